"""Findings marked in the text itself: as HTML in a notebook, with brackets where there is no HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from .documents import Source, text_of
from .frequency import occurrences
from .wording import say
from .wording.columns import heading, told

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KINDS", "Annotated", "Kind", "annotate"]


class Kind(NamedTuple):
    """A kind of finding: which columns tell its table, and how it is shown.

    `line` is the style of the underline and `label` the words before the finding, so that kinds
    can be told apart in grey; `colour` (red, green, blue) has a contrast of 3:1 or more on white
    and on JupyterLab's dark ground alike.
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
    """One finding at its place."""

    start: int
    end: int
    kind: Kind
    title: str


class _Opening(NamedTuple):
    """Where a mark begins, or goes on (`resumed`) behind one that it crosses."""

    mark: Mark
    resumed: bool
    title: str


def annotate(source: Source, *tables: pd.DataFrame) -> Annotated:
    """Show a text with the findings of one table or more marked in it.

    A table with start and end marks these places; one with phrases only (slogan, phrase, name,
    word) marks all places where they stand. The kind of each table is told by its columns. In a
    notebook the result is HTML: every kind has its own colour, underline and label, explained
    above the text, and what else the table says of a finding (speaker, gloss, force) appears when
    the mouse rests on it; findings may lie inside each other or overlap. As text it has brackets.
    `TypeError` for what is no table or has no such columns, `ValueError` for places that are not
    in this text.

    >>> import pandas as pd
    >>> print(annotate("要求提高质量。", pd.DataFrame({"slogan": ["提高质量"], "gloss": ["raise quality"]})))
    要求【提法 提高质量】。
    """
    text = text_of(source)
    told: dict[tuple[int, int, Kind], dict[str, None]] = {}
    for mark in (mark for table in tables for mark in _marks(text, table)):
        told.setdefault(mark[:3], {})[mark.title] = None
    marks = [Mark(*place, say("; ").join(titles)) for place, titles in told.items()]
    return Annotated(
        text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind))))
    )


@dataclass(frozen=True, repr=False)
class Annotated:
    """A text with marks; shows itself as HTML in a notebook and with brackets as text."""

    text: str
    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        pieces = [
            _bracket(event) if isinstance(event, _Opening) else event or "】" for event in self._events()
        ]
        return "".join(pieces)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        lanes = _lanes(self.marks)
        body = "".join(
            _opening_tag(event, lanes[event.mark])
            if isinstance(event, _Opening)
            else escape(event) or "</span>"
            for event in self._events()
        )
        height = 2 + 0.35 * max(lanes.values(), default=0)
        return (
            f'<div class="tifa-text" lang="zh" style="line-height: {height:.2f}; white-space: pre-wrap">'
            f"<style>{_STYLE}</style>{_legend(self.marks)}<div>{body}</div></div>"
        )

    def _events(self) -> Iterator[_Opening | str]:
        """Yield the text from left to right: an opening, a piece of text, "" for a closing.

        A finding that another one crosses is closed and opened again at the crossing.
        """
        edges = sorted({0, len(self.text), *(e for mark in self.marks for e in (mark.start, mark.end))})
        open_marks: list[Mark] = []
        waiting = list(reversed(self.marks))
        for at, until in zip(edges, [*edges[1:], len(self.text)], strict=True):
            first_to_close = next((i for i, mark in enumerate(open_marks) if mark.end <= at), len(open_marks))
            crossed = [mark for mark in open_marks[first_to_close:] if mark.end > at]
            yield from [""] * (len(open_marks) - first_to_close)
            del open_marks[first_to_close:]
            while waiting and waiting[-1].start <= at:
                crossed.append(waiting.pop())
            for mark in sorted(crossed, key=lambda mark: -mark.end):
                open_marks.append(mark)
                yield _Opening(mark, mark.start < at, " | ".join(m.title for m in reversed(open_marks)))
            if at < until:
                yield self.text[at:until]


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


def _bracket(opening: _Opening) -> str:
    return f"【{opening.mark.kind.label}{'（续）' if opening.resumed else ''} "


def _lanes(marks: Sequence[Mark]) -> dict[Mark, int]:
    """Give each mark a height for its underline that no mark it touches has; short ones lie next to the text."""
    lanes: dict[Mark, int] = {}
    inner_first = sorted(enumerate(marks), key=lambda place: (place[1].end - place[1].start, -place[0]))
    for _, mark in inner_first:
        touching = {lanes[other] for other in lanes if other.start < mark.end and mark.start < other.end}
        lanes[mark] = next(lane for lane in range(len(marks)) if lane not in touching)
    return lanes


def _opening_tag(opening: _Opening, lane: int) -> str:
    label = "" if opening.resumed else _label(opening.mark.kind)
    place = f"; padding-bottom: {1 + 5 * lane}px" if lane else ""
    style = f' style="{_kind_style(opening.mark.kind)}{place}"'
    return f'<span class="{_css_class(opening.mark.kind)}" title="{escape(opening.title)}"{style}>{label}'


def _legend(marks: Sequence[Mark]) -> str:
    """Explain the kinds that occur, with their numbers."""
    counts = Counter(mark.kind for mark in marks)
    keys = (
        f'<span><span class="{_css_class(kind)}" style="{_kind_style(kind)}">{_label(kind)}{say(kind.name)}</span> '
        f"{counts[kind]}</span>"
        for kind in KINDS
        if counts[kind]
    )
    return f'<p class="tifa-key">{" &ensp; ".join(keys) or say("nothing marked")}</p>'


def _label(kind: Kind) -> str:
    return f'<sup class="tifa-label" style="{_LABEL}">{kind.label}\u2060</sup>'  # no line break behind it


def _css_class(kind: Kind) -> str:
    return "tifa-" + kind.name.replace(" ", "-")


def _kind_style(kind: Kind) -> str:
    """Colour a kind by an inline style: JupyterLab drops style sheets from a notebook not yet run."""
    red, green, blue = kind.colour
    line, width = kind.line.split()
    return (
        f"background-color: rgba({red}, {green}, {blue}, 0.12); "
        f"border-bottom: {width} {line} #{red:02x}{green:02x}{blue:02x}"
    )


_LABEL = "font-size: 0.6em; margin-right: 0.25em; padding: 0 0.2em; border: 1px solid; border-radius: 3px"

# The text keeps the colour of the page, so that it is legible in any theme; the grounds are tints
# that let the page shine through. Where style sheets are kept, labels are not copied with the text.
_STYLE = """
.tifa-text { color: var(--jp-content-font-color1, inherit); max-width: 50em; }
.tifa-text [title] { padding: 1px 0; border-radius: 2px; }
.tifa-text .tifa-label { position: static; vertical-align: 0.7em; line-height: 1; word-break: keep-all; user-select: none; }
.tifa-text .tifa-key { margin: 0 0 0.5em; line-height: 2; }
.tifa-text .tifa-key span { white-space: nowrap; }
"""
