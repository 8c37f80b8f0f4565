"""Checkers for what stands on a page as it was received: names of people, and a slice with its glosses."""

from __future__ import annotations

from typing import Any

from .core import Checker, Verdict
from .given import as_texts

__all__ = ["GLOSSED", "WHERE_TO_SLICE", "names_in_characters", "slice_of_page"]

GLOSSED = "標(biāo)準(zhǔn)引領(lǐng)"
WHERE_TO_SLICE = (
    "Find 标准引领 in speech.text, look up the offsets of its start and of start + 4, and slice speech.raw from"
    " the one to the other."
)


def names_in_characters(then: Checker) -> Checker:
    """Let 匡湧, the spelling of other newspapers, count as 匡涌; ask for characters in place of pinyin.

    >>> names_in_characters(lambda names: Verdict(names == ["匡涌"], ""))(["匡湧"]).right
    True
    """

    def check(answer: Any) -> Verdict:
        names = as_texts(answer)
        if names is None or isinstance(answer, set):
            return then(answer)
        if any(name[:1].isascii() and name[:1].isalpha() for name in names):
            return Verdict(False, "Write the names in characters, not in letters.")
        return then([name.replace("匡湧", "匡涌") for name in names])

    return check


def slice_of_page(then: Checker) -> Checker:
    """Say of a slice that begins in the right place whether it ends too early or too late.

    >>> slice_of_page(lambda _: Verdict(False, WHERE_TO_SLICE))("標(biāo)準(zhǔn)").message
    'The beginning is right; the end is too early: the last gloss closes with ).'
    """

    def check(answer: Any) -> Verdict:
        verdict = then(answer)
        given = answer.strip() if isinstance(answer, str) else ""
        if verdict.right or len(given) < 2 or verdict.message != WHERE_TO_SLICE:
            return verdict
        if given.translate(str.maketrans("（）", "()")) == GLOSSED:
            return Verdict(
                False, "Nearly: the parentheses of the page are the narrow ones, ( and ), not （ and ）."
            )
        if GLOSSED.startswith(given):
            return Verdict(
                False, "The beginning is right; the end is too early: the last gloss closes with )."
            )
        if given.startswith(GLOSSED):
            return Verdict(False, "The beginning is right; the end is too late: stop after the last gloss.")
        return verdict

    return check
