"""Who appears in a text: full names, the titles printed with them, how often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Source
from .clauses import places_of
from .known import known_names
from .passages import Passage, Reading, read, together
from .titling import title_after, title_before

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Person", "find_people", "people"]


class Person(NamedTuple):
    """A person of a text; `title` is "" where none is printed."""

    name: str
    title: str
    mentions: int
    start: int  # of the first mention


@together.by_document
def people(source: Source) -> pd.DataFrame:
    """List the people named in full in a text, in order of first appearance.

    Columns: name; title (what is printed directly before the name at its first titled mention,
    or else directly after it, "" for none; a title before names joined by 、 is that of each);
    mentions (how often the full name is printed). Reporters and editors are left out.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> people("省委书记、省长王建军出席会议，副省长汪洁主持。王建军强调，要实干。").values.tolist()
    [['王建军', '省委书记、省长', 2], ['汪洁', '副省长', 1]]
    """
    import pandas as pd

    rows = [person[:3] for person in find_people(read(source))]
    return pd.DataFrame(rows, columns=["name", "title", "mentions"]).astype({"mentions": "int64"})


@lru_cache(maxsize=4)  # people, statements and directives of one document need it in turn
def find_people(reading: Reading) -> tuple[Person, ...]:
    """List the people of a text, in order of first appearance."""
    names = known_names(reading.passages, reading.byline)
    found = (_person(name, reading.passages, names) for name in names)
    return tuple(sorted((person for person in found if person.mentions), key=lambda person: person.start))


def _person(name: str, texts: Sequence[Passage], names: list[str]) -> Person:
    texts = [passage for passage in texts if name in passage.text]
    free = any(name in _SET_TERM.sub("", passage.text) for passage in texts)
    longer = [other for other in names if name in other and other != name]
    places = [
        (passage, place)
        for passage in texts
        for place in places_of(passage.text, name)
        if not any(passage.text.startswith(other, place - other.index(name)) for other in longer)
    ]
    before = (title_before(p.text, place, names) for p, place in places)
    after = (title_after(p.text, place + len(name)) for p, place in places)
    title = next(filter(None, before), "") or next(filter(None, after), "")
    start = min((p.start + place for p, place in places), default=0)
    return Person(name, title, len(places) if free else 0, start)


# What is named after a person and is none: 习近平文化思想, 雷锋精神.
_SET_TERM = re.compile(
    "[\u3400-\u9fff]{2,3}(?:新时代中国特色社会主义|[\u3400-\u9fff]{2,4})?(?:思想|精神|主义|理论)(?![\u3400-\u9fff]{0,6}说)"
)
