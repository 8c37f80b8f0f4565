"""The command line as a user meets it, JupyterLab included."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import tifa
from places import ROOT
from serving import TOKEN, Lab, serve
from tifa.cli import main


def test_doctor_finds_this_machine_well(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor"])
    out = capsys.readouterr().out
    assert code == 0, out
    assert "good Chinese font: NotoSansSC-Regular.otf" in out
    assert out.endswith("All is well.\n")


def test_doctor_says_how_to_mend(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import tifa.doctoring as doctoring

    def broken(*_: object) -> Path:
        raise FileNotFoundError("no font")

    monkeypatch.setattr(doctoring, "font_path", broken)
    monkeypatch.setattr(doctoring, "_writable", lambda folder: False)
    monkeypatch.setattr(doctoring, "PACKAGES", ("tifa-lessons", "no-such-package"))
    table = tifa.doctor().set_index("what")
    assert table.loc["chinese font", "found"] == "FileNotFoundError: no font"
    assert table.loc["no-such-package", "mend"] == "pip install no-such-package"
    assert "tifa copy FOLDER" in table.loc["write access here", "mend"]
    assert table.loc["Python", "status"] == "good"
    assert main(["doctor"]) == 1
    assert "4 to mend." in capsys.readouterr().out


def test_copy_and_copy_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copy", str(tmp_path / "course")]) == 0
    assert "files copied" in capsys.readouterr().out
    assert main(["copy", str(tmp_path / "course")]) == 0
    assert re.search(
        r"0 files copied.*\n\d+ were there already and stay as they are", capsys.readouterr().out
    )


@pytest.mark.skipif(os.name == "nt", reason="the shell there quotes otherwise")
def test_the_next_command_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "课程 101"
    main(["copy", str(folder)])
    main(["assign", "3", "-o", str(folder / "nb"), "--format", "nbgrader"])
    main(["assign", "3", "-o", str(folder / "ot"), "--format", "otter"])
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Next: ")]
    copied, nbgrader, otter = map(shlex.split, lines)
    assert copied[-1] == str(folder)
    assert nbgrader[-1] == str(folder / "nb")
    assert otter[-2] == str(folder / "ot" / "03-counting-words.ipynb")
    assert otter[-1] == str(folder / "ot" / "03-counting-words-dist")


def test_what_the_system_refuses_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    assert main(["assign", "3", "-o", str(tmp_path / "week 3")]) == 2
    said = f"tifa: {tmp_path / 'week 3'} cannot be used (Permission denied); name another place\n"
    assert capsys.readouterr().err == said


def test_lab_without_a_course_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lab", str(tmp_path)]) == 2
    assert "'tifa copy course', then 'tifa lab course'" in capsys.readouterr().err


def test_wrong_use_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["dance"])
    assert end.value.code == 2
    assert "lab" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("dance", "tifa：有误：参数 COMMAND：没有 'dance'；可选："),
        ("copy", "tifa copy：有误：还缺少这些参数：folder"),
        ("copy a b", "tifa：有误：没有这样的参数：b"),
        ("lab --port", "tifa lab：有误：参数 --port：后面要有一个值"),
        ("lab --port 八千", "tifa lab：有误：参数 --port：'八千' 不是合适的数（int）"),
        ("lab --no-browser=1", "tifa lab：有误：参数 --no-browser：后面不能有值 '1'"),
        ("assign -o x", "tifa assign：有误：还缺少这些参数：LESSON"),
        ("assign 3 -o x --without", "选项写得太短：--without 可以是 --without-solutions, --without-hints"),
    ],
)
def test_wrong_use_is_explained_in_the_language_asked_for(
    wrong: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--language", "zh", *wrong.split()])
    usage, *_, error = capsys.readouterr().err.splitlines()
    assert usage.startswith("用法：tifa")
    assert said in error
    with pytest.raises(SystemExit):
        main(wrong.split())
    assert capsys.readouterr().err.startswith("usage: tifa")


@pytest.mark.parametrize("arguments", ["--help --language zh", "--language zh -h", "lab --help --lang=zh"])
def test_help_is_in_the_language_asked_for(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments.split())
    out = capsys.readouterr().out
    assert end.value.code == 0
    assert out.startswith("用法：tifa")
    assert "显示这份帮助" in out
    assert "show this help" not in out


@pytest.mark.skipif(sys.platform == "win32", reason="code pages are set differently there")
def test_output_survives_an_old_console() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tifa", "doctor"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert b"set the environment variable PYTHONUTF8=1" in done.stdout


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with serve(cwd=ROOT, log=tmp_path_factory.mktemp("lab") / "server.log") as server:
        yield server


def _get(address: str) -> Any:
    request = urllib.request.Request(address, headers={"Authorization": f"token {TOKEN}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode("utf-8")


def test_lab_opens_on_the_first_notebook(lab: Lab) -> None:
    server, path = lab
    assert path == "/lab/tree/notebooks/00-start-here.ipynb"
    listing = json.loads(_get(f"{server}/api/contents/notebooks"))
    assert "00-start-here.ipynb" in {entry["name"] for entry in listing["content"]}
    assert "data" in {entry["name"] for entry in json.loads(_get(f"{server}/api/contents"))["content"]}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the server is a process of its own")
def test_lab_begins_with_the_edition_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execve", lambda program, command, environment: commands.append(command))
    monkeypatch.setattr("subprocess.call", lambda command, env: 0)
    monkeypatch.setattr("tifa.wording._chosen", "")
    for edition in ("", "zh"):
        first = tmp_path / "notebooks" / edition / "00-start-here.ipynb"
        first.parent.mkdir(exist_ok=True)
        first.touch()
    for language, start in (("zh", "notebooks/zh/00-"), ("en", "notebooks/00-")):
        main(["lab", str(tmp_path), "--language", language])
        assert f"--LabApp.default_url=/lab/tree/{start}start-here.ipynb" in commands[-1]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the server is a process of its own")
def test_lab_opens_one_notebook_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execve", lambda program, command, environment: commands.append(command))
    monkeypatch.setattr("subprocess.call", lambda command, env: 0)
    (tmp_path / "作业 3.ipynb").touch()
    main(["lab", str(tmp_path / "作业 3.ipynb")])
    assert commands[-1][commands[-1].index("--ServerApp.root_dir") + 1] == str(tmp_path.resolve())
    assert f"--LabApp.default_url=/lab/tree/{quote('作业 3.ipynb')}" in commands[-1]


def test_lab_asks_no_news_question(lab: Lab) -> None:
    plugin = "@jupyterlab/apputils-extension:notification"
    settings = json.loads(_get(f"{lab[0]}/lab/api/settings/{plugin}"))
    defaults = {name: value["default"] for name, value in settings["schema"]["properties"].items()}
    assert defaults["fetchNews"] == "false"
    assert defaults["checkForUpdates"] is False
    assert defaults["doNotDisturbMode"] is True
