"""What the hidden Markov model of the tagger takes for Chinese names."""

from __future__ import annotations

from functools import lru_cache

from ..segmentation import tag
from .words import surnames, word_surnames

__all__ = ["guessed_names"]


@lru_cache(maxsize=256)
def guessed_names(text: str) -> frozenset[tuple[int, int]]:
    """Return the places that the tagger takes for Chinese names: unknown words, or a surname and a word.

    The hidden Markov model guesses 许杰; it leaves 周成林 in two, a surname that is no word and 成林.

    >>> guessed_names("昨晚许杰夺得冠军，阳光灿烂")
    frozenset({(2, 4)})
    """
    places, end, before = set(), 0, ""
    for word, pos in tag(text, guess=True):
        end += len(word)
        if (
            len(before) == 1
            and before in surnames() - word_surnames()
            and len(word) == 2
            and pos[0] in "nvatids"
        ):
            places.add((end - 3, end))
        before = word
        if pos == "nr" and 2 <= len(word) <= 4 and len(tag(word)) > 1:
            places.add((end - len(word), end))
    return frozenset(places)
