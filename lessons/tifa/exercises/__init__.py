"""Check, hint and solution: the exercises of the lessons, one module a lesson."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from .core import Exercise, Feedback, Verdict

__all__ = ["Exercise", "Feedback", "Verdict", "check", "exercises", "hint", "solution"]

LESSONS = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11")


def check(exercise: str, answer: Any = ...) -> Feedback:
    """Check an answer and say what was right or what to look at next; never raises.

    `exercise` is its number, such as "3.2". An answer left as `...` counts as not yet given.

    >>> check("1.1", ...).state
    'open'
    """
    found = _find(exercise)
    if isinstance(found, Feedback):
        return found
    exercise = found.id
    if answer is ...:
        return Feedback(
            "open", f"{exercise} not answered yet", f"{found.question} Put your answer in place of ..."
        )
    try:
        verdict = found.check(answer)
    except Exception:  # an answer whose own methods raise must not end the lesson in a traceback
        kind = type(answer).__name__
        verdict = Verdict(False, f"This answer, of the type {kind}, could not be read. {found.question}")
    if verdict.right:
        return Feedback("right", f"{exercise} right", verdict.message)
    again = f'For a hint, run tifa.hint("{exercise}").'
    return Feedback("wrong", f"{exercise} not yet", f"{verdict.message} {again}")


def hint(exercise: str, n: int = 1) -> Feedback:
    """Show the nth hint of an exercise, from gentle to plain.

    >>> hint("1.1").title
    'Hint 1 of 2 for 1.1'
    """
    found = _find(exercise)
    if isinstance(found, Feedback):
        return found
    hints = found.hints
    number = min(max(n, 1), len(hints)) if isinstance(n, int) else 1
    last = number == len(hints)
    more = (
        f'tifa.solution("{found.id}") shows a solution.' if last else f'tifa.hint("{found.id}", {number + 1})'
    )
    label = "That is the last hint; " if last else "The next one: "
    return Feedback(
        "hint", f"Hint {number} of {len(hints)} for {found.id}", f"{hints[number - 1]}\n{label}{more}"
    )


def solution(exercise: str) -> Feedback:
    """Show the code that solves an exercise, and why it does.

    >>> solution("1.1").state
    'solution'
    """
    found = _find(exercise)
    if isinstance(found, Feedback):
        return found
    return Feedback("solution", f"A solution of {found.id}", found.why, found.solution)


@cache
def exercises() -> dict[str, Exercise]:
    """Return all exercises by their number, in the order of the lessons.

    >>> exercises()["1.1"].id
    '1.1'
    """
    modules = (import_module(f".lesson_{lesson}", __package__) for lesson in LESSONS)
    return {exercise.id: exercise for module in modules for exercise in module.EXERCISES}


def _find(exercise: object) -> Exercise | Feedback:
    """Find an exercise by its number, also where the quotation marks were forgotten."""
    known = exercises()
    number = str(exercise) if isinstance(exercise, str | int | float) else ""
    if number.strip() in known:
        return known[number.strip()]
    numbers = ", ".join(known)
    return Feedback(
        "open", f"There is no exercise {number or 'of that kind'}", f"The exercises are {numbers}."
    )
