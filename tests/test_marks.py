"""Progress: kept only from notebooks, whole or not at all, with nothing lost between two of them."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbclient import NotebookClient
from nbformat import v4

import tifa
from tifa.exercises import exercises
from tifa.exercises.marks import FILE, mark, read_marks
from tifa.files import copy_course, course_folder
from tifa.wording import speaking


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))


def _state(exercise: str) -> str:
    table = tifa.progress().table.set_index("exercise")
    return str(table.loc[exercise, "state"])


def test_a_script_leaves_no_file(folder: Path) -> None:
    assert tifa.check("3.2", "nonsense").state == "wrong"
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("kernel")
def test_a_notebook_keeps_right_answers_and_attempts(folder: Path) -> None:
    right = {"tifa": tifa, "speech": tifa.load_speech()}
    exec(exercises()["1.1"].solution, right)
    assert _state("1.1") == "open"
    tifa.check("1.1", ...)
    assert list(folder.iterdir()) == [], "an untouched cell is no attempt"
    tifa.check("1.1", None)
    assert _state("1.1") == "tried"
    tifa.check("1.1", right["answer"])
    tifa.check("1.1", None)
    assert _state("1.1") == "right", "what was solved stays solved"
    assert read_marks(folder)["1.1"]["attempts"] == 3
    assert [path.name for path in folder.iterdir()] == [FILE], "no lock and no half file stays behind"


def test_a_real_kernel_keeps_marks(folder: Path) -> None:
    cells = [v4.new_code_cell('import tifa\ntifa.check("1.1", "x")'), v4.new_code_cell("tifa.progress()")]
    notebook = v4.new_notebook(cells=cells)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    assert read_marks(folder)["1.1"]["attempts"] == 1
    (shown,) = notebook.cells[1]["outputs"]
    assert "<table>" in shown["data"]["text/html"]
    assert "· 1.1" in shown["data"]["text/plain"]


@pytest.mark.parametrize(
    "content",
    [b"", b'{"exercises": {"1.1": {"att', b"\xff\xfe\x00", b"[1, 2]", b"null", b'{"exercises": 5}',
     b'{"exercises": {"1.1": 3, "1.2": {"attempts": "x", "solved": ""}}}', b"[" * 100_000],
)  # fmt: skip
def test_a_broken_or_foreign_file_is_survived(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    assert _state("1.1") == "open"
    mark(folder, "1.1", True)
    assert _state("1.1") == "right"


def test_good_entries_of_a_damaged_file_are_kept(folder: Path) -> None:
    good = {"attempts": 2, "solved": "2026-03-01T08:00:00+00:00"}
    (folder / FILE).write_text(json.dumps({"exercises": {"1.1": None, "2.1": good}}), encoding="utf-8")
    mark(folder, "1.2", False)
    assert read_marks(folder) == {"1.2": {"attempts": 1, "solved": ""}, "2.1": good}


@pytest.mark.usefixtures("kernel")
def test_where_nothing_can_be_written_nothing_is_said(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tifa.exercises.marks._PATIENCE", 0.05)
    (folder / FILE).mkdir()
    assert tifa.check("1.1", None).state == "wrong"
    (folder / f"{FILE}.lock").mkdir()
    assert tifa.check("1.1", None).state == "wrong"
    assert _state("1.1") == "open"
    assert capfd.readouterr() == ("", "")


def test_progress_says_where_nothing_can_be_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "cannot be written to" not in repr(tifa.progress())
    monkeypatch.setattr("os.access", lambda *_: False)
    found = tifa.progress()
    assert "so no answer is kept" in repr(found)
    assert "so no answer is kept" in found._repr_html_()


def test_progress_says_what_stands_in_the_way_of_its_file(folder: Path) -> None:
    (folder / FILE).mkdir()
    found = tifa.progress()
    assert "(✓ solved, · tried, ○ open). .tifa-progress.json is a folder here" in repr(found)
    assert "remove it" in found._repr_html_()
    with speaking("zh"):
        assert "是一个文件夹" in repr(found)


@pytest.mark.usefixtures("kernel")
@pytest.mark.skipif(os.name == "nt", reason="Windows does not let a folder in use be deleted")
def test_a_folder_that_is_gone_does_not_end_the_lesson(folder: Path) -> None:
    folder.rmdir()
    assert tifa.check("1.1", None).state == "wrong"
    assert _state("1.1") == "open"


def test_a_folder_that_is_read_only_stays_as_it_is(folder: Path) -> None:
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        mark(folder, "1.1", True)
        assert os.access(folder, os.W_OK) or not (folder / FILE).exists()
    finally:
        folder.chmod(stat.S_IRWXU)


def test_two_notebooks_at_once_lose_nothing(folder: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom tifa.exercises.marks import mark\n"
        "for n in range(40): mark(Path('.'), f'{sys.argv[1]}.{n}', True); mark(Path('.'), '0.0', False)"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, name], cwd=folder) for name in "78"]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    marks = read_marks(folder)
    assert len(marks) == 81
    assert marks["0.0"]["attempts"] == 80


def test_a_lock_left_by_a_crash_does_not_hold_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tifa.exercises.marks._PATIENCE", 0.05)
    (folder / f"{FILE}.lock").touch()
    before = time.monotonic()
    mark(folder, "1.1", True)
    assert _state("1.1") == "right"
    assert time.monotonic() - before < 5


def test_every_exercise_has_a_row_and_the_text_says_how_many(folder: Path) -> None:
    mark(folder, "1.1", True)
    mark(folder, "9.99", True)
    mark(folder, "1.2", False)
    found = tifa.progress()
    assert found.table["exercise"].tolist() == list(exercises())
    assert repr(found).startswith(f"1 of {len(exercises())} exercises solved in this folder")
    assert "✓ 1.1  · 1.2  ○ 1.3" in repr(found)
    assert "<td style='text-align:left'>01-reading-the-text</td>" in found._repr_html_()
    tifa.set_language("zh")
    try:
        assert repr(found).startswith(f"本文件夹共{len(exercises())}道练习，已做对1道")
    finally:
        tifa.set_language("en")


def test_the_course_is_copied_without_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = tmp_path / "course"
    (course / "notebooks").mkdir(parents=True)
    (course / "notebooks" / "00-start-here.ipynb").touch()
    (course / "data").mkdir()
    (course / "data" / "SOURCES.md").touch()
    mark(course / "notebooks", "1.1", True)
    monkeypatch.setattr("tifa.files.course_folder", lambda: course)
    copied, _ = copy_course(tmp_path / "copy")
    assert [path.name for path in copied] == ["00-start-here.ipynb", "SOURCES.md"]
    assert FILE in (course_folder() / ".gitignore").read_text(encoding="utf-8")
