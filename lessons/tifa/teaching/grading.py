"""A folder or zip of submissions to grades, feedback pages and a summary."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from ..exercises import LESSONS
from ..segmentation import Segmenter, cache_folder
from ..surroundings import progress_bar
from ..wording import say
from .keeping import Results, fingerprint
from .marking import Marked, mark, unmarked
from .pages import feedback_page, page_names, summary_page
from .running import Ran, Room, run_attempt
from .starting import Fresh, Nursery, Seat
from .submissions import Submission, find_submissions
from .tables import as_csv, by_exercise, grades, mistakes
from .watching import Limits

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["grade"]


def grade(
    folder: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    lesson: str = "",
    workers: int | None = None,
    timeout: float = 60,
    memory: int = 1024,
) -> pd.DataFrame:
    """Grade the notebooks in a folder or zip, as a learning platform exports them, each in its own process.

    Writes into the folder `output`: grades.csv, feedback/ with a page for each learner, summary.html,
    summary.csv and mistakes.csv. Returns the table of grades.csv: learner, file, lesson, a column for
    each exercise (right, wrong, open, missing), points (exercises right), out_of (exercises of the
    lesson), status, note.

    `lesson`, such as "03", leaves out other lessons. `workers` is how many run at a time (one for each
    core), `timeout` the seconds that one notebook may take (a third of them in one cell), `memory` its
    megabytes. What has been run stays in output/.work: called again, only what is new or changed runs.
    `FileNotFoundError` where there is nothing to grade, `ValueError` for options that make no sense,
    `FileExistsError` before anything in `output` that is not ours would be overwritten.

    >>> import json
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     cell = {"cell_type": "code", "source": 'answer = 7 / 511 * 10_000\\ntifa.check("3.1", answer)'}
    ...     Path(folder, "in").mkdir()
    ...     _ = Path(folder, "in", "王小明.ipynb").write_text(json.dumps({"cells": [cell]}))
    ...     table = grade(Path(folder, "in"), Path(folder, "out"))
    >>> table[["learner", "3.1", "3.2", "points", "out_of"]].values.tolist()
    [['王小明', 'right', 'missing', 1, 6]]
    """
    source, place = Path(folder).expanduser(), Path(output).expanduser()
    lesson = lesson and lesson.zfill(2)
    limits = _limits(timeout, memory, workers, lesson)
    if place.resolve().is_relative_to(source.resolve()):
        raise ValueError(
            say(
                "{place} would lie among the submissions of {source}; put the results elsewhere",
                place=place,
                source=source,
            )
        )
    submissions = find_submissions(source, lesson=lesson)
    results = Results(place)
    ran = _run_all(submissions, results, _room(limits, source, place), workers)
    marked = [_marked(s, ran, limits) for s in submissions]
    table = grades(marked)
    results.write(dict(_files(marked, table)))
    return table


def _limits(timeout: float, memory: int, workers: int | None, lesson: str) -> Limits:
    for name, value, least in (("timeout", timeout, 1), ("memory", memory, 64), ("workers", workers or 1, 1)):
        if value < least:
            raise ValueError(
                say(
                    "{name}={value!r} is too little; give at least {least}",
                    name=name,
                    value=value,
                    least=least,
                )
            )
    if lesson and lesson not in LESSONS:
        raise ValueError(
            say(
                "lesson={lesson!r} has no exercises; choose from {choices}",
                lesson=lesson,
                choices=say(", ").join(LESSONS),
            )
        )
    return Limits(timeout, memory)


def _room(limits: Limits, source: Path, place: Path) -> Room:
    """Prepare what all runs share, once: dictionaries, font lists, and what is private to the teacher."""
    others = Path(tempfile.gettempdir())  # where the runs of other learners lie too
    private = {str(path.resolve()) for path in (Path.home(), source, place, others)}
    return Room(limits, tuple(sorted(private)), _caches(), _processes() + 2000)


def _caches() -> dict[str, str]:
    import matplotlib as mpl
    from matplotlib.font_manager import fontManager

    fontManager.get_font_names()  # loading it has made the list that is copied
    Segmenter().cut("提法")
    jieba = {str(file): "jieba" for file in cache_folder().glob("jieba.cache")}
    fonts = {str(file): "matplotlib" for file in Path(mpl.get_cachedir()).glob("fontlist-*.json")}
    return jieba | fonts


def _processes() -> int:
    """Count what the teacher's account runs now: its limit has to lie well above, for containers see only a part."""
    import psutil

    total = 0
    for process in psutil.process_iter():
        with suppress(psutil.Error, AttributeError):
            if process.uids().real == os.getuid():
                total += process.num_threads()
    return total


