"""Text to names: where the people of a text are named, by what stands around their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..segmentation import tag
from .names import chinese_name, deed, dotted_name, is_common, is_no_name, is_side, is_word, name_at
from .passages import Passage
from .words import (
    any_of,
    countries,
    object_verbs,
    offices,
    surnames,
    title_pattern,
    transliteration,
    word_surnames,
)

__all__ = ["Name", "known_names", "names_in"]


class Name(NamedTuple):
    """A name at one place of a text, and whether a title stands before it."""

    name: str
    start: int
    end: int
    titled: bool


_LIST = re.compile("[、和与]")
_REPORTERS = re.compile(r"(?:记者|通讯员|实习生|责任?编[辑校]?|编辑|摄影|作者|题字)[:：\s　]*$")
_PHOTOGRAPHER = re.compile(r"[\s　]*摄(?!影)")


def names_in(text: str, *, known: frozenset[str] = frozenset()) -> Iterator[Name]:
    """Yield the names of a passage that its own words give away.

    A name stands behind a title (省长王建军), behind 、 or 和 after another name, before a
    reporting verb or an event verb at the beginning of a clause, or is an object of 会见 or 任命.
    A title behind a name that is `known` (习近平主席) has none behind it.

    >>> [n.name for n in names_in("副市长汪洁、贺鹏飞出席会议，陈钢指出，要实干。")]
    ['汪洁', '贺鹏飞', '陈钢']
    """
    found: dict[int, Name] = {}
    for place, titled in _places(text, known):
        while place not in found:
            name = name_at(text, place) if titled else _untitled(text, place)
            if not name or _is_reporter(text, place, name):
                break
            found[place] = Name(name, place, place + len(name), titled)
            following = _LIST.match(text, place + len(name))
            if not following:
                break
            place = following.end()
            titled = titled and following[0] == "、" and _in_list(text, place)
    yield from (found[place] for place in sorted(found))


def _in_list(text: str, place: int) -> bool:
    """Say whether the name that begins here stands in a list, not in a title of its own."""
    name = name_at(text, place)
    return bool(name and re.match(rf"[、，。；,;和与等(（\s]|$|{deed()}", text[place + len(name) :]))


_CLAUSE_HEAD = re.compile(r"(?:^|(?<=[，。；：！？,;:!?“”「」『』\"\s]))")


def _places(text: str, known: frozenset[str]) -> Iterator[tuple[int, bool]]:
    for match in title_pattern().finditer(text):
        if text[: match.start()].endswith(tuple(known)) or _runs_on(text, match):
            continue
        gap = re.compile(r"[\s　]{0,3}(?:[(（][^()（）]{1,12}[)）])?").match(text, match.end())
        place = gap.end() if gap else match.end()
        yield place, True
    for match in re.finditer(object_verbs(), text):
        yield match.end(), False
    for match in _CLAUSE_HEAD.finditer(text):
        yield match.start(), False


def _runs_on(text: str, title: re.Match[str]) -> bool:
    """Say whether a word runs over the end of what looks like a title: 代表团, 国家长治久安."""
    if text[title.end() : title.end() + 1] in tuple("团会府馆处国台部室级证队届制性"):
        return True
    start = max(0, title.start() - 4)
    for word, _ in tag(text[start : title.end() + 6]):
        if start < title.end() < start + len(word) and len(word) > 3:
            return True
        start += len(word)
    return False


def _untitled(text: str, place: int) -> str:
    name = dotted_name(text, place) or chinese_name(text, place)
    if not name or is_common(name) or is_no_name(name) or is_side(name) or is_word(name):
        return ""
    after = text[place + len(name) :]
    if text[:place].endswith("免去") and after.startswith("的"):
        return name
    return name if _is_subject(after) or (_LIST.match(after) and _chain(text, place, name)) else ""


def _is_subject(after: str) -> bool:
    return bool(
        re.match(rf"(?:等|[(（].[)）]|同志|{any_of(offices())})?(?:{deed()}|为|[说称在向对同就])", after)
    )


def _chain(text: str, place: int, name: str) -> bool:
    """Say whether a list of names begins here that ends in a verb or 等: 蔡奇、王毅等参加."""
    while name and not is_common(name):
        place += len(name)
        following = _LIST.match(text, place)
        if not following:
            return bool(re.match(rf"等?(?:{deed()})", text[place:]))
        place = following.end()
        name = chinese_name(text, place)
    return False


def _is_reporter(text: str, place: int, name: str) -> bool:
    return bool(_REPORTERS.search(text[:place]) or _PHOTOGRAPHER.match(text, place + len(name)))


def known_names(texts: Sequence[Passage], byline: tuple[str, ...]) -> list[str]:
    """List the names of a document, without the reporters of the byline, the surest reading of each.

    >>> known_names([Passage(0, "body", "市长向阳主持会议。", 0)], ())
    ['向阳']
    """
    certain = Counter(name for p in texts for find in _SURE for name in find(p.text))
    first = frozenset(certain) | {name.name for p in texts for name in names_in(p.text)}
    found = [name for p in texts for name in names_in(p.text, known=first)]
    titled = {name.name for name in found if name.titled}
    counts = certain + Counter(name.name for name in found)
    names = [name for name in counts if name not in byline or name in titled]
    return [name for name in names if not _is_misreading(name, counts)]


def _comrades(text: str) -> Iterator[str]:
    """Yield the names before 同志: 邓小平同志."""
    for match in re.finditer("同志(?!们)", text):
        readings = (text[max(0, match.start() - length) : match.start()] for length in (3, 2))
        yield from [name for name in readings if _is_comrade(name)][:1]


def _is_comrade(name: str) -> bool:
    plain = name[:1] in surnames() - word_surnames() and chinese_name(f"{name}，", 0) == name
    return plain and not is_common(name) and not is_no_name(name)


def _in_dictionary(text: str) -> Iterator[str]:
    """Yield the well-known names that jieba's dictionary has: 习近平, 王莽, 特朗普."""
    words = [("", "x"), *tag(text), ("", "x")]
    for before, (word, pos), after in zip(words, words[1:], words[2:], strict=False):
        person = pos == "nrfg" or (
            pos == "nr" and (_acts(before, word, after) or _sounds_foreign(before, word, after))
        )
        if person and not is_no_name(word) and not is_side(word):
            yield word


