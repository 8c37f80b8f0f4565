"""Which rows of a table of documents are meant: those with these values in these columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Number
from typing import TYPE_CHECKING, Any, cast

from .wording import say

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["rows_that_meet"]


def rows_that_meet(documents: pd.DataFrame, conditions: Mapping[str, object]) -> NDArray[np.int64]:
    """Number the rows that meet all conditions, each a value or several.

    `ValueError` for an unknown column, `TypeError` for a value of a kind that the column cannot hold.

    >>> import pandas as pd
    >>> reports = pd.DataFrame({"place": ["青海省", "浙江省", "青海省"], "year": [2017, 2018, 2018]})
    >>> rows_that_meet(reports, {"place": "青海省", "year": range(2018, 2020)}).tolist()
    [2]
    """
    import numpy as np

    kept = np.ones(len(documents), bool)
    for column, wanted in conditions.items():
        if column not in documents:
            there = say(", ").join(map(str, documents))
            absent = "there is no column {column!r}; choose from {there}"
            raise ValueError(say(absent, column=column, there=there))
        one = isinstance(wanted, str) or not isinstance(wanted, Iterable)
        values = [wanted] if one else list(cast(Iterable[object], wanted))
        _check_kinds(values, documents[column])
        kept &= documents[column].isin(values).to_numpy(dtype=bool)
    return np.flatnonzero(kept)


def _check_kinds(values: Iterable[object], column: pd.Series[Any]) -> None:
    """Refuse what can equal no value of a column: text for numbers, numbers for text, a function."""
    import pandas as pd

    numeric = pd.api.types.is_numeric_dtype(column)
    for value in values:
        if callable(value):
            way_out = (
                "{column}= takes a value or several, not a function; choose the documents by it first and "
                "give their names: where(name=names)"
            )
            raise TypeError(say(way_out, column=column.name))
        fits = isinstance(value, Number if numeric else str) or value is None or value is pd.NA
        if not fits and column.notna().any():
            wrong = "{column}={value!r} can match nothing: that column holds values of another kind, such as {like!r}"
            raise TypeError(say(wrong, column=column.name, value=value, like=column.dropna().tolist()[0]))
