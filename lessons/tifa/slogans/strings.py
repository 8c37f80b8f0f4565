"""Repeated strings of characters and their measures, counted as arrays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..han import HAN
from .lexicon import longest_forms

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Numbers = np.ndarray[Any, np.dtype[np.int64]]
    Measures = np.ndarray[Any, np.dtype[np.float64]]

__all__ = ["COLUMNS", "as_signs", "repeated_strings"]

COLUMNS = ["phrase", "count", "cohesion", "left_entropy", "right_entropy", "closing", "cutting", "common"]

# Each character of the text becomes one sign: itself if Chinese, an edge if punctuation. A known
# phrase, a figure and 、 are signs that may be a neighbour, but never part of a phrase.
_EDGE, _NEXT_TEXT, _FIGURE, _LISTING = "\n", "\f", "0", "、"
_FIGURES = re.compile(r"[0-9０-９A-Za-z.%％+]*[0-9０-９A-Za-z％%]")
_HAN = f"[{HAN}]"
_PRIVATE = 0xF0000  # where Unicode has room for signs of one's own
_PHRASES = 0x10FFFD - _PRIVATE
_OTHER = re.compile(rf"[^{HAN}{_FIGURE}{_LISTING}{chr(_PRIVATE)}-{chr(_PRIVATE + _PHRASES)}]")


def as_signs(texts: Iterable[str], known: Iterable[str]) -> str:
    """Write texts as one string of signs, a form feed between them."""
    sign = {form: chr(_PRIVATE + number % _PHRASES) for number, form in enumerate(sorted(set(known)))}
    return _NEXT_TEXT.join(_plain(_signed(text, sign)) for text in texts)


def _signed(text: str, sign: Mapping[str, str]) -> str:
    """Put the sign of each known phrase in its place."""
    pieces, end = [], 0
    for finding in longest_forms(text, frozenset(sign)):
        pieces += [text[end : finding.start], sign[finding.slogan]]
        end = finding.end
    return "".join([*pieces, text[end:]])


def _plain(text: str) -> str:
    return _OTHER.sub(_EDGE, _FIGURES.sub(_FIGURE, text))


def repeated_strings(
    words: Iterable[str], *, min_count: int, min_length: int, max_length: int
) -> pd.DataFrame:
    """Measure each string of Chinese characters that occurs at least `min_count` times.

    `words` are the signs, cut into words. Columns: phrase, count, cohesion, left_entropy,
    right_entropy, closing (the share of its occurrences before punctuation), cutting (the share
    that begin or end inside a word), common (found in several texts, or there is only one).
    Overlapping occurrences count.
    """
    import pandas as pd

    pieces = list(words)
    signs = "".join(pieces)
    context = _Context(
        signs, len(re.findall(_HAN, signs)), _neighbours(signs), _is_border(pieces), _texts(signs)
    )
    levels: list[_Strings] = []
    tables = []
    for level in _levels(signs, min_count, max_length):
        levels.append(level)
        if level.length >= min_length:
            tables.append(_measured(levels, context))
    return pd.concat(tables or [pd.DataFrame(columns=COLUMNS)], ignore_index=True)


class _Strings(NamedTuple):
    """The strings of one length that recur, and where."""

    length: int
    starts: Numbers  # of every occurrence, in order
    labels: Numbers  # which string each occurrence is of
    counts: Numbers  # of each string

    def counts_at(self, starts: Numbers) -> Numbers:
        import numpy as np

        return self.counts[self.labels[np.searchsorted(self.starts, starts)]]

    def share(self, occurrences: np.ndarray[Any, np.dtype[np.bool]]) -> Measures:
        """Return the share of each string's occurrences that are marked."""
        import numpy as np

        return np.bincount(self.labels, weights=occurrences, minlength=self.counts.size) / self.counts


def _levels(signs: str, min_count: int, max_length: int) -> Iterator[_Strings]:
    """Yield the recurring strings of 1, 2, 3 … characters, each built from two shorter ones.

    A string recurs only if the two strings one character shorter that it is made of do; so every
    level looks only where the last one found something.
    """
    import numpy as np

    starts = np.array([match.start() for match in re.finditer(_HAN, signs)], dtype=np.int64)
    level = _strings(1, starts, _codes(signs)[starts], min_count)
    while level.length <= max_length and level.starts.size:
        yield level
        follows = np.flatnonzero(np.diff(level.starts) == 1)
        pairs = level.labels[follows] * level.counts.size + level.labels[follows + 1]
        level = _strings(level.length + 1, level.starts[follows], pairs, min_count)


