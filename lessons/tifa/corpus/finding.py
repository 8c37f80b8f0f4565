"""A folder to a list of documents to come: which files, and what each is called."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..reading import FORMATS
from ..wording import say
from .batches import Item, Problem

__all__ = ["find_items"]


def find_items(
    folder: str | os.PathLike[str], pattern: str, *, leave_out: object = None
) -> tuple[list[Item], list[Problem]]:
    """List the readable files of a folder that fit a pattern, and those of a kind that is not read.

    A document is called after its file, without the ending; where two would have the same name,
    by its path in the folder. Hidden files, Word's lock files and `leave_out` are passed over.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     for name in ("质量.txt", "图.png", ".notes.txt"):
    ...         (Path(folder) / name).touch()
    ...     items, problems = find_items(folder, "*")
    >>> [item.name for item in items], [Path(problem.path).name for problem in problems]
    (['质量'], ['图.png'])
    """
    root = Path(folder).expanduser()
    found = [file for file in _files(root, pattern) if not _is(leave_out, file)]
    pipes = [file for file in found if file.exists() and not file.is_file()]  # reading one may never end
    files = [file for file in found if file not in pipes]
    if not files:
        absent = "there is no file {pattern} in {folder}; check folder and pattern"
        raise FileNotFoundError(say(absent, pattern=pattern, folder=root.resolve()))
    readable = [file for file in files if file.suffix.lower() in FORMATS]
    names = _names([file.relative_to(root) for file in readable])
    items = [Item(name, str(file), _size(file)) for name, file in zip(names, readable, strict=True)]
    kinds = say(", ").join(sorted(suffix.removeprefix(".") for suffix in FORMATS))
    others = [file for file in files if file.suffix.lower() not in FORMATS]
    problems = [Problem(str(file), say("it is no file but a pipe or a device")) for file in pipes]
    problems += [Problem(str(file), _unread(file.suffix, kinds)) for file in others]
    return items, problems


def _unread(ending: str, kinds: str) -> str:
    if ending.lower() == ".doc":
        return say(
            "old Word files (.doc) are not read; open it in Word and save it as .docx or as .txt (UTF-8)"
        )
    return say("files ending in {ending} are not read; choose from {kinds}", ending=repr(ending), kinds=kinds)


def _files(root: Path, pattern: str) -> Iterator[Path]:
    if root.is_file():
        raise NotADirectoryError(
            say("{file} is a file; name the folder it is in, or use read_document", file=root)
        )
    if not root.exists():
        absent = "there is no folder {folder} (looked in {parent})"
        raise FileNotFoundError(say(absent, folder=root, parent=root.resolve().parent))
    for path in sorted(root.glob(pattern)):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
        if not hidden and not path.is_dir():
            yield path


def _is(path: object, file: Path) -> bool:
    if not isinstance(path, str | os.PathLike) or Path(path).name != file.name:
        return False
    return Path(path).expanduser().resolve() == file.resolve()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # reading it will tell what is wrong


def _names(paths: Sequence[Path]) -> list[str]:
    """Give each path the shortest of its names that no other path bears."""
    forms = [(p.stem, p.with_suffix("").as_posix(), p.as_posix()) for p in paths]
    borne = [Counter(column) for column in zip(*forms, strict=True)]
    return [_first_own(names, borne) for names in forms]


def _first_own(names: Iterable[str], borne: Sequence[Counter[str]]) -> str:
    own = [name for name, count in zip(names, borne, strict=True) if count[name] == 1]
    return own[0]
