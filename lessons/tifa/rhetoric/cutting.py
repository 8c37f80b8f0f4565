"""Members cut out of the parts that a mark sets off: without what leads into the first or follows the last."""

from __future__ import annotations

import re
from functools import cache

from ..sentences import Span
from .tagging import ends_with_noun, opens_with_noun, starts_word, word_at
from .wording import bare

__all__ = ["NO_MEMBER", "cut_well", "from_word", "heads", "led_in", "tail", "whole_part", "without_tail"]

# One character with the quotation marks that lean on it: they do not count in a member's length.
_CHARACTER = r"(?:[“‘「『\"]*[^“”‘’「」『』\"\s][”’」』\"]*)"
NO_MEMBER = re.compile(
    r"[\d０-９%％《》〈〉○×A-Za-z]|百分之|(?!^[一万千]人)(?<!千家)[二三四五六七八九十百千万亿][吨元亩户人件]"
)
_ENDS_OF_LIST = re.compile(
    r"[的等之]|相[结统]|并[重举]|工作|机制|体系|格局|模式|原则|体制|方针|方面|领域|目标|要求|任务|政策|行动|活动|战略|思路|道路|问题"
)
_OBJECTS = ("我们", "别人")  # within a clause they are governed by what stands before
_LEADS_IN = re.compile(
    ".{0,8}(?:我们|这|都|就|也|必须|要|应|将|就|切实|着力|进一步|继续|大力|全面|积极|坚决|坚持|加快|实现|努力|更加|不断|深入|做到|确保|力争)|"
)


def whole_part(part: Span, size: int) -> Span | None:
    return part if len(bare(part.text)) == size and not NO_MEMBER.search(part.text) else None


@cache
def _last(size: int) -> re.Pattern[str]:
    return re.compile(rf"{_CHARACTER}{{{size}}}$")


@cache
def _first(size: int) -> re.Pattern[str]:
    """Match a member at the head of a part, and a second one if 和 joins just that to it."""
    member = rf"({_CHARACTER}{{{size}}})"
    return re.compile(rf"{member}(?:(?:[和与及]|或者?|以及){member}$)?")


def tail(part: Span, size: int) -> Span | None:
    """Return the last characters of a part, with the quotation marks among them."""
    match = _last(size).search(part.text) if size > 1 else None
    if not match or NO_MEMBER.search(match[0]):
        return None
    if match.start() and (match[0].startswith(_OBJECTS) or not starts_word(part.text, match.start())):
        return None
    return Span(match[0], part.start + match.start(), part.end)


def heads(part: Span, size: int, before: int) -> list[Span | None]:
    """Return the member or two (X和Y) that the last part of a list begins with."""
    match = _first(size).match(part.text) if size else None
    if not match or NO_MEMBER.search(match[0]):
        return [None]
    first = Span(match[1], part.start, part.start + match.end(1))
    if match[2]:
        return [first, Span(match[2], part.start + match.start(2), part.end)]
    rest = part.text[match.end(1) :]
    return [
        first
        if not rest or _ENDS_OF_LIST.match(rest) or _closed(part.text, first.text, rest, before)
        else None
    ]


def _closed(text: str, member: str, rest: str, before: int) -> bool:
    """Say whether a member ends where its list ends: the clause goes on, but not with more of the member."""
    if len(rest) < 2 or member[-1] in "更最很不" or not starts_word(text, len(member)):
        return False
    if before == 1:
        return word_at(rest, 0)[1] in ("v", "p", "d")
    return len(member) < 4 or not (ends_with_noun(member) and opens_with_noun(rest))  # 提升产业核心|竞争力


def from_word(part: Span, word: str, *, anywhere: bool = False) -> Span | None:
    """Begin a part at a word that stands at or near its head, or anywhere if more of its kind follow."""
    clauses = (comma.end() for comma in re.finditer("[，,]", part.text))
    at = next((start for start in clauses if anywhere and part.text.startswith(word, start)), -1)
    at = part.text.find(word) if at < 0 else at
    if at < 0 or NO_MEMBER.search(part.text) or (at > 0 and word in _OBJECTS):
        return None
    begins = anywhere and (
        part.text[at - 1] in "，," or ("，" not in part.text and starts_word(part.text, at))
    )
    if not led_in(part.text[:at]) and not begins:
        return None
    return Span(part.text[at:], part.start + at, part.end)


def led_in(before: str) -> bool:
    """Say whether what stands before a member only leads into it: 我们要, 着力."""
    return _LEADS_IN.fullmatch(before) is not None


def cut_well(part: Span, member: Span) -> bool:
    """Say whether a first member was cut where one begins: behind 的, a quotation mark, or what leads in."""
    before = part.text[: member.start - part.start]
    return led_in(before) or before[-1:] in set('的“「『"') or member.text[0] in '“「『"'


def without_tail(member: Span) -> Span:
    """Cut the noun that a list modifies off its last member: 全面从严治党|的战略布局."""
    text = member.text.split("的")[0] if member.text.count("的") == 1 else member.text
    return Span(text, member.start, member.start + len(text))
