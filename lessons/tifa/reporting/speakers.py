"""Statements and directives in a report: of one text, and of the documents of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus import Corpus
from ..discourse import directives, people, statements
from ..documents import Document
from ..han import han_characters
from ..wording import say
from .parts import Section, Table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["speakers", "speakers_by_document"]

_ITSELF = "(the text itself)"
_TEXT = "Who appears, who says what with which verb, and what is demanded."
_MOST = (
    20_000_000  # Chinese characters of a corpus; finding speakers in as many takes a processor ten minutes
)


def speakers(document: Document) -> Section:
    """List who appears in a text, what each of them says, and what is demanded.

    >>> from tifa import parse_document
    >>> section = speakers(parse_document("省长王建军强调，要坚持质量第一。"))
    >>> {table.name: len(table.frame) for table in section.parts}
    {'speakers': 1, 'people': 1, 'statements': 1, 'directives': 1}
    """
    said, bidden, named = statements(document), directives(document), people(document)
    size = han_characters(document.text)
    by_speaker_note = (
        "statements, directives: rows of the tables below. characters: Chinese ones in the speaker’s statements; "
        "percent: of the {size:,} of the text. verbs: reporting verbs with their counts."
    )
    people_note = "{n:,} people. title: as first printed. mentions: how often the text names them."
    said_note = "{n:,} statements. paragraph: counted from 0. The page shows how each begins."
    bidden_note = (
        "{n:,} directives: a bidding word with the sentences that belong to it. speaker: empty where the "
        "text speaks for itself."
    )
    told, demanded = ("speaker", "verb", "text", "paragraph"), ("speaker", "marker", "text")
    parts = (
        Table("speakers", say("Speakers"), _by_speaker(said, bidden, size), say(by_speaker_note, size=size)),
        Table("people", say("People named"), named, say(people_note, n=len(named))),
        Table("statements", say("Statements"), said, say(said_note, n=len(said)), told, rows=60, cut=64),
        Table(
            "directives",
            say("Directives"),
            bidden,
            say(bidden_note, n=len(bidden)),
            demanded,
            rows=80,
            cut=160,
        ),
    )
    return _section(say(_TEXT), parts)


def _section(text: str, parts: tuple[Table, ...] = ()) -> Section:
    return Section("speakers", say("Statements and directives"), "转述话语与指令", text, parts)


def _by_speaker(said: pd.DataFrame, bidden: pd.DataFrame, size: int) -> pd.DataFrame:
    import pandas as pd

    speakers = list(dict.fromkeys([*said["speaker"], *bidden["speaker"]]))
    rows = []
    for speaker in speakers:
        own = said[said["speaker"] == speaker]
        verbs = ", ".join(f"{verb} {count}" for verb, count in own["verb"].value_counts().items())
        characters = sum(map(han_characters, own["text"]))
        demanded = int((bidden["speaker"] == speaker).sum())
        rows.append(
            (speaker or _ITSELF, len(own), demanded, characters, characters * 100 / max(size, 1), verbs)
        )
    columns = ["speaker", "statements", "directives", "characters", "percent", "verbs"]
    return pd.DataFrame(rows, columns=columns)


def speakers_by_document(corpus: Corpus) -> Section:
    """List who says what in which document; for a large corpus say why that is left out."""
    size = int(corpus.han.sum())
    if size > _MOST:
        text = (
            "Left out: finding speakers in {size:,} Chinese characters would take many minutes (the limit is "
            "{most:,}). Report on fewer documents, or make the tables with tifa.statements(corpus) and "
            "tifa.directives(corpus)."
        )
        return _section(say(text, size=size, most=_MOST))
    said, bidden = statements(corpus), directives(corpus)
    by_speaker, n = _over_documents(said, bidden), len(corpus)
    note = (
        "documents: in how many the speaker says or demands something. statements, directives: rows of all {n:,} "
        "documents."
    )
    said_note = "{rows:,} statements of all {n:,} documents. paragraph: counted from 0. The page shows how each begins."
    bidden_note = (
        "{rows:,} directives of all {n:,} documents. speaker: empty where the text speaks for itself."
    )
    told, demanded = ("document", "speaker", "verb", "text"), ("document", "speaker", "marker", "text")
    parts = (
        Table("speakers", say("Speakers"), by_speaker, say(note, n=n), rows=40),
        Table(
            "statements", say("Statements"), said, say(said_note, rows=len(said), n=n), told, rows=40, cut=64
        ),
        Table(
            *("directives", say("Directives"), bidden, say(bidden_note, rows=len(bidden), n=n), demanded),
            rows=40,
            cut=64,
        ),
    )
    return _section(say(_TEXT), parts)


def _over_documents(said: pd.DataFrame, bidden: pd.DataFrame) -> pd.DataFrame:
    """Count documents, statements and directives of each speaker, the most active first."""
    import pandas as pd

    columns = ["document", "speaker"]
    rows = pd.concat([said[columns].assign(statements=1), bidden[columns].assign(directives=1)])
    groups = rows.groupby("speaker", sort=False)
    table = groups[["statements", "directives"]].sum().astype("int64")
    table.insert(0, "documents", groups["document"].nunique())
    table = table.sort_values(["documents", "statements", "directives"], ascending=False, kind="stable")
    table = table.reset_index()
    return table.assign(speaker=table["speaker"].replace("", _ITSELF).astype("str"))
