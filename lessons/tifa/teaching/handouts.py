"""From a lesson to the notebook that learners get: no results, a place for the name, locks, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..exercises import exercises
from ..wording import LANGUAGES, say
from .cells import OPEN

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["Handout", "exercise_of", "hand_out", "is_open", "language_of", "put_solution"]

BLANK = "answer = ..."
NAME, SHEET, KEEP = "tifa-name", "tifa-sheet", "tifa-withhold"  # ids of the cells that are put in
_CHECK = re.compile(r"""^[^#\n]*\bcheck\(\s*["']?(\d+\.\d+).*$""", re.MULTILINE)
_UNTOUCHED = re.compile(r"^\w+\s*=\s*\.\.\.", re.MULTILINE)
_IMPORT = re.compile(r"^import tifa[ \t]*(?:#.*)?$", re.MULTILINE)
_WITHHOLD = re.compile(r"\n*^tifa\.withhold\(.*\)[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)/#]+\.ipynb)\)")
_LANGUAGE = re.compile(rf"""^tifa\.set_language\(["']({"|".join(LANGUAGES)})["']\).*$""", re.MULTILINE)


@dataclass(frozen=True)
class Handout:
    """How a lesson is handed out; `together` names the notebooks that will stand side by side.

    >>> Handout(due="十月一日", withheld=frozenset({"solutions"})).keep_outputs
    False
    """

    due: str = ""
    withheld: frozenset[str] = frozenset()
    keep_outputs: bool = False
    together: frozenset[str] = frozenset()


def hand_out(notebook: NotebookNode, handout: Handout) -> None:
    """Turn a lesson into what learners get; one that was handed out before is made anew.

    Raises ValueError where an exercise is unknown, stands twice, or shares its cell with another.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> notebook = new_notebook(cells=[new_code_cell('answer = "提法"\\ntifa.check("1.4", answer)')])
    >>> hand_out(notebook, Handout())
    >>> print(notebook.cells[-1].source)
    answer = ...
    tifa.check("1.4", answer)
    """
    notebook.cells = [cell for cell in notebook.cells if cell.id not in {NAME, SHEET, KEEP}]
    _mark_exercises(notebook)
    _withhold(notebook, handout.withheld)
    _put_name(notebook, handout.due)
    for cell in notebook.cells:
        if cell.cell_type == "code" and not handout.keep_outputs:
            cell.outputs, cell.execution_count = [], None
            cell.metadata.pop("execution", None)
        if cell.cell_type == "markdown":  # a link to a lesson that is not there would be dead
            cell.source = _LINK.sub(lambda m: m[0] if m[2] in handout.together else m[1], cell.source)
        _lock(cell)


def exercise_of(cell: NotebookNode) -> str:
    """Return the number of the exercise that a cell is marked with, or "".

    >>> from nbformat.v4 import new_code_cell
    >>> cell = new_code_cell("answer = ...", metadata={"tifa": {"exercise": "1.4"}})
    >>> exercise_of(cell), exercise_of(new_code_cell())
    ('1.4', '')
    """
    return str(cell.metadata.get("tifa", {}).get("exercise", ""))


def put_solution(cell: NotebookNode, solution: str) -> None:
    """Put a solution in place of an exercise's blank, which graders look for under the name `answer`.

    >>> from nbformat.v4 import new_code_cell
    >>> cell = new_code_cell("answer = ...", metadata={"tifa": {"exercise": "1.4"}})
    >>> put_solution(cell, 'answer = "提法"')
    >>> cell.source
    'answer = "提法"'
    """
    if not re.search(rf"^{re.escape(BLANK)}", cell.source, re.MULTILINE):
        need = "the cell of exercise {number} has no line `{blank}`, which Otter and nbgrader need"
        raise ValueError(say(need, number=exercise_of(cell), blank=BLANK))
    cell.source = cell.source.replace(BLANK, solution, 1)


def is_open(cell: NotebookNode) -> bool:
    """Say whether learners may write into a cell.

    >>> from nbformat.v4 import new_code_cell
    >>> cell = new_code_cell("answer = ...", metadata={"tifa": {"exercise": "1.4"}})
    >>> is_open(cell), is_open(new_code_cell())
    (True, False)
    """
    return cell.id == NAME or bool(exercise_of(cell)) or OPEN in cell.metadata.get("tags", [])


def language_of(notebook: NotebookNode, otherwise: str) -> str:
    """Return the language that a notebook chooses for itself, else the other.

    >>> from nbformat.v4 import new_code_cell, new_notebook
    >>> language_of(new_notebook(cells=[new_code_cell('tifa.set_language("zh")  # 中文')]), "en")
    'zh'
    """
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    chosen = _LANGUAGE.search(code)
    return chosen[1] if chosen else otherwise


def _mark_exercises(notebook: NotebookNode) -> None:
    """Write into the metadata of each exercise's cell which one it is, and take a given answer out."""
    seen = set()
    for cell in notebook.cells:
        cell.metadata.get("tifa", {}).pop("exercise", None)
        checks = list(_CHECK.finditer(cell.source)) if cell.cell_type == "code" else []
        if not checks:
            continue
        number = checks[0][1]
        if number not in exercises():
            unknown = "cell {cell!r} checks exercise {number}, which the course does not have"
            raise ValueError(say(unknown, cell=cell.id, number=number))
        if len(checks) > 1 or number in seen:
            twice = (
                "cell {cell!r}: exercise {number} stands twice or shares a cell; give each a cell of its own"
            )
            raise ValueError(say(twice, cell=cell.id, number=number))
        seen.add(number)
        if not _UNTOUCHED.search(cell.source):
            cell.source = f'{BLANK}\ntifa.check("{number}", answer)'
        cell.metadata.setdefault("tifa", {})["exercise"] = number


def _withhold(notebook: NotebookNode, what: frozenset[str]) -> None:
    """Let the notebook withhold by itself: where it first imports tifa, else in a cell of its own."""
    from nbformat.v4 import new_code_cell

    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        cell.source = _WITHHOLD.sub("", cell.source)
    if not what:
        return
    names = ", ".join(f'"{name}"' for name in sorted(what))
    call = f"tifa.withhold({names})"
    for cell in code:
        if found := _IMPORT.search(cell.source):
            found = _LANGUAGE.search(cell.source) or found
            cell.source = f"{cell.source[: found.end()]}\n\n{call}{cell.source[found.end() :]}"
            return
    notebook.cells.insert(0, new_code_cell(f"import tifa\n\n{call}", id=KEEP))


def _put_name(notebook: NotebookNode, due: str) -> None:
    """Put a line on what to do, and the cell for the name, below the title."""
    from nbformat.v4 import new_code_cell, new_markdown_cell

    todo = say(
        "Write your name between the quotation marks of the next cell, and each answer in place of `...`. "
        "The other cells cannot be changed, but you can add cells of your own."
    )
    lines = [say("**Due:** {due}", due=due), todo] if due else [todo]
    name = new_code_cell(f'name = ""  # {say("your name")}', id=NAME, metadata={"tifa": {"name": True}})
    first = notebook.cells[0] if notebook.cells else None
    below = 1 if first and first.cell_type == "markdown" and first.source.startswith("# ") else 0
    notebook.cells[below:below] = [new_markdown_cell("\n\n".join(lines), id=SHEET), name]


def _lock(cell: NotebookNode) -> None:
    """Let no cell be deleted, and only those be changed in which something is to be written."""
    cell.metadata["deletable"] = False
    if is_open(cell):
        cell.metadata.pop("editable", None)
    else:
        cell.metadata["editable"] = False
