"""Who speaks: the speaker before a reporting verb, by the grammar of the clause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..segmentation import tag
from .passages import clause_start
from .words import (
    any_of,
    countries,
    country_initials,
    ends_with_speaker,
    event_verbs,
    offices,
    surnames,
    titles,
)

__all__ = ["Speaker", "dated_subject", "named_in", "speaker_before", "subject_of"]


class Speaker(NamedTuple):
    """A speaker as the table gives it, and where its noun phrase stands in the sentence."""

    name: str
    start: int
    end: int


_DAY = (
    r"(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|[今昨当]天|[今昨当同]日|[今昨当]晚|日前|近日|此前|随后|最近|同一[天日]"
    r"|目前|近年来|不久前|\d{4}年|周[一二三四五六日]|\d{1,2}月份?|今年|去年|年初"
)
_TIME = rf"(?:{_DAY})(?:[(（][^()（）]*[)）])?(?:上午|下午|晚间?|凌晨|中午|早些时候)?"
_HOW = (
    r"还|也|又|再次|再|则|曾|并|都|就此|对此|为此|同时|另外|此外|一再|反复|多次|进一步|特别|明确|着重|郑重|一致|普遍|共同|随即|分别"
    r"|最后|首先|接着|继续|公开|正式|强烈|坚决|深刻|严正|严肃|直接|当场|现场|由衷|纷纷|均|已经?|早就|经常|时常|不禁|专门|详细|旗帜鲜明|语重心长|一针见血|[\u3400-\u9fff]{2,4}地|[\u3400-\u9fff]{1,2}着"
)
_WHERE = (
    r"(?:在|于)[^，。；]{1,45}?(?:上|时|中|后|前|里|期间|之际|之后|之前|当天)|会上|会后|会前|接受[^，。；]{0,30}?(?:采访|专访)时?"
    r"|(?:在|于)[^，。；]{1,14}|(?:以|引用|援引|通过)[^，。；]{2,20}"
)
_TO_WHOM = r"(?:向|对|就|围绕|针对|同|与|给)(?:(?!提出|作出|表示)[^，。；]){1,40}"
_BY_WHAT = (
    r"(?:发表|发布|发)(?:书面|联合)?(?:声明|公报|讲话|致辞|社论|视频|文章|报告|演讲|公告|消息)"
    r"|致辞|撰文|发文|致信|来信|回信|通报|公告|报道|汇报|警告|回应"
)
_AROUND = rf"(?:{_TIME}|{_HOW}|{_WHERE}|{_TO_WHOM}|{_BY_WHAT}|[,，、\s])"
_BETWEEN = re.compile(rf"(?:同志|先生|女士)?{_AROUND}*")
_TRAILING = re.compile(rf"(?<=.)(?:{_TIME}|{_HOW}|{_WHERE}|{_TO_WHOM}|{_BY_WHAT})$")
_LEADING = re.compile(
    rf"(?:{_TIME}|[另又]?据|其中|此外|另外|同时|对此|而|但|并|目前|会上|会后|(?:在|自|经|为|根据)[^，。；]{{1,40}}?[上时中后前里下])[，,]?"
)
_HONOUR = rf"(?:{any_of(offices())}|同志|先生|女士|院士|教授|老师|医生)?"
_PRONOUN = re.compile(r"[他她](?!们|人|国)|该[\u3400-\u9fff]{0,4}(?:发言人|负责人)")


@lru_cache(maxsize=256)
def named_in(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of the names of a text."""
    return re.compile(any_of(names) if names else r"(?!)")


def speaker_before(sentence: str, verb: int, names: tuple[str, ...]) -> Speaker | None:
    """Find the speaker whose verb stands at `verb`: a person, a pronoun or a body.

    A pronoun is returned as it is printed; None where the clause has no speaker of its own.

    >>> speaker_before("副省长岑立在会上要求，", 8, ("岑立",)).name
    '岑立'
    >>> speaker_before("另据美国媒体28日报道，", 9, ()).name
    '美国媒体'
    """
    start = _clause(sentence, verb)
    if sentence.startswith(("对于", "关于", "针对"), start):
        return None
    for grammar in (_person, _pronoun, _body):
        speaker = grammar(sentence, start, verb, names)
        if speaker:
            return speaker
    return None


def _clause(sentence: str, verb: int) -> int:
    start = clause_start(sentence, verb, marks='，,；;：:。！？!?“”「」『』"\n 　')
    coinage = re.search('[“「『"]□+[”」』"]$', sentence[:start])
    return coinage.start() if coinage else start


def _person(sentence: str, start: int, verb: int, names: tuple[str, ...]) -> Speaker | None:
    """Find a person of whom nothing but time, place and manner separates the verb."""
    for match in reversed(list(named_in(names).finditer(sentence, 0, verb))):
        rest = re.compile(_HONOUR).sub("", sentence[match.end() : verb], count=1)
        if match.start() < start and re.search("[，,；;：:。“”]", sentence[match.end() : start - 1]):
            break
        if _BETWEEN.fullmatch(rest):
            return Speaker(match[0], min(start, match.start()), match.end())
    return None


