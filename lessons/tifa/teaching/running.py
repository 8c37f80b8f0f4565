"""One submission in a process and folder of its own, watched, and ended with all that it started."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..files import course_folder
from ..wording import VARIABLE, current_language
from .cells import own_cells

__all__ = ["ENDINGS", "Limits", "Ran", "Room", "run_attempt"]

ENDINGS = ("whole", "crashed", "time", "memory", "processes", "disk", "failed")
_START = 60  # seconds until Python and tifa are loaded
_PROCESSES = 24  # that one submission may have at a time
_DISK = 300_000_000  # bytes that it may leave in its folder
_STARTED = 400_000_000  # bytes of memory that Python and tifa take themselves
_EVENTS = 20_000_000  # bytes of what it may report
_TOKEN = "TIFA_ATTEMPT"
_PACKAGE = Path(__file__).resolve().parents[1]
_CODE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from tifa.teaching.attempt import main; main(sys.argv[2:])"


@dataclass(frozen=True)
class Limits:
    """What one submission may take: seconds in all (a third of them in one cell), megabytes of memory."""

    seconds: float = 60
    megabytes: int = 1024


@dataclass(frozen=True)
class Ran:
    """How a run ended (one of ENDINGS), what it reported line by line, and what Python said at its start."""

    ending: str
    events: tuple[dict[str, Any], ...]
    detail: str = ""


@dataclass(frozen=True)
class Room:
    """What all runs share: limits, folders that no run may read, prepared caches, the sign to stop."""

    limits: Limits = Limits()
    private: tuple[str, ...] = ()
    caches: dict[str, str] = field(default_factory=dict)
    processes: int = 4096  # that the account may have
    stop: threading.Event = field(default_factory=threading.Event)


def run_attempt(cells: Sequence[str], lesson: str, room: Room) -> Ran:
    """Run the cells of one notebook and return what was reported, whatever became of the process."""
    with _own_folder() as folder:
        job = _write_job(folder, cells, lesson, room)
        token = secrets.token_hex(16)
        started = time.time()
        with (folder / "start.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", _CODE, json.dumps(_module_paths()), str(job)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # a gigabyte of print costs nothing there
                stderr=log,
                cwd=folder / "own" / "notebooks",
                env=_environment(folder / "own") | {_TOKEN: token},
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        try:
            ending = _watch(process, folder, room)
        finally:
            _end(process, token, started)
        events = _read_events(folder / "events.jsonl")
        if ending == "crashed" and any(event["event"] == "end" for event in events):
            ending = "whole"
        if not any(event["event"] == "ready" for event in events) and ending != "stopped":
            ending = "failed"
        log_end = (folder / "start.log").read_bytes()[-600:].decode("utf-8", "replace")
        detail = log_end if ending == "failed" else _exit(process.returncode)
        return Ran(ending, tuple(events), detail)


def _write_job(folder: Path, cells: Sequence[str], lesson: str, room: Room) -> Path:
    job = {
        "cells": list(cells),
        "own_cells": list(own_cells(lesson)),
        "lesson": lesson,
        "events": str(folder / "events.jsonl"),
        "folder": str(folder / "own"),
        "seconds": room.limits.seconds,
        "cell_seconds": room.limits.seconds / 3,
        "megabytes": room.limits.megabytes,
        "processes": room.processes,
        "private": list(room.private),
        "readable": _readable(),
        "caches": room.caches,
    }
    path = folder / "job.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    return path


def _module_paths() -> list[str]:
    """List where modules are found, without the folder that the teacher happens to be in."""
    here = Path.cwd()
    paths = [path for path in sys.path if path and Path(path).resolve() != here]
    return [str(_PACKAGE.parent), *paths]


def _readable() -> list[str]:
    libraries = [path for path in sys.path if "-packages" in Path(path).name]
    return [*dict.fromkeys([sys.prefix, sys.base_prefix, str(course_folder()), str(_PACKAGE), *libraries])]


def _environment(own: Path) -> dict[str, str]:
    """Give what Python needs and nothing of the teacher's."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LD_LIBRARY_PATH")
    places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(own / "home"))
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(own / "tmp"))
    fixed = {
        "LANG": "C.UTF-8",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": str(own / "home" / "matplotlib"),
        "IPYTHONDIR": str(own / "home" / "ipython"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        VARIABLE: current_language(),
    }
    return {name: os.environ[name] for name in kept if name in os.environ} | places | temporary | fixed


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


def _watch(process: subprocess.Popen[bytes], folder: Path, room: Room) -> str:
    """Wait for the end and say which it was; what takes too much is left to be ended."""
    deadline, ready, looks = time.monotonic() + _START, False, 0
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            return "crashed"  # until it has reported otherwise
        looks += 1
        if room.stop.is_set():
            return "stopped"
        if not ready and (folder / "events.jsonl").is_file() and (folder / "events.jsonl").stat().st_size:
            ready, deadline = True, time.monotonic() + room.limits.seconds
        if time.monotonic() > deadline:
            return "time" if ready else "failed"
        excess = _excess(process.pid, room.limits) if ready and looks % 3 == 0 else ""
        if not excess and looks % 15 == 0 and _size(folder) > _DISK:
            excess = "disk"
        if excess:
            return excess


def _excess(pid: int, limits: Limits) -> str:
    import psutil

    with suppress(psutil.Error):
        processes = [(own := psutil.Process(pid)), *own.children(recursive=True)]
        if len(processes) > _PROCESSES:
            return "processes"
        used = 0
        for process in processes:
            with suppress(psutil.Error):
                used += process.memory_info().rss
        if used > limits.megabytes * 1_000_000 + _STARTED:
            return "memory"
    return ""


def _size(folder: Path) -> int:
    """Add up the files of a folder, up to where it is too much anyway."""
    total = 0
    for number, (where, _, files) in enumerate(os.walk(folder)):
        for name in files:
            with suppress(OSError):
                total += os.lstat(os.path.join(where, name)).st_size + 4096
        if total > _DISK or number > 10_000:
            return _DISK + 1
    return total


def _end(process: subprocess.Popen[bytes], token: str, started: float) -> None:
    """End the process, its group, and what has left the group but still bears the token."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    for _ in range(20):
        strays = [process.pid] if process.poll() is None else []
        strays += _strays(token, started)
        if not strays:
            break
        for pid in strays:
            _kill(pid)
    process.wait()


def _kill(pid: int) -> None:
    import psutil

    with suppress(psutil.Error):
        stray = psutil.Process(pid)
        stray.kill()
        stray.wait(1)


def _strays(token: str, started: float) -> list[int]:
    """Find processes younger than the run whose environment has its token."""
    import psutil

    found = []
    for other in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if other.create_time() < started - 2 or other.status() == psutil.STATUS_ZOMBIE:
                continue
            if other.environ().get(_TOKEN) == token:
                found.append(other.pid)
    return found


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


def _exit(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}" if code else ""
