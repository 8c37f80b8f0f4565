"""A folder or zip of strangers' files to their names and bytes, without ever leaving it.

Members of a zip are read in memory and never laid out on disk, so that their names lead nowhere;
links in a folder are named and not followed. Everything is bounded (members, bytes, depth), and what
one learner's zip takes is not taken from the others'.
"""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..wording import say
from .beside import TEXTS
from .cells import LARGEST

__all__ = ["Found", "files_in"]

_MEMBERS = 10_000  # files of one zip, those in zips inside it included
_BYTES = 1_000_000_000  # unpacked, of one zip
_CLASS = 10  # times as much in the zip of a whole class
_ZIP = 300_000_000  # of a zip inside a zip, which has to be held in memory
_DEPTH = 4  # zips inside zips
_READ = frozenset({"", ".ipynb", ".json", *TEXTS})  # endings of notebooks and of what they may read
_ASIDE = re.compile(r"(?:\.|__MACOSX$|__pycache__$|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """One file: where it lies inside what was handed in, its bytes, or why they were not read."""

    parts: tuple[str, ...]
    data: bytes = b""
    modified: float = 0  # seconds since 1970, or any number that grows with the date
    problem: str = ""


class _Budget:
    """What may still be unpacked of one zip that was handed in, or of the class's."""

    def __init__(self, times: int = 1) -> None:
        self.bytes, self.members = times * _BYTES, times * _MEMBERS

    def spent(self, size: int = 0) -> bool:
        self.bytes -= size
        return self.bytes < 0 or self.members < 0


def files_in(source: Path) -> Iterator[Found]:
    """Yield every file of a folder or zip, those in zips inside it too; system files aside.

    `FileNotFoundError` and `ValueError` where the source itself is neither folder nor zip.
    """
    if source.is_dir():
        yield from _in_folder(source, source)
    elif not source.exists():
        raise FileNotFoundError(
            say("{source} is not there; name the folder or zip that the platform exported", source=source)
        )
    elif zipfile.is_zipfile(source):
        yield from _in_zip(source, (), 0, _Budget(_CLASS))
    else:
        raise ValueError(
            say("{source} is neither a folder nor a zip; name what the platform exported", source=source)
        )


def _in_folder(root: Path, folder: Path) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Found(
            _below(root, folder), problem=say("the folder cannot be opened ({why})", why=error.strerror)
        )
        return
    for entry in entries:
        if _ASIDE.match(entry.name):
            continue
        path = Path(entry.path)
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():
            yield Found(_below(root, path), problem=say("a link, which is not followed"))
        elif entry.is_dir():
            yield from _in_folder(root, path)
        else:
            yield from _in_file(path, _below(root, path))


def _below(root: Path, path: Path) -> tuple[str, ...]:
    return tuple(_printable(part) for part in path.relative_to(root).parts)


def _in_file(path: Path, parts: tuple[str, ...]) -> Iterator[Found]:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for, a device has no end
            yield Found(parts, problem=say("no ordinary file"))
        elif path.suffix.lower() == ".zip":
            yield from _in_zip(path, parts, 1, _Budget())
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1) if path.suffix.lower() in _READ else b"?"
            yield Found(parts, data, status.st_mtime)
    except OSError as error:
        yield Found(parts, problem=say("the file cannot be read ({why})", why=error.strerror))


def _in_zip(file: Path | io.BytesIO, parts: tuple[str, ...], depth: int, budget: _Budget) -> Iterator[Found]:
    if depth > _DEPTH:
        yield Found(parts, problem=say("too many zips inside zips"))
        return
    try:
        with zipfile.ZipFile(file) as archive:
            if not archive.infolist() and parts:
                yield Found(parts, problem=say("the zip is empty"))
            for member in sorted(archive.infolist(), key=lambda member: member.filename):
                if not member.is_dir():
                    yield from _member(archive, member, parts, depth, budget)
                if budget.spent():
                    yield Found(parts, problem=say("the zip holds too much and was not read to its end"))
                    return
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        yield Found(parts, problem=say("the zip is damaged ({why})", why=_printable(str(error))[:80]))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, above: tuple[str, ...], depth: int, budget: _Budget
) -> Iterator[Found]:
    name = _decoded(member).replace("\\", "/")
    inside = tuple(_printable(part) for part in name.split("/") if part not in {"", ".", ".."})
    if any(map(_ASIDE.match, inside)):
        return
    budget.members -= 1
    parts = (*above, *inside)
    problem = _refusal(name, member)
    if problem:
        yield Found(parts, problem=problem)
        return
    ending = Path(name).suffix.lower()
    most = _ZIP if ending == ".zip" else LARGEST if ending in _READ else 0
    try:
        with archive.open(member) as stream:
            data = stream.read(most + 1)  # never what the header says: it may lie
    except Exception as error:  # a damaged member raises whatever its decompressor does
        why = _printable(f"{type(error).__name__}: {error}")[:80]
        yield Found(parts, problem=say("the member of the zip is damaged ({why})", why=why))
        return
    budget.spent(len(data))
    if ending != ".zip":
        yield Found(parts, data, _age(member))
    elif len(data) > most:
        yield Found(parts, problem=say("the zip unpacks to more than {n} MB", n=_ZIP // 1_000_000))
    else:
        yield from _in_zip(io.BytesIO(data), parts, depth + 1, budget if depth else _Budget())


def _refusal(name: str, member: zipfile.ZipInfo) -> str:
    if name.startswith("/") or re.match("[A-Za-z]:", name) or ".." in name.split("/"):
        return say("its name leads out of the zip, so it was not read")
    if stat.S_ISLNK(member.external_attr >> 16):
        return say("a link, which is not followed")
    return say("protected by a password") if member.flag_bits & 1 else ""


def _decoded(member: zipfile.ZipInfo) -> str:
    """Mend the names of zips made by Chinese Windows, which come out as box-drawing characters."""
    name = getattr(member, "orig_filename", member.filename)
    if not member.flag_bits & 0x800 and not name.isascii():
        for encoding in ("utf-8", "gb18030"):
            try:
                return str(name.encode("cp437").decode(encoding))
            except UnicodeError:
                continue
    return str(name)


def _age(member: zipfile.ZipInfo) -> float:
    year, month, day, hour, minute, second = member.date_time
    return ((((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute) * 60 + second


def _printable(text: str) -> str:
    """Replace what no file name should have in a table or page, and cut what is too long."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)[:200]
