"""collocates: each occurrence counted once, within the sentence, against a count by hand."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tifa
from tifa.collocation import collocates
from tifa.corpus import Corpus

COLUMNS = ["word", "count", "total", "log_dice", "mutual_information", "t_score", "log_likelihood"]
WORDS = "甲乙丙"
LETTERS = tifa.Segmenter(list("甲乙丙丁"))  # so each of these characters is a word


def _counts(text: str, node: str, **options: object) -> dict[str, tuple[int, int]]:
    table = collocates(text, node, segmenter=LETTERS, min_count=1, **options)  # type: ignore[arg-type]
    return {
        row.word: (row.count_, row.total) for row in table.rename(columns={"count": "count_"}).itertuples()
    }


def test_overlapping_windows_count_a_word_once() -> None:
    # Both 甲 have 乙 in their windows, yet there is one 乙; each 甲 stands near the other.
    assert _counts("甲乙甲", "甲") == {"乙": (1, 1), "甲": (2, 2)}


def test_the_window_is_counted_in_words_without_punctuation() -> None:
    assert _counts("甲，丙、丙乙", "甲", window=2) == {"丙": (2, 2)}
    assert _counts("甲，丙、丙乙", "甲", window=3) == {"丙": (2, 2), "乙": (1, 1)}


@pytest.mark.parametrize("border", ["。", "！", "？", "……", "\n", "。”\n"])
def test_windows_end_with_the_sentence(border: str) -> None:
    assert _counts(f"乙甲{border}丙甲", "甲") == {"乙": (1, 1), "丙": (1, 1)}
    assert _counts(f"乙甲{border}丙", "甲") == {"乙": (1, 1)}


def test_windows_end_with_the_document() -> None:
    corpus = Corpus.from_texts({"1": "乙甲", "2": "丙丙"}, segmenter=LETTERS, progress=False)
    assert collocates(corpus, "甲", min_count=1)["word"].tolist() == ["乙"]


def test_measures_by_hand() -> None:
    # 8 words; 甲 twice, 乙 twice, 乙 both times near 甲.
    table = collocates("甲乙。乙甲。丙丙。丙丙。", "甲", segmenter=LETTERS)
    assert list(table.columns) == COLUMNS
    word, count, total, dice, mi, t, g2 = table.iloc[0]
    assert (word, count, total) == ("乙", 2, 2)
    assert (dice, mi, t) == pytest.approx((14, log2(2 / 0.5), 1.5 / 2**0.5))
    # Cells 2, 0, 0, 6 of 8: G² = 2 [2 ln(2/0.5) + 6 ln(6/4.5)].
    assert g2 == pytest.approx(2 * (2 * 1.3862944 + 6 * 0.2876821))


def test_a_phrase_that_the_segmenter_splits_is_a_node() -> None:
    text = "数量追赶转向质量追赶，提升质量追赶。"
    assert tifa.segment("质量追赶") == ["质量", "追赶"]
    table = collocates(text, "质量追赶", min_count=1)
    assert dict(zip(table["word"], table["count"], strict=True)) == {
        "数量": 1, "追赶": 3, "转向": 1, "质量": 2, "提升": 1,
    }  # fmt: skip


def test_a_node_inside_a_longer_word_is_another_word() -> None:
    text = "推动高质量发展。提升质量。"
    assert "高质量" in tifa.segment(text)
    assert collocates(text, "质量", min_count=1)["word"].tolist() == ["提升"]


def test_a_node_that_ends_inside_a_word_is_found_by_its_characters() -> None:
    assert collocates("由质量追赶超越对手", "追赶超", min_count=1)["word"].tolist() == ["由", "质量", "对手"]


def test_min_count_and_order() -> None:
    text = "甲乙。甲乙。甲丙。丙。丙。"
    assert collocates(text, "甲", segmenter=LETTERS)["word"].tolist() == ["乙"]
    by_count = collocates(text, "甲", segmenter=LETTERS, min_count=1, measure="t_score")
    assert by_count["t_score"].is_monotonic_decreasing


def test_no_collocate_is_an_empty_table_with_its_columns() -> None:
    for text, node in (("质量", "质量"), ("质量", "品牌"), ("", "质量")):
        table = collocates(text, node)
        assert list(table.columns) == COLUMNS
        assert len(table) == 0
        assert table["log_dice"].dtype == "float64"


def test_errors_show_the_value_and_the_choices() -> None:
    with pytest.raises(ValueError, match="measure='LL' is unknown; choose from log_dice, mutual_information"):
        collocates("质量", "质量", measure="LL")
    with pytest.raises(ValueError, match="window=0 is not possible"):
        collocates("质量", "质量", window=0)
    with pytest.raises(ValueError, match="node=' ' cannot be looked for"):
        collocates("质量", " ")


def _by_hand(text: str, node: str, window: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for sentence in text.replace("，", "").split("。"):
        for place, word in enumerate(sentence):
            around = sentence[max(place - window, 0) : place] + sentence[place + 1 : place + 1 + window]
            counts[word] = counts.get(word, 0) + (node in around)
    return {word: count for word, count in counts.items() if count}


@given(st.text("甲乙丙，。", max_size=40), st.integers(1, 4))
@example("甲。甲。甲甲乙", 1)
@example("甲甲甲", 4)
@example("甲乙乙乙", 3)
def test_counts_are_those_of_a_count_by_hand(text: str, window: int) -> None:
    table = collocates(text, "甲", window=window, min_count=1, segmenter=LETTERS)
    assert dict(zip(table["word"], table["count"], strict=True)) == _by_hand(text, "甲", window)
    assert (table["count"] <= table["total"]).all()
    assert dict(zip(table["word"], table["total"], strict=True)) == {w: text.count(w) for w in table["word"]}
    assert (table["log_dice"] <= 14).all()
    assert table["log_dice"].is_monotonic_decreasing


def test_stop_words_are_left_out_but_take_their_place() -> None:
    everything = collocates("甲的乙。甲的乙。", "甲", window=1, segmenter=LETTERS)
    assert everything["word"].tolist() == ["的"]
    assert collocates("甲的乙。甲的乙。", "甲", window=1, stopwords=["的"], segmenter=LETTERS).empty
    two = collocates("甲的乙。甲的乙。", "甲", window=2, stopwords=["的"], segmenter=LETTERS)
    assert two["word"].tolist() == ["乙"]
    with pytest.raises(TypeError, match="stopwords='的' is one text"):
        collocates("甲的乙", "甲", stopwords="的")
