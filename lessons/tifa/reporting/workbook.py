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

from ..surroundings import progress_bar
from ..wording import say
from .parts import Table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CONTENTS", "unformulated", "write_csv", "write_workbook"]

CONTENTS = "contents"
_FORMULA = re.compile("[=+\\-@＝＋－＠\t\r\n]")  # what a spreadsheet may take for the beginning of a formula
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML cannot hold
_ROWS = 100_000  # of the largest table in a workbook; a longer one opens too slowly
_CHARACTERS = 32_767  # of a cell


def write_csv(folder: Path, tables: Sequence[Table]) -> None:
    """Write each table as NAME.csv, and contents.csv that says what each one is and out of what it counts.

    UTF-8 with a byte order mark, by which Excel knows it. A text that begins like a formula
    (= + - @) has an apostrophe put before it, as a spreadsheet would otherwise carry it out.

    >>> import pandas as pd
    >>> from tempfile import TemporaryDirectory
    >>> table = Table("words", "Words", pd.DataFrame({"word": ["=质量"], "count": [37]}), "out of 1,033 words")
    >>> with TemporaryDirectory() as folder:
    ...     write_csv(Path(folder), [table])
    ...     (Path(folder) / "words.csv").read_text(encoding="utf-8-sig").split()
    ['word,count', "'=质量,37"]
    """
    everything = list(_all(tables))
    with progress_bar(sum(len(frame) for _, frame in everything), desc="CSV", unit=say(" rows")) as bar:
        for name, frame in everything:
            _write_csv(folder / f"{name}.csv", _rows(frame, bar), list(map(str, frame)))


def _write_csv(path: Path, rows: Iterator[list[Any]], head: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(map(unformulated, head))
        writer.writerows(map(unformulated, row) for row in rows)


def _rows(frame: pd.DataFrame, bar: Any) -> Iterator[list[Any]]:
    """Yield the rows of a table as plain values; column by column is the quick way to them."""
    for row in zip(*(frame[column].tolist() for column in frame), strict=True):
        yield [_plain(value) for value in row]
        bar.update()


def write_workbook(path: Path, tables: Sequence[Table]) -> None:
    """Write the tables as sheets of one workbook, the first of which lists the others.

    Every text is stored as text, never as a formula. A table of more than 100,000 rows is left
    out, and what is beyond 32,767 characters of a cell is cut; the CSV files have all of it.

    >>> from openpyxl import load_workbook
    >>> import pandas as pd
    >>> from tempfile import TemporaryDirectory
    >>> table = Table("words", "Words", pd.DataFrame({"word": ["=质量"], "count": [37]}), "out of 1,033 words")
    >>> with TemporaryDirectory() as folder:
    ...     write_workbook(Path(folder) / "tables.xlsx", [table])
    ...     book = load_workbook(Path(folder) / "tables.xlsx")
    >>> book.sheetnames, book["words"]["A2"].value
    (['contents', 'words'], '=质量')
    """
    from openpyxl import Workbook

    fitting = [(name, frame) for name, frame in _all(tables) if len(frame) <= _ROWS]
    book = Workbook(write_only=True)
    with progress_bar(sum(len(frame) for _, frame in fitting), desc="Excel", unit=say(" rows")) as bar:
        for name, frame in fitting:
            _write_sheet(book.create_sheet(name), frame, bar)
    book.save(path)


def _all(tables: Sequence[Table]) -> Iterator[tuple[str, pd.DataFrame]]:
    import pandas as pd

    rows = [(table.name, table.title, len(table.frame), _noted(table)) for table in tables]
    yield CONTENTS, pd.DataFrame(rows, columns=["table", "title", "rows", "note"])
    yield from ((table.name, table.frame) for table in tables)


def _noted(table: Table) -> str:
    if len(table.frame) <= _ROWS:
        return table.note
    return table.note + say(" As CSV only, since it has more than {most:,} rows.", most=_ROWS)


def _write_sheet(sheet: Any, frame: pd.DataFrame, bar: Any) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, name in enumerate(frame, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width([name, *frame[name].head(200)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, frame.shape[1]))}{len(frame) + 1}"
    head = [_as_text(sheet, str(name)) for name in frame]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for row in _rows(frame, bar):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: str | int | float | None) -> Any:
    risky = isinstance(value, str) and bool(_FORMULA.match(value))
    return _as_text(sheet, str(value)) if risky else _fitting(value)


def _as_text(sheet: Any, text: str) -> Any:
    """Give a cell that is marked as text, so that it is no formula even if someone edits it."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=_fitting(text))
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _fitting(value: Any) -> Any:
    """Replace the characters that a workbook cannot hold, and cut what is too long for a cell."""
    return _FORBIDDEN.sub("\ufffd", value)[:_CHARACTERS] if isinstance(value, str) else value


def _plain(value: Any) -> str | int | float | None:
    """Turn a value into what both kinds of file can hold; what is no number becomes nothing."""
    if isinstance(value, str) or type(value) is int:  # nearly all: the rest takes ten times as long
        return value
    if isinstance(value, tuple):
        return " | ".join(map(str, value))
    if not isinstance(value, Real) or math.isnan(value):
        return None
    if isinstance(value, Integral):
        return int(value)
    return float(value) if math.isfinite(value) else str(float(value))


def unformulated(value: Any) -> Any:
    """Put an apostrophe before a text that a spreadsheet would carry out as a formula.

    >>> unformulated("=1+1"), unformulated("质量"), unformulated(-1)
    ("'=1+1", '质量', -1)
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _width(values: Iterable[Any]) -> float:
    """Give a column the width of its widest text, Chinese characters counted as two, within bounds."""
    widths = (
        sum(2 if east_asian_width(c) in "WF" else 1 for c in str(_plain(value))[:60]) for value in values
    )
    return min(60, max(8, 2 + max(widths)))
