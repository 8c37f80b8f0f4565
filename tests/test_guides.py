"""The teacher's guides: all in one form, true to the lessons and to what the checkers say."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from places import NOTEBOOKS, ROOT
from tifa.exercises import exercises

GUIDES = ROOT / "lessons" / "guides"
FORM = [
    "Aims", "Minutes", "Preparation", "The course of the lesson", "Answers", "Misconceptions",
    "Discussion", "Going further",
]  # fmt: skip
TABLES = {
    "Minutes": "| step | minutes |",
    "Answers": "| exercise | answer | why, and what to say |",
    "Misconceptions": "| what learners think | feedback or remedy |",
}
MESSAGES = ROOT / "lessons" / "tifa" / "exercises"
EACH = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


def _guide(notebook: Path) -> str:
    return (GUIDES / f"{notebook.stem}.md").read_text(encoding="utf-8")


def _section(guide: str, heading: str) -> str:
    return guide.split(f"\n## {heading}\n")[1].split("\n## ")[0].strip()


def _rows(guide: str, heading: str) -> list[list[str]]:
    """Return the rows of a section's table, without its head."""
    lines = [line for line in _section(guide, heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def _minutes(guide: str) -> int:
    return sum(int(row[1]) for row in _rows(guide, "Minutes"))


def _sentences(lesson: str) -> list[str]:
    """List every constant of the modules that may speak in a lesson, adjacent strings joined."""
    trees: dict[str, ast.Module] = {}
    wanted = [f"lesson_{lesson}"]
    while wanted:
        name = wanted.pop()
        trees[name] = ast.parse((MESSAGES / f"{name}.py").read_text(encoding="utf-8"))
        beside = [
            node.module
            for node in ast.walk(trees[name])
            if isinstance(node, ast.ImportFrom) and node.level == 1
        ]
        wanted += [module for module in beside if module and module not in trees]
    return [text for tree in trees.values() for node in ast.walk(tree) if (text := _constant(node))]


def _constant(node: ast.AST) -> str:
    """Return a string as it stands in the code, with {} for each place of an f-string."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_constant(part) or "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _said(part: str, sentences: list[str]) -> bool:
    """Say whether a checker says this; in a sentence with places any word or number may fill them."""
    plain = re.sub(r"[0-9.]*[0-9]|[\u4e00-\u9fff]+", "{}", part)
    templates = (re.sub(r"\{\w*\}|[0-9.]*[0-9]|[\u4e00-\u9fff]+", "{}", s) for s in sentences if "{" in s)
    return any(part in sentence for sentence in sentences) or any(plain in t for t in templates)


@EACH
def test_all_guides_have_one_form(notebook: Path) -> None:
    guide = _guide(notebook)
    title = "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"]).split("\n")[0]
    assert guide.startswith(f"{title} — guide\n")
    assert re.findall(r"^## (.+)$", guide, re.M) == FORM
    for heading, head in TABLES.items():
        if heading != "Answers" or not notebook.stem.startswith("00"):
            assert head in _section(guide, heading), heading
    assert re.match(r"1\. \*\*", _section(guide, "The course of the lesson"))
    assert all(line.startswith("- **") for line in _section(guide, "Discussion").splitlines() if line)


@EACH
def test_the_minutes_add_up_to_what_the_lesson_says(notebook: Path) -> None:
    guide = _guide(notebook)
    assert f"Together {_minutes(guide)}; the discussion comes on top" in _section(guide, "Minutes")
    first = "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"])
    told = re.search(r"\*\*Time:\*\* about (\d+) minutes", first)
    if told:
        assert int(told[1]) == _minutes(guide)
    else:
        assert "five minutes" in first
        assert _minutes(guide) == 5


@EACH
def test_answers_stand_in_the_order_of_the_exercises(notebook: Path) -> None:
    number = str(int(notebook.stem[:2]))
    numbers = [exercise for exercise in exercises() if exercise.split(".")[0] == number]
    if numbers:
        assert [row[0] for row in _rows(_guide(notebook), "Answers")] == numbers


@EACH
def test_quoted_feedback_is_what_the_checker_says(notebook: Path) -> None:
    lesson = notebook.stem[:2]
    sentences = _sentences(lesson) if lesson != "00" else []
    quoted = 0
    for thought, feedback in _rows(_guide(notebook), "Misconceptions"):
        if not re.search(rf"\({int(lesson)}\.\d", thought):
            continue
        for quotation in re.findall(r'["“](.+?)["”](?=[\s;]|$)', feedback):
            for part in filter(None, (part.strip() for part in quotation.split("…"))):
                quoted += 1
                assert _said(part, sentences), (thought, part)
    assert quoted >= 3 or lesson == "00"


def test_the_index_lists_every_guide() -> None:
    index = (GUIDES / "README.md").read_text(encoding="utf-8")
    files = sorted(path.name for path in GUIDES.glob("*.md") if path.name != "README.md")
    assert sorted(set(re.findall(r"\]\(([\w-]+\.md)\)", index))) == files
    for notebook in NOTEBOOKS:
        (line,) = [line for line in index.splitlines() if f"]({notebook.stem}.md)" in line]
        assert f"| {_minutes(_guide(notebook))} |" in line


def _pairs_of(rows: list[list[str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield two rows at a time."""
    yield from zip(rows[::2], rows[1::2], strict=True)


def _syllabus() -> list[list[str]]:
    """Return the rows of the syllabus: week of 12, week of 6, lessons, minutes, homework, reading."""
    lines = (GUIDES / "syllabus.md").read_text(encoding="utf-8").splitlines()
    head = lines.index("| 12 | 6 | lessons | minutes | homework | reading |")
    rows = takewhile(lambda line: line.startswith("|"), lines[head + 2 :])
    return [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows]


def test_the_syllabus_keeps_the_minutes_of_the_guides() -> None:
    minutes = {notebook.stem[:2]: _minutes(_guide(notebook)) for notebook in NOTEBOOKS}
    rows = _syllabus()
    assert [row[0] for row in rows] == [str(week) for week in range(1, 13)]
    assert [row[1] for row in rows] == [str(week) for week in range(1, 7) for _ in range(2)]
    taught = [re.findall(r"\b\d\d\b", row[2]) for row in rows]
    assert [lesson for week in taught for lesson in week] == sorted(minutes), (
        "each lesson has its week, in order"
    )
    assert [int(row[3]) for row in rows] == [sum(minutes[lesson] for lesson in week) for week in taught]
    pairs = [int(one[3]) + int(two[3]) for one, two in _pairs_of(rows)]
    text = (GUIDES / "syllabus.md").read_text(encoding="utf-8")
    assert (
        f"take {sum(minutes.values())} minutes, in 6 weeks {min(pairs)} to {max(pairs)} of each 180" in text
    )


@pytest.mark.parametrize("column", [4, 5], ids=["homework", "reading"])
def test_each_of_six_weeks_has_homework_and_reading(column: int) -> None:
    for week in _pairs_of(_syllabus()):
        assert any("**" in row[column] for row in week), week


def test_the_syllabus_names_no_literature_that_the_course_does_not() -> None:
    known = "".join(
        path.read_text(encoding="utf-8") for path in [*NOTEBOOKS, *map(Path, GUIDES.glob("[01]*.md"))]
    )
    syllabus = (GUIDES / "syllabus.md").read_text(encoding="utf-8")
    named = re.findall(r"\b([A-Z][a-z]+)(?: and ([A-Z][a-z]+))? \((?:19|20)\d\d\)", syllabus)
    assert len(named) >= 10
    for name in {author for pair in named for author in pair if author}:
        assert name in known, name


def test_the_guide_to_marking_names_the_answers_that_are_taken_on_trust() -> None:
    *most, last = (number for number, exercise in exercises().items() if not exercise.plain)
    marking = (GUIDES / "marking.md").read_text(encoding="utf-8")
    assert f"Only the answers to {', '.join(most)} and {last} are objects" in marking
