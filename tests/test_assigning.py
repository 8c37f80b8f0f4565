"""Lessons handed out: what is in the notebook, that it runs, and that nothing is written by halves."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import tifa
from places import NOTEBOOKS
from tifa.cli import main
from tifa.exercises import exercises
from tifa.files import course_folder
from tifa.wording import say, speaking

LESSON = "03-counting-words"
NUMBERS = ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    tifa.withhold()
    tifa.set_language("en")


def _handed_out(folder: Path, lesson: str | Path = "03", **options: Any) -> nbformat.NotebookNode:
    (path,) = tifa.assign(lesson, folder, **options)["path"]
    return nbformat.read(path, as_version=4)


def _own(folder: Path, *cells: Any, name: str = "own.ipynb") -> Path:
    path = folder / name
    folder.mkdir(exist_ok=True)
    notebook = new_notebook(cells=list(cells))
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"c{number}"
    nbformat.write(notebook, path)
    return path


def _marked(notebook: nbformat.NotebookNode) -> list[str]:
    marks = [cell.metadata.get("tifa", {}).get("exercise") for cell in notebook.cells]
    return [mark for mark in marks if mark]


def _cell(notebook: nbformat.NotebookNode, cell_id: str) -> nbformat.NotebookNode:
    (found,) = [cell for cell in notebook.cells if cell.id == cell_id]
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_every_lesson_can_be_handed_out(path: Path, tmp_path: Path) -> None:
    lesson = nbformat.read(path, as_version=4)
    notebook = _handed_out(tmp_path, path.stem)
    nbformat.validate(notebook)
    assert [c.id for c in notebook.cells if not c.id.startswith("tifa-")] == [c.id for c in lesson.cells]
    assert _marked(notebook) == [n for n in exercises() if n.split(".")[0] == str(int(path.stem[:2]))]
    for cell in notebook.cells:
        assert cell.metadata["deletable"] is False
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


def test_only_what_is_to_be_written_can_be_changed(tmp_path: Path) -> None:
    notebook = _handed_out(tmp_path)
    free = [cell for cell in notebook.cells if cell.metadata.get("editable", True)]
    assert [cell.source.split("\n")[0] for cell in free] == ['name = ""  # your name'] + ["answer = ..."] * 6
    first = _handed_out(tmp_path, "0")
    assert [c.source.split(" ")[0] for c in first.cells if c.metadata.get("editable", True)] == [
        "name",
        "word",
    ]


@pytest.mark.parametrize(("language", "yours"), [("en", "# yours"), ("zh", "# 由你决定")])
def test_what_a_lesson_leaves_to_the_learner_can_be_changed(
    tmp_path: Path, language: str, yours: str
) -> None:
    notebook = _handed_out(tmp_path, "12", language=language)
    left = [cell for cell in notebook.cells if cell.source.startswith(yours)]
    assert len(left) == 6
    assert all(cell.metadata.get("editable", True) for cell in left)


def test_the_name_stands_below_the_title(tmp_path: Path) -> None:
    notebook = _handed_out(tmp_path, due="Friday, 12:00")
    title, sheet, name = notebook.cells[:3]
    assert title.source.startswith("# 03 · ")
    assert sheet.source.startswith("**Due:** Friday, 12:00\n\nWrite your name")
    assert (name.id, name.metadata["tifa"], name.source) == (
        "tifa-name",
        {"name": True},
        'name = ""  # your name',
    )


def test_outputs_can_stay(tmp_path: Path) -> None:
    kept = _handed_out(tmp_path, keep_outputs=True)
    assert "质量" in json.dumps([c.get("outputs", []) for c in kept.cells], ensure_ascii=False)


def test_links_lead_only_to_lessons_that_are_there(tmp_path: Path) -> None:
    tifa.assign(["03", "4"], tmp_path)
    text = (tmp_path / f"{LESSON}.ipynb").read_text(encoding="utf-8")
    assert "[04-slogans](04-slogans.ipynb)" in text
    assert "(02-segmentation.ipynb)" not in text
    assert "**Before:** 02-segmentation." in text


def test_a_notebook_handed_out_runs_and_withholds_by_itself(tmp_path: Path) -> None:
    notebook = _handed_out(tmp_path, withhold=["solutions", "hints"])
    assert 'import tifa\n\ntifa.withhold("hints", "solutions")' in [cell.source for cell in notebook.cells]
    asked = [new_code_cell(f'print(tifa.{ask}("3.1"))') for ask in ("solution", "hint")]
    notebook.cells += [*asked, new_code_cell('print(tifa.check("3.1", 7))')]
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    said = [str(cell.get("outputs")) for cell in notebook.cells]
    assert sum("not answered yet" in text for text in said) == 6
    solution, hint, wrong = said[-3:]
    assert "The solutions of this assignment are withheld" in solution
    assert "511" not in solution + hint
    assert "The hints of this assignment are withheld" in hint
    assert "Divide it by the number of words" in wrong
    assert "tifa.hint" not in wrong


def test_withholding_and_giving_back() -> None:
    tifa.withhold("solutions")
    assert tifa.solution("3.1").code == ""
    assert tifa.hint("3.1", 99).message.endswith("That is the last hint.")
    tifa.withhold("hints")
    assert "511" in tifa.solution("3.1").code
    assert tifa.hint("3.1").state == "open"
    with pytest.raises(ValueError, match="withhold='answers' is unknown; choose from hints, solutions"):
        tifa.withhold("answers")
    tifa.withhold()
    assert tifa.hint("3.1").state == "hint"


def test_handing_out_again_changes_only_the_options(tmp_path: Path) -> None:
    first = tmp_path / f"{LESSON}.ipynb"
    _handed_out(tmp_path, due="Monday", withhold="solutions")
    again = tmp_path / "again"
    _handed_out(again, first, due="Monday", withhold="solutions")
    assert (again / first.name).read_bytes() == first.read_bytes()
    plain = _handed_out(tmp_path / "plain", first)
    assert plain == _handed_out(tmp_path / "new", "03")


def test_a_teachers_own_notebook(tmp_path: Path) -> None:
    own = _own(
        tmp_path / "mine",
        new_markdown_cell("No title; see [the lesson](03-counting-words.ipynb)."),
        new_code_cell("from tifa import check"),
        new_code_cell('rate = 7 / 511 * 10_000\ncheck(3.1, rate)\n# tifa.check("3.2", 1)'),
        new_code_cell("shown = ...", metadata={"tags": ["open"]}),
        new_code_cell('# try this first\nanswer = ...\ntifa.check("3.3", answer)'),
    )
    notebook = _handed_out(tmp_path / "out", own, withhold="solutions")
    assert [cell.id for cell in notebook.cells[:3]] == ["tifa-sheet", "tifa-name", "tifa-withhold"]
    assert _marked(notebook) == ["3.1", "3.3"]
    assert _cell(notebook, "c2").source == 'answer = ...\ntifa.check("3.1", answer)'
    assert "editable" not in _cell(notebook, "c3").metadata
    assert _cell(notebook, "c4").source.startswith("# try this first\nanswer = ...")
    assert "511" not in json.dumps(notebook)


def test_the_notebooks_own_language_is_spoken(tmp_path: Path) -> None:
    own = _own(tmp_path, new_markdown_cell("# 词频"), new_code_cell('import tifa\n\ntifa.set_language("zh")'))
    notebook = _handed_out(tmp_path / "out", own, due="周五 12:00", withhold="solutions")
    assert notebook.cells[1].source.startswith(
        "**截止时间：** 周五 12:00\n\n请在下一格的引号之间写上你的姓名"
    )
    assert notebook.cells[2].source == 'name = ""  # 你的姓名'
    assert notebook.cells[3].source == 'import tifa\n\ntifa.set_language("zh")\n\ntifa.withhold("solutions")'
    assert tifa.solution("3.1").title.startswith("A solution")
    tifa.set_language("zh")
    tifa.withhold("solutions", "hints")
    assert tifa.solution("3.1").title == "本次作业暂不提供解法"
    assert tifa.hint("3.1").title == "本次作业暂不提供提示"


def test_an_older_notebook_gets_ids(tmp_path: Path) -> None:
    old = {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
        {"cell_type": "code", "metadata": {}, "execution_count": 3, "outputs": [],
         "source": ["answer = ...\n", 'tifa.check("3.1", answer)']}]}  # fmt: skip
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps(old), encoding="utf-8")
    notebook = _handed_out(tmp_path / "out", path)
    nbformat.validate(notebook)
    assert _cell(notebook, "cell-01").metadata["tifa"] == {"exercise": "3.1"}


CHECK = 'answer = ...\ntifa.check("{}", answer)'


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([CHECK.format("9.99")], "own.ipynb: cell 'c0' checks exercise 9.99, which the course does not have"),
        ([CHECK.format("3.1"), CHECK.format("3.1")], "cell 'c1': exercise 3.1 stands twice or shares a cell"),
        (
            [CHECK.format("3.1") + '\ntifa.check("3.2", answer)'],
            "cell 'c0': exercise 3.1 stands twice or shares",
        ),
    ],
)
def test_exercises_that_cannot_be_marked_are_named(tmp_path: Path, cells: list[str], message: str) -> None:
    own = _own(tmp_path, *map(new_code_cell, cells))
    with pytest.raises(ValueError, match=message):
        tifa.assign(own, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lessons": "33"}, "lesson '33' is unknown; the course has 00-start-here, 01-reading-the-text, "),
        ({"lessons": "gone.ipynb"}, "there is no notebook gone.ipynb"),
        ({"format": "canvas"}, "format='canvas' is unknown; choose from plain, otter, nbgrader"),
        ({"language": "fr"}, "language='fr' is unknown; choose from en, zh"),
        ({"withhold": "answers"}, "withhold='answers' is unknown; choose from hints, solutions"),
        (
            {"lessons": ["03", "3"]},
            "two of the notebooks are called 03-counting-words.ipynb; use two folders",
        ),
    ],
)
def test_wrong_options_name_the_choices(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises((ValueError, FileNotFoundError), match=message):
        tifa.assign(**{"lessons": ["01", "03"], "folder": tmp_path / "out"} | options)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "text", ["", "not json", "[]", "{}", '{"cells": [1], "nbformat": 4, "nbformat_minor": 5}']
)
def test_a_file_that_is_no_notebook_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.ipynb cannot be read as a notebook: \S"):
        tifa.assign(path, tmp_path / "out")


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    tifa.assign("03", tmp_path)
    before = (tmp_path / f"{LESSON}.ipynb").read_bytes()
    with pytest.raises(FileExistsError, match=f"{LESSON}.ipynb is there already; .* --force"):
        tifa.assign(["02", "03"], tmp_path, due="Monday")
    assert [path.name for path in tmp_path.iterdir()] == [f"{LESSON}.ipynb"]
    assert (tmp_path / f"{LESSON}.ipynb").read_bytes() == before
    tifa.assign(["02", "03"], tmp_path, due="Monday", force=True)
    assert "Monday" in (tmp_path / f"{LESSON}.ipynb").read_text(encoding="utf-8")


def test_a_lesson_never_overwrites_itself(tmp_path: Path) -> None:
    own = _own(tmp_path, new_code_cell("import tifa"))
    for source, folder in ((own, tmp_path), ("03", course_folder() / "notebooks")):
        with pytest.raises(FileExistsError, match="is the notebook itself; name another folder"):
            tifa.assign(source, folder, force=True)
    with pytest.raises(NotADirectoryError, match=r"own\.ipynb is a file; name a folder"):
        tifa.assign("03", own)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "source").write_text("a file where nbgrader wants a folder", encoding="utf-8")
    with pytest.raises(OSError, match="source"):
        tifa.assign("03", tmp_path, format="nbgrader")
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


def test_otter_source_has_a_question_for_each_exercise(tmp_path: Path) -> None:
    notebook = _handed_out(tmp_path, format="otter")
    nbformat.validate(notebook)
    raw = [cell.source for cell in notebook.cells if cell.cell_type == "raw"]
    assert raw[0].startswith('# ASSIGNMENT CONFIG\nname: "03-counting-words"\n')
    assert [text for text in raw if text.startswith("# BEGIN QUESTION")] == [
        f"# BEGIN QUESTION\nname: q3_{n}\ncheck_cell: false" for n in range(1, 7)
    ]
    for kind in ("SOLUTION", "TESTS", "QUESTION"):
        assert sum(text.startswith(f"# BEGIN {kind}") for text in raw) == 6 == raw.count(f"# END {kind}")
    assert _cell(notebook, "l03-10").source == (
        "# BEGIN SOLUTION NO PROMPT\nanswer = 7 / 511 * 10_000\n# END SOLUTION\n"
        '""" # BEGIN PROMPT\nanswer = ...\n""" # END PROMPT\ntifa.check("3.1", answer)'
    )


