"""Tables to files that Excel opens as they are meant: CSV, and one workbook of them all."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from .parts import Table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CONTENTS", "write_csv", "write_workbook"]

CONTENTS = "contents"
_FORMULA = re.compile("[=+\\-@＝＋－＠\t\r\n]")  # what a spreadsheet may take for the beginning of a formula
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML cannot hold
_ROWS, _CHARACTERS = 1_048_575, 32_767  # of a sheet below its head, of a cell


def write_csv(folder: Path, tables: Sequence[Table]) -> None:
    """Write each table as NAME.csv, and contents.csv that says what each one is and out of what it counts.

    UTF-8 with a byte order mark, by which Excel knows it. A text that begins like a formula
    (= + - @) has an apostrophe put before it, as a spreadsheet would otherwise carry it out.
    """
    for name, frame in _all(tables):
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(map(_unformulated, frame.columns))
            rows = frame.itertuples(index=False, name=None)
            writer.writerows([_unformulated(_plain(value)) for value in row] for row in rows)


def write_workbook(path: Path, tables: Sequence[Table]) -> None:
    """Write all tables as sheets of one workbook, the first of which lists the others.

    Every text is stored as text, never as a formula. What a sheet cannot hold is cut: rows beyond
    1,048,575 and characters beyond 32,767 of a cell; the CSV files have all of it.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, frame in _all(tables):
        _write_sheet(book.create_sheet(name), frame)
    book.save(path)


def _all(tables: Sequence[Table]) -> Iterator[tuple[str, pd.DataFrame]]:
    import pandas as pd

    rows = [(table.name, table.title, len(table.frame), table.note) for table in tables]
    yield CONTENTS, pd.DataFrame(rows, columns=["table", "title", "rows", "note"])
    yield from ((table.name, table.frame) for table in tables)


def _write_sheet(sheet: Any, frame: pd.DataFrame) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, name in enumerate(frame, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width([name, *frame[name].head(200)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, frame.shape[1]))}{min(len(frame), _ROWS) + 1}"
    head = [_cell(sheet, str(name)) for name in frame]
    sheet.append([_bold(sheet, name) for name in head])
    for row in frame.head(_ROWS).itertuples(index=False, name=None):
        sheet.append([_cell(sheet, _plain(value)) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    """Give what a cell is to hold; a text that begins like a formula as a cell that is marked as text."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    text = _FORBIDDEN.sub("\ufffd", value)[:_CHARACTERS]
    if not _FORMULA.match(text):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _plain(value: Any) -> str | int | float | None:
    """Turn a value into what both kinds of file can hold; what is no number becomes nothing."""
    if isinstance(value, tuple):
        return " | ".join(map(str, value))
    if isinstance(value, str):
        return value
    if not isinstance(value, Real) or math.isnan(value):
        return None
    if isinstance(value, Integral):
        return int(value)
    return float(value) if math.isfinite(value) else str(float(value))


def _unformulated(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _width(values: Iterable[Any]) -> float:
    """Give a column the width of its widest text, Chinese characters counted as two, within bounds."""
    widths = (
        sum(2 if east_asian_width(c) in "WF" else 1 for c in str(_plain(value))[:60]) for value in values
    )
    return min(60, max(8, 2 + max(widths)))
