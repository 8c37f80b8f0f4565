"""Which genre a text is of: told by its titles, its salutation, its message head or its first sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from .bylines import reporters
from .imprint import document_number

__all__ = ["GENRES", "SALUTATION", "SPOKEN", "genre_of", "is_cut"]

GENRES = ("news", "work_report", "transcript", "notice", "plan", "other")
SPOKEN = ("work_report", "transcript")
_GREETED = "各位|同志们|朋友们|女士们|先生们|来宾们|全[国省市区县州]人民"
SALUTATION = re.compile(
    rf"(?:(?:尊敬|亲爱)的)?(?:{_GREETED})(?:[^。，,；;]|[，,](?=(?:尊敬|亲爱)的|{_GREETED})){{0,30}}[：:！!]"
)
_NOTICE = (
    "通知|(?:若干|实施|指导)?意见|决定|决议|通报|批复|通告|公告|公示|函|命令|若干措施|(?:暂行)?(?:规定|办法)"
)
_NOTICE_TITLE = re.compile(rf".*会议纪要|.*(?:关于.+的|印发.+的)(?:{_NOTICE})(?:[（(].*[)）])?")
_PLAN_TITLE = re.compile(
    r".*(?:规划|纲要|行动计划|五年计划|三年行动方案|实施方案)(?:摘要)?(?:\[\^\d+\])?(?:[（(][^)）]*[)）])?"
)
_REPORT_TITLE = re.compile(r".*(?:政府)?工作(?:的)?报告(?:[（(].*[)）])?")
_SPEECH_TITLE = re.compile(
    r".*(?:上|时|中)的?(?:.{0,6})(?:讲话|致辞|发言|报告|演讲|贺词)|.*新年贺词|(?!.*(?:召开|举行|举办)).*新闻发布会(?:实录)?"
)
_FULL_SPEECH = re.compile(r"[^，。]+在.+[上时]的(?:主旨)?(?:讲话|致辞|演讲|发言)(?:[（(]全文[)）])?")
_PART = re.compile(r"第[一二三四五六七八九十\d]+[篇编]")
_GOES_ON = re.compile("[和与及暨的]")  # what the second line of a title opens with
# A report says in its first sentence on which day it was, by the day alone.
_NEWS_OPENING = re.compile(
    r"[^。]{0,60}?(?:近日|日前|(?<![\d年月至])(?:\d{1,2}月)?\d{1,2}日(?!前|至)|[今昨][天日](?:（|[上下]午|[早晚零])|当地时间)"
    r"|[今昨][天日][，,]|连日来|记者[^，。]{0,20}(?:获悉|了解到)"
)


_Test = Callable[[Sequence[str], Sequence[str]], bool]
_GENRE_TESTS: dict[str, _Test] = {
    "notice": lambda lines, top: any(map(document_number, top)) or _any(_NOTICE_TITLE, top),
    "work_report": lambda lines, top: _any(_REPORT_TITLE, top) or any(map(_to_deputies, lines[:8])),
    "plan": lambda lines, top: _any(_PLAN_TITLE, top) or any(map(_PART.match, lines[:40])),
    "transcript": lambda lines, top: _any(_SPEECH_TITLE, top) or any(map(SALUTATION.fullmatch, lines[:8])),
    "news": lambda lines, top: bool(top and _NEWS_OPENING.match(lines[len(top)])),
}


def genre_of(lines: Sequence[str], top: int, *, message: bool) -> str:
    """Tell the genre of a text by its lines, the first `top` of which stand above it.

    `message` says that a message head opens it; what an agency sends in full is a speech all the same.

    >>> genre_of(["在全市安全生产会议上的讲话", "同志们：", "今天开会。"], 1, message=False)
    'transcript'
    """
    if _any(_FULL_SPEECH, lines[:top]):
        return "transcript"
    greeted = any(map(SALUTATION.fullmatch, lines[:8]))
    if message or (not greeted and any("记者" in reporters(line) for line in lines[:top])):
        return "news"
    return next((genre for genre, test in _GENRE_TESTS.items() if test(lines, lines[:top])), "other")


def _any(pattern: re.Pattern[str], block: Sequence[str]) -> bool:
    """Say whether a line is a title of this kind, or two lines that make one title."""
    wrapped = (one + other for one, other in pairwise(block) if is_cut(one, other))
    return any(pattern.fullmatch(line) for line in (*block, *wrapped))


def is_cut(one: str, other: str) -> bool:
    """Say whether a title goes on from one line to the other.

    >>> is_cut("关于做好春季学期", "开学工作的通知"), is_cut("关于开学的通知", "（试行）")
    (True, False)
    """
    return bool("关于" in one or _GOES_ON.match(other)) and not _is_whole(one)


def _is_whole(title: str) -> bool:
    return any(p.fullmatch(title) for p in (_NOTICE_TITLE, _REPORT_TITLE, _SPEECH_TITLE))


def _to_deputies(line: str) -> bool:
    return line.startswith("各位代表")
