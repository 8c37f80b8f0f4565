"""What Linux itself does about a run: a fence around its files, programs, signals and TCP, and no lost children.

Python's own refusals (see `fences`) end where code goes around Python. Landlock binds that code as
well, and all that it starts; there is no way back. Linux has it since 5.13 (docs.kernel.org,
"Landlock: unprivileged access control"); on other systems nothing happens here.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

__all__ = ["adopt_orphans", "landlock", "lock_in"]

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # numbers of the system calls, the same on every processor
_ASK_VERSION, _BELOW_A_PATH = 1, 1
_NO_NEW_PRIVILEGES, _ADOPT_ORPHANS = 38, 36
_WRITE_FILE, _READ = 1 << 1, 1 << 2 | 1 << 3  # files and folders; bit 0 is to execute
_KINDS = {1: 13, 2: 14}  # kinds of access to files that a version knows, each a bit
_LATEST_KINDS = 15
_TCP = 1 << 0 | 1 << 1  # bind and connect, since version 4
_OUTSIDE = 1 << 0 | 1 << 1  # sockets and signals of processes outside, since version 6


class _Below(ctypes.Structure):
    """What is allowed below a path."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def adopt_orphans() -> None:
    """Become the parent of all processes below this one whose own parent ends, so that they can be found."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)


def landlock() -> int:
    """Return the version of Landlock that this system has, 0 for none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(0, int(ctypes.CDLL(None).syscall(_CREATE, None, 0, _ASK_VERSION)))


def lock_in(own: str, *, private: Sequence[str], readable: Sequence[str]) -> bool:
    """Let this process read all but the `private` folders, write into `own` only, and start no program.

    The `readable` folders stay so within private ones. Paths are real ones, without links. It holds
    for this thread and what it starts from now on. Returns whether this system can do it.
    """
    version = landlock()
    if not version:
        return False
    system = ctypes.CDLL(None)
    every = (1 << _KINDS.get(version, _LATEST_KINDS)) - 1
    parts = [every, *([_TCP] if version >= 4 else []), *([_OUTSIDE] if version >= 6 else [])]
    rules = (ctypes.c_uint64 * len(parts))(*parts)
    ruleset = system.syscall(_CREATE, rules, ctypes.sizeof(rules), 0)
    if ruleset < 0:
        return False
    for path in [*_outside("/", private), *readable]:
        _allow(system, ruleset, path, _READ)
    _allow(system, ruleset, own, every & ~1)
    _allow(system, ruleset, os.devnull, _WRITE_FILE | _READ)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    done: int = system.syscall(_RESTRICT, ruleset, 0)
    os.close(ruleset)
    return done == 0


def _outside(folder: str, private: Sequence[str]) -> Iterator[str]:
    """Yield the largest folders, and the files beside them, that hold nothing private."""
    below = folder.rstrip("/") + "/"
    if not any((path + "/").startswith(below) for path in private):
        yield folder
        return
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.path not in private and not entry.is_symlink():
                yield from _outside(entry.path, private)


def _allow(system: ctypes.CDLL, ruleset: int, path: str, access: int) -> None:
    """Allow some kinds of access below a folder, or to a file, which knows no kinds of a folder's."""
    with suppress(OSError):  # what is not there needs no rule
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        access = access if os.path.isdir(path) else access & (_WRITE_FILE | _READ) & ~(1 << 3)
        rule = _Below(access, place)
        system.syscall(_ADD, ruleset, _BELOW_A_PATH, ctypes.byref(rule), 0)
        os.close(place)
