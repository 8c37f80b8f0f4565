"""Numbered lines to headings and their levels: 第一章, 一、, （一）, 1., as they nest in the text at hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .dates import chinese_number
from .han import HAN

__all__ = ["heading_levels", "is_heading", "is_table_of_contents"]

_HAN_NUMBER = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NTH = rf"第\s*({_HAN_NUMBER}|\d{{1,2}})\s*"
# From the highest to the lowest, as most documents nest them (GB/T 9704: 一、（一）1.（1）); in each, one group.
_FORMS = (
    rf"{_NTH}[编篇]",
    rf"{_NTH}部分",
    rf"{_NTH}章",
    rf"{_NTH}节",
    rf"({_HAN_NUMBER})(?:\s*[、.．]|[\s　]|$)",
    rf"[(（]\s*({_HAN_NUMBER})\s*[)）]",
    rf"第({_HAN_NUMBER})[、，,]",
    r"(\d{1,2})\s*(?:[.．]\s*(?!\d)|、)",
    r"\d{1,2}[.．](\d{1,2})\s+(?=\D)",
    r"\d{1,2}[.．]\d{1,2}[.．](\d{1,2})\s+(?=\D)",
    r"[(（](\d{1,2})[)）]",
)
_FIRSTLY = 1 + _FORMS.index(rf"第({_HAN_NUMBER})[、，,]")
_FORM = re.compile("|".join(_FORMS))
_STARTS = frozenset("第(（一二三四五六七八九十")
_UNNUMBERED = re.compile(r"前\s*言|引\s*言|序\s*言|绪\s*言|导\s*言|结\s*语|结\s*束\s*语|目\s*[录次]|附\s*则")
_LONGEST = 60  # characters of the longest heading
_LONGEST_STOPPED = 45  # of one that closes with a stop, as a sentence does
_SENTENCE = re.compile(
    r"[。；;！!？?：:](?!$)|[；;！!？?，,、]$"
)  # a heading may close with a stop or a colon
_STOPPED = ("。", "：", ":")
_ENDED = ("。", "！", "：", ":", "”", "；", "）")
_TITLE = 0  # the form of a heading without a number, as a report may have: 2008年工作安排
_TITLED = re.compile(
    rf"(?![一二三四五六七八九十]+[是要]|各位|同志们)(?=.*[{HAN}]{{4}})[{HAN}\d“”《》、，\s]{{4,25}}(?<![、，])"
)
_RUNNING = 60  # characters of a line that is a paragraph, not a part of one
_LEADERS = re.compile(rf"[^{HAN}]+")  # dots, page numbers and spaces of a table of contents


class _Number(NamedTuple):
    """The number that a line begins with: its form, counted from the highest, and its value."""

    form: int
    value: int


def _number(line: str) -> _Number | None:
    # Most lines begin otherwise: to look at one character is cheaper than the pattern.
    if line[:1] not in _STARTS and not line[:1].isdecimal():
        return None
    match = _FORM.match(line)
    form = match.lastindex if match else None  # the group that matched
    return _Number(form, chinese_number(match[form])) if match and form else None


def is_heading(line: str) -> bool:
    """Say whether a line can be a heading: numbered or called 前言, short, no more than one sentence.

    >>> is_heading("一、工作回顾"), is_heading("一、压实责任。各地要抓好落实。"), is_heading("1.5亿元")
    (True, False, False)
    """
    longest = _LONGEST_STOPPED if line.endswith(_STOPPED) else _LONGEST
    if len(line) > longest or _SENTENCE.search(line):
        return False
    number = _number(line)
    spoken = number and number.form == _FIRSTLY and line.endswith(_STOPPED)  # 第一，保证质量。
    return bool((number and not spoken) or _UNNUMBERED.fullmatch(line))


def is_table_of_contents(line: str) -> bool:
    """Say whether a line heads a table of contents.

    >>> is_table_of_contents("目　录"), is_table_of_contents("项目录入")
    (True, False)
    """
    return "目" in line and len(line) <= _LONGEST and _LEADERS.sub("", line) in {"目录", "目次"}


def heading_levels(lines: Sequence[str], *, titled: bool = False) -> list[int]:
    """Give the level of each line that is a heading, 1 for the highest, and 0 for the others.

    A heading stands one level below the one that it is nested in, so a text that begins with （一）
    has it at 1. Lines that only count something up, one number after the other without a text
    between them, are no headings, nor are the entries of a table of contents, nor is a sentence that
    nothing follows. `titled` looks for headings without a number as well: a short line without a
    mark, between the end of a paragraph and a long one.

    >>> heading_levels(["第一章 总则", "一、目标", "到2025年，增长7%。", "（一）工业", "要做强。"])
    [1, 2, 0, 3, 0]
    >>> heading_levels(["提交下列材料：", "1.身份证", "2.户口簿"])
    [0, 0, 0]
    """
    numbers = [_number(line) for line in lines]
    for nth, n in enumerate(_titles(lines, numbers) if titled else (), start=1):
        numbers[n] = _Number(_TITLE, nth)
    left_out = _counted(lines, numbers) | _contents(lines)
    if lines and lines[-1].endswith(_STOPPED):
        left_out.add(len(lines) - 1)
    nesting = _Nesting([number for n, number in enumerate(numbers) if number and n not in left_out])
    levels: list[int] = []
    open_: list[int] = []  # the forms that a line stands in
    for n, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if n in left_out:
            levels.append(0)
            continue
        if number:
            while open_ and not nesting.is_above(open_[-1], number.form):
                open_.pop()
            open_.append(number.form)
        elif _UNNUMBERED.fullmatch(line):
            open_.clear()
        is_title = bool(number and number.form == _TITLE)
        levels.append(max(len(open_), 1) if is_title or is_heading(line) else 0)
    return levels


class _Nesting:
    """Which form of number stands above which: as is usual, unless the text at hand has it otherwise."""

    def __init__(self, numbers: Sequence[_Number]) -> None:
        self._first: dict[int, int] = {}
        self._encloses: Counter[tuple[int, int]] = Counter()
        last: dict[int, int] = {}  # the value that each form stands at
        between: dict[int, set[int]] = {}  # the forms seen since then
        for place, (form, value) in enumerate(numbers):
            self._first.setdefault(form, place)
            if last.get(form) == value - 1:
                self._encloses.update((form, other) for other in between[form])
            last[form], between[form] = value, set()
            for other, seen in between.items():
                if other != form:
                    seen.add(form)

    def is_above(self, one: int, other: int) -> bool:
        """Say whether lines of form `one` have lines of form `other` under them.

        The one above goes on counting over the other. Where both do as often (chapters counted
        through under 一、 二、 三、), the one that came first is above.
        """
        over, under = self._encloses[one, other], self._encloses[other, one]
        if over != under or one == other:
            return over > under
        usual = over < 2 and _TITLE not in {one, other}  # once may be by chance
        return one < other if usual else self._first[one] < self._first[other]


def _titles(lines: Sequence[str], numbers: Sequence[_Number | None]) -> list[int]:
    return [
        n
        for n in range(1, len(lines) - 1)
        if _TITLED.fullmatch(lines[n])
        and not numbers[n]
        and len(lines[n + 1]) > _RUNNING
        and lines[n - 1].endswith(_ENDED)
    ]


def _counted(lines: Sequence[str], numbers: Sequence[_Number | None]) -> set[int]:
    """Find the lines that count something up, directly one below the other: short ones, and sentences."""
    found: set[int] = set()
    for n, (one, other) in enumerate(pairwise(numbers)):
        if one and other and (other.form, other.value) == (one.form, one.value + 1):
            both = {n, n + 1}
            short = all(is_heading(lines[m]) for m in both)
            found |= both if short else {m for m in both if lines[m].endswith(_STOPPED)}
    return found


def _contents(lines: Sequence[str]) -> set[int]:
    """Find the entries below 目录: the lines before the first of them stands there again."""
    head = next((n for n, line in enumerate(lines) if is_table_of_contents(line)), len(lines))
    entries = [_LEADERS.sub("", line[: 2 * _LONGEST]) for line in lines[head + 1 :]]
    again = entries.index(entries[0], 1) if entries[:1] and entries[0] in entries[1:] else 0
    return set(range(head + 1, head + 1 + again))