def _strings(length: int, starts: Numbers, keys: Numbers, min_count: int) -> _Strings:
    import numpy as np

    _, labels, counts = np.unique(keys, return_inverse=True, return_counts=True)
    often = counts >= min_count
    renumbered = np.cumsum(often) - 1
    kept = often[labels]
    return _Strings(length, starts[kept], renumbered[labels[kept]], counts[often])


class _Context(NamedTuple):
    """What a string stands among."""

    signs: str
    size: int  # Chinese characters
    neighbours: Numbers  # neighbours[i + 1] stands for the sign at i; below zero, an edge
    is_border: np.ndarray[Any, np.dtype[np.bool]]  # whether a word begins at i
    texts: Numbers  # the number of the text that i stands in


def _measured(levels: list[_Strings], context: _Context) -> pd.DataFrame:
    """Measure the strings of the last level."""
    import numpy as np
    import pandas as pd

    level = levels[-1]
    ends = level.starts + level.length
    before, behind = context.neighbours[level.starts], context.neighbours[ends + 1]
    whole = context.is_border[level.starts] & context.is_border[ends]
    _, first = np.unique(level.labels, return_index=True)
    last = level.labels.size - 1 - np.unique(level.labels[::-1], return_index=True)[1]
    several = context.texts[level.starts[first]] < context.texts[level.starts[last]]
    return pd.DataFrame(
        {
            "phrase": [context.signs[i : i + level.length] for i in level.starts[first]],
            "count": level.counts,
            "cohesion": _cohesion(levels, level.starts[first], context.size),
            "left_entropy": _entropy(level, before),
            "right_entropy": _entropy(level, behind),
            "closing": level.share(behind < 0),
            "cutting": level.share(~whole),
            "common": several | (context.texts[-1:] == 0),
        }
    )


def _neighbours(signs: str) -> Numbers:
    """Number each sign by its kind, and each edge by itself, below zero; edges stand at both ends."""
    import numpy as np

    codes = _codes(f"{_EDGE}{signs}{_EDGE}")
    edges = (codes == ord(_EDGE)) | (codes == ord(_NEXT_TEXT))
    return np.where(edges, -1 - np.arange(codes.size), codes)


def _texts(signs: str) -> Numbers:
    import numpy as np

    return np.cumsum(_codes(signs) == ord(_NEXT_TEXT))


def _codes(signs: str) -> Numbers:
    import numpy as np

    return np.frombuffer(signs.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)


def _is_border(words: list[str]) -> np.ndarray[Any, np.dtype[np.bool]]:
    import numpy as np

    ends = np.cumsum([len(word) for word in words], dtype=np.int64)
    border = np.zeros(int(ends[-1]) + 1 if words else 1, dtype=bool)
    border[0] = True
    border[ends] = True
    return border


def _cohesion(levels: list[_Strings], starts: Numbers, size: int) -> Measures:
    """Return the smallest log2(N f(ab) / (f(a) f(b))) over all splits ab of the strings at `starts`."""
    import numpy as np

    length = len(levels)
    whole = np.log2(levels[-1].counts_at(starts) * size)
    parts = [
        np.log2(levels[cut - 1].counts_at(starts)) + np.log2(levels[length - cut - 1].counts_at(starts + cut))
        for cut in range(1, length)
    ]
    return np.asarray(whole - np.max(parts, axis=0), dtype=np.float64)


def _entropy(level: _Strings, neighbours: Numbers) -> Measures:
    """Return the entropy in bits of the neighbours of each string."""
    import numpy as np

    least = neighbours.min(initial=0)
    kinds = neighbours.max(initial=0) - least + 1
    pairs, counts = np.unique(level.labels * kinds + (neighbours - least), return_counts=True)
    spread = np.bincount(pairs // kinds, weights=counts * np.log2(counts), minlength=level.counts.size)
    return np.asarray(np.log2(level.counts) - spread / level.counts, dtype=np.float64)
