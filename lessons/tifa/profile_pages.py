"""What was found about one word or phrase, as a page and as plain text."""

from __future__ import annotations

import io
import warnings
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from .canvas import MIDDLE, use_font
from .corpus import Corpus
from .documents import Source
from .fonts import chinese_font
from .plotting import plot_dispersion
from .profiles import Findings
from .wording import say, say_all

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["as_html", "as_text"]

LINES, ROWS, _SHORT = 50, 10, 24


@dataclass(frozen=True)
class _Listing:
    """A table to show: a caption that says what was counted, headings, rows, and how columns stand."""

    caption: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    align: tuple[str, ...]


def as_html(found: Findings, source: Source | Corpus) -> str:
    """Show findings as HTML that stands alone: styles inside the tags, everything from texts escaped.

    >>> from tifa.profiles import findings
    >>> "标准 does not occur here" in as_html(findings("质量", "标准"), "质量")
    True
    """
    picture = _figure(found, source) if found.count else ""
    tables = "".join(_table(listing) for listing in _listings(found, source))
    return f'<div><p role="status" style="{_SUMMARY}">{escape(_summary(found))}</p>{picture}{tables}</div>'


def as_text(found: Findings, source: Source | Corpus) -> str:
    """Show findings as plain text, without the figure.

    >>> from tifa.profiles import findings
    >>> print(as_text(findings("质量", "标准"), "质量"))
    标准 does not occur here (Han characters: 2).
    """
    tables = [f"{listing.caption}\n{_grid(listing)}" for listing in _listings(found, source)]
    return "\n\n".join([_summary(found), *tables])


def _summary(found: Findings) -> str:
    """Say how often the node occurs, or kindly why there is nothing to show."""
    node = _short(found.node)
    if not node:
        return say("Type a word or phrase to see where it stands.")
    if not found.count:
        told = say("{node} does not occur here (Han characters: {n:,}).", node=node, n=found.characters)
        part = say("The longest part of it that does: {part}.", part=found.longest_part)
        return say_all([told, part]) if found.longest_part else told
    sentence = (
        "{node}: count {count:,}, among {n:,} Han characters; rate {rate:,.1f} per 10,000 Han characters."
    )
    return say(sentence, node=node, count=found.count, n=found.characters, rate=found.per_10k)


def _listings(found: Findings, source: Source | Corpus) -> list[_Listing]:
    if not found.count:
        return []
    documents = _has_documents(source)
    return [_concordance(found, documents), _spread(found, documents), _company(found)]


def _has_documents(source: Source | Corpus) -> bool:
    return isinstance(source, Corpus) and len(source) != 1


def _concordance(found: Findings, documents: bool) -> _Listing:
    table = found.concordance.head(LINES)
    whole = say("Concordance: all {n:,} lines", n=found.count)
    part = say("Concordance: the first {shown} of {n:,} lines", shown=len(table), n=found.count)
    columns = {"left": say("before"), "node": say("node"), "right": say("behind")}
    if documents:
        columns = {"document": say("document"), **columns}
    rows = [
        tuple(" ".join(cell.split()) for cell in row) for row in table[list(columns)].itertuples(index=False)
    ]
    align = ("left", "right", "center", "left")[-len(columns) :]
    return _Listing(whole if len(table) == found.count else part, tuple(columns.values()), rows, align)


def _spread(found: Findings, documents: bool) -> _Listing:
    """List the parts that have the node most often, and say how evenly it is spread over all of them."""
    having = (
        found.parts[found.parts["count"] > 0].sort_values("count", ascending=False, kind="stable").head(ROWS)
    )
    sentence = (
        "Dispersion: in {n:,} of {all:,} documents, DP {dp:.2f} (0 evenly spread, nearly 1 all in a small one)"
        if documents
        else "Dispersion: in {n:,} of {all:,} paragraphs, DP {dp:.2f} (0 evenly spread, nearly 1 all in a small one)"
    )
    n, of = int((found.parts["count"] > 0).sum()), len(found.parts)
    part = say("document") if documents else say("paragraph (from 0)")
    headings = (part, say("Han characters"), say("count"), say("per 10,000 Han characters"))
    rows = [(p, f"{size:,}", f"{c:,}", f"{rate:,.1f}") for p, size, c, rate in having.itertuples(index=False)]
    caption = say(sentence, n=n, all=of, dp=found.evenness)
    if len(rows) < n:
        caption += say("; the {shown} with most of it", shown=len(rows))
    return _Listing(caption, headings, rows, ("left", "right", "right", "right"))


