"""Work done lot by lot: in this process, among workers of this machine, or on a Dask cluster."""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .wording import say
from .workers import Worker, ask, dismiss, new_worker

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Numbered", "Work", "cores", "do_lots"]

T = TypeVar("T")
R = TypeVar("R")
Lot = Sequence[T]
Numbered = tuple[int, list[R]]

_TAKING = threading.Lock()


def _no(_: object) -> bool:
    return False


@dataclass(frozen=True)
class Work(Generic[T, R]):
    """What is to be done with some items, and how much of it is worth another process.

    `do` makes a result of a lot of items, here or in another process that it travels to; `crashed`
    gives the result of an item that ends its process, and `risky` says of which items that is to be
    feared. Sizes are those that `size` gives.

    >>> count = Work(do="".join, size=len, crashed=repr, worth=9, smallest=2, largest=4)
    >>> count.do(["质量", "第一"]), count.risky("质量")
    ('质量第一', False)
    """

    do: Callable[[Sequence[T]], R]
    size: Callable[[T], int]
    crashed: Callable[[T], R]
    worth: int  # for less, starting a process takes longer than the work
    smallest: int  # of a lot
    largest: int
    risky: Callable[[T], bool] = _no


def cores() -> int:
    """Count the processors that this process may use.

    >>> cores() >= 1
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_lots(
    lots: Sequence[Lot[T]], work: Work[T, R], *, workers: int, client: Client | None = None
) -> Generator[Numbered[R], None, None]:
    """Yield what was made of each lot, with its number, as it is done and not in order.

    >>> join = Work(do="".join, size=len, crashed=repr, worth=9, smallest=2, largest=4)
    >>> list(do_lots([["质量", "第一"], ["强省"]], join, workers=1))
    [(0, ['质量第一']), (1, ['强省'])]
    """
    if client is not None:
        return _on_cluster(lots, work, client)
    if workers == 1 or not sys.executable:
        return ((number, [work.do(lot)]) for number, lot in enumerate(lots))
    return _among_processes(lots, work, workers)


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
        self._idle: queue.SimpleQueue[Worker | None] = queue.SimpleQueue()
        self._processes: set[Worker] = set()
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
            return [cast(R, ask(process, lot))] if process else []
        except (EOFError, OSError, pickle.UnpicklingError):
            self._bury(cast(Worker, process))
            process = None
            return []
        finally:
            self._idle.put(process)

    def _start(self) -> Worker | None:
        with self._starting:
            if self._stopped:
                return None
            process = new_worker()
            self._processes.add(process)
        try:
            ask(process, self._work.do)
        except (EOFError, OSError) as error:
            said = (
                "the processes that share the work do not start; Corpus.from_folder needs none with workers=1"
            )
            raise RuntimeError(say(said)) from error
        return process

    def _bury(self, process: Worker) -> None:
        dismiss(process)
        self._processes.discard(process)


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
