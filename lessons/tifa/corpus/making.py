"""What goes into building a Corpus, and what comes out as its parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ..cleaning import clean_text
from ..reading import check_encoding
from ..segmentation import Segmenter, as_segmenter
from .batches import Problem, Recipe
from .building import Built
from .metadata import describe
from .parts import Parts
from .telling import Metadata

__all__ = ["parts_of", "recipe_of"]


def recipe_of(
    segmenter: Segmenter | None, encoding: str | None, script: str, keep: Collection[str]
) -> Recipe:
    """Check the options once, before any file is read."""
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
