"""A classroom of made-up learners: right ones, mistaken ones, and everything that can go wrong in between.

Each `Pupil` knows what its line must say. The notebooks are either the whole of lesson 03 or, for
quick tests, only its exercises 3.1 and 3.6.
"""

from __future__ import annotations

import html
import io
import json
import stat
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from places import ROOT
from tifa.exercises import exercises
from tifa.teaching.linux import landlock

NUMBERS = ("3.1", "3.2", "3.3", "3.4", "3.5", "3.6")
SECRET = "teachers-own-secret-7261"
LINUX = sys.platform == "linux"


@dataclass(frozen=True)
class Pupil:
    """What one learner hands in, and the line that it must get."""

    path: str
    data: bytes
    learner: str
    states: str  # of 3.1 to 3.6: r(ight) w(rong) o(pen) m(issing); "" where there must be no such columns
    status: str = "graded"
    note: str = ""  # a part of the note, or of the feedback page
    link: str = ""  # a symbolic link to this, in place of data
    older: dict[str, bytes] = field(default_factory=dict)  # further files of the same learner


# Code of those who cheat: a check that reports itself, and a text of one's own kind.
_REPORT = """import gc
from tifa.teaching.attempt import Attempt
own = next(o for o in gc.get_objects() if type(o) is Attempt)
own.write("check", exercise="3.6", state="right", message="!", answer=None)"""
_TEXT = """class Text(str):
    __slots__ = ()
answer = Text("A")
tifa.check("3.6", answer)"""
# A process whose parent has gone and whose environment tells nothing.
_ENVIRONMENT = """import ctypes, time
libc = ctypes.CDLL(None)
start, end = map(int, open("/proc/self/stat").read().split(")")[1].split()[47:49])"""
_NAMELESS = "libc.prctl(15, b'nameless', 0, 0, 0); ctypes.memset(start, 0, end - start); time.sleep(98765)"


def _code(cell: str) -> dict[str, Any]:
    return {"cell_type": "code", "source": cell, "metadata": {}, "outputs": [], "execution_count": 1}


def packed(cells: Sequence[str], **metadata: Any) -> bytes:
    """Write cells as a notebook of format 4."""
    notebook = {"cells": [*map(_code, cells)], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False).encode()


