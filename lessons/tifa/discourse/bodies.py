"""Which noun phrases can speak: bodies, documents, meetings and groups of people."""

from __future__ import annotations

import re
from functools import cache

from ..segmentation import tag
from .adverbials import DAY, ONLY_ADVERBS, strip_after, strip_before
from .words import (
    any_of,
    countries,
    country_initials,
    ends_with_speaker,
    event_verbs,
    reporting_verbs,
    titles,
)

__all__ = [
    "after_modifier",
    "beginnings",
    "body_at_head",
    "dated_subject",
    "is_body",
    "may_speak",
]


def is_body(phrase: str) -> bool:
    """Say whether a noun phrase is a body that can speak, or a country in a headline.

    >>> is_body("省政府"), is_body("俄"), is_body("新要求")
    (True, True, False)
    """
    if not phrase:
        return False
    if phrase in country_initials() or re.search("《[^《》]+》$", phrase):
        return True
    if phrase in reporting_verbs() and not ends_with_speaker().fullmatch(phrase):  # 部署, not 批示
        return False
    suffix = ends_with_speaker().search(phrase) or _person_noun().search(phrase)
    if re.match(rf"(?:{event_verbs()})(?=..)", phrase):  # 祝贺全会
        return False
    if not suffix or _NO_SPEAKER.search(phrase) or (suffix[0] == "方" and len(phrase) > 3):
        return False
    if phrase[0] in country_initials() and phrase[1:] == suffix[0]:  # 以军
        return True
    words = tag(phrase)
    if len(words) > 1 and words[0][1] in {"p", "c"}:  # 同士兵们|交流
        return False
    if not ends_with_speaker().search(phrase):
        return all(pos not in {"v", "d", "p"} or word in _WHICH_PEOPLE for word, pos in words)
    word, pos = words[-1]
    return len(suffix[0]) > 1 or not (len(word) > 1 and pos in {"v", "vn", "d", "a", "t"})


# Verbs that only tell which people are meant.
_WHICH_PEOPLE = frozenset("与会 参会 在场 受访 参赛 获奖 退休 创业 返乡".split())
_NO_SPEAKER = re.compile(
    r"^[我您你]|^(?:这|那|其|事实|实践|数据|结果|历史)|^[中双各有][^，]{0,2}方?(?:愿|将)|^有关方面"
    r"|(?:提出|作出|系列建议|新|明确|落实.*|重要|殷切|各项|有关|上述|战略|决策)$"
    r"|[称说]将|^(?:向|对|就|按|为|让|把|使|并|且|新$|落实|贯彻|围绕|响应|符合|满足|适应|达到|积极|全面|有关)"
)


@cache
def _person_noun() -> re.Pattern[str]:
    return re.compile(f"{any_of(titles())}们?$")


_NEVER_SPEAKS = re.compile(
    "(?:数据|结果|事实|历史|实践|研究|情况|内容|问题|时间|方式|原因|目的|简称|俗称|人称|号|法|话)$"
)


def may_speak(phrase: str, *, dated: bool) -> bool:
    """Say whether any noun phrase may speak before 表示，: one without a verb, or one that a day follows.

    >>> may_speak("当地果农", dated=False), may_speak("相关数据", dated=False)
    (True, False)
    """
    if (
        len(phrase) < 2
        or ONLY_ADVERBS.fullmatch(phrase)
        or _NO_SPEAKER.search(phrase)
        or _NEVER_SPEAKS.search(phrase)
    ):
        return False
    noun = phrase.rpartition("的")[2] if _WHICH_ONE.match(phrase) else phrase
    words = tag(noun)
    plain = bool(words) and words[-1][1][0] in "nj" and all(pos not in _NOT_IN_NOUNS for _, pos in words)
    return dated or plain


_NOT_IN_NOUNS = frozenset("v p d r c uj".split())


# A full name of a body begins with its country or its rank; what stands before is a headline.
_RANK = "中共中央|国家|中国|(?:中华|(?<!安))全国(?!际)|中央|最高人民|参议院|众议院|国防部|外交部|财政部|教育部|商务部"
_RANK += "|联合国|欧盟|欧洲|石油输出国组织|世界(?:卫生|贸易)组织|国际(?:原子能机构|货币基金组织|人士)"


@cache
def beginnings() -> re.Pattern[str]:
    """Return the pattern of what full names of bodies begin with: a country, a rank, or a body by itself."""
    return re.compile(f"{_RANK}|{any_of(c for c in countries() if len(c) > 1)}")


def after_modifier(phrase: str) -> str:
    """Drop a modifier with 的, but not that of 党的二十大 or 与会的."""
    head, found, rest = phrase.rpartition("的")
    whole = not found or head.endswith("党") or len(head) < 3 or _WHICH_ONE.match(head)
    return phrase if whole else rest


_WHICH_ONE = re.compile(
    "[一两几这那][位名个]|[有不][的少些]|许多|很多|多[位名]|与会|参会|在场|受访"
)  # 一位做模具的|老板


_EVENT = re.compile(rf"{event_verbs()}(?![人团者员性会室司局部])")


def body_at_head(clause: str) -> str:
    """Return the body that a clause of a report begins with, or "".

    >>> body_at_head("中央宣传部发出通知"), body_at_head("全军官兵深切感受到")
    ('中央宣传部', '全军官兵')
    """
    clause = strip_before(clause)
    dated = dated_subject(clause)
    if dated:
        return dated
    event = _EVENT.search(clause)
    phrase = strip_after(clause[: event.start()]) if event else ""
    bare = (
        phrase and tag(phrase)[0][1] in {"v", "ad", "d", "p"} and not phrase.startswith(tuple(_WHICH_PEOPLE))
    )
    if 2 <= len(phrase) <= 20 and not bare and is_body(phrase):
        return phrase
    return _opening_phrase(clause)


_PREDICATE = frozenset("v d ad t l i a z".split())
_PREPOSITIONS = frozenset("在从向对就于同与为把被将由")


def _opening_phrase(clause: str) -> str:
    """Return the body that a clause begins with, up to the word that makes it one: 全军官兵|深切感受…."""
    end, found = 0, ""
    for word, pos in tag(clause[:24]):
        attribute = end == 0 and pos == "a"  # 广大|官兵
        if word in _PREPOSITIONS or (pos in _PREDICATE and not attribute):
            break
        end += len(word)
        if end > 1 and is_body(clause[:end]) and clause[end : end + 1] not in "的、和与及":
            found = clause[:end]
    return found


_DATED = re.compile(rf"([\u3400-\u9fff、]{{2,40}}?)(?:{DAY})(?<![今去]年)(?<!年初)(?<!近年来)")


def dated_subject(clause: str) -> str:
    """Return the body that a clause of a report begins with, if a day stands behind it, or "".

    >>> dated_subject("美国旅游协会3日致信美国国会"), dated_subject("双方要密切往来")
    ('美国旅游协会', '')
    """
    match = _DATED.match(clause)
    phrase = match[1] if match else ""
    return phrase if phrase and is_body(phrase) else ""
