"""What is said: where it begins behind the verb, and whether anything is said at all."""

from __future__ import annotations

import re
from functools import cache

from ..segmentation import tag
from .words import any_of, reporting_verbs

__all__ = ["content_start", "is_noun", "verbs"]

_LISTED = re.compile(
    r"了?(?:以下)?[\d一二三四五六七八九十两几]+[点条项个](?:[\u3400-\u9fff]{0,4})(?:建议|意见|要求|主张|倡议|希望|看法|体会|感受)[：:。，,]"
)
_MARK = re.compile(
    r"(?:过|得好|得对|得实在)?\s*[，,：:]\s*(?:[“「『\"](?!□))?|\s*[“「『\"](?=[^”」』\"]{8,}(?:[”」』\"](?:[，。；！？]|$)|$|[。！？，]))"
)
_NO_CONTENT = re.compile(
    r"[的了过着]|[、。；！？）)》”」]|$|一?[下些]|起来|是|和|书|稿|案|办[结理复]|性|会(?=[，。上])|\d*个?\s*$"
)
_FEELING = any_of(
    "祝贺 感谢 哀悼 慰问 遗憾 赞赏 欢迎 关切 敬意 问候 支持 反对 不满 抗议 谴责 谢意 肯定 关注 同意 理解 忧虑 愤慨 担忧 震惊 悼念"
    " 祝愿 歉意 赞同 认同 高兴 质疑 钦佩 否认 否定 怀疑 愤怒 期待 惊讶".split()
)
_PERFORMED = re.compile(rf"(?:[\u3400-\u9fff]{{0,6}}?{_FEELING})(?:$|[，,。；、！和与并\s])")
_AIM = re.compile("到|将|要|应|力争|在|从|加快|推进|实施")


def content_start(text: str, verb: str, end: int) -> int | None:
    """Return where what is said begins behind a verb that ends at `end`, or None where nothing is said.

    >>> content_start("会议强调，要实干。", "强调", 4), content_start("表示热烈祝贺。", "表示", 2)
    (5, None)
    """
    listed = _LISTED.match(text, end) if verb in {"提出", "分享", "讲"} else None
    if len(verb) == 1 and not _MARK.match(text, end) and _goes_on(text, end):
        return None
    if verb in _SHORT and not _is_word(text, end - 1, end):
        return None
    if verb in _ENTRUSTS and _TO_QUOTED.match(text, end):
        return end
    if verb in _RELEASES and (release := _RELEASED.match(text, end)):
        return release.end()
    mark = listed or _MARK.match(text, _after_addressee(text, end) if verb in _TO_SOMEONE else end)
    if mark:
        quoted = text[mark.end() - 1] in '“「『"'
        plain = quoted or text[end - 1] == "道" or not reporting_verbs()[verb].quoted  # 埋怨道，
        return mark.end() if plain else None
    if verb == "明确" and _DOUBLED.match(text, end):
        return None
    if not text[end:].strip("。！？.!? "):
        return end
    if not reporting_verbs()[verb].direct or _NO_CONTENT.match(text, end) or _PERFORMED.match(text, end):
        return None
    clause = re.match("[^，,。；：:！？]{4,}", text[end:])
    return end if clause and _states(clause[0], verb) and (verb != "提出" or _proposes(text, end)) else None


def _proposes(text: str, end: int) -> bool:
    """Say whether a proposal to do something follows, not a bare noun: 提出加快…, 提出锲而不舍落实…"""
    pos = tag(text[end : end + 8])[0][1]
    return bool(_AIM.match(text, end)) or pos == "i" or (pos == "v" and bool(_TASKS.match(text, end)))


_MODIFIED = re.compile(r"([^是有将会\s]*)的([^的\s]{1,8})")  # …发表的错误言论
_TASKS = re.compile(
    "[^，。；]*、[^，。；]*等[\\d一二三四五六七八九十]{1,2}(?:大|项|个|条|方面)"
)  # 构建…、建设…等六大任务


def _states(clause: str, verb: str) -> bool:
    """Say whether what follows a verb is a clause, with a verb or adjective of its own, not a bare noun."""
    words = tag(clause)
    if verb in _BLAMES:  # 批评首相错误言行, 批评首相发表的言论 have no clause
        named = _MODIFIED.fullmatch(clause)
        if named and all(pos not in {"v", "vd"} for _, pos in tag(named[2])):
            head = [pos for _, pos in tag(named[1])]
            return head[-1] != "v" and "v" in head
        return len(clause) > 8 or any(pos[0] == "v" for _, pos in words)
    return len(clause) > 8 or any(pos[0] in "vali" or word in "是要" for word, pos in words)


