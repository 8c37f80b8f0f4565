"""Formulations of the lexicon: their glosses, their variants, and where a text has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import add

from ..files import read_csv
from .findings import Finding

__all__ = ["canonical_form", "lexicon_findings", "longest_forms", "slogan_lexicon"]


@cache
def slogan_lexicon() -> Mapping[str, str]:
    """Map each form and variant of data/lexicons/slogans.csv to the English gloss of its row.

    >>> slogan_lexicon()["质量强省"]
    'a province strong in quality'
    """
    glosses = {row["form"]: row["gloss"] for row in _rows()}
    return {variant: glosses[form] for variant, form in _canonical_forms().items()}


def canonical_form(slogan: str) -> str:
    """Return the form under which the lexicon lists a slogan or its variant, so that both count as one.

    What the lexicon does not list is its own form. A table of `find_slogans` keeps the forms as
    printed; `table.groupby(table["slogan"].map(canonical_form))` brings variants together.

    >>> canonical_form("双随机、一公开") == canonical_form("双随机一公开"), canonical_form("青海标准")
    (True, '青海标准')
    """
    return _canonical_forms().get(slogan, slogan)


def lexicon_findings(text: str, forms: frozenset[str], *, nested: bool = False) -> Iterator[Finding]:
    """Yield the forms that a text has: the longest at each place, or nested ones as well."""
    return _every_form(text, forms) if nested else longest_forms(text, forms)


def longest_forms(text: str, forms: frozenset[str]) -> Iterator[Finding]:
    """Yield the longest form at each place, from left to right, none overlapping the one before."""
    end = 0
    for finding in _forms_wherever(text, forms):
        if finding.start >= end:
            yield finding
            end = finding.end


def _every_form(text: str, forms: frozenset[str]) -> Iterator[Finding]:
    """Yield every form wherever it stands; one form never overlaps itself."""
    ends: dict[str, int] = {}
    for finding in _forms_wherever(text, forms):
        if ends.get(finding.slogan, 0) <= finding.start:
            ends[finding.slogan] = finding.end
            yield finding


def _forms_wherever(text: str, forms: frozenset[str]) -> Iterator[Finding]:
    """Yield each form at each place, in the order of the text, the longer first."""
    lengths, elsewhere = _lengths(forms)
    for start, head in enumerate(map(add, text, text[1:] + "\n")):
        for length in lengths.get(head, elsewhere):
            form = text[start : start + length]
            if form in forms:
                yield Finding(form, start)


@lru_cache(maxsize=8)  # every text may bring forms of its own
def _lengths(forms: frozenset[str]) -> tuple[Mapping[str, tuple[int, ...]], tuple[int, ...]]:
    """Map each two characters that begin a form to the lengths of such forms, the longest first.

    Also return the lengths to look for where no form of two characters or more begins.
    """
    elsewhere = (1,) if any(len(form) == 1 for form in forms) else ()
    lengths: dict[str, set[int]] = {}
    for form in forms:
        if len(form) > 1:
            lengths.setdefault(form[:2], set(elsewhere)).add(len(form))
    return {head: tuple(sorted(those, reverse=True)) for head, those in lengths.items()}, elsewhere


def _rows() -> list[dict[str, str]]:
    return read_csv("lexicons", "slogans.csv")


@cache
def _canonical_forms() -> Mapping[str, str]:
    forms: dict[str, str] = {}
    for row in _rows():
        for form in (row["form"], *filter(None, row["variants"].split("|"))):
            forms[form] = row["form"]
    return forms
