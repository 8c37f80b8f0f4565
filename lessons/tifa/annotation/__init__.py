"""Findings marked in the text itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..documents import Source, text_of
from .marks import KINDS, Kind, find_marks
from .showing import Annotated

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KINDS", "Annotated", "Kind", "annotate"]


def annotate(source: Source, *tables: pd.DataFrame) -> Annotated:
    """Show a text with the findings of one table or more marked in it.

    A table with start and end marks these places; one with phrases only (slogan, phrase, name,
    word) marks all places where they stand. The kind of each table is told by its columns. In a
    notebook the result is HTML: every kind has its own colour, underline and label, explained
    above the text, and what else the table says of a finding (speaker, gloss, force) appears when
    the mouse rests on it; findings may lie inside each other or overlap. As text it has brackets.
    `TypeError` for what is no table or has no such columns, `ValueError` for places that are not
    in this text.

    >>> import pandas as pd
    >>> print(annotate("要求提高质量。", pd.DataFrame({"slogan": ["提高质量"], "gloss": ["raise quality"]})))
    要求【提法 提高质量】。
    """
    text = text_of(source)
    text = text_of(source)
    return Annotated(text, find_marks(text, tables))
