"""Files to batches of integers: what one worker makes of a handful of files.

A batch is small and flat (bytes, texts and one list of words), so that it travels cheaply
between processes and machines.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..reading import read_text
from ..segmentation import Segmenter
from ..wording import say
from .numbering import Bounded, bound, number_words
from .preparing import clean, edges

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
            cutter.add(_clean_text(item, recipe), name=item.name, path=item.path)
        except Exception as error:  # one bad file must not cost the others
            problems.append(Problem(item.path or item.name, _reason(error, item.path)))
    return cutter.batch(problems)


class Cutter:
    """Cuts clean texts into words, and numbers the words of all together.

    >>> cutter = Cutter(Segmenter())
    >>> cutter.add("提升质量", name="2017")
    >>> cutter.add("质量强省", name="2018")
    >>> cutter.batch().vocabulary, [entry.tokens for entry in cutter.batch().entries]
    (['提升', '质量', '强省'], [2, 2])
    """

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._entries: list[Entry] = []
        self._texts: list[Bounded] = []

    def add(self, text: str, *, name: str, path: str = "") -> None:
        """Cut one more text."""
        words = self._segmenter.cut(text)
        self._texts.append(bound(words, text))
        self._entries.append(Entry(name, path, text, *edges(text, name=name), tokens=len(words)))

    def batch(self, problems: Sequence[Problem] = ()) -> Batch:
        """Give all that was added."""
        return Batch(self._entries, list(problems), *number_words(self._texts))


def _clean_text(item: Item, recipe: Recipe) -> str:
    raw = read_text(item.path, encoding=recipe.encoding) if item.text is None else item.text
    text = clean(raw, script=recipe.script, keep=recipe.keep)
    if not text or text.isspace():
        raise ValueError(say("there is no text in it"))
    return text


def _reason(error: Exception, path: str) -> str:
    """Say what went wrong in one line; what is not meant for readers begins with its kind."""
    said = " ".join(str(error).split())
    if path:
        said = said.replace(path, Path(path).name)  # the whole path stands beside it
    ours = isinstance(error, OSError) and error.errno is None
    expected = ours or (isinstance(error, ValueError) and not isinstance(error, UnicodeError))
    return said if expected and said else f"{type(error).__name__}: {said}"
