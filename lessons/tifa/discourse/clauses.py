"""The clauses and sentences of a passage, and its text with coinages and titles made blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..sentences import Span, sentences

__all__ = ["clause_start", "masked", "places_of", "sentences_of"]

_LIST_NUMBER = re.compile(
    r"(?:\d{1,2}[.．、]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*"
)


@lru_cache(maxsize=512)
def sentences_of(text: str) -> tuple[Span, ...]:
    """List the sentences of a passage, each without the list number before it.

    >>> [s.text for s in sentences_of("一、要实干。1.要创新。")]
    ['要实干。', '要创新。']
    """
    return tuple(_unnumbered(sentence) for sentence in sentences(text))


def _unnumbered(sentence: Span) -> Span:
    number = _LIST_NUMBER.match(sentence.text)
    if not number or number.end() == len(sentence.text):
        return sentence
    return Span(sentence.text[number.end() :], sentence.start + number.end(), sentence.end)


_CLAUSE_MARKS = "，,；;：:。！？!?“”「」『』\n"


def clause_start(text: str, place: int, *, marks: str = _CLAUSE_MARKS) -> int:
    """Return where the clause begins that holds the character at `place`.

    >>> clause_start("会议强调，要实干。", 6)
    5
    """
    start = place
    while start > 0 and not (text[start - 1] in marks and _divides(text, start - 1)):
        start -= 1
    while start < place and text[start].isspace():
        start += 1
    return start


def _divides(text: str, place: int) -> bool:
    """Say whether a mark divides clauses: not the comma of 1,200, nor the marks of a blank coinage."""
    around = text[max(0, place - 1) : place + 2]
    return "□" not in around and not (len(around) == 3 and around[0].isdigit() and around[2].isdigit())


_QUOTED = re.compile(
    '“([^“”"]{1,30})(?:”|"(?![^“"，,。；;\n]{1,12}"))|「([^「」]{1,30})」|『([^『』]{1,30})』|"([^"“”\n]{1,30})["”]|\'([^\'\n]{1,30})\'|‘([^‘’]{1,30})’'
)
_TITLE = re.compile("《[^《》\n]*》")
_SPEECH_BEFORE = re.compile("[：:，,]$|[说称道]$")


@lru_cache(maxsize=512)
def masked(text: str) -> str:
    """Return a text of equal length in which coinages in quotation marks and titles are blank.

    A quotation that is a sentence of speech stays: behind a colon or comma, or with a full stop.

    >>> masked("从“要我干”转向“我要干”")
    '从“□□□”转向“□□□”'
    """
    text = _TITLE.sub(lambda m: "《" + "□" * (len(m[0]) - 2) + "》", text)
    return _QUOTED.sub(lambda m: _blank(m, text), text)


def _blank(match: re.Match[str], text: str) -> str:
    inside = match[match.lastindex or 0]
    spoken = re.search("[。！？!?]|[，,]$", inside) or (
        _SPEECH_BEFORE.search(text[max(0, match.start() - 2) : match.start()]) and len(inside) > 8
    )
    return match[0] if spoken else match[0][0] + "□" * len(inside) + match[0][-1]


def places_of(text: str, name: str) -> Iterator[int]:
    """Yield where a name stands; to compile a pattern for each would take longer than all the rest."""
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + len(name))
