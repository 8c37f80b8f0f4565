"""Where the course keeps its data and notebooks, in a checkout and in an installed wheel."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from .wording import LANGUAGES, current_language, say

__all__ = ["copy_course", "course_folder", "data_path", "first_notebook", "is_course", "read_csv"]

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]
_LESSON = re.compile(r"\d\d-[a-z-]+\.ipynb")
FIRST_NOTEBOOK = Path("notebooks") / "00-start-here.ipynb"


def is_course(folder: Path) -> bool:
    """Say whether a folder holds the course: its notebooks, beginning with 00-start-here.

    >>> is_course(course_folder()), is_course(Path("没有这个文件夹"))
    (True, False)
    """
    return (folder / FIRST_NOTEBOOK).is_file()


def first_notebook(folder: Path) -> Path:
    """Return where a course begins in the language now in use; in English where it lacks that edition.

    >>> first_notebook(course_folder()).as_posix()
    'notebooks/00-start-here.ipynb'
    """
    translated = FIRST_NOTEBOOK.parent / current_language() / FIRST_NOTEBOOK.name
    return translated if (folder / translated).is_file() else FIRST_NOTEBOOK


def course_folder() -> Path:
    """Return the folder that holds notebooks/ and data/: the checkout, or the copy in the wheel.

    >>> (course_folder() / "data" / "speeches").is_dir()
    True
    """
    in_wheel = _PACKAGE / "_course"
    return in_wheel if in_wheel.is_dir() else _CHECKOUT


def data_path(*parts: str) -> Path:
    """Return the path of a file under data/; `FileNotFoundError` lists what is there instead.

    >>> data_path("speeches", "qinghai_quality_2018.txt").read_text(encoding="utf-8")[:12]
    '青海省委書(shū)記、'
    """
    path = course_folder().joinpath("data", *parts)
    if not path.exists():
        siblings = sorted(p.name for p in path.parent.glob("*")) if path.parent.is_dir() else []
        there = say(", ").join(siblings) or say("nothing")
        raise FileNotFoundError(
            say("{name!r} is not in the course's data; there is: {there}", there=there, name="/".join(parts))
        )
    return path


def read_csv(*parts: str) -> list[dict[str, str]]:
    """Read a CSV file under data/ as a list of rows; a byte order mark and CRLF do no harm.

    >>> read_csv("lexicons", "slogans.csv")[0]["form"]
    '高质量发展'
    """
    with data_path(*parts).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _course_files() -> Iterator[Path]:
    """Yield the files of the course itself, and not what learners have left beside them."""
    notebooks, data = (course_folder() / name for name in ("notebooks", "data"))
    for edition in (notebooks, *(notebooks / language for language in LANGUAGES)):
        yield from (path for path in sorted(edition.glob("*.ipynb")) if _LESSON.fullmatch(path.name))
    yield data / "SOURCES.md"
    yield from sorted([*data.glob("lexicons/*.csv"), *data.glob("reference/*.csv*")])
    for card in sorted(data.glob("speeches/*.toml")):  # a text without a card is a learner's own
        yield from filter(Path.is_file, (card, card.with_suffix(".txt")))


def copy_course(folder: str | Path) -> tuple[list[Path], list[Path]]:
    """Lay out the lessons and their data in a folder and return what was copied and what was left alone.

    A file that already stands there is never overwritten. Each file appears whole or not at
    all: it is written beside its place and then renamed. `NotADirectoryError` for a file.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     copied, kept = copy_course(Path(folder) / "课程")
    ...     copied[0].as_posix(), len(kept)
    ('notebooks/00-start-here.ipynb', 0)
    """
    target = Path(folder).expanduser().resolve()
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(say("{target} is a file; name a folder for the course", target=target))
    copied: list[Path] = []
    kept: list[Path] = []
    for source in _course_files():
        relative = source.relative_to(course_folder())
        place = target / relative
        if place.exists():
            kept.append(relative)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(place.name + ".part")
        shutil.copyfile(source, beside)
        beside.replace(place)
        copied.append(relative)
    return copied, kept
