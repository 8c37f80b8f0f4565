"""Texts that were handed in beside a notebook: by which name it reads each, and laid out for its run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..reading.files import FORMATS
from .learners import bare_name

__all__ = ["TEXTS", "Text", "lay_out", "texts_beside"]

TEXTS = frozenset({*FORMATS, ".csv"})  # endings of what a notebook may read
_LARGEST = 5_000_000  # bytes of one text
_MOST = 20_000_000  # of all texts of one learner


@dataclass(frozen=True)
class Text:
    """One file that is no notebook: the parts of its path among what was handed in, and its bytes."""

    parts: tuple[str, ...]
    data: bytes


def texts_beside(file: str, texts: Iterable[Text]) -> tuple[tuple[str, bytes], ...]:
    """Name the texts of a learner as the notebook in `file` does: below its folder, else by their bare names.

    >>> texts = [Text(("王小明", "三", "文本", "a.txt"), b"1"), Text(("王小明", "b.txt"), b"2")]
    >>> texts_beside("王小明/三/a.ipynb", texts)
    (('文本/a.txt', b'1'), ('b.txt', b'2'))
    """
    folder = file.split("/")[:-1]
    named: dict[str, bytes] = {}
    left = _MOST
    for text in texts:
        left -= len(text.data)
        below = folder and [*text.parts[: len(folder)]] == folder
        name = "/".join(text.parts[len(folder) :]) if below else bare_name(text.parts[-1])
        if len(text.data) <= _LARGEST and left >= 0:
            named[name] = text.data
    return tuple(named.items())


def lay_out(texts: Sequence[tuple[str, bytes]], folder: Path) -> None:
    """Write texts into a folder, each under its name; one whose name leads elsewhere, or cannot be, is left out.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     lay_out([("文本/a.txt", "质量".encode()), ("../b.txt", b"")], Path(folder) / "own")
    ...     [path.name for path in Path(folder).rglob("*.txt")]
    ['a.txt']
    """
    for name, data in texts:
        target = folder / name
        with suppress(OSError, ValueError):
            if target.resolve().is_relative_to(folder.resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
