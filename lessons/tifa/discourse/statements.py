"""Who says what: reporting verbs, their speakers and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Source
from ..sentences import Span
from .passages import Passage, Reading, masked, read, sentences_of
from .people import find_people
from .speakers import named_in, speaker_before, subject_of
from .speech import (
    content_start,
    is_honoured,
    is_noun,
    is_reporter,
    may_be_noun,
    quotation_before,
    quotation_end,
)
from .words import any_of, reporting_verbs

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


class Head(NamedTuple):
    """A reporting verb with its speaker; places count from the beginning of the passage."""

    speaker: str
    verb: str
    start: int  # of the clause with speaker and verb
    content: int  # where what is said begins
    person: bool
    brief: bool  # what is said ends with its sentence


def statements(source: Source) -> pd.DataFrame:
    """List who says what: speaker, reporting verb, and what is said.

    Columns: speaker (a name without its title, or a body as printed); verb; text (what is said,
    behind the verb and its comma, colon or quotation mark); paragraph (its number in
    `doc.paragraphs`); start and end of the text. A verb without a speaker of its own (希望各地…)
    belongs to the last speaker; a speech that goes on in the next paragraph has a row there with
    the same verb; a noun (按照…的要求) and an event (出席会议并讲话) have none.

    >>> statements("会议强调，要实干。副省长岑立要求各地抓紧落实。")[["speaker", "verb", "text"]].values.tolist()
    [['会议', '强调', '要实干。'], ['岑立', '要求', '各地抓紧落实。']]
    """
    import pandas as pd

    table = pd.DataFrame(find_statements(read(source)), columns=list(Statement._fields))
    return table.astype({"paragraph": "int64", "start": "int64", "end": "int64"})


def find_statements(reading: Reading) -> list[Statement]:
    """List the statements in the order of the text."""
    names = tuple(person.name for person in find_people(reading))
    found: list[Statement] = []
    texts = reading.passages
    roundup = bool(texts) and bool(_ROUNDUP.search(texts[0].text[:20]))
    reader = _Reader(names, quotes_briefly=roundup or reading.genre in _OWN_VOICE)
    for passage, following in zip(texts, [*texts[1:], None], strict=False):
        found += reader.read(passage, following)
    return found


class _Reader:
    """Reads passages one after the other and remembers who spoke last."""

    def __init__(self, names: tuple[str, ...], *, quotes_briefly: bool) -> None:
        self.names = names
        self.quotes_briefly = quotes_briefly
        self.open: Head | None = None  # a speech that ran to the end of the passage before
        self.kicker: Head | None = None  # 张三在会议上强调, with the headline below
        self.subject = ""
        self.authority = ""  # who was last called 总书记, not as a speaker at the meeting

    def read(self, passage: Passage, following: Passage | None) -> Iterator[Statement]:
        if self.kicker and passage.role in {"headline", "kicker"}:
            yield self._statement(self.kicker, passage, 0, len(passage.text))
            self.kicker = None
            return
        heads = list(self._heads(passage))
        first = heads[0].start if heads else len(passage.text)
        if self.open and _CARRIED.match(passage.text) and first > 0:
            end = self._end(passage, 0, first, self.open)
            yield self._statement(self.open, passage, 0, end)
        elif not heads:
            self.open = None
        for before, head, after in zip([None, *heads], heads, [*heads[1:], None], strict=False):
            yield from self._said(before, head, after, passage)
        last = heads[-1] if heads else None
        if (
            last
            and last.content >= len(passage.text)
            and passage.role in {"kicker", "headline"}
            and following
        ):
            self.kicker = last

    def _said(
        self, before: Head | None, head: Head, after: Head | None, passage: Passage
    ) -> Iterator[Statement]:
        quote = quotation_before(passage.text, head.content)
        if quote and not (before and before.content == quote[0]):
            yield self._statement(head, passage, *quote)
        limit = after.start if after else len(passage.text)
        if after:
            quoted = quotation_before(passage.text, after.content)
            limit = min(limit, quoted[0] if quoted and quoted[0] > head.content else limit)
        start = head.content
        if start >= limit or passage.text[start : start + 1] in tuple("。！？.!?"):
            return
        end = self._end(passage, start, limit, head)
        if end > start:
            yield self._statement(head, passage, start, end)
            self.open = head if end >= len(passage.text.rstrip('”’」』"')) else None

    def _statement(self, head: Head, passage: Passage, start: int, end: int) -> Statement:
        text = passage.text[start:end]
        text = text.rstrip().rstrip("，,；;：:“「『")
        bare = text.strip()
        start += text.index(bare) if bare else 0
        return Statement(
            head.speaker,
            head.verb,
            bare,
            passage.paragraph,
            passage.start + start,
            passage.start + start + len(bare),
        )

    def _heads(self, passage: Passage) -> Iterator[Head]:
        """Yield the heads of a passage; what a person says may hold verbs of its own."""
        inside: Head | None = self.open if _CARRIED.match(passage.text) else None
        limit = -1  # the end of a quotation, inside which nothing is a new head
        for sentence in sentences_of(passage.text):
            text = masked(passage.text)[sentence.start : sentence.end]
            if inside and sentence.start >= inside.content and self._ends(inside, sentence.text):
                inside = None
            for match in _verbs().finditer(_PARENTHESES.sub(lambda m: "□" * len(m[0]), text)):
                if sentence.start + match.start() < limit:
                    continue
                head = self._head(sentence, text, match, inside)
                if head and self._has_content(head, passage.text):
                    yield head
                    inside = head
                    limit = max(limit, quotation_end(passage.text, head.content))
            self.subject = self._subject(sentence) or self.subject
            cited = _cited_name(self.names).search(sentence.text)
            self.authority = cited[1] if cited else self.authority

    def _ends(self, head: Head, sentence: str) -> bool:
        """Say whether what is said has ended when this sentence begins."""
        return is_reporter(sentence, self.names) or (head.brief and not _CARRIED.match(sentence))

    def _has_content(self, head: Head, text: str) -> bool:
        """Say whether something is said: behind the verb, or in a quotation before the speaker."""
        return text[head.content : head.content + 1] not in tuple("。！？.!?") or bool(
            quotation_before(text, head.content)
        )

    def _head(self, sentence: Span, text: str, match: re.Match[str], inside: Head | None) -> Head | None:
        verb = match["verb"]
        content = None if is_noun(text, match.start(), verb) else content_start(text, verb, match.end())
        if content is None:
            return None
        speaker = speaker_before(text, match.start(), self.names)
        if speaker is None:
            name = self._implied(text, match.start(), verb, inside)
            start = match.start()
        else:
            printed = sentence.text[speaker.end - len(speaker.name) : speaker.end]
            name, start = self._resolve(printed, inside), speaker.start
            another = inside is None or inside.speaker != name
            cited = (another and is_honoured(text, speaker.end)) or _stays_inside(
                name, self.names, text[match.end() :]
            )
            if inside and inside.person and cited:
                return None
        if (
            not name
            or (may_be_noun(verb) and _PAPER.search(name))
            or _CITED.search(text[:start][-4:] + text[start : start + 2])
        ):
            return None
        authority = bool(_AUTHORITY.search(text[: match.start()])) or (
            speaker is not None and bool(_PRONOUN.match(speaker.name)) and name == self.authority
        )
        brief = reporting_verbs()[verb].brief or authority or self.quotes_briefly
        return Head(name, verb, sentence.start + start, sentence.start + content, name in self.names, brief)

    def _resolve(self, speaker: str, inside: Head | None) -> str:
        """Give a pronoun the name it stands for."""
        if re.match("[他她]", speaker):
            return (inside.speaker if inside else "") or self.subject
        if speaker.startswith("该") and inside:
            return inside.speaker
        return speaker

    def _implied(self, text: str, verb: int, word: str, inside: Head | None) -> str:
        """Find the speaker of a verb that has none in its clause: …发出通知，要求…; 希望…"""
        before = text[:verb]
        clause = re.split("[，,；;：:]", before)[-1]
        if not _ONLY_ADVERBS.fullmatch(clause):
            return ""
        if inside is None or not inside.person or _DATED_SUBJECT.match(before):
            for earlier in reversed(re.split("[，,；;。]", before)[:-1]):
                subject = subject_of(earlier.strip('“”" '), self.names)
                if subject:
                    return subject
        opens = not before.strip('“「"并同时还 ')
        if opens and reporting_verbs()[word].alone:
            return inside.speaker if inside else ""
        return ""

    def _subject(self, sentence: Span) -> str:
        for clause in re.split("[，,；;]", sentence.text):
            subject = subject_of(clause, self.names)
            if subject in self.names:
                return subject
        return ""

    def _end(self, passage: Passage, start: int, limit: int, head: Head) -> int:
        """Find where what is said ends: its closing quotation mark, or the reporter's own voice."""
        quotation = quotation_end(passage.text, start)
        if quotation > start:
            return min(quotation, limit)
        for number, sentence in enumerate(s for s in sentences_of(passage.text) if s.end > start):
            if sentence.start >= limit:
                break
            follows = number and sentence.start > start
            if follows and self._ends(head, sentence.text):
                return sentence.start
        return limit


