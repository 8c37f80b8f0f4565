"""What `get_ipython()` gives while a notebook is graded: magics that time or capture run their code, no other does."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["Shell"]

_RUNNING = frozenset({"time", "timeit", "capture", "prun"})
_OPTIONS = re.compile(r"(?:-[a-z] ?\d*\s+)*")  # such as -n 10 of %timeit
_SILENT = frozenset(  # they change what is seen or how, and nothing that is graded
    {"matplotlib", "config", "load_ext", "reload_ext", "autoreload", "precision", "pprint", "xmode", "colors"}
    | {"pinfo", "pinfo2", "who", "whos", "history", "html", "HTML", "latex", "javascript", "js", "svg"}
    | {"markdown", "lsmagic", "magic", "quickref", "pdoc", "psource", "reset_selective", "automagic"}
)
_LONGEST = 60  # characters of a line that is told


class Shell:
    """Run what is Python, and tell of the rest that it was left out.

    >>> Shell(print, print).run_cell_magic("time", "", "质量 = 39")
    质量 = 39
    >>> Shell(print, print).system("rm -r 数据")
    !rm -r 数据
    """

    def __init__(self, run: Callable[[str], None], leave_out: Callable[[str], None]) -> None:
        self._run, self._tell = run, leave_out

    def run_cell_magic(self, name: str, line: str, body: str) -> None:
        """Run the body of %%time and the like."""
        self._magic(f"%%{name}", name, line, body)

    def run_line_magic(self, name: str, line: str, *_: object, **__: object) -> None:
        """Run the line of %time and the like."""
        self._magic(f"%{name}", name, line, _OPTIONS.sub("", line, count=1))

    def system(self, command: str) -> None:
        """Leave out a line such as !ls."""
        self._leave_out(f"!{command}")

    def getoutput(self, command: str, *_: object, **__: object) -> list[str]:
        """Leave out a line such as files = !ls, which prints nothing then."""
        self._leave_out(f"!{command}")
        return []

    def _magic(self, sign: str, name: str, line: str, code: str) -> None:
        if name in _RUNNING:
            self._run(code)
        elif name not in _SILENT:
            self._leave_out(f"{sign} {line}".strip())

    def _leave_out(self, line: str) -> None:
        self._tell(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None  # history and the rest
