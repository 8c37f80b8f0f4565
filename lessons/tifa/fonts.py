"""A Chinese font that is always there, for matplotlib and the word cloud alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from .wording import say

__all__ = ["chinese_font", "font_family", "font_path", "missing_characters"]

_SHIPPED = ("sans", "serif")
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


def font_path(font: str | Path = "sans") -> Path:
    """Return the file of a font: "sans" (Noto Sans SC), "serif" (Noto Serif SC) or your own file.

    `FileNotFoundError` for a file that is not there, `ValueError` for one that is no font.

    >>> font_path("serif").name
    'NotoSerifSC-Regular.otf'
    >>> missing_characters("提法", font_path("serif"))
    []
    """
    if font in _SHIPPED:
        import pylopdf_fonts_zh_cn as noto

        return noto.sans_path() if font == "sans" else noto.serif_path()
    path = Path(font).expanduser()
    if not path.exists():
        raise FileNotFoundError(
            say("font={font!r} is not there; use 'sans', 'serif' or the path of a font file", font=str(font))
        )
    if path.suffix.lower() not in _ENDINGS:
        raise ValueError(
            say(
                "font={font!r} is no font file; its name should end in {endings}",
                font=str(font),
                endings=say(", ").join(_ENDINGS),
            )
        )
    return path


@cache
def font_family(font: str | Path = "sans") -> str:
    """Make a font known to matplotlib and return its family name, as in `fontfamily=`.

    >>> font_family(), font_family("serif")
    ('Noto Sans SC', 'Noto Serif SC')
    """
    from matplotlib import font_manager

    path = str(font_path(font))
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


@contextmanager
def chinese_font(font: str | Path = "sans") -> Iterator[None]:
    """Draw whatever is plotted inside the `with` block in a Chinese font; nothing outlasts it.

    >>> from matplotlib.figure import Figure
    >>> with chinese_font("serif"):
    ...     title = Figure().suptitle("提法")
    >>> title.get_fontname()
    'Noto Serif SC'
    """
    import matplotlib as mpl

    settings: dict[Any, Any] = {"font.family": [font_family(font)], "axes.unicode_minus": False}
    before = {name: mpl.rcParams[name] for name in settings}
    # Not rc_context: when it ends it would also undo that the first figure made a notebook interactive.
    mpl.rcParams.update(settings)
    try:
        yield
    finally:
        mpl.rcParams.update(before)


def missing_characters(text: str, font: str | Path = "sans") -> list[str]:
    """List the characters of a text that a font has no glyph for, each once; white space aside.

    >>> missing_characters("质量追赶 zhìliàng")
    []
    """
    known = _characters(font_path(font))
    wanted = dict.fromkeys(c for c in text if not c.isspace() and ord(c) not in known)
    return list(wanted)


@cache
def _characters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        return frozenset(font.getBestCmap())
