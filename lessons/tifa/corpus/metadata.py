"""What is known about documents besides their words, as a table: from metadata and from the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..dates import year_in
from ..wording import say
from .batches import Entry, Problem
from .telling import Metadata, tell_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["describe"]

_FROM_TEXT = ("date", "genre", "headline")
_FIXED = ("name", "file", "characters", "words")  # what metadata must not replace


def describe(
    entries: Sequence[Entry], metadata: Metadata | None, root: Path
) -> tuple[pd.DataFrame, list[Problem]]:
    """Make a table with a row a document, and list what of the metadata fits none.

    Columns: name, date (ISO, as the text prints it), year, genre, headline, file, then those of
    the metadata. The year is that of the metadata, else of the name, else of the date.

    >>> entry = Entry("青海_2018", "", "质量强省。", "", "other", "", 3)
    >>> table, unfit = describe([entry], {"青海_2018": {"place": "青海"}}, Path())
    >>> table[["name", "year", "place"]].values.tolist(), unfit
    ([['青海_2018', 2018, '青海']], [])
    """
    known = tell_of(entries, metadata, root)
    columns = list(dict.fromkeys(column for row in known.rows for column in row or ()))
    for column in columns:
        if column in _FIXED:
            raise ValueError(
                say(
                    "metadata cannot set {column!r}, which is counted; call the column otherwise",
                    column=column,
                )
            )
    return _table(entries, [row or {} for row in known.rows], columns), known.problems


def _table(
    entries: Sequence[Entry], rows: Sequence[Mapping[str, object]], columns: Sequence[str]
) -> pd.DataFrame:
    import pandas as pd

    pairs = list(zip(entries, rows, strict=True))
    told = {c: [row.get(c) or getattr(entry, c) for entry, row in pairs] for c in _FROM_TEXT}
    years = [
        _year(row.get("year"), entry.name, date)
        for (entry, row), date in zip(pairs, told["date"], strict=True)
    ]
    table = pd.DataFrame(
        {
            "name": pd.Series([entry.name for entry in entries], dtype="str"),
            "date": pd.Series(told["date"], dtype="str"),
            "year": pd.Series(years, dtype="Int64"),
            "genre": pd.Series(told["genre"], dtype="str"),
            "headline": pd.Series(told["headline"], dtype="str"),
            "file": pd.Series([entry.path for entry in entries], dtype="str"),
        }
    )
    for column in columns:
        if column not in table:
            table[column] = _column([row.get(column) for row in rows])
    return table


def _year(given: object, name: str, date: object) -> int | None:
    return next(filter(None, (year_in(str(told)) for told in (given, name, date))), None)


def _column(values: list[object]) -> pd.Series[Any]:
    """Make whole numbers of a column that holds nothing else, and text of any other."""
    import pandas as pd

    texts = [None if value in (None, "") else str(value).strip() for value in values]
    numeric = any(texts) and all(re.fullmatch(r"-?\d{1,18}", text) for text in texts if text)
    if numeric:
        return pd.Series([int(text) if text else None for text in texts], dtype="Int64")
    return pd.Series(texts, dtype="str")
