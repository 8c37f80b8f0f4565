"""A node in its contexts (keyword in context), found by its characters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from .corpus import Corpus
from .documents import Document, Source, text_of
from .frequency import occurrences
from .wording import say, unknown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["checked_node", "kwic"]

SORTS = (None, "left", "right")


def kwic(source: Source | Corpus, node: str, *, window: int = 10, sort: str | None = None) -> pd.DataFrame:
    """Show every place where a word or phrase stands, with what stands before and behind it.

    Columns: document (its name; "" for a text), left, node, right (`window` characters of the text
    on either side, fewer at its ends; a line break is shown as ¶, so that a line stays a line),
    start (in the document's text, from which the characters themselves can be had). The node is
    found by its characters, however a segmenter would cut them, and no occurrence overlaps another. In the
    order of the texts, or with `sort="right"` or "left" in the order of the context, beginning
    with the character next to the node; characters are in the order of GB 2312, where the common
    ones stand by pinyin. `ValueError` for an empty node, a window below 0 or another sort.

    >>> kwic("由数量追赶转向质量追赶超越", "追赶", window=2).values.tolist()
    [['', '数量', '追赶', '转向', 3], ['', '质量', '追赶', '超越', 9]]
    >>> kwic("由数量追赶转向质量追赶超越", "追赶", window=2, sort="right")["right"].tolist()
    ['超越', '转向']
    >>> kwic("质量第一\\n品牌强省", "品牌", window=3)[["left", "node", "right"]].values.tolist()
    [['第一¶', '品牌', '强省']]
    """
    import pandas as pd

    checked_node(node)
    if not isinstance(window, int) or window < 0:
        raise ValueError(
            say("window={window!r} is not possible; give a number of characters from 0 up", window=window)
        )
    if sort not in SORTS:
        raise ValueError(unknown("sort", sort, map(repr, SORTS)))
    texts = _texts(source)
    found = [list(occurrences(text, node)) for _, text in texts]
    places = [(text, start) for (_, text), starts in zip(texts, found, strict=True) for start in starts]
    table = pd.DataFrame(
        {
            "document": list(
                chain.from_iterable([name] * len(s) for (name, _), s in zip(texts, found, strict=True))
            ),
            "left": [text[max(start - window, 0) : start] for text, start in places],
            "node": [node] * len(places),
            "right": [text[start + len(node) : start + len(node) + window] for text, start in places],
            "start": [start for _, start in places],
        }
    ).astype(_DTYPES)
    if sort:
        keys = list(_keys(table[sort], backward=sort == "left"))
        table = table.iloc[sorted(range(len(table)), key=keys.__getitem__)].reset_index(drop=True)
    for side in ("left", "right"):
        table[side] = table[side].str.translate(_MARKS)
    return table


_MARKS = str.maketrans({"\n": "¶", "\r": " ", "\t": " "})  # one character for one, so that places stay


_DTYPES = {"document": "str", "left": "str", "node": "str", "right": "str", "start": "int64"}


def checked_node(node: str) -> str:
    """Return the node, or say why it cannot be looked for.

    >>> checked_node("质量")
    '质量'
    """
    if isinstance(node, Document | Corpus):
        raise TypeError(
            say("the node is a {kind}; give first the text, then the node", kind=type(node).__name__)
        )
    if not isinstance(node, str) or not node.strip():
        raise ValueError(
            say("node={node!r} cannot be looked for; give a word or phrase, such as '质量'", node=node)
        )
    return node


def _texts(source: Source | Corpus) -> list[tuple[str, str]]:
    if isinstance(source, Corpus):
        return list(zip(source.names, source.texts, strict=True))
    return [(source.name if isinstance(source, Document) else "", text_of(source))]


def _keys(contexts: pd.Series[str], *, backward: bool) -> Iterator[bytes]:
    """Yield what to sort by: the context from the node outward, in the code order of GB 18030."""
    for context in contexts:
        outward = context[::-1] if backward else context
        yield outward.encode("gb18030", errors="replace")
