"""Measures of keyness: a count in a target against a count in a reference."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..wording import say, unknown
from .arrays import Floats, arrays, plain

__all__ = ["log_likelihood", "log_ratio", "percent_diff", "simple_maths"]


TERMS = (2, 4)


def log_likelihood(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, terms: int = 2) -> Any:
    """Return the log-likelihood G² of a in c words against b in d words, negative where a is under-used.

    Two terms: 2[a ln(a/E1) + b ln(b/E2)], E1 = c(a+b)/(c+d), E2 = d(a+b)/(c+d) (Rayson & Garside
    2000; the UCREL calculator). Four terms add the same for the cells c−a and d−b (Dunning 1993;
    AntConc, quanteda). A cell of zero contributes 0, so two counts of zero give 0. Above 3.84,
    6.63, 10.83, 15.13 p is below 0.05, 0.01, 0.001, 0.0001. `ValueError` for terms other than 2
    and 4, for a size of 0 and for a count above its size.

    >>> round(log_likelihood(52, 57, 50_000, 75_000), 4)  # 质量 in two corpora
    2.6517
    >>> round(log_likelihood(52, 57, 50_000, 75_000, terms=4), 4)
    2.6541
    """
    if terms not in TERMS:
        raise ValueError(unknown("terms", terms, TERMS))
    a, b, c, d = _cells(a, b, c, d)
    share = (a + b) / (c + d)
    cells = [(a, c * share), (b, d * share), (c - a, c * (1 - share)), (d - b, d * (1 - share))]
    # Where both rates are equal, rounding may leave the sum a hair below zero.
    total = np.maximum(2 * sum(_surprise(seen, expected) for seen, expected in cells[:terms]), 0)
    return plain(np.where(a / c < b / d, -total, total))


def log_ratio(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Any:
    """Return how often the rate doubles from reference to target: log2[(a/c)/(b/d)] (Hardie 2014).

    Counts and sizes, in words, are those of `log_likelihood`, and so are the errors. 1 means twice
    as frequent, −1 half as frequent. A count of zero is replaced by 0.5.

    >>> round(log_ratio(52, 57, 50_000, 75_000), 4), log_ratio(0, 4, 1000, 1000)
    (0.4525, -3.0)
    >>> target, reference = "质量 第一 质量 强省".split(), "质量 第一 速度 优先 速度 为先 规模 扩张".split()
    >>> a, b = target.count("质量"), reference.count("质量")
    >>> log_ratio(a, b, len(target), len(reference))  # 2 in 4 against 1 in 8
    2.0
    """
    a, b, c, d = _cells(a, b, c, d)
    return plain(np.log2((np.where(a == 0, 0.5, a) / c) / (np.where(b == 0, 0.5, b) / d)))


def percent_diff(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Any:
    """Return the difference of the rates in per cent of the reference's (Gabrielatos & Marchi 2011).

    100 (a/c − b/d)/(b/d), with counts, sizes and errors as for `log_likelihood`. 100 means
    twice as frequent, −100 absent from the target. Infinite where b is 0, and not a number where a
    is 0 too.

    >>> round(percent_diff(52, 57, 50_000, 75_000), 2), percent_diff(3, 0, 1000, 1000)
    (36.84, inf)
    >>> target, reference = "质量 第一 质量 强省".split(), "质量 第一 速度 优先 速度 为先 规模 扩张".split()
    >>> a, b = target.count("质量"), reference.count("质量")
    >>> percent_diff(a, b, len(target), len(reference))
    300.0
    """
    a, b, c, d = _cells(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain(100 * (a / c - b / d) / (b / d))


def simple_maths(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, n: float = 1) -> Any:
    """Return the ratio of the rates per million, n added to both (Kilgarriff 2009; Sketch Engine).

    Counts, sizes and errors are those of `log_likelihood`. n = 1 brings rare words to the top,
    n = 100 or more common ones. A count of zero needs no special care as long as n is above 0.

    >>> round(simple_maths(35, 263, 112_289_776, 1_559_716_979), 4)
    1.1224
    >>> target, reference = "质量 第一 质量 强省".split(), "质量 第一 速度 优先 速度 为先 规模 扩张".split()
    >>> a, b = target.count("质量"), reference.count("质量")
    >>> round(simple_maths(a, b, len(target), len(reference), n=1000), 3)  # 501,000/126,000
    3.976
    """
    a, b, c, d = _cells(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain((a / c * 1e6 + n) / (b / d * 1e6 + n))


def _cells(*numbers: ArrayLike) -> tuple[Floats, ...]:
    a, b, c, d = arrays(*numbers)
    for count, size, names in ((a, c, "ac"), (b, d, "bd")):
        if np.any(size <= 0):
            raise ValueError(
                say(
                    "{count}={size} is no size; it is the number of words, above 0",
                    count=names[1],
                    size=plain(size),
                )
            )
        if np.any(count > size) or np.any(count < 0):
            raise ValueError(
                say(
                    "{count} is a count from 0 to the size {size}; sizes come after both counts",
                    count=names[0],
                    size=names[1],
                )
            )
    return a, b, c, d


def _surprise(seen: Floats, expected: Floats) -> Floats:
    """Return seen · ln(seen/expected), 0 where nothing was seen."""
    ratio = np.divide(seen, expected, out=np.ones(np.broadcast(seen, expected).shape), where=seen > 0)
    return np.asarray(seen * np.log(ratio), dtype=np.float64)
