"""Record what is really drawn: every text that matplotlib or the word cloud puts into a picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from PIL import ImageDraw

from tifa.fonts import missing_characters


class Drawn(list[tuple[str, Path]]):
    """Pairs of a text and the font file that it was drawn with."""

    def missing(self) -> dict[str, list[str]]:
        """Map each text with characters that its font lacks to those characters."""
        lacking = {text: missing_characters(text, font) for text, font in self}
        return {text: characters for text, characters in lacking.items() if characters}


@contextmanager
def recorded() -> Iterator[Drawn]:
    """Record all text drawn inside the block."""
    drawn = Drawn()
    agg, pil = RendererAgg.draw_text, ImageDraw.ImageDraw.text

    def draw_text(self: Any, gc: Any, x: Any, y: Any, s: str, prop: Any, *rest: Any, **more: Any) -> Any:
        drawn.append((s, Path(font_manager.findfont(prop))))
        return agg(self, gc, x, y, s, prop, *rest, **more)

    def text(
        self: Any, xy: Any, text: str, fill: Any = None, font: Any = None, *rest: Any, **more: Any
    ) -> Any:
        face = getattr(font, "font", None)
        path = getattr(font, "path", None) or getattr(face, "path", None)
        assert path, f"cannot tell the font of {text!r}"
        drawn.append((text, Path(path)))
        return pil(self, xy, text, fill, font, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RendererAgg, "draw_text", draw_text)
        patch.setattr(ImageDraw.ImageDraw, "text", text)
        yield drawn
