"""Which exercises were solved in this folder: a small file beside the notebooks, and the table of it."""

from __future__ import annotations

import html
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from ..files import course_folder
from ..surroundings import in_notebook
from ..wording import say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FILE", "Mark", "Progress", "mark", "obstacle", "read_marks", "remember"]

FILE = ".tifa-progress.json"
_PATIENCE = 2.0  # seconds for another notebook to finish writing
_READ_ONLY = ". This folder cannot be written to, so no answer is kept."
_BLOCKED = ". .tifa-progress.json is a folder here, so no answer is kept; remove it or call it otherwise."
_SIGNS = {"right": "✓", "tried": "·", "open": "○"}


class Mark(TypedDict):
    """What is kept of an exercise: how often it was tried, and when it was first right ("" for never)."""

    attempts: int
    solved: str


def remember(exercise: str, right: bool) -> None:
    """Keep the mark of an answer given in a Jupyter notebook; elsewhere, and where it cannot be, do nothing."""
    if in_notebook():
        mark(Path(), exercise, right)


def mark(folder: Path, exercise: str, right: bool) -> None:
    """Add one answer to a folder's file and put the new file in the place of the old, whole or not at all."""
    with suppress(OSError), _alone(folder):
        marks = read_marks(folder)
        old = marks.get(exercise, Mark(attempts=0, solved=""))
        now = datetime.now(UTC).isoformat(timespec="seconds") if right else ""
        marks[exercise] = Mark(attempts=old["attempts"] + 1, solved=old["solved"] or now)
        _replace(folder / FILE, json.dumps({"exercises": marks}, indent=1, sort_keys=True))


def read_marks(folder: Path) -> dict[str, Mark]:
    """Read a folder's marks; a file that is missing, broken or somebody else's has none.

    >>> read_marks(Path("no such folder"))
    {}
    """
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        entries = found["exercises"].items()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {
        name: Mark(attempts=entry["attempts"], solved=entry["solved"])
        for name, entry in entries
        if isinstance(entry, dict)
        and type(entry.get("attempts")) is int
        and isinstance(entry.get("solved"), str)
    }


def obstacle(folder: Path) -> str:
    """Return the sentence, in English, on why no answer can be kept in a folder; "" where they are.

    >>> obstacle(Path("no such folder"))
    '. This folder cannot be written to, so no answer is kept.'
    """
    if not os.access(folder, os.W_OK):
        return _READ_ONLY
    return _BLOCKED if (folder / FILE).is_dir() else ""


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other notebooks waiting while one writes; a lock left behind by a crash does not hold for long."""
    lock = folder / f"{FILE}.lock"
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            if time.monotonic() > until:
                until += _PATIENCE
                lock.unlink(missing_ok=True)
            time.sleep(0.01)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _replace(path: Path, text: str) -> None:
    """Write beside, then rename: a reader meets the old file or the new one, never a half."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@dataclass(frozen=True, eq=False)
class Progress:
    """How far a learner has come: shows as a table in a notebook and as plain text elsewhere.

    `table` has the columns lesson, exercise, state (right, tried, open), attempts, solved (the time
    of the first right answer, UTC; "" for none). `lost` says why no answer is kept here, if that is so.
    """

    table: pd.DataFrame
    lost: str = ""

    def _lines(self) -> list[tuple[str, str, str]]:
        """List each lesson's name, its exercises with their signs, and how many of them are solved."""
        lines = []
        for lesson, rows in self.table.groupby("lesson"):
            signs = [f"{_SIGNS[s]} {e}" for e, s in zip(rows["exercise"], rows["state"], strict=True)]
            solved = int(rows["state"].eq("right").sum())
            lines.append((_title(str(lesson)), "  ".join(signs), say("{n} of {m}", n=solved, m=len(rows))))
        return lines

    def _title_line(self) -> str:
        solved = int(self.table["state"].eq("right").sum())
        key = say(" (✓ solved, · tried, ○ open)")
        total = say("{n} of {m} exercises solved in this folder", n=solved, m=len(self.table))
        return total + key + say(self.lost)

    def __repr__(self) -> str:
        width = max(len(name) for name, _, _ in self._lines())
        rows = [f"{name:<{width}}  {count:>7}  {signs}" for name, signs, count in self._lines()]
        return "\n".join([self._title_line(), *rows])

    def _repr_html_(self) -> str:
        heads = "".join(
            f"<th style='text-align:left'>{head}</th>" for head in (say("lesson"), say("exercises"), "")
        )
        rows = "".join(
            "<tr>"
            + "".join(f"<td style='text-align:left'>{html.escape(cell)}</td>" for cell in line)
            + "</tr>"
            for line in self._lines()
        )
        caption = f"<caption style='text-align:left'>{html.escape(self._title_line())}</caption>"
        return f"<table>{caption}<tr>{heads}</tr>{rows}</table>"


def _title(lesson: str) -> str:
    """Return a lesson's file name without its ending, as the learner sees it."""
    found = sorted((course_folder() / "notebooks").glob(f"{lesson}-*.ipynb"))
    return found[0].stem if found else lesson
