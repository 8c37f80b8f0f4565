"""What is said: where it begins behind the verb, and where the reporter's own voice comes back."""

from __future__ import annotations

import re

from ..segmentation import tag
from .bodies import dated_subject
from .speakers import is_honoured, named_in
from .words import any_of, event_verbs, reporting_verbs

__all__ = [
    "content_start",
    "headline_end",
    "is_noun",
    "is_reporter",
    "names_things",
    "quotation_before",
    "quotation_end",
    "quotations",
]

_LISTED = re.compile(
    r"了?(?:以下)?[\d一二三四五六七八九十两几]+[点条项个](?:[\u3400-\u9fff]{0,4})(?:建议|意见|要求|主张|倡议|希望|看法|体会|感受)[：:。，,]"
)
_MARK = re.compile(
    r"过?\s*[，,：:]\s*(?:[“「『\"](?!□))?|\s*[“「『\"](?=[^”」』\"]{8,}(?:[”」』\"](?:[，。；！？]|$)|$|[。！？，]))"
)
_NO_CONTENT = re.compile(
    r"[的了过着]|[、。；！？）)》”」]|$|一?[下些]|起来|是|和|书|稿|性|会(?=[，。上])|\d*个?\s*$"
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
    if len(verb) == 1 and _goes_on(text, end):
        return None
    if verb in _SHORT and not _is_word(text, end - 1, end):
        return None
    mark = listed or _MARK.match(text, _after_addressee(text, end) if verb in _TO_SOMEONE else end)
    if mark:
        return mark.end()
    if verb == "明确" and _DOUBLED.match(text, end):
        return None
    if not text[end:].strip("。！？.!? "):
        return end
    if not reporting_verbs()[verb].direct or _NO_CONTENT.match(text, end) or _PERFORMED.match(text, end):
        return None
    clause = re.match("[^，,。；：:！？]{4,}", text[end:])
    return end if clause and _states(clause[0]) and (verb != "提出" or _AIM.match(text, end)) else None


def _states(clause: str) -> bool:
    """Say whether what follows a verb is a clause, with a verb or adjective of its own, not a bare noun."""
    words = tag(clause)
    return len(clause) > 8 or any(pos[0] in "vali" or word in "是要" for word, pos in words)


_DOUBLED = re.compile("提出|要求|指出|强调|表示|规定")  # 明确提出: an adverb and its verb


def _goes_on(text: str, end: int) -> bool:
    """Say whether a verb of one character is the beginning of a longer word: 称|赞."""
    word = tag(text[end - 1 : end + 2])[0][0]
    return len(word) > 1 and "\u3400" < text[end : end + 1] < "\u9fff"


def _is_word(text: str, start: int, end: int) -> bool:
    """Say whether a word of its own stands here: 记者|问, not 访问."""
    place = max(0, start - 4)
    for word, _ in tag(text[place : end + 2]):
        if place == start:
            return place + len(word) == end
        place += len(word)
    return False


_SHORT = frozenset("问答讲喊")  # also parts of words: 问题, 答案
_TO_SOMEONE = frozenset("告诉 提醒 叮嘱 嘱咐 告诫 警告 劝 勉励 回复 答复 嘱托 问".split())
_ADDRESSED = re.compile(r"[^，。：:；“”\s]{1,10}(?=[，,：:])")


def _after_addressee(text: str, end: int) -> int:
    """Return where the addressee of a verb ends: 提醒|市民，; a clause is none."""
    match = _ADDRESSED.match(text, end)
    return match.end() if match and not any(pos[0] in "vdp" for _, pos in tag(match[0])) else end


def is_noun(text: str, start: int, verb: str) -> bool:
    """Say whether what looks like a verb is a noun here: 按照…的要求.

    >>> is_noun("按照有关要求，", 4, "要求"), is_noun("会议要求，", 2, "要求")
    (True, False)
    """
    return verb in _NOUNS and bool(_NOUN_BEFORE.search(text[:start]))


_NOUNS = frozenset(
    "嘱托 期望 部署 评价 判断 预测 估计 通报 描述 质疑 批评 请求 寄语 承诺"
    " 建议 报道 倡议 主张 评论 批示 指示 总结 介绍 分析 要求".split()
)
_NOUN_BEFORE = re.compile(
    "(?:意见|良好|美好|诚挚|系列|领袖|指示|批示|精神|部署|嘱托|重要|殷切|殷殷|总书记|主席|作出|安排|研究|动员|目标"
    "|任务|标准|总|总体|原则|工作|各项|战略|决策|纪律|规定|政策|相关|有关|具体|更高|基本"
    "|发展|建设|改革|管理|形势|时代|体制|制度|期间|事项|的|(?:听取|听了|作了)[^，。]*)$"
)


_QUOTATION = re.compile("“(?:[^“”]|“[^“”]*”)*”")


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where the quotations of speech stand: those with a full stop or a comma before the end.

    >>> quotations("“要实干。”他说，“三严三实”是要求。")
    [(0, 6)]
    """
    found = (match.span() for match in _QUOTATION.finditer(text))
    return [(begin, end) for begin, end in found if re.search("[。！？!?，,…]$", text[begin : end - 1])]


_PAIRS = {"“": "”", "「": "」", "『": "』", '"': '"'}


def quotation_end(text: str, content: int) -> int:
    """Return where the quotation ends that begins just before the content, or -1.

    >>> quotation_end("他说：“要实干。”", 4)
    8
    """
    opening = text[content - 1 : content] if content else ""
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


def quotation_before(text: str, start: int) -> tuple[int, int] | None:
    """Return the quotation that ends just before the clause at `start`: “……。”张三说.

    >>> quotation_before("“要实干。”张三说。", 6)
    (1, 5)
    """
    end = len(text[:start].rstrip(" 　，,")) - 1
    for opening, closing in _PAIRS.items():
        begins = text.rfind(opening, 0, max(end, 0))
        if (
            begins >= 0
            and text[begins - 1 : begins] not in tuple("：:")  # 张三高兴地：“……”
            and text[end] == closing
            and (text[end - 1] in "。！？!?，,…" or text[end + 1 : end + 2] in tuple("，,"))
        ):
            return begins + 1, end
    return None


def names_things(text: str, content: int) -> bool:
    """Say whether a quotation only names things, and is no speech: 提出，“A”“B”等部署.

    >>> names_things("提出，“加快创新”“扩大开放”等部署", 4)
    True
    """
    end = quotation_end(text, content)
    return end > 0 and bool(re.match("[^。！？!?，,][”」』][“「『等的这]", text[end - 1 :]))


_RUNS_IN = re.compile(r"(?:当地时间)?(?:\d{1,2}月)?\d{1,2}日|当地时间|据|针对|今天（")


def headline_end(text: str, start: int, limit: int) -> int:
    """Return where a headline ends that runs into its report: 乌称击退俄军|10日，乌克兰….

    >>> headline_end("报告称投资下降10月31日，联合国…", 3, 20)
    7
    """
    match = _RUNS_IN.search(text, start, limit)
    marked = text[start - 1 : start] in tuple("，,：:“")
    return (
        match.start()
        if match and not marked and not re.search("[，。]", text[start : match.start()])
        else limit
    )


def is_reporter(sentence: str, names: tuple[str, ...]) -> bool:
    """Say whether the reporter speaks again: after the meeting, or with a person as the subject.

    >>> is_reporter("会后，代表们参观了展览。", ()), is_reporter("要继续努力。", ())
    (True, False)
    """
    if _OPENING.match(sentence):
        return True
    text = sentence
    if _REPORTER.match(text) or _HE_DOES.match(text):
        return True
    if any(dated_subject(clause) for clause in re.split("[，,]", text)[:2]):
        return True
    person = re.match(rf"[^，,。；“”]{{0,40}}?(?:{named_in(names).pattern})", text)
    if not person or is_honoured(text, person.end()):
        return False
    return bool(named_in(names).match(text) or _TITLED_SUBJECT.match(text, person.end()))


_TITLED_SUBJECT = re.compile(rf"(?:[、，和]|还|日前|\d|[今昨当][天日]|同|在|是|对|说|曾|{event_verbs()})")
_OPENING = re.compile(
    r"(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[，,上下晚凌中至]|[^起以])|同一?[日天]，|按计划"
    r"|[^，。]{4,60}(?:今天（\d|[ \u3000](?:\d{1,2}月)?\d{1,2}日)"
)
_HE_DOES = re.compile(rf"[他她](?:(?:还|又|先后|随后|一路|同时)*{event_verbs()}|[^，。]{{1,8}}了)")
_REPORTER = re.compile(
    r"最近，|如今|眼下|说话间|话音|会[前后](?:[，,]|与会|两国|双方|还)|会[见谈晤]时?[前后，]|(?:会议|大会|全会|峰会|论坛|活动|仪式)(?:期间|还|充分肯定|决定，|听取|讨论|通过|发表|表彰|宣读|审议|听取|通报|由|以|邀请|传达)|[^，。]{0,8}(?:期间|仪式后|开幕式后)，"
    r"|当[晚天][，,]|随后|据[悉统了介报]|另据|记者|来看|[^，。]{0,8}(?:会|活动|论坛|仪式)由|本[次届](?:会议|大会|论坛|活动)|与会人员还|启动会上|责任编辑|【|□"
    r"|此外|目前[^，]{0,8}还不|近日|日前|\d{1,2}月\d{1,2}日"
)
