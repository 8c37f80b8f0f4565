"""Batches to the arrays of one corpus: words numbered anew, in order of first appearance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ..surroundings import progress_bar
from ..wording import say
from .batches import Batch, Entry, Item, Problem, Recipe
from .crew import Numbered, cores, read_lots

if TYPE_CHECKING:
    import numpy as np
    from distributed import Client
    from numpy.typing import NDArray

__all__ = ["Built", "build", "join"]

_SHARE = 3  # a lot is this part of what each worker still has before it, so that all end together
_SMALLEST, _LARGEST = 200_000, 4_000_000  # bytes of a lot
_WORTH_A_PROCESS = 1_500_000  # bytes; for less, starting a process takes longer than the work


class Built(NamedTuple):
    """What all batches together come to."""

    entries: list[Entry]
    problems: list[Problem]
    vocabulary: list[str]
    tokens: NDArray[np.int32]
    bounds: NDArray[np.int64]
    starts: NDArray[np.int32]


def build(
    items: Sequence[Item],
    recipe: Recipe,
    *,
    workers: int | None = None,
    progress: bool = True,
    client: Client | None = None,
) -> Built:
    """Read all items and join them; the result is the same for any number of workers."""
    total = sum(item.size for item in items)
    hands = workers or max(1, min(cores(), total // _WORTH_A_PROCESS))
    lots = list(_lots(items, hands))
    done = read_lots(lots, recipe, workers=min(hands, len(lots) or 1), client=client)
    with closing(done):  # interrupted while it joins, the reading would go on unseen
        return join(_in_order(_shown(done, lots, progress)))


def join(batches: Iterable[Batch]) -> Built:
    """Join batches as they come, so that the last one leaves little to do."""
    import numpy as np

    numbers: dict[str, int] = {}
    entries: list[Entry] = []
    problems: list[Problem] = []
    parts = [_Part(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int32))]
    for batch in batches:
        entries += batch.entries
        problems += batch.problems
        parts.append(_part(batch, numbers))
    sizes, tokens, starts = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return Built(entries, problems, list(numbers), tokens, np.cumsum(sizes), starts)


class _Part(NamedTuple):
    """The tokens of one batch: how many each document has, their ids, and where they start."""

    sizes: NDArray[np.int64]
    tokens: NDArray[np.int32]
    starts: NDArray[np.int32]


def _part(batch: Batch, numbers: dict[str, int]) -> _Part:
    """Number the tokens of a batch anew, and leave out white space other than line breaks."""
    import numpy as np

    words = batch.vocabulary
    old = np.frombuffer(batch.tokens, np.int32)
    counts = [entry.tokens for entry in batch.entries]
    new = np.array([_number(word, numbers) for word in words], np.int32)[old]
    lengths = np.fromiter(map(len, words), np.int32, len(words))[old]
    starts = np.cumsum(lengths, dtype=np.int32) - lengths
    begins = np.cumsum([0, *(len(entry.text) for entry in batch.entries)], dtype=np.int32)
    starts -= np.repeat(begins[:-1], counts)
    if "\r\n" in words:  # a line break cut together with the CR before it
        starts[old == words.index("\r\n")] += 1
    kept = new >= 0
    kept_before = np.concatenate([[0], np.cumsum(kept)])
    sizes = np.diff(kept_before[np.cumsum([0, *counts])])
    return _Part(sizes, new[kept], starts[kept])


def _number(word: str, numbers: dict[str, int]) -> int:
    """Give the id of a token, a new one if need be, and -1 for white space that is no line break."""
    if not word.isspace():
        return numbers.setdefault(word, len(numbers))
    return numbers.setdefault("\n", len(numbers)) if "\n" in word else -1


def _lots(items: Sequence[Item], hands: int) -> Iterator[list[Item]]:
    """Cut the items into runs, the last ones smaller."""
    ends = list(accumulate(max(1, item.size) for item in items))
    lot: list[Item] = []
    limit = 0
    for item, end in zip(items, ends, strict=True):
        if not lot:
            before = end - max(1, item.size)
            limit = before + max(_SMALLEST, min(_LARGEST, (ends[-1] - before) // (hands * _SHARE)))
        lot.append(item)
        if end >= limit:
            yield lot
            lot = []
    if lot:
        yield lot


def _shown(done: Iterator[Numbered], lots: Sequence[Sequence[Item]], progress: bool) -> Iterator[Numbered]:
    """Pass on what is done, with a bar if it takes long and someone watches."""
    with progress_bar(sum(map(len, lots)), wanted=progress, unit=say(" files")) as bar:
        for number, batches in done:
            bar.update(len(lots[number]))
            yield number, batches


def _in_order(done: Iterator[Numbered]) -> Iterator[Batch]:
    waiting: dict[int, list[Batch]] = {}
    turn = 0
    for number, batches in done:
        waiting[number] = batches
        while turn in waiting:
            yield from waiting.pop(turn)
            turn += 1
