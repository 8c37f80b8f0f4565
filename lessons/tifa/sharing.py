"""Items to results, in their order: cut into lots, shared out among processors, with a bar for who watches."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from .crew import Numbered, Work, cores, do_lots
from .surroundings import progress_bar

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["share_out"]

T = TypeVar("T")
R = TypeVar("R")

_SHARE = 3  # a lot is this part of what each worker still has before it, so that all end together


def share_out(
    items: Sequence[T],
    work: Work[T, R],
    *,
    workers: int | None = None,
    bar: str = "",
    unit: str = "",
    client: Client | None = None,
) -> Generator[R, None, None]:
    """Yield what is made of the items, lot after lot; in sum the same for any number of workers.

    `workers` are as many as there are processors, for little work fewer. A bar that counts the
    items by their `unit`, such as " files", with `bar` before it, shows in a notebook or a terminal
    when it takes long; without a unit there is none. What is left half way, by Ctrl-C too, ends all
    workers.

    >>> join = Work(do="".join, size=len, crashed=repr, worth=9, smallest=3, largest=4)
    >>> list(share_out(["质量", "第一", "强省"], join, workers=1))
    ['质量第一', '强省']
    """
    sizes = [max(1, work.size(item)) for item in items]
    hands = workers or max(1, min(cores(), sum(sizes) // work.worth))
    lots = list(_lots(items, sizes, work, hands))
    done = do_lots(lots, work, workers=min(hands, len(lots) or 1), client=client)
    with closing(done), progress_bar(len(items), wanted=bool(unit), unit=unit, desc=bar or None) as shown:

        def counted() -> Iterator[Numbered[R]]:
            for number, results in done:
                shown.update(len(lots[number]))
                yield number, results

        yield from _in_order(counted())


def _lots(items: Sequence[T], sizes: Sequence[int], work: Work[T, R], hands: int) -> Iterator[list[T]]:
    """Cut the items into runs, the last ones smaller."""
    ends = list(accumulate(sizes))
    lot: list[T] = []
    limit = 0
    for item, size, end in zip(items, sizes, ends, strict=True):
        if not lot:
            left = (ends[-1] - (end - size)) // (hands * _SHARE)
            limit = end - size + max(work.smallest, min(work.largest, left))
        lot.append(item)
        if end >= limit:
            yield lot
            lot = []
    if lot:
        yield lot


def _in_order(done: Iterator[Numbered[R]]) -> Iterator[R]:
    waiting: dict[int, list[R]] = {}
    turn = 0
    for number, results in done:
        waiting[number] = results
        while turn in waiting:
            yield from waiting.pop(turn)
            turn += 1
