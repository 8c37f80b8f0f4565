"""The command `tifa`: lab, doctor, analyse, copy, assign, grade."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .files import copy_course, course_folder, first_notebook, is_course
from .wording import current_language, say, speaking

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 good, 1 something to mend, 2 wrong use."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        with speaking(options.language or current_language()):
            code: int = options.run(options)
    except (OSError, ValueError) as error:
        print(f"tifa: {_in_words(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt as stopped:
        if str(stopped):
            print(f"tifa: {stopped}", file=sys.stderr)
        return 130
    return code


class _Help(argparse.HelpFormatter):
    """Gives the help in the language in use."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(say(heading or ""))

    def _get_help_string(self, action: argparse.Action) -> str:
        return say(action.help or "")


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, **options)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="tifa", description=say("Tifa (提法): read Chinese policy language by computer."))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lab = commands.add_parser("lab", help="open the course in JupyterLab")
    lab.add_argument("folder", nargs="?", type=Path, help="a folder made by 'tifa copy', or a notebook")
    lab.add_argument("--no-browser", action="store_true", help="start the server and print its address only")
    lab.add_argument("--port", type=int, help="the port to listen on")
    lab.set_defaults(run=_lab)
    doctor = commands.add_parser("doctor", help="say what works on this machine and how to mend the rest")
    doctor.set_defaults(run=_doctor)
    analyse = commands.add_parser("analyse", help="write a report on a text, or on a folder of texts")
    analyse.add_argument("source", type=Path, metavar="FILE-or-FOLDER", help="txt, md, html, docx or pdf")
    analyse.add_argument("-o", "--output", type=Path, default=Path("report.html"), help="the page to write")
    analyse.add_argument("--year", type=int, default=2018, help="of the central report to compare with")
    analyse.set_defaults(run=_analyse)
    _add_assign(commands.add_parser("assign", help="for teachers: write lessons to hand out"))
    _add_grade(commands.add_parser("grade", help="for teachers: mark the notebooks handed in"))
    copy = commands.add_parser("copy", help="lay out notebooks and data in a folder; overwrites nothing")
    copy.add_argument("folder", type=Path)
    copy.set_defaults(run=_copy)
    for command in commands.choices.values():
        command.add_argument("--language", default="", metavar="en|zh", help="what is said, and the edition")
    return parser


def _add_assign(assign: argparse.ArgumentParser) -> None:
    assign.add_argument(
        "lessons", nargs="+", metavar="LESSON", help="3, 03-counting-words, or a notebook file"
    )
    assign.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to write them"
    )
    assign.add_argument(
        "--format", default="plain", metavar="plain|otter|nbgrader", help="for Jupyter alone, or for a grader"
    )
    assign.add_argument("--due", default="", metavar="TEXT", help="shown at the top")
    assign.add_argument(
        "--without-solutions", action="store_true", help="tifa.solution() says they are withheld"
    )
    assign.add_argument("--without-hints", action="store_true", help="tifa.hint() says they are withheld")
    assign.add_argument("--keep-outputs", action="store_true", help="leave the results in the cells")
    assign.add_argument("--force", action="store_true", help="overwrite what was handed out before")
    assign.set_defaults(run=_assign)


def _add_grade(grade: argparse.ArgumentParser) -> None:
    grade.add_argument(
        "folder", type=Path, metavar="FOLDER-or-ZIP", help="as the learning platform exports it"
    )
    grade.add_argument(
        "-o", "--output", type=Path, required=True, metavar="RESULTS", help="a folder of its own"
    )
    grade.add_argument("--lesson", default="", metavar="NN", help="only this lesson, such as 03")
    grade.add_argument("--workers", type=int, help="how many run at a time (default: one for each core)")
    grade.add_argument("--timeout", type=float, default=60, help="seconds for one notebook (60)")
    grade.add_argument("--memory", type=int, default=1024, help="megabytes for one notebook (1024)")
    grade.set_defaults(run=_grade)


