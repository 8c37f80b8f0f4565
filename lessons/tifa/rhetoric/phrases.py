"""Four-character phrases: the fixed idioms of a list, and the policy blocks that structure shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..documents import Source, text_of
from ..frequency import occurrences
from ..gathering import by_document
from ..sentences import Span
from ..slogans import slogan_lexicon
from .parallels import figures
from .tagging import noun, saying
from .wording import listed_blocks, make, set_phrases, words

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["four_character"]


@by_document
def four_character(source: Source) -> pd.DataFrame:
    """Find the four-character phrases of a text and tell fixed idioms from policy blocks.

    Columns: phrase, kind, count, gloss, start (of the first one); in the order of the text. An
    idiom is a phrase of data/lexicons/four_character.csv (with its gloss): a dictionary's idiom or
    a set phrase of official prose, wherever it stands. A block is found by its structure alone
    (gloss ""): four characters between marks, or in a series, that are made with the verbs of the
    genre (改进工艺, 党委领导, 处处受制); what such a verb governs to the end of its clause, if it says
    something (坚持标准引领), joins two verbs (加强组织领导), or is a formulation of the lexicon or a
    phrase of the dictionary (提高思想认识), but not the mere name of a thing (完善保障机制); echoing
    pairs (督查督办); and the few that the list calls so. What counts as a block is therefore a
    judgement, not a fact that a dictionary could confirm, and another reader may draw the line
    elsewhere.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> four_character("要坚持标准引领,改进工艺,一如既往。")[["phrase", "kind"]].values.tolist()
    [['标准引领', 'block'], ['改进工艺', 'block'], ['一如既往', 'idiom']]
    """
    import pandas as pd

    text = text_of(source)
    idioms = {(at, phrase) for phrase in set_phrases() for at in occurrences(text, phrase)}
    taken = {at + i for at, _ in idioms for i in range(4)}
    blocks = {(b.start, b.text) for b in _blocks(text, source) if taken.isdisjoint(range(b.start, b.end))}
    starts: dict[str, list[int]] = {}
    for at, phrase in sorted(idioms | blocks):
        starts.setdefault(phrase, []).append(at)
    glosses = {phrase: gloss for phrase, gloss in set_phrases().items() if phrase not in listed_blocks()}
    rows = [
        (phrase, "idiom" if phrase in glosses else "block", len(at), glosses.get(phrase, ""), at[0])
        for phrase, at in starts.items()
    ]
    table = pd.DataFrame(rows, columns=["phrase", "kind", "count", "gloss", "start"])
    return table.astype({"phrase": "str", "kind": "str", "count": "int64", "gloss": "str", "start": "int64"})


_HAN = "\u3400-\u9fff"
_UNIT = re.compile(rf"[{_HAN}]+")
_LEAD = re.compile(
    "(?:[要应须将]|切实|着力|大力|全面|继续|进一步|不断|积极|深入|扎实|始终|自觉|主动|有效|稳步|真正|必须|努力)*"
)
_STOPS = ("", *"，,。；;！!\n")
_BEFORE, _AFTER = ("", *"，,。；;！!：:“‘「『\n"), (*_STOPS, *"”’」』")
_NO_EDGE = re.compile("^[的了和与及并等是而]|[的了]$")
_NO_BLOCK = re.compile("^[的了和与及并等为以在对把是]|[的了和与及]|[等为以在对把是年月日]$")


def _blocks(text: str, source: Source) -> Iterator[Span]:
    """Yield the blocks of a text, a place perhaps more than once."""
    for figure in figures(source):
        yield from (
            m
            for m in figure
            if re.fullmatch(rf"[{_HAN}]{{4}}", m.text)
            and make(m.text) != "two verbs"
            and not _NO_EDGE.search(m.text)
        )
    for match in _UNIT.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        whole, closed = before in _BEFORE and after in _AFTER, before != "、" and after in _STOPS
        for at in _places(match[0]):
            block = match[0][at : at + 4]
            if (closed or (whole and at == 0)) and not _NO_BLOCK.search(block):
                yield Span(block, match.start() + at, match.start() + at + 4)


def _places(unit: str) -> Iterator[int]:
    """Yield where in a stretch without punctuation a block of four characters begins."""
    lead = _LEAD.match(unit)
    head, last = lead.end() if lead else 0, len(unit) - 4
    governs = unit[head : head + 2] in words("verb")
    if last == 0 and make(unit) not in ("", "set phrase", "two verbs"):
        yield 0
    if governs and last == head + 2 and _is_phrase(unit[last:]):
        yield last
    if governs and make(unit[head + 2 : head + 6]) == "echo":
        yield head + 2
    if last > 0 and (make(unit[last:]) == "subject+verb" or _echo_at_end(unit[last:])):
        yield last


def _is_phrase(block: str) -> bool:
    """Say whether what a verb governs is more than the name of a thing.

    It is a formulation (品牌战略) or a saying (思想认识), or made as one: 标准引领, 组织领导. A noun of the
    dictionary (保障机制) or one with any attribute (品牌宣传) is none.
    """
    return block in slogan_lexicon() or saying(block) or (make(block) != "" and not noun(block))


def _echo_at_end(block: str) -> bool:
    return make(block) == "echo" and block[1] == block[3]
