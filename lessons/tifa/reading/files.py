"""A file to text, whatever its format: plain text, Markdown, a web page, a Word or PDF file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..wording import say
from .encodings import ReadingError, decode
from .office import docx_text, old_office_text
from .pdf import pdf_text
from .web import html_text, markdown_text

__all__ = ["FORMATS", "read_text"]

_Reader = Callable[[bytes, str, str | None], str]


def _plain(data: bytes, name: str, encoding: str | None) -> str:
    return decode(data, name=name, encoding=encoding)


FORMATS: dict[str, _Reader] = {
    ".docx": docx_text,
    ".htm": html_text,
    ".html": html_text,
    ".md": markdown_text,
    ".pdf": pdf_text,
    ".txt": _plain,
}
# Some files are not what their name says.
_BY_START: dict[bytes, _Reader] = {
    b"%PDF": pdf_text,
    b"PK\x03\x04": docx_text,
    b"\xd0\xcf\x11\xe0": old_office_text,
}


def read_text(path: str | os.PathLike[str], *, encoding: str | None = None) -> str:
    """Read a file as text: txt, md, html, docx or pdf; a file of any other kind as plain text.

    The encoding is found: UTF-8, UTF-16, GB18030 (GBK, GB2312) or Big5; `encoding` overrides the
    guess. A byte order mark is taken off; line ends of plain text stay as they are. Of the other
    formats a line is a paragraph. Raises `FileNotFoundError` for a path that is not there,
    `PermissionError` for a file that is closed to this user, and `ReadingError` for one that holds
    no text, is damaged, locked, mixes encodings, or turns to mojibake in the encoding named.

    >>> from tifa.files import data_path
    >>> read_text(data_path("speeches", "qinghai_quality_2018.txt"))[:12]
    '青海省委書(shū)記、'
    """
    if not isinstance(path, str | os.PathLike):
        expected = "expected the path of a file, such as 'speech.txt', not {kind}"
        raise TypeError(say(expected, kind=type(path).__name__))
    file = Path(path)
    if file.is_dir():
        raise ReadingError(say("{file} is a folder; name one file in it", file=file))
    if file.is_symlink() and not file.exists():
        broken = "{file} is a link to {target}, which is not there; mend the link or take it away"
        raise FileNotFoundError(say(broken, file=file, target=os.readlink(file)))
    if not file.exists():
        absent = "there is no file {file} (looked in {folder}); check the name and its ending"
        raise FileNotFoundError(say(absent, file=file, folder=file.resolve().parent))
    data = _bytes(file)
    return _reader(file, data)(data, str(file), encoding)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except PermissionError:
        closed = "{file} may not be read by this user; change its permissions or get a copy"
        raise PermissionError(say(closed, file=file)) from None


def _reader(file: Path, data: bytes) -> _Reader:
    by_start = next((reader for start, reader in _BY_START.items() if data.startswith(start)), None)
    return by_start or FORMATS.get(file.suffix.lower(), _plain)
