"""Formulations that no lexicon has: strings that hold together and stand free of their neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from ..documents import Document, Source, text_of
from ..files import read_csv
from ..segmentation import Segmenter
from ..wording import say
from .lexicon import slogan_lexicon
from .strings import as_signs, repeated_strings

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["discover_phrases"]

_COLUMNS = {
    "phrase": "str", "count": "int64", "cohesion": "float64",
    "left_entropy": "float64", "right_entropy": "float64",
}  # fmt: skip
_MIN_CLOSING = 0.1  # a formulation ends a clause at least once in ten times
_MAX_CUTTING = 0.5  # and cuts a word of the dictionary in two in half of its places at most
# What tells how far things have come, or whose words they are, names no policy: 迈出坚实步伐.
_OUTCOMES = frozenset(
    "迈出 迈上 取得 低于 高于 超过 达到 位居 完成 表示 大幅 大幅度 明显 显著 持续 再创 圆满 奠定 台阶".split()
    + "依然 仍然 难以 也 严峻 总书记 总理 代表大会 党代会".split()
)
# Parts of speech (in data/lexicons/stopwords.csv) that no formulation has there.
_NOT_FIRST = {"particle", "conjunction", "pronoun", "preposition", "modal", "verb"}
_NOT_LAST = {*_NOT_FIRST, "adverb", "localiser", "measure word", "numeral"}


def discover_phrases(
    source: Source | Iterable[Source],
    *,
    min_count: int = 2,
    min_length: int = 2,
    max_length: int = 8,
    known: Iterable[str] | None = None,
    top: int | None = 50,
) -> pd.DataFrame:
    """Discover the set phrases of a text, or of many texts together, that no lexicon has.

    Columns: phrase, count, cohesion, left_entropy, right_entropy (the last three in bits).
    Candidates are the strings of `min_length` to `max_length` Chinese characters, without
    punctuation, that occur `min_count` times or more. Their measures are the two that new-word
    discovery in Chinese conventionally uses. cohesion: the smallest pointwise mutual information
    over all splits in two, log2(N f(ab) / (f(a) f(b))), N the number of Chinese characters
    outside known phrases. left_entropy, right_entropy: the entropy of the signs before and after;
    a mark of punctuation is each time a different neighbour, since anything might stand there,
    but 、, a figure or a known phrase always the same.

    Ordered by cohesion × log2(1 + the smaller entropy) × length: a phrase needs both measures,
    the freedom of its border saturates, and a long phrase, whose cohesion is the smallest of many
    splits, is not put behind. Left out are phrases with only one neighbour on a side (推动高质
    before 量; so nothing is listed inside a longer phrase as frequent as itself), words of the
    dictionary (质量) and what cuts them in two, what begins or ends with a function word or has a
    particle inside, what tells an outcome or names a person of rank (低于全国平均水平), what closes
    a clause in fewer than one of ten places (地区生产总值, before a figure), and, of several texts,
    what only one of them has. `known` phrases, by default those of `slogan_lexicon()`, are neither
    found nor taken apart; `known=()` knows none. `top=None`
    lists all. `ValueError` for bounds that leave nothing.

    >>> text = "推进品牌培育,重视品牌培育。加强品牌培育!品牌培育要持久。"
    >>> discover_phrases(text)[["phrase", "count"]].values.tolist()
    [['品牌培育', 4]]
    """
    import pandas as pd

    _check_bounds(min_count, min_length, max_length, top)
    signs = as_signs(_texts(source), slogan_lexicon() if known is None else _known(known))
    words = _segmenter().cut(signs)
    strings = repeated_strings(words, min_count=min_count, min_length=min_length, max_length=max_length)
    ranked = _ranked(strings).itertuples(index=False, name=None)
    phrases = islice((row for row in ranked if _is_phrase(row[0])), top)
    return pd.DataFrame(list(phrases), columns=list(_COLUMNS)).astype(_COLUMNS)


def _ranked(strings: pd.DataFrame) -> pd.DataFrame:
    """Order the strings with free borders by cohesion, freedom and length."""
    import numpy as np

    border = strings[["left_entropy", "right_entropy"]].min(axis=1)
    free = (border > 1e-9) & strings["common"].astype(bool)
    free &= (strings["cutting"] <= _MAX_CUTTING) & (strings["closing"] >= _MIN_CLOSING)
    score = strings["cohesion"] * np.log2(1 + border.clip(lower=0)) * strings["phrase"].str.len()
    ordered = strings.assign(score=score)[free].sort_values(
        ["score", "count", "phrase"], ascending=[False, False, True]
    )
    return ordered[list(_COLUMNS)]


def _is_phrase(phrase: str) -> bool:
    """Say whether a string is built as a formulation is: of several words, none of them a mere link."""
    words = _segmenter().cut(phrase)
    linking = _function_words()
    return (
        len(words) > 1
        and linking.get(words[0]) not in _NOT_FIRST
        and linking.get(words[-1]) not in _NOT_LAST
        and all(linking.get(word) != "particle" for word in words)
        and _OUTCOMES.isdisjoint(words)
        and "保持" not in words[1:]
    )


@cache
def _segmenter() -> Segmenter:
    # Without guessing, what comes out as one word is a word of the dictionary.
    return Segmenter(engine="rjieba", hmm=False)


@cache
def _function_words() -> dict[str, str]:
    return {row["word"]: row["class"] for row in read_csv("lexicons", "stopwords.csv")}


def _texts(source: Source | Iterable[Source]) -> list[str]:
    if isinstance(source, str | Document):
        return [text_of(source)]
    if not isinstance(source, Iterable):
        raise TypeError(
            say("expected a text, a Document or several of them, not {kind}", kind=type(source).__name__)
        )
    return [text_of(one) for one in source]


def _known(known: Iterable[str]) -> Iterable[str]:
    if isinstance(known, str):
        raise TypeError(
            say("known={known!r} is one text; give a collection of phrases: [{known!r}]", known=known)
        )
    return known


def _check_bounds(min_count: int, min_length: int, max_length: int, top: int | None) -> None:
    if min_count < 2:
        raise ValueError(
            say(
                "min_count={min_count} discovers nothing; a set phrase occurs 2 times or more",
                min_count=min_count,
            )
        )
    if not 2 <= min_length <= max_length:
        raise ValueError(
            say(
                "min_length={min_length}, max_length={max_length} leave no phrase; give 2 or more, the "
                "smaller first",
                min_length=min_length,
                max_length=max_length,
            )
        )
    if top is not None and top < 1:
        raise ValueError(say("top={top} lists nothing; give 1 or more, or None for all", top=top))
