"""Lines to roles: which genre a text is of, and what each of its lines is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .bylines import MessageHead, byline_names, is_author, message_head, reporters, signature
from .genres import GENRES, SALUTATION, SPOKEN, genre_of
from .headblock import lines_above, opens_text, roles_above
from .headings import heading_levels
from .imprint import authors, is_dated, is_origin, is_paper, issuer, printed_date

__all__ = ["GENRES", "Structure", "find_structure"]


@dataclass(frozen=True)
class Structure:
    """The genre of a text, a role and heading level for each line, and what its edges tell."""

    genre: str
    roles: tuple[str, ...]
    levels: tuple[int, ...]
    dateline: str = ""
    byline: tuple[str, ...] = ()
    date: str = ""
    source: str = ""


_ADDRESSEES = re.compile(r"(?:各|[^。]{2,12}(?:政府|委员会|厅|局|部门)[，,、])[^。]{2,80}[：:]")
_TITLED = (*SPOKEN, "plan")  # genres whose headings may lack numbers
_LISTED = re.compile(r"\d{1,2}\s*[.．、]")


def find_structure(lines: Sequence[str], *, name: str = "", headings: bool = True) -> Structure:
    """Find genre, roles and edges of a text given as its lines without blank ones.

    `name`, usually that of the file, may lend a year to a date that prints none. Without `headings`
    they are body too, and the rest is found in two thirds of the time.

    >>> find_structure(["政府工作报告", "省长　王建军", "各位代表：", "一、工作回顾", "过去一年很不平凡。"]).roles
    ('headline', 'subhead', 'salutation', 'heading', 'body')
    """
    lead = _lead(lines)
    top = lead if lead is not None else lines_above(lines)
    genre = genre_of(lines, top, message=lead is not None)
    nested = headings and genre != "news"
    below = heading_levels(lines[top:], titled=genre in _TITLED) if nested else [0] * (len(lines) - top)
    levels = [0] * top + below
    roles = [
        *roles_above(lines[:top], genre),
        *_body_roles(lines[top:], levels[top:], genre, lead is not None),
    ]
    head = message_head(lines[lead]) if lead is not None else None
    dateline = head.printed if head else ""
    return Structure(
        genre=genre,
        roles=tuple(roles),
        levels=tuple(level if role == "heading" else 0 for level, role in zip(levels, roles, strict=True)),
        dateline=dateline,
        byline=() if genre in SPOKEN else byline_names(_signed(lines, roles, head)),
        date=printed_date(lines, roles, genre, dateline=dateline, name=name),
        source=issuer(lines, roles, genre),
    )


def _lead(lines: Sequence[str]) -> int | None:
    """Find the line that begins with a message head, and goes on behind it or has lines below."""
    for number, line in enumerate(lines[:12]):
        head = message_head(line)
        if not head:
            continue
        # One on a line of its own is that of the text below, unless it closes a text that stands above.
        closes = number == len(lines) - 1 or any(
            opens_text(above, n) for n, above in enumerate(lines[:number])
        )
        if len(line) > head.end or not closes:
            return number
    return None


def _body_roles(lines: Sequence[str], levels: Sequence[int], genre: str, has_lead: bool) -> list[str]:
    last = len(lines)
    while last and _closes(lines[last - 1], genre):
        last -= 1
    roles: list[str] = []
    annexed = False  # the lines below 附件： list what is attached
    for number, (line, level) in enumerate(zip(lines[:last], levels, strict=False)):
        annexed = line.startswith("附件") or (annexed and bool(_LISTED.match(line)))
        role = "body" if annexed else "heading" if level else _body_role(line, genre, number)
        roles.append("lead" if has_lead and not number else role)
    return [*roles, *["source"] * (len(lines) - last)]


def _body_role(line: str, genre: str, number: int) -> str:
    addressed = genre == "notice" and number < 3 and _ADDRESSEES.fullmatch(line)
    if SALUTATION.fullmatch(line) or addressed:
        return "salutation"
    return "source" if genre == "news" and reporters(line) else "body"


def _closes(line: str, genre: str) -> bool:
    """Say whether a line below the text only tells where it came from, who wrote it or when."""
    if is_origin(line) or is_paper(line):
        return True
    head = message_head(line)
    return bool(head and head.end == len(line)) or (
        genre == "news" and (is_dated(line) or (line[0] in "(（" and is_author(line)))
    )


def _signed(lines: Sequence[str], roles: Sequence[str], head: MessageHead | None) -> str:
    """Return who wrote a text: in its message head, around the text, or at the end of it."""
    if head and head.names:
        return head.names
    told = [line for line, role in zip(lines, roles, strict=True) if role in {"lead", "body"}]
    return authors(lines, roles) or next(filter(None, map(signature, told[:-3:-1])), "")
