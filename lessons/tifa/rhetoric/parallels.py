"""Parallelisms: members of one make, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Source, as_document, text_of
from ..gathering import by_document
from ..sentences import Span, sentences
from .anaphora import anaphoras
from .runs import pattern, runs

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["figures", "parallelisms"]


class Parallelism(NamedTuple):
    """Members of one make and the stretch of text they fill."""

    pattern: str  # series antithesis repetition anaphora
    members: tuple[str, ...]
    text: str
    start: int
    end: int


@by_document
def parallelisms(source: Source) -> pd.DataFrame:
    """Find where a text sets members of one make side by side.

    Columns: pattern, members (a tuple, as printed), text, start, end; in the order of the text.
    series: three or more members, equally long, that share a frame word at the same place
    (想在前、走在前、干在前) or are built with the verbs of the genre (党委领导、政府主导;
    改进工艺、节能降耗; data/lexicons/rhetoric_words.csv) or say something in the same way as far as
    the parts of speech tell; short ones that open with the same verb or end with the same degree may
    differ in length (进城、进企业、进社区). antithesis: a pair in which frame words repeat or opposites
    face each other (人无我有,人有我优; 有人建、没人管), or one that 既…又, 不是…而是, 宁可…不 joins.
    repetition: two or more clauses of a sentence that open with the same verb or preposition.
    anaphora: three or more sentences of a passage that open with the same word (要提高思想认识。…
    要坚持标准引领。…, also 一要…二要…); its members are the clauses that open them, and its text
    runs from the first to the last of these, with all that stands between. The words that
    lead into the first member, or follow the last, are not part of it. Lists of people, places,
    bodies and things are none, nor is anything that holds a figure or a title. Whether a series is
    a figure of speech or just a list is a judgement: this one follows the words, not the intention.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> parallelisms("要想在前、走在前、干在前,切实做到人无我有,人有我优。")["members"].tolist()
    [('想在前', '走在前', '干在前'), ('人无我有', '人有我优')]
    >>> len(parallelisms("省政府、省人大、省政协,农业、工业、服务业。"))
    0
    """
    import pandas as pd

    text = text_of(source)
    rows = [
        _parallelism(text, pattern([m.text for m in members], mark), members)
        for mark, members in _found(source)
    ]
    rows += [_parallelism(text, "anaphora", heads) for heads in anaphoras(as_document(source).paragraphs)]
    rows.sort(key=lambda row: (row.start, row.end))
    table = pd.DataFrame(rows, columns=list(Parallelism._fields))
    return table.astype({"pattern": "str", "text": "str", "start": "int64", "end": "int64"})


_OPEN, _CLOSE = "“‘「『", "”’」』"
_COMMA = "[，,]|(?<![、，,；; \u3000])[ \u3000]+(?![、，,；; \u3000])"  # a headline sets its clauses off by a space
# Quotation marks bound a series only where they hold more than one member: “一处失信、处处受制”.
_QUOTED_SERIES = re.compile(
    rf"[{_OPEN}][^{_OPEN}{_CLOSE}]*[、，,；;][^{_OPEN}{_CLOSE}]*[{_CLOSE}]"
    r"""|(['"])(?![、，,；;])[^'"\n]*[、，,；;][^'"\n]*\1"""
)
_MARKS = re.compile("[、，,；; \u3000]")
_BOUNDARY = re.compile(r"(?:[。！？!?：:\n—…]|(?<=[^\W\da-zA-Z])\.(?!\w))+|[(（][^()（）]{4,}[)）]")


def figures(source: Source) -> Iterator[tuple[Span, ...]]:
    """Yield the members of each parallelism of a text, with their places."""
    return (members for _, members in _found(source))


def _found(source: Source) -> list[tuple[str, tuple[Span, ...]]]:
    """List the runs between enumeration commas, commas and semicolons, in the order of the text."""
    found = {
        tuple(map(_unquoted, members)): mark
        for paragraph in as_document(source).paragraphs
        for sentence in sentences(paragraph.text, start=paragraph.start)
        for stretch in _stretches(sentence)
        for mark, parts in _levels(stretch)
        for members in runs(parts, mark, quoted=stretch.quoted and _whole(parts, stretch))
    }
    return sorted(
        ((mark, members) for members, mark in found.items()), key=lambda f: (f[1][0].start, f[1][-1].end)
    )


class _Stretch(NamedTuple):
    """A stretch of a sentence; `shown` is its text with the marks inside quotations hidden."""

    text: str
    shown: str
    start: int
    quoted: bool = False


def _levels(stretch: _Stretch) -> Iterator[tuple[str, list[Span]]]:
    """Yield each mark with the parts that it sets off, the wider ones last."""
    for clause in _split(stretch, f"[；;]|{_COMMA}"):
        yield "、", _spans(_split(clause, "、"))
    for clauses in _split(stretch, "[；;]"):
        yield "，", _spans(_split(clauses, _COMMA))
    yield "；", _spans(_split(stretch, "[；;]"))


def _whole(parts: Sequence[Span], stretch: _Stretch) -> bool:
    """Say whether parts are all of a stretch."""
    return bool(parts) and parts[-1].end - parts[0].start == len(stretch.text.strip())


def _parallelism(text: str, name: str, members: Sequence[Span]) -> Parallelism:
    start, end = members[0].start, members[-1].end
    return Parallelism(name, tuple(member.text for member in members), text[start:end], start, end)


def _unquoted(member: Span) -> Span:
    """Take off quotation marks that enclose a member, or that it shares with its neighbours."""
    text, start = member.text, member.start
    if text[0] in _OPEN + '"' and not any(mark in text[1:-1] for mark in _CLOSE + '"'):
        text, start = text[1:], start + 1
    if text[-1] in _CLOSE + '"' and not any(mark in text for mark in _OPEN + '"' if mark != text[-1]):
        text = text[:-1]
    return Span(text, start, start + len(text))


def _stretches(sentence: Span) -> Iterator[_Stretch]:
    """Cut a sentence where no series can go on: at colons, at brackets, at what somebody says.

    A quotation that holds a series is a stretch of its own, and a part of the one around it.
    """
    text = sentence.text
    boundaries = [m.span() for m in _BOUNDARY.finditer(text)]
    quotations = [m.span() for m in _QUOTED_SERIES.finditer(text)]
    said = [(a, b) for a, b in quotations if any(a < start < b for start, _ in boundaries)]
    shown = text
    for a, b in quotations:
        if (a, b) not in said:
            yield _Stretch(text[a + 1 : b - 1], text[a + 1 : b - 1], sentence.start + a + 1, quoted=True)
            shown = shown[:a] + _MARKS.sub("·", shown[a:b]) + shown[b:]
    cuts = sorted([*boundaries, *(edge for a, b in said for edge in ((a, a + 1), (b - 1, b)))])
    at = 0
    for start, end in [*cuts, (len(text), len(text))]:
        if at < start:
            yield _Stretch(text[at:start], shown[at:start], sentence.start + at)
        at = max(at, end)


def _split(stretch: _Stretch, marks: str) -> list[_Stretch]:
    """Cut a stretch at marks into parts that have a word, without the space around them."""
    edges = [m.span() for m in re.finditer(marks, stretch.shown)]
    if not edges and stretch.text == stretch.text.strip() != "":
        return [stretch]
    starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(stretch.text)]
    parts = []
    for a, b in zip(starts, ends, strict=True):
        text = stretch.text[a:b].strip()
        if text:
            begin = stretch.text.index(text, a)
            parts.append(_Stretch(text, stretch.shown[begin : begin + len(text)], stretch.start + begin))
    return parts


def _spans(parts: Sequence[_Stretch]) -> list[Span]:
    return [Span(part.text, part.start, part.start + len(part.text)) for part in parts]
