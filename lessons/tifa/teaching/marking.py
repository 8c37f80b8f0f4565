"""What a run reported to a mark for each exercise of the lesson, checked again in this clean process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..exercises import Exercise, check, exercises
from ..wording import say
from .answers import NotPlainError, unpacked
from .cells import exercises_in
from .running import Ran
from .submissions import Submission
from .watching import Limits

__all__ = ["STATES", "Mark", "Marked", "exercises_of", "mark", "unmarked"]

STATES = ("right", "wrong", "open", "missing")
_LINES = 4  # of those that were not run, named in a note
_ABSENT = re.compile(r"ModuleNotFoundError: No module named '([\w.]+)'")
_NO_FILE = "FileNotFoundError: "
_PLACE = re.compile(r" \([^()]*[/\\]own[/\\]notebooks[^()]*\)")  # the folder of the run, which says nothing
_TRIES = 10  # answers to one exercise that are checked again


@dataclass(frozen=True)
class Mark:
    """One exercise of one learner: how it stands, the feedback, and the code of the cell that counts."""

    exercise: Exercise
    state: str  # one of STATES
    message: str
    code: str = ""


@dataclass(frozen=True)
class Marked:
    """One submission with all its marks; `status` is graded, unreadable, or what ended the run."""

    submission: Submission
    marks: tuple[Mark, ...]
    status: str
    notes: tuple[str, ...] = ()

    @property
    def was_run(self) -> bool:
        """Whether there was anything to run; only then do its exercises count in the summary."""
        return self.status not in {"unreadable", "other lesson", "failed"}

    @property
    def points(self) -> int:
        """The number of exercises that are right."""
        return sum(mark.state == "right" for mark in self.marks)


def exercises_of(lesson: str) -> list[Exercise]:
    """List the exercises of a lesson, such as "03".

    >>> [exercise.id for exercise in exercises_of("03")][:2]
    ['3.1', '3.2']
    """
    number = f"{int(lesson)}." if lesson.isdecimal() else "?"
    return [exercise for exercise in exercises().values() if exercise.id.startswith(number)]


def unmarked(submission: Submission, why: str, status: str) -> Marked:
    """Give a submission that was not run its line: every exercise missing, and the reason.

    >>> from tifa.teaching.learners import Owner
    >>> line = unmarked(Submission(Owner("王小明"), "01.pdf", "01"), "it is a PDF file", "unreadable")
    >>> line.points, {mark.state for mark in line.marks}, line.notes
    (0, {'missing'}, ('it is a PDF file',))
    """
    nothing = say("There was nothing to grade.")
    wanted = [] if status == "other lesson" else exercises_of(submission.lesson)
    marks = tuple(Mark(exercise, "missing", nothing) for exercise in wanted)
    return Marked(submission, marks, status, tuple(filter(None, (why, *submission.notes))))


def mark(submission: Submission, ran: Ran, limits: Limits) -> Marked:
    """Mark every exercise of a submission's lesson by what its run reported."""
    if ran.ending == "failed":
        reason = (ran.detail.strip().splitlines() or [""])[-1]
        return unmarked(submission, say("Python did not start: {reason}", reason=reason), "failed")
    seen = _Seen(submission.cells, ran, limits)
    marks = tuple(seen.mark(exercise) for exercise in exercises_of(submission.lesson))
    status = "graded" if ran.ending == "whole" else ran.ending
    return Marked(submission, marks, status, (*seen.notes(), *submission.notes))


