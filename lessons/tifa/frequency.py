"""Counts to tables: frequencies, n-grams, phrase counts, and why the two kinds of count differ."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from .arguments import phrase_list, whole_number, word_set
from .counting import ngrams_of, texts_of, words_of
from .documents import Counted, Source, is_corpus, text_of
from .gathering import by_document
from .phrases import count_in_texts
from .segmentation import Segmenter, as_segmenter

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["count_phrases", "frequencies", "ngram_frequencies", "occurrences", "reconcile"]


def frequencies(
    source_or_words: Source | Counted | Iterable[str],
    *,
    stopwords: Iterable[str] = (),
    min_length: int = 1,
    min_count: int = 1,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """Count the words of a text, a Document, a Corpus or a list of words.

    Columns: word, count, per_10k (per 10,000 words of the whole text, counted before stop words
    and short words are left out; punctuation is no word), rank (words of equal count share the
    best rank). Ordered by count, then by first appearance. `min_length` is in characters.
    `TypeError` for what is no source and for stop words that are one text, `ValueError` for a least
    length or count that is no whole number.

    >>> frequencies("质量强省,提升质量。")[["word", "count"]].head(1).values.tolist()
    [['质量', 2]]
    """
    least_length = whole_number(min_length, "min_length")
    words = words_of(source_or_words, segmenter)
    left_out = word_set(stopwords, "stopwords")
    counts = Counter({w: n for w, n in words.items() if w not in left_out and len(w) >= least_length})
    return _frequency_table("word", counts, words.total(), min_count)


def ngram_frequencies(
    source_or_words: Source | Counted | Iterable[str],
    n: int = 2,
    *,
    stopwords: Iterable[str] = (),
    min_count: int = 1,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """Count the sequences of n words that stand side by side with no punctuation between them.

    Columns: ngram (its words set apart by spaces), count, per_10k (per 10,000 n-grams of the
    text, before those with a stop word are left out), rank. `ValueError` for n below 1; the other
    errors are those of `frequencies`.

    >>> ngram_frequencies(["质量", "提升", "行动", "。", "质量", "提升"]).head(1).values.tolist()
    [['质量 提升', 2, 6666.666666666667, 1]]
    """
    left_out = word_set(stopwords, "stopwords")
    grams = ngrams_of(source_or_words, whole_number(n, "n", least=1), segmenter)
    counts = Counter({" ".join(gram): count for gram, count in grams.items() if left_out.isdisjoint(gram)})
    return _frequency_table("ngram", counts, grams.total(), min_count)


def count_phrases(source: Source | Counted, phrases: str | Iterable[str]) -> pd.DataFrame:
    """Count phrases by their characters, however a segmenter would cut them.

    Columns: phrase, count (occurrences that do not overlap), per_10k (per 10,000 Chinese
    characters of the text). One row a phrase, in the order given. A Corpus adds `documents`, in
    how many of its documents a phrase stands. `ValueError` for an empty phrase.

    >>> count_phrases("由“数量追赶”转向“质量追赶”", ["质量追赶", "追赶"])["count"].tolist()
    [1, 2]
    """
    import pandas as pd

    wanted = phrase_list(phrases)
    texts, size = texts_of(source)
    found = count_in_texts(texts, wanted)
    counts = found.sum(axis=0)
    rates = [_per_10k(count, size) for count in counts]
    table = pd.DataFrame({"phrase": wanted, "count": counts, "per_10k": rates})
    return table.assign(documents=(found > 0).sum(axis=0)) if is_corpus(source) else table


@by_document
def reconcile(
    source: Source, phrases: str | Iterable[str], *, segmenter: Segmenter | None = None
) -> pd.DataFrame:
    """Set the count of each phrase by characters beside what the segmenter made of it.

    Columns: phrase, count (by characters), as_one_word (occurrences that are just one word),
    split (all others), how_split (the words that such an occurrence lies in, with their number:
    "质量/追赶 ×1"; a phrase inside a longer word shows that word). `ValueError` for an empty phrase.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> reconcile("由“数量追赶”转向“质量追赶”", ["质量追赶"]).values.tolist()
    [['质量追赶', 1, 0, 1, '质量/追赶 ×1']]
    """
    import pandas as pd

    text = text_of(source)
    words = as_segmenter(segmenter).cut(text)
    starts = list(accumulate((len(w) for w in words), initial=0))
    rows = []
    for phrase in phrase_list(phrases):
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


def _frequency_table(unit: str, counts: Counter[str], size: int, min_count: int) -> pd.DataFrame:
    import pandas as pd

    least = whole_number(min_count, "min_count")
    listed = {unit_: count for unit_, count in counts.most_common() if count >= least}
    table = pd.DataFrame({unit: list(listed), "count": list(listed.values())})
    table = table.astype({unit: "str", "count": "int64"})
    table["per_10k"] = table["count"] * 10_000 / size if size else 0.0
    table["rank"] = table["count"].rank(method="min", ascending=False).astype("int64")
    return table.astype({"per_10k": "float64"})


def _per_10k(count: int, size: int) -> float:
    return count * 10_000 / size if size else 0.0
