"""The course is found and laid out, and no learner's file is ever lost."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

import tifa.files as files
from places import CHINESE, NOTEBOOKS


def test_copy_lays_out_notebooks_and_data(tmp_path: Path) -> None:
    copied, kept = files.copy_course(tmp_path / "课程")
    assert kept == []
    assert files.is_course(tmp_path / "课程")
    assert Path("data/speeches/qinghai_quality_2018.txt") in copied
    assert not list(tmp_path.rglob("*.part"))
    for relative in copied:
        assert (tmp_path / "课程" / relative).read_bytes() == (files.course_folder() / relative).read_bytes()


def test_copy_never_overwrites(tmp_path: Path) -> None:
    files.copy_course(tmp_path)
    mine = tmp_path / "notebooks" / "00-start-here.ipynb"
    mine.write_text("my own work", encoding="utf-8")
    (tmp_path / "data" / "SOURCES.md").unlink()
    copied, kept = files.copy_course(tmp_path)
    assert mine.read_text(encoding="utf-8") == "my own work"
    assert copied == [Path("data/SOURCES.md")]
    assert Path("notebooks/00-start-here.ipynb") in kept


def test_copy_leaves_behind_what_learners_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used, fresh = tmp_path / "used", tmp_path / "fresh"
    copied, _ = files.copy_course(used)
    left = (
        *("notebooks/my_report/report.html", "notebooks/.tifa-progress.json", "notebooks/Untitled.ipynb"),
        *(
            "notebooks/03-counting-words-Copy1.ipynb",
            "notebooks/zh/my_report/words.csv",
            "notebooks/cloud.png",
        ),
        *("notebooks/.ipynb_checkpoints/00-start-here-checkpoint.ipynb", "data/speeches/my_speech.txt"),
    )
    for name in left:
        (used / name).parent.mkdir(exist_ok=True)
        (used / name).write_text("a learner's own", encoding="utf-8")
    monkeypatch.setattr(files, "course_folder", lambda: used)
    assert files.copy_course(fresh) == (copied, [])
    assert {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()} == set(copied)


def test_copy_brings_every_lesson_and_every_named_data_file(tmp_path: Path) -> None:
    names = {path.name for path in files.copy_course(tmp_path)[0]}
    assert {path.name for path in (*NOTEBOOKS, *CHINESE)} <= names
    data = [path for path in (files.course_folder() / "data").rglob("*.*") if path.suffix != ".toml"]
    sources = files.data_path("SOURCES.md").read_text(encoding="utf-8")
    assert {path.name for path in data if path.name in sources} | {"SOURCES.md"} <= names


def test_copy_to_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "course").touch()
    with pytest.raises(NotADirectoryError, match="is a file; name a folder"):
        files.copy_course(tmp_path / "course")


def test_every_speech_has_a_card_with_its_true_hash() -> None:
    texts = sorted(files.data_path("speeches").glob("*.txt"))
    assert texts
    for text in texts:
        card = tomllib.loads(text.with_suffix(".toml").read_text(encoding="utf-8"))
        assert {"title", "speaker", "date", "source", "obtained", "sha256"} <= set(card)
        assert card["sha256"] == hashlib.sha256(text.read_bytes()).hexdigest()
        assert text.stem in files.data_path("SOURCES.md").read_text(encoding="utf-8")


def test_every_data_file_is_named_in_sources() -> None:
    sources = files.data_path("SOURCES.md").read_text(encoding="utf-8")
    for path in (files.course_folder() / "data").rglob("*.*"):
        if path.suffix != ".toml" and path.name != "SOURCES.md":
            assert path.name in sources


def test_word_lists_survive_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "list.csv").write_bytes("\ufeffword,class\r\n质量,noun\r\n".encode())
    monkeypatch.setattr(files, "course_folder", lambda: tmp_path)
    assert files.read_csv("list.csv") == [{"word": "质量", "class": "noun"}]


def test_missing_data_lists_what_is_there() -> None:
    with pytest.raises(FileNotFoundError, match=r"slogans\.csv"):
        files.data_path("lexicons", "slogan.csv")


def test_a_course_begins_in_the_language_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = Path("notebooks/00-start-here.ipynb")
    chinese = Path("notebooks/zh/00-start-here.ipynb")
    monkeypatch.setattr("tifa.wording._chosen", "")
    assert files.first_notebook(tmp_path) == english
    monkeypatch.setenv("TIFA_LANGUAGE", "zh")
    assert files.first_notebook(tmp_path) == english, "a copy without the Chinese edition"
    (tmp_path / chinese).parent.mkdir(parents=True)
    (tmp_path / chinese).touch()
    assert files.first_notebook(tmp_path) == chinese
