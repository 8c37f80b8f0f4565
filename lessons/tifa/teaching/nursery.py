"""A Python with tifa loaded that copies itself for each run, so that a run need not wait for the loading.

No learner's code runs here: it runs in the copies, and what they change is theirs alone.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from .job import begin, share_caches
from .linux import adopt_orphans

__all__ = ["main"]


def main(arguments: Sequence[str]) -> None:
    """Read jobs, one a line, and say for each the number of its process and, in the end, its exit code."""
    adopt_orphans()
    share_caches(json.loads(arguments[0]))
    _load()
    gc.freeze()  # what is loaded stays in memory that all copies share
    for line in sys.stdin:
        job, log = json.loads(line)
        pid = os.fork()
        if not pid:
            _be_born(job, log)
        _tell(pid)
        _, status = os.waitpid(pid, 0)
        _tell(os.waitstatus_to_exitcode(status))
        with suppress(ChildProcessError):  # what earlier copies left behind, and was ended
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _load() -> None:
    """Load what every lesson uses: tables, dictionary, the speech, the exercises."""
    from ..documents import load_speech
    from ..exercises import exercises
    from ..frequency import frequencies

    for module in ("pandas", "IPython.core.inputtransformer2"):
        import_module(module)
    exercises()
    with suppress(Exception):  # a course without its speech can be graded too
        frequencies(load_speech())


def _be_born(job: str, log: str) -> None:
    """Turn the copy into a process of its own, and never return."""
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        errors = os.open(log, os.O_WRONLY | os.O_CREAT, 0o600)
        for number, file in enumerate((nowhere, nowhere, errors)):
            os.dup2(file, number)
        begin(job)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _tell(number: int) -> None:
    os.write(1, f"{number}\n".encode("ascii"))
