"""A lesson in the notation of Otter-Grader: the source from which `otter assign` makes both versions.

The notation is that of Otter-Grader 6 and 7 (otter-grader.readthedocs.io, "Otter Assign Format"):
raw cells that begin and end a question, its solution and its tests. The tests are written as
functions ("exception-based"), so that a failed one shows the feedback of `tifa.check`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..exercises import exercises
from ..wording import say
from .handouts import BLANK, exercise_of, put_solution

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["as_otter"]

# Neither version makes a PDF: the LaTeX behind it loses the Chinese.
_CONFIG = """# ASSIGNMENT CONFIG
name: {name}
python_version: "3.12"
requirements:
  - tifa-lessons
export_cell:
  pdf: false
tests:
  ok_format: false"""
# The cell itself calls tifa.check; Otter marks behind it, with no cell of its own.
_QUESTION = """# BEGIN QUESTION
name: q{number}
check_cell: false"""
_SOLUTION = '''# BEGIN SOLUTION NO PROMPT
{solution}
# END SOLUTION
""" # BEGIN PROMPT
{blank}
""" # END PROMPT'''
_TEST = '''""" # BEGIN TEST CONFIG
points: 1
""" # END TEST CONFIG
def test_{number}(env):
    import tifa
    feedback = tifa.check("{exercise}", env.get("answer"))
    assert feedback.state == "right", feedback.message'''
# A cell that ends in an error would else be marked by the answer of the exercise before.
_FORGET = '''""" # BEGIN TEST CONFIG
points: 0
hidden: true
""" # END TEST CONFIG
def test_{number}_forget(env):
    env["answer"] = ...'''


def as_otter(notebook: NotebookNode, name: str) -> None:
    """Turn a notebook that is ready to hand out into the source of an assignment, one point an exercise."""
    cells = [_raw("tifa-otter", _CONFIG.format(name=json.dumps(name, ensure_ascii=False)))]
    for cell in notebook.cells:
        cells += _question(cell) if exercise_of(cell) else [cell]
    notebook.cells = cells


def _question(cell: NotebookNode) -> list[NotebookNode]:
    from nbformat.v4 import new_code_cell

    exercise = exercise_of(cell)
    number = exercise.replace(".", "_")
    put_solution(cell, _SOLUTION.format(solution=say(exercises()[exercise].solution), blank=BLANK))
    return [
        _raw(f"{cell.id}-question", _QUESTION.format(number=number)),
        _raw(f"{cell.id}-solution", "# BEGIN SOLUTION"),
        cell,
        _raw(f"{cell.id}-solved", "# END SOLUTION"),
        _raw(f"{cell.id}-tests", "# BEGIN TESTS"),
        new_code_cell(_TEST.format(number=number, exercise=exercise), id=f"{cell.id}-test"),
        new_code_cell(_FORGET.format(number=number), id=f"{cell.id}-forget"),
        _raw(f"{cell.id}-tested", "# END TESTS"),
        _raw(f"{cell.id}-end", "# END QUESTION"),
    ]


def _raw(cell_id: str, source: str) -> NotebookNode:
    from nbformat.v4 import new_raw_cell

    cell: NotebookNode = new_raw_cell(source, id=cell_id)
    return cell
