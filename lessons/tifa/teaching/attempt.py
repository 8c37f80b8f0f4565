"""One notebook, cell by cell: what is written down about each cell and each check.

This runs in the learner's process (see `job`). Every line of what it writes is for the other side
to doubt: code of the learner's may have written it.
"""

from __future__ import annotations

import ast
import json
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from inspect import CO_COROUTINE
from types import CodeType
from typing import Any

from .answers import packed
from .cells import exercises_in
from .shell import Shell
from .tampering import Genuine
from .timing import CellTooLong, time_limit

__all__ = ["Attempt"]

_ENOUGH = 100  # checks of one exercise that are written down
_LARGEST = 400_000  # characters of one line


class Attempt:
    """The cells of a notebook, the names they share, and the file that says how it goes."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.cells: list[str] = job["cells"]
        self.own: list[str] = job["own_cells"]
        self.seconds = float(job["cell_seconds"])
        self.cell = -1
        self.checked: Counter[str] = Counter()
        self.missing: dict[int, str] = {}
        self.loop: Any = None
        self.left_out: set[str] = set()
        self._file = os.open(job["events"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.genuine = Genuine(self.check)
        self.names: dict[str, Any] = {"__name__": "__main__", "tifa": self.genuine.tifa}
        shell = Shell(self._execute, self._leave_out)
        self.names |= {"get_ipython": lambda: shell, "display": lambda *_, **__: None}

    def write(self, event: str, **facts: Any) -> None:
        """Write down one event, at once: the process may not live to write another."""
        line = json.dumps({"event": event, "cell": self.cell, **facts})
        if len(line) < _LARGEST:
            os.write(self._file, f"{line}\n".encode("ascii"))

    def check(self, exercise: Any, answer: Any = ...) -> Any:
        """Check an answer as `tifa.check` does, and write down answer and feedback."""
        try:
            plain = packed(answer) if answer is not ... else None
        except Exception:  # an answer may raise whatever it likes
            plain = None
        feedback = self.genuine.check(exercise, answer)
        number = str(exercise).strip()
        self.checked[number] += 1
        if self.checked[number] <= _ENOUGH:
            facts = {"exercise": number[:10], "state": feedback.state, "message": feedback.message[:3000]}
            if plain is not None and len(json.dumps(plain)) > _LARGEST // 2:
                plain = None
            self.write("check", **facts, answer=plain)
        return feedback

    def run(self) -> None:
        """Run every cell, then once more those that lacked a name which came later or was deleted."""
        for number in range(len(self.cells)):
            self._cell(number)
        for number in list(self.missing):
            self._supply(self.missing.pop(number), number)
            self._cell(number)
        self.write("end")

    def _cell(self, number: int) -> None:
        self.cell = number
        self.write("cell")
        before = self.checked.copy()
        try:
            with time_limit(self.seconds):
                self._execute(self.cells[number])
        except BaseException as error:  # whatever it is, the next cell has its turn
            if isinstance(error, NameError) and error.name:
                self.missing[number] = error.name
            self.write("error", error=_described(error))
        else:
            self.write("done")
        changed = self.genuine.restore(self.names)
        if changed:
            self.write("tampered", what=", ".join(changed)[:200])
            self._check_again(number, before)

    def _check_again(self, number: int, before: Counter[str]) -> None:
        """Check what a replaced `tifa.check` has not."""
        for exercise in exercises_in(self.cells[number]):
            if self.checked[exercise] == before[exercise] and "answer" in self.names:
                with suppress(BaseException), time_limit(self.seconds):
                    self.check(exercise, self.names["answer"])

    def _execute(self, source: str) -> None:
        """Run code as a notebook does: magics allowed, the value of a last expression kept as `_`."""
        parts = self._compiled(source)
        if any(part.co_flags & CO_COROUTINE for part in parts):
            if self.loop is None:  # one for all cells: a task may be begun in one and awaited in another
                self.loop = import_module("asyncio").new_event_loop()
            self.loop.run_until_complete(self._awaited(parts))
        else:
            for part in parts:
                self._keep(eval(part, self.names))

    def _compiled(self, source: str) -> list[CodeType]:
        """Compile a cell, its last expression apart; `await` may stand outside of functions."""
        tree: Any = ast.parse(self._plain(source), "<cell>")
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        parts = [(tree, "exec"), *([(ast.Expression(last.value), "eval")] if last else [])]
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        return [compile(part, "<cell>", mode, flags, dont_inherit=True) for part, mode in parts]

    async def _awaited(self, parts: Sequence[CodeType]) -> None:
        for part in parts:
            value = eval(part, self.names)
            self._keep(await value if part.co_flags & CO_COROUTINE else value)

    def _keep(self, value: Any) -> None:
        """Keep the value of a last expression as `_`, as Jupyter does."""
        if value is not None:
            self.names["_"] = value

    def _leave_out(self, line: str) -> None:
        """Write down a shell line or magic that is not run here."""
        if line not in self.left_out and len(self.left_out) < _ENOUGH:
            self.left_out.add(line)
            self.write("left out", what=line)

    @staticmethod
    def _plain(source: str) -> str:
        """Turn magics and shell lines into calls of `get_ipython()`."""
        from IPython.core.inputtransformer2 import TransformerManager

        manager: Any = TransformerManager  # IPython gives no types
        return str(manager().transform_cell(source))

    def _supply(self, name: str, number: int, depth: int = 0) -> None:
        """Give a name that no cell has made by running the lesson's own cell for it."""
        if name in self.names or depth > 4:
            return
        for cell in self.own:
            if name in _made_by(cell) and not exercises_in(cell):
                try:
                    self._execute(cell)
                except NameError as error:
                    self._supply(error.name or "", number, depth + 1)
                    with suppress(Exception):
                        self._execute(cell)
                except Exception:
                    return
                self.cell = number
                if name in self.names:
                    self.write("supplied", name=name)
                return


def _made_by(cell: str) -> set[str]:
    """List the names that a cell of the course makes."""
    try:
        nodes = list(ast.walk(ast.parse(cell)))
    except SyntaxError:
        return set()
    made = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    made |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    aliases = [a for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for a in node.names]
    return made | {(alias.asname or alias.name).split(".")[0] for alias in aliases}


def _described(error: BaseException) -> str:
    """Name an error and what it says, in one line, even where its own methods raise."""
    if isinstance(error, CellTooLong):
        return "CellTooLong"
    try:
        text = " ".join(str(error).split())
    except BaseException:
        text = ""
    return f"{type(error).__name__}: {text}"[:400] if text else type(error).__name__[:400]
