"""The grammar around a subject: the words of time, place and manner that stand beside it."""

from __future__ import annotations

import re

from .clauses import clause_start
from .words import ends_with_speaker

__all__ = [
    "ADVERBIAL",
    "DAY",
    "ONLY_ADVERBS",
    "TIME",
    "TOPIC",
    "strip_after",
    "strip_before",
    "with_adverbials",
]

# What stands between a speaker and the verb: time, manner, place, addressee, occasion.
DAY = (
    r"(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|[今昨当]天|[今昨当同]日|[今昨当]晚|日前|近日|此前|随后|最近|同一[天日]"
    r"|目前|近年来|不久前|\d{4}年|周[一二三四五六日]|\d{1,2}月份?|今年|去年|年初|连日来|稍早前?|早些时候|刚刚|事后|之后"
)
TIME = rf"(?:{DAY})(?:[(（][^()（）]*[)）])?(?:上午|下午|晚间?|凌晨|中午|早些时候)?"
_MANNER = (
    r"还|常常?|总|对外|也|又|再次|再|则|曾经?|并且?|都|就此|对此|为此|同时|另外|此外|一再|反复|多次|进一步|特别|明确|着重|郑重|一致|普遍|共同|随即|分别"
    r"|最后|首先|接着|继续|公开|正式|强烈|坚决|深刻|严正|严肃|直接|当场|现场|由衷|纷纷|均|已经?|早就|经常|时常|不禁|专门|详细|联合|主动|动情|高兴"
    r"|[大高轻小低连齐异同][口]?同?声|忍不住|逢人[便就]|连?连?点头|频频点头|竖起大拇指|摆摆手|摇摇头|开门见山|语重心长|不由得?|随口|脱口而出|接过话茬?|连忙|急忙|赶紧|抢着|一[^，。]{1,6}?就|一脸[^，。]{1,6}"
    r"|无奈|直|连连|这样|如此|[\u3400-\u9fff]{2,4}地|(?:(?<=.)[\u3400-\u9fff]着)?(?:微笑|比划|感慨|哽咽|激动|[\u3400-\u9fff])着|一边[\u3400-\u9fff]{1,6}一边"
)
_WHERE = (
    r"(?:在|于)[^，。；]{1,45}?(?:上|时|中|后|前|里|期间|之际|之后|之前|当天)|会上|会后|会前|接受[^，。；]{0,30}?(?:采访|专访)时?"
    r"|(?:到|赴|来|前往)[^，。；]{1,20}(?:时|期间)|(?:在|于)[^，。；]{1,14}|(?:以(?!色列|方|军|总)|引用|援引|通过|用)[^，。；]{2,20}"
)
_TO_WHOM = (
    r"(?:向(?!导)|对(?!方|外|手)|就(?!业)|围绕|针对|(?<!共)(?<!协)(?<!会)同(?![志学事胞伴仁行期意济社])|与(?!会)|给|跟)"
    r"(?:(?!提出|作出|表示)[^，。；]){1,40}"
)
_BY_WHAT = (
    r"(?:发表|发布|发)(?:了)?[^，。；的]{0,6}(?:声明|公报|讲话|致辞|社论|视频|文章|报告|演讲|公告|消息|通报|评论|谈话"
    r"|文告|意见|指令|命令|博文|帖子|视频讲话|公开信|倡议书?)"
    r"|代表[^，。；]{2,16}(?:发言|致辞)|作(?:了|出)?[^，。；]{0,8}(?:发言|报告|说明|指示|批示|回应|答复)|(?:书面|大会|交流)?发言|回信"
    r"|致[信电函](?:(?:祝贺|慰问)[^，。；]{1,40})?|致辞|撰文|发文|来信|回信|通报|公告|报道|汇报|警告|回应"
)
ADVERBIAL = rf"(?:{TIME}|{_WHERE}|{_TO_WHOM}|{_BY_WHAT}|{_MANNER})"
TOPIC = re.compile(rf"(?:{ADVERBIAL})*")  # 对下一步工作|提出三点要求
ONLY_ADVERBS = re.compile(rf"(?:{_MANNER}|只|仅|衷心|真诚|恳切|由此|[\s“「\"])*")
_TRAILING = re.compile(rf"(?<=.){ADVERBIAL}$")
_LEADING = re.compile(
    rf"(?:{TIME}|[另又]?据|再?到(?=党的)|从(?=党的)|有(?=记者|人|网友|专家|媒体|村民|市民)|其中|此外|另外|同时|对此|而|但|不过|并|目前|会上|会后"
    r"|(?:在|自|经|为)[^，。；]{1,40}?[上时中后前里下])[，,]?"
)
_CLAUSE_OF_TIME = re.compile(
    rf"(?:{TIME}|会[上后前]|[^，。；]*(?:时|后|前|中|上|里|期间|之际|当天|方面|以来|过程中)"
    r"|(?:在|当|同|与|作为|谈[到及]|说[到起]|提[到及]|针对|对于|关于|围绕|就|经|随着|面对|据|看[着到]|望着|指着|听完|听取|看完|读完|说起|聊起|问起|走在|站在|捧着|拿着)[^，。；]*)"
)


def is_adverbial(clause: str) -> bool:
    """Say whether a clause only tells when, where or about what: 会见后, 谈到下一步打算.

    >>> is_adverbial("会见艾哈迈德时"), is_adverbial("要抓紧落实")
    (True, False)
    """
    return bool(_CLAUSE_OF_TIME.fullmatch(clause))


def strip_before(clause: str) -> str:
    """Drop what stands before the subject of a clause: 另据|美国媒体28日.

    >>> strip_before("近日，副省长岑立主持会议")
    '副省长岑立主持会议'
    """
    while (match := _LEADING.match(clause)) is not None and match.end() < len(clause):
        clause = clause[match.end() :]
    return clause


def strip_after(phrase: str) -> str:
    """Drop what stands between a subject and its verb: 美国媒体|28日.

    >>> strip_after("省政府新闻发言人昨天在会上")
    '省政府新闻发言人'
    """
    while (match := _TRAILING.search(phrase)) is not None and not _joined(match):
        phrase = phrase[: match.start()].rstrip("，, ")
    return phrase


def _joined(adverbial: re.Match[str]) -> bool:
    """Say whether what looks like an addressee is the second half of a body: 中国物流|与采购联合会."""
    return adverbial[0][0] == "与" and bool(ends_with_speaker().search(adverbial[0]))


def with_adverbials(text: str, start: int) -> int:
    """Move the start of a clause back over the clauses that tell when and where: 会见后，…"""
    while text[:start].endswith(("，", ",")):
        begin = clause_start(text, start - 1)
        if not is_adverbial(text[begin : start - 1]):
            break
        start = begin
    return start
