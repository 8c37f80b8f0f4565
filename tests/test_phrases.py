"""Many phrases counted at once: as str.count does, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tifa
from tifa import phrases
from tifa.phrases import count_in_texts

LETTERS = st.text(alphabet="质量追赶一\n。a𠀀\ue000\ue001", max_size=12)


@pytest.fixture(autouse=True)
def _always_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "_FEW", -1)


def _one_by_one(texts: list[str], wanted: list[str]) -> list[list[int]]:
    return [[text.count(phrase) for phrase in wanted] for text in texts]


@settings(max_examples=300)
@given(st.lists(LETTERS, min_size=1), st.lists(LETTERS.filter(bool), min_size=1, unique=True))
def test_counts_are_those_of_str_count(texts: list[str], wanted: list[str]) -> None:
    assert count_in_texts(texts, wanted).tolist() == _one_by_one(texts, wanted)


@given(st.lists(LETTERS, min_size=1), st.lists(LETTERS.filter(bool), min_size=1, unique=True))
def test_counts_do_not_depend_on_pieces_or_table(texts: list[str], wanted: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrases, "_PIECE", 5)
        patch.setattr(phrases, "_TABLE", 40)
        assert count_in_texts(texts, wanted).tolist() == _one_by_one(texts, wanted)


def test_phrases_inside_each_other_and_inside_themselves() -> None:
    wanted = ["一一", "一", "质量追赶", "质量", "量追", "一统一"]
    text = "一一一一统一统一质量追赶"
    assert count_in_texts([text], wanted).tolist() == [[2, 6, 1, 1, 1, 1]]


def test_no_phrase_runs_from_one_text_into_the_next() -> None:
    assert count_in_texts(["质", "量"], ["质量"]).tolist() == [[0], [0]]


def test_nothing_to_count() -> None:
    assert count_in_texts([], ["质量"]).shape == (0, 1)
    assert count_in_texts(["质量"], []).shape == (1, 0)
    assert count_in_texts([""], ["质量"]).tolist() == [[0]]


def test_speech(speech: tifa.Document) -> None:
    wanted = list(tifa.slogan_lexicon())[:400]
    assert count_in_texts([speech.text], wanted).tolist() == _one_by_one([speech.text], wanted)
