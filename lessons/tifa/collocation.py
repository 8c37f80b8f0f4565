"""Which words keep company with a node, measured over windows of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import measures
from .arguments import word_set
from .concordance import checked_node
from .corpus import Corpus, as_corpus
from .documents import Source
from .segmentation import Segmenter
from .wording import say, unknown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["collocates"]

Ids = NDArray[np.int64]
_SENTENCE_END = "。！？!?… \t\r\n"


def collocates(
    source: Source | Corpus,
    node: str,
    *,
    window: int = 5,
    min_count: int = 2,
    measure: str = "log_dice",
    stopwords: Iterable[str] = (),
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """List the words that stand within `window` words of a node, the most strongly bound first.

    Columns: word, count (of its occurrences near a node), total (of all its occurrences),
    log_dice, mutual_information, t_score, log_likelihood (four-term, negative for words that
    avoid the node). Expected is f1 f2/N, with N the words of the source (punctuation is none),
    f1 the occurrences of the node and f2 the total. Rows with a count below `min_count` are left
    out, and so are `stopwords`, which still take their place in a window. Ordered by `measure`,
    which is one of the last four columns, then by count. Neighbours depend on each other, so
    log_likelihood ranks them here and is no test of significance.

    A window ends with the sentence (at 。！？… and at a line break), so it never runs into the
    next document; punctuation inside it takes no place. An occurrence near two nodes is counted
    once, so count never exceeds total; for log_dice and log_likelihood, whose tables have no
    room for more, it also counts for no more than f1. The node is found where it begins and
    ends with a word, be it one word or several (质量 is not found inside the word 高质量); a
    node that nowhere does so is found by its characters, and the words it lies in belong to it.
    The table remembers the node in `attrs`, for `plot_network`. `ValueError` for an empty node,
    another measure, a window below 1.

    >>> text = "提升质量,提升标准。质量强省。品牌要提升。"
    >>> collocates(text, "质量")[["word", "count", "total"]].values.tolist()
    [['提升', 2, 3]]
    """
    _check(window, min_count, measure)
    corpus = as_corpus(source, segmenter=segmenter)
    nodes = _nodes(corpus, checked_node(node))
    near = corpus.tokens[_positions_near(corpus, nodes, window)]
    counts = np.bincount(near, minlength=len(corpus.vocabulary))
    ids = np.flatnonzero(counts >= max(min_count, 1))
    left_out = word_set(stopwords, "stopwords")
    ids = ids[[corpus.vocabulary[i] not in left_out for i in ids]] if left_out else ids
    table = _table(corpus, ids, counts[ids], nodes.first.size, measure)
    table.attrs = {"node": node}
    return table


class _Nodes(NamedTuple):
    """The first and the last token of each occurrence of a node."""

    first: Ids
    last: Ids


_MEASURES: dict[str, Callable[[Any, int, Any, int], Any]] = {
    "log_dice": lambda o, f1, f2, n: measures.log_dice(np.minimum(o, f1), f1, f2),
    "mutual_information": measures.mutual_information,
    "t_score": measures.t_score,
    "log_likelihood": lambda o, f1, f2, n: _four_cells(np.minimum(o, f1), f1, f2, n),
}


def _four_cells(o: Any, f1: int, f2: Any, n: int) -> Any:
    # The node's own occurrences near each other may leave fewer words outside than the table needs.
    outside = np.maximum(n - f1, np.maximum(f2 - o, 1))
    return measures.log_likelihood(o, f2 - o, f1, outside, terms=4)


def _check(window: int, min_count: int, measure: str) -> None:
    if not isinstance(window, int) or window < 1:
        raise ValueError(
            say("window={window!r} is not possible; give a number of words from 1 up", window=window)
        )
    if not isinstance(min_count, int):
        raise ValueError(
            say("min_count={min_count!r} is not possible; give a whole number", min_count=min_count)
        )
    if measure not in _MEASURES:
        raise ValueError(unknown("measure", measure, _MEASURES))


def _table(corpus: Corpus, ids: Ids, counts: Ids, f1: int, measure: str) -> pd.DataFrame:
    import pandas as pd

    totals = corpus.word_counts()[ids]
    size = int(corpus.sizes.sum())
    columns: dict[str, Any] = {"word": [corpus.vocabulary[i] for i in ids], "count": counts, "total": totals}
    for name, formula in _MEASURES.items():
        columns[name] = formula(counts, f1, totals, size) if ids.size else []
    dtypes = {"word": "str", "count": "int64", "total": "int64", **dict.fromkeys(_MEASURES, "float64")}
    table = pd.DataFrame(columns).astype(dtypes)
    return table.sort_values([measure, "count"], ascending=False, kind="stable", ignore_index=True)


def _positions_near(corpus: Corpus, nodes: _Nodes, window: int) -> Ids:
    """Return the tokens that are words and stand near a node, each once."""
    is_word = corpus.words[corpus.tokens]
    places = np.flatnonzero(is_word)
    words_before = np.concatenate(([0], np.cumsum(is_word)))
    begins = _sentence_begins(corpus)
    sentence = np.searchsorted(begins, nodes.first, side="right") - 1
    behind = np.append(begins, corpus.tokens.size)[np.searchsorted(begins, nodes.last, side="right")]
    left, right = words_before[nodes.first], words_before[nodes.last + 1]
    near = np.zeros(places.size, dtype=bool)
    for positions in (
        *_ranges(np.maximum(left - window, words_before[begins[sentence]]), left),
        *_ranges(right, np.minimum(right + window, words_before[behind])),
    ):
        near[positions] = True
    return places[near]


def _ranges(starts: Ids, ends: Ids) -> Iterator[Ids]:
    """Yield all numbers from each start up to its end, the first of each, then the second."""
    for step in range(int((ends - starts).max(initial=0))):
        yield (starts + step)[starts + step < ends]


def _sentence_begins(corpus: Corpus) -> Ids:
    ends = np.array([not token.strip(_SENTENCE_END) for token in corpus.vocabulary], dtype=bool)
    return np.sort(
        np.concatenate((corpus.bounds[:-1], np.flatnonzero(ends[corpus.tokens]) + 1)), kind="stable"
    )


def _nodes(corpus: Corpus, node: str) -> _Nodes:
    """Return where the node stands as whole words or, if it never does, by its characters."""
    lengths = np.fromiter(map(len, corpus.vocabulary), np.int64, len(corpus.vocabulary))
    found = [_in_document(corpus, number, node, lengths) for number in range(len(corpus))]
    first, last, whole = (
        (np.concatenate(column) for column in zip(*found, strict=True)) if found else (_NONE,) * 3
    )
    whole = whole.astype(bool)
    return _Nodes(first[whole], last[whole]) if whole.any() else _Nodes(first, last)


_NONE: Ids = np.empty(0, dtype=np.int64)


def _in_document(corpus: Corpus, number: int, node: str, lengths: Ids) -> tuple[Ids, Ids, Ids]:
    """Return the first and last token of each occurrence, and whether these are its borders."""
    at = np.fromiter(_every_start(corpus.texts[number], node), dtype=np.int64)
    if not at.size:
        return _NONE, _NONE, _NONE
    begin, end = int(corpus.bounds[number]), int(corpus.bounds[number + 1])
    starts = corpus.starts[begin:end]
    first = np.searchsorted(starts, at, side="right") - 1
    last = np.searchsorted(starts, at + len(node), side="left") - 1
    whole = (starts[first] == at) & (starts[last] + lengths[corpus.tokens[begin + last]] == at + len(node))
    return first + begin, last + begin, whole.astype(np.int64)


def _every_start(text: str, node: str) -> Iterator[int]:
    at = text.find(node)
    while at >= 0:
        yield at
        at = text.find(node, at + 1)
