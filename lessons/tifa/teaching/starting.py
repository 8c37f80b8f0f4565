"""Where a run begins: a fresh Python, or one that has tifa loaded already and copies itself (POSIX)."""

from __future__ import annotations

import json
import os
import secrets
import select
import signal
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path

from ..files import course_folder
from ..wording import VARIABLE, current_language

__all__ = ["TOKEN", "Fresh", "Nursery", "Seat", "environment", "libraries"]

TOKEN = "TIFA_ATTEMPT"  # a variable by which every process of a run can be told
_PACKAGE = Path(__file__).resolve().parents[1]
_CODE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from tifa.teaching.{module} import main; main(sys.argv[2:])"


class Seat(ABC):
    """A place at which one run at a time can sit."""

    token = ""
    keeper = 0  # the process that stays when the run ends, if any

    @abstractmethod
    def start(self, job: Path, log: Path, own: Path) -> int:
        """Start a run and return the number of its process."""

    @abstractmethod
    def over(self, seconds: float) -> bool:
        """Wait up to some seconds and say whether the process has ended."""

    @abstractmethod
    def ended_by(self) -> str:
        """Name the signal or exit code of the process that has ended."""

    @abstractmethod
    def close(self) -> None:
        """End what the seat itself keeps running."""


class Fresh(Seat):
    """A new Python for each run: it works everywhere, and takes seconds to load."""

    def start(self, job: Path, log: Path, own: Path) -> int:
        """Start Python on a job."""
        self.token = secrets.token_hex(16)
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                _command("job", str(job)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # a gigabyte of print costs nothing there
                stderr=errors,
                cwd=own / "notebooks",
                env=environment(own) | {TOKEN: self.token},
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        return self._process.pid

    def over(self, seconds: float) -> bool:
        """Wait for the process."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
            return True
        return False

    def ended_by(self) -> str:
        """Name the signal or exit code."""
        return _exit(self._process.returncode)

    def close(self) -> None:
        """Nothing is kept."""


class Nursery(Seat):
    """A Python that has loaded tifa, in which no learner's code runs, and whose copies are the runs."""

    def __init__(self, caches: dict[str, str]) -> None:
        self._caches = caches
        self._process: subprocess.Popen[bytes] | None = None
        self._code: int | None = None

    def start(self, job: Path, log: Path, own: Path) -> int:
        """Let the nursery copy itself; `OSError` where it does not even start."""
        process = self._process or self._open()
        assert process.stdin
        self._code = None
        try:
            process.stdin.write(f"{json.dumps([str(job), str(log)])}\n".encode())
            process.stdin.flush()
            return int(self._line(60))
        except (OSError, ValueError) as error:
            self.close()
            raise OSError("the process that prepares the others does not start") from error

    def _open(self) -> subprocess.Popen[bytes]:
        self.token = secrets.token_hex(16)
        self._folder = tempfile.TemporaryDirectory(prefix="tifa-")
        own = Path(self._folder.name).resolve()
        (own / "tmp").mkdir()
        self._process = subprocess.Popen(
            _command("nursery", json.dumps(self._caches)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=own,
            env=environment(own) | {TOKEN: self.token},
            start_new_session=True,
            bufsize=0,
        )
        self.keeper = self._process.pid
        return self._process

    def _line(self, seconds: float) -> bytes:
        """Read one short line, or nothing if none comes in time; `OSError` at the end of them all."""
        assert self._process
        assert self._process.stdout
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            return b""
        line = self._process.stdout.readline()
        if not line:
            raise OSError("the nursery is gone")
        return line

    def over(self, seconds: float) -> bool:
        """Wait for the nursery to say how the copy ended."""
        if self._code is not None or not self._process:
            return True
        try:
            line = self._line(seconds)
        except OSError:  # a run that ended its own nursery
            self.close()
            return True
        self._code = int(line) if line.strip() else None
        return self._code is not None

    def ended_by(self) -> str:
        """Name the signal or exit code."""
        return _exit(self._code)

    def close(self) -> None:
        """End the nursery and clear away its folder."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError, AttributeError):
                    pipe.close()  # type: ignore[union-attr]
            self._folder.cleanup()


def _command(module: str, argument: str) -> list[str]:
    """Call a module of this package in an isolated Python that finds what this one finds."""
    here = Path.cwd()  # the folder that the teacher happens to be in is none to find modules in
    paths = [str(_PACKAGE.parent), *(path for path in sys.path if path and Path(path).resolve() != here)]
    return [
        sys.executable,
        "-I",
        "-X",
        "utf8",
        "-c",
        _CODE.format(module=module),
        json.dumps(paths),
        argument,
    ]


def libraries() -> list[str]:
    """List the folders of Python, its packages and the course, wherever they lie."""
    packages = [path for path in sys.path if "-packages" in Path(path).name]
    course = [str(course_folder() / part) for part in ("data", "notebooks")]
    return [*dict.fromkeys([sys.prefix, sys.base_prefix, str(_PACKAGE), *course, *packages])]


def environment(own: Path) -> dict[str, str]:
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


def _exit(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}" if code else ""
