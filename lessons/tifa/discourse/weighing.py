"""How much some characters look like a Chinese name: by what follows them, and what they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..segmentation import tag
from .guesses import guessed_names
from .words import (
    any_of,
    country_initials,
    ends_with_speaker,
    event_verbs,
    japanese_surnames,
    offices,
    reporting_verbs,
    surnames,
    title_pattern,
    titles,
    word_surnames,
)

__all__ = [
    "DOUBTFUL",
    "ENOUGH",
    "FUNCTION",
    "LINKS",
    "NEVER",
    "WORDLIKE",
    "Reading",
    "chinese_name",
    "chinese_readings",
    "deed",
    "plainness",
    "speaks",
]

ENOUGH = 3.5  # how sure a reading must be
WORDLIKE = 0.5  # how sure one must be that stands behind a title and speaks elsewhere: 书记方向
DOUBTFUL = 2.0  # how sure one must be that comes back in the text

# Characters that names seldom hold (words of grammar), never hold, and never end with; words of place.
FUNCTION = frozenset(
    "的了在是与及或等将还也不这那其从互致向对把被同由为就都并而且但却又再很着过地得有和于中上下前后日月年时内外间们要须会"
    "能不各每只纷愿方称约已曾正更最该兼则涉"
)
NEVER = frozenset("的了他她它我你您们说称")
LINKS = frozenset("和同向为所只能可让日因于与在对就也还")
_PLACE_WORDS = frozenset("中上下前后内里")
_HAN = re.compile(r"[\u3400-\u9fff]")

Reading = tuple[float, int, str]  # how sure it is, its length, the name


def chinese_name(text: str, place: int, left: float = 3, least: float = ENOUGH) -> str:
    """Return the name with a known surname that begins at `place`, or "".

    `left` is what stands before it worth: 3 a title, 1 only the beginning of a clause.

    >>> chinese_name("于海补充，", 0), chinese_name("严格执法，", 0), chinese_name("方案出台", 0, left=1)
    ('于海', '', '')
    """
    return max(chinese_readings(text, place, left, least), default=(0.0, 0, ""))[-1]


def chinese_readings(text: str, place: int, left: float, least: float) -> Iterator[Reading]:
    """Yield the readings of a Chinese or Japanese name: a surname and one or two characters more."""
    for sure, length, name in _readings(text, place):
        if left + sure >= least:
            yield left + sure, length, name


@lru_cache(maxsize=8192)  # a passage is read three times over
def _readings(text: str, place: int) -> tuple[Reading, ...]:
    """Weigh each reading by itself, whatever stands before it."""
    found = []
    for length in (3, 2, 1):
        surname = text[place : place + length]
        for more in (1, 2, 3)[: 3 if surname in japanese_surnames() else 2] if surname in surnames() else ():
            name = text[place : place + length + more]
            if len(name) == length + more and all(map(_HAN.match, name)):
                sure = (
                    plainness(text[place + len(name) :])
                    + _inner(name, surname)
                    + 1.5 * ((place, place + len(name)) in guessed_names(text))
                    - _cut(text, place, name)
                )
                found.append((sure, len(name), name))
    return tuple(found)


@lru_cache(maxsize=1)
def _speaking() -> re.Pattern[str]:
    return re.compile(
        r"(?:同志|先生|女士)?"
        r"(?:[还也又则都曾均再就]|\d{1,2}日|[今昨当]天|日前|近日|此前|[\u3400-\u9fff]{2,3}地|[\u3400-\u9fff]着|逢人[便就]|听(?:完|取|了)?[\u3400-\u9fff]{0,3}后)?"
        rf"(?:说|称|告诉记者|{any_of(verb for verb in reporting_verbs() if len(verb) > 1)}道?)[，,：:“。]"
    )


def speaks(after: str) -> bool:
    """Say whether a person plainly speaks here: what follows is a verb of saying and a comma or colon."""
    return bool(_speaking().match(after))


@lru_cache(maxsize=1)
def deed() -> str:
    """Return a pattern for what a person does in a report: 指出, 出席."""
    return f"(?:{any_of(verb for verb in reporting_verbs() if len(verb) > 1)}|{event_verbs()})"


_FOLLOWS = frozenset("v vd vn p d c t r m f x l i ul uj uz ud ug uv".split())
_SINGLE_VERBS = frozenset(
    "说称率赴作发请任为是有到让获带看用讲做当向对同与和及在从就将还也则于把被并等又曾以来的涉则"
)
_AFTER_NAME = re.compile(
    "时(?:[，,：:]|[表指强提要重]|说|称)|[握拿指望看抱拉捧端扶牵挽拍抚摸翻数]着|[\u3400-\u9fff]{2}地[说表指]|[\u3400-\u9fff]着说|[说称][，,：:。“]"
    "|致(?:[慰贺唁][问电信]|[函电信辞词])|同志|先生|女士|等|一行|的?(?:贺信|贺电|专访|讲话|主持)|的(?:汇报|介绍|发言|带领|报告|陪同|指导|帮助|邀请|建议)|夫妇|父亲|母亲|家"
    "|(?:还|都|也|则|又|均|曾|已经?|将|正在?|当即|当场|今年|日前|此前|近日)[\u3400-\u9fff]"
)


_BESIDE = frozenset("和与同在到带正没向")  # what stands right behind the subject of a sentence
_AFTER_VERB = frozenset("在着了到进出起上下")
_MANNER = re.compile("[\u3400-\u9fff]{2,4}地[\u3400-\u9fff]")
_NAMED_AFTER = re.compile("纪念[馆园碑堂日]")


def plainness(after: str) -> float:
    """Say how plainly a name may end before this text: 3 before speech, 2 before a deed, -1 within words.

    >>> plainness("强调，要实干"), plainness("出席会议"), plainness("，"), plainness("席会议")
    (3, 2, 1.5, -1)
    """
    return _plainness(after[:12])


@lru_cache(maxsize=4096)
def _plainness(after: str) -> float:
    """Say how plainly a name may end before this text, from -1 to 3."""
    if speaks(after):
        return 3
    if _NAMED_AFTER.match(after) or after[:1] in tuple("寨堡坝沟屯峪岭寺"):
        return -1
    office = title_pattern().match(after)
    if office and speaks(after[office.end() :]):
        return 3
    if _AFTER_NAME.match(after) or re.match(deed(), after) or after.startswith(tuple(offices())):
        return 2
    if not _HAN.match(after or "。"):
        return -1 if after[:1].isalpha() else 1.5
    if after[0] in "的家":
        return 1.5 if re.match("家[的里中]", after) else 0.5
    if after[0] in _BESIDE:
        return 1.5
    (word, pos), *then = tag(after[:6])
    if _MANNER.match(after) or (len(word) == 1 and pos == "v" and then and then[0][0] in _AFTER_VERB):
        return 1
    return 1 if (word in _SINGLE_VERBS if len(word) == 1 else pos in _FOLLOWS) else -1


_WORD_COST = {
    **dict.fromkeys("v vd d ad p r c m t f u".split(), 4.0),
    **dict.fromkeys("a vn an b z".split(), 3.0),
}


def _inner(name: str, surname: str) -> float:
    """Say how much a candidate looks like a name inside: less where it is spelled by common words."""
    given = name[len(surname) :]
    if not NEVER.isdisjoint(name) or name in surnames() or given in titles() or _is_body(given, surname):
        return -9
    whole, rest = tag(name), tag(given)
    if len(whole) == 1 and whole[0][1].startswith("nr"):
        return (len(name) > 2) + 0.5 * (surname not in word_surnames())
    sure = 0.5 * (surname not in word_surnames()) + (len(surname) > 1)
    word = len(given) == 2 and len(rest) == 1  # 柳和平: 和平 is a word, and 和 no conjunction
    sure -= 0 if word else sum(c in FUNCTION for c in given) + (name[-1] in LINKS) * 0.5
    if len(whole) == 1 and whole[0][1] != "nz":
        sure -= _WORD_COST.get(whole[0][1], 1.0 if whole[0][1] == "ns" else 2.5)
    if len(name) == 3 and len(surname) == 1:
        sure -= _first_word_cost(name)
    if word and rest[0][1] in {"r", "t", "f"}:
        sure -= 3
    elif given == "家":  # 刘家|堡, 专|家
        sure -= 4
    elif word and rest[0][1] in {"v", "vn", "d", "p", "c"}:
        sure -= 1.5
    elif word and name[0] in _LINKING:
        sure -= rest[0][1][0] in "nvadil"
    sure -= 1.5 * (name[-1] in "局厅署部委办院社团组")
    sure -= name[-1] in "前后"
    return sure - (name[-1] in _PLACE_WORDS and len(tag(name[:-1])) == 1) * 3


def _is_body(given: str, surname: str) -> bool:
    """Say whether what would be a given name makes a body of it: 党|委, 韩|军, but not 杨|军."""
    if given == "军":
        return surname in country_initials() or surname in word_surnames()
    if given == "方":  # 韩|方, 官|方, but not 何方
        return surname in country_initials() or tag(surname + given)[0][1] != "r"
    return bool(ends_with_speaker().fullmatch(given))


def _first_word_cost(name: str) -> float:
    """Say what it costs that a candidate begins with a common word: 严格|执, 单位|开."""
    first = tag(name[:2])
    if len(first) > 1 or first[0][1].startswith("nr"):
        return 0
    return _WORD_COST.get(
        first[0][1], 0.5 if first[0][1][:2] in {"nz", "ns"} else 1 + (name[0] in word_surnames())
    )


_LINKING = frozenset("和向同与从经由及等任应要时全都连当为以将则只并且")
_GOVERNING = frozenset("和向都同与从由")


def _cut(text: str, place: int, name: str) -> float:
    """Say what it costs that a word runs over the end of a candidate, or that it opens with a preposition."""
    end = place + len(name)
    over = tag(text[end - 1 : end + 1])
    runs_over = (
        len(over) == 1 and text[end : end + 1] not in _SINGLE_VERBS and not over[0][1].startswith("nr")
    )
    plain = plainness(text[end:]) >= 1.5
    if len(tag(text[end - 1 : end + 2])) == 1:  # 吕海|笑呵呵
        return 3
    if len(over) == 1 and over[0][1] in {"d", "c", "p"} and len(name) > 2:  # 李祎|共同
        return 3
    return 1.5 * (runs_over and not plain) + 1.5 * (
        name[0] in _GOVERNING and not plain and tag(name) != [(name, "nr")]
    )
