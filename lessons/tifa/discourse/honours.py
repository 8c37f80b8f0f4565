"""Titles behind a name, as when an authority is spoken of: 习近平总书记."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from .speakers import named_in
from .words import any_of, offices, roles

__all__ = ["honours", "is_honoured", "only_cited"]

_HONOURED = re.compile(
    "主席|总书记|总统|总理|首相|国王|王太后|陛下|新时代|(?:外交|经济|法治|强军|生态文明|文化)思想"
)


def is_honoured(text: str, place: int) -> bool:
    """Say whether a title stands behind a name, as when a speaker speaks of someone: 习近平主席."""
    return bool(_HONOURED.match(text, place))


def only_cited(name: str, texts: Sequence[str]) -> bool:
    """Say whether texts name a person only as an authority, with the title behind the name.

    >>> only_cited("习近平", ["习近平总书记指出，要实干。"]), only_cited("向阳", ["市长向阳指出，要实干。"])
    (True, False)
    """
    places = [(text, match.end()) for text in texts for match in re.finditer(re.escape(name), text)]
    return bool(places) and all(is_honoured(text, end) for text, end in places)


@cache
def _office() -> re.Pattern[str]:
    """Return the pattern of an office that one person bears."""
    return re.compile(any_of(offices() - roles()))


def honours(names: tuple[str, ...], texts: Sequence[str]) -> dict[str, str]:
    """Map each title that is printed behind the name of one person only to that name.

    >>> honours(("习近平",), ["习近平总书记指出，要实干。"])
    {'总书记': '习近平'}
    """
    found = (
        (name[0], _office().match(text, name.end()))
        for text in texts
        for name in named_in(names).finditer(text)
    )
    pairs = {(title[0], name) for name, title in found if title}
    often = Counter(title for title, _ in pairs)
    return {title: name for title, name in pairs if often[title] == 1}
