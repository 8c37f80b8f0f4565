"""What a Word file says: its paragraphs and the cells of its tables, in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..wording import say
from .encodings import ReadingError, check_filled

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

__all__ = ["docx_text", "old_office_text"]


def docx_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """Read a docx file: a line for each paragraph, and for each row of a table.

    Headers, footers and comments are left out. `ReadingError` for a file that is no docx.
    """
    document = _open(data, name)
    return "\n".join(_lines(document)) + "\n"


def old_office_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """Say of a file in the format before docx, which a docx locked by a password has too, how to read it."""
    old = (
        "{name} is an old Word or Excel file, or one locked by a password; open it in its program and"
        " save it as .docx or as .txt (UTF-8)"
    )
    raise ReadingError(say(old, name=name))


def _open(data: bytes, name: str) -> Document:
    from zipfile import BadZipFile

    import docx
    from docx.opc.exceptions import PackageNotFoundError

    check_filled(data, name)
    try:
        return docx.Document(io.BytesIO(data))
    except (ValueError, KeyError, BadZipFile, PackageNotFoundError, SyntaxError):
        unfit = (
            "{name} is no Word file that can be read (damaged, or an Excel or zip file); open it in its"
            " program and save it as .docx or as .txt (UTF-8)"
        )
        raise ReadingError(say(unfit, name=name)) from None


def _lines(part: Document) -> Iterator[str]:
    from docx.table import Table

    for block in part.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text


def _rows(table: Table) -> Iterator[str]:
    """Give each row as a line; a cell that spans several columns or rows is given once."""
    seen: set[object] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                cells.append(" ".join(cell.text.split()))
        yield "\t".join(cells)
