"""The report on a corpus: its documents, its words, its formulations, and how even they are spread."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus import Corpus
from ..dispersions import dispersion
from ..reference import Reference
from ..wording import say
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
    return Page(name or say("Corpus"), "", "", _known(corpus), _facts(corpus), sections)


def _known(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    years = corpus.facts["year"].dropna()
    genres = corpus.facts["genre"].value_counts()
    span = say("{first}–{last}", first=years.min(), last=years.max())
    told = {
        say("Years"): span if years.nunique() > 1 else "".join(map(str, years.unique())),
        say("Kinds"): say(", ").join(
            say("{kind} {n:,}", kind=say(GENRES.get(str(genre), str(genre))), n=count)
            for genre, count in genres.items()
            if genre
        ),
    }
    return tuple((name, value) for name, value in told.items() if value)


def _facts(corpus: Corpus) -> tuple[Fact, ...]:
    return (
        Fact.of(len(corpus), "documents"),
        Fact.of(int(corpus.han.sum()), "Chinese characters"),
        Fact.of(int(corpus.sizes.sum()), "words"),
        Fact.of(int(corpus.words.sum()), "different words"),
        Fact.of(len(corpus.problems), "problems"),
    )


def _documents(corpus: Corpus) -> Section:
    dated = int(corpus.facts["year"].notna().sum())
    note = (
        "characters: Chinese ones. words: as the segmenter cuts them, without punctuation. date: as the text prints "
        "it. year: of the metadata, else of the file’s name, else of the date; {dated:,} of {all:,} have one."
    )
    note = say(note, dated=dated, all=len(corpus))
    columns = ("name", "year", "date", "genre", "characters", "words", "headline")
    many = len(corpus) > LISTED
    rows = SHOWN if many else LISTED
    table = Table("documents", say("Documents"), corpus.documents, note, columns, rows=rows, cut=40)
    parts = (_years(corpus), table) if many else (table,)
    text = say("What was read, one row a document.")
    return Section("documents", say("Documents"), "文档", text, parts)


def _years(corpus: Corpus) -> Table:
    """Sum up the documents of each year, for more of them than a page can list."""
    groups = corpus.documents.groupby("year", dropna=False)
    table = groups.agg(
        documents=("name", "size"), characters=("characters", "sum"), words=("words", "sum")
    ).reset_index()
    note = "documents, characters, words: sums over the {n:,} documents. –: no year is known."
    return Table("years", say("Year by year"), table, say(note, n=len(corpus)), rows=LISTED)


def _problems(corpus: Corpus) -> Section:
    note = "{n:,} problems beside {all:,} documents that were read."
    note = say(note, n=len(corpus.problems), all=len(corpus))
    many = len(corpus.problems) > SHOWN
    table = Table("problems", say("Problems"), corpus.problems, note, rows=SHOWN)
    parts = (_kinds_of_problem(corpus), table) if many else (table,)
    text = (
        "Files that could not be read, and what of the metadata fits no document. Nothing is left out unsaid."
    )
    return Section("problems", say("Problems"), "问题", say(text), parts)


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
    return Table("problem_kinds", say("Kinds of problem"), table, say(note))


def _without_name(problem: str, name: str) -> str:
    return f"…{problem.removeprefix(name)}" if problem.startswith(name + " ") else problem


def _dispersion(corpus: Corpus, words: pd.DataFrame) -> Section:
    table = dispersion(corpus, words["word"].head(_SPREAD))
    parts = say(
        "the {n:,} documents" if len(corpus) > 1 else "the paragraphs of the one document", n=len(corpus)
    )
    note = (
        "count: out of {size:,} words. The parts are {parts}, their sizes counted in words. "
        "range: parts in which the word occurs. dp: deviation of proportions, 0 evenly spread, nearly 1 all in one "
        "small part; dp_norm: the same, up to 1. juilland_d: 1 evenly spread, 0 all in one part."
    )
    note = say(note, size=int(corpus.sizes.sum()), parts=parts)
    title = say("Spread of the {n} most frequent words", n=len(table))
    spread = Table("dispersion", title, table, note)
    text = "Whether a word belongs to all documents or to a few that use it much."
    return Section("dispersion", say("Dispersion"), "离散度", say(text), (spread,))
