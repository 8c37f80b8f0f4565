"""What a report is made of: a page of sections, and in these tables, figures and marked text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..wording import current_language, say, say_in

if TYPE_CHECKING:
    import pandas as pd

    from ..annotation import Annotated

__all__ = ["GENRES", "LISTED", "SHOWN", "Fact", "Figure", "Page", "Section", "Table", "listed"]

GENRES = {
    "news": "news report 新闻",
    "work_report": "work report 工作报告",
    "transcript": "speech 讲话",
    "notice": "official document 公文",
    "plan": "plan 规划",
}
"""The genres as a reader calls them; any other is not named."""

LISTED, SHOWN = 200, 40
"""Up to so many documents or problems the page lists them all; of more it sums up and shows some."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table: whole in its CSV file, and in the page as much of it as can be read there.

    `note` says what was counted, out of what. The page has the `columns` named (or all) and the
    first `rows` of `shown` (or of the table itself); texts longer than `cut` characters are
    shortened there.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"word": ["质量", "标准"], "count": [37, 9], "rank": [1, 2]})
    >>> table = Table("words", "Words", frame, "out of 1,033 words", columns=("word", "count"), rows=1)
    >>> table.in_page.values.tolist()
    [['质量', 37]]
    """

    name: str
    title: str
    frame: pd.DataFrame
    note: str
    columns: tuple[str, ...] = ()
    rows: int = 40
    shown: pd.DataFrame | None = None
    cut: int = 0

    @property
    def in_page(self) -> pd.DataFrame:
        """The rows and columns that the page has."""
        frame = self.frame if self.shown is None else self.shown
        return frame[list(self.columns or frame.columns)].head(self.rows)


@dataclass(frozen=True)
class Figure:
    """A drawing as SVG, what it shows in words, and its caption.

    >>> Figure(b"<svg/>", "质量 39, 标准 9.", "Out of 2,239 Chinese characters.").alt
    '质量 39, 标准 9.'
    """

    svg: bytes
    alt: str
    caption: str


@dataclass(frozen=True)
class Section:
    """A part of the page under its own heading; an introduction that reads as prose, then its parts.

    `chinese` is its name in Chinese, which stands beside the title where that is in another language.
    """

    key: str
    title: str
    chinese: str
    text: str
    parts: tuple[Table | Figure | Annotated, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A number worth seeing first, and what it is a number of.

    >>> from tifa.wording import speaking
    >>> with speaking("zh"):
    ...     Fact.of(1033, "words")
    Fact(number=1033, noun='词次')
    """

    number: int
    noun: str

    @classmethod
    def of(cls, number: int, units: str) -> Fact:
        """Name what is counted in the language in use, in English in the singular if there is one of it."""
        said = say_in("number", units)
        return cls(number, units.removesuffix("s") if number == 1 and said == units else said)


@dataclass(frozen=True)
class Page:
    """A whole report: the headline block, what is known of the source, the numbers, the sections.

    `language` is the one that all of it is written in.
    """

    title: str
    above: str
    below: str
    known: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    language: str = field(default_factory=current_language)

    @property
    def tables(self) -> Iterator[Table]:
        """All tables of the page in their order."""
        return (part for section in self.sections for part in section.parts if isinstance(part, Table))


def listed(table: pd.DataFrame, name: str) -> str:
    """Read out a column of a table with the counts: 质量 37, 标准 9.

    >>> import pandas as pd
    >>> listed(pd.DataFrame({"word": ["质量", "标准"], "count": [37, 9]}), "word")
    '质量 37, 标准 9'
    """
    told = (say("{name} {count:,}", name=row[name], count=row["count"]) for row in table.to_dict("records"))
    return say(", ").join(told)
