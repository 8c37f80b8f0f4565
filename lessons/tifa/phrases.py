"""Phrases counted by their characters: many phrases in many texts, in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["count_in_texts"]

_PIECE = 1 << 18  # characters looked at together: they stay in the processor's cache
_TABLE = 1 << 21  # entries of the table of steps
_FEW = 200_000  # characters times phrases up to which str.count is as fast


def count_in_texts(texts: Sequence[str], phrases: Sequence[str]) -> NDArray[np.int64]:
    """Count each phrase in each text, as `text.count(phrase)` does: none overlaps the one before.

    Gives an array of texts × phrases. The phrases must differ and none be empty.

    >>> count_in_texts(["由“数量追赶”转向“质量追赶”", "质量"], ["质量追赶", "追赶", "质量"]).tolist()
    [[1, 2, 1], [0, 0, 1]]
    """
    import numpy as np

    if not texts or not phrases or sum(map(len, texts)) * len(phrases) <= _FEW:
        counts = [[text.count(phrase) for phrase in phrases] for text in texts]
        return np.array(counts, np.int64).reshape(len(texts), len(phrases))
    found = _count_all(texts, phrases)
    for column, phrase in enumerate(phrases):
        if _overlaps_itself(phrase):
            found[:, column] = [text.count(phrase) for text in texts]
    return found


def _overlaps_itself(phrase: str) -> bool:
    """Say whether a phrase can begin inside itself, as 一统一 does; then not all its places count."""
    return any(phrase.startswith(phrase[n:]) for n in range(1, len(phrase)))


def _count_all(texts: Sequence[str], phrases: Sequence[str]) -> NDArray[np.int64]:
    """Count every place where a phrase stands, those that overlap included."""
    import numpy as np

    tree = _tree(phrases)
    gap = max(map(len, phrases))
    rows = []
    for piece in _pieces(texts):
        ends = np.cumsum([len(text) + gap for text in piece])
        cells = [
            np.searchsorted(ends, places, side="right") * len(phrases) + which
            for places, which in _found(_letters(piece, tree, gap), tree)
        ]
        counts = np.bincount(np.concatenate([ends[:0], *cells]), minlength=len(piece) * len(phrases))
        rows.append(counts.reshape(len(piece), len(phrases)))
    return np.concatenate(rows).astype(np.int64)


def _pieces(texts: Sequence[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    size = 0
    for text in texts:
        piece.append(text)
        size += len(text)
        if size >= _PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


class _Tree(NamedTuple):
    """Phrases as a tree: from the root, node 0, each character leads on to another node or to none.

    The characters of the phrases are numbered from 1, all others are 0. An edge is written as
    node × width + character. `table` gives the node that it leads to, 0 for none, as far as the
    table goes; the nodes near the root, which nearly all steps are about, come first. `edges`
    and `targets` list all edges in order. `ends` gives the phrase complete in a node, or -1.
    """

    numbers: NDArray[np.int64]  # of characters, by code point
    width: int
    table: NDArray[np.int64]
    edges: NDArray[np.int64]
    targets: NDArray[np.int64]
    ends: NDArray[np.int64]

    def step(self, nodes: NDArray[np.int64], letters: NDArray[np.int64]) -> NDArray[np.int64]:
        """Go from each node along a character, to 0 where it leads nowhere."""
        import numpy as np

        keys = nodes * self.width + letters
        if not len(keys) or keys.max() < len(self.table):
            return np.asarray(self.table[keys])
        at = np.minimum(np.searchsorted(self.edges, keys), len(self.edges) - 1)
        return np.where(self.edges[at] == keys, self.targets[at], 0)


def _tree(phrases: Sequence[str]) -> _Tree:
    import numpy as np

    letters = {c: n for n, c in enumerate(dict.fromkeys("".join(phrases)), start=1)}
    width = len(letters) + 1
    edges: dict[int, int] = {}
    nodes = [0] * len(phrases)
    for depth in range(max(map(len, phrases))):  # level by level, so that low numbers are near the root
        for number, phrase in enumerate(phrases):
            if depth < len(phrase):
                edge = nodes[number] * width + letters[phrase[depth]]
                nodes[number] = edges.setdefault(edge, len(edges) + 1)
    keys = np.array(list(edges), np.int64)  # in order: by node, but not by character
    order = np.argsort(keys)
    targets = np.arange(1, len(edges) + 1)
    table = np.zeros(min(_TABLE, (len(edges) + 1) * width), np.int64)
    table[keys[keys < len(table)]] = targets[keys < len(table)]
    ends = np.full(len(edges) + 1, -1)
    ends[nodes] = np.arange(len(phrases))
    numbers = np.zeros(0x110000, np.int64)
    numbers[[ord(c) for c in letters]] = list(letters.values())
    return _Tree(numbers, width, table, keys[order], targets[order], ends)


def _letters(texts: Sequence[str], tree: _Tree, gap: int) -> NDArray[np.int64]:
    """Number the characters of some texts, with a gap behind each that no phrase can cross."""
    import numpy as np

    stranger = next(c for c in map(chr, range(0xE000, 0xF900)) if not tree.numbers[ord(c)])
    joined = "".join(text + stranger * gap for text in texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    return tree.numbers[codes]


def _found(letters: NDArray[np.int64], tree: _Tree) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Walk the tree from all places at once; yield where a phrase is complete, and which."""
    import numpy as np

    places = np.flatnonzero(tree.table[: tree.width][letters])
    nodes = tree.table[letters[places]]
    while len(places):
        phrases = tree.ends[nodes]
        complete = phrases >= 0
        yield places[complete], phrases[complete]
        places = places + 1
        nodes = tree.step(nodes, letters[places])
        on = np.flatnonzero(nodes)
        places, nodes = places[on], nodes[on]