def test_otter_tests_know_right_from_wrong_and_forget(tmp_path: Path) -> None:
    notebook = _handed_out(tmp_path, format="otter")
    tests: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.id.startswith("l03-10-") and cell.cell_type == "code":
            exec(compile(ast.parse(cell.source), cell.id, "exec"), tests)
    env: dict[str, Any] = {"answer": 137}
    tests["test_3_1"](env)
    tests["test_3_1_forget"](env)
    for untouched in (env, {}):
        with pytest.raises(AssertionError):
            tests["test_3_1"](untouched)
    with pytest.raises(AssertionError, match="7 is the count"):
        tests["test_3_1"]({"answer": 7})


def test_nbgrader_source_follows_its_schema(tmp_path: Path) -> None:
    notebook = _handed_out(tmp_path, format="nbgrader")
    nbformat.validate(notebook)
    assert (tmp_path / "source" / LESSON / f"{LESSON}.ipynb").is_file()
    notes = [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len({note["grade_id"] for note in notes}) == len(notes) == len(notebook.cells) - 1
    for note in notes:
        assert note["schema_version"] == 3
        assert {"grade", "locked", "solution", "grade_id"} < set(note)
        assert (note.get("points") == 1) == note["grade"]
        assert note["locked"] != note["solution"]
    assert "nbgrader" not in _cell(notebook, "tifa-name").metadata
    cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert [cell.source.split("\n")[0] for cell in cells] == [
        f"# Exercise {n} is marked here." for n in NUMBERS
    ]


def test_nbgrader_tests_know_right_from_wrong_and_forget(tmp_path: Path) -> None:
    source = _cell(_handed_out(tmp_path, format="nbgrader"), "l03-10-test").source
    space: dict[str, Any] = {"answer": 137}
    exec(source, space)
    assert space["answer"] is ...
    with pytest.raises(AssertionError, match=r"Put your answer in place of \.\.\."):
        exec(source, space)


def test_the_settings_of_a_course_are_never_changed(tmp_path: Path) -> None:
    config = tmp_path / "nbgrader_config.py"
    tifa.assign("03", tmp_path, format="nbgrader")
    assert 'code_stub = {"python": "answer = ..."}' in config.read_text(encoding="utf-8")
    config.write_text("c = get_config()\n", encoding="utf-8")
    with pytest.raises(
        ValueError, match=r"nbgrader_config\.py needs the line c\.ClearSolutions\.code_stub = "
    ):
        tifa.assign("04", tmp_path, format="nbgrader", force=True)
    mine = "c = get_config()\nc.ClearSolutions.code_stub = {'python': '# 你的答案'}\n"
    config.write_text(mine, encoding="utf-8")
    tifa.assign("04", tmp_path, format="nbgrader")
    assert config.read_text(encoding="utf-8") == mine


@pytest.mark.parametrize("format", ["otter", "nbgrader"])
def test_graders_need_the_answer_by_its_name(tmp_path: Path, format: str) -> None:  # noqa: A002
    own = _own(tmp_path, new_code_cell('rate = ...\ntifa.check("3.1", rate)'))
    with pytest.raises(
        ValueError, match=r"exercise 3\.1 has no line `answer = \.\.\.`, which Otter and nbgrader"
    ):
        tifa.assign(own, tmp_path / "out", format=format)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    assert main(["assign", "3", "00", "-o", out, "--without-solutions", "--due", "Monday"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == f"{LESSON} → {tmp_path / 'out' / LESSON}.ipynb (exercises: 6)"
    assert 'tifa.withhold("solutions")' in (tmp_path / "out" / f"{LESSON}.ipynb").read_text("utf-8").replace(
        '\\"', '"'
    )
    assert main(["assign", "3", "-o", out]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["assign", "3", "-o", out, "--force", "--format", "otter"]) == 0
    assert "Next: otter assign " in capsys.readouterr().out


@pytest.mark.parametrize("format", ["otter", "nbgrader"])
def test_a_model_paragraph_is_in_the_language_of_the_edition(tmp_path: Path, format: str) -> None:  # noqa: A002
    english = exercises()["12.6"].solution
    with speaking("zh"):
        chinese = say(english)
    assert chinese != english
    for language, own, other in (("zh", chinese, english), ("en", english, chinese)):
        tifa.assign("12", tmp_path / language, format=format, language=language)
        (path,) = (tmp_path / language).rglob("12-*.ipynb")
        sources = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)
        assert own in sources
        assert other not in sources
