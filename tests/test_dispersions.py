"""dispersion: published data set up as documents, and the paragraphs of one text."""

from __future__ import annotations

import pytest

import tifa
from tifa.corpus import Corpus
from tifa.dispersions import dispersion

COLUMNS = ["word", "count", "range", "dp", "dp_norm", "juilland_d"]
LETTERS = tifa.Segmenter(list("甲乙"))


def _corpus(counts: list[int], sizes: list[int]) -> Corpus:
    texts = {
        str(n): "甲" * count + "乙" * (size - count)
        for n, (count, size) in enumerate(zip(counts, sizes, strict=True))
    }
    return Corpus.from_texts(texts, segmenter=LETTERS, progress=False)


def test_gries_example_as_documents() -> None:
    table = dispersion(_corpus([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), "甲")
    assert list(table.columns) == COLUMNS
    assert table.iloc[0, :3].tolist() == ["甲", 15, 5]
    assert table.iloc[0, 3:].tolist() == pytest.approx([0.18, 0.2195, 0.785], abs=5e-4)


def test_equal_parts_of_lijffijt_and_gries() -> None:
    row = dispersion(_corpus([2, 1, 0], [3, 3, 3]), ["甲"]).iloc[0]
    assert (row["range"], row["dp_norm"]) == (2, pytest.approx(0.5))


def test_the_parts_of_a_single_text_are_its_paragraphs() -> None:
    text = "甲甲乙\n\n甲乙乙\n乙乙乙"
    for source in (
        text,
        tifa.parse_document(text),
        Corpus.from_texts({"1": text}, segmenter=LETTERS, progress=False),
    ):
        segmenter = None if isinstance(source, Corpus) else LETTERS
        row = dispersion(source, "甲", segmenter=segmenter).iloc[0]
        assert (row["count"], row["range"], row["dp_norm"]) == (3, 2, pytest.approx(0.5))


def test_a_word_of_the_speech(speech: tifa.Document) -> None:
    row = dispersion(speech, "质量").iloc[0]
    in_paragraphs = [tifa.segment(p.text).count("质量") for p in speech.paragraphs]
    assert row["count"] == sum(in_paragraphs) == 37
    assert row["range"] == sum(n > 0 for n in in_paragraphs)


def test_a_phrase_is_found_by_its_characters_and_an_absent_word_is_no_number() -> None:
    table = dispersion("质量强省。\n质量强省。\n质量强省,", ["质量强省", "品牌"])
    assert table[["count", "range"]].values.tolist() == [[3, 3], [0, 0]]
    assert table.loc[0, "dp"] == pytest.approx(0)
    assert table.loc[1, ["dp", "dp_norm", "juilland_d"]].isna().all()


def test_one_part_and_no_part() -> None:
    one = dispersion("甲乙", "甲", segmenter=LETTERS).iloc[0]
    assert one["dp"] == 0
    assert one[["dp_norm", "juilland_d"]].isna().all()
    assert dispersion("", ["甲"]).iloc[0, :3].tolist() == ["甲", 0, 0]
    assert list(dispersion("甲", []).columns) == COLUMNS
