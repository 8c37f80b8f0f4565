"""What is demanded: the clauses that bid, and the sentences that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Source
from ..files import read_csv
from ..segmentation import tag
from ..sentences import Span
from .clauses import clause_start, masked, sentences_of
from .modality import Marker, markers_in
from .passages import Passage, Reading, read, together
from .quotations import quotations
from .statements import Statement, find_statements
from .subjectless import ITEM, belongs
from .words import countries

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Directive", "directives", "find_directives"]


class Directive(NamedTuple):
    """A demand: who makes it, by which word, and where it stands."""

    speaker: str
    marker: str
    text: str
    start: int
    end: int


class Stretch(NamedTuple):
    """A part of a passage with one speaker, "" for the text itself; places count from its beginning."""

    speaker: str
    text: str
    start: int


@together.by_document
def directives(source: Source) -> pd.DataFrame:
    """List what a text demands: one row for each head, with the sentences that belong to it.

    Columns: speaker (of the statement it stands in, "" where the text speaks for itself); marker
    (要 必须 应当 不得 严禁 …; 鼓励 支持 力争 确保 only at the beginning of a sentence); text, start,
    end. The sentences that follow without a subject and a marker of their own go with the head;
    要 in 要求 or 重要, of future or of volition (他要去) is none.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> directives("会议强调，要改革创新。加强领导。各地必须抓紧，不得拖延。")[["marker", "text"]].values.tolist()
    [['要', '要改革创新。加强领导。'], ['必须', '各地必须抓紧'], ['不得', '不得拖延。']]
    """
    import pandas as pd

    table = pd.DataFrame(find_directives(read(source)), columns=list(Directive._fields))
    return table.astype({"start": "int64", "end": "int64"})


def find_directives(reading: Reading) -> list[Directive]:
    """List the directives in the order of the text."""
    said = find_statements(reading)
    report = reading.genre == "news" or (reading.genre == "other" and bool(said))
    found: list[Directive] = []
    for passage in reading.passages:
        if passage.role in {"lead", "body"}:
            for stretch in _stretches(passage, said):
                found += _directives_of(stretch, narrated=report and not stretch.speaker)
    return found


def _stretches(passage: Passage, said: Sequence[Statement]) -> Iterator[Stretch]:
    """Cut a passage into what each speaker says and what the text says itself."""
    place, end = passage.start, passage.start + len(passage.text)
    for statement in (s for s in said if passage.start <= s.start < end):
        if statement.start > place:
            yield Stretch("", passage.text[place - passage.start : statement.start - passage.start], place)
        yield Stretch(statement.speaker, statement.text, statement.start)
        place = statement.end
    if place < end:
        yield Stretch("", passage.text[place - passage.start :], place)


def _directives_of(stretch: Stretch, *, narrated: bool) -> Iterator[Directive]:
    heads = list(_heads(stretch.text, narrated=narrated))
    for (marker, start, sentence), following in zip(heads, [*heads[1:], None], strict=False):
        limit = following[1] if following else len(stretch.text)
        fronted = _FRONTED.search(stretch.text, start, limit) if following else None
        if fronted:
            limit = fronted.start() + (fronted["mark"] == "。")
        end = min(sentence.end, limit) if narrated else _end(stretch.text, sentence, limit)
        text = stretch.text[start:end].rstrip(" 　，,；;：:、“「『")
        begin = stretch.start + start
        yield Directive(stretch.speaker, marker, text, begin, begin + len(text))


# What stands before the next head is no part of this one: …；越是头绪多，|越要抓关键; …。同时，|要管好用水.
_FRONTED = re.compile(
    "[；;][^，,；;。]*[，,]$|(?P<mark>[。，,])(?:[^，,；;。]*(?:时|中|后|前)|首先|其次|最后|同时|此外|另外)[，,]$"
)


def _heads(text: str, *, narrated: bool) -> Iterator[tuple[str, int, Span]]:
    """Yield each head: its marker, where its clause begins, and its sentence."""
    taken = -1
    quoted = quotations(text)
    for sentence in sentences_of(text):
        clean = masked(text)[sentence.start : sentence.end]
        for found in markers_in(clean, frozenset(_kinds())):
            start = clause_start(clean, found.start)
            told = narrated and not any(begin < sentence.start + start < end for begin, end in quoted)
            if start == taken - sentence.start or not _bids(clean, found, start, narrated=told):
                continue
            taken = sentence.start + start
            yield found.marker, taken, sentence


@cache
def _kinds() -> dict[str, str]:
    """Map each marker to where it may stand: strong in any clause, opening only in a sentence's first."""
    rows = read_csv("lexicons", "modal_words.csv")
    return {row["marker"]: row["directive"] for row in rows if row["directive"]}