_BLAMES = frozenset("批评 指责 谴责 抨击".split())
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


_SHORT = frozenset("问答讲喊劝嘱赞叹嚷")  # also parts of words: 问题, 答案
_TO_SOMEONE = frozenset(
    "告诉 提醒 叮嘱 嘱咐 告诫 警告 劝 勉励 回复 答复 嘱托 问"
    " 询问 请教 鼓励 安慰 宽慰 招呼 劝告 劝导 叮咛 嘱 责问 表扬 夸奖".split()
)
_ENTRUSTS = frozenset("勉励 嘱托 叮嘱 嘱咐 寄语".split())
_TO_QUOTED = re.compile("[^，,。；;：:“”]{1,12}[“「]")  # 勉励青年|“到基层去”
_RELEASES = frozenset("发布 发表".split())
_RELEASED = re.compile("(?:消息|公告|通告|预警|提示|通报)[，,：:]")
_SPOKEN_TO = re.compile('[^，。：:；“”\\s]{1,14}(?=[：:][“「"])')  # 叮嘱随行的住建局负责人|：“
_ADDRESSED = re.compile(r"[^，。：:；“”\s]{1,10}(?=[，,：:])")


def _after_addressee(text: str, end: int) -> int:
    """Return where the addressee of a verb ends: 提醒|市民，; a clause is none."""
    if spoken_to := _SPOKEN_TO.match(text, end):
        return spoken_to.end()
    match = _ADDRESSED.match(text, end)
    noun = match[0].rpartition("的")[2] if match else ""  # 随行的|县乡干部
    return match.end() if match and noun and not any(pos[0] in "vdpil" for _, pos in tag(noun)) else end


def is_noun(text: str, start: int, verb: str) -> bool:
    """Say whether what looks like a verb is a noun here: 按照…的要求.

    >>> is_noun("按照有关要求，", 4, "要求"), is_noun("会议要求，", 2, "要求")
    (True, False)
    """
    if verb == "希望":
        return text[:start].endswith(("殷切", "寄予", "美好", "新的"))
    if verb in {"勉励", "叮嘱"}:
        return text[:start].endswith(("的", "殷切", "谆谆"))
    if (
        verb == "要求"
        and _HE_DEMANDS.search(text[:start])
        and text[start + 2 : start + 3] not in tuple("，。")
    ):
        return False
    return verb in _NOUNS and bool(_NOUN_BEFORE.search(text[:start]))


_HE_DEMANDS = re.compile("(?:^|[，。；])(?:习近平)?(?:总书记|主席)$")  # 总书记要求各地…, not 按照总书记要求
_NOUNS = frozenset(
    "嘱托 期望 期盼 部署 评价 判断 预测 估计 通报 描述 质疑 批评 请求 寄语 承诺"
    " 建议 报道 倡议 主张 评论 批示 指示 总结 介绍 分析 要求 发言 汇报 命令 指令 保证 同意 否认 祝愿 表态 回应 答复".split()
)
_NOUN_BEFORE = re.compile(
    "(?:意见|规划|予以|加以|检查|表态|交流|典型|大会|作了?|作出了?|寄予|良好|美好|诚挚|系列|领袖|牢记|不忘|不负|践行|指示|批示|精神|部署|嘱托|重要|殷切|殷殷|总书记|主席|作出|安排|研究|动员|目标"
    "|任务|标准|总|总体|原则|工作|各项|战略|决策|纪律|规定|政策|相关|有关|具体|更高|基本"
    "|发展|建设|改革|管理|形势|时代|体制|制度|期间|事项|的|(?:听取|听了|发出|下达|作了|办[理结复]|征集|收到|采纳|吸收|落实|贯彻|执行|对标|顺应|满足)[^，,。]*)$"
)


@cache
def verbs() -> re.Pattern[str]:
    """Return the pattern of a reporting verb, with the group `verb`, and `whom` for 记者."""
    return re.compile(
        rf"(?!(?<=[宣演主开听])[讲说])(?<!(?<!数)据)(?!(?<=[连齐同高大])声称)(?!问[责题卷诊询政计鼎])(?P<verb>{any_of(reporting_verbs())})(?:道(?=[，,：:。]))?(?P<whom>(?:记者|我们|大家)(?=[，,：:。]))?"
    )