# Where the text speaks for itself, or is a roundup of short items, a quotation is a sentence long.
_ROUNDUP = re.compile("快讯|简讯|短讯|一句话新闻|要闻速览")
_OWN_VOICE = frozenset({"transcript", "work_report", "notice", "plan"})
_PRONOUN = re.compile("[他她]")


def _cited_name(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"({named_in(names).pattern})总书记")


_PARENTHESES = re.compile("[(（][^()（）]*[)）]")
_AUTHORITY = re.compile("(?:总书记|全会|规划建议|二十大|公报)[^，。]{0,6}$")
_DATED_SUBJECT = re.compile(r"[^，。]{2,20}?(?:\d{1,2}日|当天|日前|同一天)")
_PAPER = re.compile("(?:规划|纲要|意见|决定|方案|报告|文件|条例)$")
_CITED = re.compile("正如|就像|如同|正像")
_CARRIED = re.compile(
    r"(?:[一二三四五六七八九十][要是]|第[一二三四五六]|要|必须|应当|不得|严禁|务必|首先|其次|再次|最后|同时)"
)
_ONLY_ADVERBS = re.compile(r"(?:\s|[并还也又再同时曾一进步多次反复特别明确衷心真诚恳由此]|[“「\"])*")


def _stays_inside(name: str, names: tuple[str, ...], after: str) -> bool:
    """Say whether a verb inside a speech belongs to it: 中方希望…, 我们强调…"""
    return name not in names and (bool(_OWN_SIDE.search(name)) or not after.startswith(tuple("，,：:")))


_OWN_SIDE = re.compile("^(?!与会)[\u3400-\u9fff]?方$|^[我您]|^双方|^各方|两国|人民$|政府$")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![宣演主开听])(?P<verb>{any_of(reporting_verbs())})(?P<whom>(?:记者|我们|大家)(?=[，,：:]))?"
    )
