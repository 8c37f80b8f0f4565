"""Sources to counts: the words and n-grams of a text, of a list, or of a corpus that has numbered them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from .documents import Counted, Document, Source, is_corpus, text_of
from .han import han_characters
from .segmentation import Segmenter, as_segmenter, is_word
from .wording import say

__all__ = ["ngrams_of", "texts_of", "words_of"]


def texts_of(source: Source | Counted) -> tuple[list[str], int]:
    """Give the texts of a source and the number of their Chinese characters.

    >>> texts_of("2018年，质量强省。")
    (['2018年，质量强省。'], 5)
    """
    if is_corpus(source):
        return source.texts, int(source.han.sum())
    text = text_of(cast(Source, source))
    return [text], han_characters(text)


def words_of(source_or_words: Source | Counted | Iterable[str], segmenter: Segmenter | None) -> Counter[str]:
    """Count the words of a source, in order of first appearance.

    >>> words_of("质量强省，质量提升。", None)
    Counter({'质量': 2, '强省': 1, '提升': 1})
    """
    if not is_corpus(source_or_words):
        words = _cut(cast("Source | Iterable[str]", source_or_words), segmenter)
        return Counter(filter(is_word, words))
    counts = zip(
        source_or_words.vocabulary, source_or_words.word_counts().tolist(), source_or_words.words, strict=True
    )
    return Counter({word: count for word, count, is_a_word in counts if is_a_word})


def ngrams_of(
    source_or_words: Source | Counted | Iterable[str], n: int, segmenter: Segmenter | None
) -> Counter[tuple[str, ...]]:
    """Count the sequences of n words with nothing between them, in order of first appearance.

    >>> ngrams_of("提升质量，提升质量。质量强省。", 2, None)
    Counter({('提升', '质量'): 2, ('质量', '强省'): 1})
    """
    if is_corpus(source_or_words):
        return _numbered_ngrams(source_or_words, n)
    return Counter(_runs(_cut(cast("Source | Iterable[str]", source_or_words), segmenter), n))


def _numbered_ngrams(corpus: Counted, n: int) -> Counter[tuple[str, ...]]:
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


def _cut(source_or_words: Source | Iterable[str], segmenter: Segmenter | None) -> list[str]:
    if isinstance(source_or_words, str | Document):
        # White space stays in, so that no n-gram runs from a headline into the next line.
        return as_segmenter(segmenter).cut(text_of(source_or_words))
    if not isinstance(source_or_words, Iterable):
        wrong = "expected a text, a Document, a Corpus or a list of words, not {kind}"
        raise TypeError(say(wrong, kind=type(source_or_words).__name__))
    return list(source_or_words)


def _runs(tokens: list[str], n: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(tokens) - n + 1):
        gram = tuple(tokens[start : start + n])
        if all(map(is_word, gram)):
            yield gram
