"""Formulations of the lexicon: their glosses, their variants, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from ..files import read_csv
from .findings import Finding

__all__ = ["canonical_form", "forms_pattern", "lexicon_findings", "slogan_lexicon"]


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
    return _every_form(text, forms) if nested else _longest_forms(text, forms)


@lru_cache(maxsize=8)  # every text may bring forms of its own
def forms_pattern(forms: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern that matches the longest of the forms."""
    longest_first = sorted(filter(None, forms), key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _rows() -> list[dict[str, str]]:
    return read_csv("lexicons", "slogans.csv")


@cache
def _canonical_forms() -> Mapping[str, str]:
    forms: dict[str, str] = {}
    for row in _rows():
        for form in (row["form"], *filter(None, row["variants"].split("|"))):
            forms[form] = row["form"]
    return forms


def _longest_forms(text: str, forms: frozenset[str]) -> Iterator[Finding]:
    return (Finding(m[0], m.start()) for m in forms_pattern(forms).finditer(text))


def _every_form(text: str, forms: frozenset[str]) -> Iterator[Finding]:
    """Yield every form wherever it stands; one form never overlaps itself."""
    ends: dict[str, int] = {}
    lengths = sorted({len(form) for form in forms if form}, reverse=True)
    for start, length in product(range(len(text)), lengths):
        form = text[start : start + length]
        if len(form) == length and form in forms and ends.get(form, 0) <= start:
            ends[form] = start + length
            yield Finding(form, start)
