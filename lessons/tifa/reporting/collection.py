"""The report on a corpus: its documents, its words, its formulations, and how even they are spread."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import Corpus
from ..dispersions import dispersion
from ..reference import Reference
from .formulations import formulations_by_document
from .parts import GENRES, LISTED, SHOWN, Fact, Page, Section, Table
from .speakers import speakers_by_document
from .words import distinctive, top_words

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["corpus_page"]

_SPREAD = 30


def corpus_page(corpus: Corpus, reference: Reference, *, name: str = "") -> Page:
    """Put together the report on a corpus; `name` is what to call it."""
    words = top_words(corpus)
    sections = (
        _documents(corpus),
        _problems(corpus),
        words,
        formulations_by_document(corpus),
        speakers_by_document(corpus),
        _dispersion(corpus, next(part.frame for part in words.parts if isinstance(part, Table))),
        distinctive(corpus, reference),
    )
    return Page(name or "Corpus", "", "", _known(corpus), _facts(corpus), sections)


def _known(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    years = corpus.facts["year"].dropna()
    genres = corpus.facts["genre"].value_counts()
    told = {
        "Years": "–".join(dict.fromkeys([str(years.min()), str(years.max())])) if len(years) else "",
        "Kinds": ", ".join(
            f"{GENRES.get(str(genre), genre)} {count:,}" for genre, count in genres.items() if genre
        ),
    }
    return tuple((name, value) for name, value in told.items() if value)


def _facts(corpus: Corpus) -> tuple[Fact, ...]:
    return (
        Fact(len(corpus), "documents"),
        Fact(int(corpus.han.sum()), "Chinese characters"),
        Fact(int(corpus.sizes.sum()), "words"),
        Fact(int(corpus.words.sum()), "different words"),
        Fact(len(corpus.problems), "problems"),
    )


def _documents(corpus: Corpus) -> Section:
    dated = int(corpus.facts["year"].notna().sum())
    note = (
        "characters: Chinese ones. words: as the segmenter cuts them, without punctuation. date: as the text prints "
        f"it. year: of the metadata, else of the file’s name, else of the date; {dated:,} of {len(corpus):,} have one."
    )
    columns = ("name", "year", "date", "genre", "characters", "words", "headline")
    many = len(corpus) > LISTED
    rows = SHOWN if many else LISTED
    table = Table("documents", "Documents", corpus.documents, note, columns, rows=rows, cut=40)
    parts = (_years(corpus), table) if many else (table,)
    return Section("documents", "Documents", "文本", "What was read, one row a document.", parts)


def _years(corpus: Corpus) -> Table:
    """Sum up the documents of each year, for more of them than a page can list."""
    groups = corpus.documents.groupby("year", dropna=False)
    table = groups.agg(
        documents=("name", "size"), characters=("characters", "sum"), words=("words", "sum")
    ).reset_index()
    note = f"documents, characters, words: sums over the {len(corpus):,} documents. –: no year is known."
    return Table("years", "Year by year", table, note, rows=LISTED)


def _problems(corpus: Corpus) -> Section:
    note = f"{len(corpus.problems):,} problems beside {len(corpus):,} documents that were read."
    many = len(corpus.problems) > SHOWN
    table = Table("problems", "Problems", corpus.problems, note, rows=SHOWN)
    parts = (_kinds_of_problem(corpus), table) if many else (table,)
    text = (
        "Files that could not be read, and what of the metadata fits no document. Nothing is left out unsaid."
    )
    return Section("problems", "Problems", "问题", text, parts)


def _kinds_of_problem(corpus: Corpus) -> Table:
    """Count the problems that differ by no more than the name of the file."""
    import pandas as pd

    rows = corpus.problems.itertuples(index=False, name=None)
    kinds = [(_without_name(problem, Path(path).name), path) for path, problem in rows]
    counts = Counter(kind for kind, _ in kinds)
    first = dict(reversed(kinds))
    table = pd.DataFrame(
        [(kind, count, first[kind]) for kind, count in counts.most_common()],
        columns=["problem", "count", "first"],
    )
    note = (
        "count: out of the problems below, whatever the file is called (…). first: the first of these files."
    )
    return Table("problem_kinds", "Kinds of problem", table, note)


def _without_name(problem: str, name: str) -> str:
    return f"…{problem.removeprefix(name)}" if problem.startswith(name + " ") else problem


def _dispersion(corpus: Corpus, words: pd.DataFrame) -> Section:
    table = dispersion(corpus, words["word"].head(_SPREAD))
    parts = f"the {len(corpus):,} documents" if len(corpus) > 1 else "the paragraphs of the one document"
    note = (
        f"count: out of {int(corpus.sizes.sum()):,} words. The parts are {parts}, their sizes counted in words. "
        "range: parts in which the word occurs. dp: deviation of proportions, 0 evenly spread, nearly 1 all in one "
        "small part; dp_norm: the same, up to 1. juilland_d: 1 evenly spread, 0 all in one part."
    )
    spread = Table("dispersion", f"Spread of the {len(table)} most frequent words", table, note)
    text = "Whether a word belongs to all documents or to a few that use it much."
    return Section("dispersion", "Dispersion", "分布", text, (spread,))
