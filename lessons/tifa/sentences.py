"""Text to sentences and clauses, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Span", "clauses", "sentences"]

_CLOSING = "”’」』》〉）)\\]】"
# A sentence ends at its mark and the closing quotation marks behind it; an ASCII full stop counts
# only behind a Chinese character, so that 8.5 and e.g. hold together.
_SENTENCE = re.compile(
    rf"(?:[^。！？!?.\n]|(?<![\u3400-\u9fff{_CLOSING}])\.)*(?:[。！？!?…]+[{_CLOSING}\"]*|\.[{_CLOSING}\"]*|(?=\n)|\Z)"
)
_CLAUSE = re.compile(r"(?:[^，,；;：:。！？!?\n]|(?<=\d)[,，:：](?=\d))+")


class Span(NamedTuple):
    """A stretch of text and where it stands: `text == whole[start:end]`.

    >>> first, second = sentences("质量第一。要创新。")
    >>> second
    Span(text='要创新。', start=5, end=9)
    """

    text: str
    start: int
    end: int


def sentences(text: str, *, start: int = 0) -> Iterator[Span]:
    """Yield the sentences of a text; `start` is the place of the text in a larger one.

    A sentence ends with 。！？ and the closing quotation marks behind it, or with the line; a
    semicolon does not end it. Space around a sentence is not part of it.

    >>> [s.text for s in sentences("要创新。“质量第一。”增长8.5%！")]
    ['要创新。', '“质量第一。”', '增长8.5%！']
    """
    yield from _stripped(_SENTENCE, text, start)


def clauses(text: str, *, start: int = 0) -> Iterator[Span]:
    """Yield the clauses of a text, without the comma, colon or stop behind them.

    >>> [c.text for c in clauses("人无我有,人有我优；产量1,200吨。")]
    ['人无我有', '人有我优', '产量1,200吨']
    """
    yield from _stripped(_CLAUSE, text, start)


def _stripped(pattern: re.Pattern[str], text: str, offset: int) -> Iterator[Span]:
    for match in pattern.finditer(text):
        piece = match[0].strip()
        if piece:
            begin = match.start() + match[0].index(piece) + offset
            yield Span(piece, begin, begin + len(piece))
