"""The reporter's own voice: where it comes back behind what someone says."""

from __future__ import annotations

import re

from ..sentences import Span
from .bodies import dated_subject
from .clauses import sentences_of
from .honours import is_honoured
from .speakers import first_named, named_in
from .subjectless import belongs
from .words import any_of, event_verbs, titles

__all__ = ["CARRIED", "ends_decree", "goes_on", "is_reporter"]

CARRIED = re.compile(
    r"(?:[一二三四五六七八九十][要是]|第[一二三四五六]|要|必须|应当|不得|严禁|务必|首先|其次|再次|最后|同时)"
)


def is_reporter(sentence: str, names: tuple[str, ...]) -> bool:
    """Say whether the reporter speaks again: after the meeting, or with a person as the subject.

    >>> is_reporter("会后，代表们参观了展览。", ()), is_reporter("要继续努力。", ())
    (True, False)
    """
    text = sentence
    if _OPENING.match(text):
        return True
    if _BIDS.search(text) or _OWN_WILL.search(text):
        return False
    if _REPORTER.match(text) or _HE_DOES.match(text):
        return True
    if any(dated_subject(clause) for clause in re.split("[，,]", text)[:2]):
        return True
    person = first_named(text, names, _BEFORE_SUBJECT)
    if not person or is_honoured(text, person.end()):
        return False
    return bool(named_in(names).match(text) or _TITLED_SUBJECT.match(text, person.end()))


def goes_on(text: str, content: int, sentence: Span, names: tuple[str, ...], *, cited: bool) -> bool:
    """Say whether brief words go on with a sentence: it speaks in the first person or bids, or belongs to what bade.

    The reporter never bids, so that a speech reaches as far as a sentence with 必须 or 应 soon after;
    but an author who has `cited` someone may.
    """
    own = _STRONG.search(sentence.text) or _FIRST_PERSON.match(sentence.text)
    if _GOES_ON.match(sentence.text) or (own and not cited):
        return True
    if text.startswith("要", content) and belongs(sentence.text) and not _PROSPECT.search(sentence.text):
        return True
    following = [s.text for s in sentences_of(text) if s.start > sentence.start][:1]
    news = any(_NEWS.search(s) or is_reporter(s, names) for s in (sentence.text, *following))
    return not cited and any(_STRONG.search(s) for s in following) and not news


def ends_decree(speaker: str, sentence: str) -> bool:
    """Say whether a body or document cannot say this: 我…; what has been done since, as a reporter tells it."""
    if re.match("我[^们国省市县区州]", sentence):
        return True
    return bool(_DECREES.search(speaker) and _LOOKS_BACK.match(sentence)) and not _bids(sentence)


def _bids(sentence: str) -> bool:
    """Say whether a sentence demands something, as a reporter does not.

    >>> _bids("目前，各地必须抓紧。"), _bids("目前，各地已经响应。")
    (True, False)
    """
    return bool(_STRONG.search(sentence) or _GOES_ON.match(sentence) or _FIRST_PERSON.match(sentence))


_DECREES = re.compile("(?:会议?|公报|纲要|建议|通知|意见|决定)$")
_LOOKS_BACK = re.compile("(?:近年来|今年以来|目前|眼下)，(?!我们)")  # a meeting does not say so
_GOES_ON = re.compile(rf"{CARRIED.pattern}|[^，。]{{2,12}}(?<![需主重只])要(?![求素])")  # 各级党委要加强…
_FIRST_PERSON = re.compile(
    "[^。]*(?:我们|咱|我[^国省市县])|(?:[^。]*，)?[他她]们?(?:将|深受|倍感|感到|深感|相信|希望|期待|愿)"
)
_STRONG = re.compile(
    "必须(?!的)|应当|应该|不得(?!不)|不能(?!再)"
    "|(?:^|，|不|[\u3400-\u9fff]{2}(?<![供响适对效反感相回答]))应(?![对急用邀约该当届有聘试运])"
)
_PROSPECT = re.compile("^(?:在|随着)|下一步|目前|今年|将|已|正|我国|我们")
_NEWS = re.compile(
    r"\d日|今天（|据[^，。]{2,12}(?:报道|消息)|“[^”]*$|(?:强调|指出|表示|认为|要求|说|称)[，：]"
)
_BEFORE_SUBJECT = re.compile(rf"(?:[^，,。；“”]{{0,30}}{any_of(titles())}[，,])?[^，,。；“”]{{0,40}}")
_TITLED_SUBJECT = re.compile(
    rf"(?:[、，,和]|还|随即|当即|立即|连夜|迅速|日前|\d|[今昨当][天日]|同(?!志)|在|是|对|说|曾|{event_verbs()})"
)
_BIDS = re.compile(r"^会[后上前]，[^，。]{0,15}(?<![需主重只])要(?![求素])")  # 会后，各地要抓紧落实
_OWN_WILL = re.compile(
    "^(?:近日|日前)，[^。]*，(?:中国|中方|我国|我们)(?:愿|将)"
)  # the speaker's own side goes on
_OPENING = re.compile(
    r"(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[，,上下晚凌中至]|[^起以])|同一?[日天]，|按计划"
    r"|(?:两国元首|两国领导人|双方)还(?:就|谈|共同|见证)|今天（[^（）]*）的|[^，。]{2,20}(?:人士|各界|专家|代表|媒体|群众|网友)[对向][^，。]{2,50}表示[^，。]{2,6}。"
    r"|(?:针对|对于)[^，。]{2,30}(?:报道|[^名简号]称|说)|[^。]{0,12}对此(?:暂未|尚未|未|没有)"
    r"|[^，。]{6,40}据[^，。]{2,16}(?:数据|消息|报道)，"
    r"|[^，。]{4,60}(?:今天（\d|[ \u3000](?:\d{1,2}月)?\d{1,2}日)"
)
_HE_DOES = re.compile(rf"[他她](?:(?:还|又|先后|随后|一路|同时)*{event_verbs()}|[^，。]{{1,8}}了)")
_REPORTER = re.compile(
    r"最近，|如今|今天的|眼下|[^，。]{0,10}(?:仪式|开幕式|闭幕式|会议|大会|论坛|活动|会[见谈晤]|发布会|座谈会)[前后]，|说话间|话音|会[前后](?:[，,]|与会|两国|双方|还)|会[见谈晤]时?[前后，]|(?:会议|大会|全会|开幕会|闭幕会|座谈会|峰会|论坛|活动|仪式)(?:期间|还|充分肯定|高度评价|决定，|听取|书面|讨论|通过|发表|表彰|宣读|审议|听取|通报|由|以|邀请|传达)|[^，。]{0,8}(?:期间|仪式后|开幕式后)，"
    r"|当[晚天日][，,]|随后|据[悉统了介报]|另据|记者|来看|[^，。]{0,8}(?:会|活动|论坛|仪式)由|本[次届][^，。]{0,12}(?:由|共|为期|主题|历时|设|邀请|吸引)|[^。]*(?:现[就将]|将)[^，。]{0,30}(?:通知|公告|通报)如下|与会人员还|启动会上|责任编辑|【|□"
    r"|此外|目前[^，]{0,8}还不|近日|日前|\d{1,2}月\d{1,2}日"
)
