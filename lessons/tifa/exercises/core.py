"""What an exercise is, and what a learner sees when an answer is checked."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Checker", "Exercise", "Feedback", "Verdict"]


@dataclass(frozen=True)
class Verdict:
    """Whether an answer is right, and the sentence that tells the learner why or what to look at.

    >>> from tifa.exercises import exercises
    >>> exercises()["1.4"].check("质量")
    Verdict(right=False, message='质量 was the example. Put 鎻愭硶 in place of its mojibake.')
    """

    right: bool
    message: str


Checker = Callable[[Any], Verdict]


@dataclass(frozen=True)
class Exercise:
    """One exercise as data: its question, its checker, hints, solution, and typical wrong answers.

    `hints` go from gentle to plain. `solution` is code whose last line sets `answer`; `wrong`
    pairs code of the same kind with a part of the feedback that it must get. Tests run them all.
    `plain` is false where the answer is an object, such as an Axes, which is not numbers, texts or
    tables and so cannot be checked a second time apart from the code that made it.

    >>> from tifa.exercises import exercises
    >>> exercises()["1.4"].wrong[0]
    ('answer = "鎻愭硶"', 'still the mojibake')
    """

    id: str
    question: str
    check: Checker
    hints: tuple[str, ...]
    solution: str
    wrong: tuple[tuple[str, str], ...]
    why: str = ""
    plain: bool = True


@dataclass(frozen=True)
class Feedback:
    """A short message that shows as a coloured box in a notebook and as plain text elsewhere.

    >>> Feedback("hint", "Hint 1 of 1", "In a book from Taipei, would you expect 關於 or 關于?")
    → Hint 1 of 1
    In a book from Taipei, would you expect 關於 or 關于?
    """

    state: str  # right, wrong, open, hint, solution
    title: str
    message: str
    code: str = field(default="")

    def __repr__(self) -> str:
        parts = [f"{_MARKS[self.state]} {self.title}", self.message, self.code]
        return "\n".join(filter(None, parts))

    def _repr_html_(self) -> str:
        colour = _COLOURS[self.state]
        message = html.escape(self.message).replace("\n", "<br>")
        code = f"<pre style='margin:.5em 0 0'>{html.escape(self.code)}</pre>" if self.code else ""
        return (
            f"<div role='status' style='border-left:.4em solid {colour};padding:.5em .9em;margin:.3em 0'>"
            f"<strong>{_MARKS[self.state]} {html.escape(self.title)}</strong>"
            f"<div>{message}</div>{code}</div>"
        )


_MARKS = {"right": "✓", "wrong": "✗", "open": "○", "hint": "→", "solution": "="}
_COLOURS = {
    "right": "#2a7f62",
    "wrong": "#b4532a",
    "open": "#7a7f87",
    "hint": "#4f7cac",
    "solution": "#4f7cac",
}
