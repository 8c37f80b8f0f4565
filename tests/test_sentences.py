"""Sentences and clauses: nothing but white space is lost, and each stands where it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tifa
from tifa.sentences import clauses, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("质量第一。", ["质量第一。"]),
        ("他说：“要创新。要实干。”会议结束。", ["他说：“要创新。", "要实干。”", "会议结束。"]),
        ("出席会议.关向东指出,增长8.5%.", ["出席会议.", "关向东指出,增长8.5%."]),
        ("为什么？！因为……\n　　下一段", ["为什么？！", "因为……", "下一段"]),
        ("做到“小事不出村”。", ["做到“小事不出村”。"]),
        ("一要查；二要改。", ["一要查；二要改。"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [s.text for s in sentences(text)] == expected


def test_seed_has_29_full_stops_and_as_many_sentences_in_its_body(speech: tifa.Document) -> None:
    body = [p for p in speech.paragraphs if p.role in {"lead", "body"}]
    assert sum(len(list(sentences(p.text))) for p in body) == 29


@given(st.text(alphabet="质量要。！？，,;；：“”. 8\n…", max_size=60))
def test_places_are_true_and_no_character_is_lost(text: str) -> None:
    found = list(sentences(text))
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    parts = list(clauses(text, start=7))
    assert all(text[c.start - 7 : c.end - 7] == c.text for c in parts)
