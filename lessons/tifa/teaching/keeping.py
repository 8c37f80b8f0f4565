"""The folder of results: what was run is kept, so that a second time only what is new has to run."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path

from .. import __version__
from ..wording import current_language, say
from .cells import own_cells
from .running import ENDINGS, Ran
from .submissions import Submission
from .watching import Limits

__all__ = ["Results", "fingerprint"]

_WORK = ".work"
_LIMITED = frozenset({"time", "memory", "processes", "disk"})  # endings that other limits may change
_EXERCISES = Path(__file__).resolve().parents[1] / "exercises"


def fingerprint(work: Submission) -> str:
    """Return a name for a run that changes with code, texts, exercises, course and language."""
    digest = hashlib.sha256()
    for part in (__version__, current_language(), work.lesson, *own_cells(work.lesson), "\0", *work.cells):
        digest.update(f"{len(part)} {part}".encode())
    for name, data in work.beside:
        digest.update(f"{len(name)} {name} {len(data)} ".encode() + data)
    digest.update(_exercises())
    return digest.hexdigest()[:32]


@cache
def _exercises() -> bytes:
    """Return what changes with any exercise."""
    return b"".join(file.read_bytes() for file in sorted(_EXERCISES.glob("*.py")))


class Results:
    """A folder that only we write into: runs in .work, pages and tables beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.work = folder, folder / _WORK
        self.manifest = self.work / "written.json"
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(say("{folder} is a file; name a folder for the results", folder=folder))
        if folder.is_dir() and any(folder.iterdir()) and not self.manifest.is_file():
            raise FileExistsError(
                say(
                    "{folder} holds other files and no results of Tifa, so it stays; choose a new folder",
                    folder=folder,
                )
            )
        self.work.mkdir(parents=True, exist_ok=True)
        if not self.manifest.is_file():
            _write(self.manifest, b"{}")
        self.refuse_changed()

    def refuse_changed(self) -> None:
        """Raise `FileExistsError` for a file that we wrote and somebody has changed since."""
        for name, digests in self._written().items():
            file = self.folder / name
            if file.is_file() and _digest(file.read_bytes()) not in digests:
                raise FileExistsError(
                    say(
                        "{path} was changed since Tifa wrote it, so it stays; move it elsewhere or rename it",
                        path=self.folder / name,
                    )
                )

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write all files, each whole or not at all, and take away those of an earlier time."""
        written = self._written()
        for name in files:
            if name not in written and (self.folder / name).exists():
                raise FileExistsError(
                    say(
                        "{path} is not of Tifa's making, so it stays; move it elsewhere",
                        path=self.folder / name,
                    )
                )
        new = {name: [_digest(data)] for name, data in files.items()}
        # Until all is done a file may be the old or the new one.
        self._note({name: written.get(name, []) + new.get(name, []) for name in {**written, **new}})
        for name, data in files.items():
            _write(self.folder / name, data)
        for name in written.keys() - files.keys():
            (self.folder / name).unlink(missing_ok=True)
        self._note(new)

    def keep(self, name: str, ran: Ran, limits: Limits) -> None:
        """Store one run."""
        _write(self.work / f"{name}.json", json.dumps(asdict(ran) | {"limits": asdict(limits)}).encode())

    def find(self, name: str, limits: Limits) -> Ran | None:
        """Return a run of an earlier time; one that the limits had ended counts only for the same limits."""
        try:
            stored = json.loads((self.work / f"{name}.json").read_bytes())
            ran = Ran(stored["ending"], tuple(stored["events"]), stored["detail"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        other = ran.ending in _LIMITED or any(e.get("error") == "CellTooLong" for e in ran.events)
        if (
            ran.ending not in ENDINGS
            or ran.ending == "failed"
            or (other and stored["limits"] != asdict(limits))
        ):
            return None
        return ran

    def _note(self, digests: Mapping[str, list[str]]) -> None:
        _write(self.manifest, json.dumps(digests, ensure_ascii=False, indent=1).encode())

    def _written(self) -> dict[str, list[str]]:
        try:
            return dict(json.loads(self.manifest.read_bytes()))
        except ValueError as error:
            raise FileExistsError(
                say("{path} is damaged; choose a new folder for the results", path=self.manifest)
            ) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:80]}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise PermissionError(
            say(
                "{path} cannot be written ({why}); close it in other programs and try again",
                path=path,
                why=error.strerror,
            )
        ) from error
