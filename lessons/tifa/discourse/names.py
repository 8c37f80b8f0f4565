"""The grammar of a name: how a person's full name is made, and where it may end."""

from __future__ import annotations

import re
from functools import cache

from ..segmentation import tag
from .foreign import dotted, ethnic, foreign_readings, reigning
from .guesses import guessed_names
from .weighing import (
    ENOUGH,
    FUNCTION,
    NEVER,
    chinese_readings,
    plainness,
    speaks,
)
from .words import (
    any_of,
    countries,
    countries_from,
    country_ends,
    country_initials,
    ends_with_speaker,
    event_verbs,
    not_names,
    offices,
    reporting_verbs,
    roles,
    surnames,
    titles,
    transliteration,
    word_surnames,
)

__all__ = ["fits", "is_no_name", "is_side", "is_word", "name_at", "names_thing"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_PLACES = frozenset("乡镇村县区市省州盟旗街路港河江湖山岛湾屯寨庄")


def name_at(text: str, place: int, least: float = ENOUGH) -> str:
    """Return the name that begins at `place` behind a title, or "".

    The readings of Chinese and foreign names are weighed against each other: the one with the
    plainer end wins, and of two equally plain ones the longer.

    >>> name_at("省长王建军出席", 2), name_at("省长江航道研究所", 1), name_at("总统卢拉、", 2)
    ('王建军', '', '卢拉')
    """
    if text.startswith(countries_from(3), place):
        return ""
    for grammar in (dotted, reigning, ethnic):
        name = grammar(text, place)
        if name and not is_no_name(name):
            return name
    known, pos = tag(text[place : place + 4])[0] if text[place : place + 4] else ("", "")
    chinese = len(known) == 3 and known[0] in surnames() and not transliteration().issuperset(known)
    if chinese and pos in {"nrfg", "nr", "t"}:  # 周恩来 is a time in the dictionary
        return known
    readings = [*chinese_readings(text, place, 3.5, least), *foreign_readings(text, place)]
    fitting = [r for r in readings if fits(text, place, r[-1])]
    if not fitting and _officer_before(text, place):
        readings = [*chinese_readings(text, place, 5, least)]
        fitting = [
            r for r in readings if plainness(text[place + len(r[-1]) :]) >= 1.5 and fits(text, place, r[-1])
        ]
    return max(fitting)[-1] if fitting else _other(text, place) or _speaking(text, place)


def _officer_before(text: str, place: int) -> bool:
    """Say whether a title of one person stands before a place, with its body: 县文联主席."""
    title = _of_one_person().search(text, max(0, place - 12), place)
    before = text[max(0, title.start() - 6) : title.start()] if title else ""
    short = before[-1:] in surnames() and tag(before)[-1][0] == before[-1]
    return bool(title) and not short  # 国家主席, but not 习主席


@cache
def _of_one_person() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[\u3400-\u9fff])|(?<=[长记席理任员]、)){any_of(offices() - roles())}[\s　]*$")


_OF_NAMES = frozenset("n nr ns nz nt nrt a an ag ng".split())


def fits(text: str, place: int, name: str) -> bool:
    """Say whether a reading behind a title is a name there: 书记安宁说, not 领导|和管理."""
    end = place + len(name)
    plain = plainness(text[end:])
    office = _officer_before(text, place)
    noun = name in not_names() - titles() and tag(name)[0][1] in _OF_NAMES  # not 高度|评价, 明确|要求
    if is_no_name(name) and not (office and noun and plain >= 1.5):
        return False
    if (
        not office and name[0] in "和与及" and plain < 3 and (place, end) not in guessed_names(text)
    ):  # 学生代表|和首批队员
        return False
    if name[-1] == "等" or (name == "高度" and re.match("[评重赞肯认关]", text[end:])):
        return False
    if _ends_place(text, end, name):
        return False
    guess = (place, end) in guessed_names(text) and not is_word(name)
    acting = (
        re.match(event_verbs(), text[end:]) and len(name) == 3 and len(tag(name)[0][0]) == 1
    )  # 张升民|主持
    acting = acting and name[0] not in word_surnames()
    if plain < 3 and not (office or guess or acting) and _is_cut(text, place, end):
        return False
    over = tag(text[place - 1 : place + 1]) if place else []
    if len(over) == 1 and over[0][1] == "ns" and plain < 1.5:  # 省长|江经济带
        return False
    given = tag(name[1:])
    word = len(name) == 3 and len(given) == 1 and not given[0][1].startswith("nr")
    acts = plain >= 2 and not (word and text[end] == "等")  # 市民|化激励等政策
    if office or name[0] not in word_surnames() or name[:2] in surnames() or acts:
        return True
    if word or (place, end) in guessed_names(text):
        return not word
    return (
        not _HAN.match(text[end : end + 1] or "。") or text[end] in "和与" or (len(name) == 3 and plain >= 1)
    )


def _is_cut(text: str, place: int, end: int) -> bool:
    """Say whether a candidate is a common word, or ends within one: 市民|道德, 指挥|和操作."""
    words = tag(text[place : end + 3])
    if place + len(words[0][0]) == end:
        return words[0][1][0] in "nvadm" and not words[0][1].startswith("nr")
    for word, _ in words:
        if place < end < place + len(word):
            return word[end - place] not in "等和与"
        place += len(word)
    return False


