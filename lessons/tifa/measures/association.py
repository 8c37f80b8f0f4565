"""Measures of collocation: a joint count against the counts of two words."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..wording import say
from .arrays import Floats, arrays, plain

__all__ = ["delta_p", "dice", "log_dice", "mi3", "mutual_information", "t_score"]


def mutual_information(o: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Any:
    """Return pointwise mutual information, log2(O/E) with E = f1 f2/N (Church & Hanks 1990).

    `o` is how often two words stand together, `f1` and `f2` how often each occurs, `n` how many
    words there are; the result is in bits. It favours rare words. −inf where O is 0; not a number
    where f1 or f2 is 0 too.

    >>> mutual_information(8, 16, 32, 1024)  # expected 0.5, seen 8
    4.0
    >>> words = "推动 发展 推动 发展 坚持 发展 质量 第一".split()
    >>> together, f1, f2 = 2, words.count("推动"), words.count("发展")
    >>> round(mutual_information(together, f1, f2, len(words)), 4)  # log2(2/0.75)
    1.415
    """
    o, expected = _joint(o, f1, f2, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain(np.log2(o / expected))


def mi3(o: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Any:
    """Return cubed mutual information, log2(O³/E) with E = f1 f2/N (Daille 1994).

    Counts, unit and what happens at zero are those of `mutual_information`; it favours frequent
    pairs more.

    >>> mi3(8, 16, 32, 1024)
    10.0
    >>> words = "推动 发展 推动 发展 坚持 发展 质量 第一".split()
    >>> together, f1, f2 = 2, words.count("推动"), words.count("发展")
    >>> round(mi3(together, f1, f2, len(words)), 4)  # log2(8/0.75)
    3.415
    """
    o, expected = _joint(o, f1, f2, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain(np.log2(o**3 / expected))


def t_score(o: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> Any:
    """Return (O − E)/√O with E = f1 f2/N (Church et al. 1991; Manning & Schütze 1999, ch. 5).

    Counts as for `mutual_information`; the result is in standard deviations. It favours frequent
    pairs. −inf where O is 0; not a number where E is 0 too.

    >>> round(t_score(8, 15828, 4675, 14_307_668), 6)  # new companies
    0.999932
    >>> words = "推动 发展 推动 发展 坚持 发展 质量 第一".split()
    >>> together, f1, f2 = 2, words.count("推动"), words.count("发展")
    >>> round(t_score(together, f1, f2, len(words)), 4)  # 1.25/√2
    0.8839
    """
    o, expected = _joint(o, f1, f2, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain((o - expected) / np.sqrt(o))


def dice(o: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Any:
    """Return 2O/(f1 + f2), from 0 (never together) to 1 (never apart) (Smadja 1993).

    `o` is how often two words stand together, `f1` and `f2` how often each occurs. Not a number
    where f1 and f2 are 0.

    >>> round(dice(130, 3121, 143), 2)
    0.08
    >>> words = "推动 发展 推动 发展 坚持 发展 质量 第一".split()
    >>> together, f1, f2 = 2, words.count("推动"), words.count("发展")
    >>> dice(together, f1, f2)  # 4/5
    0.8
    """
    o, f1, f2 = arrays(o, f1, f2)
    with np.errstate(divide="ignore", invalid="ignore"):
        return plain(2 * o / (f1 + f2))


def log_dice(o: ArrayLike, f1: ArrayLike, f2: ArrayLike) -> Any:
    """Return 14 + log2(2O/(f1 + f2)), at most 14, whatever the size of the corpus (Rychlý 2008).

    Counts as for `dice`. One more means twice as strong; −inf where O is 0. `ValueError` where O is above f1 or f2,
    for then the joint count counts something twice.

    >>> round(log_dice(130, 3121, 143), 3), log_dice(5, 5, 5)
    (10.35, 14.0)
    >>> words = "推动 发展 推动 发展 坚持 发展 质量 第一".split()
    >>> together, f1, f2 = 2, words.count("推动"), words.count("发展")
    >>> round(log_dice(together, f1, f2), 4)  # 14 + log2(4/5)
    13.6781
    """
    o, f1, f2 = arrays(o, f1, f2)
    if np.any(o > np.minimum(f1, f2)):
        raise ValueError(
            say("a joint count is above one of its two words' own counts; no word may be counted twice")
        )
    with np.errstate(divide="ignore"):
        return plain(14 + np.log2(dice(o, f1, f2)))


def delta_p(o: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> tuple[Any, Any]:
    """Return how much word 1 makes word 2 likelier, and word 2 word 1 (ΔP; Gries 2013).

    Counts as for `mutual_information`. P(2|1) − P(2|not 1) and P(1|2) − P(1|not 2), from −1 to 1; not a number where a word never
    occurs or stands everywhere.

    >>> [round(p, 3) for p in delta_p(5610, 174_548, 7867, 10_409_868)]  # of course
    [0.032, 0.697]
    >>> words = "推动 发展 推动 发展 坚持 发展 质量 第一".split()
    >>> together, f1, f2 = 2, words.count("推动"), words.count("发展")
    >>> [round(p, 4) for p in delta_p(together, f1, f2, len(words))]  # 2/2 − 1/6, 2/3 − 0/5
    [0.8333, 0.6667]
    """
    o, f1, f2, n = arrays(o, f1, f2, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        forward = o / f1 - (f2 - o) / (n - f1)
        backward = o / f2 - (f1 - o) / (n - f2)
    return plain(forward), plain(backward)


def _joint(o: ArrayLike, f1: ArrayLike, f2: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    o, f1, f2, n = arrays(o, f1, f2, n)
    return o, f1 * f2 / n