def _lab(options: argparse.Namespace) -> int:
    """Start JupyterLab on the first notebook, with its news, update and tour pop-ups switched off."""
    folder, notebook = _to_open(options.folder)
    settings = Path(__file__).parent / "lab"
    environment = os.environ | {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(
            filter(None, [str(settings), os.environ.get("JUPYTER_CONFIG_PATH")])
        )
    }
    command = [
        *(sys.executable, "-m", "jupyterlab", "--ServerApp.root_dir", str(folder)),
        f"--LabApp.default_url=/lab/tree/{quote(notebook.as_posix())}",
        f"--LabApp.workspaces_dir={_workspaces()}",
        # In a container the course often runs as root; the server listens on this machine only.
        *(["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []),
        *(["--no-browser"] if options.no_browser else []),
        *([f"--ServerApp.port={options.port}"] if options.port else []),
    ]
    if os.name == "posix":  # become the server, so that stopping the command stops it too
        os.execve(sys.executable, command, environment)
    return subprocess.call(command, env=environment)


def _to_open(given: Path | None) -> tuple[Path, Path]:
    """Return the folder to serve and the notebook in it to begin with: the one given, else the course's first."""
    file = given.expanduser().resolve() if given else None
    if file and file.suffix == ".ipynb" and file.is_file():
        return file.parent, Path(file.name)
    folder = _find_course(given)
    return folder, first_notebook(folder)


def _find_course(folder: Path | None) -> Path:
    for candidate in [folder] if folder else [Path.cwd(), course_folder()]:
        if is_course(candidate.expanduser()):
            in_wheel = not folder and candidate == course_folder() and candidate.name == "_course"
            if not in_wheel:
                return candidate.expanduser().resolve()
    where = folder or Path.cwd()
    no_course = "{where} holds no course; make a copy first: 'tifa copy course', then 'tifa lab course'"
    raise FileNotFoundError(say(no_course, where=where))


def _workspaces() -> Path:
    """Keep the open tabs of the course apart from those of other JupyterLab work."""
    from platformdirs import user_data_path

    return user_data_path("tifa", appauthor=False) / "workspaces"


def _doctor(_: argparse.Namespace) -> int:
    from .doctoring import doctor

    table = doctor()
    for row in table.itertuples(index=False):
        mend = f"\n     → {row.mend!s}" if row.mend else ""
        found = say("{what}: {found}", what=row.what, found=row.found)
        print(f"{say(str(row.status)):<5}{found}{mend}")
    to_mend = int((table["status"] == "mend").sum())
    print(say("{n} to mend.", n=to_mend) if to_mend else say("All is well."))
    return 1 if to_mend else 0


def _analyse(options: argparse.Namespace) -> int:
    from .reporting import report

    try:
        print(report(options.source, options.output, year=options.year))
    except KeyboardInterrupt:
        raise KeyboardInterrupt(say("stopped; no report was written")) from None
    return 0


def _grade(options: argparse.Namespace) -> int:
    from .teaching import grade

    names = ("lesson", "workers", "timeout", "memory")
    table = grade(options.folder, options.output, **{name: getattr(options, name) for name in names})
    for status, count in table["status"].value_counts().items():
        print(f"{count:>5} {say(str(status))}")
    print(say("Grades: {path}", path=options.output / "grades.csv"))
    print(say("Summary: {path}", path=options.output / "summary.html"))
    return 0


def _copy(options: argparse.Namespace) -> int:
    copied, kept = copy_course(options.folder)
    print(say("{n} files copied to {folder}.", n=len(copied), folder=options.folder))
    if kept:
        print(say("{n} were there already and stay as they are.", n=len(kept)))
    print(say("Next: {command}", command=f"tifa lab {_quoted(options.folder)}"))
    return 0


def _assign(options: argparse.Namespace) -> int:
    from .teaching import assign

    withheld = [what for what in ("hints", "solutions") if getattr(options, f"without_{what}")]
    table = assign(
        options.lessons,
        options.output,
        format=options.format,
        due=options.due,
        withhold=withheld,
        keep_outputs=options.keep_outputs,
        force=options.force,
    )
    for lesson, n, path in table.itertuples(index=False, name=None):
        print(say("{lesson} → {path} (exercises: {n})", lesson=lesson, n=n, path=path))
        if following := _NEXT.get(options.format):
            dist = _quoted(options.output / f"{lesson}-dist")
            places = {"path": _quoted(path), "folder": _quoted(options.output), "dist": dist}
            command = following.format(lesson=_quoted(lesson), **places)
            print(say("Next: {command}", command=command))
    return 0


_NEXT = {
    "otter": "otter assign {path} {dist}",
    "nbgrader": "nbgrader generate_assignment {lesson} --course-dir {folder}",
}


def _quoted(path: str | Path) -> str:
    """Write a path as it can be pasted behind a command, blanks and all."""
    return subprocess.list2cmdline([str(path)]) if os.name == "nt" else shlex.quote(str(path))


def _in_words(error: Exception) -> str:
    """Say what the system refused as a sentence; what tifa says itself is one already."""
    if not isinstance(error, OSError) or not error.strerror or error.filename is None:
        return str(error)
    file = str(error.filename).removesuffix(".part")
    return say("{file} cannot be used ({why}); name another place", file=file, why=error.strerror)


def _speak_utf8() -> None:
    """Let Chinese reach a console in an old code page as question marks rather than a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
