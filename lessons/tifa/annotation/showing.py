"""A text with marks in it, shown: as HTML in a notebook, with brackets where there is no HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from ..wording import say
from .marks import KINDS, Kind, Mark

__all__ = ["Annotated"]


class _Opening(NamedTuple):
    """Where a mark begins, or goes on (`resumed`) behind one that it crosses."""

    mark: Mark
    resumed: bool
    title: str


@dataclass(frozen=True, repr=False)
class Annotated:
    """A text with marks; shows itself as HTML in a notebook and with brackets as text.

    Each of `marks` tells `start` and `end` in the text, its `kind`, and as `title` what else is known.

    >>> import pandas as pd
    >>> from tifa import annotate
    >>> shown = annotate("要求提高质量。", pd.DataFrame({"slogan": ["提高质量"], "gloss": ["raise quality"]}))
    >>> shown
    要求【提法 提高质量】。
    >>> [(mark.start, mark.end, mark.kind.name, mark.title) for mark in shown.marks]
    [(2, 6, 'slogan', 'slogan · gloss: raise quality')]
    """

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
