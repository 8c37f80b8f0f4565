"""Files to batches of integers: what one worker makes of a handful of files.

A batch is small and flat (bytes, texts and one list of words), so that it travels cheaply
between processes and machines.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Document
from ..reading import read_text
from ..segmentation import Segmenter
from ..wording import say
from .numbering import number_tokens
from .preparing import clean, parse_clean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Batch", "Cutter", "Entry", "Item", "Problem", "Recipe", "read_batch"]


class Recipe(NamedTuple):
    """How files become words: their encoding where it is known, what cleaning converts, and the segmenter."""

    segmenter: Segmenter
    encoding: str | None = None
    script: str = "simplified"
    keep: tuple[str, ...] = ()


class Item(NamedTuple):
    """One document to come: its name, and the file it stands in or its text."""

    name: str
    path: str
    size: int  # bytes or characters, to share the work out evenly
    text: str | None = None


class Entry(NamedTuple):
    """One document: its clean text, what the text tells about itself, and how many tokens it has."""

    name: str
    path: str
    text: str
    date: str
    genre: str
    headline: str
    tokens: int


class Problem(NamedTuple):
    """One file that did not become a document, and why."""

    path: str
    problem: str


class Batch(NamedTuple):
    """Documents in a row; `tokens` number the words in order of first appearance in the batch."""

    entries: list[Entry]
    problems: list[Problem]
    vocabulary: list[str]
    tokens: bytes  # int32; joined together, the tokens of a document are its text, white space included


def read_batch(items: Sequence[Item], recipe: Recipe) -> Batch:
    """Read, clean, parse and cut some documents; one that fails becomes a problem.

    >>> batch = read_batch([Item("a", "", 0, "提升质量,质量"), Item("b", "没有.txt", 0)], Recipe(Segmenter()))
    >>> batch.vocabulary, [problem.path for problem in batch.problems]
    (['提升', '质量', ','], ['没有.txt'])
    """
    cutter = Cutter(recipe.segmenter)
    problems = []
    for item in items:
        try:
            cutter.add(_document(item, recipe), item.path)
        except Exception as error:  # one bad file must not cost the others
            problems.append(Problem(item.path or item.name, _reason(error, item.path)))
    return cutter.batch(problems)


class Cutter:
    """Cuts documents into words, and numbers the words of all together."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._entries: list[Entry] = []
        self._lengths: list[NDArray[np.int64]] = []

    def add(self, document: Document, path: str = "") -> None:
        """Cut one more document."""
        import numpy as np

        words = self._segmenter.cut(document.text)
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        if lengths.sum() != len(document.text):
            raise ValueError(f"{self._segmenter!r} does not give all characters of the text back")
        self._lengths.append(lengths)
        told = (document.date, document.genre, document.headline)
        self._entries.append(Entry(document.name, path, document.text, *told, tokens=len(words)))

    def batch(self, problems: Sequence[Problem] = ()) -> Batch:
        """Give all that was added."""
        import numpy as np

        lengths = np.concatenate([np.zeros(0, np.int64), *self._lengths])
        numbered = number_tokens("".join(entry.text for entry in self._entries), lengths)
        return Batch(self._entries, list(problems), numbered.vocabulary, numbered.ids.tobytes())


def _document(item: Item, recipe: Recipe) -> Document:
    raw = read_text(item.path, encoding=recipe.encoding) if item.text is None else item.text
    text = clean(raw, script=recipe.script, keep=recipe.keep)
    if not text or text.isspace():
        raise ValueError(say("there is no text in it"))
    return parse_clean(text, name=item.name)


def _reason(error: Exception, path: str) -> str:
    """Say what went wrong in one line; what is not meant for readers begins with its kind."""
    said = " ".join(str(error).split())
    if path:
        said = said.replace(path, Path(path).name)  # the whole path stands beside it
    expected = isinstance(error, ValueError) and not isinstance(error, UnicodeError)
    return said if expected and said else f"{type(error).__name__}: {said}"
