"""What members have in common at the same places, and whether it is a frame or just a shared noun."""

from __future__ import annotations

from collections.abc import Sequence

from .tagging import predicate, starts_word
from .wording import OPENING, words

__all__ = ["frame_length", "parted", "shared"]

_JOINING = frozenset("为之所而以于")  # 权为民所用, 爱民之心
_DOING = frozenset("抓管变促")  # 省级抓统筹、市级抓推进
_MODAL = frozenset("要能会须")  # 鞋底要常沾泥土，账本要常记民生
_LIGHT = frozenset("自要从想")  # adverbs that open nouns as often: 自来水, 要素


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
    return len(places) if any(_is_frame(members[0], place, places) for place in places) else 0


def parted(members: Sequence[str]) -> bool:
    """Say whether members share two stretches with something between, half of their length or more.

    >>> parted(["总体和平、局部战争", "总体缓和、局部紧张"]), parted(["国内市场", "国外市场"])
    (True, False)
    """
    places = shared(members)
    stretches = sum(place - 1 not in places for place in places)
    return stretches > 1 and 2 * len(places) >= len(members[0]) > 4


def _is_frame(member: str, place: int, places: Sequence[int]) -> bool:
    """Say whether a shared character is a frame word; a light one must not be part of a shared noun."""
    character, last = member[place], len(member) - 1
    inside = not {0, last} & set(places)
    alone = place not in (0, last) and not {place - 1, place + 1} & set(places)
    return (
        character in words("grammatical word")
        or (alone and character in words("frame", "adverb"))
        or (place == 0 and character in OPENING | {"向"})
        or (place == 0 and 1 not in places and character == "我" and predicate(member))
        or (place == 0 and 1 not in places and 1 < last < 4 and character in words("adverb") - _LIGHT)
        or (place == 0 and 1 not in places and character in words("short verb"))
        or (
            character in "要更最又" and place + 1 == last in places and member[last] in words("short quality")
        )
        or (place == last and character in words("closing verb"))
        or (place == last > 1 and last - 1 not in places and character in words("short quality"))
        or (inside and character in _JOINING)
        or (inside and character in _MODAL and place + 1 in places)
        or (inside and character in _DOING and place + 1 not in places)
        or (place + 3 <= last + 1 and last in places and _ends_in_verb(member, place, places))
        or (place + 1 in places and member[place : place + 2] in words("frame"))
        or (place + 1 in places and place + 2 <= last and member[place : place + 2] in words("verb"))
    )


def _ends_in_verb(member: str, place: int, places: Sequence[int]) -> bool:
    """Say whether what members share from a place to the end is a verb with its object: 抓落实."""
    whole = set(range(place, len(member))) <= set(places) and starts_word(member, place)
    return whole and member[place] in words("short verb") and predicate(member[place:])