def _ends_place(text: str, end: int, name: str) -> bool:
    """Say whether a candidate is the end of a country's name: 委|内瑞拉."""
    return text.endswith(countries_from(len(name) + 1), 0, end)


def _speaking(text: str, place: int) -> str:
    """Read whatever stands between a title and a verb of saying as a name: 党首舒默则称，."""
    for length in (2, 3, 4, 5):
        name = text[place : place + length]
        if len(name) == length and all(map(_HAN.match, name)) and speaks(text[place + length :]):
            words = tag(name)
            plain = all(len(word) == 1 or pos in {"nr", "nrt", "ns", "nz"} for word, pos in words)
            sounds = transliteration().issuperset(name)
            usual = (plain or sounds) and (FUNCTION | NEVER).isdisjoint(name) and not is_no_name(name)
            return name if usual or _odd_name(text, place, words) else ""
    return ""


def _odd_name(text: str, place: int, words: list[tuple[str, str]]) -> bool:
    """Say whether a surname and words that are no adverbs stand between an office and speech: 书记向晚晴说，."""
    name = "".join(word for word, _ in words)
    surnamed = (
        len(name) == 3 and name[0] in surnames() and NEVER.isdisjoint(name) and name[-1] not in "中上下前后里"
    )
    surnamed = surnamed and not is_no_name(name)
    told = words[0][1] == "p" and (name[-1] in "者员众家事子亲友民人们生长师导委方界" or name[1:] in titles())
    adverb = words[0][1] in {"d", "c", "r", "v", "ad"} or told  # 书记|向记者说
    return surnamed and len(words) > 1 and not adverb and _officer_before(text, place)


def is_no_name(name: str) -> bool:
    """Say whether a candidate is, or ends in, a country, a title or a body that speaks: 和游客, 但北约."""
    if (
        name in not_names()
        or (name[0] in surnames() and name[1:] in titles())
        or (name[0] in country_initials() and name[1:2] == "方")
        or name[1:] in {"婶", "嫂"}  # 李婶 is how one is called
    ):
        return True
    parts = (name, name[1:]) if name[0] in word_surnames() | country_initials() else (name,)
    if len(name) == 2 and name[0] in word_surnames() and name[1] in "在为与于也还对就只让":  # 商户|都在
        return True
    if name in reporting_verbs() or name[1:] == "家" or tag(name)[0] in ((name, "m"), (name, "d")):
        return True  # 多次
    if any(word in titles() or word in countries() or ends_with_speaker().fullmatch(word) for word in parts):
        return True
    if name.startswith(countries_from(2)) and "·" not in name:
        return True
    return len(name) > 2 and name in country_ends()  # 委|内瑞拉


def is_side(name: str) -> bool:
    """Say whether a candidate is a side of a conflict in a headline: 乌军, 英法德."""
    return (
        len(name) > 1
        and name[0] in country_initials()
        and all(c in "军方媒称" or c in country_initials() for c in name[1:])
    )


_THING = re.compile("[滩洞湾局厅署党队村镇乡县市省州区山河江湖寨港岛性化法率制式度权版高铁]$")


def names_thing(name: str) -> bool:
    """Say whether a candidate ends, or is known, as a place or a thing: 林草局, 普惠性, 广西."""
    words = tag(name)
    return bool(_THING.search(name)) or (len(words) == 1 and words[0][1] == "ns")


def is_word(name: str) -> bool:
    """Say whether a candidate begins or goes on with a common word: 单位|开, 国|选举."""
    head, rest = tag(name[:2]), tag(name[1:])
    begins = len(head) == 1 and not head[0][1].startswith(("nr", "ns", "nz"))
    if name[0] not in word_surnames():
        return begins
    goes_on = {"v", "vn", "d", "c", "r", "m", *(["n"] if name[0] in "向任应要时全但" else [])}
    return begins or (len(rest) == 1 and len(name) == 3 and rest[0][1] in goes_on and name[0] != "于")


def _other(text: str, place: int) -> str:
    """Read a name of no known surname behind an office: two to five characters that make up no words."""
    for length in (5, 4, 3, 2) if text[:place].endswith(tuple(offices())) else ():
        name = text[place : place + length]
        han = len(name) == length and all(map(_HAN.match, name))
        if han and plainness(text[place + length :]) >= 1 and _is_no_words(name) and name[-1] not in _PLACES:
            last = name[-1] in "且而则又" and not _HAN.match(text, place + length)  # no clause ends so
            inside = name[:-1] if last else name
            usual = ((FUNCTION | NEVER) - {"间", "时", "由"}).isdisjoint(inside) and name[
                0
            ] not in "到赴来去走"
            if usual:
                return name
    return ""


def _is_no_words(name: str) -> bool:
    words = tag(name)
    known = len(words) > 1 or (len(name) > 3 and words[0][1] == "nr")
    return known and all(len(word) == 1 or pos in {"nr", "nrt", "ns"} for word, pos in words)