# What makes a marker no bidding: a modifier (必须遵循的原则), a question, volition and futurity.
_MODIFIER = re.compile(r"[\u3400-\u9fff]{1,4}的[\u3400-\u9fff“「]")
_VOLITION = re.compile(
    r"(?:^|[^\u3400-\u9fff])我$|自己$|[他她它]$|[想将快正刚若如]$|.就$|是否$|(?<![一二三四五六七八九十键的心本要点])(?:^|[^一二三四五六七八九十键的心本要点])是$|平均$|旨在$|往往$|通常$|动辄$|常常$|总$"
)
_AS_BIDDEN = re.compile(
    "(?:按照|根据|遵照)[^，。；]*“[^”]*$|(?:按照|根据|遵照)[^，。；“]*“[^”]*”和[^，。；“]*“[^”]*$"
)
_FACES = re.compile(
    "(?:正视|解决|克服|纠正|改变|看到|抓住|珍惜|用好)[\u3400-\u9fff]{2}的"
)  # 应当|正视存在的问题
_FACT = re.compile(r"(?:历史|时间|世界|事实|谁|再也|永远|从来)$")
_INVITED = re.compile("[^，。]{0,40}(?:邀请|要求|请求|约)")
_HISTORY = re.compile("历史|时代|时间|世界|人生|由于|因")
_WISHES = re.compile('(?:^|[，,“「"])我要|当年|当时|以前|过去|原来|曾经|从前|那时')
_STANCE = re.compile(
    r"[今去前]年|近年|累计|先后|[中双各两美俄日韩\u3400-\u9fff]方|我|政府|人民|[\u3400-\u9fff]国(?!家)|将|愿|已|曾|了|高度|坚定|积极|一贯|大家|企业(?!家)"
)
_NARRATED = frozenset("要 不要 不能 应该".split())


def _bids(text: str, found: Marker, start: int, *, narrated: bool) -> bool:
    before, after = text[start : found.start], text[found.end :]
    wants = before.startswith("向") and tag(after[:6])[0][1][0] == "n" if after else False  # 向管理要效益
    if found.marker == "要" and (wants or after.startswith(("不是", "不然"))):  # 要不是龙师傅
        return False
    if narrated and found.marker in _NARRATED:
        return False
    if not re.match(r"[\u3400-\u9fff“「\"『‘\d]", after) or re.match("[的了□]|着(?![眼力重手实])", after):
        return False
    in_hand = found.marker != "应" and _FACES.match(after)
    if (_modifies(before, after) and not in_hand) or before.endswith(("和", "与", "及", "或", "、")):
        return False
    if found.marker == "应" and _INVITED.match(after):
        return False
    if _AS_BIDDEN.search(text[: found.start]):
        return False
    if text.rfind("（", 0, found.start) > text.rfind("）", 0, found.start):  # （记者 应强）
        return False
    if _kinds()[found.marker] == "opening":
        opens = not re.sub(r"[“「『\"\s]|[一二三四五六七八九十]是|同时，?", "", text[:start])
        return (
            opens
            and len(before) <= 12
            and before not in countries()
            and not _STANCE.search(before)
            and not _acts(before)
        )
    earlier = before or text[: found.start].rstrip("，,")
    if found.marker == "不能":
        return not (_FACT.search(before) or _HISTORY.match(earlier) or after.startswith("被"))
    return not (_VOLITION.search(before) or _WISHES.search(earlier))


def _acts(before: str) -> bool:
    """Say whether a verb or 的 stands before the marker, which is then not the head of the clause."""
    return any(pos in {"v", "uj", "vn", "p"} for _, pos in tag(before)) if before else False


def _modifies(before: str, after: str) -> bool:
    """Say whether the marker stands in a modifier with 的: 依法应当公开的资料."""
    if re.match("[^，。]{2,12}的(?:还有|是|有)", after):
        return True
    match = _MODIFIER.match(after)
    if not match:
        return False
    words = tag(after[: match[0].index("的")])
    return len(words) <= 2 and (words[-1][1][0] in "vli" or words[-1][1] == "ad")


def _end(text: str, sentence: Span, limit: int) -> int:
    """Find where a directive ends: with the last of the sentences that follow without a subject."""
    end = min(sentence.end, limit)
    before = [s for s in sentences_of(text) if s.start <= sentence.start]
    numbered = any(_is_numbered(text, s) for s in before)
    inside_item = any(ITEM.match(s.text) for s in before[:-1])
    for following in sentences_of(text):
        if following.start < sentence.end:
            continue
        next_item = (inside_item and ITEM.match(following.text)) or (
            numbered and _is_numbered(text, following)
        )
        goes_on = belongs(following.text) and not next_item
        condition = limit < following.end and text[:limit].endswith(("的，", "的,"))  # 确需用火的，必须报批
        if following.start >= limit or condition or not goes_on:
            return end
        end = min(following.end, limit)
    return end


def _is_numbered(text: str, sentence: Span) -> bool:
    """Say whether a number of a list stands before a sentence: （三）发生疫情的，…"""
    return bool(
        re.search(
            r"[(（][一二三四五六七八九十\d]{1,3}[)）]\s*$|(?:^|[。；])\d{1,2}[.．、]\s*$",
            text[: sentence.start],
        )
    )
