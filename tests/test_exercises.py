"""Each checker proven: untouched, right, and at least two wrong answers with their feedback."""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd
import pytest

import tifa
from places import NOTEBOOKS, ROOT
from tifa.exercises import LESSONS, Exercise, exercises
from tifa.exercises.core import number, words

ALL = list(exercises().values())
IDS = [exercise.id for exercise in ALL]


def _answer(code: str) -> Any:
    namespace: dict[str, Any] = {"tifa": tifa, "speech": tifa.load_speech()}
    exec(code, namespace)
    return namespace["answer"]


@pytest.mark.parametrize("exercise", ALL, ids=IDS)
def test_untouched_answer_is_open(exercise: Exercise) -> None:
    feedback = tifa.check(exercise.id, ...)
    assert feedback.state == "open"
    assert exercise.question in feedback.message


@pytest.mark.parametrize("exercise", ALL, ids=IDS)
def test_solution_is_right(exercise: Exercise) -> None:
    feedback = tifa.check(exercise.id, _answer(exercise.solution))
    assert feedback.state == "right", feedback
    assert exercise.solution in repr(tifa.solution(exercise.id))


@pytest.mark.parametrize("exercise", ALL, ids=IDS)
def test_typical_mistakes_get_their_own_feedback(exercise: Exercise) -> None:
    assert len(exercise.wrong) >= 2
    seen = set()
    for code, expected in exercise.wrong:
        feedback = tifa.check(exercise.id, _answer(code))
        assert feedback.state == "wrong", (code, feedback)
        assert expected in feedback.message, (code, feedback)
        seen.add(feedback.message)
    assert len(seen) >= 2, "two mistakes deserve two answers"


@pytest.mark.parametrize("exercise", ALL, ids=IDS)
def test_hints_go_from_gentle_to_plain(exercise: Exercise) -> None:
    assert len(exercise.hints) >= 2
    for n, text in enumerate(exercise.hints, start=1):
        assert text in tifa.hint(exercise.id, n).message
    assert tifa.hint(exercise.id, 99).message == tifa.hint(exercise.id, len(exercise.hints)).message


class _Trap:
    """An object whose every comparison and conversion raises."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no")

    def __bool__(self) -> bool:
        raise RuntimeError("no")

    def __len__(self) -> int:
        raise RuntimeError("no")

    def __str__(self) -> str:
        raise RuntimeError("no")

    __repr__ = __str__
    __hash__ = None  # type: ignore[assignment]


def _forever() -> Any:
    while True:
        yield "质量"


ODD = [
    None,
    object(),
    _Trap(),
    float("nan"),
    10**400,
    "",
    b"\xff",
    [],
    [None],
    {},
    set(),
    (),
    print,
    _forever(),
    pd.DataFrame({"x": [1]}),
    pd.DataFrame(),
    True,
    complex(1),
    "质" * 100_000,
    tifa,
]


@pytest.mark.parametrize("exercise", ALL, ids=IDS)
def test_a_check_never_raises_and_never_says_right_to_nonsense(exercise: Exercise) -> None:
    for answer in ODD:
        feedback = tifa.check(exercise.id, answer)
        assert feedback.state == "wrong", (type(answer), feedback)
        assert len(feedback.message) < 700


def test_unknown_exercises_list_the_known_ones() -> None:
    for call in (tifa.check, tifa.hint, tifa.solution):
        feedback = call("9.99")
        assert feedback.state == "open"
        assert "1.1" in feedback.message


def test_a_number_without_quotation_marks_is_understood() -> None:
    assert tifa.hint(1.1).title == tifa.hint("1.1").title  # type: ignore[arg-type]
    assert tifa.check(1.1).state == "open"  # type: ignore[arg-type]


def test_a_thousand_written_with_a_comma_is_told_so() -> None:
    ask = number(1033, message="", otherwise="")
    assert "write 1033 or 1_033" in ask((1, 33)).message
    assert "a tuple" in ask(("1", 33)).message


def test_several_items_glued_together_are_told_apart() -> None:
    feedback = words(["质量", "标准", "品牌"], message="")(["质量标准", "品牌"])
    assert "put a comma between them" in feedback.message


def test_feedback_is_html_in_a_notebook_and_escapes_what_it_shows() -> None:
    feedback = tifa.check("1.1", "<script>alert(1)</script>")
    page = feedback._repr_html_()
    assert "<script>" not in page
    assert "role='status'" in page


def test_at_least_four_exercises_in_each_lesson_and_all_stand_in_it() -> None:
    for lesson in LESSONS:
        numbers = [e.id for e in ALL if e.id.split(".")[0] == str(int(lesson))]
        assert len(numbers) >= 4
        assert numbers == [f"{int(lesson)}.{n}" for n in range(1, len(numbers) + 1)]
        (notebook,) = [path for path in NOTEBOOKS if path.name.startswith(f"{lesson}-")]
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
        assert re.findall(r'answer = \.\.\.\ntifa\.check\("([\d.]+)", answer\)', code) == numbers


def test_every_lesson_has_a_guide_with_all_answers() -> None:
    for notebook in NOTEBOOKS:
        guide = (ROOT / "lessons/guides" / f"{notebook.stem}.md").read_text(encoding="utf-8")
        for heading in ("Aims", "Minutes", "Preparation", "The course of the lesson", "Answers",
                        "Misconceptions", "Discussion", "Going further"):  # fmt: skip
            assert f"## {heading}" in guide, (notebook.stem, heading)
        number = str(int(notebook.stem[:2]))
        for exercise in ALL:
            if exercise.id.split(".")[0] == number:
                assert exercise.id in guide
