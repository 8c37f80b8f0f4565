"""Statements and directives in a report: of one text, and of the documents of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..cleaning import han_characters
from ..corpus import Corpus
from ..discourse import directives, people, statements
from ..documents import Document
from .parts import Section, Table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["speakers", "speakers_by_document"]

_ITSELF = "(the text itself)"
_HEAD = ("speakers", "Statements and directives", "讲话与要求")
_TEXT = "Who appears, who says what with which verb, and what is demanded."
_MOST = (
    20_000_000  # Chinese characters of a corpus; finding speakers in as many takes a processor ten minutes
)


def speakers(document: Document) -> Section:
    """List who appears in a text, what each of them says, and what is demanded."""
    said, bidden, named = statements(document), directives(document), people(document)
    size = han_characters(document.text)
    by_speaker_note = (
        "statements, directives: rows of the tables below. characters: Chinese ones in the speaker’s statements; "
        f"percent: of the {size:,} of the text. verbs: reporting verbs with their counts."
    )
    people_note = f"{len(named):,} people. title: as first printed. mentions: how often the text names them."
    said_note = f"{len(said):,} statements. paragraph: counted from 0. The page shows how each begins."
    bidden_note = (
        f"{len(bidden):,} directives: a bidding word with the sentences that belong to it. speaker: empty where the "
        "text speaks for itself."
    )
    told, demanded = ("speaker", "verb", "text", "paragraph"), ("speaker", "marker", "text")
    parts = (
        Table("speakers", "Speakers", _by_speaker(said, bidden, size), by_speaker_note),
        Table("people", "People named", named, people_note),
        Table("statements", "Statements", said, said_note, told, rows=60, cut=64),
        Table("directives", "Directives", bidden, bidden_note, demanded, rows=80, cut=160),
    )
    return Section(*_HEAD, _TEXT, parts)


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
            f"Left out: finding speakers in {size:,} Chinese characters would take many minutes (the limit is "
            f"{_MOST:,}). Report on fewer documents, or make the tables with tifa.statements(corpus) and "
            "tifa.directives(corpus)."
        )
        return Section(*_HEAD, text)
    said, bidden = statements(corpus), directives(corpus)
    of_all = f"of all {len(corpus):,} documents"
    by_speaker = _over_documents(said, bidden)
    note = f"documents: in how many the speaker says or demands something. statements, directives: rows {of_all}."
    said_note = (
        f"{len(said):,} statements {of_all}. paragraph: counted from 0. The page shows how each begins."
    )
    bidden_note = f"{len(bidden):,} directives {of_all}. speaker: empty where the text speaks for itself."
    told, demanded = ("document", "speaker", "verb", "text"), ("document", "speaker", "marker", "text")
    parts = (
        Table("speakers", "Speakers", by_speaker, note, rows=40),
        Table("statements", "Statements", said, said_note, told, rows=40, cut=64),
        Table("directives", "Directives", bidden, bidden_note, demanded, rows=40, cut=64),
    )
    return Section(*_HEAD, _TEXT, parts)


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
