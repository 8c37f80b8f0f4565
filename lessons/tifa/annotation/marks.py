"""Tables of findings to marks at places of a text, each of a kind that its table's columns tell."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..frequency import occurrences
from ..wording import say
from ..wording.columns import heading, told

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KINDS", "Kind", "Mark", "find_marks"]


class Kind(NamedTuple):
    """A kind of finding: which columns tell its table, and how it is shown.

    `line` is the style of the underline and `label` the words before the finding, so that kinds
    can be told apart in grey; `colour` (red, green, blue) has a contrast of 3:1 or more on white
    and on JupyterLab's dark ground alike.

    >>> [kind.label for kind in KINDS]
    ['转述', '指令', '语气', '转变', '排比', '提法', '四字', '人物', '词语']
    """

    name: str
    columns: frozenset[str]
    label: str
    colour: tuple[int, int, int]
    line: str


def _kind(name: str, columns: str, label: str, colour: tuple[int, int, int], line: str) -> Kind:
    return Kind(name, frozenset(columns.split()), label, colour, line)


# The first kind whose columns a table has is the table's kind; the last fits any table.
KINDS = (
    _kind("statement", "speaker verb", "转述", (37, 120, 200), "solid 2px"),
    _kind("directive", "speaker marker", "指令", (205, 75, 40), "double 4px"),
    _kind("modality", "marker force", "语气", (165, 85, 190), "dotted 3px"),
    _kind("shift", "before after", "转变", (20, 135, 110), "dashed 2px"),
    _kind("parallelism", "pattern members", "排比", (150, 110, 20), "solid 4px"),
    _kind("slogan", "slogan", "提法", (200, 60, 110), "dashed 4px"),
    _kind("four-character phrase", "phrase kind", "四字", (70, 130, 45), "dotted 4px"),
    _kind("person", "name title", "人物", (95, 105, 210), "double 3px"),
    _kind("phrase", "", "词语", (120, 115, 110), "solid 1px"),
)
_PHRASES = ("slogan", "phrase", "name", "ngram", "word", "node")
_UNTOLD = {"text", "start", "end", "count", "mentions", "sentence", "paragraph", "members", *_PHRASES}


class Mark(NamedTuple):
    """One finding at its place.

    >>> mark = Mark(2, 6, KINDS[5], "slogan")
    >>> "要求提高质量。"[mark.start : mark.end], mark.kind.label
    ('提高质量', '提法')
    """

    start: int
    end: int
    kind: Kind
    title: str


def find_marks(text: str, tables: Iterable[pd.DataFrame]) -> tuple[Mark, ...]:
    """Find the places that tables name, from left to right; what several rows tell of one place is told together.

    `TypeError` for what is no table or names no places, `ValueError` for places that are not in the text.

    >>> import pandas as pd
    >>> [mark.title for mark in find_marks("提高质量。", [pd.DataFrame({"slogan": ["质量"], "gloss": ["quality"]})])]
    ['slogan · gloss: quality']
    """
    told: dict[tuple[int, int, Kind], dict[str, None]] = {}
    for mark in (mark for table in tables for mark in _marks(text, table)):
        told.setdefault(mark[:3], {})[mark.title] = None
    marks = [Mark(*place, say("; ").join(titles)) for place, titles in told.items()]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind))))


def _marks(text: str, table: pd.DataFrame) -> Iterator[Mark]:
    """Yield a mark for each place that a row of a table names."""
    columns = getattr(table, "columns", None)
    if columns is None:
        raise TypeError(
            say(
                "a table is needed, not {kind}; give what shifts() and the like return",
                kind=type(table).__name__,
            )
        )
    kind = next(kind for kind in KINDS if kind.columns <= set(columns))
    places = _places_in(set(columns))
    if places is None:
        raise TypeError(
            say(
                "a table with the columns {there} names no places; it needs start and end, or one of "
                "{phrases}",
                there=say(", ").join(map(str, columns)),
                phrases=say(", ").join(_PHRASES),
            )
        )
    for row in table.to_dict("records"):
        title = _title(kind, row)
        yield from (Mark(start, end, kind, title) for start, end in places(text, row) if start < end)


_Row = Mapping[Hashable, object]


def _places_in(columns: set[str]) -> Callable[[str, _Row], Iterator[tuple[int, int]]] | None:
    """Choose how the rows of a table name their places."""
    if {"start", "end"} <= columns:
        return _spans
    column = next((column for column in _PHRASES if column in columns), None)
    return None if column is None else lambda text, row: _standing(text, str(row[column]))


def _spans(text: str, row: _Row) -> Iterator[tuple[int, int]]:
    start, end = int(str(row["start"])), int(str(row["end"]))
    if not 0 <= start <= end <= len(text) or row.get("text", text[start:end]) != text[start:end]:
        raise ValueError(
            say(
                "{shown!r} does not stand at {start}–{end} of this text; annotate the text that the table "
                "was made from",
                start=start,
                end=end,
                shown=str(row.get("text", ""))[:20],
            )
        )
    members = row.get("members")
    if row.get("pattern") == "anaphora" and isinstance(members, tuple):
        yield from _one_by_one(text, members, start)  # they stand apart, and what is between is no part of it
    else:
        yield start, end


def _one_by_one(text: str, members: Iterable[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield where the members of a finding stand, one behind the other."""
    for member in members:
        at = text.index(member, at)
        yield at, at + len(member)
        at += len(member)


def _standing(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    if phrase:
        yield from ((at, at + len(phrase)) for at in occurrences(text, phrase))


def _title(kind: Kind, row: _Row) -> str:
    """Write what a row tells beside its text: directive · speaker: 王建军 · marker: 要."""
    named = (
        say("{what}: {found}", what=heading(str(name)), found=told(str(value), str(name)))
        for name, value in row.items()
        if name not in _UNTOLD and str(value) not in {"", "False"}
    )
    return " · ".join([say(kind.name), *named])
