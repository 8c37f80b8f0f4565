"""Members of equal length, side by side, with the same words or the same makes at the same places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..sentences import Span
from .answers import facing, returning
from .cutting import cut_well, heads, tail, whole_part
from .frames import frame_length, parted, shared
from .tagging import adverbial, coined, noun, openings, predicate, verb_first, verb_last
from .wording import OPENING, bare, governs, make, opening, words

__all__ = ["aligned"]

Members = list[Span]


def aligned(parts: Sequence[Span], at: int, mark: str) -> Iterator[Members]:
    """Yield runs of equally long members that are built alike, the longest first."""
    opens = at == 0 or mark != "、"
    for size in dict.fromkeys(_sizes(parts, at, mark)):
        members = _equal(parts, at, mark, size)
        for count in range(len(members), 1, -1):
            run = [bare(member.text) for member in members[:count]]
            whole = members[0] == parts[at]
            if mark == "，" and not (whole or _begins(parts[at], members[0], parts[at + 1])):
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


def _begins(part: Span, member: Span, following: Span) -> bool:
    """Say whether a first member cut out of a clause begins where one can: not behind its own subject."""
    before = part.text[: member.start - part.start]
    said = (
        bool(opening(member.text))
        or member.text[:2] == following.text[:2]
        or make(member.text) in ("set phrase", "verb+object")
    )
    return (
        cut_well(part, member)
        or adverbial(before)
        or said
        or (len(bare(member.text)) < 5 and verb_last(before))
    )


def _stands_alone(pair: Sequence[str]) -> bool:
    """Say whether a pair cut out of longer clauses begins where a word does, as far as can be told.

    Four characters that say something are a unit: 赓续不息、绵延不绝.
    """
    unit = len(pair[0]) == 4 and all(map(predicate, pair))
    return (
        unit
        or 0 in shared(pair)
        or any(all(map(known, pair)) for known in (make, opening))
        or facing(pair)
        or returning(pair)
    )


def _equal(parts: Sequence[Span], at: int, mark: str, size: int) -> Members:
    """Collect equally long parts; the first may shed what leads into it, the last what follows."""
    following: Members = []
    for number, part in enumerate(parts[at + 1 :], at + 1):
        last = number == len(parts) - 1 and mark == "、"
        found = heads(part, size, len(following) + 1) if last else [whole_part(part, size)]
        following += [member for member in found if member]
        if not found[-1] or len(bare(part.text)) != size:
            break
    if not following:
        return []
    alike = opening(parts[at].text) == opening(parts[at + 1].text) != ""
    first = whole_part(parts[at], size) if alike else tail(parts[at], size)
    return [first, *following] if first else []


def _alike(members: Sequence[str], mark: str, *, whole: bool) -> bool:
    """Say whether equally long members share a frame word, or are made with verbs of the genre.

    A first member that is not `whole` was cut out of a longer clause: it must have a make itself.
    """
    size, count = len(members[0]), len(members)
    if len(set(members)) < count or size > 24 or any(member[0] == "既" for member in members[1:]):
        return False  # 既 begins a pair of its own
    if members[0][0] in "不无有" and any(map(noun, members)):
        return False  # 不锈钢、不动产 share a character and are a list
    if returning(members) or _crossed(members):
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
            or (4 < size < 9 and _verbs_of_one_object(members))
            or (4 < size < 9 and whole and all(len(opening(member)) > 1 for member in members))
            or (size in (3, 4) and _chained(members, makes))
        )
    if facing(members):
        return True
    if mark == "、":
        same = shared(members)  # 一流学科、一流专业, 最佳故事片、最佳美术片: nouns with their attribute
        prefix_only = same == [0, 1] if size == 4 else same[:2] == [0, 1] and _only_named(members, same)
        enough = max(1, size // 4 if 0 in same else (size + 1) // 4)
        return (size > 2 and not prefix_only and frame >= enough) or _answering(members, makes)
    if size < 8 and _has(members) and all(map(predicate, members)):
        return True
    return frame >= max(2, size // 4) and size > 3


def _kinds_of_a_thing(members: Sequence[str]) -> bool:
    """Say whether members only put attributes before one noun: 供水安全、生态安全."""
    noun_in_common = shared(members) == [2, 3] and members[0][2:] in words("quality", "closing verb")
    return len(members[0]) == 4 and noun_in_common and not any(predicate(member[:2]) for member in members)


def _crossed(members: Sequence[str]) -> bool:
    """Say whether four characters share every second one: 筑巢引凤、固巢留凤."""
    return len(members[0]) == 4 and shared(members) == [1, 3] and any(map(predicate, members))


def _verbs_of_one_object(members: Sequence[str]) -> bool:
    """Say whether members differ in their verbs alone: 认识规律、尊重规律、利用规律."""
    return shared(members) == list(range(2, len(members[0]))) and all(map(verb_first, members))


def _only_named(members: Sequence[str], places: Sequence[int]) -> bool:
    """Say whether members that begin alike only name things: no verb, and no word of grammar in common."""
    grammar = any(members[0][place] in words("grammatical word") | OPENING for place in places)
    return not (grammar or any(map(predicate, members)))


def _has(members: Sequence[str]) -> bool:
    """Say whether members have 有, 无, 不, 在 or 了 at the same place inside: 群众有需求,政府有回应."""
    return any(members[0][i] in "有无不在了" for i in shared(members) if 0 < i < len(members[0]) - 1)


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
        frame_length(pair) > 0
        or facing(pair)
        or (2 * len(shared(pair)) > len(pair[0]) and all(map(predicate, pair)))
        for pair in pairwise(members)
    ]
    return all(name not in ("", "echo") or any(linked[max(0, i - 1) : i + 1]) for i, name in enumerate(makes))


def _answering(members: Sequence[str], makes: Sequence[str]) -> bool:
    """Accept a pair like 打造西北质量标杆、建设西北质量高地 or 多作贡献、再立新功."""
    verbs = set(makes) == {"verb+object"} or (len(members[0]) > 5 and all(map(opening, members)))
    alike = 3 * len(shared(members)) >= len(members[0]) and not any(map(noun, members))
    return (verbs and alike) or set(makes) == {"adverb+verb"}
