"""Notebooks as stored, in both editions: run from top to bottom, silent, each character drawn in its font."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest

import tifa
from drawn import recorded
from places import CHINESE, NOTEBOOKS
from rerun import CHINESE as IN_CHINESE
from tifa.fonts import missing_characters

LESSON_NAMES = [
    "00-start-here",
    "01-reading-the-text",
    "02-segmentation",
    "03-counting-words",
    "04-slogans",
    "05-pictures",
    "06-who-says-what",
    "07-rhetoric-and-force",
    "08-in-context",
    "09-comparing-texts",
    "10-change-over-time",
    "11-scaling-up",
    "12-your-own-text",
]
STORED = [*NOTEBOOKS, *CHINESE]
EACH = pytest.mark.parametrize(
    "path", STORED, ids=[f"zh/{path.stem}" if path in CHINESE else path.stem for path in STORED]
)


def _cells(path: Path, kind: str = "code") -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def _source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _pictures(path: Path) -> int:
    return sum("image/png" in o.get("data", {}) for cell in _cells(path) for o in cell["outputs"])


def test_all_lessons_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == LESSON_NAMES


@EACH
def test_every_code_cell_was_run_from_top_to_bottom(path: Path) -> None:
    counts = [cell["execution_count"] for cell in _cells(path) if _source(cell).strip()]
    assert counts == list(range(1, len(counts) + 1))


@EACH
def test_outputs_are_clean(path: Path) -> None:
    for cell in _cells(path):
        assert not _source(cell).rstrip().endswith(";"), _source(cell)
        for output in cell["outputs"]:
            assert output.get("name") != "stderr", _source(cell)
            assert output["output_type"] != "error", _source(cell)
            assert "<Axes" not in "".join(output.get("data", {}).get("text/plain", "")), _source(cell)


@EACH
def test_form(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    first = _source(cells[0])
    assert cells[0]["cell_type"] == "markdown"
    assert re.match(rf"# {path.stem[:2]} · \S", first)
    assert _source(_cells(path)[0]) == (IN_CHINESE if path in CHINESE else "import tifa")
    for cell in _cells(path):
        code = _source(cell)
        ast.parse(code)
        for unwanted in (
            "import sys",
            "import os",
            "!pip",
            "%pip",
            "http://",
            "https://",
            "rcParams",
            "sys.path",
        ):
            assert unwanted not in code


@pytest.mark.parametrize("path", NOTEBOOKS, ids=LESSON_NAMES)
def test_english_lessons_give_pinyin_and_link_to_what_is_there(path: Path) -> None:
    prose = "\n".join(map(_source, _cells(path, "markdown")))
    assert "| pinyin |" in prose.lower()
    for target in re.findall(r"\]\(([^)#]+\.ipynb)\)", prose):
        assert (path.parent / target).is_file(), f"dead link to {target}"


@EACH
def test_notebook_names_no_machine_and_few_tags(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|Users|root|tmp|work)/|[A-Z]:\\\\", text)
    notebook = json.loads(text)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    tags = [tag for cell in notebook["cells"] for tag in cell["metadata"].get("tags", [])]
    assert set(tags) <= {"nbval-ignore-output", "open", "raises-exception"}
    assert len([tag for tag in tags if tag != "open"]) <= 2, "what loosens the comparison is rare"
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(ids) == len(set(ids))


@pytest.fixture
def as_in_a_kernel(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand in the notebook's folder, and forget afterwards which language it chose."""
    monkeypatch.chdir(path.parent)
    yield
    tifa.set_language("en")


def _run(path: Path) -> int:
    """Run the cells of a notebook as the kernel would, drawing each figure; return their number."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    figures = 0
    for cell in _cells(path):
        if "raises-exception" in cell["metadata"].get("tags", []):
            continue
        tree = ast.parse(_source(cell))
        exec(compile(tree, f"{path.stem} cell {cell['execution_count']}", "exec"), namespace)
        for number in plt.get_fignums():
            plt.figure(number).canvas.draw()
            figures += 1
        plt.close("all")
    return figures


@EACH
@pytest.mark.usefixtures("as_in_a_kernel")
def test_every_character_of_every_figure_is_in_its_font(path: Path) -> None:
    with recorded() as drawn:
        figures = _run(path)
    assert figures == _pictures(path), "stored pictures are not those that the code draws"
    assert drawn.missing() == {}
    if path in CHINESE:
        assert not [text for text, _ in drawn if re.search("[A-Za-z]{3,} [A-Za-z]{2,}", text)]
    if figures:
        assert any(missing_characters(text, "sans") == [] and not text.isascii() for text, _ in drawn)


def test_figures_are_drawn_at_all() -> None:
    assert sum(map(_pictures, NOTEBOOKS)) >= 6
