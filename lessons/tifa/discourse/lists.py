"""Names in lists, where one gives the next away: 汪洁、贺鹏飞、岑立出席."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..segmentation import tag
from .foreign import is_common, unmistakable
from .guesses import guessed_names
from .names import is_no_name, is_side, is_word
from .weighing import chinese_name, chinese_readings, deed
from .words import reporting_verbs, titles

__all__ = ["LINK", "Name", "names_of_lists", "opens_list", "titled_list"]


class Name(NamedTuple):
    """A name at one place of a text, and whether a title stands before it."""

    name: str
    start: int
    end: int
    titled: bool


LINK = re.compile("[、和与]")
_CREDITS = re.compile(
    r"(?:记者|通讯员|摄影|摄像|编辑|设计|海报|文案|视频|统筹|监制|策划|制片|撰稿|配音)[:：\s　]*[^，。；;:：从在获]*$"
)


_ACT_TOGETHER = re.compile(
    rf"等?(?:一同|一道|一起|共同)?(?:{deed()}|被|分?获|先后|分别)|等(?:\d+[位名人]|[\u3400-\u9fff]{{0,8}}(?:代表|委员|专家|领导))"
)


def opens_list(text: str, place: int, name: str) -> bool:
    """Say whether a list of names begins here that ends in a verb or 等: 蔡奇、王毅等参加."""
    start = place
    while name and not is_common(name):
        place += len(name)
        following = LINK.match(text, place)
        if not following:
            return bool(place - start > len(name) and _ACT_TOGETHER.match(text, place))
        place = following.end()
        name = _name(text, place)
    return False


def _name(text: str, place: int) -> str:
    """Return the name at `place`, of whatever people: 韩梅, 普布次仁."""
    return unmistakable(text, place) or chinese_name(text, place)


def titled_list(text: str, place: int) -> list[Name]:
    """List the names of a list behind a title that begins with a common word: 市领导安康、麻建军."""
    names: list[Name] = []
    start = place
    while True:
        readings = [r for r in chinese_readings(text, start, 3, 0) if _LISTED_END.match(text, start + r[1])]
        if not readings:
            break
        name = max(readings)[-1]
        names.append(Name(name, start, start + len(name), titled=True))
        following = LINK.match(text, start + len(name))
        if not following:
            break
        start = following.end()
    shaped = sum(_is_shaped(n.name) for n in names)
    wrong = any(n.name in titles() or n.name in reporting_verbs() for n in names)
    return names if len(names) > 2 and 2 * shaped >= len(names) and not wrong else []


_LISTED_END = re.compile(rf"[、和与，。；]|$|等|{deed()}")
_RUN = re.compile(r"(?<=、)[\u3400-\u9fff·]{2,8}(?=[、和])")


def names_of_lists(text: str) -> Iterator[Name]:
    """Yield the names of a list of three or more, titled or not: 汪洁、贺鹏飞、岑立出席."""
    for match in _RUN.finditer(text):
        before = text[: match.start() - 1]
        shaped = [n for n in (4, 3, 2) if _is_shaped(before[-n:])]
        first = next((n for n in shaped if before[:-n].endswith(tuple(titles()))), (shaped or [0])[0])
        third = _name(text, match.end() + 1)
        places = (match.start() - 1 - first, match.start(), match.end() + 1)
        words = (text[places[0] : places[0] + first], match[0], third)
        if not all(map(_is_shaped, words)) or _CREDITS.search(text[: places[0]]):
            continue
        guessed = [
            (start, start + len(word)) in guessed_names(text)
            for start, word in zip(places, words, strict=True)
        ]
        known = [tag(word)[0][1].startswith("nr") for word in words]
        things = max(map(len, words)) < 3 and not (
            text.endswith(tuple(titles()), 0, places[0])
            or _ACT_TOGETHER.match(text, places[2] + len(words[2]))
        )  # 黎锦、苗绣、贝雕
        if sum(map(max, zip(guessed, known, strict=True))) > 1 and not things:  # 汪洁、贺鹏飞, not 杨树、柳树
            for place, word in zip(places, words, strict=True):
                yield Name(word, place, place + len(word), titled=False)


def _is_shaped(name: str) -> bool:
    """Say whether a piece of text is a name of China through and through."""
    if name and unmistakable(name + "，", 0) == name:
        return True
    shaped = 2 <= len(name) <= 4 and chinese_name(name + "，", 0) == name
    return shaped and not (is_common(name) or is_no_name(name) or is_word(name) or is_side(name))