def _company(found: Findings) -> _Listing:
    sentence = (
        "Collocates: words that stand within {window} words of it at least twice, without stop words and single "
        "characters, the most strongly bound first"
    )
    table = found.company[["word", "count", "total", "log_dice"]]
    rows = [
        (word, f"{near:,}", f"{of:,}", f"{bond:.1f}")
        for word, near, of, bond in table.itertuples(index=False)
    ]
    caption = say(sentence, window=found.window) if rows else say("Collocates: no word stands near it twice")
    headings = (say("word"), say("count near it"), say("count in all"), "logDice")
    return _Listing(caption, headings, rows, ("left", "right", "right", "right"))


_SUMMARY = "font-size: 1.1em; font-weight: 600; margin: 0.6em 0"
_TABLE = "border-collapse: collapse; margin: 0.8em 0; line-height: 1.5"
_CAPTION = "caption-side: top; text-align: left; padding: 0.2em 0; white-space: normal"


def _table(listing: _Listing) -> str:
    if not listing.rows:
        return f'<p style="margin: 0.8em 0">{escape(listing.caption)}</p>'
    head = "".join(_cell("th", *pair) for pair in zip(listing.headings, listing.align, strict=True))
    rows = (zip(row, listing.align, strict=True) for row in listing.rows)
    body = "".join(f"<tr>{''.join(_cell('td', *pair) for pair in row)}</tr>" for row in rows)
    return (
        f'<table style="{_TABLE}"><caption style="{_CAPTION}">{escape(listing.caption)}</caption>'
        f'<thead><tr>{head}</tr></thead><tbody lang="zh">{body}</tbody></table>'
    )


def _cell(tag: str, text: str, align: str) -> str:
    weight = "; font-weight: 700" if align == "center" else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f'<{tag}{scope} style="text-align: {align}; padding: 0.1em 0.5em{weight}">{escape(text)}</{tag}>'


def _grid(listing: _Listing) -> str:
    """Set a table in columns; a Chinese character is as wide as two others."""
    rows = [listing.headings, *listing.rows] if listing.rows else []
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    padded = (
        (" " * (width - _width(text)), text, align == "left")
        for row in rows
        for text, width, align in zip(row, widths, listing.align, strict=True)
    )
    cells = [text + gap if left else gap + text for gap, text, left in padded]
    lines = ("  ".join(cells[at : at + len(widths)]) for at in range(0, len(cells), len(widths) or 1))
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[:_SHORT] + "…"


def _figure(found: Findings, source: Source | Corpus) -> str:
    """Draw where the node stands, as an image that says so in words too; white in any theme."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    picture = io.BytesIO()
    settings: dict[Any, Any] = {"text.parse_math": False}  # a node may hold $ and \\ that are no formula
    with rc_context(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a node may hold characters that no font has
        drawing = Figure(figsize=(8, 1.8), layout="constrained", facecolor="white")
        _draw(drawing.subplots(), found, source)
        drawing.savefig(picture, format="png", dpi=110)
    alt = say("Where {node} stands, from the beginning to the end.", node=_short(found.node))
    data = b64encode(picture.getvalue()).decode("ascii")
    return f'<img alt="{escape(alt)}" style="max-width: 100%" src="data:image/png;base64,{data}">'


def _draw(axes: Axes, found: Findings, source: Source | Corpus) -> None:
    if not isinstance(source, Corpus) or len(source) == 1:
        plot_dispersion(source.texts[0] if isinstance(source, Corpus) else source, found.node, ax=axes)
        axes.set_yticks([])
        return
    with chinese_font():
        edges = [number + 0.5 for number in range(len(found.parts) + 1)]  # so that document 1 stands at 1
        axes.stairs(found.parts["per_10k"].to_numpy(), edges, fill=True, color=MIDDLE)
        axes.locator_params(axis="x", integer=True)
        axes.set_xlabel(say("documents 1 to {n:,} in their order", n=len(found.parts)))
        axes.set_ylabel(say("per 10,000\nHan characters"))
        axes.spines[["top", "right"]].set_visible(False)
        axes.margins(x=0.005)
        use_font(axes, "sans")