def zipped(members: dict[str, bytes], *, links: Sequence[str] = (), deflate: bool = True) -> bytes:
    """Write a zip; `links` are members that are symbolic links."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2026, 3, 1, 12, 0, 0))
            info.compress_type = archive.compression
            if name in links:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, data)
    return file.getvalue()


def zipped_on_windows(name: str, data: bytes) -> bytes:
    """Write a zip as Chinese Windows does: names in GBK, and no sign that they are."""
    bare = name.encode("gbk")
    archive = zipped({"x" * len(bare): data}, deflate=False)
    return archive.replace(b"x" * len(bare), bare)


def _exercise(number: str, code: str) -> str:
    return f'{code}\ntifa.check("{number}", answer)'


def _lesson() -> list[str]:
    notebook = json.loads((ROOT / "notebooks/03-counting-words.ipynb").read_text(encoding="utf-8"))
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]


class Classroom:
    """Notebooks on lesson 03 with the answers wished for: `whole`, or short for quick tests."""

    def __init__(self, *, whole: bool, canary: Path) -> None:
        self.whole, self.canary = whole, canary
        self.solutions = {number: exercises()[number].solution for number in NUMBERS}
        self.all = "rrrrrr" if whole else "rmmmmr"

    def cells(self, answers: dict[str, str] | None = None) -> list[str]:
        """Answer every exercise rightly, but for those given."""
        given = self.solutions | (answers or {})
        if not self.whole:
            return ["import tifa", _exercise("3.1", given["3.1"]), _exercise("3.6", given["3.6"])]
        cells = _lesson()
        for number, code in given.items():
            old = _exercise(number, "answer = ...")
            cells[cells.index(old)] = _exercise(number, code)
        return cells

    def book(self, answers: dict[str, str] | None = None, **metadata: Any) -> bytes:
        """Write the notebook with these answers."""
        return packed(self.cells(answers), **metadata)

    def after(self, *extra: str) -> bytes:
        """Write a notebook, all right, with these cells put in behind exercise 3.1."""
        cells = self.cells()
        at = next(n for n, cell in enumerate(cells) if '"3.1"' in cell) + 1
        return packed([*cells[:at], *extra, *cells[at:]])

    def changed(self, number: str, state: str) -> str:
        """Give the states of a notebook all right but for one exercise."""
        at = NUMBERS.index(number)
        return self.all[:at] + state + self.all[at + 1 :]

    def pupils(self) -> list[Pupil]:
        """List the whole class."""
        groups = (self._names, self._mistaken, self._edited, self._unreadable, self._failing, self._hanging)
        groups += (self._wild, self._cheating, self._zips)
        return [pupil for group in groups for pupil in group()]

    def _names(self) -> list[Pupil]:
        right, wrong = self.book(), self.book({"3.1": "answer = 7"})
        one_wrong = self.changed("3.1", "w")
        named = packed(['name = "赵敏"', *self.cells()])
        script = packed(['name = "<img src=x onerror=alert(1)>"', *self.cells()])
        formula = packed(['name = "=HYPERLINK(1)"', *self.cells()])
        late = "the last of 2 files counts"
        moodle = "_assignsubmission_file_"
        return [
            Pupil(f"王小明_12345{moodle}/03-counting-words.ipynb", right, "王小明", self.all),
            Pupil("liwei_1234_5678_03-counting-words.ipynb", right, "liwei", self.all),
            Pupil("meierlate_LATE_1235_5679_03-counting-words.ipynb", right, "meierlate", self.all),
            Pupil("Anna Schmidt/03-counting-words.ipynb", right, "Anna Schmidt", self.all),
            Pupil("bob.ipynb", right, "bob", self.all),
            Pupil("IMG-004.ipynb", named, "赵敏", self.all),
            Pupil("html.ipynb", script, "<img src=x onerror=alert(1)>", self.all),
            Pupil("formula.ipynb", formula, "=HYPERLINK(1)", self.all),
            Pupil("David/作业 final (2).IPYNB", right, "David", self.all),
            Pupil("Eva/03-counting-words.ipynb.txt", right, "Eva", self.all),
            Pupil(f"刘洋_1{moodle}/a.ipynb", right, "刘洋 (1)", self.all),
            Pupil(f"刘洋_2{moodle}/a.ipynb", wrong, "刘洋 (2)", one_wrong),
            Pupil(
                "Twice/03-counting-words-2.ipynb", right, "Twice", self.all, note=late,
                older={"Twice/03-counting-words-1.ipynb": wrong},
            ),
            Pupil(
                "sun_77_801_03-counting-words-1.ipynb", wrong, "sun", one_wrong, note=late,
                older={"sun_77_800_03-counting-words.ipynb": right},
            ),
            Pupil("Zip.zip", zipped({"work/03.ipynb": right}), "Zip", self.all),
            Pupil(f"陈静_9{moodle}/hand-in.zip", zipped({"a/b.zip": zipped({"x.ipynb": right})}), "陈静", self.all),
            Pupil("GBK.zip", zipped_on_windows("王芳/作业.ipynb", right), "GBK", self.all),
        ]  # fmt: skip

    def _mistaken(self) -> list[Pupil]:
        """Make every known wrong answer of the lesson once."""
        wanted = NUMBERS if self.whole else ("3.1", "3.6")
        tries = [(number, n, *w) for number in wanted for n, w in enumerate(exercises()[number].wrong)]
        if not self.whole:
            tries = tries[::4]
        return [
            Pupil(f"Wrong {number} {n}/03.ipynb", self.book({number: code}), f"Wrong {number} {n}",
                  self.changed(number, "w"), note=said)
            for number, n, code, said in tries
        ]  # fmt: skip

    def _edited(self) -> list[Pupil]:
        cells = self.cells()
        last = cells.index(_exercise("3.6", self.solutions["3.6"]))
        wrong, right = _exercise("3.6", 'answer = "A"'), cells[last]
        open_36 = self.changed("3.6", "o")
        three = {"worksheets": [{"cells": [{"cell_type": "code", "input": c} for c in cells]}], "nbformat": 3}
        no_speech = [c for c in cells if "import tifa" not in c and "speech = " not in c]
        return [
            Pupil("Untouched/03.ipynb", self.book(dict.fromkeys(NUMBERS, "answer = ...")), "Untouched",
                  self.all.replace("r", "o")),
            Pupil("Partly/03.ipynb", self.book({"3.6": "answer = ..."}), "Partly", open_36),
            Pupil("Wrong then right/03.ipynb", packed([*cells[:last], wrong, *cells[last:]]), "Wrong then right", self.all),
            Pupil("Right then wrong/03.ipynb", packed([*cells, wrong]), "Right then wrong", self.all),
            Pupil("Deleted/03.ipynb", packed([*cells[:last], *cells[last + 1 :]]), "Deleted", self.changed("3.6", "m")),
            Pupil("No import/03.ipynb", packed([*no_speech, "speech.headline"]), "No import", self.all,
                  note="own cell was run for"),
            Pupil("Reversed/03.ipynb", packed([*reversed(cells), "table = tifa.no_such_name"]), "Reversed", self.all,
                  note="no attribute"),
            Pupil("R/03.ipynb", self.book(kernelspec={"name": "ir", "language": "R"}), "R", self.all),
            Pupil("Format 3/03.ipynb", json.dumps(three).encode(), "Format 3", self.all),
            Pupil("BOM/03.ipynb", b"\xef\xbb\xbf" + self.book(), "BOM", self.all),
            Pupil("UTF-16/03.ipynb", self.book().decode().encode("utf-16"), "UTF-16", self.all),
            Pupil("No checks/03-counting-words.ipynb", packed(["1 + 1"]), "No checks", "mmmmmm", note="no exercise"),
            Pupil("Magic/03.ipynb", packed(["%matplotlib inline", "!pip install jieba", *cells[:last], f"%%time\n{right}"]),
                  "Magic", self.all),
            Pupil("Other lesson/x.ipynb", packed(["import tifa", 'answer = 0\ntifa.check("4.3", answer)']), "Other lesson",
                  "", note="this is lesson 04"),
        ]  # fmt: skip

    def _unreadable(self) -> list[Pupil]:
        def pupil(name: str, file: str, data: bytes, note: str) -> Pupil:
            return Pupil(f"{name}/{file}", data, name, "mmmmmm", "unreadable", note)

        return [
            pupil("Empty", "03.ipynb", b"", "empty"),
            pupil("Truncated", "03.ipynb", self.book()[:-200], "damaged"),
            pupil("Other JSON", "03.ipynb", b'{"a": 1}', "no cells"),
            pupil("Deep JSON", "03.ipynb", b"[" * 200_000, "damaged"),
            pupil("Script", "03.py", b"import os; os._exit(1)", "a Python script, not a notebook"),
            pupil("Word", "03.docx", zipped({"word/document.xml": b"<x/>"}), "a Word file, not a notebook"),
            pupil("Large", "03.ipynb", b"{" + b" " * 20_000_000, "larger than 20 MB"),
            pupil("Prose", "03.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": "x"}]}).encode(), "no code"),
            Pupil("Link/03.ipynb", b"", "Link", "mmmmmm", "unreadable", "not followed", link=str(self.canary)),
            Pupil("Linked folder", b"", "Linked folder", "mmmmmm", "unreadable", "not followed", link=str(self.canary.parent)),
        ]  # fmt: skip

    def _failing(self) -> list[Pupil]:
        def goes_on(name: str, cell: str, note: str = "") -> Pupil:
            return Pupil(f"{name}/03.ipynb", self.after(cell), name, self.all, note=note)

        odd = "class Odd:\n    def __getattribute__(self, name): raise ValueError\n    __eq__ = __hash__ = None\n"
        return [
            Pupil("Crash first/03.ipynb", packed(["1 / 0", *self.cells()]), "Crash first", self.all, note="ZeroDivisionError"),
            Pupil("Syntax/03.ipynb", self.book({"3.6": "answer = (("}), "Syntax", self.changed("3.6", "w"), note="SyntaxError"),
            Pupil("Raises/03.ipynb", self.book({"3.6": "answer = nothing_of_this_name"}), "Raises", self.changed("3.6", "w"),
                  note="NameError"),
            goes_on("Exit", "import sys; sys.exit()", "SystemExit"),
            goes_on("Input", 'who = input("?")', "nobody is there"),
            goes_on("Module", "import no_such_module", "no_such_module is not installed where it was graded"),
            goes_on("Awaits", "import asyncio\nawait asyncio.sleep(0)\nasync for n in who: pass", "name 'who' is not defined"),
            goes_on("Shell lines", "%pip install jieba\nfiles = !ls\nassert files == []\n%timeit -n 1 -r 1 None",
                    "Not run while graded: %pip install jieba, !ls"),
            goes_on("Recursion", "def f(): f()\nf()", "RecursionError"),
            goes_on("Prints", 'for n in range(1000):\n    print("质" * 350_000)'),
            goes_on("Threads", "import threading\nthreading.Thread(target=threading.Event().wait).start()"),
            goes_on("Deaf", "import sys; sys.stdout.close(); sys.stdout = sys.stderr = None"),
            Pupil("Odd answer/03.ipynb", self.book({"3.6": f"{odd}answer = Odd()"}), "Odd answer", self.changed("3.6", "w")),
            Pupil("Generator/03.ipynb", self.book({"3.6": "import itertools\nanswer = itertools.count()"}), "Generator",
                  self.changed("3.6", "w")),
            Pupil("Huge answer/03.ipynb", self.book({"3.6": 'answer = ["质"] * 5_000_000'}), "Huge answer",
                  self.changed("3.6", "w")),
            Pupil("Long answer/03.ipynb", self.book({"3.6": 'answer = "质" * 5_000_000'}), "Long answer",
                  self.changed("3.6", "w")),
            Pupil("Script answer/03.ipynb", self.book({"3.6": 'answer = "<script>alert(1)</script>"'}), "Script answer",
                  self.changed("3.6", "w"), note="&lt;script&gt;"),
        ]  # fmt: skip

    def _hanging(self) -> list[Pupil]:
        def stopped(name: str, cell: str, status: str, note: str = "") -> Pupil:
            return Pupil(f"{name}/03.ipynb", self.after(cell), name, "rmmmmm", status, note)

        sleep = "import time; time.sleep(100_000)"
        hog = "hog = []\nwhile True: hog.append(bytes(10_000_000))"
        pupils = [
            Pupil(
                "Loop/03.ipynb", self.after("while True: pass"), "Loop", self.all, note="does it ever end?"
            ),
            Pupil("Sleep/03.ipynb", self.after(sleep), "Sleep", self.all, note="does it ever end?"),
            stopped("Stubborn loop", "import itertools; max(itertools.count())", "time", "seconds"),
            stopped("Leaves", "import os; os._exit(0)", "crashed", "code cell"),
        ]
        if LINUX:
            fork = "import ctypes, time\nfor n in range(40):\n    if not ctypes.CDLL(None).fork(): time.sleep(1000)"
            away = "import ctypes, time\nlibc = ctypes.CDLL(None)\nif not libc.fork():\n    libc.setsid(); time.sleep(98765)"
            nameless = f"{_ENVIRONMENT}\nif not libc.fork():\n    libc.setsid()\n    if not libc.fork():\n        {_NAMELESS}"
            pupils += [
                stopped(
                    "Kills itself",
                    "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
                    "crashed",
                    "SIGKILL",
                ),
                stopped("Segfault", "import ctypes; ctypes.string_at(0)", "crashed", "SIGSEGV"),
                stopped("Closes all", "import os; os.closerange(0, 256)", "crashed"),
                stopped("Fork bomb", f"{fork}\ntime.sleep(1000)", "processes", "too many processes"),
                Pupil("Runs away/03.ipynb", self.after(away), "Runs away", self.all),
                Pupil("Nameless/03.ipynb", self.after(nameless), "Nameless", self.all),
                Pupil(
                    "Memory/03.ipynb", self.after(f"{hog}", "hog = 0"), "Memory", self.all, note="MemoryError"
                ),
            ]
        return pupils

    def _wild(self) -> list[Pupil]:
        def refused(name: str, cell: str, note: str = "PermissionError") -> Pupil:
            return Pupil(f"{name}/03.ipynb", self.after(cell), name, self.all, note=note)

        canary, folder = str(self.canary), str(self.canary.parent)
        reads = 'import os\nanswer = os.environ.get("TIFA_SECRET") or os.environ.get("HOME")'
        proc = "import os; raise Exception(open(f'/proc/{os.getppid()}/environ').read())"
        linux = [refused("Reads ours", proc, "reads no private file")] if LINUX else []
        if landlock():
            library = "import ctypes\nlibrary = ctypes.CDLL(None, use_errno=True)\n"
            here = f"assert library.open({canary!r}.encode(), 0) < 0\n"
            there = (
                f"assert library.open({folder!r}.encode() + b'/evil.txt', 0o101, 0o600) < 0\nlibrary.nothing"
            )
            arrow = "import pyarrow.fs\npyarrow.fs.LocalFileSystem()"
            linux += [
                refused("Reads around", f"{library}{here}{there}", "nothing"),
                refused("Reads by Arrow", f"{arrow}.open_input_stream({canary!r}).read()"),
                refused("Writes by Arrow", f"{arrow}.open_output_stream({folder!r} + '/evil')"),
                refused(
                    "Signals", "import os, signal; signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 9)"
                ),
                refused(
                    "Spawns", "import multiprocessing as m\nm.get_context('spawn').Pool(1).map(abs, [1])"
                ),
            ]
        return [
            *linux,
            refused("Deletes", f"import os; os.remove({canary!r})", "changes no file"),
            refused("Deletes all", f"import shutil; shutil.rmtree({folder!r})", "changes no file"),
            refused("Overwrites", f"open({canary!r}, 'w').write('x')", "changes no file"),
            refused("Opens a folder", f"import os; os.open('canary.txt', 0, dir_fd=os.open({folder!r}, 0))", "no private file"),
            refused("Opens its folder", "import os; os.open('../job.json', 0, dir_fd=os.open('..', 0))", "IsADirectoryError"),
            refused("Reads others", "import os; raise Exception(os.listdir('../../..'))", "reads no private file"),
            refused("Writes above", "open('../../../../evil.txt', 'w')", "changes no file"),
            refused("Links out", f"import os; os.symlink({folder!r}, 'out'); open('out/canary.txt', 'a')", "changes no file"),
            refused("Reads", f"raise Exception(open({canary!r}).read())", "reads no private file"),
            refused("Network", "import socket; socket.create_connection(('127.0.0.1', 9), 2)", "no network"),
            refused("Programs", "import subprocess; subprocess.run(['id'])", "no other programs"),
            refused("Shell", "import os; os.system('true')", "no other programs"),
            refused("Kills us", "import os; os.kill(os.getppid(), 9)", "ends no other programs"),
            refused("Forks", "import os\nwhile True: os.fork()", "no other programs"),
            refused("Large file", "open('large', 'wb').write(bytes(80_000_000))", "OSError"),
            refused("Own folder", "import os, shutil; shutil.rmtree(os.getcwd())", ""),
            Pupil("Disk/03.ipynb", self.after("for n in range(100): open(f'f{n}', 'wb').truncate(40_000_000)",
                  "import time; time.sleep(1000)"), "Disk", "rmmmmm", "disk", "wrote too much"),
            Pupil("Environment/03.ipynb", self.book({"3.6": reads}), "Environment", self.changed("3.6", "w")),
        ]  # fmt: skip

    def _cheating(self) -> list[Pupil]:
        def cheat(name: str, *cells: str, note: str = "were replaced") -> Pupil:
            wrong = self.book({"3.6": 'answer = "A"'})
            book = json.loads(wrong)
            at = next(n for n, c in enumerate(book["cells"]) if '"3.1"' in c["source"]) + 1
            book["cells"][at:at] = map(_code, cells)
            return Pupil(
                f"{name}/03.ipynb", json.dumps(book).encode(), name, self.changed("3.6", "w"), note=note
            )

        fake = "lambda number, answer=...: print('✓', number, 'right')"
        own = "class Fake:\n    def __getattr__(self, name): return lambda *a, **k: print('✓')\ntifa = Fake()"
        verdict = "core.Verdict.__init__ = lambda self, right, message: self.__dict__.update(right=True, message='!')"
        same_cell = f"import tifa\ntifa.check = {fake}\n" + _exercise("3.6", 'answer = "A"')
        return [
            cheat("Own check", f"import tifa\ntifa.check = {fake}"),
            cheat("Own check used", same_cell),
            cheat("Own tifa", own),
            cheat("Own module", "import sys, types\nsys.modules['tifa'] = types.ModuleType('tifa')"),
            cheat("Own reader", "import tifa.exercises.checkers as c\nc.as_number = lambda answer: 137"),
            cheat("Own texts", "import tifa.exercises.given as given\ngiven.bare = lambda value: '质量'"),
            cheat(
                "Own code", "import tifa.exercises as e\ne._find.__code__ = (lambda exercise: 1 / 0).__code__"
            ),
            cheat("Own verdict", f"import tifa.exercises.core as core\n{verdict}", note="Reported otherwise"),
            cheat("Own report", _REPORT, note="Reported otherwise"),
            cheat(
                "Own kind of text",
                f"import tifa.exercises.core as core\n{verdict}\n{_TEXT}",
                note="Reported otherwise",
            ),
        ]

    def _zips(self) -> list[Pupil]:
        book = self.book()
        bomb = zipped({"03.ipynb": b"{" + bytes(60_000_000)})
        deep = book
        for _ in range(8):
            deep = zipped({"inner.zip": deep})

        def refused(name: str, data: bytes, note: str) -> Pupil:
            return Pupil(f"{name}.zip", data, name, "mmmmmm", "unreadable", note)

        return [
            refused("Slip", zipped({"../../evil.ipynb": book}), "leads out"),
            refused("Absolute", zipped({"/tmp/evil.ipynb": book}), "leads out"),
            refused("Drive", zipped({"C:\\evil.ipynb": book}), "leads out"),
            refused(
                "Zip link",
                zipped({"03.ipynb": str(self.canary).encode()}, links=["03.ipynb"]),
                "not followed",
            ),
            refused("Bomb", bomb, "larger than 20 MB"),
            refused("Nothing", zipped({}), "the zip is empty"),
            Pupil(
                "郑_9_assignsubmission_onlinetext_/onlinetext.html",
                b"<p>sorry",
                "郑",
                "mmmmmm",
                "unreadable",
                "a web page",
            ),
            refused("Deep", deep, "too many zips"),
            refused("Damaged", zipped({"03.ipynb": book})[:-30], "damaged"),
            refused(
                "Flipped", zipped({"03.ipynb": book}, deflate=False).replace(b"import", b"imp0rt"), "damaged"
            ),
        ]


def hand_in(pupils: Sequence[Pupil], folder: Path) -> None:
    """Lay out what a class hands in, as a teacher unpacks it."""
    for pupil in pupils:
        path = folder / pupil.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if pupil.link:
            path.symlink_to(pupil.link)
        else:
            path.write_bytes(pupil.data)
        for name, data in pupil.older.items():
            (folder / name).write_bytes(data)


def problems(pupils: Sequence[Pupil], table: Any, read: Callable[[Pupil], str]) -> list[str]:
    """Compare every line with what it must be; `read` gives the feedback page of a learner."""
    letters = {"right": "r", "wrong": "w", "open": "o", "missing": "m", "": " "}
    lines = {row["learner"]: row for row in table.to_dict("records")}
    wrong = [f"a line of nobody's: {name}" for name in lines.keys() - {p.learner for p in pupils}]
    for pupil in pupils:
        line = lines.get(pupil.learner)
        if line is None:
            wrong.append(f"{pupil.learner}: no line")
            continue
        states = "".join(letters[line[number]] for number in NUMBERS).strip()
        if (states, line["status"]) != (pupil.states, pupil.status):
            wrong.append(
                f"{pupil.learner}: {states} {line['status']}, not {pupil.states} {pupil.status}: {line['note']}"
            )
        elif pupil.note not in line["note"] + (page := read(pupil)) + html.unescape(page):
            wrong.append(f"{pupil.learner}: {line['note']!r} lacks {pupil.note!r}")
    return wrong
