"""Each checker proven: untouched, right, and at least two wrong answers with their feedback."""

from __future__ import annotations

import itertools
import json
import re
import time
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd
import pytest

import tifa
from places import NOTEBOOKS, ROOT
from tifa.exercises import LESSONS, Exercise, exercises
from tifa.exercises.checkers import number, words

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


def _raising(error: type[BaseException]) -> Any:
    """Make an object that raises whatever is done with it: comparison, length, iteration, conversion."""

    def no(*_: object, **__: object) -> Any:
        raise error("no")

    names = "eq ne lt le gt ge bool len iter repr str float int index getitem contains hash getattr".split()
    return type("Raising", (), {f"__{name}__": no for name in names})()


def _forever(*_: object) -> Any:
    while True:
        yield "质量"


def _derived(kind: type, value: Any) -> Any:
    """Make a list, text or dictionary of a derived class that never ends, and raises when stripped."""

    def no(*_: object) -> Any:
        raise RuntimeError("no")

    return type("Derived", (kind,), {"__iter__": _forever, "items": _forever, "strip": no})(value)


class _NoClass:
    @property
    def __class__(self) -> Any:
        raise RuntimeError("no")


_NESTED: list[Any] = []
_NESTED.append(_NESTED)


ODD = [
    None,
    object(),
    *map(_raising, (RuntimeError, TypeError, RecursionError, SystemExit)),
    [_raising(RuntimeError), _raising(RuntimeError)],
    (tifa.load_speech(), _raising(RuntimeError)),
    _NoClass(),
    _NESTED,
    *(_derived(kind, ["质量"]) for kind in (list, tuple, set, frozenset)),
    _derived(dict, {"质量": 1}),
    _derived(str, "质量"),
    (tifa.load_speech(), _derived(list, ["质量"])),
    itertools.count(),
    range(10**9),
    ["质量"] * 100_000,
    np.zeros(10**6),
    np.array(-7),
    np.True_,
    np.int64(-5),
    pd.NA,
    "３９",
    "\ud800",
    ["\ud800", "{n} {}"],
    [tifa.load_speech()] * 2,
    float("nan"),
    10**400,
    10**6000,
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
        begin = time.monotonic()
        feedback = tifa.check(exercise.id, answer)
        assert time.monotonic() - begin < 20, type(answer)
        assert feedback.state == "wrong", (type(answer), feedback)
        assert len(feedback.message) < 700
        assert (repr(feedback) + feedback._repr_html_()).encode()


@pytest.mark.parametrize("exercise", ALL, ids=IDS)
def test_feedback_never_shows_a_number_or_a_text_that_was_asked_for(exercise: Exercise) -> None:
    right = _answer(exercise.solution)
    if isinstance(right, str) and len(right) > 1:
        told = [tifa.check(exercise.id, answer).message for answer in ODD]
        assert not [message for message in told if right in message]
    elif isinstance(right, Real):
        told = [tifa.check(exercise.id, answer).message for answer in (None, -1, "x", [], 10**9, 0.001)]
        number = re.compile(rf"(?<![\d.]){re.escape(f'{float(right):g}')}(?![\d.])")
        assert not [m for m in told if number.search(m.replace(f'"{exercise.id}"', ""))]


def _alike(right: Any) -> list[Any]:
    """List other forms of a right answer that a learner would think as good."""
    if isinstance(right, Real):
        return [float(right), np.float64(right), np.array(right)]
    if isinstance(right, str) and len(right) == 1:
        return [
            right.lower(),
            f" {right}\n",
            f"“{right}”",
            chr(ord(right) + 0xFEE0),
            f"{right}.",
            np.str_(right),
        ]
    if isinstance(right, str):
        return [f" {right}\n", f"“{right}”", np.str_(right)]
    if isinstance(right, list):
        column = pd.Series(right)
        return [
            tuple(right),
            column,
            column.to_numpy(),
            pd.Index(right),
            [*map(np.array(right).dtype.type, right)],
        ]
    if isinstance(right, dict):
        return [{key: np.float64(value) for key, value in right.items()}]
    return [right.copy()] if hasattr(right, "columns") else [right]


@pytest.mark.parametrize("exercise", ALL, ids=IDS)
def test_a_right_answer_may_come_in_another_form(exercise: Exercise) -> None:
    for answer in _alike(_answer(exercise.solution)):
        feedback = tifa.check(exercise.id, answer)
        assert feedback.state == "right", (type(answer), answer, feedback)


def test_unknown_exercises_list_the_known_ones() -> None:
    for call in (tifa.check, tifa.hint, tifa.solution):
        feedback = call("9.99")
        assert feedback.state == "open"
        assert "1.1" in feedback.message


def test_a_number_without_quotation_marks_is_understood() -> None:
    assert tifa.hint(1.1).title == tifa.hint("1.1").title  # type: ignore[arg-type]
    assert tifa.check(1.1).state == "open"  # type: ignore[arg-type]


@pytest.mark.parametrize("ask", [tifa.check, tifa.hint, tifa.solution])
def test_an_exercise_is_looked_up_whatever_it_is_called(ask: Any) -> None:
    for name in (" 1.1 ", "１.１", np.str_("1.1")):
        assert "1.1" in ask(name).title
    odd = [None, [], tifa, _raising(RuntimeError), _NoClass(), "x" * 10_000, float("nan"), 10**6000, "", ...]
    for name in odd:
        feedback = ask(name)
        assert feedback.title.startswith("There is no exercise")
        assert len(feedback.title) < 80
    for n in (0, -5, 10**9, None, "2", 1.5, _raising(RuntimeError), _NoClass()):
        assert tifa.hint("1.1", n).state == "hint"


def test_a_thousand_written_with_a_comma_is_told_so() -> None:
    ask = number(1033, message="", otherwise="")
    assert "write 1033 or 1_033" in ask((1, 33)).message
    assert "a tuple" in ask(("1", 33)).message


def test_an_item_given_twice_is_named_and_a_set_has_no_order() -> None:
    in_order = words(["质量", "标准"], message="", ordered=True)
    assert in_order(["质量", "标准", "标准"]).message == "标准 stands in your list twice."
    assert "this is a set" in in_order({"质量", "标准"}).message


def test_parts_and_roundings_are_told_from_mistakes(speech: tifa.Document) -> None:
    table = tifa.frequencies(speech, stopwords=tifa.stopwords() - {"要"})
    assert "a part of the table" in tifa.check("3.2", table.head(3)).message
    assert "one decimal" in tifa.check("12.4", (speech, "质量提升行动", 58)).message
    assert "narrow ones" in tifa.check("1.3", "標（biāo）準（zhǔn）引領（lǐng）").message
    assert tifa.check("2.1", ["在/质量/提升/行动/中/想在前/、/走在前/、/干在前"]).state == "right"


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
