"""The network of collocations: the same each time, no label on another, thicker where stronger."""

from __future__ import annotations

from itertools import combinations

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.path import Path
from matplotlib.transforms import Bbox

import tifa
from drawn import recorded
from tifa.collocation import collocates
from tifa.network_layout import crossed, lay_out
from tifa.network_plots import plot_network


def _places(ax: plt.Axes) -> dict[str, tuple[float, float]]:
    return {text.get_text(): text.get_position() for text in ax.texts}


def _table(bonds: dict[str, float]) -> pd.DataFrame:
    return pd.DataFrame({"word": list(bonds), "log_dice": list(bonds.values())})


def test_the_same_picture_each_time(speech: tifa.Document) -> None:
    first, again = (_places(plot_network(speech, nodes=["质量", "标准"])) for _ in range(2))
    assert first == again
    assert {"质量", "标准"} <= set(first)


def test_a_table_knows_its_node(speech: tifa.Document) -> None:
    table = collocates(speech, "质量")
    shown = set(_places(plot_network(table, top=5)))
    assert shown == {"质量", *table["word"][table["word"] != "质量"].head(5)}


def test_words_bound_to_two_nodes_have_two_lines_and_stronger_ones_are_thicker() -> None:
    ax = plot_network({"质量": _table({"提升": 13.0, "标准": 9.0}), "品牌": _table({"提升": 11.0})})
    assert set(_places(ax)) == {"质量", "品牌", "提升", "标准"}
    widths = [line.get_linewidth() for line in ax.get_lines()]
    assert len(widths) == 3
    assert widths[0] > widths[2] > widths[1]  # 13, 11, 9
    assert "2 words most strongly bound to 质量、品牌 (line: logDice 9.0 to 13.0)" in ax.get_title()


def test_a_source_is_drawn_without_stop_words(speech: tifa.Document) -> None:
    shown = set(_places(plot_network(speech, nodes="质量")))
    assert "的" in set(collocates(speech, "质量")["word"])
    assert "的" not in shown


def test_no_label_lies_on_another(speech: tifa.Document) -> None:
    frames = _frames(plot_network(speech, nodes=["质量", "标准", "品牌"], top=15))
    assert not any(a.overlaps(b) for a, b in combinations(frames.values(), 2))


def _frames(ax: plt.Axes) -> dict[str, Bbox]:
    ax.figure.canvas.draw()
    return {text.get_text(): text.get_bbox_patch().get_window_extent() for text in ax.texts}


@pytest.mark.parametrize("nodes", [1, 2, 3, 4])
def test_no_line_runs_through_a_word_that_it_does_not_join(nodes: int) -> None:
    # A dozen words each; the first two of each node are those of the next one as well.
    words = [chr(0x4E00 + n) + "字" * (1 + n % 3) for n in range(12 * nodes)]
    tables = {
        f"词{n}": _table({word: 10 + i / 5 for i, word in enumerate(_dozen(words, n))}) for n in range(nodes)
    }
    ax = plot_network(tables, top=14)
    frames = _frames(ax)
    assert len(frames) == 12 * nodes + nodes
    assert not any(a.overlaps(b) for a, b in combinations(frames.values(), 2))
    for line in ax.get_lines():
        ends = ax.transData.transform(line.get_xydata())
        for frame in frames.values():
            joined = any(frame.contains(x, y) for x, y in ends)
            assert joined or not Path(ends).intersects_bbox(frame, filled=False)
    inside = ax.figure.bbox
    assert all(inside.contains(f.x0, f.y0) and inside.contains(f.x1, f.y1) for f in frames.values())


def _dozen(words: list[str], n: int) -> list[str]:
    shared = words[12 * n + 12 : 12 * n + 14]
    return words[12 * n : 12 * n + 12] + shared


def test_a_word_in_the_way_is_found() -> None:
    # 乙 stands on the straight line between 甲 and 丙 until there is room.
    labels = lay_out([("甲", "乙"), ("甲", "丙")], ["甲"], width=8)
    labels["乙"].x = (labels["甲"].x + labels["丙"].x) / 2
    labels["乙"].y = (labels["甲"].y + labels["丙"].y) / 2
    assert [label for label, _, _ in crossed(labels, [("甲", "丙")])] == [labels["乙"]]


def test_given_axes_are_used_and_nothing_to_draw_is_explained() -> None:
    _, ax = plt.subplots()
    assert plot_network(_table({"提升": 13.0}), nodes="质量", ax=ax) is ax
    with pytest.raises(ValueError, match="there is no node to draw"):
        plot_network(_table({"提升": 13.0}))
    with pytest.raises(ValueError, match="there is no node to draw"):
        plot_network("质量第一")
    for nothing in ("质量", _table({"提升": 13.0}).head(0)):
        why = plot_network(nothing, nodes="质量").texts[0].get_text()
        assert why.startswith("质量: no word stands near often enough")
    with pytest.raises(TypeError, match="expected a table from collocates, not int"):
        plot_network(39)  # type: ignore[arg-type]


def test_every_character_drawn_is_in_its_font(speech: tifa.Document) -> None:
    with recorded() as drawn:
        plot_network(speech, nodes="质量").figure.canvas.draw()
    assert "质量" in {text for text, _ in drawn}
    assert drawn.missing() == {}
