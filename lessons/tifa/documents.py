"""Clean text to Document: headline block, message head, paragraphs, source line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .cleaning import HAN, CleanText, clean_text
from .files import data_path
from .reading import read_text

__all__ = [
    "Document",
    "Paragraph",
    "Source",
    "as_document",
    "load_speech",
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

    def __str__(self) -> str:
        return self.text


Source = str | Document


def text_of(source: Source) -> str:
    """Return the text of a source; `TypeError` says what a source is.

    >>> text_of("质量第一")
    '质量第一'
    """
    if isinstance(source, Document):
        return source.text
    if isinstance(source, str):
        return source
    raise TypeError(f"expected a text or a Document, not {type(source).__name__}")


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
    return parse_document(read_text(path, encoding=encoding), name=Path(path).stem, script=script, keep=keep)


def load_speech(name: str = "qinghai_quality_2018") -> Document:
    """Load one of the speeches that come with the course; an unknown name lists them.

    >>> speech = load_speech()
    >>> speech.dateline, speech.byline, speech.source
    ('本报讯', ('秦荣', '罗刚'), '中国质量报')
    """
    return read_document(data_path("speeches", f"{name}.txt"))


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
    return _parse(clean_text(text, script=script, keep=keep), name=name, raw=text)


def as_document(source: Source) -> Document:
    """Return a Document as it is, and parse a text without changing a character of it.

    So all offsets found in the result point into the text that was given.

    >>> as_document("质(zhì)量第一。").text
    '质(zhì)量第一。'
    """
    if isinstance(source, Document):
        return source
    text = text_of(source)
    return _parse(CleanText(text, tuple(range(len(text)))), name="", raw=text)


def _parse(clean: CleanText, *, name: str, raw: str) -> Document:
    lines = _lines(clean.text)
    roles = _roles([line for line, _ in lines])
    paragraphs = tuple(
        Paragraph(role, line, start, start + len(line))
        for role, (line, start) in zip(roles, lines, strict=True)
    )
    parts = {p.role: p.text for p in paragraphs if p.role in {"kicker", "headline", "subhead"}}
    lead = next((p.text for p in paragraphs if p.role == "lead"), "")
    head = _MESSAGE_HEAD.match(lead)
    source = next((p.text for p in paragraphs if p.role == "source"), "")
    return Document(
        name=name,
        genre="news" if head else "other",
        kicker=parts.get("kicker", ""),
        headline=parts.get("headline", ""),
        subhead=parts.get("subhead", ""),
        dateline=head["head"].strip() if head else "",
        byline=_names(head["names"] or "") if head else (),
        date="",
        source=_source_name(source),
        text=clean.text,
        paragraphs=paragraphs,
        raw=raw,
        offsets=clean.offsets,
    )


_SPACE = " \t\u00a0\u3000\r"
_MESSAGE_HEAD = re.compile(
    rf"(?P<head>(?:本报|本刊|本台|本网|新华社|中新社|[{HAN}]{{2,8}}(?:日报|晚报|网))[{HAN}\d]{{0,14}}?(?:讯|电|消息))"
    rf"\s*(?:[(（](?P<names>[{HAN}\s、·,，]+)[)）])?"
)
_SOURCE_LINE = re.compile(
    r"(?:《(?P<quoted>[^》]{2,20})》|[(（]?(?:来源|稿源)\s*[:：]\s*《?(?P<named>[^》)）\s]+)》?[)）]?)"
)
_SENTENCE_END = "。！？!?；;：:"
_KICKER_END = ("要求", "强调", "指出", "提出", "表示", "希望")
_REPORTERS = re.compile(r"(?:本报|本刊|实习|特约)?(?:记者|通讯员|特派记者)")


def _lines(text: str) -> list[tuple[str, int]]:
    """List the lines that are not blank, without the space around them, each with its start."""
    lines: list[tuple[str, int]] = []
    start = 0
    for line in text.split("\n"):
        body = line.strip(_SPACE)
        if body:
            lines.append((body, start + line.index(body)))
        start += len(line) + 1
    return lines


def _roles(lines: list[str]) -> list[str]:
    """Name the role of each line: the block above the message head, the head, body, source."""
    lead = next((i for i, line in enumerate(lines) if _MESSAGE_HEAD.match(line)), None)
    top = _headline_block(lines) if lead is None else lead
    last = len(lines)
    while last > top and _SOURCE_LINE.fullmatch(lines[last - 1]):
        last -= 1
    body = ["lead" if i == lead else "body" for i in range(top, last)]
    return [*_headline_roles(lines[:top]), *body, *["source"] * (len(lines) - last)]


def _headline_block(lines: list[str]) -> int:
    """Count the short lines without a full stop that stand above the first sentence."""
    count = 0
    for line in lines[:3]:
        if len(line) > 40 or line[-1] in _SENTENCE_END or "。" in line:
            break
        count += 1
    return count if count < len(lines) else 0


def _headline_roles(block: list[str]) -> list[str]:
    """Tell kicker, headline and subhead apart: a kicker leads into the headline below it."""
    if len(block) <= 1:
        return ["headline"] * len(block)
    if len(block) == 2:
        return ["kicker", "headline"] if block[0].endswith(_KICKER_END) else ["headline", "subhead"]
    return ["kicker", "headline", *["subhead"] * (len(block) - 2)]


def _names(inside: str) -> tuple[str, ...]:
    """Read the names of a byline; single characters set apart by spaces make one name of two.

    >>> _names("秦 荣 罗 刚"), _names("记者 王小明 通讯员 李 华")
    (('秦荣', '罗刚'), ('王小明', '李华'))
    """
    names: list[str] = []
    pending = ""
    for piece in re.split(r"[\s、,，]+", _REPORTERS.sub(" ", inside)):
        if len(piece) == 1 and pending:
            names.append(pending + piece)
            pending = ""
        elif len(piece) == 1:
            pending = piece
        elif piece:
            names.append(piece)
    return tuple(names)


def _source_name(line: str) -> str:
    match = _SOURCE_LINE.fullmatch(line)
    return (match["quoted"] or match["named"]) if match else ""
