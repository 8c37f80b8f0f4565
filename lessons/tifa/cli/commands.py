"""What each command does, apart from `lab`: its options to a function of the package, the result to lines."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
from pathlib import Path

from ..files import copy_course
from ..wording import say

__all__ = ["analyse", "assign", "copy", "doctor", "grade"]


def doctor(_: argparse.Namespace) -> int:
    """Print what works on this machine; 1 if something is to mend."""
    from ..doctoring import doctor as examine

    table = examine()
    for row in table.itertuples(index=False):
        mend = f"\n     → {row.mend!s}" if row.mend else ""
        found = say("{what}: {found}", what=row.what, found=row.found)
        print(f"{say(str(row.status)):<5}{found}{mend}")
    to_mend = int((table["status"] == "mend").sum())
    print(say("{n} to mend.", n=to_mend) if to_mend else say("All is well."))
    return 1 if to_mend else 0


def analyse(options: argparse.Namespace) -> int:
    """Write a report and print where it is."""
    from ..reporting import report

    try:
        print(report(options.source, options.output, year=options.year))
    except KeyboardInterrupt:
        raise KeyboardInterrupt(say("stopped; no report was written")) from None
    return 0


def grade(options: argparse.Namespace) -> int:
    """Grade what was handed in and print how many of each status there are."""
    from ..teaching import grade as grade_all

    names = ("lesson", "workers", "timeout", "memory")
    table = grade_all(options.folder, options.output, **{name: getattr(options, name) for name in names})
    for status, count in table["status"].value_counts().items():
        print(f"{count:>5} {say(str(status))}")
    print(say("Grades: {path}", path=options.output / "grades.csv"))
    print(say("Summary: {path}", path=options.output / "summary.html"))
    return 0


def copy(options: argparse.Namespace) -> int:
    """Copy the course and print how many files that were."""
    copied, kept = copy_course(options.folder)
    print(say("{n} files copied to {folder}.", n=len(copied), folder=options.folder))
    if kept:
        print(say("{n} were there already and stay as they are.", n=len(kept)))
    print(say("Next: {command}", command=f"tifa lab {_quoted(options.folder)}"))
    return 0


def assign(options: argparse.Namespace) -> int:
    """Write lessons to hand out, and print for each what comes next."""
    from ..teaching import assign as write_out

    withheld = [what for what in ("hints", "solutions") if getattr(options, f"without_{what}")]
    table = write_out(
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
