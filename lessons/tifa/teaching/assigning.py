"""Lessons into a folder to hand out: found by number, name or file, prepared, and written all or none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..exercises import WITHHOLDABLE
from ..files import course_folder
from ..wording import LANGUAGES, current_language, say, speaking, unknown
from .handouts import Handout, exercise_of, hand_out, language_of
from .nbgrader import CONFIG, STUB, as_nbgrader
from .otter import as_otter

if TYPE_CHECKING:
    import pandas as pd
    from nbformat import NotebookNode

__all__ = ["assign"]


def assign(
    lessons: str | Path | Iterable[str | Path],
    folder: str | Path,
    *,
    format: str = "plain",  # noqa: A002  (as in pandas and matplotlib)
    language: str = "",
    due: str = "",
    withhold: Iterable[str] = (),
    keep_outputs: bool = False,
    force: bool = False,
) -> pd.DataFrame:
    """Write the version of lessons that learners get, and return a table: lesson, exercises, path.

    A lesson is "3", "03", "03-counting-words" or the path of a notebook, also one of your own.
    `format` is "plain", "otter" (the source of `otter assign`) or "nbgrader" (in a course folder);
    `language` the edition, else the one now in use; `due` a line at the top; `withhold` names
    "solutions", "hints" or both.

    In the notebook the cell with the id "tifa-name" and the metadata {"tifa": {"name": true}} holds
    the learner's name, `name = "…"`; the cell of an exercise has {"tifa": {"exercise": "3.2"}}. Both
    can be changed, and so can cells with the tag "open"; no other cell can, and none be deleted. An
    answer that already stands in a cell is taken out.

    Raises ValueError for an unknown lesson, exercise or option and FileExistsError where a file
    would be overwritten (`force=True` does it); nothing is written then.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     assign("3", folder, due="周五")[["lesson", "exercises"]].values.tolist()
    [['03-counting-words', 6]]
    """
    import pandas as pd

    _among("format", format, _NOTATIONS)
    language = language or current_language()
    _among("language", language, LANGUAGES)
    withheld = frozenset([withhold] if isinstance(withhold, str) else withhold)
    for what in withheld:
        _among("withhold", what, WITHHOLDABLE)
    given = [lessons] if isinstance(lessons, str | Path) else lessons
    sources = [_find(lesson, language) for lesson in given]
    side_by_side = frozenset(path.name for path in sources if format == "plain")
    handout = Handout(due, withheld, keep_outputs, side_by_side)
    target = Path(folder).expanduser()
    files = _settings(target) if format == "nbgrader" else {}
    rows = []
    for source in sources:
        notebook = _prepared(source, handout, format, language)
        path = target / _PLACES[format].format(name=source.stem)
        if path in files:
            raise ValueError(say("two of the notebooks are called {name}; use two folders", name=source.name))
        files[path] = _text(notebook)
        rows.append((source.stem, notebook.metadata["tifa"]["exercises"], str(path)))
    _write(files, target, sources, force)
    return pd.DataFrame(rows, columns=["lesson", "exercises", "path"])


_NOTATIONS: dict[str, Callable[[NotebookNode, str], None]] = {
    "plain": lambda notebook, name: None,
    "otter": as_otter,
    "nbgrader": as_nbgrader,
}
_PLACES = {
    "plain": "{name}.ipynb",
    "otter": "{name}.ipynb",
    "nbgrader": "source/{name}/{name}.ipynb",  # where nbgrader looks for it
}


def _among(option: str, value: str, choices: Iterable[str]) -> None:
    if value not in choices:
        raise ValueError(unknown(option, value, choices))


def _find(lesson: str | Path, language: str) -> Path:
    """Find the notebook of a lesson by number, by name, or as a file."""
    wanted = str(lesson).strip()
    if wanted.endswith(".ipynb"):
        path = Path(wanted).expanduser()
        if not path.is_file():
            raise FileNotFoundError(say("there is no notebook {path}", path=path))
        return path
    folder = course_folder() / "notebooks"
    edition = sorted((folder if language == "en" else folder / language).glob("[0-9]*.ipynb"))
    for path in edition:
        if wanted == path.stem or wanted.zfill(2) == path.stem.split("-")[0]:
            return path
    known = say(", ").join(path.stem for path in edition) or "–"
    absent = (
        "lesson {wanted!r} is unknown; the course has {known} ({language}), or name a notebook FILE.ipynb"
    )
    raise ValueError(say(absent, wanted=wanted, known=known, language=language))


def _prepared(source: Path, handout: Handout, notation: str, language: str) -> NotebookNode:
    """Read a notebook and turn it into what is handed out."""
    notebook = _read(source)
    try:
        with speaking(language_of(notebook, language)):
            hand_out(notebook, handout)
            numbers = [exercise_of(cell) for cell in notebook.cells if exercise_of(cell)]
            _NOTATIONS[notation](notebook, source.stem)
    except ValueError as error:
        raise ValueError(f"{source.name}: {error}") from error
    notebook.metadata["tifa"] = {"lesson": source.stem, "exercises": len(numbers)}
    return notebook


def _read(path: Path) -> NotebookNode:
    """Read a notebook; one of an older format gets the ids that cells have had since format 4.5."""
    import nbformat

    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        if raw["nbformat"] == 4 and raw["nbformat_minor"] < 5:
            raw["nbformat_minor"] = 5
        for number, cell in enumerate(raw.get("cells", []), start=1):
            cell.setdefault("id", f"cell-{number:02d}")
        notebook: NotebookNode = nbformat.reads(json.dumps(raw), as_version=4)
        nbformat.validate(notebook)
    except (ValueError, LookupError, TypeError, AttributeError, nbformat.ValidationError) as error:
        reason = (str(error).splitlines() or [""])[0][:120]
        raise ValueError(
            say("{path} cannot be read as a notebook: {reason}", path=path, reason=reason)
        ) from error
    return notebook


def _text(notebook: NotebookNode) -> str:
    import nbformat

    nbformat.validate(notebook)
    return str(nbformat.writes(notebook, indent=1, ensure_ascii=False)) + "\n"


def _settings(target: Path) -> dict[Path, str]:
    """Give nbgrader's settings, unless the course has some; those must then have the line that matters."""
    path = target / "nbgrader_config.py"
    if not path.exists():
        return {path: CONFIG}
    if "ClearSolutions.code_stub" not in path.read_text(encoding="utf-8"):
        raise ValueError(say("{path} needs the line {line}", path=path, line=STUB))
    return {}


def _write(files: Mapping[Path, str], target: Path, sources: Iterable[Path], force: bool) -> None:
    """Write all files or none: beside their places first, then renamed."""
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(say("{path} is a file; name a folder", path=target))
    for path in filter(Path.exists, files):
        if any(path.samefile(source) for source in sources):
            raise FileExistsError(say("{path} is the notebook itself; name another folder", path=path))
        if not force:
            there = "{path} is there already; name another folder, or overwrite it with --force (force=True)"
            raise FileExistsError(say(there, path=path))
    beside = {path: path.with_name(path.name + ".part") for path in files}
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_text(text, encoding="utf-8", newline="\n")
        for path, part in beside.items():
            part.replace(path)
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)
