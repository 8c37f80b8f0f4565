"""Who speaks: the speaker before a reporting verb, by the grammar of the clause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..segmentation import tag
from .adverbials import ADVERBIAL, TIME, strip_after, strip_before
from .bodies import after_modifier, body_at_head, is_body, may_speak
from .clauses import clause_start
from .words import (
    any_of,
    countries,
    ends_with_speaker,
    event_verbs,
    object_verbs,
    offices,
    reporting_verbs,
    surnames,
    titles,
)

__all__ = [
    "NICKNAME",
    "Speaker",
    "first_named",
    "named_in",
    "speaker_before",
    "subject_of",
]


class Speaker(NamedTuple):
    """A speaker as the table gives it, and where its noun phrase stands in the sentence."""

    name: str
    start: int  # of the clause with its adverbials, or of the phrase where a headline runs into it
    end: int


@lru_cache(maxsize=256)
def named_in(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of the names of a text."""
    return re.compile(any_of(names) if names else r"(?!)")


def first_named(text: str, names: tuple[str, ...], before: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first name of a text that has nothing but `before` on its left."""
    return next((m for m in named_in(names).finditer(text) if before.fullmatch(text, 0, m.start())), None)


_DOUBLE_VERB = re.compile(f"{any_of(verb for verb in reporting_verbs() if len(verb) > 1)}$")  # 补充|说
_TWICE = re.compile("(?:报道|强调|评论|分析)$")  # 强调|指出
_ACCORDING = re.compile("(?:[报已]?经(?!济|营|理)|按照?|根据|依据|依照|遵照|对于|关于|针对)")
_ASIDE = re.compile(  # 红军城、乌|称波克罗夫斯克; 未经政府|请求; 按照省委|要求
    "、[^，。、]称|未经[^，。]*|从[^，。]*(?:上|方面|角度)[讲说]"
    "|[^，。]*(?:按照|根据|遵照)[^，。]*(?:部署|要求|指示|建议|意见|决定|规定)"
)


def _is_aside(sentence: str, start: int, verb: int) -> bool:
    """Say whether what looks like a verb at `verb` is part of an aside or a noun phrase."""
    return any(match.end() > verb for match in _ASIDE.finditer(sentence, start, verb + 2))


def speaker_before(
    sentence: str, verb: int, names: tuple[str, ...], *, marked: bool = False
) -> Speaker | None:
    """Find the speaker whose verb stands at `verb`: a person, a pronoun or a body.

    A pronoun is returned as it is printed; None where the clause has no speaker of its own. Where
    the verb is plainly one of speech (`marked`: a comma or colon follows), any noun may speak.

    >>> speaker_before("副省长岑立在会上要求，", 8, ("岑立",)).name
    '岑立'
    >>> speaker_before("另据美国媒体28日报道，", 9, ()).name
    '美国媒体'
    """
    double = (
        _DOUBLE_VERB.search(sentence, 0, verb)
        if sentence[verb] in "说称道"
        else _TWICE.search(sentence, 0, verb)
    )
    verb = double.start() if double else verb
    start = _clause(sentence, verb)
    if _ACCORDING.match(sentence, start) or _is_aside(sentence, start, verb):
        return None
    speaker = _person(sentence, start, verb, names, marked=marked) or _pronoun(
        sentence, start, verb, marked=marked
    )
    return speaker or _body(sentence, start, verb, marked=marked)


def _clause(sentence: str, verb: int) -> int:
    start = clause_start(sentence, verb, marks='，,；;：:。！？!?“”「」『』"\n 　')
    coinage = re.search('[“「『"]□+[”」』"]$', sentence[:start])
    return coinage.start() if coinage else start


_BETWEEN = re.compile(rf"(?:同志|先生|女士)?(?:{ADVERBIAL}|[,，、\s])*")
_SAID_BEFORE = re.compile(f"{any_of(v for v in reporting_verbs() if len(v) > 1)}[，,：:]")  # 指出，|希望
_HONOUR = rf"(?:{any_of(offices())}|同志|先生|女士|院士|教授|老师|医生)?"


def _person(sentence: str, start: int, verb: int, names: tuple[str, ...], *, marked: bool) -> Speaker | None:
    """Find a person of whom nothing but time, place and manner separates the verb."""
    for match in reversed(list(named_in(names).finditer(sentence, 0, verb))):
        rest = re.compile(_HONOUR).sub("", sentence[match.end() : verb], count=1)
        if match.start() < start and re.search("[；;：:。“”]", sentence[match.end() : start]):
            break
        if _OBJECT_OF_TIME.match(rest):
            continue
        clause = clause_start(sentence, match.start())
        if match.end() < start and _MET.search(sentence[clause : match.start()]):  # 会见张三，表示
            continue
        to_whom = sentence[match.start() - 1 : match.start()] in tuple("向对给")  # 向普京汇报说
        addressed = to_whom or _is_told(sentence[clause : match.start()], names)
        beside = _BETWEEN.fullmatch(rest) and not _SAID_BEFORE.search(rest)
        if not addressed and (beside or _acts(rest, marked=marked)):
            first = match.start()
            joined = sentence[first - 1 : first] in tuple("和与、")
            partners = [n for n in names if joined and sentence.endswith(n, 0, first - 1)]
            begin = first - 1 - max(map(len, partners)) if partners else first
            name = sentence[begin : match.end()]
            return Speaker(name, min(start, first), match.end())
    return None


_OBJECT_OF_TIME = re.compile("时|后|期间|之际")  # 王毅会见拉夫罗夫|时表示
_TOLD = re.compile("[^，。；]{0,6}[对向跟给同与]")


def _is_told(before: str, names: tuple[str, ...]) -> bool:
    """Say whether someone else speaks to the person who comes next: 张三对|李四说."""
    people = (*named_in(names).finditer(before), *re.finditer("[他她]", before))
    return any(_TOLD.match(before, person.end()) for person in people)


_MET = re.compile(rf"{object_verbs()}|[同与对向给]")

# What a person does while speaking: 鲜明|指出, 听取汇报时|强调, 掰着指头|说.
_ACTING = re.compile(
    r"(?![的和与及等、家])[^，。；、的]{1,3}|(?![的和与及等、])[^，。；]{2,45}(?:时|期间|过程中|之际|后)[^，。；]{0,2}"
)
_GESTURE = re.compile("[\u3400-\u9fff]了[\u3400-\u9fff]{1,4}")  # 抹了把汗
_PRONOUN = re.compile(
    r"[他她](?!们|人|国)|(?:该|这[位名]|上述)[\u3400-\u9fff]{0,6}?(?:发言人|负责人|负责同志|专家|人士|机构|部门|组织)|"
    rf"(?:[\u3400-\u9fff](?={any_of(offices())}))?{any_of(offices())}(?={ADVERBIAL}*$)"
)


_DURING = re.compile("[在当][^，。；]{2,40}?[时中后上](?=[他她])")


def _acts(rest: str, *, marked: bool = False) -> bool:
    """Say whether what stands between a person and a verb only tells what the person does meanwhile.

    Before words that are plainly spoken (`marked`) it may be any gesture: 翻开账本|说：.
    """
    if any(verb in rest for verb in reporting_verbs() if len(verb) > 1):
        return False
    words = tag(rest)
    names = {"nr", "nrt", "ns", "nz", "x"}
    if _ACTING.fullmatch(rest):
        return len(rest) > 3 or all(pos not in names for _, pos in words)
    return marked and len(rest) <= 16 and words[0][1][0] in "vd" and not re.search("^的|[，,、]", rest)


def _pronoun(sentence: str, start: int, verb: int, *, marked: bool) -> Speaker | None:
    start += sentence.startswith(("据他", "据她"), start)  # 据她介绍
    clause = _DURING.match(sentence[:verb], start)
    match = _PRONOUN.match(sentence[:verb], clause.end() if clause else start)
    rest = sentence[match.end() : verb] if match else ""
    if match and (
        _BETWEEN.fullmatch(rest)
        or (match[0] in "他她" and (_acts(rest, marked=marked) or _GESTURE.fullmatch(rest)))
    ):
        return Speaker(match[0], start, match.end())
    return None


NICKNAME = re.compile(
    rf"(?:[老小]{any_of(surnames())}|{any_of(surnames())}(?:某某?|先生|女士|师傅|大[爷妈叔婶姐哥]|阿姨|奶奶|爷爷|老师|老汉|教授|医生|院士|老板))$"
)
_BEFORE_NICKNAME = re.compile(rf"(?:^|的|{any_of(titles())})$")


def _body(sentence: str, start: int, verb: int, *, marked: bool) -> Speaker | None:
    """Find a body that speaks: strip what stands around it, and test the noun phrase."""
    phrase = sentence[start:verb]
    dated = bool(_DATED_VERB.search(phrase))
    phrase = strip_before(phrase if ends_with_speaker().fullmatch(phrase) else strip_after(phrase))
    phrase = after_modifier(phrase).strip(" 　、")
    nickname = NICKNAME.search(phrase)
    if nickname and _BEFORE_NICKNAME.search(phrase[: nickname.start()]):
        phrase = nickname[0]
    if len(phrase) > _LONGEST and "等" in phrase:  # …、村支书徐飞等|基层工作者
        phrase = phrase.rpartition("等")[2]
    speaks = len(phrase) <= _LONGEST and (is_body(phrase) or (marked and may_speak(phrase, dated=dated)))
    speaks = speaks or (phrase in countries() and sentence[verb] == "称")  # a headline: 伊朗称…
    speaks = speaks and not _SAID.search(phrase)
    phrase = phrase.split()[-1] if phrase.split() else ""
    short = len(phrase) == 1 and not sentence.startswith(_OF_HEADLINES, verb)
    if not phrase or not (speaks or nickname) or short:
        return None
    begin = sentence.rindex(phrase, start, verb)
    return Speaker(phrase, start, begin + len(phrase))


_LONGEST = 30  # characters of a speaker
_OF_HEADLINES = ("称", "谴责", "指责", "呼吁", "敦促")
_SAID = re.compile("(?:表示|指出|强调|认为|呼吁|敦促|要求|重申|宣布|说(?!明))")
_DATED_VERB = re.compile(rf"[\u3400-\u9fff]{TIME}(?:{ADVERBIAL})*$")  # 卡桑旅9日|说
_FROM = r"(?:来自|家住|住在|今年|\d)[^，,。；]{1,20}的"
_BEFORE_SUBJECT = re.compile(rf"(?:{_FROM})?[^，,。；的]{{0,60}}")
_OBJECT = re.compile(rf"{event_verbs()}|[就对向同与针]")


def subject_of(clause: str, names: tuple[str, ...]) -> str:
    """Return the person or body that a clause of a report begins with, or "".

    >>> subject_of("近日，副省长岑立主持会议", ("岑立",)), subject_of("中央宣传部发出通知", ())
    ('岑立', '中央宣传部')
    """
    clause = strip_before(clause)
    person = first_named(clause, names, _BEFORE_SUBJECT)
    verbs = (match[0] for match in _OBJECT.finditer(clause, 0, person.start())) if person else ()
    if person and titles().issuperset(verbs):  # 代表 is a title as well
        return person[0]
    return body_at_head(clause)
