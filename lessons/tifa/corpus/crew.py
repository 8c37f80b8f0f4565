"""Work shared out: in this process, among processes of this machine, or on a Dask cluster.

The processes are plain interpreters that talk through pipes. So a script needs no `__main__`
guard, a notebook's threads do no harm, Ctrl-C reaches only the one who asked, and a process
whose owner is gone reads the end of its input and ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING, cast

from ..wording import VARIABLE, current_language, say
from .batches import Batch, Item, Problem, Recipe, read_batch

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Numbered", "cores", "read_lots", "serve"]

Lot = Sequence[Item]
Numbered = tuple[int, list[Batch]]
_Process = subprocess.Popen[bytes]

_SERVE = "import sys; sys.path[:] = {path!r}; from tifa.corpus.crew import serve; serve()"
_READY = "ready"
_RISKY = (".pdf", ".docx")  # read by libraries in C
_TAKING = threading.Lock()


def cores() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_lots(
    lots: Sequence[Lot], recipe: Recipe, *, workers: int, client: Client | None = None
) -> Generator[Numbered, None, None]:
    """Yield what was made of each lot, with its number, as it is done and not in order."""
    if client is not None:
        return _on_cluster(lots, recipe, client)
    if workers == 1 or not sys.executable:
        return ((number, [read_batch(lot, recipe)]) for number, lot in enumerate(lots))
    return _among_processes(lots, recipe, workers)


def serve() -> None:
    """Be a worker: read a recipe and then lots from stdin, write their batches to stdout."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    orders = sys.stdin.buffer
    recipe = pickle.load(orders)
    gc.freeze()  # what is loaded now stays; do not look through it again and again
    _send(answers, _READY)
    while True:
        try:
            lot = pickle.load(orders)
        except EOFError:
            return
        _send(answers, read_batch(lot, recipe))


def _send(pipe: IO[bytes], message: object) -> None:
    pickle.dump(message, pipe, protocol=5)
    pipe.flush()


def _among_processes(lots: Sequence[Lot], recipe: Recipe, workers: int) -> Generator[Numbered, None, None]:
    """Read lots in other processes and in this one, which would otherwise wait for them."""
    waiting = deque(enumerate(lots))
    done: queue.SimpleQueue[Numbered | BaseException] = queue.SimpleQueue()
    crew = _Crew(recipe, workers - 1)

    def drive() -> None:
        try:
            while order := _next(waiting):
                done.put((order[0], crew.read(order[1])))
        except BaseException as error:
            done.put(error)

    threads = [threading.Thread(target=drive) for _ in range(workers - 1)]
    try:
        for thread in threads:
            thread.start()
        for _ in lots:
            own = _next(waiting, _is_harmless) if done.empty() else None
            yield (own[0], [read_batch(own[1], recipe)]) if own else _result(done)
    finally:
        waiting.clear()
        crew.stop()
        for thread in threads:
            thread.join()
        crew.clear()


def _next(waiting: deque[tuple[int, Lot]], fits: Callable[[Lot], bool] = bool) -> tuple[int, Lot] | None:
    """Take the first lot that fits."""
    with _TAKING:
        found = next((order for order in waiting if fits(order[1])), None)
        if found:
            waiting.remove(found)
        return found


def _is_harmless(lot: Lot) -> bool:
    """Say whether nothing in a lot could crash the process that reads it."""
    return not any(item.path.lower().endswith(_RISKY) for item in lot)


def _result(done: queue.SimpleQueue[Numbered | BaseException]) -> Numbered:
    result = done.get()
    if isinstance(result, BaseException):
        raise result
    return result


class _Crew:
    """Worker processes, each started when first needed and again where a file crashed it."""

    def __init__(self, recipe: Recipe, size: int) -> None:
        self._recipe = recipe
        self._idle: queue.SimpleQueue[_Process | None] = queue.SimpleQueue()
        self._processes: set[_Process] = set()
        self._starting = threading.Lock()
        self._stopped = False
        for _ in range(size):
            self._idle.put(None)

    def read(self, lot: Lot) -> list[Batch]:
        """Read a lot; one that crashes its process is read file by file, to find the culprit."""
        batch = self._try(lot)
        if batch:
            return [batch]
        if len(lot) == 1:
            return [_crashed(lot[0])]
        return [batch for item in lot for batch in self.read([item])]

    def stop(self) -> None:
        """Kill all processes, whatever they are at, and start no more."""
        with self._starting:
            self._stopped = True
        for process in self._processes:
            process.kill()

    def clear(self) -> None:
        """Take down what the killed processes leave behind."""
        while self._processes:
            self._bury(next(iter(self._processes)))

    def _try(self, lot: Lot) -> Batch | None:
        process = self._idle.get() or self._start()
        try:
            return cast(Batch, _ask(process, lot)) if process else None
        except (EOFError, OSError, pickle.UnpicklingError):
            self._bury(cast(_Process, process))
            process = None
            return None
        finally:
            self._idle.put(process)

    def _start(self) -> _Process | None:
        with self._starting:
            if self._stopped:
                return None
            process = _new_process()
            self._processes.add(process)
        try:
            _ask(process, self._recipe)
        except (EOFError, OSError) as error:
            raise RuntimeError(say("the reading processes do not start; try it with workers=1")) from error
        return process

    def _bury(self, process: _Process) -> None:
        process.kill()
        process.wait()
        self._processes.discard(process)
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was still to be written has no reader any more
                cast(IO[bytes], pipe).close()


def _new_process() -> _Process:
    return subprocess.Popen(
        [sys.executable, "-c", _SERVE.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # every error comes back as a problem
        env={
            **os.environ,
            "OPENBLAS_NUM_THREADS": "1",
            VARIABLE: current_language(),
        },  # numpy starts faster so
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _ask(process: _Process, order: object) -> object:
    _send(cast(IO[bytes], process.stdin), order)
    return pickle.load(cast(IO[bytes], process.stdout))


def _crashed(item: Item) -> Batch:
    problem = say("reading it crashed the process; the file is probably damaged")
    return Batch([], [Problem(item.path or item.name, problem)], [], b"")


def _on_cluster(lots: Sequence[Lot], recipe: Recipe, client: Client) -> Generator[Numbered, None, None]:
    from distributed import as_completed as completed

    futures = client.map(read_batch, lots, recipe=recipe, pure=False)
    numbers = {future.key: number for number, future in enumerate(futures)}
    try:
        for future, batch in completed(futures, with_results=True):
            yield numbers[future.key], [batch]
    finally:
        client.cancel(futures)
