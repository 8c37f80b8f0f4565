"""What is said: where it begins behind the verb, and where the reporter's own voice comes back."""

from __future__ import annotations

import re

from .speakers import dated_subject, named_in
from .words import any_of, event_verbs, reporting_verbs

__all__ = [
    "content_start",
    "is_honoured",
    "is_noun",
    "is_reporter",
    "may_be_noun",
    "quotation_before",
    "quotation_end",
]

_LISTED = re.compile(
    r"了?(?:以下)?[\d一二三四五六七八九十两几]+[点条项个](?:[\u3400-\u9fff]{0,4})(?:建议|意见|要求|主张|倡议|希望|看法|体会|感受)[：:。，,]"
)
_MARK = re.compile(r"过?\s*[，,：:]\s*(?:[“「『\"](?!□))?|\s*[“「『\"](?=[^”」』\"□]{25})")
_NO_CONTENT = re.compile(
    r"[的了过着]|[、。；！？）)》”」]|$|一?[下些]|起来|是|和|书|性|会(?=[，。上])|\d*个?\s*$"
)
_FEELING = any_of(
    "祝贺 感谢 哀悼 慰问 遗憾 赞赏 欢迎 关切 敬意 问候 支持 反对 不满 抗议 谴责 谢意 肯定 关注 同意 理解 忧虑 愤慨 担忧 震惊 悼念"
    " 祝愿 歉意 赞同 认同 高兴 质疑 钦佩 否认 否定 怀疑 愤怒 期待 惊讶".split()
)
_PERFORMED = re.compile(rf"(?:[\u3400-\u9fff]{{0,6}}?{_FEELING})(?:$|[，,。；、！和与并])")
_AIM = re.compile("到|将|要|应|力争|在|从|加快|推进|实施")


def content_start(text: str, verb: str, end: int) -> int | None:
    """Return where what is said begins behind a verb that ends at `end`, or None where nothing is said.

    >>> content_start("会议强调，要实干。", "强调", 4), content_start("表示热烈祝贺。", "表示", 2)
    (5, None)
    """
    listed = _LISTED.match(text, end) if verb in {"提出", "分享"} else None
    mark = listed or _MARK.match(text, end)
    if mark:
        return mark.end()
    if not text[end:].strip("。！？.!? "):
        return end
    if not reporting_verbs()[verb].direct or _NO_CONTENT.match(text, end) or _PERFORMED.match(text, end):
        return None
    clause = re.match("[^，,。；：:！？]{4}", text[end:])
    return end if clause and (verb != "提出" or _AIM.match(text, end)) else None


def may_be_noun(verb: str) -> bool:
    """Say whether a reporting verb is also a noun: 建议, 要求."""
    return verb in _NOUNS


def is_noun(text: str, start: int, verb: str) -> bool:
    """Say whether what looks like a verb is a noun here: 按照…的要求.

    >>> is_noun("按照有关要求，", 4, "要求"), is_noun("会议要求，", 2, "要求")
    (True, False)
    """
    return verb in _NOUNS and bool(_NOUN_BEFORE.search(text[:start]))


_NOUNS = frozenset("建议 报道 倡议 主张 评论 批示 指示 总结 介绍 分析 要求".split())
_NOUN_BEFORE = re.compile(
    "(?:指示|批示|精神|部署|嘱托|重要|目标|任务|标准|总|总体|原则|工作|各项|战略|决策|纪律|规定|政策|相关|有关|具体|更高|基本"
    "|发展|建设|改革|管理|形势|时代|体制|制度|期间|事项|的)$"
)


_PAIRS = {"“": "”", "「": "」", "『": "』", '"': '"'}


def quotation_end(text: str, content: int) -> int:
    """Return where the quotation ends that begins just before the content, or -1.

    >>> quotation_end("他说：“要实干。”", 4)
    8
    """
    opening = text[content - 1 : content]
    closing = _PAIRS.get(opening)
    if not closing:
        return -1
    depth = 1
    for place in range(content, len(text)):
        if text[place] == closing and (opening != closing or text[place - 1] in "。！？!?.,，"):
            depth -= 1
            if not depth:
                return place
        elif text[place] == opening != closing:
            depth += 1
    return len(text)


def quotation_before(text: str, verb: int) -> tuple[int, int] | None:
    """Return the quotation that ends just before the speaker of a verb: “……。”张三说.

    >>> quotation_before("“要实干。”张三说。", 9)
    (1, 5)
    """
    for opening, closing in _PAIRS.items():
        ends = [m.end() for m in re.finditer(f"[。！？!?，,]{closing}", text[:verb])]
        start = text.rfind(opening, 0, ends[-1] - 1) if ends else -1
        if start >= 0 and not re.search("[。！？；，]", text[ends[-1] : verb].rstrip("“，,：:。")):
            return start + 1, ends[-1] - 1
    return None


def is_honoured(text: str, place: int) -> bool:
    """Say whether a title stands behind a name, as when a speaker speaks of someone: 习近平主席."""
    return bool(_HONOURED.match(text, place))


def is_reporter(sentence: str, names: tuple[str, ...]) -> bool:
    """Say whether the reporter speaks again: after the meeting, or with a person as the subject.

    >>> is_reporter("会后，代表们参观了展览。", ()), is_reporter("要继续努力。", ())
    (True, False)
    """
    text = _OPENING.sub("", sentence)
    if _REPORTER.match(text) or _HE_DOES.match(text):
        return True
    if any(dated_subject(clause) for clause in re.split("[，,]", text)[:2]):
        return True
    person = re.match(rf"[^，,。；“”]{{0,40}}?(?:{named_in(names).pattern})", text)
    if not person or is_honoured(text, person.end()):
        return False
    return bool(named_in(names).match(text) or _TITLED_SUBJECT.match(text, person.end()))


_HONOURED = re.compile(
    "主席|总书记|总统|总理|首相|国王|同志|王太后|陛下|新时代|(?:外交|经济|法治|强军|生态文明|文化)思想"
)
_TITLED_SUBJECT = re.compile(rf"(?:[、，和]|还|日前|\d|[今昨当][天日]|同|在|是|对|说|曾|{event_verbs()})")
_OPENING = re.compile(r"^(?:当地时间)?(?:\d{1,2}月)?\d{1,2}日[，,]?")
_HE_DOES = re.compile(rf"[他她](?:还|又|先后|随后|一路)*{event_verbs()}")
_REPORTER = re.compile(
    r"会[前后](?:[，,]|与会|两国|双方|还)|会[见谈]时?[前后，]|会谈后|会议(?:期间|还|表彰|宣读|审议|听取|通报|由|以|邀请|传达)|[^，。]{0,8}(?:期间|仪式后|开幕式后)，"
    r"|当[晚天][，,]|随后|据[悉统了介报]|另据|记者|来看|本[次届](?:会议|大会|论坛|活动)|与会人员还|启动会上|责任编辑|【|□"
    r"|此外|目前[^，]{0,8}还不|近日|日前|\d{1,2}月\d{1,2}日"
)
