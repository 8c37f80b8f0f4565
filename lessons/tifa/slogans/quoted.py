"""Coinages in quotation marks of every shape, nested, unbalanced or with a mark missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..documents import Source, text_of
from ..han import HAN
from .findings import Finding

__all__ = ["Quotation", "quotations", "quoted_coinages"]


class Quotation(NamedTuple):
    """What stands between two marks, or behind a mark whose partner is missing."""

    start: int
    end: int
    whole: bool  # both marks are there
    inner: tuple[Quotation, ...] = ()


# A pair is told by its family; in the families of straight marks one shape opens and closes.
_OPENING = {"“": "double", "〝": "double", "‘": "single", "「": "corner", "『": "white corner"}
_CLOSING = {"”": "double", "〞": "double", "’": "single", "」": "corner", "』": "white corner"}
_STRAIGHT = {'"': "double", "＂": "double", "'": "single", "＇": "single"}
_MARK = re.compile(rf"[{''.join((*_OPENING, *_CLOSING))}\"＂]|(?<![A-Za-z])['＇]|['＇](?![A-Za-z])")
_STOPS = r"[、，,；;。：:！？!?…（）()《》“”‘’「」『』\"＂\n]"
_STOP = re.compile(rf"{_STOPS}|\Z")

_SENTENCE_END = re.compile(rf"[。！？!?\n]|(?<=[{HAN}])\.(?!\w)")
_LONGEST = 40  # characters of a coinage: 党委领导、政府主导、部门联合、企业主责、社会参与 has 25
_LONGEST_OUTER = 12  # of one with a quotation inside: ‘放管服’改革
_LONGEST_OPEN = 8  # of one with a mark missing
_SHORTEST_SPEECH = 10  # of what is not marked as speech but ends the sentence of one who says something
_SAYING = (
    "说|道|问|答|称|表示|强调|指出|要求|提出|认为|介绍|坦言|告诉|感慨|感叹|回忆|解释|写道|谈到|呼吁|希望"
)
_SPEECH_BEFORE = re.compile(rf"(?:{_SAYING})[^。！？\n]{{0,6}}[:：,，]\s*\Z")
_SPEECH_BEHIND = re.compile(rf"[”」』’\"＂'＇]?[,，]?[{HAN}]{{0,6}}(?:{_SAYING})(?![{HAN}])")


def quoted_coinages(source: Source) -> list[Finding]:
    """List what stands in quotation marks, at most 40 characters and no speech.

    Marks may be curly, straight, corner or fullwidth, and of two shapes. Speech is a whole
    sentence (with its full stop inside) or what follows 说： and the like; a title in 《》 is no
    coinage. Of quotations inside quotations the inner is listed, and the outer too if it is a
    short term itself. A coinage whose second mark is missing ends at the next punctuation.

    >>> [f.slogan for f in quoted_coinages("创建“青海标准”,推行“掌上办、「就近办」,见《质量报》")]
    ['青海标准', '掌上办', '就近办']
    >>> [f.slogan for f in quoted_coinages("他说：“深化‘放管服’改革是大事，要抓好。”")]
    ['放管服']
    """
    text = text_of(source)
    found = {Finding(text[q.start : q.end], q.start) for q in _all(quotations(text)) if _is_coinage(text, q)}
    return sorted(found, key=lambda finding: finding.start)


def quotations(text: str) -> list[Quotation]:
    """List the outermost quotations of a text, line by line, each with those inside it."""
    found: list[Quotation] = []
    for line in re.finditer("[^\n]+", text):
        found += _Scanner(text, line.start(), line.end()).scan()
    return found


class _Open(NamedTuple):
    family: str
    start: int  # behind the mark
    inner: list[Quotation]


class _Scanner:
    """Pairs the marks of one line; a partner that is missing never carries over into the next."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.found: list[Quotation] = []
        self.stack: list[_Open] = []

    def scan(self) -> list[Quotation]:
        for mark in _MARK.finditer(self.text, self.start, self.end):
            family = (_OPENING | _CLOSING | _STRAIGHT)[mark[0]]
            if mark[0] in _CLOSING or (mark[0] in _STRAIGHT and self._closes(family, mark.start())):
                self._close(family, mark)
            else:
                self._open(family, mark)
        self._abandon(0)
        return self.found

    def _closes(self, family: str, at: int) -> bool:
        """Say whether a straight mark closes: one of its family is open, and no 、 stands before it."""
        return self.text[at - 1] != "、" and any(o.family == family for o in self.stack)

    def _open(self, family: str, mark: re.Match[str]) -> None:
        # No quotation stands directly in one with the same marks: the earlier lost its partner,
        # or this mark should have been a closing one.
        if self.stack and self.stack[-1].family == family:
            if self._is_misprint(mark):
                self._close(family, mark)
                return
            self._abandon(len(self.stack) - 1)
        self.stack.append(_Open(family, mark.end(), []))

    def _is_misprint(self, mark: re.Match[str]) -> bool:
        """Say whether an opening mark does the work of a closing one, as in “青海标准“."""
        stop = _STOP.search(self.text, self.stack[-1].start)
        following = _MARK.search(self.text, mark.end(), self.end)
        return bool(stop and stop.start() == mark.start()) and not (following and following[0] in _CLOSING)

    def _close(self, family: str, mark: re.Match[str]) -> None:
        depth = next((i for i in reversed(range(len(self.stack))) if self.stack[i].family == family), None)
        if depth is None:
            self._keep_open(self.text.rfind("、", self.start, mark.start()) + 1, mark.start())
            return
        self._abandon(depth + 1)
        opened = self.stack.pop()
        self._keep(Quotation(opened.start, mark.start(), True, tuple(opened.inner)))

    def _abandon(self, depth: int) -> None:
        """Give up the marks opened above a depth; each leaves what stands up to the next stop."""
        while len(self.stack) > depth:
            opened = self.stack.pop()
            stop = _STOP.search(self.text, opened.start, self.end)
            self._keep_open(opened.start, stop.start() if stop else self.end)
            for quotation in opened.inner:
                self._keep(quotation)

    def _keep_open(self, start: int, end: int) -> None:
        """Keep what has only one mark if it is short and no other mark bounds or cuts it."""
        bounded = self.text[end : end + 1] in _OPENING or re.search(_STOPS, self.text[start:end])
        # A mark that opens the line opens a paragraph of speech.
        if start > self.start + 1 and 2 <= end - start <= _LONGEST_OPEN and not bounded:
            self._keep(Quotation(start, end, False))

    def _keep(self, quotation: Quotation) -> None:
        (self.stack[-1].inner if self.stack else self.found).append(quotation)


