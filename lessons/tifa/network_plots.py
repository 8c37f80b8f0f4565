"""Collocations to pictures: words and what they are bound to, as a network."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .canvas import DARK, LIGHT, MIDDLE, Font, blank, new_axes, use_font
from .collocation import collocates
from .corpus import Corpus
from .corpus_plots import require
from .documents import Document, Source
from .fonts import chinese_font
from .network_layout import NODE, PADS, WORD, Label, lay_out
from .segmentation import stopwords
from .wording import say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["plot_network"]


def plot_network(
    table_or_source: pd.DataFrame | Mapping[str, pd.DataFrame] | Source | Corpus,
    *,
    nodes: str | Sequence[str] = (),
    ax: Axes | None = None,
    top: int = 12,
    title: str | None = None,
    font: Font = "sans",
) -> Axes:
    """Draw nodes and the `top` words most strongly bound to each as a network, alike each time.

    Takes a table from `collocates`, a dict of nodes to such tables, or a source and `nodes` to
    look for in it, then without stop words and single characters. The higher the log_dice, the
    thicker the line; a word bound to several nodes has several lines and stands between them. The
    picture is made so high that no line runs through a word that it does not join (with five nodes
    or more one may). Otherwise place carries no meaning.
    Where no word stands near a node often enough, the figure says so. `ValueError` for no node.

    >>> ax = plot_network("提升质量,提升标准,提升质量。", nodes="质量")
    >>> sorted(text.get_text() for text in ax.texts)
    ['提升', '质量']
    """
    tables = _node_tables(table_or_source, nodes)
    bonds = {
        (node, word): strength
        for node, table in tables.items()
        for word, strength in _strongest(node, table, top)
    }
    if not bonds:
        return blank(say(_LONELY, nodes=say("、").join(tables)), ax=ax, font=font)
    with chinese_font(font):
        width = _WIDTH if ax is None else _inches(ax)
        places = lay_out(bonds, tables, width=width)
        axes = ax or new_axes(height=0.6 + 2 * _reach(places))
        _draw(axes, bonds, places, tables)
        axes.set(xlim=(-width / 2, width / 2), ylim=(-_reach(places), _reach(places)), aspect="equal")
        axes.set_axis_off()
        shown = "{n} words most strongly bound to {nodes} (line: logDice {low:.1f} to {high:.1f})"
        n, joined = len(places.keys() - tables.keys()), say("、").join(tables)
        low, high = min(bonds.values()), max(bonds.values())
        axes.set_title(title or say(shown, n=n, nodes=joined, low=low, high=high), fontsize=12)
        use_font(axes, font)
    return axes


_LONELY = "{nodes}: no word stands near often enough to be drawn; with a lower min_count some may."
_WIDTH = 7.6  # inches of the words in a picture of 8


def _draw(
    axes: Axes, bonds: Mapping[tuple[str, str], float], places: Mapping[str, Label], nodes: Container[str]
) -> None:
    """Draw the bonds as lines, thicker the stronger, and the words above them."""
    low, high = min(bonds.values()), max(bonds.values())
    for (node, word), strength in bonds.items():
        a, b = places[node], places[word]
        thickness = 0.8 + 4 * (strength - low) / ((high - low) or 1)
        axes.plot([a.x, b.x], [a.y, b.y], color=LIGHT, linewidth=thickness, zorder=1)
    for word, place in places.items():
        axes.text(place.x, place.y, word, ha="center", va="center", zorder=2, **_LABELS[word in nodes])


def _inches(axes: Axes) -> float:
    return float(axes.get_window_extent().width / axes.get_figure(root=True).dpi)  # type: ignore[union-attr]


def _reach(places: Mapping[str, Label]) -> float:
    """How far the words reach up or down from the middle."""
    return max(abs(place.y) + place.half_height for place in places.values()) + 0.1


_LABELS: Mapping[bool, Mapping[str, Any]] = {
    True: {
        "color": "white",
        "fontsize": NODE,
        "bbox": {"boxstyle": f"round,pad={PADS[NODE]}", "facecolor": DARK, "edgecolor": DARK},
    },
    False: {
        "color": DARK,
        "fontsize": WORD,
        "bbox": {"boxstyle": f"round,pad={PADS[WORD]}", "facecolor": "white", "edgecolor": MIDDLE},
    },
}


def _node_tables(given: Any, nodes: str | Sequence[str]) -> dict[str, pd.DataFrame]:
    wanted = [nodes] if isinstance(nodes, str) else list(nodes)
    if isinstance(given, str | Document | Corpus):
        tables = {node: _content_words(collocates(given, node)) for node in wanted}
    elif isinstance(given, Mapping):
        tables = {str(node): table for node, table in given.items()}
    else:
        require(given, ["word", "log_dice"], "collocates")
        tables = dict.fromkeys(wanted or [given.attrs.get("node", "")], given)
    if not tables or not all(tables):
        raise ValueError(say("there is no node to draw; say which one: nodes='质量'"))
    return tables


def _strongest(node: str, table: pd.DataFrame, top: int) -> list[tuple[str, float]]:
    others = table[table["word"] != node].nlargest(top, "log_dice")
    return list(zip(others["word"].tolist(), others["log_dice"].tolist(), strict=True))


def _content_words(table: pd.DataFrame) -> pd.DataFrame:
    return table[(table["word"].str.len() > 1) & ~table["word"].isin(stopwords())]
