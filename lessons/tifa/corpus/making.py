"""What goes into building a Corpus, and what comes out as its parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ..cleaning import clean_text
from ..reading import check_encoding
from ..segmentation import Segmenter, as_segmenter
from ..wording import say
from .batches import Item, Problem, Recipe
from .building import Built
from .metadata import describe
from .parts import Parts
from .telling import Metadata

__all__ = ["items_of", "parts_of", "recipe_of"]


def items_of(texts: Mapping[str, str]) -> list[Item]:
    """Give texts by name as items to be read; `TypeError` for what is not text by name.

    >>> items_of({"2018": "质量强省。"})
    [Item(name='2018', path='', size=15, text='质量强省。')]
    """
    if not isinstance(texts, Mapping):
        raise TypeError(
            say("texts are given by name: {{'2018': '…'}}, not as {kind}", kind=type(texts).__name__)
        )
    for name, text in texts.items():
        if not isinstance(name, str) or not isinstance(text, str):
            wrong = "{name!r}: a name and its text are both text, such as {{'2018': '…'}}"
            raise TypeError(say(wrong, name=name))
    return [Item(name, "", 3 * len(text), text) for name, text in texts.items()]


def recipe_of(
    segmenter: Segmenter | None, encoding: str | None, script: str, keep: Collection[str]
) -> Recipe:
    """Check the options once, before any file is read.

    >>> recipe_of(None, None, "simplified", ["匡湧"])
    Recipe(segmenter=Segmenter([], engine='rjieba', hmm=True), encoding=None, script='simplified', keep=('匡湧',))
    """
    clean_text("", script=script, keep=keep)
    check_encoding(encoding)
    engine = Segmenter(engine="rjieba") if segmenter is None else as_segmenter(segmenter)
    return Recipe(engine, encoding, script, tuple(keep))


def parts_of(built: Built, metadata: Metadata | None, unread: Sequence[Problem], root: Path) -> Parts:
    """Give the parts of the Corpus that was built from files in `root`, with what is known about them."""
    import pandas as pd

    facts, unfit = describe(built.entries, metadata, root)
    problems = [*unread, *built.problems, *unfit]
    return Parts(
        names=[entry.name for entry in built.entries],
        texts=[entry.text for entry in built.entries],
        vocabulary=built.vocabulary,
        tokens=built.tokens,
        bounds=built.bounds,
        starts=built.starts,
        facts=facts,
        problems=pd.DataFrame(problems, columns=["path", "problem"], dtype="str"),
    )
