"""What a web page prints around a text: navigation, editors, counters, buttons, page numbers.

A line is furniture only where every word of it is; so a sentence is never taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .files import read_csv

__all__ = ["furniture_spans"]

_LONGEST = 120  # characters of the longest line of furniture
_TAIL = 250  # characters at the end of a line that may be furniture behind a text
_GAP = re.compile(r"[\s|｜【】\[\]()（）·/—\-_]*")
_NAME = "[\u4e00-\u9fff·A-Za-z]"
_NAMES = rf"\s*[:：]\s*{_NAME}{{0,12}}(?:[\s、,，]+{_NAME}{{1,4}}(?![:：\w]))*"
_DATE = r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}(?:\s*日)?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
# How each kind of word in furniture.csv goes on, to be an item of a line.
_GOES_ON = {
    "names": _NAMES,
    "number": r"\s*[:：]?\s*\d[\d,.万+]*\s*次?",
    "date": rf"\s*[:：]\s*{_DATE}",
    "size": r"\s*[:：]",
    "size_word": r"(?!\w)",
    "button": r"(?![\w：:，、])",
    "opening": r"\s*[:：][^。！？]*",
    "notice": r"(?![者人])[^。！？]*",
}
# Where a text came from, who wrote it and its day are wanted: they stay, and what stands beside them goes.
_WANTED = {
    "source": r"(?:(?:文章|信息|消息)?来源|稿源|供稿单位)\s*[:：]\s*[^\s|｜]*",
    "author": rf"(?:作者|记者|通讯员|供稿){_NAMES}",
    "day": _DATE,
}
_STAYS = {*_WANTED, "date"}  # 发布时间：2018-03-28 tells the day
_WEAK = {"size_word", "button"}  # not enough for a line of its own
_PATH = re.compile(r"\s*(?:首页|(?:[^>＞»›。！？，]{1,15}[>＞»›]){2})[^。！？，]*[>＞»›][^。！？，]*")
_REGISTERED = re.compile(r"[^。！？]{0,60}(?:ICP[备证]|公网安备)[^。！？]*")
_PAGE_NUMBER = re.compile(r"[—–－-]+\s*\d{1,4}\s*[—–－-]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?")


class _Item(NamedTuple):
    kind: str
    start: int
    end: int


class _Line(NamedTuple):
    start: int
    text: str
    items: tuple[_Item, ...]  # empty where something else stands in the line
    strength: str  # strong, weak (furniture only beside furniture), none, blank, plain


_PLAIN = _Line(0, "", (), "plain")  # stands for every long line that ends with a sentence: most of a text
_SENTENCE_END = ("。", "！", "？")


def furniture_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find page furniture in a simplified text: whole lines, parts of a source line, ends of lines.

    >>> text = "首页 > 新闻 > 正文\\n大会召开。【纠错】【责任编辑:王雪】\\n来源：日报　浏览次数：12\\n"
    >>> [text[start:end] for start, end in furniture_spans(text)]
    ['首页 > 新闻 > 正文\\n', '【纠错】【责任编辑:王雪】', '　浏览次数：12']
    """
    for line in _marked(list(_lines(text))):
        if line.strength == "strong":
            yield line.start, min(line.start + len(line.text) + 1, len(text))
        elif line.strength == "none":
            yield from _parts(line)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        if len(line) > _LONGEST and line.endswith(_SENTENCE_END):
            yield _PLAIN
        else:
            items = _items(line) if len(line) <= _LONGEST else ()
            yield _Line(start, line, items, _strength(line, items))
        start += len(line) + 1


def _items(line: str) -> tuple[_Item, ...]:
    """Cut a line into items of furniture; none where anything else stands in it."""
    items = []
    position = _gap_end(line, 0)
    while position < len(line):
        match = _item().match(line, position)
        if not match or match.end() == position:
            return ()
        items.append(_Item(match.lastgroup or "", *match.span()))
        position = _gap_end(line, match.end())
    return tuple(items)


def _gap_end(line: str, position: int) -> int:
    gap = _GAP.match(line, position)
    return gap.end() if gap else position


@cache
def _item() -> re.Pattern[str]:
    forms = {kind: _forms(kind) + goes_on for kind, goes_on in _GOES_ON.items()}
    return re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in {**forms, **_WANTED}.items()))


def _forms(kind: str) -> str:
    forms = [row["form"] for row in read_csv("lexicons", "furniture.csv") if row["kind"] == kind]
    return "(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")"


def _strength(line: str, items: tuple[_Item, ...]) -> str:
    kinds = {item.kind for item in items}
    if not line or line.isspace():
        return "blank"
    whole = (_PATH, _REGISTERED, _PAGE_NUMBER)
    if len(line) <= _LONGEST and any(pattern.fullmatch(line.strip()) for pattern in whole):
        return "strong"
    if not items or kinds & _STAYS:
        return "weak" if line.strip() in {"|", "｜"} else "none"
    return "strong" if len(items) > 1 or kinds - _WEAK else "weak"


def _marked(lines: list[_Line]) -> list[_Line]:
    """Count weak lines as furniture where they stand next to a line that is, or several in a row."""
    some = any(line.strength == "weak" for line in lines)
    filled = [i for i, line in enumerate(lines) if some and line.strength != "blank"]
    for run in zip(filled, filled[1:], filled[2:], strict=False):
        if all(lines[i].strength == "weak" for i in run):
            lines[run[0]] = lines[run[0]]._replace(strength="strong")
    for order in (1, -1):
        beside = False
        for i in range(len(lines))[::order]:
            if lines[i].strength == "weak" and beside:
                lines[i] = lines[i]._replace(strength="strong")
            if lines[i].strength != "blank":
                beside = lines[i].strength == "strong"
    return lines


def _parts(line: _Line) -> Iterator[tuple[int, int]]:
    """Find the furniture inside a line that is none: beside a source, or behind the last sentence."""
    if line.items:
        yield from _beside_what_stays(line)
    elif not line.text.endswith(_SENTENCE_END):  # what no tail ends with
        tail = _tail().search(line.text, max(1, len(line.text) - _TAIL))
        if tail:
            yield line.start + tail.start(), line.start + len(line.text)


def _beside_what_stays(line: _Line) -> Iterator[tuple[int, int]]:
    behind = [item.start for item in line.items[1:]] + [len(line.text)]
    before = 0
    for item, next_start in zip(line.items, behind, strict=True):
        last = next_start == len(line.text)
        if item.kind not in _STAYS:
            yield line.start + before, line.start + (next_start if last or not before else item.end)
        before = item.end


@cache
def _tail() -> re.Pattern[str]:
    """Match what pages set behind the last sentence: 【纠错】【责任编辑:王雪】 阅读下一篇："""
    editor = _forms("names") + _NAMES
    return re.compile(
        rf"\s*(?:[【\[(（]\s*(?:(?:我要)?纠错|{editor})\s*[】\])）]"
        rf"|(?<=[。！？”」])(?:{editor}\s*$|阅读下一篇\s*[:：]))[^。！？]*$"
    )
