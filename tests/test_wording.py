"""The other languages: nothing untranslated where a language is complete, and no place in a sentence lost."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import tifa
from places import ROOT
from tifa.exercises import exercises
from tifa.wording import current_language, say

PACKAGE = ROOT / "lessons" / "tifa"
CATALOGUES = sorted((PACKAGE / "wording").glob("*/*.po"))
# Catalogues are named after the module they translate; these serve several, or one of another name.
TRANSLATED = {path.stem for path in CATALOGUES} | {
    *("checkers", "kinds", "cuts", "scales"),
    *("plotting", "corpus_plots", "network_plots", "annotation", "doctoring", "cli"),
    *("encodings", "files", "office", "pdf", "metadata", "finding", "batches", "building", "storing"),
}


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
    return {str(m.id): str(m.string) for path in CATALOGUES for m in _messages(path)}


def _constants(node: ast.expr) -> Iterator[str]:
    """Yield the sentences that an expression may give: its own, or those of both branches of a choice."""
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _spoken(path: Path) -> Iterator[str]:
    """Yield every constant sentence that a module gives to `say` or puts into a Verdict."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            where = {"say": 0, "Verdict": 1}.get(node.func.id, 99)
            yield from (s for given in node.args[where : where + 1] for s in _constants(given) if s)


def test_sentences_in_the_code_have_a_translation() -> None:
    said = _said()
    missing = {s for path in PACKAGE.rglob("*.py") if path.stem in TRANSLATED for s in _spoken(path)} - set(
        said
    )
    assert not missing, sorted(missing)


def test_exercises_have_a_translation() -> None:
    said = _said()
    for exercise in exercises().values():
        if f"lesson_{int(exercise.id.split('.')[0]):02d}" not in TRANSLATED:
            continue
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
    said: dict[tuple[str, str], set[str]] = {}
    for path in CATALOGUES:
        for message in _messages(path):
            said.setdefault((path.parent.name, str(message.id)), set()).add(str(message.string))
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
