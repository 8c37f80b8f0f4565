"""The command `tifa lab`: JupyterLab on the course or on one notebook."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from ..files import course_folder, first_notebook, is_course
from ..wording import say

__all__ = ["lab"]


def lab(options: argparse.Namespace) -> int:
    """Start JupyterLab on the first notebook, with its news, update and tour pop-ups switched off."""
    folder, notebook = _to_open(options.folder)
    settings = Path(__file__).parents[1] / "lab"
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
