"""Edits of a text: the offsets come along, the changes are taken down, with a record or without."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tifa.edits import LOST, Change, Edit, Edited, Traced, apply_edits


def test_edits_carry_the_offsets_along() -> None:
    edits = [Edit("x", 4, 5, "丙丁", (4, 4)), Edit("x", 0, 2)]
    assert apply_edits("abcde", [10, 11, 12, 13, 14], edits) == ("cd丙丁", [12, 13, 14, 14])


def test_changes_of_a_kind_are_added_up_and_the_first_is_shown() -> None:
    text = Traced("质(zhì)量(liàng)强")
    text.edit([Edit("glosses", 1, 6), Edit("glosses", 7, 14)])
    text.convert("质量強")
    assert (text.text, text.offsets) == ("质量強", [0, 6, 14])
    assert text.report() == [
        Change("glosses", 5 + 7, 2, "(zhì)"),
        Change("script", 1, 1, "强 → 強"),
    ]


def test_what_stays_lost_is_told_last_and_apart() -> None:
    text = Traced("甲?乙xx")
    text.edit([Edit("unrepaired", 1, 2, "?", (1,)), Edit("mojibake", 3, 5, f"丙{LOST}", (3, 4))])
    assert text.text == f"甲?乙丙{LOST}"
    assert [(change.kind, change.count, change.places) for change in text.report()] == [
        ("mojibake", 1, 1),
        ("unrepaired", 2, 2),
    ]


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.text(max_size=3)), max_size=5))
def test_a_text_becomes_the_same_with_its_origins_or_without(raw: str, places: list[tuple[int, str]]) -> None:
    starts = {start: text for start, text in places if start < len(raw)}
    edits = [Edit("stray", start, start + 1, text, (start,) * len(text)) for start, text in starts.items()]
    plain, traced = Edited(raw), Traced(raw)
    for text in (plain, traced):
        text.edit(iter(edits))
    assert plain.text == traced.text
    assert len(traced.offsets) == len(traced.text)
    assert traced.offsets == sorted(traced.offsets)
