"""Collocations to pictures: words and what they are bound to, as a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from .canvas import DARK, LIGHT, MIDDLE, Font, blank, new_axes, use_font
from .collocation import collocates
from .corpus import Corpus
from .corpus_plots import require
from .documents import Document, Source
from .fonts import chinese_font
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
    thicker the line; a word bound to several nodes has several lines. Place carries no meaning
    beyond bringing together what is bound together.
    Where no word stands near one often enough, the figure says so. `ValueError` for no node.

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
        return blank(say(_LONELY, nodes="、".join(tables)), ax=ax, font=font)
    places = _layout(bonds, tables)
    with chinese_font(font):
        axes = ax or new_axes(height=6.0)
        low, high = min(bonds.values()), max(bonds.values())
        for (node, word), strength in bonds.items():
            (x, y), (to_x, to_y) = places[node], places[word]
            width = 0.8 + 4 * (strength - low) / ((high - low) or 1)
            axes.plot([x, to_x], [y, to_y], color=LIGHT, linewidth=width, zorder=1)
        for word, (x, y) in places.items():
            axes.text(x, y, word, ha="center", va="center", zorder=2, **_LABELS[word in tables])
        axes.margins(0.12)
        axes.set_axis_off()
        shown = "{n} words most strongly bound to {nodes} (line: logDice {low:.1f} to {high:.1f})"
        n, joined = len(places.keys() - tables.keys()), "、".join(tables)
        axes.set_title(title or say(shown, n=n, nodes=joined, low=low, high=high), fontsize=12)
        use_font(axes, font)
    return axes


_LONELY = "{nodes}: no word stands near often enough to be drawn; with a lower min_count some may."
_LABELS: Mapping[bool, Mapping[str, Any]] = {
    True: {
        "color": "white",
        "fontsize": 15,
        "bbox": {"boxstyle": "round,pad=0.35", "facecolor": DARK, "edgecolor": DARK},
    },
    False: {
        "color": DARK,
        "fontsize": 12,
        "bbox": {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": MIDDLE},
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
        raise ValueError("there is no node to draw; say which one: nodes='质量'")
    return tables


def _strongest(node: str, table: pd.DataFrame, top: int) -> list[tuple[str, float]]:
    others = table[table["word"] != node].nlargest(top, "log_dice")
    return list(zip(others["word"].tolist(), others["log_dice"].tolist(), strict=True))


def _content_words(table: pd.DataFrame) -> pd.DataFrame:
    return table[(table["word"].str.len() > 1) & ~table["word"].isin(stopwords())]


Place = tuple[float, float]


def _layout(bonds: Mapping[tuple[str, str], float], nodes: Iterable[str]) -> dict[str, Place]:
    """Place the words by pulling bound ones together, from the same start each time."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_edges_from(bonds, weight=1.0)
    # A weak pull between the nodes keeps those that share no word from drifting out of sight.
    graph.add_edges_from(((a, b) for a, b in combinations(nodes, 2) if {a, b} <= set(graph)), weight=0.3)
    found = nx.spring_layout(graph, seed=2018, iterations=300, k=2.2 / len(graph) ** 0.5)
    places = nx.rescale_layout_dict(found, scale=0.5)
    return _apart({str(word): (float(x), float(y)) for word, (x, y) in places.items()})


def _apart(places: dict[str, Place]) -> dict[str, Place]:
    """Push labels that lie on each other apart, along the shorter way."""
    for _ in range(100):
        for (a, (x, y)), (b, (to_x, to_y)) in combinations(list(places.items()), 2):
            over_x = (len(a) + len(b) + 1.5) * _CHARACTER[0] / 2 - abs(to_x - x)
            over_y = 2 * _CHARACTER[1] - abs(to_y - y)
            if over_x > 0 and over_y > 0:
                right, up = (over_x / 2, 0.0) if over_x < over_y else (0.0, over_y / 2)
                right, up = (right if to_x >= x else -right), (up if to_y >= y else -up)
                places[a], places[b] = (x - right, y - up), (to_x + right, to_y + up)
    return places


_CHARACTER = (0.028, 0.036)  # width and height of a label's character, as a share of the picture
