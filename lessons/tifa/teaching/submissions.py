"""Everything that was handed in to one submission a learner and lesson, what cannot be read included."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..wording import say
from .beside import TEXTS, Text, texts_beside
from .cells import UnreadableError, code_cells, lesson_of, name_in
from .learners import Owner, attempt_number, owner_of
from .unpacking import Found, files_in

__all__ = ["Submission", "find_submissions"]

_WITHHELD = re.compile(r"^tifa\.withhold\((.*)\)", re.MULTILINE)
_WHAT = {
    ".py": "a Python script",
    ".docx": "a Word file",
    ".doc": "a Word file",
    ".pdf": "a PDF file",
    ".html": "a web page",
    ".htm": "a web page",
    ".rar": "a RAR archive",
    ".7z": "a 7z archive",
}


@dataclass(frozen=True)
class Submission:
    """One notebook of one learner; `problem` says why there is nothing to run.

    >>> work = Submission(Owner("王小明"), "03.ipynb", "03", ('tifa.withhold("hints")',))
    >>> work.learner, work.has_hints
    ('王小明', False)
    """

    owner: Owner
    file: str
    lesson: str = ""
    cells: tuple[str, ...] = ()
    problem: str = ""
    status: str = "unreadable"  # of one with a problem
    notes: tuple[str, ...] = ()
    modified: float = 0
    beside: tuple[tuple[str, bytes], ...] = ()  # texts that it may read, by the names it knows

    @property
    def learner(self) -> str:
        """The name to show."""
        return self.owner.name

    @property
    def has_hints(self) -> bool:
        """Whether hints can be asked for: the handout may have withheld them."""
        return not any("hints" in names for cell in self.cells for names in _WITHHELD.findall(cell))


def find_submissions(source: Path, *, lesson: str = "") -> list[Submission]:
    """List what was handed in, one of each learner and lesson; `lesson` leaves out the others.

    Of two notebooks of one learner the later one counts: the higher number that the platform put
    behind its name, else the later date, else the later name. A file that is no notebook is a line
    of its own only where its learner has handed in no notebook.
    """
    found = _without_common_folder([_opened(file) for file in files_in(source)])
    if not found:
        raise FileNotFoundError(say("there is no file in {source}", source=source))
    by_owner: dict[Owner, list[Submission]] = defaultdict(list)
    texts: dict[Owner, list[Text]] = defaultdict(list)
    for file in sorted(found, key=lambda file: file.modified):
        submission = _read(file)
        by_owner[submission.owner].append(submission)
        if file.text:
            texts[submission.owner].append(Text(file.parts, file.text))
    chosen = [s for several in by_owner.values() for s in _of_one_learner(several, lesson)]
    chosen = [replace(s, beside=texts_beside(s.file, texts[s.owner])) if s.cells else s for s in chosen]
    return sorted(_distinct(_lesson_noted(chosen)), key=lambda s: (s.learner, s.owner.number, s.lesson))


@dataclass(frozen=True)
class _Opened:
    """One file with its cells, or why there are none; the bytes are kept of a text only, not of a notebook."""

    parts: tuple[str, ...]
    cells: tuple[str, ...]
    problem: str
    modified: float
    text: bytes = b""


def _opened(file: Found) -> _Opened:
    try:
        cells = () if file.problem else _notebook(file)
    except UnreadableError as error:
        text = file.data if Path(file.parts[-1]).suffix.lower() in TEXTS else b""
        return _Opened(file.parts, (), str(error), file.modified, text)
    return _Opened(file.parts, cells, file.problem, file.modified)


def _without_common_folder(files: list[_Opened]) -> list[_Opened]:
    """Drop the one folder around everything, which is nobody's name; a zip around all is none either."""
    while len(files) > 1:
        first = {file.parts[0] for file in files if file.parts}
        if len(first) != 1 or any(len(file.parts) < 2 for file in files):
            break
        if owner_of([next(iter(first))]).number:  # a platform's own folder of one learner
            break
        files = [replace(file, parts=file.parts[1:]) for file in files]
    return files


