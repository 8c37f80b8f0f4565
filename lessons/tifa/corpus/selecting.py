"""Some documents of a Corpus to a Corpus of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .parts import Parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["only"]


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
