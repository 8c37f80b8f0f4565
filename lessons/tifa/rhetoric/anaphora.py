"""Anaphora: sentences of a passage that open with the same word, however much stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..documents import Paragraph
from ..sentences import Span, sentences
from .wording import OPENING, opening

__all__ = ["anaphoras"]

_FEWEST = 3
# Whoever bids goes on in sentences without a head of their own: so many may stand between two heads.
_BETWEEN = 3
_NUMBERED_REACH = 20  # a number keeps its place in mind for longer
_NUMERAL = "[一二三四五六七八九十]{1,2}"
_BIDS = "要(?![求素点闻么是])|必须"
_REPORTS = re.compile("[^，,。；;：:]{0,24}(?:要求|强调|指出|表示|提出|认为|说)[，,：:]\\s*[“‘]?")
_BID = re.compile(f"(?:我们)?(?:{_BIDS})")
_NUMBERED = re.compile(f"(?:^|(?<=[。；;：:，,]))(?P<number>{_NUMERAL})(?P<word>{_BIDS})")
_OPENS = OPENING & set("让把以从")
_NO_FRAME = ("我们", "没有", "别人")  # who opens three sentences in a row is no figure
_END = re.compile("[，,。；;：:！!？?\n]|$")


class _Head(NamedTuple):
    """The clause that opens a sentence, with its opening word; `reach`: how many sentences on the next may stand."""

    word: str
    number: str
    reach: int
    paragraph: int
    sentence: int
    span: Span


def anaphoras(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Span, ...]]:
    """Yield the heads of each passage in which three sentences or more open with the same word.

    Words that bid (要, 必须, also numbered: 一要, 二要) hold a passage together over sentences that
    belong to them and from paragraph to paragraph; a paragraph without any ends it. Other verbs and
    adverbs do so only where the sentences follow one another.
    """
    runs: dict[str, list[_Head]] = {}
    for head in _heads(paragraphs):
        run = runs.setdefault(head.word, [])
        if run and not _follows(run[-1], head):
            yield from _enough(run)
            run.clear()
        run.append(head)
    for run in runs.values():
        yield from _enough(run)


def _follows(last: _Head, head: _Head) -> bool:
    if head.number == "一":
        return False
    near = head.paragraph - last.paragraph <= (1 if last.reach > 1 else 0)
    return near and head.sentence - last.sentence <= last.reach


def _enough(run: list[_Head]) -> Iterator[tuple[Span, ...]]:
    if len(run) >= _FEWEST:
        yield tuple(head.span for head in run)


def _heads(paragraphs: Iterable[Paragraph]) -> Iterator[_Head]:
    number = 0
    for place, paragraph in enumerate(paragraphs):
        for sentence in sentences(paragraph.text, start=paragraph.start):
            number += 1
            numbered = [*_NUMBERED.finditer(sentence.text)]
            for match in numbered:
                yield _Head(
                    "N" + match["word"],
                    match["number"],
                    _NUMBERED_REACH,
                    place,
                    number,
                    _clause(sentence, match.start()),
                )
            if not numbered:
                yield from _opening(sentence, place, number)


def _opening(sentence: Span, place: int, number: int) -> Iterator[_Head]:
    """Yield the head of a sentence that opens with a bidding word, a verb or an adverb."""
    reported = _REPORTS.match(sentence.text)
    at = reported.end() if reported else 0
    bid = _BID.match(sentence.text, at)
    word = opening(sentence.text)
    if bid:
        yield _Head(bid[0], "", _BETWEEN + 1, place, number, _clause(sentence, at))
    elif (len(word) > 1 and word not in _NO_FRAME) or word in _OPENS:
        yield _Head(word, "", 1, place, number, _clause(sentence, 0))


def _clause(sentence: Span, at: int) -> Span:
    """Return the clause that begins at a place of a sentence, without the mark behind it."""
    end = _END.search(sentence.text, at)
    text = sentence.text[at : end.start() if end else None]
    return Span(text, sentence.start + at, sentence.start + at + len(text))
