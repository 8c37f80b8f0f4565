"""Set formulations in a report: of one text, and of the documents of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus import Corpus
from ..documents import Document
from ..han import han_characters
from ..plotting import plot_dispersion
from ..slogans import find_slogans
from ..wording import say
from .drawing import drawn
from .parts import LISTED, SHOWN, Figure, Section, Table, listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["formulations", "formulations_by_document"]

_STROKES = 12
_ORDER = ("lexicon", "quoted", "numeric")
_TEXT = (
    "Phrases with a fixed form: those of the course’s lexicon (with an English gloss), coinages that the text "
    "puts in quotation marks, and numeric abbreviations such as 双随机一公开."
)
_KINDS = "kind: lexicon (the longest form at each place), quoted, numeric."


def formulations(document: Document) -> Section:
    """List the formulations of a text and draw where they stand in it.

    >>> from tifa import parse_document
    >>> section = formulations(parse_document("推动质量强省。"))
    >>> [table.frame["slogan"].tolist() for table in section.parts if isinstance(table, Table)]
    [['质量强省']]
    """
    table = find_slogans(document)
    note = (
        "count: occurrences among the {n:,} Chinese characters of the text, however the segmenter cuts them. "
        "{kinds} start: place of the first one, in characters from the beginning. The page shows, of a phrase of "
        "several kinds, the largest count; the CSV has a row for each kind."
    )
    note = say(note, n=han_characters(document.text), kinds=say(_KINDS))
    shown = _once(table, ["slogan"]).sort_values("count", ascending=False, kind="stable")
    columns = ("slogan", "kind", "count", "gloss", "start")
    listing = Table("slogans", say("Formulations"), table, note, columns, rows=60, shown=shown)
    parts = (_strokes(document, shown.head(_STROKES)), listing) if len(table) else (listing,)
    return Section("slogans", say("Set formulations"), "提法", say(_TEXT), parts)


def _once(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Give each phrase one row, with all its kinds and the largest of their counts."""
    keys = list(zip(*(table[column].tolist() for column in by), strict=True))
    kinds: dict[tuple[str, ...], dict[str, None]] = {}
    for key, kind in zip(keys, table["kind"].tolist(), strict=True):
        kinds.setdefault(key, {})[kind] = None
    groups = table.groupby(by, sort=False)
    return table.assign(
        kind=[", ".join(sorted(kinds[key], key=_ORDER.index)) for key in keys],
        count=groups["count"].transform("max"),
        start=groups["start"].transform("min"),
    ).drop_duplicates(by)


def _strokes(document: Document, shown: pd.DataFrame) -> Figure:
    phrases = shown["slogan"].tolist()
    caption = (
        "Where the characters of the {n} most frequent formulations stand in the text, inside longer phrases and "
        "outside quotation marks too; behind each how often."
    )
    alt = "One row a formulation, one stroke an occurrence: {list}."
    return drawn(
        lambda axes: plot_dispersion(document, phrases, ax=axes),
        height=1.2 + 0.34 * len(phrases),
        alt=say(alt, list=listed(shown, "slogan")),
        caption=say(caption, n=len(phrases)),
    )


def formulations_by_document(corpus: Corpus) -> Section:
    """List the formulations of all documents, over the corpus and document by document."""
    table = find_slogans(corpus)
    note = (
        "count, per_10k: out of the {size:,} Chinese characters of all {n:,} documents. Of a phrase of several kinds, "
        "the largest count. documents: in how many it occurs. {kinds}"
    )
    once = _once(table, ["document", "slogan"])
    note = say(note, size=int(corpus.han.sum()), n=len(corpus), kinds=say(_KINDS))
    title = say("Formulations in all documents")
    in_all = Table("slogans", title, _totals(table, once, corpus), note, rows=40)
    note = (
        "different: how many different ones. count: all occurrences (of a phrase of several kinds, the largest count); "
        "per_10k: per 10,000 Chinese characters of the document. most_frequent: the five with the highest count."
    )
    note = say(note)
    by_document = _by_document(once, corpus)
    shown = None
    if len(corpus) > LISTED:
        note += say(" The page shows the {n} documents with the most occurrences.", n=SHOWN)
        shown = by_document.sort_values("count", ascending=False, kind="stable").head(SHOWN)
    title = say("Document by document")
    each = Table("slogans_in_documents", title, by_document, note, rows=LISTED, shown=shown)
    note = "count: occurrences in the document. {kinds} start: place of the first one in its clean text."
    title = say("Every formulation of every document")
    rows = Table("slogans_by_document", title, table, say(note, kinds=say(_KINDS)), rows=0)
    return Section("slogans", say("Set formulations"), "提法", say(_TEXT), (in_all, each, rows))


def _totals(table: pd.DataFrame, once: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    kinds = _once(table, ["slogan"])[["slogan", "kind", "gloss"]]
    sums = once.groupby("slogan", sort=False).agg(count=("count", "sum"), documents=("document", "size"))
    sums["per_10k"] = sums["count"] * 10_000 / max(int(corpus.han.sum()), 1)
    totals = sums.reset_index().merge(kinds, on="slogan")
    ordered = totals.sort_values(["count", "documents"], ascending=False, kind="stable", ignore_index=True)
    return ordered[["slogan", "kind", "count", "documents", "per_10k", "gloss"]]


def _by_document(once: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    import pandas as pd

    found: dict[str, list[tuple[str, int]]] = {name: [] for name in corpus.names}
    ordered = once.sort_values("count", ascending=False, kind="stable")
    for name, *phrase in zip(*(ordered[c].tolist() for c in ("document", "slogan", "count")), strict=True):
        found[name].append(tuple(phrase))
    result = pd.DataFrame({"document": pd.Series(corpus.names, dtype="str")})
    result["year"] = corpus.facts["year"]
    result["different"] = [len(phrases) for phrases in found.values()]
    result["count"] = [sum(count for _, count in phrases) for phrases in found.values()]
    result["per_10k"] = result["count"] * 10_000 / corpus.han.clip(1)
    result["most_frequent"] = [_counted(phrases[:5]) for phrases in found.values()]
    return result


def _counted(phrases: list[tuple[str, int]]) -> str:
    """Write phrases with their counts as one value of a table, alike in every language."""
    return ", ".join(f"{phrase} {count:,}" for phrase, count in phrases)