def _read(file: _Opened) -> Submission:
    path, cells = "/".join(file.parts), file.cells
    lesson = lesson_of(cells, file.parts[-1] if file.parts else "")
    owner = owner_of(file.parts, name_in(cells))
    if cells and not any("check" in cell for cell in cells):
        note = (say("no exercise of the course is checked in it"),)
        return Submission(owner, path, lesson, cells, notes=note, modified=file.modified)
    return Submission(owner, path, lesson, cells, file.problem, modified=file.modified)


def _notebook(file: Found) -> tuple[str, ...]:
    ending = Path(file.parts[-1]).suffix.lower()
    begins_so = file.data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{"
    looks_so = ending in {".ipynb", ".json"} or (ending in {"", ".txt"} and begins_so)
    if not looks_so:
        what = (
            say(_WHAT[ending]) if ending in _WHAT else say("a file of another kind ({ending})", ending=ending)
        )
        raise UnreadableError(say("{what}, not a notebook; ask for the .ipynb file", what=what))
    cells = code_cells(file.data)
    if not cells:
        raise UnreadableError(say("the notebook has no code cells"))
    return cells


def _of_one_learner(several: list[Submission], lesson: str) -> Iterable[Submission]:
    """Choose the last readable notebook of each lesson; what could not be read is a note, or a line."""
    read = [s for s in several if not s.problem]
    broken = [s for s in several if s.problem]
    # A notebook that cannot be read beside one that can is told, a picture or text beside it is not.
    told = [s for s in broken if s.file.lower().endswith((".ipynb", ".zip")) or "." not in s.file]
    if not read:
        yield _last(broken, told)
        return
    by_lesson: dict[str, list[Submission]] = defaultdict(list)
    for submission in read:
        by_lesson[submission.lesson].append(submission)
    if len(by_lesson) > 1:  # beside a notebook of a lesson, one without exercises is scratch paper
        by_lesson.pop("", None)
    wanted = [group for number, group in by_lesson.items() if lesson in {"", number}]
    if not wanted:
        handed = say(", ").join(sorted(number or "?" for number in by_lesson))
        problem = say("not lesson {lesson}: this is lesson {handed}", lesson=lesson, handed=handed)
        yield replace(_last(read, []), cells=(), problem=problem, status="other lesson")
    for number, group in enumerate(wanted):
        yield _last(group, told if number == 0 else [])


def _last(several: list[Submission], broken: list[Submission]) -> Submission:
    ranked = sorted(several, key=lambda s: (attempt_number(s.file), s.modified, s.file))
    last, others = ranked[-1], [s.file for s in ranked[:-1]]
    notes = list(last.notes)
    if others:
        files = say(", ").join(others[:3]) + (" …" if len(others) > 3 else "")
        notes.append(say("the last of {n} files counts; not counted: {files}", n=len(ranked), files=files))
    notes += [f"{s.file}: {s.problem}" for s in broken[:3] if s is not last and s.file not in others]
    return replace(last, notes=tuple(notes))


def _lesson_noted(submissions: list[Submission]) -> list[Submission]:
    """Note a lesson that is not that of most, and give the lesson of most to what tells none."""
    counted = Counter(s.lesson for s in submissions if s.lesson)
    usual = counted.most_common(1)[0][0] if counted else ""
    rare = {lesson for lesson, n in counted.items() if n * 5 < counted[usual]}
    noted = [
        replace(s, notes=(*s.notes, say("this is lesson {a}, most are {b}", a=s.lesson, b=usual)))
        if s.lesson in rare and not s.problem
        else s
        for s in submissions
    ]
    return [s if s.lesson else replace(s, lesson=usual) for s in noted]


def _distinct(submissions: list[Submission]) -> list[Submission]:
    """Show the platform's number behind a name that two learners share."""
    owners = Counter(name for name, _ in {(s.owner.name, s.owner.number) for s in submissions})
    return [
        replace(s, owner=Owner(f"{s.owner.name} ({s.owner.number})", s.owner.number))
        if owners[s.owner.name] > 1 and s.owner.number
        else s
        for s in submissions
    ]
