"""How the use of words and phrases changes from year to year."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .arguments import phrase_list
from .corpus import Corpus
from .reference import UNITS, Reference
from .wording import say, unknown

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]

__all__ = ["trend"]


def trend(
    corpus_or_reference: Corpus | Reference,
    phrases: str | Iterable[str],
    *,
    by: str = "year",
    unit: str = "characters",
) -> pd.DataFrame:
    """Count phrases year by year, or by another column of the source's table of documents.

    Columns: year (or the column that `by` names), phrase, count, per_10k. By default phrases are
    counted by their characters and per_10k is per 10,000 Chinese characters of that year's texts,
    for a Corpus and a Reference alike. With `unit="words"` they are counted as words of the
    segmenter, and per_10k is per 10,000 words: 质量 inside the word 高质量 is in the first count
    only, and so is a phrase that the segmenter splits. One row for each phrase and year that has
    a text, in the order of the phrases; a year without a text has no row. All texts of a year are
    counted together, so 1964, of which a part and a summary survive, stands for both. Documents
    without a year are left out with a warning. `ValueError` for an unknown column or unit, and
    for a phrase that a Reference keeps no count of (`Reference.counts` says which it does).

    The table remembers in `attrs` what `plot_trend` has to mark: `kinds`, the kinds of report of
    each year, and `per`, what its rates are out of.

    >>> from tifa.reference import load_reference
    >>> table = trend(load_reference(), ["质量", "新质生产力"])
    >>> table[table["year"] == 2024].round(1).values.tolist()
    [[2024, '质量', 37, 24.0], [2024, '新质生产力', 1, 0.6]]
    """
    import numpy as np
    import pandas as pd

    source = _checked(corpus_or_reference, unit)
    wanted = phrase_list(phrases)
    labels = _labels(source, by)
    dated = labels.notna().to_numpy()
    if not dated.all():
        undated = "{n} of {total} documents have no {by} and are left out"
        warnings.warn(say(undated, n=(~dated).sum(), total=len(dated), by=by), stacklevel=2)
    groups, group_of = np.unique(labels[dated].to_numpy(), return_inverse=True)
    counts = _summed(_counts(source, wanted, unit)[:, dated], group_of, len(groups))
    sizes = _summed(_sizes(source, unit)[None, dated], group_of, len(groups))[0]
    table = pd.DataFrame(
        {by: np.tile(groups, len(wanted)), "phrase": np.repeat(np.array(wanted, dtype=object), len(groups))}
    )
    table = table.astype({"phrase": "str"}).assign(count=counts.ravel())
    table["per_10k"] = table["count"] * 10_000 / np.tile(np.maximum(sizes, 1), len(wanted))
    table.attrs = {"kinds": _kinds(source, by), "per": UNITS[unit]}
    return table


def _checked(source: Any, unit: str) -> Corpus | Reference:
    if not isinstance(source, Corpus | Reference):
        raise TypeError(
            say(
                "expected a Corpus or a Reference, not {kind}; a single text has no years, see count_phrases",
                kind=type(source).__name__,
            )
        )
    if unit not in UNITS:
        raise ValueError(unknown("unit", unit, UNITS))
    return source


def _labels(source: Corpus | Reference, by: str) -> pd.Series[Any]:
    if by not in source.documents.columns:
        raise ValueError(unknown("by", by, source.documents.columns))
    labels = source.documents[by]
    if labels.isna().all():
        raise ValueError(say("no document has a {by}, so there is nothing to count by", by=by))
    return labels.astype("int64") if by == "year" and labels.notna().all() else labels


def _counts(source: Corpus | Reference, phrases: Sequence[str], unit: str) -> Counts:
    """Return the counts as an array: one row a phrase, one column a document."""
    import numpy as np

    if isinstance(source, Reference):
        return source.matrix(phrases, unit=unit)
    if unit == "characters":
        return np.array([[text.count(phrase) for text in source.texts] for phrase in phrases], dtype=np.int64)
    return source.counts_by_document([source.id_of(phrase) for phrase in phrases]).T


def _sizes(source: Corpus | Reference, unit: str) -> Counts:
    import numpy as np

    if isinstance(source, Reference):
        return source.documents[unit].to_numpy(dtype=np.int64)
    return np.asarray(source.han if unit == "characters" else source.sizes, dtype=np.int64)


def _summed(counts: Counts, group_of: Counts, groups: int) -> Counts:
    import numpy as np

    summed = np.zeros((counts.shape[0], groups), dtype=np.int64)
    np.add.at(summed.T, group_of, counts.T)
    return summed


def _kinds(source: Corpus | Reference, by: str) -> dict[int, str]:
    """Map each year to the kinds of its reports, where the documents tell."""
    if by != "year" or "kind" not in source.documents.columns:
        return {}
    dated = source.documents.dropna(subset="year")
    kinds: dict[int, list[str]] = {}
    for year, kind in zip(dated["year"].tolist(), dated["kind"].tolist(), strict=True):
        kinds.setdefault(int(year), []).append(str(kind))
    return {year: " and ".join(dict.fromkeys(found)) for year, found in kinds.items()}