def _all(quotations: list[Quotation] | tuple[Quotation, ...]) -> Iterator[Quotation]:
    for quotation in quotations:
        yield quotation
        yield from _all(quotation.inner)


def _is_coinage(text: str, quotation: Quotation) -> bool:
    inside = text[quotation.start : quotation.end]
    if _SENTENCE_END.search(inside) or not re.search(rf"[{HAN}]", inside):
        return False
    if re.fullmatch("《[^》]*》|.*[，,；;：:]", inside) or _is_spoken(text, quotation):
        return False
    if quotation.inner:
        return len(inside) <= _LONGEST_OUTER and not re.search("[、，,；;：:]", inside)
    return len(inside) <= _LONGEST


def _is_spoken(text: str, quotation: Quotation) -> bool:
    """Say whether a quotation is speech: behind 说：, before 他说 if it has several clauses, or at a sentence's end.

    The last is a long one that goes on where the reporter leaves off: 他坦言，村民有意见，“我们会上门做工作”。
    """
    before = text[max(0, quotation.start - 16) : quotation.start - 1]
    clauses = re.search("[，,；;]", text[quotation.start : quotation.end])
    if _SPEECH_BEFORE.search(before) or (clauses and _SPEECH_BEHIND.match(text, quotation.end)):
        return True
    sentence = re.split("[。！？!?\n]", text[max(0, quotation.start - 61) : quotation.start - 1])[-1]
    closes = text[quotation.end + 1 : quotation.end + 2] in ("", *"。！？!?\n")
    long = quotation.end - quotation.start >= _SHORTEST_SPEECH
    return long and closes and sentence.endswith(("，", ",")) and re.search(_SAYING, sentence) is not None
