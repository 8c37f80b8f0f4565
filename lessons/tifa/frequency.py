"""Words to tables: frequencies, n-grams, phrase counts, and why the two kinds of count differ."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard, cast

from .cleaning import han_characters
from .documents import Document, Source, by_document, text_of
from .phrases import count_in_texts
from .segmentation import Segmenter, as_segmenter, is_word
from .wording import say

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["count_phrases", "frequencies", "ngram_frequencies", "occurrences", "reconcile", "word_set"]


def frequencies(
    source_or_words: Source | Iterable[str],
    *,
    stopwords: Iterable[str] = (),
    min_length: int = 1,
    min_count: int = 1,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """Count the words of a text, a Document or a list of words.

    Columns: word, count, per_10k (per 10,000 words of the whole text, counted before stop words
    and short words are left out; punctuation is no word), rank (words of equal count share the
    best rank). Ordered by count, then by first appearance. `min_length` is in characters.

    >>> frequencies("质量强省,提升质量。")[["word", "count"]].head(1).values.tolist()
    [['质量', 2]]
    """
    _check_number("min_length", min_length)
    words = _word_counts(source_or_words, segmenter)
    left_out = word_set(stopwords, "stopwords")
    counts = Counter({w: n for w, n in words.items() if w not in left_out and len(w) >= min_length})
    return _frequency_table("word", counts, words.total(), min_count)


def ngram_frequencies(
    source_or_words: Source | Iterable[str],
    n: int = 2,
    *,
    stopwords: Iterable[str] = (),
    min_count: int = 1,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """Count the sequences of n words that stand side by side with no punctuation between them.

    Columns: ngram (its words set apart by spaces), count, per_10k (per 10,000 n-grams of the
    text, before those with a stop word are left out), rank. `ValueError` for n below 1.

    >>> ngram_frequencies(["质量", "提升", "行动", "。", "质量", "提升"]).head(1).values.tolist()
    [['质量 提升', 2, 6666.666666666667, 1]]
    """
    _check_number("n", n, least=1)
    left_out = word_set(stopwords, "stopwords")
    if _is_corpus(source_or_words):
        grams = _corpus_ngrams(source_or_words, n)
    else:
        grams = Counter(_ngrams(_tokens(source_or_words, segmenter), n))
    counts = Counter({" ".join(gram): count for gram, count in grams.items() if left_out.isdisjoint(gram)})
    return _frequency_table("ngram", counts, grams.total(), min_count)


def count_phrases(source: Source, phrases: str | Iterable[str]) -> pd.DataFrame:
    """Count phrases by their characters, however a segmenter would cut them.

    Columns: phrase, count (occurrences that do not overlap), per_10k (per 10,000 Chinese
    characters of the text). One row a phrase, in the order given. A Corpus adds `documents`, in
    how many of its documents a phrase stands. `ValueError` for an empty phrase.

    >>> count_phrases("由“数量追赶”转向“质量追赶”", ["质量追赶", "追赶"])["count"].tolist()
    [1, 2]
    """
    import pandas as pd

    wanted = _phrases(phrases)
    texts, size = _texts(source)
    found = count_in_texts(texts, wanted)
    counts = found.sum(axis=0)
    rates = [_per_10k(count, size) for count in counts]
    table = pd.DataFrame({"phrase": wanted, "count": counts, "per_10k": rates})
    return table.assign(documents=(found > 0).sum(axis=0)) if _is_corpus(source) else table


@by_document
def reconcile(
    source: Source, phrases: str | Iterable[str], *, segmenter: Segmenter | None = None
) -> pd.DataFrame:
    """Set the count of each phrase by characters beside what the segmenter made of it.

    Columns: phrase, count (by characters), as_one_word (occurrences that are just one word),
    split (all others), how_split (the words that such an occurrence lies in, with their number:
    "质量/追赶 ×1"; a phrase inside a longer word shows that word).

    >>> reconcile("由“数量追赶”转向“质量追赶”", ["质量追赶"]).values.tolist()
    [['质量追赶', 1, 0, 1, '质量/追赶 ×1']]
    """
    import pandas as pd

    text = text_of(source)
    words = as_segmenter(segmenter).cut(text)
    starts = list(accumulate((len(w) for w in words), initial=0))
    rows = []
    for phrase in _phrases(phrases):
        cuts = Counter(_covering(words, starts, at, len(phrase)) for at in occurrences(text, phrase))
        whole = cuts.pop((phrase,), 0)
        how = "; ".join(f"{'/'.join(cut)} ×{times}" for cut, times in cuts.most_common())
        rows.append((phrase, whole + cuts.total(), whole, cuts.total(), how))
    return pd.DataFrame(rows, columns=["phrase", "count", "as_one_word", "split", "how_split"])


def occurrences(text: str, phrase: str) -> Iterator[int]:
    """Yield where a phrase begins in a text, from left to right, none overlapping the one before.

    >>> list(occurrences("学习习近平总书记", "学习")), list(occurrences("质量,质量", "质量"))
    ([0], [0, 3])
    """
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + len(phrase))


def _covering(words: list[str], starts: list[int], at: int, length: int) -> tuple[str, ...]:
    first = bisect_right(starts, at) - 1
    last = bisect_right(starts, at + length - 1) - 1
    return tuple(words[first : last + 1])


class _Counted(Protocol):
    """What a Corpus offers, which stands in a later module."""

    texts: list[str]
    vocabulary: list[str]
    tokens: NDArray[np.int32]
    bounds: NDArray[np.int64]

    @property
    def words(self) -> NDArray[np.bool_]: ...
    @property
    def han(self) -> NDArray[np.int64]: ...
    def word_counts(self) -> NDArray[np.int64]: ...


def _is_corpus(source: object) -> TypeGuard[_Counted]:
    return hasattr(source, "word_counts") and hasattr(source, "texts")


def _texts(source: Source | _Counted) -> tuple[list[str], int]:
    """Give the texts of a source and the number of their Chinese characters."""
    if _is_corpus(source):
        return source.texts, int(source.han.sum())
    text = text_of(cast(Source, source))
    return [text], han_characters(text)


def _word_counts(
    source_or_words: Source | _Counted | Iterable[str], segmenter: Segmenter | None
) -> Counter[str]:
    """Count the words of a source, in order of first appearance."""
    if not _is_corpus(source_or_words):
        words = _tokens(cast("Source | Iterable[str]", source_or_words), segmenter)
        return Counter(filter(is_word, words))
    counts = zip(
        source_or_words.vocabulary, source_or_words.word_counts().tolist(), source_or_words.words, strict=True
    )
    return Counter({word: count for word, count, is_a_word in counts if is_a_word})


def _corpus_ngrams(corpus: _Counted, n: int) -> Counter[tuple[str, ...]]:
    """Count the n-grams of each document, none running from one into the next, by sorting numbers."""
    import numpy as np

    tokens, size = corpus.tokens.astype(np.int64), len(corpus.vocabulary)
    last = max(0, len(tokens) - n + 1)
    document = np.repeat(np.arange(len(corpus.bounds) - 1), np.diff(corpus.bounds))
    whole = document[:last] == document[len(tokens) - last :]
    for place in range(n):
        whole &= corpus.words[tokens[place : place + last]]
    begins = np.flatnonzero(whole)
    grams = tokens[begins]
    for place in range(1, n):
        _, shorter = np.unique(grams, return_inverse=True)  # so that the numbers stay small
        grams = shorter * size + tokens[begins + place]
    _, first, counts = np.unique(grams, return_index=True, return_counts=True)
    order = np.argsort(first)
    starts = begins[first[order]]
    columns = [[corpus.vocabulary[token] for token in tokens[starts + place].tolist()] for place in range(n)]
    return Counter(dict(zip(zip(*columns, strict=True), counts[order].tolist(), strict=True)))


def _tokens(source_or_words: Source | Iterable[str], segmenter: Segmenter | None) -> list[str]:
    if isinstance(source_or_words, str | Document):
        # White space stays in, so that no n-gram runs from a headline into the next line.
        return as_segmenter(segmenter).cut(text_of(source_or_words))
    return list(source_or_words)


def _ngrams(tokens: list[str], n: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(tokens) - n + 1):
        gram = tuple(tokens[start : start + n])
        if all(map(is_word, gram)):
            yield gram


def _frequency_table(unit: str, counts: Counter[str], size: int, min_count: int) -> pd.DataFrame:
    import pandas as pd

    _check_number("min_count", min_count)
    listed = {unit_: count for unit_, count in counts.most_common() if count >= min_count}
    table = pd.DataFrame({unit: list(listed), "count": list(listed.values())})
    table = table.astype({unit: "str", "count": "int64"})
    table["per_10k"] = table["count"] * 10_000 / size if size else 0.0
    table["rank"] = table["count"].rank(method="min", ascending=False).astype("int64")
    return table.astype({"per_10k": "float64"})


def _per_10k(count: int, size: int) -> float:
    return count * 10_000 / size if size else 0.0


def word_set(words: Iterable[str], argument: str) -> frozenset[str]:
    """Return words given as an argument as a set, or say what is wrong with them.

    >>> sorted(word_set(["的", "在"], "stopwords"))
    ['在', '的']
    """
    if isinstance(words, str):
        raise TypeError(
            say(
                "{argument}={words!r} is one text; give a collection of words: [{words!r}]",
                argument=argument,
                words=words,
            )
        )
    if callable(words):
        raise TypeError(
            say("{argument} is a function; call it: {argument}=tifa.stopwords()", argument=argument)
        )
    return frozenset(words)


def _check_number(argument: str, value: int, *, least: int = 0) -> None:
    if not isinstance(value, int) or value < least:
        wrong = (
            "{name}={value!r} is not possible; give a whole number from {least} up, without quotation marks"
        )
        raise ValueError(say(wrong, name=argument, value=value, least=least))


def _phrases(phrases: str | Iterable[str]) -> list[str]:
    if isinstance(phrases, Document):
        raise TypeError(say("the phrases are a Document; give first the text, then the phrases"))
    wanted: list[Any] = list(dict.fromkeys([phrases] if isinstance(phrases, str) else phrases))
    for phrase in wanted:
        if phrase is ...:
            raise ValueError(say("there is no phrase yet; put one in place of ..."))
        if not isinstance(phrase, str) or not phrase:
            raise ValueError(
                say(
                    "phrase={phrase!r} cannot be counted; give a text of one character or more", phrase=phrase
                )
            )
    return wanted
