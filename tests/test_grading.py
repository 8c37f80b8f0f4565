"""Grading a class in which everything goes wrong that can: each gets its line, and nobody else is hurt."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psutil
import pytest
from babel.messages.pofile import read_po

import tifa
from classroom import NUMBERS, SECRET, Classroom, Pupil, hand_in, packed, problems, zipped
from places import ROOT
from tifa.cli import main
from tifa.exercises import exercises
from tifa.teaching import grading, starting, unpacking
from tifa.teaching.answers import NotPlainError
from tifa.teaching.answers import packed as answer_packed
from tifa.teaching.answers import unpacked as answer_unpacked
from tifa.teaching.beside import lay_out
from tifa.teaching.cells import UnreadableError, code_cells, exercises_in, lesson_of, name_in
from tifa.teaching.keeping import Results
from tifa.teaching.learners import attempt_number, owner_of
from tifa.teaching.marking import Marked, mark
from tifa.teaching.running import ENDINGS, Ran
from tifa.teaching.submissions import Submission, find_submissions
from tifa.teaching.watching import Limits

PACKAGE = ROOT / "lessons" / "tifa"


ENDLESS = ("Loop", "Sleep", "Stubborn loop")  # they take all the time there is, so they get little
FEW = (*ENDLESS, "Leaves", "Own check used", "Reads")


class Graded:
    """A class that was graded, and where everything is."""

    def __init__(self, folder: Path) -> None:
        self.canary = folder / "teacher" / "canary.txt"
        self.handed_in, self.results = folder / "handed in", folder / "results"
        self.canary.parent.mkdir()
        self.canary.write_text(SECRET, encoding="utf-8")
        pupils = Classroom(whole=False, canary=self.canary).pupils()
        self.few = [p for p in pupils if p.learner in FEW]
        self.pupils = [p for p in pupils if p.learner not in ENDLESS]
        hand_in(self.pupils, self.handed_in)
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        tempfile.tempdir = str(self.temporary)
        self.table = tifa.grade(self.handed_in, self.results, timeout=30)

    def page(self, pupil: Pupil) -> str:
        """Return the feedback page of a learner."""
        stem = re.sub(r"[^\w\-]+", "_", pupil.learner).strip("_")
        return "".join(_text(p) for p in (self.results / "feedback").glob(f"{stem}-03*.html"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _running_in(folder: Path) -> list[int]:
    """List processes whose home is a folder in this one, as that of every run is."""
    running = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("HOME", "").startswith(str(folder)) and process.status() != "zombie":
                running.append(process.pid)
        except psutil.Error:
            continue
    return running


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    folder = tmp_path_factory.mktemp("class")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIFA_SECRET", SECRET)
        patch.setattr(Path, "home", lambda: folder / "teacher")
        patch.setattr(tempfile, "tempdir", None)
        yield Graded(folder)


def test_every_line_is_as_it_must_be(graded: Graded) -> None:
    wrong = problems(graded.pupils, graded.table, graded.page)
    assert not wrong, "\n".join(wrong)
    assert len(graded.table) == len(graded.pupils) >= 60


def test_what_never_ends_is_ended_and_fresh_processes_do_as_well(
    graded: Graded, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(graded.few) == len(FEW)
    monkeypatch.setattr(grading, "_copies", lambda: False)
    hand_in(graded.few, graded.results.parent / "few")
    table = tifa.grade(graded.results.parent / "few", graded.results.parent / "ended", timeout=5, workers=3)
    pages = graded.results.parent / "ended" / "feedback"
    wrong = problems(
        graded.few, table, lambda pupil: _text(pages / f"{pupil.learner.replace(' ', '_')}-03.html")
    )
    assert not wrong, "\n".join(wrong)
    assert set(table["status"]) == {"graded", "time", "crashed"}


def test_the_whole_class_of_the_benchmark_has_more_than_sixty(graded: Graded) -> None:
    assert len(Classroom(whole=True, canary=graded.canary).pupils()) >= 60


def test_nothing_of_the_teacher_is_touched_and_nothing_is_left(graded: Graded) -> None:
    assert graded.canary.read_text(encoding="utf-8") == SECRET
    assert {*os.listdir(graded.canary.parent)} <= {"canary.txt", ".cache"}, "beside tifa's own cache"
    assert not list(graded.canary.parents[1].glob("**/evil*"))
    assert not os.listdir(graded.temporary)
    assert not _running_in(graded.temporary)
    assert "nameless" not in {process.name() for process in psutil.process_iter()}
    for file in filter(Path.is_file, graded.results.rglob("*")):
        assert SECRET not in file.read_text(encoding="utf-8"), file


def test_grades_open_in_a_spreadsheet_as_they_are_meant(graded: Graded) -> None:
    data = (graded.results / "grades.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == [
        "learner",
        "file",
        "lesson",
        *NUMBERS,
        *rows_between(),
        "points",
        "out_of",
        "status",
        "note",
    ]
    names = {row["learner"] for row in rows}
    assert {"王小明", "赵敏", "'=HYPERLINK(1)"} <= names
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@")]
    bob = next(row for row in rows if row["learner"] == "bob")
    assert (bob["3.1"], bob["3.2"], bob["points"], bob["out_of"]) == ("right", "missing", "2", "6")


def rows_between() -> list[str]:
    """List the columns of the one learner with another lesson."""
    return [number for number in exercises() if number.startswith("4.")]


def test_pages_hold_no_code_of_learners(graded: Graded) -> None:
    pages = [*(graded.results / "feedback").glob("*.html"), graded.results / "summary.html"]
    assert len(pages) == len(graded.pupils) + 1
    for page in pages:
        html = _text(page)
        assert "<script" not in html
        assert "<img" not in html
        assert "default-src 'none'" in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in _text(graded.results / "summary.html")


def test_a_feedback_page_has_question_answer_and_feedback(graded: Graded) -> None:
    pupil = next(p for p in graded.pupils if p.learner == "Wrong 3.1 0")
    page = graded.page(pupil)
    assert "1 of 6 exercises are right." in page
    assert "What is the rate of 行动, which occurs 7 times" in page
    assert "answer = 7 / 643 * 10_000" in page
    assert "that counts punctuation as words" in page
    assert "For a hint, run" not in page


def test_the_summary_counts_what_the_lines_say(graded: Graded) -> None:
    summary = pd.read_csv(graded.results / "summary.csv").set_index("exercise")
    for number in (3.1, 3.6):
        column = graded.table[graded.table["status"] != "unreadable"][str(number)]
        for state in ("right", "wrong", "open", "missing"):
            assert summary.loc[number, state] == (column == state).sum()
    mistakes = pd.read_csv(graded.results / "mistakes.csv")
    assert mistakes["count"].sum() == (graded.table == "wrong").sum().sum()
    # 3.6 was answered with A by the ten who cheat; "Wrong 3.6" makes other mistakes.
    whole_file = mistakes["mistake"].str.startswith("39 is the whole file")
    assert mistakes[whole_file & (mistakes["exercise"] == 3.6)]["count"].tolist() == [10]


def test_a_second_time_only_what_is_new_runs(graded: Graded, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    genuine = grading.run_attempt

    def counted(work: Submission, *others: Any) -> Ran:
        ran.append(work.lesson)
        return genuine(work, *others)

    monkeypatch.setattr(grading, "run_attempt", counted)
    again = tifa.grade(graded.handed_in, graded.results, timeout=30)
    pd.testing.assert_frame_equal(again, graded.table)
    assert ran == []
    late = graded.handed_in / "Late" / "03.ipynb"
    late.parent.mkdir()
    late.write_bytes(packed(['answer = "B"', 'tifa.check("3.6", answer)']))
    more = tifa.grade(graded.handed_in, graded.results, timeout=30).set_index("learner")
    assert ran == ["03"]
    assert (len(more), more.loc["Late", "3.6"]) == (len(again) + 1, "right")
    late.unlink()
    tifa.grade(graded.handed_in, graded.results, timeout=30)
    assert not list((graded.results / "feedback").glob("Late*")), "the page of one who is gone goes too"


def _class_of(folder: Path, books: dict[str, bytes]) -> Path:
    for name, data in books.items():
        (folder / "in" / name).mkdir(parents=True)
        (folder / "in" / name / "03.ipynb").write_bytes(data)
    return folder / "in"


ONE_CELL = 'answer = "B"\ntifa.check("3.6", answer)'
ONE = packed(["import tifa", ONE_CELL])


def test_a_handout_that_withholds_accuses_nobody(tmp_path: Path) -> None:
    (path,) = tifa.assign("3", tmp_path, withhold=["hints", "solutions"])["path"]
    source = _class_of(tmp_path, {"Anna": Path(path).read_bytes()})
    assert tifa.grade(source, tmp_path / "out")["note"].tolist() == [""]
    assert "tifa.hint(" not in _text(tmp_path / "out" / "feedback" / "Anna-03.html")


def _reading(name: str) -> bytes:
    reads = f'speech = tifa.read_document("{name}")\nanswer = (speech, "质量强省质量追赶")\ntifa.check("12.1", answer)'
    return packed(["import tifa", reads])


def test_a_notebook_finds_the_texts_that_were_handed_in_with_it(tmp_path: Path) -> None:
    text = "关于质量工作的讲话\n\n同志们:要走质量强省质量追赶".encode()
    handed_in = {
        "Anna_1_assignsubmission_file_/12.ipynb": _reading("我的 文本.txt"),
        "Anna_1_assignsubmission_file_/我的 文本.txt": text,
        "Ben.zip": zipped({"hw/12.ipynb": _reading("texts/a.md"), "hw/texts/a.md": text}),
        "cemoez_11_22_12.ipynb": _reading("mine.txt"),
        "cemoez_11_23_mine.txt": text,
        "Dora/12.ipynb": _reading("../../Anna/a.txt"),
        "Dora/../Dora/b.txt": text,
        "Eva/12.ipynb": _reading("/home/eva/c.txt"),
    }
    source = tmp_path / "in"
    hand_in([Pupil(name, data, "", "") for name, data in handed_in.items()], source)
    table = tifa.grade(source, tmp_path / "out").set_index("learner")
    assert table["12.1"].to_dict() == {
        "Anna": "right", "Ben": "right", "cemoez": "right", "Dora": "wrong", "Eva": "wrong",
    }  # fmt: skip
    assert "must be handed in with the notebook" in table.loc["Eva", "note"]
    assert "speech" not in "".join(table["note"]), "the course's speech does not stand in for one's own"
    (source / "Anna_1_assignsubmission_file_" / "我的 文本.txt").write_bytes("别的讲话,别的话".encode())
    assert tifa.grade(source, tmp_path / "out").set_index("learner").loc["Anna", "12.1"] == "wrong"


def test_a_text_whose_name_leads_out_is_not_laid_out(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    lay_out(
        [("../evil.txt", b"1"), ("a/../b.txt", b"2"), ("c" * 300, b"3"), ("d.txt", b"4"), ("d.txt/e", b"5")],
        tmp_path / "run",
    )
    assert sorted(path.name for path in tmp_path.rglob("*.txt")) == ["b.txt", "d.txt"]


def test_cells_await_as_in_jupyter(tmp_path: Path) -> None:
    begun = "import asyncio\ntask = asyncio.ensure_future(asyncio.sleep(0, 'B'))\nawait asyncio.sleep(0)"
    awaited = 'answer = await task\ntifa.check("3.6", answer)'
    endless = "import asyncio\nwhile True: await asyncio.sleep(0)"
    cells = ["import tifa", endless, begun, awaited]
    table = tifa.grade(_class_of(tmp_path, {"Anna": packed(cells)}), tmp_path / "out", timeout=6)
    (line,) = table.to_dict("records")
    assert (line["3.6"], line["status"]) == ("right", "graded")
    assert "Code cell 2 stops: it took more than 2 seconds; does it ever end?" in line["note"]


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_keeps_what_is_done_and_leaves_no_process(tmp_path: Path) -> None:
    sleepers = {f"z{n}": packed([f"import time; time.sleep({1000 + n})"]) for n in range(3)}
    source = _class_of(tmp_path, {"Anna": ONE, **sleepers})
    command = [
        sys.executable,
        "-m",
        "tifa",
        "grade",
        str(source),
        "-o",
        str(tmp_path / "out"),
        "--workers",
        "2",
    ]
    (tmp_path / "temporary").mkdir()
    environment = os.environ | {"TMPDIR": str(tmp_path / "temporary")}
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    deadline = time.monotonic() + 200  # a busy machine starts slowly
    while len(list((tmp_path / "out" / ".work").glob("*.json"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    while len(_running_in(tmp_path / "temporary")) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "1 of 4 are done and kept; the same command goes on from there" in said
    assert "Traceback" not in said
    assert not _running_in(tmp_path / "temporary")
    assert not os.listdir(tmp_path / "temporary")
    assert not (tmp_path / "out" / "grades.csv").exists()
    for name in sleepers:
        (source / name / "03.ipynb").unlink()
    assert main(["grade", str(source), "-o", str(tmp_path / "out")]) == 0


def test_the_command_says_what_came_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "export.zip"
    archive.write_bytes(
        zipped({"李雷_7_assignsubmission_file_/a.ipynb": ONE, "韩梅梅_8_assignsubmission_file_/a.py": b"1"})
    )
    assert main(["grade", str(archive), "-o", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "1 graded" in out
    assert "1 unreadable" in out
    assert "summary.html" in out
    assert "李雷" in _text(tmp_path / "out" / "grades.csv")


def test_foreign_and_changed_files_stay(tmp_path: Path) -> None:
    source = _class_of(tmp_path, {"Anna": ONE})
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="holds other files"):
        tifa.grade(source, foreign)
    assert os.listdir(foreign) == ["thesis.txt"]
    tifa.grade(source, tmp_path / "out")
    (tmp_path / "out" / "grades.csv").write_text("my own remarks", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"grades\.csv was changed since"):
        tifa.grade(source, tmp_path / "out")
    assert _text(tmp_path / "out" / "grades.csv") == "my own remarks"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"timeout": 0}, "timeout=0 is too little"),
        ({"memory": 1}, "memory=1 is too little"),
        ({"workers": -1}, "workers=-1 is too little"),
        ({"lesson": "33"}, "lesson='33' has no exercises; choose from 01"),
    ],
)
def test_senseless_options_are_told(tmp_path: Path, options: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        tifa.grade(_class_of(tmp_path, {"Anna": ONE}), tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_a_place_without_submissions_is_told(tmp_path: Path) -> None:
    source = _class_of(tmp_path, {"Anna": ONE})
    with pytest.raises(ValueError, match="would lie among the submissions"):
        tifa.grade(source, source / "results")
    with pytest.raises(FileNotFoundError, match="nowhere is not there"):
        tifa.grade(tmp_path / "nowhere", tmp_path / "out")
    with pytest.raises(ValueError, match="neither a folder nor a zip"):
        tifa.grade(source / "Anna" / "03.ipynb", tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError, match="there is no file in"):
        tifa.grade(tmp_path / "empty", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_one_zip_takes_is_not_taken_from_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "_BYTES", 30_000)
    bomb = zipped({f"{n}.ipynb": b"{" + bytes(20_000) for n in range(9)})
    members = {"Anna.zip": bomb, "Ben.zip": zipped({"a.ipynb": ONE}), "Cem/a.ipynb": ONE}
    (tmp_path / "class.zip").write_bytes(zipped(members))
    (tmp_path / "class").mkdir()
    hand_in([Pupil(name, data, "", "") for name, data in members.items()], tmp_path / "class")
    for source in (tmp_path / "class.zip", tmp_path / "class"):
        found = {s.learner: s for s in find_submissions(source)}
        assert list(found) == ["Anna", "Ben", "Cem"]
        assert "damaged" in found["Anna"].problem
        assert not found["Ben"].problem + found["Cem"].problem
        assert len([f for f in unpacking.files_in(source) if "too much" in f.problem]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "Anna").mkdir()
    os.mkfifo(tmp_path / "Anna" / "03.ipynb")
    assert [(s.learner, s.problem) for s in find_submissions(tmp_path)] == [("Anna", "no ordinary file")]


def test_another_lesson_can_be_left_out(tmp_path: Path) -> None:
    source = _class_of(tmp_path, {"Anna": ONE, "Ben": packed(['tifa.check("4.1", 2)'])})
    table = tifa.grade(source, tmp_path / "out", lesson="3").set_index("learner")
    assert table[["3.6", "out_of", "status", "note"]].to_numpy().tolist() == [
        ["right", 6, "graded", ""],
        ["", 0, "other lesson", "not lesson 03: this is lesson 04"],
    ]
    assert not [name for name in table if name.startswith("4")]


def test_a_python_that_does_not_start_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _class_of(tmp_path, {"Anna": ONE})
    with monkeypatch.context() as patch:
        patch.setattr(starting, "_CODE", "raise SystemError('no memory for {module}')")
        line = tifa.grade(source, tmp_path / "out").iloc[0]
    assert (line["status"], line["points"]) == ("failed", 0)
    assert "Python did not start: SystemError: no memory for job" in line["note"]
    assert tifa.grade(source, tmp_path / "out").iloc[0]["status"] == "graded"


def test_where_copies_do_not_start_new_ones_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = _class_of(tmp_path, {name: packed([f"# {name}", ONE_CELL]) for name in ("Anna", "Ben", "Cem")})
    genuine = starting._command

    def without_copies(module: str, argument: str) -> list[str]:
        return [sys.executable, "-c", "pass"] if module == "nursery" else genuine(module, argument)

    monkeypatch.setattr(starting, "_command", without_copies)
    table = tifa.grade(source, tmp_path / "out", workers=1)
    assert table["status"].tolist() == ["graded"] * 3


@pytest.mark.parametrize("number", exercises())
def test_an_answer_survives_the_way_to_the_second_check(number: str) -> None:
    """Whatever can be packed gets the same feedback again, word for word; a right answer can, or is said not to."""
    exercise = exercises()[number]
    plain = []
    for code in (exercise.solution, *(code for code, _ in exercise.wrong)):
        names: dict[str, Any] = {"tifa": tifa, "speech": tifa.load_speech()}
        exec(code, names)
        try:
            data = answer_packed(names["answer"])
        except NotPlainError:
            continue
        plain.append(code)
        again = answer_unpacked(json.loads(json.dumps(data)))
        assert tifa.check(number, again) == tifa.check(number, names["answer"]), code
    assert plain or not exercise.plain
    assert (exercise.solution in plain) == exercise.plain


def test_kinds_of_plain_data_become_it() -> None:
    table = tifa.frequencies("质量提升质量")
    kinds = [np.array(["质量"]), table["word"].unique()[:1], table.columns[:1], Counter(["质量"]), Path("x")]
    shown = [answer_unpacked(answer_packed(kind)) for kind in kinds[:-1]]
    assert [list(kind) for kind in shown] == [["质量"], ["质量"], ["word"], ["质量"]]
    assert shown[3] == {"质量": 1}
    with pytest.raises(NotPlainError):
        answer_packed(kinds[-1])


@pytest.mark.parametrize(
    "data",
    [None, 1, [], ["int"], ["int", "x"], ["os.system", "ls"], ["list", 5], ["dict", [1]], ["set", [["list", []]]],
     ["int", "9" * 9999], ["DataFrame", ["list", []]], ["str", 5], [["int"], "1"],
     ["DataFrame", answer_packed([["x"], [1, 2], ["y"]])], ["Series", answer_packed(["x", [1, 2], "y"])]],
)  # fmt: skip
def test_no_forged_answer_is_unpacked(data: Any) -> None:
    with pytest.raises(NotPlainError):
        answer_unpacked(data)


def _marked(events: list[dict[str, Any]], ending: str = "whole") -> Marked:
    cells = ("import tifa", 'answer = "A"\ntifa.check("3.6", answer)')
    submission = Submission(owner_of(["a.ipynb"]), "a.ipynb", "03", cells)
    return mark(submission, Ran(ending, tuple(events)), Limits())


def test_forged_events_are_doubted() -> None:
    forged: list[dict[str, Any]] = [
        {
            "event": "check",
            "cell": 1,
            "exercise": "3.6",
            "state": "right",
            "message": "!",
            "answer": ["str", "A"],
        },
        {"event": "check", "cell": 99, "exercise": "3.6", "state": "right", "message": "!"},
        {"event": "check", "cell": "1", "exercise": "3.1", "state": "right"},
        {"event": "check", "cell": 1, "exercise": ["3.1"], "state": "right"},
        {"event": "check", "cell": 1, "exercise": "3.1", "state": "splendid"},
        {"event": "error", "cell": 0, "error": {"a": 1}},
        {"event": "check", "cell": 1, "exercise": "3.6", "state": "right", "message": "!", "answer": None},
        {"event": "tampered", "cell": True},
        {"event": "no such event"},
    ]
    marked = _marked(forged)
    assert [m.state for m in marked.marks] == ["missing"] * 5 + ["wrong"]
    assert "Reported otherwise than checked again here: 3.6" in marked.notes


def test_a_run_that_was_cut_off_is_graded_again_under_other_limits(tmp_path: Path) -> None:
    results, limits = Results(tmp_path / "out"), Limits(10, 512)
    results.keep("whole", Ran("whole", ({"event": "ready", "cell": -1},)), limits)
    results.keep("slow", Ran("time", ()), limits)
    results.keep("failed", Ran("failed", ()), limits)
    assert results.find("whole", Limits(20, 512)) == Ran("whole", ({"event": "ready", "cell": -1},))
    assert results.find("slow", limits) == Ran("time", ())
    assert results.find("slow", Limits(20, 512)) is None
    assert results.find("failed", limits) is None
    assert results.find("nobody", limits) is None
    (results.work / "slow.json").write_bytes(b'{"ending":')
    assert results.find("slow", limits) is None


@pytest.mark.parametrize(
    ("path", "name", "number"),
    [
        ("Ana María López_12345_assignsubmission_file_/03-counting-words.ipynb", "Ana María López", "12345"),
        ("王小明_12345_assignsubmission_file_03-counting-words.ipynb", "王小明", "12345"),
        ("Week 3/王小明_12345_assignsubmission_file_/a.zip/x.ipynb", "王小明", "12345"),
        ("lastfirst_1234_5678_03-counting-words-1.ipynb", "lastfirst", "1234"),
        ("lastfirst_LATE_1234_5678_my_file.ipynb", "lastfirst", "1234"),
        ("my_own_notebook.ipynb", "my_own_notebook", ""),
        ("week_3_1_notes.ipynb", "week_3_1_notes", ""),
        ("Anna/week_1/03.ipynb", "Anna", ""),
        ("Anna.zip/03.ipynb", "Anna", ""),
    ],
)
def test_learners_are_told_from_the_platforms_names(path: str, name: str, number: str) -> None:
    owner = owner_of(path.split("/"))
    assert (owner.name, owner.number) == (name, number)


@pytest.mark.parametrize(
    ("file", "attempt"), [("03-a.ipynb", 0), ("a-3.ipynb", 3), ("a (12).ipynb", 12), ("a-03.ipynb", 0)]
)
def test_later_attempts_have_a_number(file: str, attempt: int) -> None:
    assert attempt_number(file) == attempt


def test_the_text_of_cells_tells_exercises_lesson_and_name() -> None:
    assert exercises_in('tifa.check( "3.2" , answer); check(3.1, x)\n# tifa.check("3.3", 1)') == [
        "3.2",
        "3.1",
    ]
    assert lesson_of(['check("3.1", 1)', 'check("10.1", 1)', 'check("10.2", 1)'], "03-x.ipynb") == "10"
    assert lesson_of(['check("99.1", 1)'], "notes.ipynb") == ""
    assert name_in(["x = 1", '姓名 = "王小明"  # 我']) == "王小明"
    assert name_in(['filename = "x"', 'print(name = "x")']) == ""


@pytest.mark.parametrize(
    "data", [b"", b"  ", b"5", b"[]", b'{"cells": 1}', b"\xff\xfe{", b'{"worksheets": []}', b"PK\x03\x04"]
)
def test_what_is_no_notebook_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        code_cells(data)


def test_pages_speak_chinese(tmp_path: Path) -> None:
    source = _class_of(tmp_path, {"王小明": packed(['answer = "A"\ntifa.check("3.6", answer)', "1 / 0"])})
    try:
        assert main(["grade", str(source), "-o", str(tmp_path / "out"), "--language", "zh"]) == 0
    finally:
        tifa.set_language("en")
    page = _text(tmp_path / "out" / "feedback" / "王小明-03.html")
    assert '<html lang="zh">' in page
    assert "6道练习中有0道正确" in page
    assert "第2个代码单元格停止" in page
    summary = _text(tmp_path / "out" / "summary.html")
    assert "错误及其频次" in summary
    assert "<td>已批改</td>" in summary


def test_everything_that_grading_says_is_translated() -> None:
    said = set()
    for catalogue in (PACKAGE / "wording" / "zh").glob("*.po"):
        with catalogue.open("rb") as file:
            said |= {str(message.id) for message in read_po(file) if message.id}
    spoken = {"graded", "unreadable", "other lesson", *ENDINGS} - {"whole"}
    spoken |= {found.replace('\\"', '"') for path in (PACKAGE / "teaching").glob("*.jinja")
              for found in re.findall(r'say\("((?:[^"\\]|\\.)*)"', _text(path))}  # fmt: skip
    for path in (PACKAGE / "teaching").glob("*.py"):
        for node in ast.walk(ast.parse(_text(path))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                spoken |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    assert len(spoken) > 60
    assert not spoken - said, spoken - said
