"""Document to passages: the stretches of running text that the analysis reads."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..documents import Document, Source, as_document
from ..gathering import Together
from ..sentences import Span
from .clauses import sentences_of
from .crossheads import headline_length

__all__ = ["Passage", "Reading", "passages", "read", "together"]

together = Together()  # people, statements and directives rest on one another


class Passage(NamedTuple):
    """A stretch of one paragraph that runs without a break: where it stands and what it is."""

    paragraph: int
    role: str
    text: str
    start: int


class Reading(NamedTuple):
    """What the analysis reads of a document."""

    passages: tuple[Passage, ...]
    byline: tuple[str, ...]
    genre: str
    roundup: bool  # short items one after the other, each behind its headline


def read(source: Source) -> Reading:
    """Return the running text of a source, its byline and its genre.

    >>> read("会议召开。").passages[0].text
    '会议召开。'
    """
    doc = as_document(source)
    return Reading(tuple(passages(doc)), doc.byline, doc.genre, _is_roundup(doc))


# Web pages run paragraphs together on one line: two spaces, or a tab, stand where the break was.
_BREAK = re.compile(
    r"[ \t\u3000\u00a0\u2000-\u200b]{2,}|\t|(?=【)|(?=新华社[\u3400-\u9fff]{2,8}\d{1,2}月\d{1,2}日电)"
)
_FURNITURE = re.compile(r"【?责任编辑|【(?:我要)?纠错|字号|阅读下一篇|相关稿件")


def passages(doc: Document) -> list[Passage]:
    """List the passages of a document; page furniture and the source line are left out.

    >>> from tifa.documents import as_document
    >>> [p.text for p in passages(as_document("会议召开。　　张三说，要实干。"))]
    ['会议召开。', '张三说，要实干。']
    """
    told, roundup = doc.genre not in _NOT_TOLD, _is_roundup(doc)
    return [
        Passage(number, paragraph.role, span.text, span.start)
        for number, paragraph in enumerate(doc.paragraphs)
        if paragraph.role != "source"
        for piece in _pieces(paragraph.text, paragraph.start)
        for span in (_stories(piece, roundup) if told else [piece])
        if not _FURNITURE.match(span.text)
    ]


_NOT_TOLD = frozenset("work_report plan notice transcript".split())
_ROUNDUP = re.compile("快讯|简讯|短讯|一句话新闻|要闻速览")


def _is_roundup(doc: Document) -> bool:
    return bool(doc.paragraphs) and bool(_ROUNDUP.search(doc.paragraphs[0].text[:20]))


def _stories(piece: Span, roundup: bool) -> Iterator[Span]:
    """Yield the headlines that run into a piece, and what stands between them.

    Outside a round-up a headline must echo more plainly, and before the first sentence it is no echo.
    """
    cuts = {0, len(piece.text)}
    for sentence in sentences_of(piece.text):
        ahead = piece.text[sentence.start : sentence.end + _AHEAD]
        echo = 0.25 if roundup else 0.5 if sentence.start else math.inf
        length = headline_length(ahead, echo=echo)
        cuts |= {sentence.start, sentence.start + length} if length else set()
    for start, end in pairwise(sorted(cuts)):
        text = piece.text[start:end].strip()
        offset = piece.start + piece.text.index(text, start)
        yield Span(text, offset, offset + len(text))


_AHEAD = 150  # characters behind a sentence in which its headline may echo


def _pieces(text: str, start: int) -> Iterator[Span]:
    begin = 0
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        piece = text[begin:end].strip()
        if piece:
            offset = text.index(piece, begin)
            yield Span(piece, start + offset, start + offset + len(piece))
        begin = match.end() if match else end
