"""Documents as they are laid out in print and on web pages, each with its parts; made up for this test.

A line of a layout is the sign of its role and the line itself; a heading's sign is its level, and a
line with the sign - is page furniture, which has no paragraph.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import tifa

ROLES = {
    "K": "kicker",
    "H": "headline",
    "U": "subhead",
    "L": "lead",
    "B": "body",
    "S": "salutation",
    "O": "source",
}
FACTS = ("genre", "date", "dateline", "byline", "source")


class Layout(NamedTuple):
    """A text with the roles and levels of its lines, and the facts at its edges that it gives."""

    name: str
    facts: dict[str, str]
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.lines)


def layouts() -> list[Layout]:
    """Read the layouts: a name in brackets, lines of facts (fact = value), then the lines of the text."""
    text = (Path(__file__).parent / "layouts.txt").read_text(encoding="utf-8")
    found = []
    for block in re.split(r"\n(?=\[)", text.strip()):
        name, *rest = block.splitlines()
        facts = dict(re.split(r" = ?", line, maxsplit=1) for line in rest if re.match(r"[a-z]+ =", line))
        lines = [line for line in rest if re.match(r"[A-Z0-9-] ", line)]
        found.append(Layout(name.strip("[]"), facts, tuple((line[0], line[2:]) for line in lines)))
    return found


LAYOUTS = layouts()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_roles(layout: Layout) -> None:
    document = tifa.parse_document(layout.text)
    found = [(p.role, p.level, p.text) for p in document.paragraphs]
    wanted = [
        (ROLES.get(sign, "heading"), int(sign) if sign.isdigit() else 0, line.strip(" 　"))
        for sign, line in layout.lines
        if sign != "-"
    ]
    assert [role for role, _, _ in found] == [role for role, _, _ in wanted]
    assert [level for _, level, _ in found] == [level for _, level, _ in wanted]
    # Of a line that tells the day and how often the page was viewed, the day is left.
    assert all(line.startswith(left) for (*_, left), (*_, line) in zip(found, wanted, strict=True))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_facts(layout: Layout) -> None:
    document = tifa.parse_document(layout.text)
    found = {fact: getattr(document, fact) for fact in FACTS}
    found["byline"] = " ".join(document.byline)
    assert found == {**dict.fromkeys(FACTS, ""), **layout.facts}
