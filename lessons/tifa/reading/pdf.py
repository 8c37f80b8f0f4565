"""What a PDF file says: printed lines joined into paragraphs, without page numbers and running titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..wording import say
from .encodings import ReadingError, check_filled

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

__all__ = ["pdf_text"]

_PAGE_NUMBER = re.compile(
    r"[—–－\-·.\s]*\d{1,4}[—–－\-·.\s]*(?:[/／]\s*\d{1,4})?|第?\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
)
_RUNNING = 3  # pages that open or close with the same line, for it to be a running title
_LATIN = re.compile(r"[A-Za-z,.;:][A-Za-z(]")


class _Line(NamedTuple):
    """One printed line; lengths in points, `size` is the width of a Chinese character."""

    text: str
    left: float
    right: float
    size: float


def pdf_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """Read a PDF file: a line for each paragraph.

    `ReadingError` for a damaged or locked file, and for one without text, such as pictures of pages.
    """
    document = _open(data, name)
    try:
        pages = _without_running_titles([list(_printed_lines(page)) for page in document])
        if not any(pages):
            raise ReadingError(say(_BARE[_has_pictures(document)], name=name))
    finally:
        document.close()
    return "".join(paragraph + "\n" for paragraph in _paragraphs([line for page in pages for line in page]))


def _open(data: bytes, name: str) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    check_filled(data, name)
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        said = (
            "{name} is a PDF file, but locked by a password; unlock it in a PDF program or save its text as .txt"
            if locked
            else "{name} is a PDF file, but damaged; get a fresh copy or save its text as .txt"
        )
        raise ReadingError(say(said, name=name)) from None


_BARE = {
    True: "{name} holds pictures of pages, no text (a scan); have it recognised (OCR) and read the result",
    False: "{name} holds no text; if its pages show writing, it is drawn and has to be recognised (OCR)",
}


def _has_pictures(document: PdfDocument) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return any(True for page in document for _ in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))


def _printed_lines(page: PdfPage) -> Iterator[_Line]:
    textpage = page.get_textpage()
    try:
        characters = _characters(textpage)
        start = 0
        while start < len(characters):
            end = characters.find("\n", start)
            end = len(characters) if end < 0 else end
            shown = [
                i for i in range(start, end) if not characters[i].isspace() and characters[i] != "\ufffe"
            ]
            if shown:
                text = characters[start:end].replace("\ufffe", "").strip()
                yield _line(textpage, text, shown)
            start = end + 1
    finally:
        textpage.close()
        page.close()


def _characters(textpage: PdfTextPage) -> str:
    """Give the text of a page with one character for each that has a place on it."""
    from pypdfium2.raw import FPDFText_GetUnicode

    codes = (FPDFText_GetUnicode(textpage, i) for i in range(textpage.count_chars()))
    return "".join(chr(code) if code and not 0xD800 <= code < 0xE000 else " " for code in codes)


def _line(textpage: PdfTextPage, text: str, shown: Sequence[int]) -> _Line:
    first, last = (textpage.get_charbox(i, loose=True) for i in (shown[0], shown[-1]))
    return _Line(text, first[0], last[2], first[3] - first[1])


def _without_running_titles(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Take page numbers, and what several pages begin or end with, off the edges of the pages."""
    edges = Counter(text for page in pages for text in {line.text for line in (*page[:1], *page[-1:])})
    repeated = {text for text, count in edges.items() if count >= _RUNNING}
    kept = []
    for page in pages:
        lines = list(page)
        for edge in (0, -1):
            while lines and (_PAGE_NUMBER.fullmatch(lines[edge].text) or lines[edge].text in repeated):
                lines.pop(edge)
        kept.append(lines)
    return kept


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Join each line that fills the measure with the next one, unless that one is set apart."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    paragraph = lines[0].text
    for before, line in pairwise(lines):
        full = before.right > right - 2 * before.size
        indented = line.left > left + line.size
        alike = 0.85 < line.size / before.size < 1.18
        if full and alike and not indented:
            spaced = _LATIN.fullmatch(paragraph[-1] + line.text[0])
            paragraph += f" {line.text}" if spaced else line.text
        else:
            yield paragraph
            paragraph = line.text
    yield paragraph
