"""Work done lot by lot: in this process, among processes of this machine, or on a Dask cluster.

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
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Generic, TypeVar, cast

from .wording import VARIABLE, current_language, say

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Numbered", "Work", "cores", "do_lots", "serve"]

T = TypeVar("T")
R = TypeVar("R")
Lot = Sequence[T]
Numbered = tuple[int, list[R]]
_Process = subprocess.Popen[bytes]

_SERVE = "import sys; sys.path[:] = {path!r}; from tifa.crew import serve; serve()"
_READY = "ready"
_TAKING = threading.Lock()


def _no(_: object) -> bool:
    return False


@dataclass(frozen=True)
class Work(Generic[T, R]):
    """What is to be done with some items, and how much of it is worth another process.

    `do` makes a result of a lot of items, here or in another process that it travels to; `crashed`
    gives the result of an item that ends its process, and `risky` says of which items that is to be
    feared. Sizes are those that `size` gives.
    """

    do: Callable[[Sequence[T]], R]
    size: Callable[[T], int]
    crashed: Callable[[T], R]
    worth: int  # for less, starting a process takes longer than the work
    smallest: int  # of a lot
    largest: int
    risky: Callable[[T], bool] = _no


def cores() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_lots(
    lots: Sequence[Lot[T]], work: Work[T, R], *, workers: int, client: Client | None = None
) -> Generator[Numbered[R], None, None]:
    """Yield what was made of each lot, with its number, as it is done and not in order."""
    if client is not None:
        return _on_cluster(lots, work, client)
    if workers == 1 or not sys.executable:
        return ((number, [work.do(lot)]) for number, lot in enumerate(lots))
    return _among_processes(lots, work, workers)


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


def _among_processes(
    lots: Sequence[Lot[T]], work: Work[T, R], workers: int
) -> Generator[Numbered[R], None, None]:
    """Do lots in other processes and in this one, which would otherwise wait for them."""
    waiting = deque(enumerate(lots))
    done: queue.SimpleQueue[Numbered[R] | BaseException] = queue.SimpleQueue()
    crew = _Crew(work, workers - 1)

    def drive() -> None:
        try:
            while order := _next(waiting):
                done.put((order[0], crew.do(order[1])))
        except BaseException as error:
            done.put(error)

    threads = [threading.Thread(target=drive) for _ in range(workers - 1)]
    try:
        for thread in threads:
            thread.start()
        for _ in lots:
            own = _next(waiting, lambda lot: not any(map(work.risky, lot))) if done.empty() else None
            yield (own[0], [work.do(own[1])]) if own else _result(done)
    finally:
        waiting.clear()
        crew.stop()
        for thread in threads:
            thread.join()
        crew.clear()


def _next(
    waiting: deque[tuple[int, Lot[T]]], fits: Callable[[Lot[T]], bool] = bool
) -> tuple[int, Lot[T]] | None:
    """Take the first lot that fits."""
    with _TAKING:
        found = next((order for order in waiting if fits(order[1])), None)
        if found:
            waiting.remove(found)
        return found


def _result(done: queue.SimpleQueue[Numbered[R] | BaseException]) -> Numbered[R]:
    result = done.get()
    if isinstance(result, BaseException):
        raise result
    return result


class _Crew(Generic[T, R]):
    """Worker processes, each started when first needed and again where an item crashed it."""

    def __init__(self, work: Work[T, R], size: int) -> None:
        self._work = work
        self._idle: queue.SimpleQueue[_Process | None] = queue.SimpleQueue()
        self._processes: set[_Process] = set()
        self._starting = threading.Lock()
        self._stopped = False
        for _ in range(size):
            self._idle.put(None)

    def do(self, lot: Lot[T]) -> list[R]:
        """Do a lot; one that crashes its process is done item by item, to find the culprit."""
        results = self._try(lot)
        if results or self._stopped:
            return results
        if len(lot) == 1:
            return [self._work.crashed(lot[0])]
        return [result for item in lot for result in self.do([item])]

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

    def _try(self, lot: Lot[T]) -> list[R]:
        """Give the one result of a lot, or none if its process ends over it."""
        process = self._idle.get() or self._start()
        try:
            return [cast(R, _ask(process, lot))] if process else []
        except (EOFError, OSError, pickle.UnpicklingError):
            self._bury(cast(_Process, process))
            process = None
            return []
        finally:
            self._idle.put(process)

    def _start(self) -> _Process | None:
        with self._starting:
            if self._stopped:
                return None
            process = _new_process()
            self._processes.add(process)
        try:
            _ask(process, self._work.do)
        except (EOFError, OSError) as error:
            said = (
                "the processes that share the work do not start; Corpus.from_folder needs none with workers=1"
            )
            raise RuntimeError(say(said)) from error
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


def _on_cluster(
    lots: Sequence[Lot[T]], work: Work[T, R], client: Client
) -> Generator[Numbered[R], None, None]:
    from distributed import as_completed as completed

    futures = client.map(work.do, lots, pure=False)
    numbers = {future.key: number for number, future in enumerate(futures)}
    try:
        for future, result in completed(futures, with_results=True):
            yield numbers[future.key], [result]
    finally:
        client.cancel(futures)
