"""Document to names: the names that its passages give away together, the surest reading of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..segmentation import tag
from .bodies import is_body
from .foreign import is_common
from .guesses import guessed_names
from .names import is_no_name, is_side, is_word, name_at, names_thing
from .naming import Name, names_in
from .passages import Passage
from .weighing import DOUBTFUL, WORDLIKE, chinese_name, chinese_readings, plainness, speaks
from .words import (
    any_of,
    countries,
    object_verbs,
    offices,
    reporting_verbs,
    roles,
    surnames,
    title_pattern,
    titles,
    transliteration,
    word_surnames,
)

__all__ = ["known_names"]


def known_names(texts: Sequence[Passage], byline: tuple[str, ...]) -> list[str]:
    """List the names of a document, without the reporters of the byline, the surest reading of each.

    >>> known_names([Passage(0, "body", "市长向阳主持会议。", 0)], ())
    ['向阳']
    """
    certain = Counter(name for p in texts for find in _SURE for name in find(p.text))
    whole = "\n".join(p.text for p in texts)
    read_at_once = {name.name for p in texts for name in names_in(p.text)}
    first = frozenset(certain) | {name for name in read_at_once if not _is_place(name, whole)}
    found = [name for p in texts for name in names_in(p.text, known=first)]
    found += _come_back(texts, first, {name.name for name in found})
    found += _wordlike(texts, {name.name for name in found})
    titled = {name.name for name in found if name.titled}
    counts = certain + Counter(name.name for name in found)
    names = [name for name in counts if name not in byline or name in titled]
    return [name for name in names if not (_is_misreading(name, counts) or _is_place(name, whole))]


def _come_back(texts: Sequence[Passage], known: frozenset[str], sure: set[str]) -> list[Name]:
    """List the doubtful names that come back, or that begin a clause somewhere and speak: 高远说，."""
    doubtful = [name for p in texts for name in names_in(p.text, known=known, least=DOUBTFUL)]
    often = Counter(name.name for name in doubtful)
    return [
        name
        for name in doubtful
        if name.name not in sure
        and not (len(name.name) == 3 and is_word(name.name))  # 周转|房
        and (often[name.name] > 1 or _speaks_somewhere(name.name, texts))
    ]


def _wordlike(texts: Sequence[Passage], sure: set[str]) -> Iterator[Name]:
    """Yield the names that are common words, but stand behind a title and act elsewhere: 书记方向."""
    for passage in texts:
        text = passage.text
        for match in title_pattern().finditer(text):
            deed = "是" if match[0] in offices() - roles() else ""
            least, place = WORDLIKE, match.end()
            while name := _word_at(text, place, least, sure):
                if least == WORDLIKE and not _speaks_somewhere(name, texts, deed):
                    break
                yield Name(name, place, place + len(name), titled=True)
                least, place = DOUBTFUL, place + len(name) + 1  # 教师向往、石林
                if text[place - 1 : place] not in tuple("、和与"):
                    break


def _word_at(text: str, place: int, least: float, sure: set[str]) -> str:
    names = (name for _, _, name in chinese_readings(text, place, 3.5, least))
    fitting = (n for n in names if plainness(text[place + len(n) :]) >= 1 and n not in sure)
    return next((name for name in fitting if not _is_group(name)), "")


def _is_group(name: str) -> bool:
    """Say whether a word stands for people or a body, which speak as well: 专家, 会议."""
    return len(name) != 2 or name in titles() or name in reporting_verbs() or is_body(name)


def _speaks_somewhere(name: str, texts: Sequence[Passage], deed: str = "") -> bool:
    heads = re.compile(rf"(?:^|[，。；！？”\s]){re.escape(name)}(?:在[^，。；]{{1,12}}[上中时])?")
    after = (p.text[m.end() :] for p in texts for m in heads.finditer(p.text))
    return any(speaks(rest) or (deed and rest.startswith(deed)) for rest in after)


def _comrades(text: str) -> Iterator[str]:
    """Yield the names before 同志, 先生 and 老人: 邓小平同志; 张杰、曹卫星同志."""
    for match in re.finditer("同志(?!们)|先生|女士|老人(?!家)", text):
        end = match.start()
        while name := next(filter(_is_comrade, (text[max(0, end - n) : end] for n in (3, 2))), ""):
            yield name
            end -= len(name) + 1
            if text[end : end + 1] != "、":
                break


def _is_comrade(name: str) -> bool:
    words = tag(name)
    if len(words) > 1 and words[-1][1][0] in "vadbr":  # 专班有关同志
        return False
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
        foreign = 2 <= len(name) <= 8 and not any(
            country in name or country.endswith(name) for country in countries()
        )
        whole = text[max(0, match.start() - len(name) - 1) : match.start()]
        known = len(tag(whole)) == 1 and whole[0] in surnames()
        short = len(name) == 2 and name[1] in surnames() - word_surnames()  # 贯彻|毛主席
        foreign = foreign and not (known or short)  # 李|克强总理
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


def _before_office(text: str) -> Iterator[str]:
    """Yield the Chinese names that an office follows: 李邑飞书记."""
    for match in _OFFICE.finditer(text):
        for length in (3, 2):
            name = text[max(0, match.start() - length) : match.start()]
            weighed = chinese_readings(text, match.start() - length, 0, 2.5)
            whole = length == 3 and name in [reading for _, _, reading in weighed]
            own = name[-1:] == match[0].lstrip("副")[0]  # 宣传部|部长
            guessed = not own and (
                whole
                or tag(name) == [(name, "nr")]
                or (match.start() - length, match.start()) in guessed_names(text)
            )
            plain = name[:1] in surnames() - word_surnames() and not is_common(name)
            given = tag(name[1:])
            word = len(given) == 1 and len(name) == 3 and given[0][1][0] == "n" and given[0][1] != "nr"
            plain = (
                plain and not word and not transliteration().issuperset(name)
            )  # 诺|国家元首, 塔|萨尼亚外长
            if (
                length == 2 and text[max(0, match.start() - 3) : match.start() - 2] in surnames()
            ):  # 李|克强总理
                continue
            if guessed and plain and "和" not in name and not is_no_name(name) and not names_thing(name):
                yield name
                break


_OFFICE = re.compile(
    rf"(?:常务)?副?{any_of(o for o in offices() - roles() if o[0] not in '副总')}(?![\u3400-\u9fff]{{2,3}}(?:[、，。；]|同志))"
)
_SURE = (_in_dictionary, _before_title, _before_office, _comrades)


def _is_place(name: str, text: str) -> bool:
    """Say whether a name is that of a place somewhere in the text: 南流|市, 马瓦西|地区."""
    return any(_PLACE_BEHIND.match(rest) for rest in text.split(name)[1:])


_PLACE_BEHIND = re.compile("(?:[省市县州镇乡]|地区|自治|[^，。]?特别行政区|新区|大街|大道)")


def _is_misreading(name: str, counts: Counter[str]) -> bool:
    """Say whether a name is another one with a neighbour's character, or a part of another."""
    return any(
        ("·" in other and other.endswith("·" + name))
        or (name.startswith(other) and counts[other] > counts[name])
        or (other.startswith(name) and counts[other] >= counts[name])
        for other in counts
        if other != name
    )
