"""Check, hint and solution: the exercises of the lessons, one module a lesson."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from unicodedata import normalize

from ..wording import say, say_all, unknown
from .core import Exercise, Feedback, Verdict
from .given import plain
from .marks import Mark, Progress, obstacle, read_marks, remember

__all__ = [
    "WITHHOLDABLE",
    "Exercise",
    "Feedback",
    "Verdict",
    "check",
    "exercises",
    "hint",
    "progress",
    "solution",
    "withhold",
]

WITHHOLDABLE = ("hints", "solutions")
_withheld: set[str] = set()

LESSONS = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")


def check(exercise: str, answer: Any = ...) -> Feedback:
    """Check an answer and say what was right or what to look at next; never raises.

    `exercise` is its number, such as "3.2". An answer left as `...` counts as not yet given.

    >>> check("1.4", ...).state, check("1.4", "提法").state
    ('open', 'right')
    >>> check("1.4", "质量").message
    '质量 was the example. Put 鎻愭硶 in place of its mojibake. For a hint, run tifa.hint("1.4").'
    """
    found = _find(exercise)
    if isinstance(found, Feedback):
        return found
    exercise = found.id
    question = say(found.question)
    if answer is ...:
        untouched = say_all([question, say("Put your answer in place of ...")])
        return Feedback("open", say("{exercise} not answered yet", exercise=exercise), untouched)
    try:
        verdict = found.check(plain(answer))
    except (
        Exception,
        SystemExit,
    ):  # an answer whose own methods raise must not end the lesson in a traceback
        unread = say("This answer, of the type {kind}, could not be read.", kind=type(answer).__name__)
        verdict = Verdict(False, say_all([unread, question]))
    remember(exercise, verdict.right)
    if verdict.right:
        return Feedback("right", say("{exercise} right", exercise=exercise), say(verdict.message))
    again = (
        [] if "hints" in _withheld else [say('For a hint, run tifa.hint("{exercise}").', exercise=exercise)]
    )
    message = say_all([say(verdict.message), *again])
    shown = message.encode(errors="replace").decode()  # half a character in an answer cannot be shown
    return Feedback("wrong", say("{exercise} not yet", exercise=exercise), shown)


def hint(exercise: str, n: int = 1) -> Feedback:
    """Show the nth hint of an exercise, from gentle to plain; never raises.

    Below the first it is the first, beyond the last the last.

    >>> print(hint("1.3", 2))
    → Hint 2 of 3 for 1.3
    start = speech.text.find("标准引领") is the first line.
    The next one: tifa.hint("1.3", 3)
    """
    found = _find(exercise)
    if isinstance(found, Feedback):
        return found
    if "hints" in _withheld:
        look = say("Run your answer: the feedback says what to look at.")
        return Feedback("open", say("The hints of this assignment are withheld"), look)
    hints = found.hints
    number = min(max(n, 1), len(hints)) if issubclass(type(n), int) else 1
    if number == len(hints) and "solutions" in _withheld:
        more = say("That is the last hint.")
    elif number == len(hints):
        more = say('That is the last hint; tifa.solution("{exercise}") shows a solution.', exercise=found.id)
    else:
        more = say('The next one: tifa.hint("{exercise}", {n})', exercise=found.id, n=number + 1)
    title = say("Hint {n} of {total} for {exercise}", n=number, total=len(hints), exercise=found.id)
    return Feedback("hint", title, f"{say(hints[number - 1])}\n{more}")


def solution(exercise: str) -> Feedback:
    """Show the code that solves an exercise, and why it does; never raises.

    >>> print(solution("1.4"))
    = A solution of 1.4
    Encoding in GBK gives back the six bytes, and UTF-8 reads them as two characters.
    answer = "鎻愭硶".encode("gbk").decode("utf-8")
    """
    found = _find(exercise)
    if isinstance(found, Feedback):
        return found
    if "solutions" in _withheld:
        later = say("Your teacher keeps them back until the work is handed in.")
        return Feedback("open", say("The solutions of this assignment are withheld"), later)
    title = say("A solution of {exercise}", exercise=found.id)
    return Feedback("solution", title, say(found.why), say(found.solution))


def withhold(*what: str) -> None:
    """Keep "solutions", "hints" or both back for the rest of this session; without a name, nothing.

    `tifa assign --without-solutions` writes this call into a notebook. It is a request, not a lock:
    whoever opens the package can read the solutions. Raises ValueError for another name.

    >>> withhold("solutions")
    >>> solution("1.4").title, solution("1.4").code
    ('The solutions of this assignment are withheld', '')
    >>> withhold()
    >>> solution("1.4").code
    'answer = "鎻愭硶".encode("gbk").decode("utf-8")'
    """
    for name in what:
        if name not in WITHHOLDABLE:
            raise ValueError(unknown("withhold", name, WITHHOLDABLE))
    _withheld.clear()  # emptied, not replaced: grading takes what is replaced here for a trick
    _withheld.update(what)


def progress() -> Progress:
    """Show which exercises of which lesson are solved in this folder.

    The marks of right answers are kept in the file .tifa-progress.json beside the notebooks, once
    `check` was run in a notebook. `.table` has them as a table: lesson, exercise, state (right,
    tried, open), attempts, solved (when first, UTC).

    >>> progress().table.columns.tolist()
    ['lesson', 'exercise', 'state', 'attempts', 'solved']
    >>> from tifa.wording import speaking
    >>> with speaking("zh"):
    ...     str(progress()).startswith(f"本文件夹共{len(exercises())}道练习")
    True
    """
    import pandas as pd

    marks = read_marks(Path())
    rows = [_row(exercise, marks.get(exercise)) for exercise in exercises()]
    table = pd.DataFrame(rows, columns=["lesson", "exercise", "state", "attempts", "solved"])
    return Progress(table, lost=obstacle(Path()))


def _row(exercise: str, mark: Mark | None) -> tuple[str, str, str, int, str]:
    lesson = f"{int(exercise.split('.')[0]):02d}"
    if mark is None:
        return lesson, exercise, "open", 0, ""
    return lesson, exercise, "right" if mark["solved"] else "tried", mark["attempts"], mark["solved"]


@cache
def exercises() -> dict[str, Exercise]:
    """Return all exercises by their number, in the order of the lessons.

    >>> exercises()["1.4"].question
    'Which word was 鎻愭硶 before it was read in the wrong encoding?'
    """
    return {number: exercise for lesson in LESSONS for number, exercise in _of_lesson(lesson).items()}


@cache
def _of_lesson(lesson: str) -> dict[str, Exercise]:
    """Load the exercises of one lesson: those of some lessons load all that finds speakers, too."""
    module = import_module(f".lesson_{lesson}", __package__)
    return {exercise.id: exercise for exercise in module.EXERCISES}


def _find(exercise: object) -> Exercise | Feedback:
    """Find an exercise by its number, also where the quotation marks were forgotten."""
    given = plain(exercise)
    number = normalize("NFKC", str(given)[:40]).strip() if type(given) in (str, float) else ""
    lesson = number.partition(".")[0].zfill(2)
    found = _of_lesson(lesson).get(number) if lesson in LESSONS else None
    if found:
        return found
    title = say("There is no exercise {number}", number=number or say("of that kind"))
    return Feedback("open", title, say("The exercises are {numbers}.", numbers=say(", ").join(exercises())))
