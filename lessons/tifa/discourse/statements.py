"""Who says what: reporting verbs, their speakers and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Source
from .clauses import sentences_of
from .heads import Listener
from .nesting import Head
from .passages import Passage, Reading, read, together
from .people import find_people
from .quotations import quotation_before, quotation_end
from .reporter import CARRIED
from .speakers import named_in

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Statement", "find_statements", "statements"]


class Statement(NamedTuple):
    """What someone says, and where it stands in the text."""

    speaker: str
    verb: str
    text: str
    paragraph: int
    start: int
    end: int
    inferred: bool


@together.by_document
def statements(source: Source) -> pd.DataFrame:
    """List who says what: speaker, reporting verb, and what is said.

    Columns: speaker (a name without its title, or a body as printed); verb; text (what is said,
    behind the verb and its comma, colon or quotation mark); paragraph (its number in
    `doc.paragraphs`); start and end of the text; inferred (True where speaker or verb are carried
    over: a verb without a speaker of its own, such as 希望各地…, which belongs to the last speaker;
    他; a speech that goes on in the next paragraph, which has a row there with the same verb). A
    noun (按照…的要求) and an event (出席会议并讲话) have no row.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> statements("会议强调，要实干。副省长岑立要求各地抓紧落实。")[["speaker", "verb", "text"]].values.tolist()
    [['会议', '强调', '要实干。'], ['岑立', '要求', '各地抓紧落实。']]
    """
    import pandas as pd

    table = pd.DataFrame(find_statements(read(source)), columns=list(Statement._fields))
    return table.astype({"paragraph": "int64", "start": "int64", "end": "int64", "inferred": "bool"})


@lru_cache(maxsize=4)  # statements and directives of one document need it in turn
def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """List the statements in the order of the text."""
    texts = reading.passages
    cites = reading.genre in _SPOKEN and any(p.role == "salutation" or _GREETS.search(p.text) for p in texts)
    reader = _Reader(Listener(find_people(reading), texts, roundup=reading.roundup, cites=cites))
    return tuple(statement for passage in texts for statement in reader.read(passage))


_GREETS = re.compile("(?:尊敬的|各位)[^。；]{1,30}[：:]")  # run into the first paragraph
_SPOKEN = frozenset("transcript work_report".split())  # who addresses 同志们 speaks, and only cites others


class _Reader:
    """Reads passages one after the other and remembers which speech is still open."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.open: Head | None = None  # a speech that ran to the end of the passage before
        self.kicker: Head | None = None  # 张三在会议上强调, with the headline below

    def read(self, passage: Passage) -> Iterator[Statement]:
        """Yield the statements of the next passage."""
        if self.kicker and passage.role in {"headline", "kicker"}:
            yield _statement(self.kicker, passage, 0, len(passage.text))
            self.kicker = None
            return
        heads = _first_hand(list(self.listener.heads(passage, self.open)))
        first = heads[0].start if heads else len(passage.text)
        if self.open and not self.listener.cites and CARRIED.match(passage.text) and first > 0:
            end = self._end(passage, 0, first, self.open)
            yield _statement(self.open._replace(inferred=True), passage, 0, end)
        elif not heads:
            self.open = None
        for before, head, after in zip([None, *heads], heads, [*heads[1:], None], strict=False):
            yield from self._said(before, head, after, passage)
        ends = heads and heads[-1].content >= len(passage.text)
        self.kicker = heads[-1] if ends and passage.role in {"kicker", "headline"} else None

    def _said(
        self, before: Head | None, head: Head, after: Head | None, passage: Passage
    ) -> Iterator[Statement]:
        """Yield what is said in a quotation before the speaker, and what is said behind the verb."""
        quote = quotation_before(passage.text, head.start)
        said_before = before and _holds(before, quote, passage.text)
        if quote and _is_spoken(quote, head, passage.text) and not said_before:
            yield _statement(head, passage, *quote)
        start, limit = head.content, _limit(head, after, passage.text)
        if start >= limit or passage.text[start : start + 1] in tuple("。！？.!?"):
            return
        end = self._end(passage, start, limit, head)
        if end > start:
            yield _statement(head, passage, start, end)
            self.open = head if end >= len(passage.text.rstrip('”’」』"')) else None

    def _end(self, passage: Passage, start: int, limit: int, head: Head) -> int:
        """Find where what is said ends: its closing quotation mark, or the reporter's own voice."""
        quotation = quotation_end(passage.text, start)
        if quotation > start:
            return min(quotation, limit)
        if passage.role in _HEADLINES:
            limit = self._next_title(passage.text, start, limit)
        for sentence in sentences_of(passage.text):
            if start < sentence.start < limit and self.listener.ends(head, passage.text, sentence):
                return sentence.start
        return limit

    def _next_title(self, text: str, start: int, limit: int) -> int:
        """Find where the next person begins in a headline of several parts: 甲强调 要实干 |乙出席."""
        gaps = re.finditer(r"\s+", text[start:limit])
        names = named_in(self.listener.names)
        return next((start + gap.start() for gap in gaps if names.match(text, start + gap.end())), limit)


_HEADLINES = frozenset("headline kicker".split())


def _holds(head: Head, quote: tuple[int, int] | None, text: str) -> bool:
    """Say whether a quotation belongs to what is said before it: 勉励青年|“到基层去”，嘱托….

    The first mark behind the verb is the quotation's own.
    """
    if quote is None or quote[0] < head.content:
        return False
    return not re.search("[，。；：]", text[head.content : quote[0]])


def _is_spoken(quote: tuple[int, int], head: Head, text: str) -> bool:
    """Say whether a quotation before a speaker is what is said: not in “……？”面对问题，他责成各地…."""
    marked = text[head.content - 1] in '，,：:“「『"' or text[head.content : head.content + 1] in tuple(
        "。！？.!?"
    )
    answers = not head.inferred and quote[0] > 1 and text[quote[1] - 1] in "？?"
    if answers and text[head.content : head.content + 1] not in tuple("。！？.!?"):
        return False  # “客人多不多？”村民高兴地说，… answers
    return marked or not re.search("[，,]", text[quote[1] + 1 : head.content])


def _first_hand(heads: list[Head]) -> list[Head]:
    """Leave out the media that only report who speaks: 据媒体报道，|官员表示…"""
    followed = zip(heads, [*heads[1:], None], strict=False)
    return [h for h, after in followed if not (h.verb == "报道" and after and after.start <= h.content)]


def _limit(head: Head, after: Head | None, text: str) -> int:
    """Return where what is said must end: before the next head, its headline or its quotation."""
    if after is None:
        return len(text)
    quoted = quotation_before(text, after.start)
    if quoted and not _holds(head, quoted, text) and quoted[0] > head.content:
        return min(after.start, quoted[0])
    return after.start


_NUMBER = re.compile(
    r"(?<=[。！？])(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)$"
)


def _statement(head: Head, passage: Passage, start: int, end: int) -> Statement:
    text = _NUMBER.sub("", passage.text[start:end].rstrip()).rstrip("，,；;：:“「『")
    start += passage.start + len(text) - len(text.lstrip())
    text = text.strip()
    return Statement(
        head.speaker, head.verb, text, passage.paragraph, start, start + len(text), head.inferred
    )
