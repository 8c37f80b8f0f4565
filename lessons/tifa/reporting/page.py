"""A page to HTML: one file that needs no other, with everything that comes from a text escaped."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable
from functools import cache
from numbers import Integral, Real
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from .. import __version__
from ..annotation import Annotated
from ..han import HAN
from ..wording import say, speaking
from ..wording.columns import heading, told
from .parts import Figure, Page, Table

__all__ = ["GENERATOR", "render", "shown_value"]

GENERATOR = "Tifa"
_HERE = Path(__file__).parent
_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[“《（]?[{HAN}](?:[{HAN}\\d，。；：、！？“”《》（）·—…\\n]*[{HAN}”》）。！？])?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # characters that no page may hold
_SHORT = 24  # width of a text that stays on one line, a Chinese character counted as two


def render(page: Page, *, files: str = "") -> str:
    """Write a page as HTML in its language; `files` is the folder beside it that has its tables.

    >>> from tifa.reporting.parts import Page
    >>> html = render(Page("<b>质量</b>", "", "", (), (), ()))
    >>> "<title>&lt;b&gt;质量&lt;/b&gt; · Tifa</title>" in html
    True
    """
    style = Markup((_HERE / "page.css").read_text(encoding="utf-8"))
    known = {"page": page, "files": quote(files), "style": style, "generator": f"{GENERATOR} {__version__}"}
    with speaking(page.language):
        html = _environment(page.language).get_template("page.html.jinja").render(known)
    return _CONTROL.sub("\ufffd", html)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"zh": escape if language == "zh" else _in_chinese, "shown": _shown}
    environment.globals |= {"say": say, "is_chinese": language == "zh"}
    return environment


@pass_context
def _shown(context: Context, part: Table | Figure | Annotated) -> Markup:
    macros: Any = context.environment.get_template("parts.html.jinja").module
    makers: dict[type, Callable[[Any], str]] = {
        Table: lambda table: macros.table(table, *_cells(table), context["files"]),
        Figure: lambda figure: macros.figure(figure, _data_address(figure.svg)),
        Annotated: lambda text: text._repr_html_(),
    }
    return Markup(makers[type(part)](part))


def _data_address(svg: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode("ascii")


def _in_chinese(text: str) -> Markup:
    """Escape a text and say of its Chinese stretches that they are Chinese."""
    pieces: list[str] = []
    position = 0
    for run in _HAN_RUN.finditer(text):
        chinese = Markup('<span lang="zh">{}</span>').format(run[0])
        pieces += [escape(text[position : run.start()]), chinese]
        position = run.end()
    return Markup("").join([*pieces, escape(text[position:])])


class _Column(NamedTuple):
    title: str
    kind: str  # its CSS class
    name: str  # in the files, where the page calls it otherwise


class _Cell(NamedTuple):
    text: str
    chinese: bool


def _cells(table: Table) -> tuple[list[_Column], list[list[_Cell]]]:
    """Give head and rows of the part of a table that the page has."""
    frame = table.in_page
    texts = {
        name: [told(shown_value(value, str(name)), str(name)) for value in frame[name]] for name in frame
    }
    head = [_column(table.name, str(name), frame[name], texts[name]) for name in frame]
    cells = [
        [_Cell(_shortened(text, table.cut), bool(_HAN.search(text))) for text in column]
        for column in texts.values()
    ]
    return head, [list(row) for row in zip(*cells, strict=True)]


def _column(table: str, name: str, values: Any, texts: list[str]) -> _Column:
    title = heading(name, table)
    return _Column(title.replace("_", "\u00a0"), _kind(values, texts), "" if title == name else name)


def _kind(column: Any, texts: list[str]) -> str:
    """Say of a column whether it holds numbers, and of others whether they stay on one line."""
    if _is_number(column):
        return "number"
    widest = max((len(text) + len(_HAN.findall(text)) for text in texts), default=0)
    return "short" if widest <= _SHORT else "long"


def _is_number(column: Any) -> bool:
    from pandas.api.types import is_numeric_dtype

    return bool(is_numeric_dtype(column))


_COUNT = re.compile(r" (?=\d[\d,]*(?:, |$))")  # before the count of a value: 要求 2, 强调 1
_NOT_ZERO = re.compile("[1-9∞]")
_COUNTED = {"most_frequent", "verbs"}
_OPEN = " ，,、。；;“‘《（("  # what no shortened text ends with
_FORMATS = {"year": "{}", "dp": "{:.3f}", "dp_norm": "{:.3f}", "juilland_d": "{:.3f}"}


def shown_value(value: Any, column: str = "") -> str:
    """Write a value as a reader expects it: 1,033; 4.2; – for what is no number; members with |.

    >>> shown_value(1033), shown_value(4.24), shown_value(2018, "year"), shown_value(("人无我有", "人有我优"))
    ('1,033', '4.2', '2018', '人无我有 | 人有我优')
    >>> shown_value(-1.5), shown_value(-0.01)
    ('−1.5', '0.0')
    """
    if isinstance(value, tuple):
        return " | ".join(map(str, value))
    if isinstance(value, str):
        return _COUNT.sub("\u00a0", value) if column in _COUNTED else value
    if not isinstance(value, Real) or math.isnan(value):
        return "–"
    number = "{:,}" if isinstance(value, Integral) else "{:,.1f}"
    shown = _FORMATS.get(column, number).format(value).replace("inf", "∞")
    return shown.replace("-", "−" if _NOT_ZERO.search(shown) else "")


def _shortened(text: str, length: int) -> str:
    return text if not length or len(text) <= length else text[:length].rstrip(_OPEN) + "…"