Word = tuple[str, str]


def _acts(before: Word, word: str, after: Word) -> bool:
    """Say whether a Chinese name of the dictionary does something here: 当年王莽要去."""
    return 2 <= len(word) <= 3 and word[0] in surnames() and before[1] == "t" and after[0] in _DEEDS


def _sounds_foreign(before: Word, word: str, after: Word) -> bool:
    """Say whether a foreign name of the dictionary stands here whole, and not for a place."""
    beside = (before[0][-1:], after[0][:1])
    whole = (transliteration() | frozenset(_PLACES)).isdisjoint(beside) and not _REIGN.match(after[0])
    place = before[1][0] in "pv" or before[1] == "ns" or before[0].endswith("社") or after[0].isdigit()
    follows = after[1][0] in "vmdpcux"
    return len(word) > 2 and transliteration().issuperset(word) and whole and follows and not place


_DEEDS = frozenset("要 去 曾 说 在 率 派 任 死 著 写".split())
_PLACES = "市路州港省区县湾岛河星级大街河镇海人军语"
_REIGN = re.compile("[一二三四五六七八九十]{1,2}世")
_ROYAL = re.compile("国王|王太后|王后|女王|总统|总理|首相|主席|陛下|殿下")


def _before_title(text: str) -> Iterator[str]:
    """Yield the foreign names that a title follows: 诗丽吉王太后."""
    for match in _ROYAL.finditer(text):
        name = text[_sounds_back(text, match.start()) : match.start()]
        foreign = 2 <= len(name) <= 8 and not any(country in name for country in countries())
        if foreign and not is_no_name(name) and not name_at(text, match.end()):
            yield name


def _sounds_back(text: str, end: int) -> int:
    """Return where the characters begin that write the sounds of a foreign name up to `end`."""
    reign = re.search(f"{_REIGN.pattern}$", text[:end])
    start = reign.start() if reign else end
    while start > 0 and text[start - 1] in transliteration():
        start -= 1
    while start < end and re.search(object_verbs() + "$", text[: start + 1]):
        start += 1
    return start


_SURE = (_in_dictionary, _before_title, _comrades)


def _is_misreading(name: str, counts: Counter[str]) -> bool:
    """Say whether a name is another one with a neighbour's character, or a part of another."""
    return any(
        (name.startswith(other) and counts[other] > counts[name])
        or (other.startswith(name) and counts[other] >= counts[name])
        for other in counts
        if other != name
    )
