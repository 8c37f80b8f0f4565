"""Shifts: what a text says things are to turn from, and into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Source, text_of
from ..gathering import by_document

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["shifts"]


class Shift(NamedTuple):
    """A before and an after, and the stretch of text that opposes them."""

    before: str
    after: str
    text: str
    start: int
    end: int


@by_document
def shifts(source: Source) -> pd.DataFrame:
    """Find the sentences that turn one thing into another: 从X转向Y, 变X为Y.

    Columns: before, after (without the quotation marks around them), text (from 从, 由, 变 or 化 to
    the end of the second member, with the 转变 or 跨越 that closes the frame), start, end. The
    frames are 从/由X转向/转为/走向/迈向/变为…Y, 从/由X向Y转变/转型/跨越…, 从/由X到Y的转变/飞跃…,
    实现从X到Y with quoted members or single characters (从无到有), 从X到Y that turns round
    (从“人找政策”到“政策找人”), 由X变Y and 由X转Y with members of about one length, 变X为Y and
    化X为Y. None of these: a span of time or place (从现在到2020年,
    从城市到乡村), a reach that widens (向乡村延伸), a thing that moves
    (向西部转移), and a change of number or rank (从5%提高到8%, 由第9位跃升为第5位), since a quantity
    that grows opposes no two things. A change told without 从 or 由 (规模型向质量型转变) is not found:
    nothing marks where its before begins.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> shifts("推动发展由“数量追赶”转向“质量追赶”。")[["before", "after"]].values.tolist()
    [['数量追赶', '质量追赶']]
    >>> len(shifts("从现在到2020年,从城市到乡村,占比从5%提高到8%。"))
    0
    """
    import pandas as pd

    table = pd.DataFrame(_shifts(text_of(source)), columns=list(Shift._fields))
    return table.astype({"before": "str", "after": "str", "text": "str", "start": "int64", "end": "int64"})


_OPEN, _CLOSE = '“‘「『"', '”’」』"'
# A quotation is one piece, whatever stands inside it; outside quotations a member holds no mark,
# unless the frame is closed behind it, when it may be a list (站起来、富起来到强起来的飞跃).
_QUOTED = rf"[{_OPEN}][^{_OPEN}{_CLOSE}\n。]{{1,30}}[{_CLOSE}]"
_PLAIN = rf"(?:(?!\.(?!\d))[^{_OPEN}{_CLOSE}，,。；;：:！？!?、\s从由]|(?<=[自理缘服])[从由])"
_PIECE = rf"(?:{_QUOTED}|{_PLAIN})"
_LISTED = rf"(?:{_PIECE}|、)"
# 由于, 从此, 从严 … hold no member; 由中低端, 从事后处置 do.
_FROM = (
    r"(?=[从由])(?:(?<![自服听顺遵跟随任不盲屈])从(?!于|而|业|此|来|严|优|属|众|容|中(?![低小等])|事(?![前中后]))"
    r"|(?<![自理缘])由(?!于|此|来|衷))"
)
_HOW = (
    r"(?:加快|加速|平稳|全面|全方位|逐步|逐渐|不断|真正|根本|整体|有序|稳步|有效|成功|快速|深刻"
    r"|(?:历史|战略|根本|阶段|实质|系统)性|历史(?=[转跨飞跃巨]))"
)
_TURN = (
    "(?:(?<!好)转向|转为|转变为|转变成|转变到|转化为|转化成|转型为|转换为|转到|走向|迈向|迈入|变为|变成|变得|升级为|升级成"
    "|上升为|跃升为|跃升成|提升为|发展为(?!主)|演变为|蜕变为|蜕变成|过渡到|改为)了?"
)
_CHANGE = (
    "(?:转变|转型升级|转型|转换|转化|转折|跨越|飞跃|跃升|跃迁|迈进|升级|过渡|提升|攀升|蜕变|嬗变|巨变|进军)"
)
_CLOSING = rf"(?:的?(?:{_HOW}|伟大|重大|重要|战略|精彩|华丽)*{_CHANGE}(?!{_CHANGE})(?![^，,。；;、]{{1,12}}(?:转变|转型|跨越)))"
# What an open second member drags along: 转向高质量发展的关键期, 这一基本特征.
_DRAGGED = re.compile(
    r"的[^的]{0,10}(?:期|阶段|过程|局面|特征|要求|判断|进程|步伐|趋势|形势|态势|变化|新路|道路|路子|目标|时代|机遇"
    r"|节点|关口|路径|转变|跨越|年)$|这[一个种].*$|基本特征$|很.*$|的[一根](?:[项个条]|本).*$|(?:创造|提供|奠定|打下|作为)了?.*$|上来$|[呢吗吧]$"
)
_QUANTITY = re.compile(
    r"\d|第[一二三四五六七八九十]+[位名]|^[一二两三四五六七八九十百千万亿]+[年月天日个次倍元人户吨亩]"
)


# A member cut short, or one that has a verb of its own: 从明年起收入将转向回升.
_CUT = re.compile("^[、到]|到[“‘]|、$|、?再$|都.*了|起.*[将会]$")


class _Pair(NamedTuple):
    """Where the two members of a shift stand, and where its frame ends."""

    before: tuple[int, int]
    after: tuple[int, int]
    end: int


def _open(match: re.Match[str]) -> _Pair | None:
    """Cut what an unclosed second member drags along behind it."""
    start = match.start("after")
    ends = (
        "" if re.fullmatch(_QUOTED, match["before"]) else r"(?![^\W\d_])"
    )  # both are quoted, or it ends there
    quoted = re.match(_QUOTED + ends, match["after"])
    bare = _DRAGGED.sub("", match["after"])
    kept = quoted.end() if quoted else len(bare)
    return _Pair(match.span("before"), (start, start + kept), start + kept) if kept else None


def _closed(match: re.Match[str]) -> _Pair | None:
    """Choose the hinge that leaves the members most alike in length: 增产导向|向|提质导向."""
    start, end = match.span("both")
    hinges = (
        h for h in re.finditer(rf"(?:实现了?)?{_HOW}?向|再?到", match["both"]) if h[0][-1] == match["hinge"]
    )
    cuts = [(start + h.start(), start + h.end()) for h in hinges]
    inside = [cut for cut in cuts if start < cut[0] and cut[1] < end]
    if not inside:
        return None
    left, right = min(inside, key=lambda cut: abs((cut[0] - start) - (end - cut[1])))
    return _Pair((start, left), (right, end), match.end())


def _even(match: re.Match[str]) -> _Pair | None:
    """Take two members of about one length, or in quotation marks both."""
    before, after = match["before"], match["after"]
    alike = abs(len(before) - len(after)) <= min(2, len(before) - 1)
    if not alike and not (before[0] in _OPEN and after[0] in _OPEN):
        return None
    return _open(match)


def _turned_round(match: re.Match[str]) -> _Pair | None:
    """Take two members of the same characters in another order: 从“人找政策”到“政策找人”."""
    return _even(match) if sorted(match["before"]) == sorted(match["after"]) else None


class _Frame(NamedTuple):
    pattern: re.Pattern[str]
    members: Callable[[re.Match[str]], _Pair | None]


_FRAMES = (
    _Frame(
        re.compile(rf"{_FROM}(?P<before>{_LISTED}{{1,40}}?){_HOW}?{_TURN}(?P<after>{_PIECE}{{1,40}})"), _open
    ),
    _Frame(
        re.compile(rf"{_FROM}(?P<both>{_LISTED}{{1,40}}?(?P<hinge>向){_LISTED}{{1,40}}?){_CLOSING}"), _closed
    ),
    _Frame(
        re.compile(rf"{_FROM}(?P<both>{_LISTED}{{1,40}}?(?P<hinge>到){_LISTED}{{1,40}}?){_CLOSING}"), _closed
    ),
    _Frame(
        re.compile(
            rf"(?:实现|完成|经历)了?{_FROM}(?P<before>{_QUOTED}|{_PLAIN})到(?P<after>{_QUOTED}|{_PLAIN})(?![^\W\d_])"
        ),
        _even,
    ),
    _Frame(re.compile(rf"{_FROM}(?P<before>{_QUOTED})到(?P<after>{_QUOTED})"), _turned_round),
    _Frame(
        re.compile(
            rf"{_FROM}(?P<before>{_PIECE}{{1,4}}?)(?:变(?!得)|转(?![向为变型化入到移换送]))(?P<after>{_PIECE}{{1,4}}?)(?=[，,。；;、！!\s]|$)"
        ),
        _even,
    ),
    _Frame(
        re.compile(
            r"(?:(?<![^\W\d_])|(?<=推动|实现|努力|真正|善于|积极|切实|着力|勇于|敢于))"
            rf"(?:变|化(?!解))(?P<before>{_PIECE}{{1,20}}?)为(?!主(?![动导流观力体业]))(?P<after>{_PIECE}{{1,20}})"
        ),
        _even,
    ),
)


def _shifts(text: str) -> Iterator[Shift]:
    """Yield the shifts of a text in order; of two that overlap, the first and shortest holds."""
    end = 0
    for shift in sorted(_candidates(text), key=_rank):
        if shift.start >= end and _opposed(shift):
            end = shift.end
            yield shift


def _rank(shift: Shift) -> tuple[int, int, int]:
    return shift.start, shift.end, abs(len(shift.before) - len(shift.after))


def _candidates(text: str) -> Iterator[Shift]:
    for frame in _FRAMES:
        for match in frame.pattern.finditer(text):
            pair = frame.members(match)
            if pair is not None:
                start = pair.before[0] - 1  # 从, 由, 变, 化: one character
                before, after = _bare(text, pair.before), _bare(text, pair.after)
                yield Shift(before, after, text[start : pair.end], start, pair.end)


def _opposed(shift: Shift) -> bool:
    """Say whether the members are whole and differ, and neither is a quantity or a rank."""
    members = shift[:2]
    whole = not any(map(_CUT.search, members)) and all(m.count("《") == m.count("》") for m in members)
    return whole and shift.before != shift.after and not any(map(_QUANTITY.search, members))


def _bare(text: str, span: tuple[int, int]) -> str:
    """Return a member without the one pair of quotation marks that encloses it."""
    member = text[slice(*span)]
    return member[1:-1] if re.fullmatch(_QUOTED, member) else member
