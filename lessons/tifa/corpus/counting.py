"""Tokens to numbers of each document, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .parts import Parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["count_each", "sums_by_document"]


def count_each(corpus: Parts, ids: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Count some tokens in each document: documents × ids; an id of -1 counts nothing.

    >>> from tifa import Corpus
    >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
    >>> count_each(corpus, [corpus.id_of("质量"), -1, corpus.id_of("强省")]).tolist()
    [[1, 0, 0], [1, 0, 1]]
    """
    import numpy as np

    wanted = np.asarray(ids, np.int64)
    distinct, column_of = np.unique(wanted, return_inverse=True)
    columns = np.full(len(corpus.vocabulary) + 1, -1)  # the last one is that of id -1
    columns[distinct] = np.arange(len(distinct))
    columns[-1] = -1
    found = columns[corpus.tokens]
    places = np.flatnonzero(found >= 0)
    rows = np.searchsorted(corpus.bounds, places, side="right") - 1
    cells = np.bincount(rows * len(distinct) + found[places], minlength=len(corpus) * len(distinct))
    return cells.reshape(len(corpus), len(distinct))[:, column_of].astype(np.int64)


def sums_by_document(corpus: Parts, by_token: NDArray[np.generic]) -> NDArray[np.int64]:
    """Add up a number that each token of the vocabulary has, document by document.

    >>> from tifa import Corpus
    >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
    >>> sums_by_document(corpus, corpus.words).tolist()  # words: all but the full stops
    [2, 2]
    """
    import numpy as np

    sums = np.concatenate([[0], np.cumsum(by_token[corpus.tokens], dtype=np.int64)])
    return np.diff(sums[corpus.bounds])
