"""Words to numbers, all at once.

To look at each of millions of words, or to look each up in a dictionary too large for a processor's
cache, takes about half as long as cutting them. So the words of a text are joined with a mark between
them: the marks, found in one go, tell where in the bytes of the text each word ends, and Arrow's hash
table numbers words as bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Bounded", "bound", "number_words"]

_MARKS = tuple(map(chr, range(0x1F, -1, -1)))  # control characters, one byte each; texts rarely have any


class Bounded(NamedTuple):
    """A text as bytes of UTF-8, and where in them each of its words ends."""

    data: bytes
    ends: NDArray[np.int64]


def bound(words: Sequence[str], text: str) -> Bounded:
    """Find where the words end that a text was cut into; `ValueError` if they are longer or shorter than it.

    >>> bound(["质量", "第一"], "质量第一").ends.tolist()
    [6, 12]
    """
    import numpy as np

    mark = next(mark for mark in _MARKS if mark not in text)
    marked = (mark.join(words) + mark if words else "").encode()
    data = text.encode()
    if len(marked) - len(words) != len(data):
        raise ValueError("the words are not all characters of the text")
    places = np.flatnonzero(np.frombuffer(marked, np.uint8) == ord(mark))
    return Bounded(data, places - np.arange(len(places)))


def number_words(texts: Sequence[Bounded]) -> tuple[list[str], bytes]:
    """Number the words of some texts; return the vocabulary, in order of first appearance, and int32.

    >>> vocabulary, numbers = number_words([bound(["质量", "第一", "质量"], "质量第一质量")])
    >>> vocabulary, list(memoryview(numbers).cast("i"))
    (['质量', '第一'], [0, 1, 0])
    """
    import numpy as np
    import pyarrow as pa

    begins = np.cumsum([0, *(len(text.data) for text in texts)])
    ends = [text.ends + begin for text, begin in zip(texts, begins, strict=False)]
    offsets = np.concatenate([[0], *ends]).astype(np.int64)
    data = b"".join(text.data for text in texts)
    words = pa.LargeStringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(data))
    numbered = words.dictionary_encode()
    numbers = numbered.indices.buffers()[1].to_pybytes()  # to_numpy would load pandas first
    return numbered.dictionary.to_pylist(), numbers[: 4 * len(words)]
