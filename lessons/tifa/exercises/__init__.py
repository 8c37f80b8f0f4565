"""Check, hint and solution: the exercises of the lessons, one module a lesson."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from .core import Exercise, Feedback, Verdict

__all__ = ["Exercise", "Feedback", "Verdict", "check", "exercises", "hint", "solution"]

LESSONS = ("01", "02", "03", "04", "05")


def check(exercise: str, answer: Any = ...) -> Feedback:
    """Check an answer and say what was right or what to look at next; never raises.

    `exercise` is its number, such as "3.2". An answer left as `...` counts as not yet given.

    >>> check("1.1", ...).state
    'open'
    """
    known = exercises()
    if exercise not in known:
        return _unknown(exercise)
    found = known[exercise]
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
    known = exercises()
    if exercise not in known:
        return _unknown(exercise)
    hints = known[exercise].hints
    number = min(max(n, 1), len(hints)) if isinstance(n, int) else 1
    more = f'\nThe next one: tifa.hint("{exercise}", {number + 1})' if number < len(hints) else ""
    return Feedback("hint", f"Hint {number} of {len(hints)} for {exercise}", hints[number - 1] + more)


def solution(exercise: str) -> Feedback:
    """Show the code that solves an exercise, and why it does.

    >>> solution("1.1").state
    'solution'
    """
    known = exercises()
    if exercise not in known:
        return _unknown(exercise)
    found = known[exercise]
    return Feedback("solution", f"A solution of {exercise}", found.why, found.solution)


@cache
def exercises() -> dict[str, Exercise]:
    """Return all exercises by their number, in the order of the lessons.

    >>> exercises()["1.1"].id
    '1.1'
    """
    modules = (import_module(f".lesson_{lesson}", __package__) for lesson in LESSONS)
    return {exercise.id: exercise for module in modules for exercise in module.EXERCISES}


def _unknown(exercise: object) -> Feedback:
    numbers = ", ".join(exercises())
    return Feedback("open", f"There is no exercise {exercise!r}", f"The exercises are {numbers}.")