class _Seen:
    """The events of one run, read with distrust and sorted by what they tell."""

    def __init__(self, cells: Sequence[str], ran: Ran, limits: Limits) -> None:
        self.cells, self.ran, self.limits = cells, ran, limits
        self.errors: dict[int, str] = {}
        self.checks: dict[str, list[dict[str, Any]]] = {}
        self.supplied: list[str] = []
        self.left_out: list[str] = []
        self.tampered: list[str] = []
        self.doubtful: list[str] = []
        self.at = -1
        for event in ran.events:
            number = event.get("cell")
            if type(number) is int and -1 <= number < len(cells):
                self.at = number
                self._take(event, number)

    def _take(self, event: dict[str, Any], number: int) -> None:
        kind = event["event"]
        if kind == "done":
            self.errors.pop(number, None)
        elif kind == "error":
            self.errors[number] = _text(event.get("error"), 300)
        elif kind == "supplied":
            self.supplied.append(_text(event.get("name"), 40))
        elif kind == "left out":
            self.left_out.append(_text(event.get("what"), 80))
        elif kind == "tampered":
            self.tampered.append(_text(event.get("what"), 120))
        elif kind == "check" and event.get("state") in {"right", "wrong", "open"}:
            self.checks.setdefault(_text(event.get("exercise"), 10), []).append(event)

    def mark(self, exercise: Exercise) -> Mark:
        """Let the last right answer of an exercise count, else the last one, else what kept it from being given."""
        tries = [self._tried(exercise, event) for event in self.checks.get(exercise.id, ())[-_TRIES:]]
        given = [t for t in tries if t.state != "open"]
        right = [t for t in given if t.state == "right"]
        if tries:
            return (right or given or tries)[-1]
        return self._untried(exercise)

    def _tried(self, exercise: Exercise, event: dict[str, Any]) -> Mark:
        code = self.cells[event["cell"]] if event["cell"] >= 0 else ""
        state, message = event["state"], _text(event.get("message"), 3000)
        if state == "open":
            return Mark(exercise, "open", say("Not answered yet."), code)
        try:
            again = check(exercise.id, unpacked(event.get("answer")))
        except NotPlainError:
            if state == "right" and exercise.plain:  # whatever is right there could be checked again
                self.doubtful.append(exercise.id)
                plain = say(
                    "The answer is nothing that can be checked again: a number, text, list or table is."
                )
                return Mark(exercise, "wrong", plain, code)
            return Mark(exercise, state, _without_hint(exercise, message), code)
        if again.state != state:
            self.doubtful.append(exercise.id)
        return Mark(exercise, again.state, _without_hint(exercise, again.message), code)

    def _untried(self, exercise: Exercise) -> Mark:
        """Say what became of an exercise without a check: its cell stopped, was not reached, or is not there."""
        for number, cell in reversed(list(enumerate(self.cells))):
            if exercise.id in exercises_in(cell):
                if number in self.errors:
                    stops = say("The cell stops: {why}", why=self.why(number))
                    return Mark(exercise, "wrong", stops, cell)
                if self.ran.ending != "whole" and number >= self.at:
                    here = say("The program ended in this cell: {why}", why=self.ending())
                    before = say("Not reached: {why}", why=self.ending())
                    state, message = ("wrong", here) if number == self.at else ("missing", before)
                    return Mark(exercise, state, message, cell)
                return Mark(exercise, "missing", say("The cell ran, but nothing was checked."), cell)
        return Mark(exercise, "missing", say("No cell checks this exercise; perhaps it was deleted."))

    def why(self, number: int) -> str:
        """Say why a cell stopped."""
        error = self.errors[number]
        if error == "CellTooLong":
            seconds = f"{self.limits.seconds / 3:g}"
            return say("it took more than {seconds} seconds; does it ever end?", seconds=seconds)
        if absent := _ABSENT.match(error):
            return say(
                "{name} is not installed where it was graded ({error})",
                name=absent[1],
                error="ModuleNotFoundError",
            )
        if error.startswith(_NO_FILE):
            which = _PLACE.sub("", error.removeprefix(_NO_FILE))
            return say(
                "a file that it reads must be handed in with the notebook, "
                "and be named without folders of one computer: {error}",
                error=which,
            )
        return error

    def ending(self) -> str:
        """Say how the run ended before its time."""
        reasons = {
            "time": say("it took more than {n} seconds", n=f"{self.limits.seconds:g}"),
            "memory": say("it took more than {n} MB of memory", n=self.limits.megabytes),
            "processes": say("it started too many processes"),
            "disk": say("it wrote too much"),
        }
        return reasons.get(self.ran.ending) or say(
            "it ended itself or crashed ({how})", how=self.ran.detail or "–"
        )

    def notes(self) -> Iterable[str]:
        """Yield what a teacher should know beside the marks."""
        if self.ran.ending != "whole":
            yield say("The program ended in code cell {n}: {why}", n=self.at + 1, why=self.ending())
        if self.tampered:
            what = say(", ").join(dict.fromkeys(self.tampered))
            yield say("Parts of tifa were replaced ({what}); the genuine ones were put back", what=what)
        if self.doubtful:
            which = say(", ").join(dict.fromkeys(self.doubtful))
            yield say("Reported otherwise than checked again here: {which}", which=which)
        if self.supplied:
            names = say(", ").join(dict.fromkeys(self.supplied))
            yield say("The lesson's own cell was run for {names}, which no cell had made", names=names)
        if self.left_out:
            lines = list(dict.fromkeys(self.left_out))
            what = say(", ").join(lines[:_LINES]) + (" …" if len(lines) > _LINES else "")
            yield say("Not run while graded: {what}", what=what)
        if self.errors:
            first = min(self.errors)
            yield say("Code cell {n} stops: {why}", n=first + 1, why=self.why(first))
        if len(self.errors) > 1:
            yield say("{n} code cells stop in all.", n=len(self.errors))


def _without_hint(exercise: Exercise, message: str) -> str:
    """Leave out the sentence on hints, so that a mistake is the same wherever it is made."""
    hint = say('For a hint, run tifa.hint("{exercise}").', exercise=exercise.id)
    return message.removesuffix(hint).strip()


def _text(value: object, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""
