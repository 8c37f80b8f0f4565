"""Clean text to Document: headline block, message head, paragraphs, source line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeGuard

from .cleaning import Change, CleanText, clean_text
from .files import data_path
from .reading import read_text
from .structure import find_structure
from .wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Counted",
    "Document",
    "Paragraph",
    "Source",
    "as_document",
    "document_of",
    "is_corpus",
    "lines_of",
    "load_speech",
    "parse_clean",
    "parse_document",
    "read_document",
    "text_of",
]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its role in the document and its place in the text."""

    role: str  # kicker headline subhead lead body heading salutation source
    text: str
    start: int
    end: int
    level: int = 0  # of a heading, 1 for the highest


@dataclass(frozen=True)
class Document:
    """A text with its parts; a part that the text does not have is "" or an empty tuple.

    `text` is the clean text that all offsets point into: `doc.text[p.start:p.end] == p.text`, and
    `doc.raw[doc.offsets[i]]` is the character of the received text that `doc.text[i]` came from.
    """

    name: str
    genre: str
    kicker: str
    headline: str
    subhead: str
    dateline: str
    byline: tuple[str, ...]
    date: str
    source: str
    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    raw: str = field(repr=False)
    offsets: tuple[int, ...] = field(repr=False)
    changes: tuple[Change, ...] = field(default=(), repr=False)  # what cleaning did to `raw`

    def __str__(self) -> str:
        return self.text


Source = str | Document


class Counted(Protocol):
    """What a Corpus offers, which stands in a later module."""

    @property
    def texts(self) -> list[str]: ...
    @property
    def vocabulary(self) -> list[str]: ...
    @property
    def tokens(self) -> NDArray[np.int32]: ...
    @property
    def bounds(self) -> NDArray[np.int64]: ...
    @property
    def words(self) -> NDArray[np.bool_]: ...
    @property
    def han(self) -> NDArray[np.int64]: ...
    def word_counts(self) -> NDArray[np.int64]: ...


def is_corpus(source: object) -> TypeGuard[Counted]:
    """Tell a Corpus from a text or a Document.

    >>> is_corpus("质量第一")
    False
    """
    return hasattr(source, "word_counts") and hasattr(source, "texts")


def text_of(source: Source) -> str:
    """Return the text of a source; `TypeError` says what a source is.

    >>> text_of("质量第一")
    '质量第一'
    """
    if isinstance(source, Document):
        return source.text
    if isinstance(source, str):
        return source
    kind = type(source).__name__
    hint = say("; the text comes first, then the phrases") if isinstance(source, list | tuple | set) else ""
    raise TypeError(say("expected a text or a Document, not {kind}{hint}", kind=kind, hint=hint))


def read_document(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    script: str = "simplified",
    keep: Iterable[str] = (),
) -> Document:
    """Read a file, clean it and parse it into a Document named after the file.

    The encoding is found unless named; `script` and `keep` are those of `clean_text`. Raises
    `FileNotFoundError` and `ReadingError`, which say what to try.

    >>> read_document(data_path("speeches", "qinghai_quality_2018.txt")).headline
    '以过硬质量为经济社会健康发展“强筋壮骨”'
    """
    text = read_text(path, encoding=encoding)
    return parse_document(text, name=Path(path).stem, script=script, keep=keep)


def load_speech(name: str = "qinghai_quality_2018") -> Document:
    """Load one of the speeches that come with the course; an unknown name lists them.

    >>> speech = load_speech()
    >>> speech.dateline, speech.byline, speech.source
    ('本报讯', ('秦荣', '罗刚'), '中国质量报')
    """
    file = data_path("speeches") / f"{name}.txt"
    if not file.exists():
        there = say(", ").join(sorted(path.stem for path in file.parent.glob("*.txt")))
        raise FileNotFoundError(
            say("name={name!r} is no speech of the course; choose from {there}", name=name, there=there)
        )
    return read_document(file)


def parse_document(
    text: str, *, name: str = "", script: str = "simplified", keep: Iterable[str] = ()
) -> Document:
    """Clean a text and find its parts: headline block, message head, body, source line.

    A text without any of these parts is still a Document; its lines are body paragraphs, and an
    empty text has none.

    >>> doc = parse_document("全省质量大会召开\\n本报讯(张三)近日,大会召开。\\n《青海日报》")
    >>> [p.role for p in doc.paragraphs], doc.headline, doc.byline, doc.source
    (['headline', 'lead', 'source'], '全省质量大会召开', ('张三',), '青海日报')
    >>> parse_document("质量第一。").paragraphs[0].role
    'body'
    """
    return document_of(clean_text(text, script=script, keep=keep), name=name, raw=text)


def parse_clean(text: str, *, name: str = "") -> Document:
    """Find the parts of a text that is clean already; the Document has no offsets into a raw text."""
    return document_of(CleanText(text, ()), name=name, raw="")


def as_document(source: Source) -> Document:
    """Return a Document as it is, and parse a text without changing a character of it.

    So all offsets found in the result point into the text that was given.

    >>> as_document("质(zhì)量第一。").text
    '质(zhì)量第一。'
    """
    if isinstance(source, Document):
        return source
    text = text_of(source)
    return document_of(CleanText(text, tuple(range(len(text)))), name="", raw=text)


def document_of(clean: CleanText, *, name: str, raw: str) -> Document:
    """Find the parts of a text that is clean already; `raw` is what it was cleaned from."""
    lines = lines_of(clean.text)
    found = find_structure([line for line, _ in lines], name=name)
    paragraphs = tuple(
        Paragraph(role, line, start, start + len(line), level)
        for role, level, (line, start) in zip(found.roles, found.levels, lines, strict=True)
    )
    return Document(
        name=name,
        genre=found.genre,
        kicker=_part(paragraphs, "kicker"),
        headline=_part(paragraphs, "headline"),
        subhead=_part(paragraphs, "subhead"),
        dateline=found.dateline,
        byline=found.byline,
        date=found.date,
        source=found.source,
        text=clean.text,
        paragraphs=paragraphs,
        raw=raw,
        offsets=clean.offsets,
        changes=clean.report,
    )


def _part(paragraphs: Iterable[Paragraph], role: str) -> str:
    """Join the lines of one role, as a subhead of two lines."""
    return "\n".join(p.text for p in paragraphs if p.role == role)


_SPACE = " \t\u00a0\u3000\r"


def lines_of(text: str) -> list[tuple[str, int]]:
    """List the lines that hold a word, without the space around them, each with its start."""
    lines: list[tuple[str, int]] = []
    start = 0
    for line in text.split("\n"):
        body = line.strip(_SPACE)
        if body[:1].isalnum() or any(map(str.isalnum, body)):
            lines.append((body, start + line.index(body)))
        start += len(line) + 1
    return lines
