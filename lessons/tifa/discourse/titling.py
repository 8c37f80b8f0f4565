"""Titles: what is printed directly before a name, and where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..segmentation import tag
from .words import (
    any_of,
    countries,
    countries_from,
    country_initials,
    event_verbs,
    object_verbs,
    offices,
    reporting_verbs,
    titles,
)

__all__ = ["title_after", "title_before"]


def title_after(text: str, place: int) -> str:
    """Return the title printed right behind a name, or ""."""
    match = _AFTER.match(text, place)
    return match[0] if match else ""


_AFTER = re.compile(rf"(?:(?:常务)?副?{any_of(offices())}|院士|教授|老师|医生)")


_LEADING = re.compile(
    r"^(?:.*(?:讯|电|消息)\s*[(（][^()（）]*[)）]|[(（][^()（）]*[)）]|[和与及兼届](?!会)|[时现]任|与会领导)+"
)
_GAP = re.compile(r"[\s　]{0,3}$")
_ALSO = re.compile("[(（][^()（）]{1,12}[)）]$")  # 副校长（副院长）
_PERSON_NOUN = re.compile("[\u3400-\u9fff]{1,3}[员师家者长手商匠医星将官翁迷民友妇工]$")


def _ends_in_title(text: str) -> bool:
    """Say whether a text ends in a title: one of the list, or a noun that is made like one, 制陶师."""
    if text.endswith(tuple(titles())):
        return True
    noun = _PERSON_NOUN.search(text)
    *before, (word, pos) = tag(text[-8:]) if noun else [("", "")]
    whole = len(word) > 1 or (word in "商匠师" and before[-1:] and before[-1][1][0] == "n")  # 果|商
    return bool(noun and whole) and pos == "n" and not text.endswith(("国家", "大家", "人家", "专家"))


def title_before(text: str, place: int, names: list[str]) -> str:
    """Return the title printed directly before the name at `place`, or "".

    >>> title_before("会见泰国总理阿努廷", 6, []), title_before("副市长汪洁、贺鹏飞", 6, ["汪洁"])
    ('泰国总理', '副市长')
    """
    end = len(_GAP.sub("", text[:place]))
    sharer = _sharer(text, end, names)
    if sharer is not None:
        return title_before(text, sharer, names)
    if not _ends_in_title(_ALSO.sub("", text[:end])):
        return ""
    start = _title_start(text, end, names)
    comma = max(text.rfind(mark, start, end) for mark in "，,")
    if comma > 0 and tag(text[start:comma])[0][1][0] in "vpd":  # 见到总书记，|志愿者王兰花
        start = comma + 1
    return _LEADING.sub("", text[start:end]).strip("，,、 　").lstrip("—－-")


def _sharer(text: str, end: int, names: list[str]) -> int | None:
    """Return where the name before 、 or 和 begins that shares its title with the next one."""
    if not text[:end].endswith(("、", "和", "与")):
        return None
    return next((end - 1 - len(name) for name in names if text[: end - 1].endswith(name)), None)


_STOP_POS = frozenset("p t r d c uj ul uz ug ud y e o".split())
# Place names fall apart into single characters with tags of their own; only these are the words they look like.
_NO_STOPS = frozenset("终身 越共 俄共 日共 果敢".split())  # whatever the tagger takes them for
_SINGLE_STOPS = frozenset(
    "在对向由从为以将被把给按应于同与据当自到随的了着过还也已正就都又再曾更该其此并而则但因是有请等说"
)
_QUOTE_PAIRS = {"”": "“", "」": "「", "』": "『", "》": "《", "）": "（", ")": "("}
_JOINING = frozenset("和与及")


def _title_start(text: str, end: int, names: list[str]) -> int:
    """Walk left from the end of a title over its words, as far as it is one."""
    start = end
    for word in _words_before(text, end):
        begin = start - len(word[0])
        if start < end and _stops(text[:end], begin, start, word, names):
            break
        start = begin
    return start


def _words_before(text: str, end: int) -> Iterator[tuple[str, str]]:
    """Yield the words before a place from right to left; what stands in quotation marks is one word."""
    begin = max(text.rfind(mark, 0, end) for mark in "。；;！？!?：:\n") + 1
    words = tag(text[begin:end])
    while words:
        word, pos = words.pop()
        opening = _QUOTE_PAIRS.get(word)
        if opening:
            while words and opening not in word:
                word = words.pop()[0] + word
            pos = "q" if opening in word else "x"
        charge = _IN_CHARGE.search("".join(w for w, _ in words)) if word == "的" else None
        while charge and words and len(word) <= len(charge[0]):
            word, pos = words.pop()[0] + word, "n"
        yield word, pos


def _stops(text: str, begin: int, start: int, word: tuple[str, str], names: list[str]) -> bool:
    token, pos = word
    if token in {"、", "，", ","}:
        return not _title_goes_on(text, begin, token, names)
    if _ends_in_name(text, start, names) or _is_verb(token, text[start:]):
        return True
    if (
        pos == "v" and len(token) > 1 and token != "常驻" and text.startswith(tuple(countries()), start)
    ):  # 结束|加拿大总理
        return True
    if token in country_initials() and text.startswith(tuple(offices()), start):  # 以|总理
        return False
    if token == "已故" or text.startswith("已故", start):
        return token != "已故"
    if text.startswith(countries_from(2), start) and not _MAY_PRECEDE.search(text[:start]):
        return token not in countries()
    if token == "该":
        return False
    if token == "特别":
        return not text[start:].startswith("代表")
    if token in _JOINING:
        return text.startswith(countries_from(2), start) or any(text[:begin].endswith(name) for name in names)
    if len(token) == 1 and pos not in {"m", "x"}:
        return token in _SINGLE_STOPS
    if pos == "m":
        return not _RANK.fullmatch(token)
    return (pos in _STOP_POS and token not in _NO_STOPS) or (
        pos == "x" and token not in {"—", "——", "·", "-", "－"}
    )


def _ends_in_name(text: str, end: int, names: list[str]) -> bool:
    """Say whether a name ends here, and not one that is part of the title: 习近平主席特别代表."""
    return not _ENVOY.match(text, end) and any(text[:end].endswith(name) for name in names)


_RANK = re.compile("第.*|[一二三四五六七八九十]+级?|[^几两多半数百千万亿]")  # 一级|巡视员, 种|蔗大户
_IN_CHARGE = re.compile("(?:分管|主持|负责)[^，。、；]{2,10}工作$")  # 分管日常工作的|副部长
# What may stand before the country that a title begins with.
_MAY_PRECEDE = re.compile(
    "(?:[前原驻和与及兼、，·（(]|时任|现任|首任|已故|候任|当选|[部委署局院会盟社台司]|组织|中心|集团|公司|大学)$"
)

_ENVOY = re.compile("(?:主席|总书记|总统|总理)?(?:特别代表|特使|办公室|夫人)")


def _is_verb(token: str, after: str) -> bool:
    """Say whether a word is a verb with a title behind it: 会见|总理; not the last word of a title."""
    verb = re.search(_CUTS + "$", token)
    whole = verb and (verb[0] == token or len(verb[0]) > 1)
    return bool(after and whole and not _OFFICE_NAME.match(after))


_OFFICE_NAME = re.compile(
    "[、，处司局科组站队委部院所室办员人师者手家生]|(?:合作|服务|指导|管理|研究)?(?:中心|委员会|办公室|促进会)"
)


_CUTS = (
    rf"(?:{any_of(['是', '还有', '以及', '通知', '作为'])}|{event_verbs()}|{object_verbs()}"
    rf"|{any_of(reporting_verbs())})"
)


def _title_goes_on(text: str, begin: int, mark: str, names: list[str]) -> bool:
    """Say whether another title of the same person stands before 、: 省委书记、省长."""
    if any(text[:begin].endswith(name) for name in names):
        return False
    ends_in_title = text[:begin].endswith(tuple(titles()))
    return ends_in_title and (mark == "、" or _opens_sentence(text, begin))


def _opens_sentence(text: str, end: int) -> bool:
    """Say whether nothing but a title stands between the beginning of the sentence and a comma."""
    begin = max(text.rfind(mark, 0, end) for mark in "。；;！？!?：:\n") + 1
    return not re.search("[，,]", text[begin:end])
