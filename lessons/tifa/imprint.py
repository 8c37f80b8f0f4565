"""When a text appeared and who brings it out: the lines around it that say so, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .bylines import PRINTED_IN, is_author, reporters
from .dates import find_date, is_date, iso_date, year_in
from .han import HAN

__all__ = [
    "ISSUED",
    "authors",
    "document_number",
    "is_dated",
    "is_issuer",
    "is_origin",
    "is_paper",
    "issuer",
    "names_next_line",
    "printed_date",
]

_NAMED = re.compile(
    r"(?:(?:文章|信息|消息)?来源|稿源|供稿单位|转自|发布机构)\s*[:：]\s*《?(?P<name>[^》)）\s　|｜]*)"
)
_QUOTED = re.compile(r"《(?P<name>[^》”\"]{2,20})[》”\"]")
_PAPER = re.compile(rf"[(（]?(?:[^（(]*讯[)）]\s*[（(])?{PRINTED_IN.pattern}")
_WRITER = re.compile(
    rf"(?:作者|记者|通讯员|撰稿)\s*[:：]\s*(?P<names>[{HAN}·]{{2,12}}(?:[\s、]+[{HAN}·]{{2,4}}(?![:：{HAN}]))*)"
)
_OF_THE_AUTHOR = re.compile(
    r"[(（]?(?:(?:本文)?作者(?:单位|系|为|是)[^。]{2,40}|(?:图|文|图文|图片|照片|视频)[^。]{0,6}由[^。]{2,20}提供[)）]?)"
    rf"|[{HAN}]{{2,6}}评论员(?:[\s　]+[{HAN}]{{2,4}})?"
)
_DATE_LABEL = re.compile(
    r"(?:(?:发布|发表|更新|成文|印发|发文|见报|播出|信息)?(?:时间|日期)|发布于)\s*[:：]\s*"
)
_CLOCK = re.compile(r"\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|(?:星期|周)[一二三四五六日天]|印发)\s*$")
_BODY = (
    rf"[{HAN}]{{2,30}}(?:委员会|人民政府|政府|办公厅|办公室|厅|局|部|院|总局|协会|党组|联合会|指挥部|领导小组"
    r"|[市县区省州党工纪团]委|大学|学院|公司|中心)"
)
_ISSUER = re.compile(rf"{_BODY}(?:[\s　]+{_BODY})*")
ISSUED = re.compile(rf"(?P<body>{_ISSUER.pattern})[\s　]+(?P<date>\S.*)")
_NUMBER = re.compile(
    rf"[{HAN}]{{2,12}}\s*[〔\[（(【]\s*(?P<year>[\d０-９]{{4}})\s*[〕\]）)】]\s*(?:第)?\s*[\d０-９]+\s*号"
)
_MONTH_AND_DAY = re.compile(
    r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[)）]?"
)
_YEAR_OF_REPORT = re.compile(rf"(?P<year>\d{{4}})年[{HAN}]{{0,12}}政府工作报告")
_LONGEST = 60  # characters of the longest line that says where a text came from


def is_origin(line: str) -> bool:
    """Say whether a line only tells where a text came from, who wrote it, or when it appeared.

    >>> is_origin("来源：青海日报　2018-03-29"), is_origin("发布时间：2018-03-28"), is_origin("来源：他说。")
    (True, True, False)
    """
    if len(line) > _LONGEST or "。" in line:
        return False
    whole = any(pattern.fullmatch(line) for pattern in (_PAPER, _OF_THE_AUTHOR))
    if whole or _NAMED.search(line) or _written(line):
        return True
    return bool(reporters(line) or (_DATE_LABEL.match(line) and is_dated(line)))


def _written(line: str) -> str:
    """Return who a line says has written the text: 作者：张三, but not 记者：为什么."""
    match = _WRITER.search(line)
    return match["names"] if match and is_author(match["names"]) else ""


_LONGEST_DATE = 60  # characters of a line with label, date and time of day


def is_paper(line: str) -> bool:
    """Say whether a line is only the name of a paper: 《青海日报》."""
    return bool(_QUOTED.fullmatch(line))


def is_dated(line: str) -> bool:
    """Say whether a line is only a date, with or without 发布时间： before it and the time of day behind it.

    >>> is_dated("2018年3月28日"), is_dated("发布时间：2018-03-28 08:15"), is_dated("2018年3月28日开会")
    (True, True, False)
    """
    return len(line) <= _LONGEST_DATE and is_date(_DATE_LABEL.sub("", _CLOCK.sub("", line.strip("()（） "))))


def names_next_line(line: str) -> bool:
    """Say whether a line promises a source that only the next line names: 来源："""
    named = _NAMED.fullmatch(line)
    return bool(named and not named["name"])


def is_issuer(line: str) -> bool:
    """Say whether a line only names the bodies that issue a text.

    >>> is_issuer("青海省人民政府办公厅"), is_issuer("教育部 财政部"), is_issuer("质量第一")
    (True, True, False)
    """
    return bool(_ISSUER.fullmatch(line))


def document_number(text: str) -> re.Match[str] | None:
    """Find the number of a document: 国发〔2018〕1号."""
    return _NUMBER.search(text)


def authors(lines: Sequence[str], roles: Sequence[str]) -> str:
    """Return the names that stand in the lines around a text: 本报记者 张三, 作者：李四."""
    around = [line for line, role in zip(lines, roles, strict=True) if role == "source"]
    named = [*map(reporters, around), *map(_written, around), *filter(is_author, around)]
    return next(filter(None, named), "")


def printed_date(
    lines: Sequence[str], roles: Sequence[str], genre: str, *, dateline: str = "", name: str = ""
) -> str:
    """Return the date of a text: from the lines around it, else day and month from its message head.

    A year alone counts only on a line of its own: that in a title is what the text is about.
    """
    edges = [line for line, role in zip(lines, roles, strict=True) if role in {"subhead", "source"}]
    if genre in {"work_report", "transcript"}:
        edges += [line for line, role in zip(lines[:2], roles, strict=False) if role == "headline"]
    signed = [date for _, date in _signatures(lines, genre)][:1]
    edges = [*signed, *edges] if genre == "notice" else [*edges, *signed]  # not when a page put it online
    edges += [line for line in lines[-4:] if is_dated(line)]
    printed = next((iso for iso in map(_certain, edges) if iso), "")
    if dateline:
        year = year_in(printed) or year_in(name)
        return printed or iso_date(dateline) or find_date(dateline, year=year)
    return printed or _completed(edges, lines)


def _certain(line: str) -> str:
    iso = iso_date(line)
    return iso if len(iso) > 4 or is_dated(line) else ""


def _completed(edges: Sequence[str], lines: Sequence[str]) -> str:
    """Complete a day and month by the year of a document's number or of a report's title."""
    known = [
        match for line in lines[:6] for match in (document_number(line), _YEAR_OF_REPORT.match(line)) if match
    ]
    days = filter(None, (find_date(line, year=int(known[0]["year"])) for line in edges)) if known else ()
    return next(iter(days), "")


def _signatures(lines: Sequence[str], genre: str) -> Iterator[tuple[str, str]]:
    """List who signs a text with the date below; what a notice passes on may follow its signature."""
    first = 0 if genre == "notice" else max(len(lines) - 5, 0)
    for above, line in pairwise(lines[first:]):
        if (is_dated(line) or _MONTH_AND_DAY.fullmatch(line)) and is_issuer(above):
            yield above, line
    for line in lines[first:]:
        both = ISSUED.fullmatch(line)
        if both and is_dated(both["date"]):
            yield both["body"], both["date"]


def issuer(lines: Sequence[str], roles: Sequence[str], genre: str) -> str:
    """Name the issuing paper or body: a source line, or the signature above a closing date."""
    around = [line for line, role in zip(lines, roles, strict=True) if role == "source"]
    for line, above in zip(reversed(around), [*reversed(around[:-1]), ""], strict=False):
        found = _NAMED.search(line) or _QUOTED.match(line) or _PAPER.fullmatch(line)
        name = found[found.lastgroup or 0] if found else ""
        if not name and (is_issuer(line) or names_next_line(above)):
            name = line
        if name:
            return name
    return next((name for name, _ in _signatures(lines, genre)), "")
