"""A lesson given to the real Otter-Grader: full points for the solutions, none for blanks."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest

import tifa

LESSON = "03-counting-words"

pytestmark = pytest.mark.skipif(
    find_spec("otter") is None,
    reason="no Otter-Grader here; uv run --group otter pytest tests/test_otter.py",
)


def _otter(*arguments: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "otter", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that `otter assign` made; it has marked the solutions itself, and would have failed."""
    folder = tmp_path_factory.mktemp("otter")
    tifa.assign("03", folder, format="otter", withhold="solutions")
    _otter("assign", f"{LESSON}.ipynb", "dist", folder=folder)
    return folder / "dist"


def _marks(made: Path, notebook: Path) -> tuple[dict[str, float], str]:
    """Let `otter run` mark a notebook; return the points of each exercise, and all that was said."""
    (autograder,) = made.glob("autograder/*.zip")
    _otter("run", "-a", str(autograder), "-o", str(notebook.parent), str(notebook), folder=notebook.parent)
    text = (notebook.parent / "results.json").read_text(encoding="utf-8")
    tests = json.loads(text)["tests"]
    return {test["name"]: test["score"] for test in tests if "score" in test}, str(tests)


def _answered(made: Path, folder: Path, answers: dict[str, str]) -> Path:
    """Write answers into the learners' version."""
    notebook = nbformat.read(made / "student" / f"{LESSON}.ipynb", as_version=4)
    for cell in notebook.cells:
        exercise = cell.metadata.get("tifa", {}).get("exercise")
        if exercise in answers:
            assert cell.source == f'answer = ...\ntifa.check("{exercise}", answer)'
            cell.source = cell.source.replace("answer = ...", answers[exercise])
    path = folder / f"{LESSON}.ipynb"
    nbformat.write(notebook, path)
    return path


def test_learners_get_blanks_and_no_solutions(made: Path) -> None:
    notebook = nbformat.read(made / "student" / f"{LESSON}.ipynb", as_version=4)
    nbformat.validate(notebook)
    text = "\n".join(cell.source for cell in notebook.cells)
    assert text.count("answer = ...\ntifa.check(") == 6
    assert 'tifa.withhold("solutions")' in text
    for solution in ("answer = 7 / 511", "国家标准", "SOLUTION", "BEGIN"):
        assert solution not in text
    free = [cell.source for cell in notebook.cells if cell.metadata.get("editable", True)]
    assert 'name = ""  # your name' in free


def test_blanks_get_no_points(made: Path, tmp_path: Path) -> None:
    points, said = _marks(made, _answered(made, tmp_path, {}))
    assert points == {f"q3_{n}": 0 for n in range(1, 7)}
    assert "Put your answer in place of ..." in said


def test_solutions_get_all_points(made: Path, tmp_path: Path) -> None:
    points, _ = _marks(made, made / "autograder" / f"{LESSON}.ipynb")
    assert points == {f"q3_{n}": 1 for n in range(1, 7)}


def test_each_answer_is_marked_by_itself(made: Path, tmp_path: Path) -> None:
    """The 15 of 3.1 would be right in 3.3, whose own cell, like that of 3.2, ends in an error."""
    answers = {"3.1": "answer = 15", "3.2": "answer = 1 / 0", "3.3": "answer = 1 / 0", "3.6": 'answer = "B"'}
    points, said = _marks(made, _answered(made, tmp_path, answers))
    assert points == {"q3_1": 0, "q3_2": 0, "q3_3": 0, "q3_4": 0, "q3_5": 0, "q3_6": 1}
    assert "Count divided by the number of words of the text" in said
