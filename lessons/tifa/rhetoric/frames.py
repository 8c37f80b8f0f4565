"""What members have in common at the same places, and whether it is a frame or just a shared noun."""

from __future__ import annotations

from collections.abc import Sequence

from .tagging import predicate, starts_word, word_at
from .wording import LIGHT, OPENING, words

__all__ = ["frame_length", "parted", "shared"]

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
    character, pair = member[place], member[place : place + 2]
    readings = [word_at(m, place) for m in members]
    if place and all(len(word) > 1 and part[0] == "n" for word, part in readings):
        return False  # 国有资产: part of a thing's name
    begins, ends = place - 1 not in places, place + 1 not in places
    alone = begins and ends and 0 < place < last
    if place == 0:
        opens = character in OPENING | {"向"} or (
            ends
            and (
                character in words("short verb")
                or (character == "我" and predicate(member))
                or (1 < last < 4 and character in words("adverb") - LIGHT)
            )
        )
    else:
        opens = place < last and any(_function_word(character, *reading) for reading in readings)
    closes = place == last and (
        character in words("closing verb") or (last > 1 and begins and character in words("short quality"))
    )
    return (
        opens
        or closes
        or character in words("grammatical word")
        or (
            alone
            and character in words("frame", "adverb")
            and (len(places) > 1 or character not in _LISTING or len(readings[0][0]) > 1)
        )
        or (
            character in "要更最又" and place + 1 == last in places and member[last] in words("short quality")
        )
        or (not ends and pair in words("frame"))
        or (
            not ends
            and begins
            and place + 2 <= last
            and pair in words("verb")
            and not _closing(place, last, places)
        )
        or (place + 2 <= last in places and _ends_in_verb(member, place, places))
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
