"""The sections on words: the most frequent ones, and those that a reference sets off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ..corpus import Corpus
from ..corpus_plots import plot_keyness
from ..documents import Source
from ..frequency import frequencies
from ..keywords import keyness
from ..plotting import plot_frequencies
from ..reference import Reference, load_reference
from ..segmentation import stopwords
from .drawing import drawn
from .parts import Figure, Section, Table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["distinctive", "listed", "reports_of", "top_words"]

_BARS, _OVER, _UNDER = 15, 20, 10


def reports_of(year: int) -> Reference:
    """Return the central Government Work Reports of one year; `ValueError` lists the years without one.

    >>> reports_of(2018).documents["speaker"].tolist()
    ['李克强']
    """
    reference = load_reference()
    years = reference.documents["year"]
    if not isinstance(year, int) or year not in set(years):
        absent = ", ".join(map(str, reference.absent_years))
        raise ValueError(
            f"year={year!r} has no central Government Work Report here; "
            f"choose from {years.min()} to {years.max()}, without {absent}"
        )
    return reference.where(year=year)


def listed(table: pd.DataFrame, name: str, *, count: str = "count") -> str:
    """Read out the first column of a table with its counts: 质量 37, 标准 9."""
    return ", ".join(
        f"{word} {n:,}" for word, n in zip(table[name].tolist(), table[count].tolist(), strict=True)
    )


def top_words(corpus: Corpus) -> Section:
    """Count the words of all documents together, stop words and single characters aside."""
    table = frequencies(cast(Source, corpus), stopwords=stopwords(), min_length=2)
    size = int(corpus.sizes.sum())
    note = (
        f"count: occurrences as a word of the segmenter. per_10k: per 10,000 of all {size:,} words, those left "
        "out included. Left out: stop words, single characters and punctuation. Words of equal count share "
        "their best rank."
    )
    parts = (_bars(table), Table("words", "Most frequent words", table, note, rows=20))
    text = "What is said again and again, counted in words as the segmenter cuts them."
    return Section("words", "Top words", "高频词", text, parts if len(table) else parts[1:])


def _bars(table: pd.DataFrame) -> Figure:
    shown = table.head(_BARS)
    if not len(shown):
        return Figure(b"", "", "")
    return drawn(
        lambda axes: plot_frequencies(table, ax=axes, top=_BARS),
        height=1.2 + 0.28 * len(shown),
        alt=f"Bars of the {len(shown)} most frequent words: {listed(shown, 'word')}.",
        caption=f"The {len(shown)} most frequent of {len(table):,} different words; bars begin at zero.",
    )


def distinctive(corpus: Corpus, reference: Reference) -> Section:
    """Set the words of the documents against those of the reports of one year."""
    year = reference.documents["year"].iat[0]
    title, chinese = f"Distinctive against the central report of {year}", "关键词"
    table = keyness(corpus, reference)
    text = (
        "Words that are more frequent here than in the central Government Work Report of that year, and words that "
        "are rarer. Names and places come first wherever a local text meets a national one; another reference would "
        "set off other words."
    )
    parts: list[Figure | Table] = [_keyness_figure(table, year)] if table["log_likelihood"].any() else []
    parts.append(_keyness_table(table, corpus, reference))
    return Section("keyness", title, chinese, text, tuple(parts))


def _keyness_table(table: pd.DataFrame, corpus: Corpus, reference: Reference) -> Table:
    import pandas as pd

    over, under = _sides(table)
    rows = reference.documents.to_dict("records")
    reports = "; ".join(f"{row['speaker']}, {row['meeting_date']}, {row['kind']}" for row in rows)
    note = (
        f"count, per_10k: out of {int(corpus.sizes.sum()):,} words here; count_ref, per_10k_ref: out of "
        f"{reference.size:,} words of the report ({reports}). Words with 3 or more on either side. "
        "log_likelihood: two-term, negative where the word is rarer here; 6.63 is significant at p < 0.01 for one "
        "word tested alone. log_ratio: 1 means twice as frequent, a count of 0 taken as 0.5. The page shows the "
        f"{len(over)} most over-used words, then the {len(under)} most under-used."
    )
    columns = ("word", "count", "count_ref", "per_10k", "per_10k_ref", "log_likelihood", "log_ratio")
    shown = pd.concat([over, under])
    return Table("keyness", "Over-used and under-used words", table, note, columns, shown=shown)


def _sides(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    over, under = table[table["log_likelihood"] > 0], table[table["log_likelihood"] < 0]
    return over.head(_OVER), under.tail(_UNDER).iloc[::-1]


def _keyness_figure(table: pd.DataFrame, year: Any) -> Figure:
    over, under = _sides(table)
    return drawn(
        lambda axes: plot_keyness(table, ax=axes, top=_UNDER),
        height=1.4 + 0.27 * (min(len(over), _UNDER) + len(under)),
        alt=f"Bars by log-likelihood. Over-used here: {listed(over.head(_UNDER), 'word')}. "
        f"Under-used here: {listed(under, 'word')}.",
        caption=f"Log-likelihood against the report of {year}; beside each bar the counts here : there.",
    )
