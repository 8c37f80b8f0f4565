"""What a learner's process may not do: limits of the system, and refusals inside Python.

The refusals are an audit hook: they keep mistakes and mischief of ordinary Python code away from
the teacher's files, other programs and the network, and say so in a sentence. Code that goes around
Python (ctypes, say) does not meet them; where the system has a fence of its own (see `linux`),
that one holds it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..wording import say
from .linux import lock_in

__all__ = ["fence_in", "limit_resources"]

_FILE = 50_000_000  # bytes of one file
_NETWORK = (
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.sendto", "socket.sendmsg"),
)
_PROGRAMS = (
    *("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
    *("os.startfile", "pty.spawn"),
)
_WRITING = {  # events, and which of their arguments name what is changed
    **dict.fromkeys(("os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.truncate"), (0,)),
    **dict.fromkeys(("os.rename", "os.link", "shutil.move"), (0, 1)),
    **dict.fromkeys(("shutil.rmtree", "os.utime", "os.setxattr", "os.removexattr"), (0,)),
    "os.symlink": (1,),
    "sqlite3.connect": (0,),
}
_DIRECTORY = {"os.remove": 1, "os.rmdir": 1, "os.mkdir": 2, "os.chmod": 2, "os.chown": 3, "shutil.rmtree": 1}
_WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def limit_resources(*, seconds: int, megabytes: int, processes: int) -> None:
    """Let the system end what runs too long or takes too much; Windows has no such limits.

    `megabytes` come on top of what this process has taken already; `processes` is the number that
    the whole account may have.
    """
    try:
        import resource
    except ImportError:
        return
    limits = {
        "RLIMIT_CPU": seconds,
        "RLIMIT_FSIZE": _FILE,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": processes,
        "RLIMIT_AS": _address_space() + megabytes * 1_000_000,
    }
    for name, most in limits.items():
        with suppress(AttributeError, ValueError, OSError):  # macOS lacks some, others are lower already
            resource.setrlimit(getattr(resource, name), (most, most))


def _address_space() -> int:
    with suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf(
            "SC_PAGESIZE"
        )
    return 4_000_000_000


def fence_in(own: Path, *, private: Sequence[str], readable: Sequence[str]) -> None:
    """Refuse from now on, for good: the network, other programs, and files outside the `own` folder.

    Nothing outside `own` can be changed; nothing in the `private` folders can be read, except what
    lies in `own` or the `readable` ones.
    """
    home = _real(own)
    lock_in(home, private=[_real(folder) for folder in private], readable=[_real(path) for path in readable])
    inside = (home + os.sep, *(_real(folder) + os.sep for folder in readable))
    closed = tuple(_real(folder) + os.sep for folder in private)
    said = _sentences()  # made now: a catalogue could not be read later
    real, folder_there = _real, os.path.isdir
    own_process = f"/proc/{os.getpid()}/"  # the other processes' folders tell the teacher's variables
    # An opened folder is a place that paths can start from unseen, so none is; removing trees needs none.
    shutil._use_fd_functions = False  # type: ignore[attr-defined]

    def writable(path: Any, directory: int) -> None:
        where = real(path, directory)
        if where is not None and where != os.devnull and not (where + os.sep).startswith(home + os.sep):
            raise PermissionError(f"{said['write']}: {where}")

    def visible(path: Any) -> None:
        where = real(path)
        if where is None:
            return
        where += os.sep
        other = where.startswith("/proc/") and where[6].isdigit() and not where.startswith(own_process)
        if other or (where.startswith(closed) and not where.startswith(inside)):
            raise PermissionError(f"{said['read']}: {where[:-1]}")

    def opened(path: Any) -> None:
        visible(path)
        if folder_there(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)

    sys.addaudithook(_hook(writable, opened, visible, said))


def _sentences() -> dict[str, str]:
    return {
        "write": say("while graded, a notebook changes no file outside its own folder"),
        "read": say("while graded, a notebook reads no private file"),
        "network": say("while graded, a notebook has no network"),
        "start": say("while graded, a notebook starts no other programs"),
        "end": say("while graded, a notebook ends no other programs"),
    }


def _hook(
    writable: Callable[[Any, int], None],
    opened: Callable[[Any], None],
    visible: Callable[[Any], None],
    said: dict[str, str],
) -> Callable[[str, tuple[Any, ...]], None]:
    network, programs, identity = frozenset(_NETWORK), frozenset(_PROGRAMS), os.getpid()
    writing, directory, flags = dict(_WRITING), dict(_DIRECTORY), _WRITE_FLAGS

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, mode = arguments
            if isinstance(path, str | bytes):
                if isinstance(mode, int) and mode & flags:
                    writable(path, -1)
                else:
                    opened(path)
        elif event in {"os.listdir", "os.scandir"}:
            visible(arguments[0] if arguments[0] is not None else ".")
        elif event in writing:
            where = directory.get(event, len(arguments))
            folder = arguments[where] if where < len(arguments) else -1
            for number in writing[event]:
                writable(arguments[number], folder if isinstance(folder, int) else -1)
        elif event in network:
            raise PermissionError(said["network"])
        elif event in programs:
            raise PermissionError(said["start"])
        elif event in {"os.kill", "os.killpg"} and arguments[0] != identity:
            raise PermissionError(said["end"])

    return hook


def _real(path: Any, directory: int = -1) -> Any:
    """Return where a path really leads, links followed; None for what is no path, such as a number."""
    if isinstance(path, int):
        return None
    text = os.fsdecode(path)
    if directory is not None and directory >= 0 and not os.path.isabs(text):
        try:
            text = os.path.join(os.readlink(f"/proc/self/fd/{directory}"), text)
        except OSError:
            return None
    return os.path.realpath(text)
