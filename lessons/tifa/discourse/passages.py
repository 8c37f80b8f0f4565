"""Document to passages: the stretches of running text that the analysis reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..documents import Document, Source, as_document
from ..gathering import Together
from ..sentences import Span
from .crossheads import stories

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
        for span in (_stories(piece, roundup=roundup) if told else [piece])
        if not _FURNITURE.match(span.text)
    ]


_NOT_TOLD = frozenset("work_report plan notice transcript".split())
_ROUNDUP = re.compile("快讯|简讯|短讯|一句话新闻|要闻速览")


def _is_roundup(doc: Document) -> bool:
    return bool(doc.paragraphs) and bool(_ROUNDUP.search(doc.paragraphs[0].text[:20]))


def _stories(piece: Span, *, roundup: bool) -> Iterator[Span]:
    """Yield the headlines that run into a piece, and what stands between them."""
    for start, end in stories(piece.text, roundup=roundup):
        yield Span(piece.text[start:end], piece.start + start, piece.start + end)


def _pieces(text: str, start: int) -> Iterator[Span]:
    begin = 0
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        piece = text[begin:end].strip()
        if piece:
            offset = text.index(piece, begin)
            yield Span(piece, start + offset, start + offset + len(piece))
        begin = match.end() if match else end
