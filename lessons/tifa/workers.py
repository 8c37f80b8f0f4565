"""A worker: a plain interpreter that is told through a pipe what to do, and answers through another.

So a script needs no `__main__` guard, a notebook's threads do no harm, Ctrl-C reaches only the one
who asked, and a worker whose owner is gone reads the end of its input and ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from typing import IO, cast

from .wording import VARIABLE, current_language

__all__ = ["Worker", "ask", "dismiss", "new_worker", "serve"]

Worker = subprocess.Popen[bytes]

_SERVE = "import sys; sys.path[:] = {path!r}; from tifa.workers import serve; serve()"
_READY = "ready"


def new_worker() -> Worker:
    """Start a worker, which waits for what it is to do."""
    return subprocess.Popen(
        [sys.executable, "-c", _SERVE.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # every error comes back as a problem
        env={
            **os.environ,
            "OPENBLAS_NUM_THREADS": "1",  # numpy starts faster so
            VARIABLE: current_language(),
        },
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def ask(worker: Worker, order: object) -> object:
    """Give an order, first what to do and then lots, and wait for the answer; `EOFError` if the worker ends over it."""
    _send(cast(IO[bytes], worker.stdin), order)
    return pickle.load(cast(IO[bytes], worker.stdout))


def dismiss(worker: Worker) -> None:
    """Kill a worker, whatever it is at, and take down what it leaves behind."""
    worker.kill()
    worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        with suppress(OSError):  # what was still to be written has no reader any more
            cast(IO[bytes], pipe).close()


def serve() -> None:
    """Be a worker: read from stdin what to do and then lots, write the results to stdout."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    orders = sys.stdin.buffer
    do = pickle.load(orders)
    gc.freeze()  # what is loaded now stays; do not look through it again and again
    _send(answers, _READY)
    while True:
        try:
            lot = pickle.load(orders)
        except EOFError:
            return
        _send(answers, do(lot))


def _send(pipe: IO[bytes], message: object) -> None:
    pickle.dump(message, pipe, protocol=5)
    pipe.flush()
