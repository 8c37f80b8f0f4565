"""The words of the command line, and the language in which their use is explained."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..wording import say
from . import commands
from .opening import lab

__all__ = ["argparse_speaking", "parser", "wished_language"]


class _Help(argparse.HelpFormatter):
    """Gives the help in the language in use."""

    def _get_help_string(self, action: argparse.Action) -> str:
        return say(action.help or "")


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, **options)


@contextmanager
def argparse_speaking() -> Iterator[None]:
    """Let argparse say in the language in use what it says itself: usage, headings, errors.

    It asks gettext for them, which reads compiled files only; here it asks our catalogues instead.
    """
    theirs: Any = argparse
    before = theirs._, theirs.ngettext
    theirs._, theirs.ngettext = say, lambda one, several, n: say(one if n == 1 else several)
    try:
        yield
    finally:
        theirs._, theirs.ngettext = before


def wished_language(arguments: Sequence[str] | None) -> str:
    """Find the language asked for on the command line, wherever it stands; "" if none is.

    >>> wished_language(["assign", "3", "--help", "--language", "zh"])
    'zh'
    """
    language: str = _language().parse_known_args(arguments)[0].language
    return language


def _language() -> _Parser:
    language = _Parser(prog="tifa", add_help=False)
    language.add_argument("--language", default="", metavar="en|zh", help="what is said, and the edition")
    return language


def parser() -> argparse.ArgumentParser:
    """Make the parser of the command line; the function behind a command is its option `run`."""
    language = _language()
    said = say("Tifa (提法): read Chinese policy language by computer.")
    whole = _Parser(prog="tifa", description=said, parents=[language])
    adding = whole.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, purpose: str) -> argparse.ArgumentParser:
        return adding.add_parser(name, help=purpose, parents=[language])

    _add_lab(command("lab", "open the course in JupyterLab"))
    doctor = command("doctor", "say what works on this machine and how to mend the rest")
    doctor.set_defaults(run=commands.doctor)
    _add_analyse(command("analyse", "write a report on a text, or on a folder of texts"))
    _add_assign(command("assign", "for teachers: write lessons to hand out"))
    _add_grade(command("grade", "for teachers: mark the notebooks handed in"))
    copy = command("copy", "lay out notebooks and data in a folder; overwrites nothing")
    copy.add_argument("folder", type=Path)
    copy.set_defaults(run=commands.copy)
    return whole


def _add_lab(opening: argparse.ArgumentParser) -> None:
    opening.add_argument("folder", nargs="?", type=Path, help="a folder made by 'tifa copy', or a notebook")
    opening.add_argument(
        "--no-browser", action="store_true", help="start the server and print its address only"
    )
    opening.add_argument("--port", type=int, help="the port to listen on")
    opening.set_defaults(run=lab)


def _add_analyse(analyse: argparse.ArgumentParser) -> None:
    analyse.add_argument("source", type=Path, metavar="FILE-or-FOLDER", help="txt, md, html, docx or pdf")
    analyse.add_argument("-o", "--output", type=Path, default=Path("report.html"), help="the page to write")
    analyse.add_argument("--year", type=int, default=2018, help="of the central report to compare with")
    analyse.set_defaults(run=commands.analyse)


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
    assign.set_defaults(run=commands.assign)


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
    grade.set_defaults(run=commands.grade)
