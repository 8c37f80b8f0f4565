"""Which part of the metadata tells of which document: a file name's own fields, a row of a CSV, an entry of a dict."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path, PurePath
from typing import NamedTuple

from ..reading import FORMATS, read_text
from ..wording import say
from .batches import Entry, Problem

__all__ = ["Metadata", "Told", "check_metadata", "tell_of"]

Metadata = str | os.PathLike[str] | Mapping[str, Mapping[str, object]]

_FIELD = re.compile(r"\{(\w+)\}")
_FORMS = {"year": r"\d{4}"}
_KEYS = ("file", "name", "document")  # columns of a CSV that say which document a row is about


class Told(NamedTuple):
    """What metadata says of each entry, None where it says nothing, and what fits no document."""

    rows: list[Mapping[str, object] | None]
    problems: list[Problem]


def check_metadata(metadata: object) -> None:
    """Say what is wrong with metadata before any file is read.

    >>> check_metadata("{place}_{year}")
    """
    if metadata is None or isinstance(metadata, Mapping):
        return
    if not isinstance(metadata, str | os.PathLike):
        wrong = "metadata= takes a pattern such as '{{place}}_{{year}}', a CSV or a dict, not {kind}"
        raise TypeError(say(wrong, kind=type(metadata).__name__))
    if not _FIELD.search(os.fspath(metadata)):
        _rows_of_csv(metadata)


def tell_of(entries: Sequence[Entry], metadata: Metadata | None, root: Path) -> Told:
    """Find what metadata says of each document; paths are taken from `root` on.

    >>> told = tell_of([Entry("青海_2018", "", "", "", "", "", 0)], {"青海_2018": {"place": "青海"}}, Path())
    >>> told
    Told(rows=[{'place': '青海'}], problems=[])
    """
    if metadata is None:
        return Told([None] * len(entries), [])
    if isinstance(metadata, Mapping):
        return _by_name(entries, metadata, say("the metadata"), root)
    if _FIELD.search(os.fspath(metadata)):
        return _by_pattern(entries, os.fspath(metadata), root)
    rows, doubled = _rows_of_csv(metadata)
    known = _by_name(entries, rows, Path(metadata).name, root)
    return Told(known.rows, [*doubled, *known.problems])


def _by_pattern(entries: Sequence[Entry], pattern: str, root: Path) -> Told:
    match = _matcher(pattern)
    found = [match.fullmatch(_path_of(entry, root, whole="/" in pattern)) for entry in entries]
    rows: list[Mapping[str, object] | None] = [m.groupdict() if m else None for m in found]
    said = say("it was read, but its name does not fit metadata={pattern}", pattern=repr(pattern))
    unfit = [entry for entry, row in zip(entries, rows, strict=True) if row is None]
    return Told(rows, [Problem(entry.path or entry.name, said) for entry in unfit])


def _matcher(pattern: str) -> re.Pattern[str]:
    """Turn {place}_{year} into a regular expression; a year has four digits."""
    parts = _FIELD.split(pattern)
    if not all(field.isidentifier() for field in parts[1::2]) or len(set(parts[1::2])) < len(parts[1::2]):
        raise ValueError(
            say("metadata={pattern!r}: each field in braces needs a name of its own", pattern=pattern)
        )
    parts[::2] = [re.escape(part) for part in parts[::2]]
    parts[1::2] = [f"(?P<{field}>{_FORMS.get(field, '[^/]+?')})" for field in parts[1::2]]
    return re.compile("".join(parts))


def _path_of(entry: Entry, root: Path, *, whole: bool) -> str:
    """Give the name of a document's file without its ending, with the folders before it if wanted."""
    if not entry.path:
        return entry.name
    path = Path(entry.path).relative_to(root).with_suffix("")
    return path.as_posix() if whole else path.name


def _by_name(
    entries: Sequence[Entry], told: Mapping[str, Mapping[str, object]], where: str, root: Path
) -> Told:
    """Give each document the row that names it; a row that fits several is given to none of them."""
    keys = _keys(entries, told, root)
    borne = Counter(keys)
    problems = [
        Problem(entry.path or entry.name, _unfit(key, borne[key], where))
        for entry, key in zip(entries, keys, strict=True)
        if key is None or borne[key] > 1
    ]
    absent = say("{where} names it, but there is no such document", where=where)
    lost = [Problem(_without_ending(name), absent) for name in told if name not in borne]
    rows = [told[key] if key is not None and borne[key] == 1 else None for key in keys]
    return Told(rows, [*problems, *lost])


def _keys(entries: Sequence[Entry], told: Mapping[str, Mapping[str, object]], root: Path) -> list[str | None]:
    """Find the row of each document: by its name with the ending, or else by any without."""
    exact = [next((name for name in _names_of(entry, root) if name in told), None) for entry in entries]
    free = {_without_ending(key): key for key in told if key not in exact}
    return [
        key or next((free[name] for name in _names_of(entry, root) if name in free), None)
        for entry, key in zip(entries, exact, strict=True)
    ]


def _names_of(entry: Entry, root: Path) -> tuple[str, ...]:
    """List what a document may be called, the most exact first."""
    if not entry.path:
        return (entry.name,)
    path = Path(entry.path).relative_to(root)
    return (path.as_posix(), path.name, entry.name, path.with_suffix("").as_posix(), path.stem)


def _unfit(key: str | None, documents: int, where: str) -> str:
    if key is None:
        return say("it was read, but {where} does not name it", where=where)
    several = (
        "it was read, but {where} says {key}, which fits {n} documents; name each with its folder and ending"
    )
    return say(several, where=where, key=key, n=documents)


def _rows_of_csv(path: str | os.PathLike[str]) -> tuple[dict[str, Mapping[str, object]], list[Problem]]:
    """Read the rows of a CSV by the document they are about, named with or without its ending.

    Of several rows about one document the last is taken, and said to be.
    """
    head, *rows = csv.reader(io.StringIO(read_text(Path(path).expanduser()), newline=""))
    key = next((column for column in _KEYS if column in head), None)
    if key is None:
        raise ValueError(
            say(
                "{path} has no column that names the documents ({keys}); it has {there}",
                path=path,
                keys=say(", ").join(_KEYS),
                there=say(", ").join(head),
            )
        )
    about: dict[str, list[int]] = {}
    told: dict[str, Mapping[str, object]] = {}
    for number, row in enumerate(rows, start=2):  # as a spreadsheet counts them
        cells = dict(zip_longest(head, row[: len(head)]))
        name = cells.get(key)
        if name and name.strip():
            about.setdefault(_as_path(name), []).append(number)
            told[_as_path(name)] = {c: v for c, v in cells.items() if c and c not in _KEYS}
    return told, [_doubled(Path(path).name, name, of) for name, of in about.items() if len(of) > 1]


def _doubled(where: str, name: str, rows: Sequence[int]) -> Problem:
    said = "{where} names it in rows {rows}; the last one was taken"
    return Problem(name, say(said, where=where, rows=say(", ").join(map(str, rows))))


def _as_path(name: str) -> str:
    return PurePath(name.strip().replace("\\", "/")).as_posix()


def _without_ending(name: str) -> str:
    path = PurePath(name)
    return (path.with_suffix("") if path.suffix.lower() in FORMATS else path).as_posix()