def _pronoun(sentence: str, start: int, verb: int, names: tuple[str, ...]) -> Speaker | None:
    match = _PRONOUN.match(sentence, start)
    if match and _BETWEEN.fullmatch(sentence, match.end(), verb):
        return Speaker(match[0], start, match.end())
    return None


_NO_SPEAKER = re.compile(
    r"^[我您你]|^(?:这|那|其|事实|实践|数据|结果|历史)|^[中双各有][^，]{0,2}方?(?:愿|将)|记者$|[按依]照|^有关方面|(?:提出|作出|新|明确|落实.*|重要|殷切|各项|有关|上述|战略|决策)$"
    r"|^(?:向|对|就|按|为|让|把|使|并|且|新$|落实|贯彻|根据|围绕|遵照|响应|符合|满足|适应|达到|积极|全面|有关)"
)


def _body(sentence: str, start: int, verb: int, names: tuple[str, ...]) -> Speaker | None:
    """Find a body that speaks: strip what stands around it, and test the noun phrase."""
    phrase = sentence[start:verb]
    while (match := _TRAILING.search(phrase)) is not None:
        phrase = phrase[: match.start()].rstrip("，, ")
    while (match := _LEADING.match(phrase)) is not None and match.end() < len(phrase):
        phrase = phrase[match.end() :]
    phrase = _after_modifier(_after_headline(phrase)).strip(" 　、")
    nickname = _NICKNAME.search(phrase)
    if nickname and _BEFORE_NICKNAME.search(phrase[: nickname.start()]):
        end = sentence.rindex(phrase, start, verb) + len(phrase)
        return Speaker(nickname[0], start, end)
    headline = len(phrase) > 1 or sentence[verb : verb + 1] == "称"
    if len(phrase) <= 30 and headline and is_body(phrase):
        begin = sentence.rindex(phrase, start, verb)
        return Speaker(phrase, begin if len(phrase) > 12 else min(start, begin), begin + len(phrase))
    return None


_OFFICERS = re.compile(f"{any_of(offices())}$")  # 各代表团团长
_NICKNAME = re.compile(
    rf"(?:[老小]{any_of(surnames())}|{any_of(surnames())}(?:某某?|先生|女士|师傅|大[爷妈叔婶姐哥]|阿姨|奶奶|爷爷|老师|老汉))$"
)
_BEFORE_NICKNAME = re.compile(rf"(?:^|{any_of(titles())})$")


def _after_headline(phrase: str) -> str:
    """Drop a headline that runs into the sentence behind it: …13人死亡|黎巴嫩卫生部."""
    phrase = phrase.rpartition("据")[2]
    places = [phrase.rfind(country) for country in countries()]
    last = max(places, default=-1)
    runs_in = last > 0 and len(phrase) > 10 and phrase[last - 1] not in "和、与驻在同对前"
    return phrase[last:] if runs_in else phrase


def _after_modifier(phrase: str) -> str:
    """Drop a modifier with 的, but not that of 党的二十大."""
    head, found, rest = phrase.rpartition("的")
    return phrase if not found or head.endswith("党") else rest


def is_body(phrase: str) -> bool:
    """Say whether a noun phrase is a body that can speak, or a country in a headline.

    >>> is_body("省政府"), is_body("俄"), is_body("新要求")
    (True, True, False)
    """
    if phrase in country_initials() or re.search("《[^《》]+》$", phrase):
        return True
    suffix = ends_with_speaker().search(phrase) or _OFFICERS.search(phrase)
    if not suffix or _NO_SPEAKER.search(phrase) or (suffix[0] == "方" and len(phrase) > 3):
        return False
    word, pos = tag(phrase)[-1]
    if phrase[0] in country_initials() and phrase[1:] == suffix[0]:  # 以军
        return True
    return len(suffix[0]) > 1 or not (len(word) > 1 and pos in {"v", "d", "a", "t"})


_OBJECT = re.compile(rf"{event_verbs()}|[就对向同与针]")
_EVENT = re.compile(event_verbs())


def subject_of(clause: str, names: tuple[str, ...]) -> str:
    """Return the person or body that a clause of a report begins with, or "".

    >>> subject_of("近日，副省长岑立主持会议", ("岑立",)), subject_of("中央宣传部发出通知", ())
    ('岑立', '中央宣传部')
    """
    while (match := _LEADING.match(clause)) is not None and match.end() < len(clause):
        clause = clause[match.end() :]
    person = re.match(rf"[^，,。；的]{{0,60}}?({named_in(names).pattern})", clause)
    if person and not _OBJECT.search(clause[: person.start(1)]):
        return person[1]
    event = _EVENT.search(clause)
    phrase = clause[: event.start()] if event else ""
    while (match := _TRAILING.search(phrase)) is not None:
        phrase = phrase[: match.start()]
    return phrase if 2 <= len(phrase) <= 20 and is_body(phrase) else dated_subject(clause)


_DATED = re.compile(rf"([\u3400-\u9fff、]{{2,20}}?)(?:{_DAY})")


def dated_subject(clause: str) -> str:
    """Return the body that a clause of a report begins with, if a day stands behind it, or "".

    >>> dated_subject("美国旅游协会3日致信美国国会"), dated_subject("双方要密切往来")
    ('美国旅游协会', '')
    """
    match = _DATED.match(clause)
    return match[1] if match and is_body(match[1]) else ""
