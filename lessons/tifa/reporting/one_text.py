"""The report on one text: its build, its words, its speakers, its figures, and the text itself."""

from __future__ import annotations

from ..annotation import annotate
from ..cleaning import cleaning_report
from ..corpus import Corpus
from ..discourse import directives, people
from ..documents import Document
from ..han import han_characters
from ..reference import Reference
from ..rhetoric import parallelisms, shifts
from ..sentences import sentences
from ..slogans import find_slogans
from ..wording import say
from .formulations import formulations
from .parts import GENRES, Fact, Page, Section, Table
from .speakers import speakers
from .words import distinctive, top_words

__all__ = ["text_page"]


def text_page(document: Document, corpus: Corpus, reference: Reference) -> Page:
    """Put together the report on a text; `corpus` holds its words."""
    sections = (
        _structure(document),
        _cleaning(document),
        top_words(corpus),
        formulations(document),
        speakers(document),
        _rhetoric(document),
        distinctive(corpus, reference),
        _annotated(document),
    )
    title = document.headline or document.name or document.paragraphs[0].text[:40]
    return Page(
        title, document.kicker, document.subhead, _known(document), _facts(document, corpus), sections
    )


def _known(document: Document) -> tuple[tuple[str, str], ...]:
    told = {
        say("Text"): document.name,
        say("Kind"): say(GENRES.get(document.genre, "")),
        say("Source"): document.source,
        say("Message head"): document.dateline,
        say("By"): "、".join(document.byline),
        say("Date"): document.date,
    }
    return tuple((name, value) for name, value in told.items() if value)


def _facts(document: Document, corpus: Corpus) -> tuple[Fact, ...]:
    return (
        Fact.of(han_characters(document.text), "Chinese characters"),
        Fact.of(int(corpus.sizes.sum()), "words"),
        Fact.of(int(corpus.words.sum()), "different words"),
        Fact.of(sum(1 for _ in sentences(document.text)), "sentences"),
        Fact.of(len(document.paragraphs), "paragraphs"),
    )


def _structure(document: Document) -> Section:
    import pandas as pd

    rows = [
        (n, p.role, han_characters(p.text), p.text, p.start, p.end) for n, p in enumerate(document.paragraphs)
    ]
    table = pd.DataFrame(rows, columns=["paragraph", "role", "characters", "text", "start", "end"])
    note = (
        "characters: Chinese ones, {n:,} in all; punctuation, Latin letters and digits are not counted. "
        "paragraph: counted from 0. start, end: place in the clean text. The page shows how each paragraph begins."
    )
    columns = ("paragraph", "role", "characters", "text")
    text = "The headline block, the paragraphs and what each of them is in a text of this kind."
    title, note = say("Paragraphs and their roles"), say(note, n=han_characters(document.text))
    paragraphs = Table("paragraphs", title, table, note, columns, rows=80, cut=36)
    return Section("structure", say("Structure"), "结构", say(text), (paragraphs,))


def _cleaning(document: Document) -> Section:
    table = cleaning_report(document)
    note = (
        "characters: how many were removed or put right (unrepaired: are lost), out of {received:,} received; "
        "{left:,} are left, spaces and punctuation included. places: in how many places. note: the first of them."
        if document.raw
        else "The text is one of a corpus, which keeps clean texts only."
    )
    note = say(note, received=len(document.raw), left=len(document.text))
    text = "What stood in the file and is not part of the text, and what was put right, before anything was counted."
    changes = Table("cleaning", say("What cleaning changed"), table, note)
    return Section("cleaning", say("Cleaning report"), "清洗记录", say(text), (changes,))


def _rhetoric(document: Document) -> Section:
    turned, parallel = shifts(document), parallelisms(document)
    note = "{n:,} shifts: frames such as 从X转向Y and 变X为Y; a span of time or place is none."
    columns = ("before", "after", "text")
    shift_table = Table("shifts", say("Shifts"), turned, say(note, n=len(turned)), columns)
    note = (
        "{n:,} parallelisms. pattern: series (three or more members), antithesis (a pair), repetition "
        "(clauses that open alike), anaphora (three or more sentences that open alike)."
    )
    note = say(note, n=len(parallel))
    parallel_table = Table("parallelisms", say("Parallelisms"), parallel, note, ("pattern", "members"))
    text = "Where the text turns one thing into another, and where it sets members of one make side by side."
    title = say("Shifts and parallelisms")
    return Section("rhetoric", title, "转变句式与排比", say(text), (shift_table, parallel_table))


def _annotated(document: Document) -> Section:
    makers = (directives, shifts, parallelisms, find_slogans, people)
    text = (
        "The clean text with what was found in it. Each kind has its own underline and label; rest the mouse on a "
        "finding for speaker, marker or gloss."
    )
    marked = annotate(document, *(make(document) for make in makers))
    return Section("text", say("The text"), "原文标注", say(text), (marked,))
