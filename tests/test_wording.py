"""The other languages: nothing untranslated where a language is complete, and no place in a sentence lost."""

from __future__ import annotations

import argparse
import ast
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import tifa
from places import ROOT
from tifa.cli.parsing import parser as command_line
from tifa.exercises import exercises
from tifa.reporting import report
from tifa.wording import current_language, say, speaking
from tifa.wording.columns import FIXED, heading, told

PACKAGE = ROOT / "lessons" / "tifa"
CATALOGUES = sorted((PACKAGE / "wording").glob("*/*.po"))
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted(PACKAGE.rglob("*.jinja"))
# Errors that no user causes or sees: between processes, and of answers that are then called by another name.
INTERNAL = {"answers", "fences", "numbering", "starting", "timing"}


@pytest.fixture
def chinese() -> Iterator[None]:
    tifa.set_language("zh")
    yield
    tifa.set_language("en")


def _places(sentence: str) -> set[str]:
    """List the places of a sentence that values are filled into; one with other brackets has none."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name and name.isidentifier()}
    except ValueError:
        return set()


def _messages(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _said() -> dict[str, str]:
    return {str(m.id): str(m.string) for path in CATALOGUES for m in _messages(path) if not m.context}


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _constants(node: ast.expr, names: Mapping[str, Sequence[ast.expr]]) -> Iterator[str]:
    """Yield the sentences that an expression may give: its own, those of a choice, those that a name was given."""
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body, names)
        yield from _constants(node.orelse, names)
    elif isinstance(node, ast.Name):
        yield from (s for value in names.get(node.id, ()) for s in _constants(value, {}))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _spoken(path: Path) -> Iterator[str]:
    """Yield every constant sentence that a module gives to `say` or puts into a Verdict."""
    tree = _parsed(path)
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            names.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            where = {"say": 0, "Verdict": 1}.get(node.func.id, 99)
            yield from (s for given in node.args[where : where + 1] for s in _constants(given, names) if s)


def test_sentences_in_the_code_have_a_translation() -> None:
    missing = {s for path in MODULES for s in _spoken(path)} - set(_said())
    assert not missing, sorted(missing)


def test_sentences_that_have_a_name_are_among_them() -> None:
    spoken = set(_spoken(PACKAGE / "reporting" / "formulations.py"))
    assert "kind: lexicon (the longest form at each place), quoted, numeric." in spoken


def test_sentences_in_pages_have_a_translation() -> None:
    said = {s for path in TEMPLATES for s in re.findall(r'say\("((?:[^"\\]|\\.)+)"', path.read_text("utf-8"))}
    assert "None found." in said
    assert {s.replace(r"\"", '"') for s in said} <= set(_said())


def test_every_error_follows_the_language() -> None:
    """An error is said like all the rest: no sentence in it stands in the code alone."""
    unsaid = [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        if path.stem not in INTERNAL
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        for given in node.exc.args[:1]
        if any(" " in text for text in _written(given))
    ]
    assert unsaid == [f"__init__.py:{_line_of_python()}"]


def test_every_warning_follows_the_language() -> None:
    warned = [
        node.args[0]
        for path in MODULES
        for node in ast.walk(_parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "warn"
    ]
    assert warned
    assert all(ast.unparse(given).startswith("say(") for given in warned)


def _written(given: ast.expr) -> Iterator[str]:
    """Yield the text that an error writes down itself, as a constant or between the values of an f-string."""
    for part in given.values if isinstance(given, ast.JoinedStr) else [given]:
        if isinstance(part, ast.Constant) and str(part.value).strip(": "):
            yield str(part.value)


def _line_of_python() -> int:
    """Where tifa says, in the words of Python itself, that it has no such attribute."""
    lines = (PACKAGE / "__init__.py").read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, start=1) if "raise AttributeError" in line)


def test_columns_and_fixed_values_are_said_in_chinese(speech: tifa.Document) -> None:
    corpus = tifa.Corpus.from_texts({"甲": speech.text, "乙": "省长岑立要求，要实干。"}, progress=False)
    tables = [table for source in (speech, corpus) for table in report(source).page.tables]
    with speaking("zh"):
        for table in tables:
            same = {name for name in table.in_page if heading(name, table.name) == name}
            assert not same, (table.name, same)
        untold = {value for name, values in FIXED.items() for value in values if told(value, name) == value}
    assert not untold


def test_help_of_the_commands_is_translated() -> None:
    parser = command_line()
    commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    parts = [
        *commands._choices_actions,
        *(a for p in (parser, *commands.choices.values()) for a in p._actions),
    ]
    helps = {part.help for part in parts if part.help}
    assert len(helps) > 20
    assert not helps - set(_said())


def test_exercises_have_a_translation() -> None:
    said = _said()
    for exercise in exercises().values():
        for sentence in (exercise.question, exercise.why, *exercise.hints):
            assert not sentence or said.get(sentence), (exercise.id, sentence)


@pytest.mark.parametrize("path", CATALOGUES, ids=[path.stem for path in CATALOGUES])
def test_catalogues_are_whole_and_keep_the_places(path: Path) -> None:
    for message in _messages(path):
        sentence, said = str(message.id), str(message.string)
        assert said, sentence
        assert not message.fuzzy, sentence
        assert _places(said) == _places(sentence), sentence


def test_a_sentence_of_several_catalogues_has_one_translation() -> None:
    """The catalogues become one mapping: of two translations, the one read later would stand everywhere."""
    said: dict[tuple[str, str | None, str], set[str]] = {}
    for path in CATALOGUES:
        for message in _messages(path):
            key = (path.parent.name, message.context, str(message.id))
            said.setdefault(key, set()).add(str(message.string))
    assert {sentence: found for sentence, found in said.items() if len(found) > 1} == {}


def test_the_environment_decides_where_nobody_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tifa.wording._chosen", "")
    monkeypatch.setenv("TIFA_LANGUAGE", "zh_CN.UTF-8")
    assert current_language() == "zh"
    monkeypatch.setenv("TIFA_LANGUAGE", "tlh")
    assert current_language() == "en"
    monkeypatch.delenv("TIFA_LANGUAGE")
    assert current_language() == "en"


def test_an_unknown_language_names_the_choices() -> None:
    with pytest.raises(ValueError, match="language='fr' is unknown; choose from en, zh"):
        tifa.set_language("fr")


@pytest.mark.usefixtures("chinese")
def test_feedback_follows_the_language() -> None:
    assert tifa.check("1.1").title == "1.1 尚未作答"
    assert say("a list") == "列表"
    assert say("no catalogue has this") == "no catalogue has this"
