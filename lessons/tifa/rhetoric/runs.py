"""Runs of members of one make among the parts of a sentence that one mark sets off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from ..sentences import Span
from .answers import correlative, facing, opposed, returning, reversing
from .cutting import NO_MEMBER, cut_well, from_word, heads, led_in, tail, whole_part, without_tail
from .frames import frame_length, parted, shared
from .replies import begun_alike, echoed, framed, kindred, replying, rising
from .tagging import coined, governed, noun, openings, predicate, starts_word, verb_first
from .wording import OPENING, bare, governs, make, opening, words

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
    return plain and any(predicate(part) or make(part) for part in parts)


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


def _aligned(parts: Sequence[Span], at: int, mark: str) -> Iterator[Members]:
    """Yield runs of equally long members that are built alike, the longest first."""
    opens = at == 0 or mark != "、"
    for size in dict.fromkeys(_sizes(parts, at, mark)):
        members = _equal(parts, at, mark, size)
        for count in range(len(members), 1, -1):
            run = [bare(member.text) for member in members[:count]]
            whole = members[0] == parts[at]
            if mark == "，" and not (whole or _begins(parts[at], members[0])):
                continue
            apart = whole or (opens and (_stands_alone(run) or cut_well(parts[at], members[0])))
            if _alike(run, mark, whole=whole) and (count > 2 or apart):
                yield members[:count]


def _sizes(parts: Sequence[Span], at: int, mark: str) -> Iterator[int]:
    """Yield how long the members may be: as long as a part, or as a first part behind its verb or preposition."""
    first, second = bare(parts[at].text), bare(parts[at + 1].text)
    yield from (len(second), len(first))
    if mark == "、" and len(parts) == at + 2:
        yield from (len(first) - at for at in openings(first) if 2 < len(first) - at < len(second))


def _begins(part: Span, member: Span) -> bool:
    """Say whether a first member cut out of a clause begins where one can: not behind its own subject."""
    before = part.text[: member.start - part.start]
    said = bool(opening(member.text)) or make(member.text) in ("set phrase", "verb+object")
    return led_in(before) or cut_well(part, member) or governed(before) or said


def _stands_alone(pair: Sequence[str]) -> bool:
    """Say whether a pair cut out of longer clauses begins where a word does, as far as can be told."""
    return (
        0 in shared(pair)
        or all(map(make, pair))
        or all(map(opening, pair))
        or facing(pair)
        or returning(pair)
    )


def _equal(parts: Sequence[Span], at: int, mark: str, size: int) -> Members:
    """Collect equally long parts; the first may shed what leads into it, the last what follows."""
    alike = opening(parts[at].text) == opening(parts[at + 1].text) != ""
    first = whole_part(parts[at], size) if alike else tail(parts[at], size)
    members = [first] if first else []
    for number, part in enumerate(parts[at + 1 :], at + 1):
        last = number == len(parts) - 1 and mark == "、" and bool(members)
        found = heads(part, size, len(members)) if last else [whole_part(part, size)]
        members += [member for member in found if member]
        if not members or not found[-1] or len(bare(part.text)) != size:
            break
    return members if first else []


def _alike(members: Sequence[str], mark: str, *, whole: bool) -> bool:
    """Say whether equally long members share a frame word, or are made with verbs of the genre.

    A first member that is not `whole` was cut out of a longer clause: it must have a make itself.
    """
    size, count = len(members[0]), len(members)
    if len(set(members)) < count or size > 24 or any(member[0] == "既" for member in members[1:]):
        return False  # 既 begins a pair of its own
    if members[0][0] in "不无有" and all(map(noun, members)):
        return False  # 不锈钢、不动产 share a character and are a list
    if returning(members):
        return True
    if _kinds_of_a_thing(members):
        return False
    frame, makes = frame_length(members), [make(member) for member in members]
    if count > 2:
        return (
            frame > size // 6
            or (size < 9 and _same_make(makes, size))
            or ((whole or bool(makes[0])) and _mostly_made(members, makes, mark))
            or (size == 2 and 2 * sum(map(coined, members)) >= count and all(map(governs, members)))
            or (mark == "，" and parted(members))
            or (size in (3, 4) and _chained(members, makes))
        )
    if facing(members):
        return True
    if mark == "、":
        same = shared(members)  # 一流学科、一流专业, 最佳故事片、最佳美术片: nouns with their attribute
        prefix_only = same == [0, 1] if size == 4 else same[:2] == [0, 1] and _only_named(members, same)
        return (size > 2 and not prefix_only and frame >= max(1, size // 4)) or _answering(members, makes)
    if size < 8 and _has(members) and all(map(predicate, members)):
        return True
    return frame >= max(2, size // 4) and size > 3


def _kinds_of_a_thing(members: Sequence[str]) -> bool:
    """Say whether members only put attributes before one noun: 供水安全、生态安全."""
    noun_in_common = shared(members) == [2, 3] and members[0][2:] in words("quality", "closing verb")
    return len(members[0]) == 4 and noun_in_common and not any(predicate(member[:2]) for member in members)


def _only_named(members: Sequence[str], places: Sequence[int]) -> bool:
    """Say whether members that begin alike only name things: no verb, and no word of grammar in common."""
    grammar = any(members[0][place] in words("grammatical word") | OPENING for place in places)
    return not (grammar or any(map(predicate, members)))


def _has(members: Sequence[str]) -> bool:
    """Say whether members have 有, 无, 不 or 在 at the same place inside: 群众有需求,政府有回应."""
    return any(members[0][i] in "有无不在" for i in shared(members) if 0 < i < len(members[0]) - 1)


def _same_make(makes: Sequence[str], size: int) -> bool:
    """Accept members that all have a make: one make, or, where they have four characters, several."""
    if not all(makes) or "echo" in makes:
        return False
    return len(set(makes)) == 1 or size == 4


def _mostly_made(members: Sequence[str], makes: Sequence[str], mark: str) -> bool:
    """Accept members half of which have a make, if the others too say something in the same way.

    Four characters between commas are a clause, whatever they are made of, if all say something.
    """
    size, count = len(members[0]), len(members)
    alike = predicate if size < 5 else verb_first
    made = [name not in ("", "echo") for name in makes]
    others = sum(not (known or alike(member)) for known, member in zip(made, members, strict=True))
    if size == 4 and (3 * sum(made) >= 2 * count or (mark == "，" and not others)):
        return True
    return (
        2 < size < 9
        and (size < 5 or made[0])
        and 2 * sum(made) >= count
        and others <= (count // 4 if size == 4 else 0)
    )


def _chained(members: Sequence[str], makes: Sequence[str]) -> bool:
    """Accept members each of which has a make, or shares a frame with its neighbour."""
    linked = [
        frame_length(pair) > 0 or (2 * len(shared(pair)) > len(pair[0]) and all(map(predicate, pair)))
        for pair in pairwise(members)
    ]
    return all(name not in ("", "echo") or any(linked[max(0, i - 1) : i + 1]) for i, name in enumerate(makes))


def _answering(members: Sequence[str], makes: Sequence[str]) -> bool:
    """Accept a pair like 打造西北质量标杆、建设西北质量高地 or 多作贡献、再立新功."""
    return (set(makes) == {"verb+object"} and 2 * len(shared(members)) >= len(members[0])) or (
        set(makes) == {"adverb+verb"}
    )


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
    _aligned,
    _opening_alike,
    rising,
    _keyed,
    framed,
    echoed,
    begun_alike,
    kindred,
)
