"""A notebook's bytes to its code cells, and what their text tells: exercises, lesson, name.

Nothing here runs or even parses the code: it comes from strangers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from ..files import course_folder
from ..wording import say

__all__ = [
    "OPEN",
    "UnreadableError",
    "code_cells",
    "exercises_in",
    "lesson_of",
    "name_in",
    "own_cells",
    "without_comments",
]

OPEN = "open"  # the tag of a cell that learners may change though it is no exercise
LARGEST = 20_000_000  # bytes of a notebook; pictures make some of them large, but not so large
_LONGEST = 200_000  # characters of all its code
_CHECK = re.compile(r"""\bcheck\(\s*(?:exercise\s*=\s*)?(["']?)\s*(\d{1,2}\.\d{1,2})\s*\1\s*[,)]""")
_COMMENT = re.compile(r"""^[ \t]*#.*$""", re.M)
_NAME = re.compile(
    r"""^(?:my_?name|name|student|learner|姓名|名字)\s*=\s*(["'])([^"'\n]{1,80})\1\s*(?:#.*)?$""", re.M | re.I
)
_IN_FILE_NAME = re.compile(r"(?:^|[^\d])(\d{2})-[a-z]")


class UnreadableError(ValueError):
    """What was handed in is no notebook; the message says what it is and what to ask for.

    >>> code_cells("质量".encode())
    Traceback (most recent call last):
        ...
    tifa.teaching.cells.UnreadableError: the file is damaged or no notebook (not JSON)
    """


def code_cells(data: bytes) -> tuple[str, ...]:
    """Return the code cells of a notebook of any format; `UnreadableError` says why a file is none.

    >>> code_cells(b'{"cells": [{"cell_type": "code", "source": ["a = 1\\\\n", "a"]}]}')
    ('a = 1\\na',)
    """
    if not data.strip():
        raise UnreadableError(say("the file is empty"))
    if len(data) > LARGEST:
        raise UnreadableError(say("the file is larger than {n} MB", n=LARGEST // 1_000_000))
    try:
        notebook = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(say("the file is damaged or no notebook (not JSON)")) from error
    sources = [_source(cell) for cell in _cells(notebook) if cell.get("cell_type") == "code"]
    if sum(map(len, sources)) > _LONGEST:
        raise UnreadableError(say("the notebook has more than {n} characters of code", n=_LONGEST))
    return tuple(sources)


def _cells(notebook: Any) -> list[dict[str, Any]]:
    """List the cells of a notebook of format 4, or of 3 with its worksheets."""
    sheets = [notebook]
    if isinstance(notebook, dict) and isinstance(notebook.get("worksheets"), list):
        sheets = notebook["worksheets"]
    lists = [sheet["cells"] for sheet in sheets if isinstance(sheet, dict) and "cells" in sheet]
    if not lists or not all(isinstance(cells, list) for cells in lists):
        raise UnreadableError(say("the file is JSON, but no notebook: it has no cells"))
    return [cell for cells in lists for cell in cells if isinstance(cell, dict)]


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    # A lone surrogate, which JSON can spell, can stand in no file.
    text = "".join(line for line in lines if isinstance(line, str))
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n")


def without_comments(cell: str) -> str:
    """Return a cell without the lines that are comments only.

    >>> without_comments("# 第一题\\nanswer = 39  # 质量")
    '\\nanswer = 39  # 质量'
    """
    return _COMMENT.sub("", cell)


def exercises_in(cell: str) -> list[str]:
    """List the exercises that a cell checks, by their numbers.

    >>> exercises_in('answer = 137\\ntifa.check("3.1", answer)  # tifa.hint("3.2")')
    ['3.1']
    """
    return list(dict.fromkeys(found[2] for found in _CHECK.finditer(without_comments(cell))))


def lesson_of(cells: Sequence[str], file: str) -> str:
    """Tell the lesson ("03") from the exercises that are checked, else from the file's name, else "".

    >>> lesson_of(['tifa.check("3.1", 7)'], "final (2).ipynb"), lesson_of([], "03-counting-words.ipynb")
    ('03', '03')
    """
    counted = Counter(number.split(".")[0].zfill(2) for cell in cells for number in exercises_in(cell))
    known = [(n, lesson) for lesson, n in counted.items() if lesson in _notebooks()]
    if known:
        return max(known)[1]
    found = _IN_FILE_NAME.search(file)
    return found[1] if found and found[1] in _notebooks() else ""


def name_in(cells: Sequence[str]) -> str:
    """Return the name that a learner wrote into the cell `name = "…"`, or "".

    >>> name_in(['name = "王小明"'])
    '王小明'
    """
    return next((found[2].strip() for cell in cells if (found := _NAME.search(cell))), "")


def own_cells(lesson: str) -> tuple[str, ...]:
    """Return the code cells of the course's own notebook of a lesson, but those that learners fill.

    >>> own_cells("03")[0].splitlines()[0], own_cells("99")
    ('import tifa', ())
    """
    file = _notebooks().get(lesson)
    cells = _cells(json.loads(file.read_bytes())) if file else []
    locked = [cell for cell in cells if OPEN not in cell.get("metadata", {}).get("tags", [])]
    return tuple(_source(cell) for cell in locked if cell.get("cell_type") == "code")


@cache
def _notebooks() -> dict[str, Any]:
    return {
        path.name[:2]: path for path in sorted((course_folder() / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    }
