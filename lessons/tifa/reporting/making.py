"""A text or a corpus to its report, in a notebook or on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..corpus import Corpus, as_corpus
from ..documents import Document, Source, parse_document, read_document, text_of
from ..segmentation import Segmenter
from ..wording import say, speaking
from .collection import corpus_page
from .one_text import text_page
from .page import render
from .parts import Fact, Page
from .saving import Place, place_for, save
from .words import reports_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Report", "report"]


def report(
    source: Source | Corpus | os.PathLike[str],
    path: str | os.PathLike[str] | None = None,
    *,
    year: int = 2018,
) -> Report:
    """Report on a text, a Document, a Corpus, or a file or folder given as a `Path`.

    With a `path`, such as "report.html", the page is written there, and beside it the folder
    report_tables with each table as CSV and all of them as one Excel workbook; an older report is
    replaced, any other file is not. Page and notes are in the language in use, column names and
    values of the tables are the same in each. `year` is that of the central Government Work Report that the
    words are compared with. `ValueError` for a year without a report, a source without a word, and
    a place that is not fit for a report; `OSError` where nothing can be read or written.

    >>> report("副省长岑立要求,要提升质量。")
    Report on 副省长岑立要求,要提升质量。: 12 Chinese characters, 6 words, 6 different words, 1 sentence, 1 paragraph
    """
    reference = reports_of(year)
    file = Path(source).expanduser() if isinstance(source, os.PathLike) else None
    place = None if path is None else place_for(path, read=file)
    found = _given(source) if file is None else _read(file)
    corpus = found if isinstance(found, Corpus) else as_corpus(found, segmenter=Segmenter(engine="rjieba"))
    if not corpus.sizes.sum():
        raise ValueError(_nothing(corpus, file))
    if isinstance(found, Corpus):
        page = corpus_page(corpus, reference, name=file.resolve().name if file else "")
    else:
        page = text_page(found, corpus, reference)
    made = Report(page, place)
    if place:
        save(page, place)
    return made


def _read(file: Path) -> Document | Corpus:
    return Corpus.from_folder(file) if file.is_dir() else read_document(file)


def _given(source: object) -> Document | Corpus:
    if isinstance(source, Corpus | Document):
        return source
    text = text_of(source)  # type: ignore[arg-type]  # it says what a source is
    if "\n" not in text and len(text) < 200 and Path(text).suffix and Path(text).exists():
        is_name = "{text!r} is the name of a file, not a text; give it as a path: Path({text!r})"
        raise ValueError(say(is_name, text=text))
    return parse_document(text)


def _nothing(corpus: Corpus, file: Path | None) -> str:
    where = file or say("the source")
    for path, problem in corpus.problems.itertuples(index=False, name=None):
        unread = "no file in {where} could be read; the first problem is {path}: {problem}"
        return say(unread, where=where, path=path, problem=problem)
    return say("{where} holds no word, so there is nothing to report", where=where)


@dataclass(frozen=True, repr=False, eq=False)
class Report:
    """A page with its tables; shows its numbers and where it lies.

    >>> made = report("质量第一，推动质量强省。")
    >>> made
    Report on 质量第一，推动质量强省。: 10 Chinese characters, 4 words, 4 different words, 1 sentence, 1 paragraph
    >>> made.tables["words"]["word"].tolist(), "质量强省" in made.html
    (['质量第一', '推动', '质量', '强省'], True)
    """

    page: Page
    place: Place | None = None

    @property
    def html(self) -> str:
        """The page itself."""
        return render(self.page, files=self.place.tables.name if self.place else "")

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name, whole."""
        return {table.name: table.frame for table in self.page.tables}

    def save(self, path: str | os.PathLike[str]) -> Report:
        """Write page and tables, as `report` does with a path, and return the report at its place.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     saved = report("质量第一，推动质量强省。").save(Path(folder) / "质量.html")
        ...     "质量强省" in saved.place.page.read_text(encoding="utf-8")
        True
        """
        place = place_for(path)
        save(self.page, place)
        return Report(self.page, place)

    def __repr__(self) -> str:
        with speaking(self.page.language):
            counted = (say("{n:,} {noun}", n=fact.number, noun=fact.noun) for fact in self.page.facts)
            facts = say(", ").join(counted)
            lines = [say("Report on {title}: {facts}", title=self.page.title, facts=facts)]
            if self.place:
                tables, book = self.place.tables, self.place.workbook.name
                lines.append(say("Page: {path}", path=self.place.page))
                lines.append(say("Tables: {folder} (CSV), {book}", folder=tables, book=book))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        where = "".join(map(_link, (self.place.page, self.place.workbook) if self.place else ()))
        with speaking(self.page.language):
            rows = "".join(f"<li>{_counted(fact)}</li>" for fact in self.page.facts)
            title = say("Report on {title}", title=f'<b lang="zh">{escape(self.page.title)}</b>')
        return f"<p>{title}</p><ul>{rows}</ul>{where}"


def _counted(fact: Fact) -> str:
    return say("{number} {noun}", number=f"<b>{fact.number:,}</b>", noun=escape(fact.noun))


def _link(path: Path) -> str:
    return f'<p><a href="{quote(path.as_posix())}">{escape(str(path))}</a></p>'
