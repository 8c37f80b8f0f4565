"""Where the words of a cloud stand: so that the area of each word's letters follows its count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .canvas import DARK, MIDDLE, Font
from .fonts import font_path

if TYPE_CHECKING:
    from wordcloud import WordCloud

__all__ = ["faithful_cloud"]

_WIDTH, _HEIGHT = 800, 450


def faithful_cloud(counts: Mapping[str, int], *, seed: int, font: Font) -> WordCloud:
    """Lay out a word cloud, smaller and smaller until no word had to shrink to find room.

    WordCloud quietly reduces a word that does not fit, and all that follow; equal counts would
    then be of unequal size.

    >>> cloud = faithful_cloud({"质量": 4, "标准": 1}, seed=1, font="sans")
    >>> heights = {word: height for (word, _), height, *_ in cloud.layout_}
    >>> round(heights["质量"] / heights["标准"], 1)  # twice as high is four times as large
    2.0
    """
    from wordcloud import WordCloud

    largest = max(counts.values())
    heights = {word: (count / largest) ** 0.5 for word, count in counts.items()}
    area = sum(len(word) * height**2 for word, height in heights.items())
    size = min(_HEIGHT * 0.6, (0.5 * _WIDTH * _HEIGHT / area) ** 0.5)
    while True:
        cloud = WordCloud(
            font_path=str(font_path(font)),
            width=_WIDTH,
            height=_HEIGHT,
            scale=2,
            margin=5,
            background_color="white",
            max_words=len(counts),
            prefer_horizontal=1.0,
            relative_scaling=1,
            min_font_size=1,
            max_font_size=int(size),
            random_state=seed,
            color_func=lambda word, **_: _shade(heights[word]),
        ).generate_from_frequencies(heights)
        drawn = {word: height for (word, _), height, *_ in cloud.layout_}
        kept = all(abs(drawn.get(word, 0) - int(size) * height) <= 2 for word, height in heights.items())
        if kept or size < 12:
            return cloud
        size *= 0.93


def _shade(height: float) -> str:
    """Blend from middle to dark blue with the height of a word."""
    from matplotlib.colors import to_hex, to_rgb

    pairs = zip(to_rgb(MIDDLE), to_rgb(DARK), strict=True)
    red, green, blue = (light + (dark - light) * height for light, dark in pairs)
    return to_hex((red, green, blue))
