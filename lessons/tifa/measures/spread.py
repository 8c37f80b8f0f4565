"""Measures of dispersion: how evenly a word is spread over parts."""

from __future__ import annotations

from math import nan

import numpy as np
from numpy.typing import ArrayLike

from ..wording import say
from .arrays import Floats, arrays

__all__ = ["deviation_of_proportions", "dp_norm", "juilland_d"]


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike | None = None) -> float:
    """Return DP = ½ Σ|v/f − s|, from 0 (spread evenly) to nearly 1 (all in one part) (Gries 2008).

    `counts` are the occurrences per part and `sizes` the sizes of the parts in any unit; without
    sizes all parts are alike. Not a number where the word does not occur. `ValueError` where there
    is not one size a part, for a part without size and for a count below 0.

    >>> round(deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.18
    >>> texts = ["质量强省，质量第一", "标准引领", "质量提升"]
    >>> counts, sizes = [text.count("质量") for text in texts], [len(text) for text in texts]
    >>> round(deviation_of_proportions(counts, sizes), 4)  # (7/51 + 4/17 + 5/51)/2
    0.2353
    """
    v, s = _parts(counts, sizes)
    return float(np.abs(v / v.sum() - s).sum() / 2) if v.sum() else nan


def dp_norm(counts: ArrayLike, sizes: ArrayLike | None = None) -> float:
    """Return DP/(1 − the smallest share), which reaches 1 at the most (Lijffijt & Gries 2012).

    Counts, sizes and errors are those of `deviation_of_proportions`. Not a number where the word
    does not occur or there is one part only.

    >>> round(dp_norm([2, 1, 0]), 6)
    0.5
    >>> texts = ["质量强省，质量第一", "标准引领", "质量提升"]
    >>> counts, sizes = [text.count("质量") for text in texts], [len(text) for text in texts]
    >>> round(dp_norm(counts, sizes), 4)  # (4/17)/(13/17)
    0.3077
    """
    _, s = _parts(counts, sizes)
    return deviation_of_proportions(counts, sizes) / (1 - float(s.min())) if s.size > 1 else nan


def juilland_d(counts: ArrayLike, sizes: ArrayLike | None = None) -> float:
    """Return 1 − (population sd/mean)/√(n − 1) of the rates per part (Juilland 1964; Carroll 1970).

    From 1 (spread evenly) to 0 (all in one part). Where the parts are of unequal size, the rates
    count/size stand in place of the counts. Not a number where the word does not occur or there
    is one part only.

    >>> round(juilland_d([0, 4, 3, 2, 1]), 4)
    0.6464
    >>> texts = ["质量强省，质量第一", "标准引领", "质量提升"]
    >>> counts, sizes = [text.count("质量") for text in texts], [len(text) for text in texts]
    >>> round(juilland_d(counts, sizes), 4)
    0.4974
    """
    v, s = _parts(counts, sizes)
    if v.size < 2 or not v.sum():
        return nan
    rates = v / s
    return float(1 - rates.std() / rates.mean() / np.sqrt(v.size - 1))


def _parts(counts: ArrayLike, sizes: ArrayLike | None) -> tuple[Floats, Floats]:
    """Return the counts, and the sizes as shares of the whole."""
    (v,) = arrays(counts)
    s = np.ones_like(v) if sizes is None else arrays(sizes)[0]
    if v.ndim != 1 or not v.size or v.shape != s.shape:
        raise ValueError(
            say(
                "there are {counts} counts and {sizes} sizes; give one count and one size a part",
                counts=v.size,
                sizes=s.size,
            )
        )
    if np.any(v < 0):
        raise ValueError(say("a count is below 0; counts are occurrences per part"))
    if np.any(s <= 0):
        raise ValueError(say("a part has no size; leave empty parts out"))
    return v, s / s.sum()
