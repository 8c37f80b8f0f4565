"""Passage to names: where people are named, by what stands around their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..segmentation import tag
from .clauses import masked
from .foreign import is_common, unmistakable
from .guesses import guessed_names
from .lists import LINK, Name, names_of_lists, opens_list, titled_list
from .names import fits, is_no_name, is_side, name_at, names_thing
from .weighing import ENOUGH, chinese_name, deed, plainness
from .words import (
    object_verbs,
    surname_initials,
    surnames,
    title_pattern,
    titles,
    word_surnames,
)

__all__ = ["Name", "names_in"]


_NICKNAMED = re.compile("[老小][\u3400-\u9fff]")  # 村民老赵 has a name that nobody prints
_REPORTERS = re.compile(
    r"(?:记者|通讯员|责任?编[辑校]?|(?<!总)编辑|摄影|作者|题字)[:：\s　]*$|(?:记者|通讯员)[^，。；]*实习生[:：\s　]*$"
)
_PHOTOGRAPHER = re.compile(r"[\s　]*摄(?!影)")


def names_in(text: str, *, known: frozenset[str] = frozenset(), least: float = ENOUGH) -> Iterator[Name]:
    """Yield the names of a passage that its own words give away.

    A name stands behind a title (省长王建军), behind 、 or 和 after another name, before a
    reporting verb or an event verb at the beginning of a clause, or is an object of 会见 or 任命.
    A title behind a name that is `known` (习近平主席) has none behind it.

    >>> [n.name for n in names_in("副市长汪洁、贺鹏飞出席会议，陈钢指出，要实干。")]
    ['汪洁', '贺鹏飞', '陈钢']
    """
    found: dict[int, Name] = {}
    for place, titled in _places(text, known):
        while place not in found and not any(name.start < place < name.end for name in found.values()):
            name = name_at(text, place, least) if titled else _untitled(text, place, least)
            if (
                not name
                or _NICKNAMED.fullmatch(name)
                or _is_reporter(text, place, name)
                or _cuts_into(text, place, name, known)
            ):
                found.update({n.start: n for n in titled_list(text, place)} if titled else {})
                break
            found[place] = Name(name, place, place + len(name), titled)
            following = LINK.match(text, place + len(name))
            if not following:
                break
            place = following.end()
            titled = titled and following[0] == "、" and _in_list(text, place)
    for listed in names_of_lists(text):
        found.setdefault(listed.start, listed)
    yield from (found[place] for place in sorted(found))


def _in_list(text: str, place: int) -> bool:
    """Say whether the name that begins here stands in a list, not in a title of its own."""
    name = name_at(text, place)
    return bool(name and re.match(rf"[、，。；,;和与等(（\s]|$|{deed()}", text[place + len(name) :]))


_PERSON_NOUN = re.compile("[\u3400-\u9fff][员师手家者军兵人户工匠商农医生警友客](?=[\u3400-\u9fff]{2})|人物")


def _ends_noun(text: str, place: int) -> bool:
    """Say whether a noun ends at a place: 老兵|谷满仓, not 人|民, nor the verb 施工|."""
    start = max(0, place - 4)
    for word, pos in tag(text[start : place + 3]):
        start += len(word)
        if start >= place:
            return start == place and pos[0] not in "vad"
    return False


_INTRODUCED = re.compile(
    r"\d岁的|队的?(?![伍员列])(?=[\u3400-\u9fff]{2,4})|的(?=[\u3400-\u9fff]{2,4})|[名他她个位]叫|在(?=[\u3400-\u9fff]{2,4}的(?:带领|指导|陪同|主持|帮助|见证))|由|请|递补|选举"
)
_ATTENDANCE = re.compile("(?:出席|列席|参加|主持|缺席|请假|记录|联系)(?:人员|人|领导|同志)?[:：]\\s*")
_GAP = re.compile(r"[\s　]{0,3}(?:[(（][^()（）]{1,12}[)）])?")
_CLAUSE_HEAD = re.compile(r"(?:^|(?<=[，。；：！？,;:!?“”「」『』\"\s]))|(?<=、)(?=[\u3400-\u9fff]{1,7}[·•])")


def _places(text: str, known: frozenset[str]) -> Iterator[tuple[int, bool]]:
    """Yield where a name may begin, and whether a title stands before it, which no known name has."""
    names = tuple(known)
    for left, place, titled in _all_places(text):
        if not (titled and text.endswith(names, 0, left)):
            yield place, titled


@lru_cache(maxsize=256)  # a passage is read three times over
def _all_places(text: str) -> tuple[tuple[int, int, bool], ...]:
    """List the places with where what stands before them begins."""
    titles_in = [m for m in title_pattern().finditer(text) if not _runs_on(text, m)]
    gaps = [(m.start(), _GAP.match(text, m.end())) for m in titles_in]
    found = [(left, gap.end(), True) for left, gap in gaps if gap]
    found += [(0, m.end(), True) for m in _ATTENDANCE.finditer(text)]
    for pattern in (re.compile(object_verbs()), _CLAUSE_HEAD, _INTRODUCED):
        found += [(m.start(), m.end(), False) for m in pattern.finditer(text)]
    nouns = (m for m in _PERSON_NOUN.finditer(text) if _ends_noun(text, m.end()))
    return (*found, *((m.start(), m.end(), False) for m in nouns))


def _runs_on(text: str, title: re.Match[str]) -> bool:
    """Say whether a word runs over the end of what looks like a title: 代表团, 国家长治久安."""
    if text[title.end() : title.end() + 1] in tuple("团会府馆处国台部室级证队届制性小班下层"):
        return True
    start = max(0, title.start() - 4)
    place = ""
    for word, pos in tag(text[start : title.end() + 6]):
        rest = text[start + len(word) : title.end()]
        if (
            start < title.start() < start + len(word) < title.end()
            and rest.removeprefix("副") not in titles()
        ):  # 推行|长
            return True
        if start < title.end() < start + len(word):
            inside = start > title.start() and word[0] != "长"  # 电工|程, but 省长|江
            if inside or len(word) > 3 or place == "ns":
                return not chinese_name(text, title.end(), 3, 6.5)  # 审议官|田中均告诫，
        place = pos if start + len(word) == title.start() + 1 else ""  # 沅江市|长春
        start += len(word)
    return False


class _Left(NamedTuple):
    """What may stand before a name without a title, how much it is worth, and how plainly the name must end."""

    pattern: re.Pattern[str]
    worth: float  # 3 as much as a title
    end: float  # 2 before a deed, 1 before any verb


_LEFT = tuple(
    _Left(re.compile(f"(?:{pattern})$"), worth, end)
    for pattern, worth, end in (
        ("免去|任命|递补|选举", 3.0, 0.5),
        (r"\d岁的|[名个位他她我]叫", 2.5, 1.0),
        (rf"{object_verbs()}|[员师手家者军兵人户工匠商农医生警友客]|人物", 2.0, 1.0),
        ("(?<!结)队的?(?![伍员列])", 2.0, 1.0),
        ("的", 0.5, 2.0),
        ("", 1.0, 2.0),  # the beginning of a clause
    )
)


def _untitled(text: str, place: int, least: float) -> str:
    """Return the name that begins here without a title: it acts, or opens a list of names."""
    plain = unmistakable(text, place)
    if not plain and text[place : place + 1] not in surname_initials():
        return ""
    if not plain and not chinese_name(text, place, 3, least):  # not even behind a title
        return ""
    left = next(left for left in _LEFT if left.pattern.search(text[max(0, place - 8) : place]))
    name = plain or chinese_name(text, place, left.worth, least)
    end = place + len(name)
    if masked(text)[place : place + 1] == "□":
        return ""  # in a coinage: “沙戈荒”, “千户万灯”
    strict = name[:1] in surnames() - word_surnames()
    sure = plain or (len(name) > 3 - strict and (place, end) in guessed_names(text))
    if name and plainness(text[end:]) >= (min(1.0, left.end) if sure else left.end):
        if is_no_name(name) or is_side(name.rstrip("还也都")) or (not plain and names_thing(name)):
            return ""
        given = tag(name[1:])
        spelled = is_common(name) or (
            (len(name) > 2 or left.worth < 2)
            and len(given) == 1
            and given[0][1][0] == "v"
            and (place, end) not in guessed_names(text)
        )
        if spelled and plainness(text[end:]) < 3 and left.worth < 3:  # 育人|初心, 司|负责同志
            return ""
        return name if plain or fits(text, place, name) else ""
    listed = chinese_name(text, place)
    good = listed and not is_no_name(listed) and not is_side(listed) and opens_list(text, place, listed)
    return listed if good else ""


def _cuts_into(text: str, place: int, name: str, known: frozenset[str]) -> bool:
    """Say whether a candidate ends within a known name: 向习|近平."""
    end = place + len(name)
    return any(
        text.startswith(other, start) and start + len(other) > end
        for other in known
        for start in range(place + 1, end)
    )


def _is_reporter(text: str, place: int, name: str) -> bool:
    return bool(_REPORTERS.search(text[:place]) or _PHOTOGRAPHER.match(text, place + len(name)))
