"""How evenly words are spread over the documents of a corpus, or over the paragraphs of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .arguments import phrase_list
from .corpus import Corpus, as_corpus
from .documents import Source, as_document
from .measures import deviation_of_proportions, dp_norm, juilland_d
from .segmentation import Segmenter

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

__all__ = ["dispersion"]


def dispersion(
    corpus: Source | Corpus, words: str | Iterable[str], *, segmenter: Segmenter | None = None
) -> pd.DataFrame:
    """Measure how evenly words are spread over the documents; over the paragraphs of a single one.

    Columns: word, count, range (parts in which it occurs), dp (0 evenly spread, nearly 1 all in
    one small part), dp_norm (the same, up to 1), juilland_d (1 evenly spread, 0 all in one part);
    the parts' sizes are their words, and parts without words are left out. One row a word, in the
    order given. A phrase that is no word of the corpus is counted by its characters. The last
    three columns are not numbers where the word does not occur, dp_norm and juilland_d where
    there is one part only. The formulas are those of `tifa.measures` (Gries 2008; Lijffijt & Gries
    2012; Juilland 1964). `ValueError` for an empty word and for a `segmenter` beside a Corpus.

    >>> dispersion("质量第一。\\n质量强省。\\n品牌。", ["质量", "品牌"])[["count", "range"]].values.tolist()
    [[1, 1], [1, 1]]
    """
    import pandas as pd

    wanted = phrase_list(words)
    parts = _parts(corpus, segmenter)
    filled = parts.sizes > 0
    counts = [parts.counts_of(word)[filled] for word in wanted]
    spread = [(int(v.sum()), int((v > 0).sum()), *_measures(v, parts.sizes[filled])) for v in counts]
    table = pd.DataFrame(spread, columns=["count", "range", "dp", "dp_norm", "juilland_d"])
    table.insert(0, "word", pd.Series(wanted, dtype="str"))
    return table.astype({"count": "int64", "range": "int64"})


class _Parts(NamedTuple):
    """The parts of a source: part i is `corpus.tokens[bounds[i]:bounds[i + 1]]` and `texts[i]`."""

    corpus: Corpus
    bounds: Numbers
    texts: Sequence[str]

    @property
    def sizes(self) -> Numbers:
        """Words of each part."""
        import numpy as np

        words_before = np.concatenate(([0], np.cumsum(self.corpus.words[self.corpus.tokens])))
        return np.diff(words_before[self.bounds])

    def counts_of(self, word: str) -> Numbers:
        """Return how often a word occurs in each part; what is no word is found by its characters."""
        import numpy as np

        number = self.corpus.id_of(word)
        if number < 0:
            return np.array([text.count(word) for text in self.texts], dtype=np.int64)
        places = np.flatnonzero(self.corpus.tokens == number)
        parts = np.searchsorted(self.bounds, places, side="right") - 1
        return np.bincount(parts, minlength=len(self.texts))


def _parts(source: Source | Corpus, segmenter: Segmenter | None) -> _Parts:
    import numpy as np

    corpus = as_corpus(source, segmenter=segmenter)
    if isinstance(source, Corpus) and len(source) != 1:
        return _Parts(source, source.bounds, source.texts)
    document = source.document(source.names[0]) if isinstance(source, Corpus) else as_document(source)
    paragraphs = document.paragraphs
    begins = np.searchsorted(corpus.starts, [p.start for p in paragraphs])
    return _Parts(corpus, np.append(begins, corpus.tokens.size), [p.text for p in paragraphs])


def _measures(counts: Any, sizes: Any) -> tuple[float, float, float]:
    if not counts.size:
        return (float("nan"),) * 3
    return deviation_of_proportions(counts, sizes), dp_norm(counts, sizes), juilland_d(counts, sizes)