def _run_all(
    submissions: Sequence[Submission], results: Results, room: Room, workers: int | None
) -> dict[str, Ran]:
    """Run what is new, several at a time, each kept as soon as it is done; Ctrl-C ends those that run."""
    jobs = {_name(s): s for s in submissions if s.cells and not s.problem}
    ran = {name: found for name in jobs if (found := results.find(name, room.limits))}
    todo = {name: s for name, s in jobs.items() if name not in ran}
    try:
        with _running(todo, room, workers or _cores()) as waiting:
            for done in _progress(waiting, already=len(ran)):
                name = waiting[done]
                ran[name] = done.result()
                results.keep(name, ran[name], room.limits)
    except KeyboardInterrupt as stopped:
        counts = {"n": len(ran), "total": len(jobs)}
        raise KeyboardInterrupt(
            say("Stopped: {n} of {total} are done and kept; the same command goes on from there.", **counts)
        ) from stopped
    return ran


@contextmanager
def _running(todo: Mapping[str, Submission], room: Room, workers: int) -> Iterator[dict[Future[Ran], str]]:
    """Start all runs, as many at a time as there are seats, and end everything when left."""
    workers = min(workers, len(todo) or 1)
    copies = _copies()
    seats: SimpleQueue[Seat] = SimpleQueue()
    for _ in range(workers):
        seats.put(Nursery(room.caches) if copies else Fresh())

    def run(submission: Submission) -> Ran:
        seat = seats.get()
        try:
            ran = run_attempt(submission, room, seat)
            if ran.ending == "failed" and copies:  # where copying does not work, a new Python may
                return run_attempt(submission, room, Fresh())
            return ran
        finally:
            seats.put(seat)

    pool = ThreadPoolExecutor(max_workers=workers)
    try:
        yield {pool.submit(run, submission): name for name, submission in todo.items()}
    finally:
        room.stop.set()
        pool.shutdown(wait=True, cancel_futures=True)
        while not seats.empty():
            seats.get().close()


def _progress(waiting: Mapping[Future[Ran], str], *, already: int) -> Iterator[Future[Ran]]:
    with progress_bar(len(waiting) + already, initial=already, desc=say("Grading")) as bar:
        for done in as_completed(waiting):
            yield done
            bar.update()


def _copies() -> bool:
    """Say whether runs are copies of a prepared Python: they start sooner, and what they start cannot get away."""
    return sys.platform == "linux"


def _cores() -> int:
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


def _name(submission: Submission) -> str:
    return fingerprint(submission)


def _marked(submission: Submission, ran: Mapping[str, Ran], limits: Limits) -> Marked:
    if submission.problem or not submission.cells:
        return unmarked(submission, submission.problem, submission.status)
    return mark(submission, ran[_name(submission)], limits)


def _files(marked: Sequence[Marked], table: pd.DataFrame) -> Iterator[tuple[str, bytes]]:
    pages = page_names(marked)
    yield "grades.csv", as_csv(table)
    yield from ((page, feedback_page(one)) for page, one in zip(pages, marked, strict=True))
    yield "summary.html", summary_page(marked, pages)
    graded = [one for one in marked if one.was_run]
    yield "summary.csv", as_csv(by_exercise(graded))
    yield "mistakes.csv", as_csv(mistakes(graded))
