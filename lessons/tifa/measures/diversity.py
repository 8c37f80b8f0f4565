"""Measures of lexical diversity: how varied the words of a text are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import comb, inf, nan

from ..wording import say

__all__ = ["hdd", "mtld"]


def mtld(words: Iterable[str], *, threshold: float = 0.72) -> float:
    """Return how many words on average keep the type-token ratio up (McCarthy & Jarvis 2010).

    The words are read until the ratio falls below the threshold, which makes one factor; then the
    counting begins anew. What is left over makes a partial factor (1 − ratio)/(1 − threshold).
    The mean of reading forward and backward. Infinite where no word repeats, not a number for no
    words. `ValueError` for a threshold that is not between 0 and 1.

    >>> round(mtld(list("质量第一强") * 20), 4)  # 100/14 both ways
    7.1429
    """
    words = _listed(words)
    if not 0 < threshold < 1:
        wrong = "threshold={threshold!r} is no ratio to fall below; give one between 0 and 1"
        raise ValueError(say(wrong, threshold=threshold))
    if not words:
        return nan
    return (_pass(words, threshold) + _pass(words[::-1], threshold)) / 2


def hdd(words: Iterable[str], *, sample: int = 42) -> float:
    """Return HD-D: the expected type-token ratio of 42 words drawn at random (McCarthy & Jarvis 2010).

    Σ over types of [1 − hypergeometric(0; N, f, 42)]/42, from 1/42 to 1, whatever the length of
    the text. `ValueError` for a text shorter than the sample, and for a sample of no word.

    >>> round(hdd(list("质量第一强") * 20), 5)
    0.11905
    """
    counts = Counter(_listed(words))
    size = counts.total()
    if sample < 1:
        wrong = "sample={sample!r} is no number of words to draw; give one from 1 up"
        raise ValueError(say(wrong, sample=sample))
    if size < sample:
        raise ValueError(
            say(
                "the text has {size} words, too few to draw sample={sample} of them", size=size, sample=sample
            )
        )
    ways = comb(size, sample)
    types = Counter(counts.values())  # how many types have each count
    return sum(n * (1 - comb(size - f, sample) / ways) for f, n in types.items()) / sample


def _listed(words: Iterable[str]) -> list[str]:
    if isinstance(words, str):
        wrong = "words={words!r} is one text; give a list of words: tifa.segment(text)"
        raise TypeError(say(wrong, words=words[:10]))
    return list(words)


def _pass(words: Sequence[str], threshold: float) -> float:
    factors = 0.0
    seen: set[str] = set()
    length = 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length < threshold:
            factors += 1
            seen, length = set(), 0
    if length:
        factors += (1 - len(seen) / length) / (1 - threshold)
    return len(words) / factors if factors else inf
