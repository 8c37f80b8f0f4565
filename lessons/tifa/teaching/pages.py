"""Marks to web pages: one for each learner, and a summary for the teacher; all that learners wrote is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from .. import __version__
from ..wording import current_language, say
from .marking import STATES, Marked
from .tables import by_exercise, mistakes

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["feedback_page", "page_names", "summary_page"]

_HERE = Path(__file__).parent
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # characters that no page may hold
_UNSAFE = re.compile(r"[^\w\-]+")
_CODE = 3000  # characters of a cell that a page shows
SIGNS = {"right": "✓", "wrong": "✗", "open": "○", "missing": "–"}


def page_names(marked: Sequence[Marked]) -> list[str]:
    """Name a page after each learner and lesson, safe on every system and each name once.

    >>> from tifa.teaching.learners import Owner
    >>> from tifa.teaching.submissions import Submission
    >>> one = Marked(Submission(Owner("王 小明/.."), "a.ipynb", "03"), (), "graded")
    >>> page_names([one, one])
    ['feedback/王_小明-03.html', 'feedback/王_小明-03-2.html']
    """
    names: list[str] = []
    taken: set[str] = set()
    for one in marked:
        stem = _UNSAFE.sub("_", one.submission.learner).strip("_")[:60] or "learner"
        stem = f"{stem}-{one.submission.lesson or 'none'}"
        name, number = stem, 1
        while name.casefold() in taken:  # for systems to which A and a are the same
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(f"feedback/{name}.html")
    return names


def feedback_page(one: Marked) -> bytes:
    """Write the page of one learner: each exercise with question, answer and feedback."""
    return _render("feedback.html.jinja", one=one, most=_CODE)


def summary_page(marked: Sequence[Marked], pages: Sequence[str]) -> bytes:
    """Write the teacher's page: how each exercise went, the mistakes by frequency, and everyone's line."""
    graded = [one for one in marked if one.was_run]
    return _render(
        "summary.html.jinja",
        lines=[(one, quote(page)) for one, page in zip(marked, pages, strict=True)],
        exercises=by_exercise(graded).to_dict("records"),
        mistakes=mistakes(graded).to_dict("records"),
        graded=len(graded),
    )


def _render(template: str, **values: object) -> bytes:
    shared = {
        "language": current_language(),
        "states": {state: say(name) for state, name in zip(STATES, _STATE_NAMES, strict=True)},
    }
    html = _environment().get_template(template).render(**shared, **values)
    return _CONTROL.sub("\ufffd", html).encode("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css = (_HERE.parent / "reporting" / "page.css", _HERE / "marks.css")
    style = Markup("\n".join(file.read_text(encoding="utf-8") for file in css))
    environment.globals |= {"say": say, "signs": SIGNS, "generator": f"Tifa {__version__}", "style": style}
    return environment


_STATE_NAMES = ("right", "not yet right", "not answered", "not found")
