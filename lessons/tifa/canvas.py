"""What the figures share: colours, axes in a Chinese font, and a sentence where there is nothing to draw."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .fonts import chinese_font, font_family

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["DARK", "LIGHT", "MIDDLE", "RULE", "Font", "blank", "new_axes", "rows_only", "use_font"]

# One dark and one light blue differ in lightness, so they stay apart in grey and for every eye.
DARK, MIDDLE, LIGHT, RULE = "#12355b", "#4f7cac", "#c9d6e5", "#5c6773"
Font = str | Path


def new_axes(*, height: float) -> Axes:
    """Return the axes of a new figure, 8 inches wide and `height` inches high.

    >>> import matplotlib.pyplot as plt
    >>> axes = new_axes(height=1.5)
    >>> axes.figure.get_size_inches().tolist()
    [8.0, 1.5]
    >>> plt.close(axes.figure)
    """
    import matplotlib.pyplot as plt

    _, axes = plt.subplots(figsize=(8, height), layout="constrained")
    return axes


def use_font(axes: Axes, font: Font) -> None:
    """Set the font of what the caller may still write into: titles, labels, later ticks.

    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> use_font(axes, "serif")
    >>> axes.set_title("提法").get_fontname()
    'Noto Serif SC'
    """
    family = font_family(font)
    axes.tick_params(labelfontfamily=family)
    for text in (axes.title, axes.xaxis.label, axes.yaxis.label):
        text.set_fontfamily(family)


def rows_only(axes: Axes, font: Font) -> None:
    """Finish a figure of rows: no frame but the scale below, no ticks beside the rows, one font."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    use_font(axes, font)


def blank(why: str, *, ax: Axes | None, font: Font) -> Axes:
    """Write into a figure why there is nothing to draw: an empty result must not end a run of cells.

    >>> blank("没有可画的内容。", ax=None, font="sans").texts[0].get_text()
    '没有可画的内容。'
    """
    with chinese_font(font):
        axes = ax or new_axes(height=1.2)
        axes.set_axis_off()
        axes.text(0.5, 0.5, why, ha="center", va="center", wrap=True, color=DARK, fontsize=11)
        use_font(axes, font)
    return axes
