"""A report to disk: page, tables and workbook appear together, and replace only an older report."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ..wording import say
from .page import GENERATOR, render
from .parts import Page
from .workbook import CONTENTS, write_csv, write_workbook

__all__ = ["Place", "place_for", "save"]

_ENDINGS = (".htm", ".html")
_MARK = f'<meta name="generator" content="{GENERATOR} '
_SYSTEM_FILES = ("Thumbs.db", "desktop.ini")


class Place(NamedTuple):
    """Where a report lies: its page, and the folder beside it with its tables.

    >>> Place(Path("质量.html"), Path("质量_tables")).workbook.as_posix()
    '质量_tables/质量.xlsx'
    """

    page: Path
    tables: Path

    @property
    def workbook(self) -> Path:
        """The Excel workbook, among the tables."""
        return self.tables / f"{self.page.stem}.xlsx"


def place_for(path: str | os.PathLike[str], *, read: Path | None = None) -> Place:
    """Check that a report may be written at `path`, before any work is done for it.

    `read` is the file or folder that the report is about. `ValueError` for a name that is no web
    page's and a place among the texts that are read; `FileNotFoundError` for a folder that is not
    there; `FileExistsError` where anything but an older report of Tifa would be replaced;
    `PermissionError` where nothing can be written.
    """
    page = Path(path).expanduser()
    place = Place(page, page.with_name(f"{page.stem}_tables"))
    if page.suffix.lower() not in _ENDINGS:
        raise ValueError(
            say(
                "{page}: a report is a web page; let its name end in {endings}",
                page=page,
                endings=say(" or ").join(_ENDINGS),
            )
        )
    if not page.parent.is_dir():
        raise FileNotFoundError(
            say("there is no folder {parent} to put the report in; make it first", parent=page.parent)
        )
    if read and read.is_dir() and page.resolve().is_relative_to(read.resolve()):
        raise ValueError(
            say(
                "{page} would lie among the texts of {read} and be read as one; put it elsewhere",
                page=page,
                read=read,
            )
        )
    strangers = [str(stranger) for stranger in _strangers(place)]
    if strangers:
        raise FileExistsError(
            say(
                "{found} is there and no part of a report by Tifa, so it stays; choose another name",
                found=say(", ").join(strangers[:3]),
            )
        )
    with _workshop(place):
        return place


def _strangers(place: Place) -> Iterator[Path]:
    """Yield what stands in the place and is not the work of `save`."""
    if place.page.exists() and not _is_report(place.page):
        yield place.page
    if place.tables.is_dir():
        ours = _own_names(place)
        yield from (
            p
            for p in sorted(place.tables.iterdir())
            if not p.name.startswith((".", "~$")) and p.name not in ours
        )
    elif place.tables.exists():
        yield place.tables


def _is_report(page: Path) -> bool:
    if not page.is_file():
        return False
    with page.open(encoding="utf-8", errors="replace") as file:
        return _MARK in file.read(1000)


def _own_names(place: Place) -> set[str]:
    """List the files that the report in this place has among its tables, as its contents tell."""
    contents = place.tables / f"{CONTENTS}.csv"
    if not contents.is_file():
        return set(_SYSTEM_FILES)
    with contents.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        names = {f"{row.get('table')}.csv" for row in csv.DictReader(file)}
    return {*names, contents.name, place.workbook.name, *_SYSTEM_FILES}


def save(page: Page, place: Place) -> None:
    """Write page, CSV files and workbook beside their place, then move them there.

    Where anything fails, as on a full disk, an older report stays as it was, and nothing of the new
    one is left.
    """
    with _workshop(place) as beside, _said_where(place):
        new = Place(beside / place.page.name, beside / place.tables.name)
        new.tables.mkdir()
        tables = list(page.tables)
        write_csv(new.tables, tables)
        write_workbook(new.tables / place.workbook.name, tables)
        html = render(page, files=place.tables.name)
        new.page.write_text(html, encoding="utf-8", newline="\n")
        _exchange(new, place, beside / "old")


@contextmanager
def _said_where(place: Place) -> Iterator[None]:
    """Let an error of the disk say what could not be written, and what became of it."""
    try:
        yield
    except OSError as error:
        if isinstance(error, PermissionError) and str(place.page) in str(error):
            raise  # it says so already
        wrong = "{page} could not be written ({why}); nothing of it is left there. Make room, or choose another folder"
        raise OSError(say(wrong, page=place.page, why=error.strerror or error)) from error


@contextmanager
def _workshop(place: Place) -> Iterator[Path]:
    """Give a folder beside the place, on the same disk, and clear it away in the end."""
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{place.page.stem}-", dir=place.page.parent))
    except OSError as error:
        raise PermissionError(
            say(
                "nothing can be written in {folder} ({why}); choose another folder",
                folder=place.page.parent.resolve(),
                why=error.strerror,
            )
        ) from error
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _exchange(new: Place, place: Place, old: Path) -> None:
    """Put the new tables and then the new page in place; take the tables back if that fails."""
    try:
        if place.tables.exists():
            place.tables.rename(old)
        new.tables.rename(place.tables)
        new.page.replace(place.page)
    except BaseException as error:
        if not new.tables.exists() and place.tables.exists():
            place.tables.rename(new.tables)
        if old.exists():
            old.rename(place.tables)
        if isinstance(error, OSError):
            raise PermissionError(
                say(
                    "{page} cannot be replaced ({why}); close it in other programs and try again",
                    page=place.page,
                    why=error.strerror,
                )
            ) from error
        raise
