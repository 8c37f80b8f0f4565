"""Quotations of speech: where they stand, where they end, and which only name things."""

from __future__ import annotations

import re

__all__ = ["names_things", "quotation_before", "quotation_end", "quotations"]

_QUOTATION = re.compile("“(?:[^“”]|“[^“”]*”)*”")


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where the quotations of speech stand: those with a full stop or a comma before the end.

    >>> quotations("“要实干。”他说，“三严三实”是要求。")
    [(0, 6)]
    """
    found = (match.span() for match in _QUOTATION.finditer(text))
    return [(begin, end) for begin, end in found if re.search("[。！？!?，,…]$", text[begin : end - 1])]


_PAIRS = {"“": "”", "「": "」", "『": "』", '"': '"'}


def quotation_end(text: str, content: int) -> int:
    """Return where the quotation ends that begins just before the content, or -1.

    One that is never closed is taken for none: what was said then ends where it would without marks.

    >>> quotation_end("他说：“要实干。”", 4), quotation_end("他说：“要实干。会后参观。", 4)
    (8, -1)
    """
    opening = text[content - 1 : content] if content else ""
    closing = _PAIRS.get(opening)
    if not closing:
        return -1
    depth = 1
    for place in range(content, len(text)):
        if text[place] == closing and (opening != closing or text[place - 1] in "。！？!?.,，"):
            depth -= 1
            if not depth:
                return place
        elif text[place] == opening != closing:
            depth += 1
    straight = re.compile('(?<=[。！？!?])"').search(text, content)  # “……。" closes too
    return straight.start() if straight else -1


def quotation_before(text: str, start: int) -> tuple[int, int] | None:
    """Return the quotation that ends just before the clause at `start`: “……。”张三说.

    >>> quotation_before("“要实干。”张三说。", 6)
    (1, 5)
    """
    end = len(text[:start].rstrip(" 　，,")) - 1
    for opening, closing in _PAIRS.items():
        begins = _opening_of(text, end, opening, closing)
        if (
            begins >= 0
            and text[begins - 1 : begins] not in tuple("：:")  # 张三高兴地：“……”
            and text[end] == closing
            and (text[end - 1] in "。！？!?，,…" or text[end + 1 : end + 2] in tuple("，,"))
        ):
            return begins + 1, end
    return None


def _opening_of(text: str, end: int, opening: str, closing: str) -> int:
    """Return where the mark stands that the one at `end` answers, or -1: of “…“…”…” the first."""
    depth = 0
    for place in range(end - 1, -1, -1):
        if text[place] == opening:
            if not depth:
                return place
            depth -= 1
        elif text[place] == closing:
            depth += 1
    return -1


def names_things(text: str, content: int) -> bool:
    """Say whether a quotation only names things, and is no speech: 提出，“A”“B”等部署.

    >>> names_things("提出，“加快创新”“扩大开放”等部署", 4)
    True
    """
    end = quotation_end(text, content)
    return end > 0 and bool(re.match("[^。！？!?，,][”」』][“「『等的这]", text[end - 1 :]))
