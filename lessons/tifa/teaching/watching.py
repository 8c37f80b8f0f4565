"""A run under watch: what takes too much is ended, with all that it started."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .starting import TOKEN, Seat

__all__ = ["Limits", "end", "watch"]

_START = 60  # seconds until Python and tifa are loaded
_PROCESSES = 24  # that one submission may have at a time
_DISK = 300_000_000  # bytes that it may leave in its folder
_STARTED = 500_000_000  # bytes of memory that Python and tifa take themselves


@dataclass(frozen=True)
class Limits:
    """What one submission may take: seconds in all (a third of them in one cell), megabytes of memory."""

    seconds: float = 60
    megabytes: int = 1024


def watch(seat: Seat, pid: int, folder: Path, limits: Limits, stop: threading.Event) -> str:
    """Wait for the end and say which it was; what takes too much is left to be ended."""
    deadline, ready, looks = time.monotonic() + _START, False, 0
    events = folder / "events.jsonl"
    while True:
        if seat.over(0.05):
            return "crashed"  # until it has reported otherwise
        looks += 1
        if stop.is_set():
            return "stopped"
        if not ready and events.is_file() and events.stat().st_size:
            ready, deadline = True, time.monotonic() + limits.seconds
        if time.monotonic() > deadline:
            return "time" if ready else "failed"
        excess = _excess(pid, limits) if ready and looks % 3 == 0 else ""
        if not excess and looks % 15 == 0 and _size(folder) > _DISK:
            excess = "disk"
        if excess:
            return excess


def _excess(pid: int, limits: Limits) -> str:
    import psutil

    with suppress(psutil.Error):
        own = psutil.Process(pid)
        others = own.children(recursive=True)
        if len(others) >= _PROCESSES:
            return "processes"
        used = own.memory_info().rss
        for process in others:
            with suppress(psutil.Error):  # of copies only what they do not share
                used += process.memory_full_info().uss
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


def end(seat: Seat, pid: int, started: float) -> None:
    """End the process, its group, and what has left the group but stands below the seat or bears its token."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
    for _ in range(20):
        strays = [] if seat.over(0) else [pid]
        strays += _strays(seat, started)
        if not strays:
            break
        for stray in strays:
            _kill(stray)
    seat.over(10)


def _kill(pid: int) -> None:
    import psutil

    with suppress(psutil.Error):
        stray = psutil.Process(pid)
        stray.kill()
        stray.wait(1)


def _strays(seat: Seat, started: float) -> list[int]:
    """Find the processes below the seat, and those younger than the run whose environment has its token."""
    import psutil

    found = []
    with suppress(psutil.Error):
        below = psutil.Process(seat.keeper).children(recursive=True) if seat.keeper else []
        found = [other.pid for other in below if other.status() != psutil.STATUS_ZOMBIE]
    for other in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if other.create_time() < started - 2 or other.status() == psutil.STATUS_ZOMBIE:
                continue
            if other.pid != seat.keeper and other.environ().get(TOKEN) == seat.token:
                found.append(other.pid)
    return found
