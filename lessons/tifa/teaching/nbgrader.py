"""A lesson in the notation of nbgrader: the source from which `nbgrader generate_assignment` makes the release.

The metadata follow nbgrader's schema 3 (nbgrader.readthedocs.io, "Metadata format"): a cell for the
solution, a locked cell of tests behind it, everything else locked, so that autograding restores it.
The tests are hidden ones: in the release they are gone, and running all cells stops nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..exercises import exercises
from ..wording import say
from .handouts import BLANK, exercise_of, is_open, put_solution

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["CONFIG", "STUB", "as_nbgrader"]

STUB = f'c.ClearSolutions.code_stub = {{"python": "{BLANK}"}}'
CONFIG = f"""c = get_config()
# Learners find a blank, as in the lessons, and no line that raises an error.
{STUB}
"""
_SOLUTION = """### BEGIN SOLUTION
{solution}
### END SOLUTION"""
# The answer is forgotten: a cell that ends in an error would else be marked by the one before it.
_TEST = """# {says}
### BEGIN HIDDEN TESTS
import tifa
feedback, answer = tifa.check("{exercise}", answer), ...
assert feedback.state == "right", feedback.message
### END HIDDEN TESTS"""


def as_nbgrader(notebook: NotebookNode, _name: str) -> None:
    """Turn a notebook that is ready to hand out into the source of an assignment, one point an exercise."""
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if exercise := exercise_of(cell):
            cells.append(_question(cell, exercise))
        elif not is_open(cell):
            _note(cell, locked=True)
    notebook.cells = cells


def _question(cell: NotebookNode, exercise: str) -> NotebookNode:
    """Put the solution into an exercise's cell and return the cell of its test."""
    from nbformat.v4 import new_code_cell

    _note(cell, solution=True)
    put_solution(cell, _SOLUTION.format(solution=say(exercises()[exercise].solution)))
    locks = {"deletable": False, "editable": False}
    says = say("Exercise {exercise} is marked here.", exercise=exercise)
    test: NotebookNode = new_code_cell(
        _TEST.format(exercise=exercise, says=says), id=f"{cell.id}-test", metadata=locks
    )
    _note(test, grade=True, locked=True, points=1)
    return test


def _note(cell: NotebookNode, **what: Any) -> None:
    none = {"grade": False, "locked": False, "solution": False, "task": False}
    cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": cell.id, **none, **what}
