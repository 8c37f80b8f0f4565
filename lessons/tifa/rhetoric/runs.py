"""Runs of members of one make among the parts of a sentence that one mark sets off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from ..sentences import Span
from .answers import correlative, echoing, facing, opposed, reversing
from .wording import bare, coined, frame_length, make, opening, predicate, shared, starts_word

__all__ = ["pattern", "runs"]

Members = list[Span]
# One character with the quotation marks that lean on it: they do not count in a member's length.
_CHARACTER = r"(?:[“‘「『\"]*[^“”‘’「」『』\"\s][”’」』\"]*)"
_NO_MEMBER = re.compile(r"[\d０-９%％《》〈〉○×A-Za-z]")
_ENDS_OF_LIST = re.compile(r"[的等之]|相[结统]|并[重举]|工作|机制|体系|格局|模式|原则|体制|方针")
_LEADS_IN = re.compile(
    ".{0,8}(?:我们|必须|要|应|将|就|切实|着力|进一步|继续|大力|全面|积极|坚决|坚持|加快|实现|努力|更加|不断|深入)|"
)


def runs(parts: Sequence[Span], mark: str) -> Iterator[Members]:
    """Yield the runs of members of one make among parts, from left to right, none overlapping."""
    at = 0
    while at < len(parts) - 1:
        members = next((run for read in _READINGS for run in read(parts, at, mark)), [])
        if members:
            yield members
        end = members[-1].end if members else parts[at].end
        at += max(1, sum(part.start < end for part in parts[at:]))
    if mark == "、":
        yield from filter(None, map(reversing, parts))


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
    for size in dict.fromkeys(len(bare(part.text)) for part in reversed(parts[at : at + 2])):
        members = _equal(parts, at, mark, size)
        for count in range(len(members), 1, -1):
            run = [bare(member.text) for member in members[:count]]
            if _alike(run, mark) and (count > 2 or members[0] == parts[at] or _stands_alone(run)):
                yield members[:count]


def _stands_alone(pair: Sequence[str]) -> bool:
    """Say whether a pair cut out of longer clauses begins where a word does, as far as can be told."""
    return 0 in shared(pair) or all(map(make, pair)) or all(map(opening, pair))


def _equal(parts: Sequence[Span], at: int, mark: str, size: int) -> Members:
    """Collect equally long parts; the first may shed what leads into it, the last what follows."""
    alike = opening(parts[at].text) == opening(parts[at + 1].text) != ""
    shed = (at == 0 or mark != "、") and not alike
    first = _tail(parts[at], size) if shed else _whole(parts[at], size)
    members = [first] if first else []
    for number, part in enumerate(parts[at + 1 :], at + 1):
        last = number == len(parts) - 1 and mark == "、" and bool(members)
        found = _heads(part, size, len(members)) if last else [_whole(part, size)]
        members += [member for member in found if member]
        if not members or not found[-1] or len(bare(part.text)) != size:
            break
    return members if first else []


def _whole(part: Span, size: int) -> Span | None:
    return part if len(bare(part.text)) == size and not _NO_MEMBER.search(part.text) else None


def _tail(part: Span, size: int) -> Span | None:
    """Return the last characters of a part, with the quotation marks among them."""
    match = re.search(rf"{_CHARACTER}{{{size}}}$", part.text)
    if size < 2 or not match or _NO_MEMBER.search(match[0]) or not starts_word(part.text, match.start()):
        return None
    return Span(match[0], part.start + match.start(), part.end)


def _heads(part: Span, size: int, before: int) -> list[Span | None]:
    """Return the member or two (X和Y) that the last part of a list begins with."""
    member = rf"({_CHARACTER}{{{size}}})"
    match = re.match(rf"{member}(?:[和与及]{member}$)?", part.text)
    if not match or _NO_MEMBER.search(match[0]):
        return [None]
    first = Span(match[1], part.start, part.start + match.end(1))
    if match[2]:
        return [first, Span(match[2], part.start + match.start(2), part.end)]
    rest = part.text[match.end(1) :]
    closed = not rest or _ENDS_OF_LIST.match(rest) or (before > 1 and len(rest) > 2)
    return [first if closed else None]


def _alike(members: Sequence[str], mark: str) -> bool:
    """Say whether equally long members share a frame word, or are made with verbs of the genre."""
    size, count = len(members[0]), len(members)
    if len(set(members)) < count or size > 24 or any(member[0] == "既" for member in members[1:]):
        return False  # 既 begins a pair of its own
    frame, makes = frame_length(members), [make(member) for member in members]
    if count > 2:
        return (
            frame > size // 6
            or (size < 9 and _same_make(makes, size))
            or (size in (3, 4) and _mostly_made(members, makes))
            or (size == 2 and len(shared(members)) == 1 and all(map(coined, members)))
            or (size == 4 and _chained(members, makes))
        )
    if size > 2 and facing(members) and all(map(predicate, members)):
        return True
    if mark == "、":
        prefix_only = size == 4 and shared(members) == [0, 1]  # 一流学科、一流专业: a noun with its attribute
        return (size > 2 and not prefix_only and frame >= max(1, size // 4)) or _answering(members, makes)
    return frame >= max(2, size // 4) and size > 3


def _same_make(makes: Sequence[str], size: int) -> bool:
    """Accept members that all have a make: one make, or, where they have four characters, several."""
    if not all(makes) or "echo" in makes:
        return False
    return len(set(makes)) == 1 or size == 4


def _mostly_made(members: Sequence[str], makes: Sequence[str]) -> bool:
    """Accept members half of which have a make, if the others too say something."""
    made = sum(name not in ("", "echo") for name in makes)
    return 2 * made >= len(makes) and all(map(predicate, members))


def _chained(members: Sequence[str], makes: Sequence[str]) -> bool:
    """Accept members each of which has a make, or shares a frame with its neighbour."""
    linked = [frame_length(pair) > 0 for pair in pairwise(members)]
    return all(name not in ("", "echo") or any(linked[max(0, i - 1) : i + 1]) for i, name in enumerate(makes))


def _answering(members: Sequence[str], makes: Sequence[str]) -> bool:
    """Accept a pair like 打造西北质量标杆、建设西北质量高地 or 多作贡献、再立新功."""
    return (set(makes) == {"verb+object"} and 2 * len(shared(members)) >= len(members[0])) or (
        set(makes) == {"adverb+verb"}
    )


def _opening_alike(parts: Sequence[Span], at: int, mark: str) -> Iterator[Members]:
    """Yield a run of parts that open with the same verb or preposition, whatever their length."""
    word = opening(parts[at + 1].text)
    first = _from_word(parts[at], word) if word else None
    members = [first] if first else []
    for part in parts[at + 1 :] if first else []:
        if opening(part.text) != word or _NO_MEMBER.search(part.text):
            break
        members.append(part)
    if mark == "、":
        members[-1:] = map(_without_tail, members[-1:])
    if len(members) > (2 if mark == "、" else 1) and _answers(members, word):
        yield members


def _without_tail(member: Span) -> Span:
    """Cut the noun that a list modifies off its last member: 全面从严治党|的战略布局."""
    text = member.text.split("的")[0] if member.text.count("的") == 1 else member.text
    return Span(text, member.start, member.start + len(text))


def _from_word(part: Span, word: str) -> Span | None:
    """Begin a part at a word that stands at or near its head."""
    at = part.text.find(word)
    if at < 0 or not _LEADS_IN.fullmatch(part.text[:at]) or _NO_MEMBER.search(part.text):
        return None
    return Span(part.text[at:], part.start + at, part.end)


def _answers(members: Sequence[Span], word: str) -> bool:
    """A single character opens too many clauses: more of the frame must come back behind it."""
    if len(word) > 1 or (len(members) > 2 and word in "从以由把让变"):
        return True
    matcher = SequenceMatcher(None, members[0].text, members[1].text, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) > 2


_READINGS = (correlative, echoing, _aligned, _opening_alike)
