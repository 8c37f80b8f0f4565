"""Which words are distinctive of a target when it is set against a reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from . import measures
from .corpus import Corpus, as_corpus
from .documents import Source
from .reference import Reference
from .segmentation import Segmenter
from .wording import say, unknown

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["keyness"]

MEASURES = ("log_likelihood", "log_ratio", "percent_diff")


class _Words(NamedTuple):
    """The words of a source, how often each occurs, and how many words there are in all."""

    words: Sequence[str]
    counts: NDArray[np.int64]
    size: int


def keyness(
    target: Source | Corpus | Reference,
    reference: Source | Corpus | Reference,
    *,
    min_count: int = 3,
    terms: int = 2,
    measure: str = "log_likelihood",
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """Compare the words of a target with those of a reference, the most over-used first.

    Columns: word, count, count_ref, per_10k, per_10k_ref (per 10,000 words of each side),
    log_likelihood (two-term, or four-term with `terms=4`; negative where the word is under-used,
    so the last rows are what the target avoids), log_ratio (a count of 0 taken as 0.5),
    percent_diff (infinite where the reference lacks the word). Words that occur `min_count` times
    on either side are listed, those of the reference alone included. A reference that counts its
    most frequent words only is compared on these. Ordered by `measure`, one of the last three
    columns, then by count; `attrs` remembers the sizes of both sides. `ValueError` for another
    measure and for a side without words.

    >>> table = keyness("质量质量质量,品牌", "数量数量数量,品牌")
    >>> table[["word", "count", "count_ref"]].values.tolist()
    [['质量', 3, 0], ['数量', 0, 3]]
    """
    import pandas as pd

    if measure not in MEASURES:
        raise ValueError(unknown("measure", measure, MEASURES))
    if not isinstance(min_count, int):
        raise ValueError(
            say("min_count={min_count!r} is not possible; give a whole number", min_count=min_count)
        )
    sides = [_words(side, segmenter=segmenter) for side in (target, reference)]
    for name, side in zip(("target", "reference"), sides, strict=True):
        if not side.size:
            raise ValueError(say("the {name} has no words, so there is nothing to compare", name=name))
    here, there = (_series(side) for side in sides)
    known = _known(here.index, there.index, (target, reference))
    table = pd.DataFrame({"word": known, "count": here.reindex(known, fill_value=0).to_numpy()})
    table["count_ref"] = there.reindex(known, fill_value=0).to_numpy()
    table = table[table[["count", "count_ref"]].max(axis=1) >= max(min_count, 1)]
    table = _measured(table.astype({"word": "str", "count": "int64", "count_ref": "int64"}), sides, terms)
    table = table.sort_values([measure, "count"], ascending=False, kind="stable", ignore_index=True)
    table.attrs = {"sizes": tuple(side.size for side in sides)}
    return table


def _words(source: Source | Corpus | Reference, *, segmenter: Segmenter | None = None) -> _Words:
    """Return the words of any source with their counts; punctuation is none."""
    if isinstance(source, Reference):
        return _Words(
            source.word_table.units, source.word_table.matrix.sum(axis=1, dtype="int64"), source.size
        )
    corpus = source if isinstance(source, Corpus) else as_corpus(source, segmenter=segmenter)
    ids = corpus.words.nonzero()[0]
    return _Words([corpus.vocabulary[i] for i in ids], corpus.word_counts()[ids], int(corpus.sizes.sum()))


def _series(side: _Words) -> pd.Series[int]:
    import pandas as pd

    return pd.Series(list(side.counts), index=pd.Index(list(side.words), dtype="str"), dtype="int64")


def _known(here: pd.Index[str], there: pd.Index[str], sources: tuple[object, object]) -> pd.Index[str]:
    """Return the words of either side, without those that a reference may have without counting them."""
    words = here.union(there, sort=False)
    for index, source in zip((here, there), sources, strict=True):
        if isinstance(source, Reference) and not source.complete:
            words = words[words.isin(index)]
    return words


def _measured(table: pd.DataFrame, sides: list[_Words], terms: int) -> pd.DataFrame:
    a, b = (table[column].to_numpy(dtype="float64") for column in ("count", "count_ref"))
    c, d = (side.size for side in sides)
    return table.assign(
        per_10k=a * 10_000 / c,
        per_10k_ref=b * 10_000 / d,
        log_likelihood=measures.log_likelihood(a, b, c, d, terms=terms),
        log_ratio=measures.log_ratio(a, b, c, d),
        percent_diff=measures.percent_diff(a, b, c, d),
    )
