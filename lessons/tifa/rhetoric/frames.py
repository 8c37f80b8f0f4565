"""What members have in common at the same places, and whether it is a frame or just a shared noun."""

from __future__ import annotations

from collections.abc import Sequence

from .tagging import predicate, starts_word, word_at
from .wording import LIGHT, OPENING, words

__all__ = ["frame_length", "parted", "shared"]

_Word = tuple[str, str]

_LISTING = frozenset("的和与及至并或")  # 赣州与深圳、吉安与东莞
_CLASSICAL = frozenset("之而所以于为则")  # 尽力而为、量力而行: a saying is a phrase


def shared(members: Sequence[str]) -> list[int]:
    """List the places at which all members, equally long, have the same character.

    >>> shared(["想在前", "走在前", "干在前"])
    [1, 2]
    """
    return [i for i, column in enumerate(zip(*members, strict=True)) if len(set(column)) == 1]


def frame_length(members: Sequence[str]) -> int:
    """Count the places that members share, when a frame word is among them; otherwise 0.

    A shared noun at the end (装备制造业、生物制药业) makes a list, not a frame: some shared character
    must be a particle, an adverb, a verb that opens each member, or one that closes it.

    >>> frame_length(["小事不出村", "大事不出镇"]), frame_length(["制造业", "服务业"])
    (3, 0)
    """
    places = shared(members)
    return len(places) if any(_is_frame(members, place, places) for place in places) else 0


def parted(members: Sequence[str]) -> bool:
    """Say whether members share two stretches with something between, half of their length or more.

    >>> parted(["总体和平、局部战争", "总体缓和、局部紧张"]), parted(["国内市场", "国外市场"])
    (True, False)
    """
    places = shared(members)
    stretches = sum(place - 1 not in places for place in places)
    return stretches > 1 and 2 * len(places) >= len(members[0]) > 4


def _is_frame(members: Sequence[str], place: int, places: Sequence[int]) -> bool:
    """Say whether a shared character is a frame word; a light one must not be part of a shared noun."""
    member, last = members[0], len(members[0]) - 1
    readings = [word_at(m, place) for m in members]
    if place and all(len(word) > 1 and part[0] == "n" for word, part in readings):
        return False  # 国有资产: part of a thing's name
    if member[place] in words("grammatical word"):
        return True
    if place == 0:
        frames = _opens(member, readings, goes_on=1 in places)
    elif place == last:
        frames = _closes(member, alone=last > 1 and last - 1 not in places)
    else:
        frames = _stands_inside(member[place], readings, places, place)
    return frames or _is_phrase(member, place, places)


def _opens(member: str, readings: Sequence[_Word], *, goes_on: bool) -> bool:
    """Say whether the first character is a frame word; one that opens a shared word (`goes_on`) seldom is."""
    if goes_on or member[0] in OPENING | {"向"}:
        return member[0] in OPENING | {"向"}
    adverb = 2 < len(member) < 5 and member[0] in words("adverb") - LIGHT
    named = all(len(word) < len(member) and part[0] in "nab" for word, part in readings)  # 重点产业、重大项目
    verb = member[0] in words("short verb") and not named
    return adverb or verb or (member[0] == "我" and predicate(member))


def _closes(member: str, *, alone: bool) -> bool:
    """Say whether the last character is a verb, a quality by itself, or makes a change of a clause: 管理社会化."""
    change = member[-1] == "化" and len(member) > 4
    return change or member[-1] in words("closing verb") or (alone and member[-1] in words("short quality"))


def _stands_inside(character: str, readings: Sequence[_Word], places: Sequence[int], place: int) -> bool:
    """Say whether a character between others is a preposition, particle, verb or adverb by itself."""
    if any(_function_word(character, *reading) for reading in readings):
        return True
    alone = not {place - 1, place + 1} & set(places)
    joins = len(places) == 1 and character in _LISTING and len(readings[0][0]) == 1
    return alone and character in words("frame", "adverb") and not joins


def _is_phrase(member: str, place: int, places: Sequence[int]) -> bool:
    """Say whether a frame word of two characters begins here, or what closes the member: 更强, 抓落实."""
    last, pair = len(member) - 1, member[place : place + 2]
    if place + 1 not in places:
        return False
    degree = place + 1 == last and pair[0] in "要更最又" and pair[1] in words("short quality")
    begins = place - 1 not in places and place + 2 <= last and not _closing(place, last, places)
    return (
        degree
        or pair in words("frame")
        or (begins and pair in words("verb"))
        or (place + 2 <= last and _ends_in_verb(member, place, places))
    )


def _closing(place: int, last: int, places: Sequence[int]) -> bool:
    """Say whether all from a place inside to the end is shared: 技术创新中心、产业创新中心."""
    return place > 0 and set(range(place, last + 1)) <= set(places)


def _function_word(character: str, word: str, part: str) -> bool:
    """Say whether a character inside a member is a preposition, particle, verb or adverb by itself."""
    if len(word) == 1:
        return part[0] in "pucvd" and character not in _LISTING
    return part[0] in "il" and character in _CLASSICAL


def _ends_in_verb(member: str, place: int, places: Sequence[int]) -> bool:
    """Say whether what members share from a place to the end is a verb with its object: 抓落实."""
    whole = set(range(place, len(member))) <= set(places) and starts_word(member, place)
    alone = len(word_at(member, place)[0]) == 1 or place == 0
    return whole and alone and member[place] in words("short verb") and predicate(member[place:])
