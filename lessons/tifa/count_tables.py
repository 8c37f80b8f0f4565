"""Counts as they are shipped: a row a word or string, a column a report, and the pairs of characters that meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .files import data_path

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Counts", "read_counts"]


class Counts(NamedTuple):
    """How often each unit occurs in each document: one row a unit, one column a document.

    >>> import numpy as np
    >>> counts = Counts(("质量", "标准"), np.array([[2, 1], [0, 3]], "int32"))
    >>> counts.of([1]).matrix.tolist()
    [[1], [3]]
    """

    units: tuple[str, ...]
    matrix: NDArray[np.int32]

    def of(self, columns: Sequence[int]) -> Counts:
        """Keep some documents only."""
        return Counts(self.units, self.matrix[:, list(columns)])


@cache
def read_counts(name: str) -> tuple[Counts, Counts, Mapping[str, str]]:
    """Read the counts of a collection's words and strings, and which characters stand side by side.

    >>> words, strings, pairs = read_counts("government_work_reports")
    >>> words.matrix.shape[1] == strings.matrix.shape[1], "量" in pairs["质"]
    (True, True)
    """
    words, strings = (_read_table(f"{name}_{unit}.csv.gz") for unit in ("words", "strings"))
    return words, strings, _read_pairs(f"{name}_pairs.csv.gz")


def _read_table(file: str) -> Counts:
    import pandas as pd

    table = pd.read_csv(data_path("reference", file), index_col=0, keep_default_na=False)
    return Counts(tuple(table.index), table.to_numpy(dtype="int32"))


def _read_pairs(file: str) -> Mapping[str, str]:
    import pandas as pd

    table = pd.read_csv(data_path("reference", file), keep_default_na=False)
    return dict(zip(table["first"], table["second"], strict=True))
