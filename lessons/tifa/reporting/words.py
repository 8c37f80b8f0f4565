"""The sections on words: the most frequent ones, and those that a reference sets off."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, cast

from ..corpus import Corpus
from ..corpus_plots import plot_keyness
from ..documents import Source
from ..frequency import frequencies
from ..keywords import keyness
from ..plotting import plot_frequencies
from ..reference import Reference, load_reference
from ..segmentation import stopwords
from ..wording import say
from .drawing import drawn
from .parts import Figure, Section, Table, listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["distinctive", "reports_of", "top_words"]

_BARS, _OVER, _UNDER = 15, 20, 10


def reports_of(year: int) -> Reference:
    """Return the central Government Work Reports of one year; `ValueError` lists the years without one.

    >>> reports_of(2018).documents["speaker"].tolist()
    ['李克强']
    """
    reference = load_reference()
    years = reference.documents["year"]
    if not isinstance(year, int) or year not in set(years):
        none = (
            "year={year!r} has no central Government Work Report here; choose from {first} to {last}, without "
            "{absent}"
        )
        absent = say(", ").join(map(str, reference.absent_years))
        raise ValueError(say(none, year=year, first=years.min(), last=years.max(), absent=absent))
    return reference.where(year=year)


def top_words(corpus: Corpus) -> Section:
    """Count the words of all documents together, stop words and single characters aside.

    >>> section = top_words(Corpus.from_texts({"a": "提升质量，质量第一。"}, progress=False))
    >>> section.parts[-1].frame[["word", "count"]].values.tolist()
    [['提升', 1], ['质量', 1], ['质量第一', 1]]
    """
    table = frequencies(cast(Source, corpus), stopwords=stopwords(), min_length=2)
    size = int(corpus.sizes.sum())
    note = (
        "count: occurrences as a word of the segmenter. per_10k: per 10,000 of all {size:,} words, those left "
        "out included. Left out: stop words, single characters and punctuation. Words of equal count share "
        "their best rank."
    )
    listing = Table("words", say("Most frequent words"), table, say(note, size=size), rows=20)
    text = say("What is said again and again, counted in words as the segmenter cuts them.")
    parts = (_bars(table), listing) if len(table) else (listing,)
    return Section("words", say("Top words"), "高频词", text, parts)


def _bars(table: pd.DataFrame) -> Figure:
    shown = table.head(_BARS)
    alt = "Bars of the {n} most frequent words: {list}."
    caption = "The {n} most frequent of {all:,} different words; bars begin at zero."
    return drawn(
        lambda axes: plot_frequencies(table, ax=axes, top=_BARS),
        height=1.2 + 0.28 * len(shown),
        alt=say(alt, n=len(shown), list=listed(shown, "word")),
        caption=say(caption, n=len(shown), all=len(table)),
    )


def distinctive(corpus: Corpus, reference: Reference) -> Section:
    """Set the words of the documents against those of the reports of one year."""
    year = reference.documents["year"].iat[0]
    title = say("Distinctive against the central report of {year}", year=year)
    table = keyness(corpus, reference)
    text = (
        "Words that are more frequent here than in the central Government Work Report of that year, and words that "
        "are rarer. Names and places come first wherever a local text meets a national one; another reference would "
        "set off other words."
    )
    parts: list[Figure | Table] = [_keyness_figure(table, year)] if table["log_likelihood"].any() else []
    parts.append(_keyness_table(table, corpus, reference))
    return Section("keyness", title, "主题词", say(text), tuple(parts))


def _keyness_table(table: pd.DataFrame, corpus: Corpus, reference: Reference) -> Table:
    import pandas as pd

    over, under = _sides(table)
    rows = reference.documents.to_dict("records")
    reports = say("; ").join(_report(row) for row in rows)
    note = (
        "count, per_10k: out of {size:,} words here; count_ref, per_10k_ref: out of {other:,} words of the report "
        "({reports}). Words with 3 or more on either side. "
        "log_likelihood: two-term, negative where the word is rarer here; 6.63 is significant at p < 0.01 for one "
        "word tested alone. log_ratio: 1 means twice as frequent, a count of 0 taken as 0.5. The page shows the "
        "{over} most over-used words, then the {under} most under-used."
    )
    sizes = {"size": int(corpus.sizes.sum()), "other": reference.size}
    note = say(note, reports=reports, over=len(over), under=len(under), **sizes)
    columns = ("word", "count", "count_ref", "per_10k", "per_10k_ref", "log_likelihood", "log_ratio")
    shown = pd.concat([over, under])
    return Table("keyness", say("Over-used and under-used words"), table, note, columns, shown=shown)


def _report(row: dict[Hashable, Any]) -> str:
    """Name one report of the reference: who gave it, when, and of which kind it is."""
    told = "{speaker}, {date}, {kind}"
    return say(told, speaker=row["speaker"], date=row["meeting_date"], kind=say(row["kind"]))


def _sides(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    over, under = table[table["log_likelihood"] > 0], table[table["log_likelihood"] < 0]
    return over.head(_OVER), under.tail(_UNDER).iloc[::-1]


def _keyness_figure(table: pd.DataFrame, year: Any) -> Figure:
    over, under = _sides(table)
    alt = "Bars by log-likelihood. Over-used here: {over}. Under-used here: {under}."
    caption = "Log-likelihood against the report of {year}; beside each bar the counts here : there."
    return drawn(
        lambda axes: plot_keyness(table, ax=axes, top=_UNDER),
        height=1.4 + 0.27 * (min(len(over), _UNDER) + len(under)),
        alt=say(alt, over=listed(over.head(_UNDER), "word"), under=listed(under, "word")),
        caption=say(caption, year=year),
    )
