"""Members that answer each other: joined by 既…又, opposed word by word, or each turning upon itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..sentences import Span
from .frames import shared
from .tagging import predicate
from .wording import bare

__all__ = ["correlative", "facing", "opposed", "opposite", "returning", "reversing"]

# What opens a clause, and what the next clause answers it with.
_ANSWERS = {
    "既": "[又也更]",
    "不是": "而?是",
    "是": "[也更]是",
    "不仅": "[更也还]",
    "不求": "[但只]求",
    "不在": "而?在",
    "宁可": "不|也|[决绝]不",
    "宁愿": "不|也|[决绝]不",
    "宁肯": "不|也|[决绝]不",
    "与其": "不如|毋宁",
    "不怕": "[就只]怕",
    "宁": "[不勿]",
}
_TURNS = re.compile(
    "|".join(w if len(w) > 1 or w in "既是" else f"^{w}" for w in sorted(_ANSWERS, key=len, reverse=True))
)
# 既要亲又要清 needs no comma: the two halves are then of about one length.
_WITHIN = re.compile("(?P<first>既(?P<one>[^既又，,、]{1,10}?))(?P<second>又(?P<other>[^既又，,、]{1,10}))$")

_OPPOSITES = (
    ("少", "多"),
    ("人", "我"),
    ("别人", "我们"),
    ("不是", "是"),
    ("没有", "有"),
    ("减", "加"),
    ("既", "又"),
)
_FACING = frozenset(
    map(
        frozenset,
        "有没 有无 多少 大小 上下 内外 前后 增减 进出 公私 得失 独众 快慢 长短 远近 高低 亲清 生死 破立 放管 收放 虚实"
        " 春夏 春秋 秋冬 轻重 新旧 强弱 优劣 好坏 真假 冷热 难易 来去 买卖 先后 早晚 分合 官民 正邪 知行 言行 一万".split(),
    )
)


def correlative(parts: Sequence[Span], at: int, mark: str) -> Iterator[list[Span]]:
    """Yield a pair of clauses that 既…又, 不是…而是, 是…也是, 不仅…更 or 宁可…不 joins.

    >>> [[m.text for m in pair] for pair in correlative([Span("我们既要快", 0, 5), Span("又要好", 6, 9)], 0, "，")]
    [['既要快', '又要好']]
    """
    first, second = parts[at], parts[at + 1]
    match = _TURNS.search(first.text)
    joins = match and (mark == "，" or (mark == "、" and match[0] == "既"))
    if match and joins and re.match(_ANSWERS[match[0]], second.text):
        yield [Span(first.text[match.start() :], first.start + match.start(), first.end), second]


def reversing(part: Span) -> list[Span]:
    """Return the two halves of a clause that joins them itself, without a comma; [] for any other.

    >>> [half.text for half in reversing(Span("干部既要亲又要清", 0, 8))]
    ['既要亲', '又要清']
    """
    match = _WITHIN.search(part.text)
    if not match or match["one"][0] != match["other"][0] or len(match["one"]) != len(match["other"]):
        return []
    return [
        Span(match[name], part.start + match.start(name), part.start + match.end(name))
        for name in ("first", "second")
    ]


def returning(members: Sequence[str]) -> bool:
    """Say whether equally long members each come back to a word of their own: doubled, or in one frame.

    >>> returning(["宜林则林", "宜农则农"]), returning(["户户通电", "村村通路"]), returning(["有人建", "没人管"])
    (True, True, False)
    """
    size = len(members[0])
    if any(len(set(member)) == size for member in members):
        return False  # no character comes twice
    frame = set(shared(members))
    own = [place for place in range(size) if place not in frame]
    if size < 3 or not own or len({member[own[0]] for member in members}) < len(members):
        return False
    back = [pair for pair in combinations(own, 2) if all(m[pair[0]] == m[pair[1]] for m in members)]
    return ((0, 1) in back and size > 3) or (bool(back) and len(frame) >= max(1, size // 4))


def opposite(*characters: str) -> bool:
    """Say whether characters are two opposites: 少 and 多."""
    return frozenset(characters) in _FACING


def facing(members: Sequence[str]) -> bool:
    """Say whether an equally long pair shares a word and sets opposites against each other at one place.

    Both must say something, or be clauses that open with the opposites: 上面千条线,下面一根针.

    >>> facing(["有人建", "没人管"]), facing(["有人建", "有人管"])
    (True, False)
    """
    places = [i for i, pair in enumerate(zip(*members, strict=True)) if opposite(*pair)]
    says = all(map(predicate, members)) or (
        0 in places and (len(members[0]) > 5 or members[0][0] in "多少高低")
    )
    return bool(places and shared(members)) and len(members[0]) > 2 and says


def opposed(first: str, second: str) -> bool:
    """Say whether one member has a word and the other its opposite: 少跑路, 多跑路."""
    first, second = bare(first), bare(second)
    return any(
        (a in first and b in first and a in second and b in second and b not in a)
        or (a in first and b in second and b not in first)
        or (b in first and a in second and a not in first)
        for a, b in _OPPOSITES
        if len(a) > 1 or len(first) < 16  # one character opposes only what is short
    )
