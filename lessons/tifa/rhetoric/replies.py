"""Clauses that answer each other or begin alike, whatever their length: 只是…才是, 先…后, 一头连着…一头连着…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ..sentences import Span
from .answers import opposite
from .cutting import NO_MEMBER, from_word, tail
from .frames import frame_length, shared
from .tagging import is_name, predicate, verb, verb_first
from .wording import bare, words

__all__ = ["begun_alike", "echoed", "framed", "kindred", "replying", "rising"]

_LONGEST = 16  # what answers is short: both halves are heard together
_PARTICLE = re.compile("[着了得]$")
_STEP = "[分步程寸尺点层截筹成头环]"
_MORE = re.compile(f"[\u3400-\u9fff]{{2}}一{_STEP}$")
_SO_MORE = re.compile(f"^[^，]{{1,8}}[就便才则].{{1,4}}一{_STEP}$")
_ONLY = re.compile("[^，]{1,8}(?:只是|不过是|不只是|不仅是)")
_BUT = re.compile("[^，]{1,8}(?:才是|更是)")
_ALSO = re.compile("[^，也]{1,6}也(?P<rest>.{3,10})")
_DENIED = re.compile("(?P<who>[^，不]{1,4})不(?P<verb>[在是靠看比怕求])[^，]")


def replying(parts: Sequence[Span], at: int, mark: str) -> Iterator[list[Span]]:
    """Yield a pair of short clauses in which the second takes up the first.

    >>> pair = [Span("先交朋友", 0, 4), Span("后做生意", 5, 9)]
    >>> [len(found) for found in replying(pair, 0, "，")]
    [2]
    """
    second = bare(parts[at + 1].text)
    whole = parts[at]
    led = from_word(whole, second[1]) if second[:1] == "不" and len(second) > 1 else None
    for start in filter(None, (whole, led)):
        first = bare(start.text)
        short = 0 < min(len(first), len(second)) <= max(len(first), len(second)) <= _LONGEST
        short = short and not NO_MEMBER.search(first + second)
        if short and mark != "；" and any(answers(first, second) for answers in _ANSWERS):
            yield [start, parts[at + 1]]


def _in_turn(first: str, second: str) -> bool:
    """先交朋友，后做生意."""
    near = abs(len(first) - len(second)) < 3 and max(len(first), len(second)) < 9
    return first[0] == "先" and second[0] in "后再" and near and predicate(second)


def _rather(first: str, second: str) -> bool:
    """把监督当成爱护，而不是当成束缚."""
    rest = second.removeprefix("而不是").removeprefix("而非")
    return rest != second and len(rest) > 2 and rest[:2] in first


def _affirmed(first: str, second: str) -> bool:
    """青春不在等待里，青春在风浪里."""
    match = _DENIED.match(first)
    return bool(match) and second.startswith(match["who"] + match["verb"]) if match else False


def _refused(first: str, second: str) -> bool:
    """当好“一线总指挥”，不当“甩手掌柜”."""
    doing = (first[0] in words("short verb") or verb(first[0])) and first[0] not in "要应能会"
    return doing and second[:2] == "不" + first[0] and abs(len(first) - len(second)) < 4


def _too(first: str, second: str) -> bool:
    """成绩摆在这里，问题也摆在这里."""
    match = _ALSO.fullmatch(second)
    return bool(match) and first.endswith(match["rest"]) and first != match["rest"] if match else False


def _less_and_more(first: str, second: str) -> bool:
    """少一些会议室里的“头脑风暴”，多一些炕头上的促膝长谈."""
    return opposite(first[0], second[0]) and first[1:3] == second[1:3] and len(first) > 3


_ANSWERS = (
    _in_turn,
    _less_and_more,
    _refused,
    _too,
    _rather,
    _affirmed,
    lambda first, second: bool(_ONLY.match(first) and _BUT.match(second)),
    lambda first, second: bool(_MORE.search(first) and _SO_MORE.match(second)),
)


def kindred(parts: Sequence[Span], at: int, mark: str) -> Iterator[list[Span]]:
    """Yield a pair of clauses that open with adverbs of one root and have a word in common.

    >>> pair = [Span("严格质量执法", 0, 6), Span("严厉打击质量违法行为", 7, 17)]
    >>> [len(found) for found in kindred(pair, 0, "，")]
    [2]
    """
    second = parts[at + 1]
    adverb = second.text[:2]
    if mark != "，" or adverb not in words("frame") or NO_MEMBER.search(second.text):
        return
    for one in words("frame"):
        first = from_word(parts[at], one) if len(one) == 2 and one[0] == adverb[0] and one != adverb else None
        if first and {*pairwise(first.text[2:])} & {*pairwise(second.text[2:])}:
            yield [first, second]


_DEGREE = re.compile(
    r"[^的更最]{1,8}(?P<degree>更加|更|最|越来越|日益|日趋|日渐|不断)[^\W\d_的]{1,2}(?=的|$)"
)


def begun_alike(parts: Sequence[Span], at: int, mark: str) -> Iterator[list[Span]]:
    """Yield clauses that open with the same three characters or more, a verb among them.

    >>> pair = [Span("一头连着农户", 0, 6), Span("一头连着国家的粮仓", 7, 16)]
    >>> [len(found) for found in begun_alike(pair, 0, "，")]
    [2]
    """
    if mark == "、":
        return
    pairs = zip(parts[at].text, parts[at + 1].text, strict=False)
    opens = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    members = []
    for part in parts[at:]:
        if not part.text.startswith(opens) or len(part.text) < len(opens) + 2 or NO_MEMBER.search(part.text):
            break
        members.append(part)
    says = predicate(opens) or _PARTICLE.search(opens)
    if len(opens) > 2 and len(members) > 1 and says and opens[0] not in "在对" and not is_name(opens):
        yield members


def echoed(parts: Sequence[Span], at: int, mark: str) -> Iterator[list[Span]]:
    """Yield a pair of one frame in which 也 or 又 opens the second: 走得出大山、也回得了家乡.

    >>> pair = [Span("让娃走得出大山", 0, 7), Span("也回得了家乡", 8, 14)]
    >>> [[member.text for member in found] for found in echoed(pair, 0, "、")]
    [['走得出大山', '也回得了家乡']]
    """
    second = parts[at + 1]
    rest = bare(second.text)[1:]
    first = tail(parts[at], len(rest)) if second.text[0] in "也又" and 3 < len(rest) < 9 else None
    if mark == "；" or not first or NO_MEMBER.search(second.text):
        return
    pair = (bare(first.text), rest)
    if frame_length(pair) and shared(pair)[0] < 2 and all(map(verb_first, pair)):
        yield [first, second]


def framed(parts: Sequence[Span], at: int, mark: str) -> Iterator[list[Span]]:
    """Yield clauses of any length that open with the same verb and end with the same words: 管…必须管安全."""
    members = [parts[at]]
    opens, ends = parts[at].text[:1], parts[at].text[-3:]
    for part in parts[at + 1 :]:
        if not (part.text.startswith(opens) and part.text.endswith(ends)) or NO_MEMBER.search(part.text):
            break
        members.append(part)
    if len(members) > 1 and opens in words("short verb") and predicate(ends) and mark != "；":
        yield members


def rising(parts: Sequence[Span], at: int, mark: str) -> Iterator[list[Span]]:
    """Yield members of about one length that end with the same degree: 结构更优、核心竞争力更强."""
    members: list[Span] = []
    degree = ""
    for part in parts[at:]:
        match = _DEGREE.match(part.text)
        if not match or match["degree"] != (degree or match["degree"]) or NO_MEMBER.search(part.text):
            break
        degree = match["degree"]
        members.append(Span(match[0], part.start, part.start + match.end()))
        if match.end() < len(part.text):
            break
    if len(members) > 2 and members[0].end == parts[at].end:
        yield [tail(members[0], len(bare(members[1].text))) or members[0], *members[1:]]
