"""The path of a file that was handed in to the learner who did: as Moodle and Canvas name them, or by folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["Owner", "attempt_number", "bare_name", "owner_of"]

_MOODLE = re.compile(r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)(?P<file>.*)")
_CANVAS = re.compile(r"(?P<name>[^_]+)_(?:late_)?(?P<id>\d{2,})_\d{2,}_(?P<file>.+)", re.IGNORECASE)
_ATTEMPT = re.compile(r"(?:-([1-9]\d?)| ?\((\d{1,2})\))$")


@dataclass(frozen=True)
class Owner:
    """A learner: the name to show, and the platform's number where there is one.

    >>> Owner("王小明", "12345").name
    '王小明'
    """

    name: str
    number: str = ""


def owner_of(parts: Sequence[str], written: str = "") -> Owner:
    """Tell whose file this is: by the platform's pattern, the folder, the name written in it, or its own name.

    >>> owner_of(["王小明_12345_assignsubmission_file_", "03-counting-words.ipynb"])
    Owner(name='王小明', number='12345')
    >>> owner_of(["wangxiaoming_1234_5678_03-counting-words-1.ipynb"])
    Owner(name='wangxiaoming', number='1234')
    >>> owner_of(["王小明", "week 3", "final.ipynb"]).name, owner_of(["a.ipynb"], "王小明").name
    ('王小明', '王小明')
    """
    for pattern in (_MOODLE, _CANVAS):
        for part in parts:
            found = pattern.match(part)
            if found:
                return Owner(found["name"].strip(), found["id"])
    if len(parts) > 1:
        return Owner(_stem(parts[0]) if parts[0].lower().endswith(".zip") else parts[0])
    return Owner(written or _stem(parts[-1] if parts else ""))


def bare_name(name: str) -> str:
    """Return the name that a file had before a platform put the learner's in front.

    >>> bare_name("wangxiaoming_1234_5678_我的文本.txt"), bare_name("a.txt")
    ('我的文本.txt', 'a.txt')
    """
    found = _MOODLE.match(name) or _CANVAS.match(name)
    return (found["file"] if found else "") or name


def attempt_number(file: str) -> int:
    """Return the number that a platform or browser puts behind the name of a later file, else 0.

    >>> attempt_number("03-counting-words-2.ipynb"), attempt_number("03.ipynb"), attempt_number("a (1).ipynb")
    (2, 0, 1)
    """
    found = _ATTEMPT.search(_stem(file))
    return int(found[1] or found[2]) if found else 0


def _stem(name: str) -> str:
    return PurePosixPath(name).stem or name
