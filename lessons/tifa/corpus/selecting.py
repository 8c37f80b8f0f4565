"""Some documents of a Corpus to a Corpus of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from numbers import Number
from typing import TYPE_CHECKING, Any, cast

from ..wording import say
from .parts import Parts

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["only", "rows_that_meet"]


def rows_that_meet(documents: pd.DataFrame, conditions: Mapping[str, object]) -> NDArray[np.int64]:
    """Number the rows that meet all conditions, each a value or several.

    `ValueError` for an unknown column, `TypeError` for a value of a kind that the column cannot hold.

    >>> from tifa import Corpus
    >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
    >>> rows_that_meet(corpus.documents, {"year": range(2018, 2020)}).tolist()
    [1]
    """
    import numpy as np

    kept = np.ones(len(documents), bool)
    for column, wanted in conditions.items():
        if column not in documents:
            there = say(", ").join(map(str, documents))
            absent = "there is no column {column!r}; choose from {there}"
            raise ValueError(say(absent, column=column, there=there))
        single = isinstance(wanted, str) or not isinstance(wanted, Collection)
        values = [wanted] if single else list(cast(Collection[object], wanted))
        _check_kinds(values, documents[column])
        kept &= documents[column].isin(values).to_numpy(dtype=bool)
    return np.flatnonzero(kept)


def _check_kinds(values: Collection[object], column: pd.Series[Any]) -> None:
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


def only(corpus: Parts, rows: NDArray[np.int64]) -> Parts:
    """Give the parts of a Corpus of some documents, their tokens numbered anew by first appearance.

    >>> import numpy as np
    >>> from tifa import Corpus
    >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
    >>> only(corpus, np.array([1])).vocabulary
    ['质量', '强省', '。']
    """
    import numpy as np

    lengths = np.diff(corpus.bounds)[rows]
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    kept = np.repeat(corpus.bounds[rows] - bounds[:-1], lengths) + np.arange(bounds[-1])
    old = corpus.tokens[kept]
    first = np.full(len(corpus.vocabulary), len(old))
    first[old[::-1]] = np.arange(len(old))[::-1]  # of several values the last one stays
    order = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(old))]
    new = np.zeros(len(corpus.vocabulary), np.int32)
    new[order] = np.arange(len(order))
    return Parts(
        names=[corpus.names[row] for row in rows],
        texts=[corpus.texts[row] for row in rows],
        vocabulary=[corpus.vocabulary[number] for number in order],
        tokens=new[old],
        bounds=bounds,
        starts=corpus.starts[kept],
        facts=corpus.facts.iloc[rows].reset_index(drop=True),
        problems=corpus.problems,
    )
