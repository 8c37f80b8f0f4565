"""Batches to the arrays of one corpus: words numbered anew, in order of first appearance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..crew import Work
from ..sharing import share_out
from ..wording import say
from .batches import Batch, Entry, Item, Problem, Recipe, read_batch

if TYPE_CHECKING:
    import numpy as np
    from distributed import Client
    from numpy.typing import NDArray

__all__ = ["Built", "build", "join"]

_RISKY = (".pdf", ".docx")  # read by libraries in C
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
    """Read all items and join them; the result is the same for any number of workers.

    >>> from tifa.segmentation import Segmenter
    >>> built = build([Item("a", "", 4, "提升质量"), Item("b", "没有.txt", 0)], Recipe(Segmenter()), progress=False)
    >>> built.vocabulary, [problem.path for problem in built.problems]
    (['提升', '质量'], ['没有.txt'])
    """
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        wrong = "workers={workers!r} is not possible; give a whole number from 1 up"
        raise ValueError(say(wrong, workers=workers))
    work = Work(
        do=partial(read_batch, recipe=recipe),
        size=lambda item: item.size,
        crashed=_crashed,
        risky=_is_risky,
        worth=_WORTH_A_PROCESS,
        smallest=_SMALLEST,
        largest=_LARGEST,
    )
    unit = say(" files") if progress else ""
    with closing(share_out(items, work, workers=workers, unit=unit, client=client)) as batches:
        return join(batches)


def _is_risky(item: Item) -> bool:
    return item.path.lower().endswith(_RISKY)


def _crashed(item: Item) -> Batch:
    problem = say("reading it crashed the process; the file is probably damaged")
    return Batch([], [Problem(item.path or item.name, problem)], [], b"")


def join(batches: Iterable[Batch]) -> Built:
    """Join batches as they come, so that the last one leaves little to do.

    >>> from tifa.segmentation import Segmenter
    >>> batches = [read_batch([Item("a", "", 4, text)], Recipe(Segmenter())) for text in ("提升质量", "质量 强省")]
    >>> built = join(batches)
    >>> built.vocabulary, built.tokens.tolist(), built.starts.tolist()
    (['提升', '质量', '强省'], [0, 1, 1, 2], [0, 2, 0, 3])
    """
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
