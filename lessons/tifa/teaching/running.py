"""One submission in a process and folder of its own, and what it reported."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..files import course_folder
from .beside import lay_out
from .cells import own_cells
from .starting import Seat, environment, libraries
from .submissions import Submission
from .watching import Limits, end, watch

__all__ = ["ENDINGS", "Ran", "Room", "run_attempt"]

ENDINGS = ("whole", "crashed", "time", "memory", "processes", "disk", "failed")
_EVENTS = 20_000_000  # bytes of what it may report


@dataclass(frozen=True)
class Ran:
    """How a run ended (one of ENDINGS), what it reported line by line, and how Python put it."""

    ending: str
    events: tuple[dict[str, Any], ...]
    detail: str = ""


@dataclass(frozen=True)
class Room:
    """What all runs share: limits, folders that no run may read, prepared caches, the sign to stop."""

    limits: Limits = field(default_factory=Limits)
    private: tuple[str, ...] = ()
    caches: dict[str, str] = field(default_factory=dict)
    processes: int = 4096  # that the account may have
    stop: threading.Event = field(default_factory=threading.Event)


def run_attempt(work: Submission, room: Room, seat: Seat) -> Ran:
    """Run the cells of one notebook and return what was reported, whatever became of the process."""
    with _own_folder() as folder:
        lay_out(work.beside, folder / "own" / "notebooks")
        job, log, started = _write_job(folder, work, room), folder / "start.log", time.time()
        try:
            pid = seat.start(job, log, folder / "own")
        except (OSError, ValueError) as error:
            return Ran("failed", (), str(error) or type(error).__name__)
        try:
            ending = watch(seat, pid, folder, room.limits, room.stop)
        finally:
            end(seat, pid, started)
        events = _read_events(folder / "events.jsonl")
        kinds = {event["event"] for event in events}
        if ending == "crashed" and "end" in kinds:
            ending = "whole"
        if "ready" not in kinds and ending != "stopped":
            return Ran("failed", tuple(events), log.read_bytes()[-600:].decode("utf-8", "replace"))
        return Ran(ending, tuple(events), seat.ended_by() if ending == "crashed" else "")


def _write_job(folder: Path, work: Submission, room: Room) -> Path:
    job = {
        "cells": list(work.cells),
        "own_cells": list(own_cells(work.lesson)),
        "events": str(folder / "events.jsonl"),
        "folder": str(folder / "own"),
        "environment": environment(folder / "own"),
        "seconds": room.limits.seconds,
        "cell_seconds": room.limits.seconds / 3,
        "megabytes": room.limits.megabytes,
        "processes": room.processes,
        "private": list(room.private),
        "readable": libraries(),
        "caches": room.caches,
    }
    path = folder / "job.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    return path


@contextmanager
def _own_folder() -> Iterator[Path]:
    """Make a fresh folder laid out like the course, and clear it away whatever is in it."""
    folder = Path(tempfile.mkdtemp(prefix="tifa-")).resolve()
    try:
        for name in ("notebooks", "home", "tmp"):
            (folder / "own" / name).mkdir(parents=True)
        for name in ("speeches", "lexicons"):
            source = course_folder() / "data" / name
            shutil.copytree(source, folder / "own" / "data" / name, copy_function=shutil.copyfile)
        yield folder
    finally:
        _clear(folder)


def _clear(folder: Path) -> None:
    def unlock(function: Callable[..., Any], path: str, _: Any) -> None:
        with suppress(OSError):
            os.chmod(Path(path).parent, stat.S_IRWXU)
            if not os.path.islink(path):
                os.chmod(path, stat.S_IRWXU)
            function(path)

    handler: Any = {"onexc" if sys.version_info >= (3, 12) else "onerror": unlock}
    for _ in range(2):  # a folder that was locked is emptied the second time
        if folder.exists():
            shutil.rmtree(folder, **handler)


def _read_events(path: Path) -> list[dict[str, Any]]:
    """Read what was reported; lines that are no events are left out, for anyone may have written them."""
    events: list[dict[str, Any]] = []
    if not path.is_file():
        return events
    with path.open("rb") as file:
        for line in file.read(_EVENTS).split(b"\n"):
            with suppress(ValueError, RecursionError):
                event = json.loads(line)
                if isinstance(event, dict) and isinstance(event.get("event"), str):
                    events.append(event)
    return events
