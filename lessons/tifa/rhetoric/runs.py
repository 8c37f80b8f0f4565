"""Runs of members of one make among the parts of a sentence that one mark sets off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from ..sentences import Span
from .aligned import aligned
from .answers import correlative, opposed, opposite, reversing
from .cutting import NO_MEMBER, from_word, without_tail
from .replies import begun_alike, echoed, framed, kindred, replying, rising
from .tagging import coined, predicate, starts_word
from .wording import bare, make, opening, words

__all__ = ["pattern", "runs"]

Members = list[Span]


_REPORTS = re.compile("(?:强调|指出|表示|要求|认为|[说称])$")  # 听取建设工作汇报时强调，建设… is no figure


def runs(parts: Sequence[Span], mark: str, *, quoted: bool = False) -> Iterator[Members]:
    """Yield the runs of members of one make among parts, from left to right, none overlapping.

    `quoted`: the parts are all that stands between two quotation marks.
    """
    if quoted and _coined_pair([bare(part.text) for part in parts]):
        yield list(parts)
        return
    at = 0
    while at < len(parts) - 1:
        readings = [next(read(parts, at, mark), []) for read in _READINGS]
        members = max(readings, key=len)  # of equally many, those of the first reading
        if members and not _REPORTS.search(members[0].text):
            yield members
        end = members[-1].end if members else parts[at].end
        at += max(1, sum(part.start < end for part in parts[at:]))
    if mark == "、":
        yield from filter(None, map(reversing, parts))


_COUNTED = re.compile("[一二两三四五六七八九十双]")


def _coined_pair(parts: Sequence[str]) -> bool:
    """Accept any two equally long parts that a text quotes as one phrase, if one of them says something.

    Counted things alone are an abbreviation: 双随机、一公开.
    """
    if len(parts) != 2 or len(parts[0]) != len(parts[1]) or not 2 < len(parts[0]) < 9:
        return False
    counted = len(parts[0]) == 3 and all(map(_COUNTED.match, parts))
    plain = parts[0] != parts[1] and not any(map(NO_MEMBER.search, parts)) and not counted
    opposites = any(opposite(*pair) for pair in zip(*parts, strict=True))  # 小机关、大服务
    return plain and (opposites or any(predicate(part) or make(part) for part in parts))


def pattern(members: Sequence[str], mark: str) -> str:
    """Name the pattern of members: series, antithesis or repetition.

    >>> pattern(["人无我有", "人有我优"], "，"), pattern(["加大投入", "加大考核"], "，")
    ('antithesis', 'repetition')
    """
    plain = [bare(member) for member in members]
    alike = len({opening(member) for member in plain}) == 1 and opening(plain[0])
    if len(members) > 2:
        return "repetition" if alike and mark != "、" else "series"
    return "repetition" if alike and not opposed(*plain) else "antithesis"


def _opening_alike(parts: Sequence[Span], at: int, mark: str) -> Iterator[Members]:
    """Yield a run of parts that open with the same verb or preposition, whatever their length."""
    word = opening(parts[at + 1].text)
    if not word:
        return
    alike = takewhile(lambda part: _opens(part, word), parts[at + 1 :])
    members = list(alike)
    first = from_word(parts[at], word, anywhere=len(members) > 1 and (len(word) > 1 or word == "要"))
    if not first:
        return
    members = [first, *members]
    if mark == "、":
        members[-1:] = map(without_tail, members[-1:])
    enough = len(members) > (2 if mark == "、" else 1) and all(bare(m.text) != word for m in members)
    if enough and _answers(members, word):
        yield members


def _opens(part: Span, word: str) -> bool:
    return (
        bare(part.text).startswith(word)
        and opening(part.text) in ("", word)
        and not NO_MEMBER.search(part.text)
    )


def _keyed(parts: Sequence[Span], at: int, mark: str) -> Iterator[Members]:
    """Yield three short members or more that open with the same verb or adverb: 进城、进企业、进社区.

    One of them at least is no word of the dictionary: 同志、同学、同事 is a list.
    """
    key = bare(parts[at + 1].text)[:1]
    if mark != "、" or key not in words("adverb", "short verb", "frame"):
        return
    begins = parts[at].text.rfind(key)
    first = Span(parts[at].text[begins:], parts[at].start + begins, parts[at].end)
    members = [first] if begins >= 0 and starts_word(parts[at].text, begins) else []
    for part in parts[at + 1 :] if members else []:
        if not bare(part.text).startswith(key):
            break
        members.append(part)
    members[-1:] = map(without_tail, members[-1:])
    short = all(1 < len(bare(member.text)) < 6 and not NO_MEMBER.search(member.text) for member in members)
    apart = len({bare(member.text)[:2] for member in members}) == len(
        members
    )  # 绿色园区、绿色工厂 are things
    if len(members) > 2 and short and apart and any(coined(bare(member.text)) for member in members):
        yield members


def _answers(members: Sequence[Span], word: str) -> bool:
    """A single character opens too many clauses: more of the frame must come back behind it."""
    if len(word) > 1 or (len(members) > 2 and word in "从以由把让变要"):
        return True
    matcher = SequenceMatcher(None, members[0].text, members[1].text, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) > 2


_READINGS = (
    correlative,
    replying,
    aligned,
    _opening_alike,
    rising,
    _keyed,
    framed,
    echoed,
    begun_alike,
    kindred,
)
