"""Plots to drawings that stand inside a page: crisp on paper, alike each time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .parts import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

__all__ = ["drawn"]

_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "path",  # the shapes of the characters themselves: a reader needs no font
    "svg.hashsalt": "tifa",
    "text.parse_math": False,  # a text may hold $ and \\ that are not meant as formulas
}


def drawn(plot: Callable[[Axes], object], *, height: float, alt: str, caption: str) -> Figure:
    """Let `plot` draw into new axes of this height in inches, and keep the result as SVG.

    Nothing of it is known to pyplot, so nothing is shown twice in a notebook.

    >>> figure = drawn(lambda axes: axes.bar(["a"], [39]), height=1, alt="质量 39", caption="Out of 1,033 words.")
    >>> figure.svg[:5], figure.alt
    (b'<?xml', '质量 39')
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure as Drawing

    picture = io.BytesIO()
    with rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a text may hold characters that no font has
        drawing = Drawing(figsize=(8, height), dpi=72, layout="constrained")
        plot(drawing.subplots())
        _lay_out(drawing)
        drawing.savefig(picture, format="svg", transparent=True, metadata={"Date": None})
    return Figure(picture.getvalue(), alt, caption)


def _lay_out(drawing: Drawing) -> None:
    """Give everything its place, once and for all: saving would draw the whole figure for it beforehand."""
    engine = drawing.get_layout_engine()
    assert engine
    engine.execute(drawing)
    drawing.set_layout_engine(None)
