"""Counts equal the hand-made truth of the speech (its section 8)."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import tifa

TRUE_COUNTS = {
    "质量": 39, "标准": 9, "品牌": 4, "青海": 13, "质量追赶": 1, "数量追赶": 1, "质量提升行动": 6, "青海标准": 2,
    "质量工作": 5, "质量监管": 2, "质量发展大会": 2, "质量强省": 1, "监管": 6, "企业": 4, "强化": 4, "加强": 3,
    "加大": 2, "完善": 2, "落实": 4, "推动": 4, "机制": 3, "责任": 4, "转向": 2, "思维": 2, "市场监管总局": 2,
    "组织领导": 2, "行动": 7, "质": 41, "要": 11, "要求": 3, "讲话": 2,
}  # fmt: skip


def test_phrase_counts_of_the_speech(speech: tifa.Document) -> None:
    table = tifa.count_phrases(speech, TRUE_COUNTS)
    assert dict(zip(table["phrase"], table["count"], strict=True)) == TRUE_COUNTS


def test_rate_of_a_phrase_is_per_10000_han_characters(speech: tifa.Document) -> None:
    rate = tifa.count_phrases(speech, "质量")["per_10k"].item()
    assert rate == pytest.approx(39 / 1033 * 10_000)


def test_the_raw_page_has_neither_form(speech: tifa.Document) -> None:
    assert tifa.count_phrases(speech.raw, ["质量", "質量"])["count"].tolist() == [0, 0]


def test_reconcile_takes_a_corpus() -> None:
    table = tifa.reconcile(tifa.Corpus.from_texts({"甲": "质量追赶", "乙": "追赶"}), ["质量追赶"])
    assert table.values.tolist() == [
        ["甲", "质量追赶", 1, 0, 1, "质量/追赶 ×1"],
        ["乙", "质量追赶", 0, 0, 0, ""],
    ]


def test_a_corpus_without_documents_has_no_rows() -> None:
    table = tifa.reconcile(tifa.Corpus.from_texts({}), ["质量追赶"])
    assert table.columns.tolist() == ["document", "phrase", "count", "as_one_word", "split", "how_split"]
    assert table.empty


@pytest.mark.parametrize("source", [None, 3, tifa.load_reference()])
def test_what_has_no_words_is_refused_in_plain_words(source: object) -> None:
    for count in (tifa.frequencies, tifa.ngram_frequencies):
        with pytest.raises(TypeError, match="expected a text, a Document, a Corpus or a list of words, not"):
            count(source)  # type: ignore[arg-type]


def test_a_number_is_no_phrase() -> None:
    for count in (tifa.count_phrases, tifa.reconcile, tifa.dispersion):
        with pytest.raises(TypeError, match="phrases=5 cannot be counted"):
            count("质量", 5)


def test_phrases_of_one_and_of_none() -> None:
    assert tifa.count_phrases("质量质量", "质量")["count"].tolist() == [2]
    assert tifa.count_phrases("", ["质量"]).values.tolist() == [["质量", 0, 0.0]]
    assert list(tifa.count_phrases("质量", []).columns) == ["phrase", "count", "per_10k"]
    with pytest.raises(ValueError, match="phrase=''"):
        tifa.count_phrases("质量", ["质量", ""])


def test_words_of_the_speech(speech: tifa.Document) -> None:
    table = tifa.frequencies(speech)
    first = table.iloc[0]
    assert (first["word"], first["count"], first["rank"]) == ("质量", 37, 1)
    assert list(table.columns) == ["word", "count", "per_10k", "rank"]
    assert table["per_10k"].sum() == pytest.approx(10_000)
    assert not set(table["word"]) & set(",。、“”()\n ")


def test_ranks_ties_filters_and_denominator() -> None:
    words = ["质量", "标准", "质量", "的", ",", "品牌", "标准", "的"]
    table = tifa.frequencies(words, stopwords=["的"], min_length=2)
    assert table[["word", "count", "rank"]].values.tolist() == [
        ["质量", 2, 1],
        ["标准", 2, 1],
        ["品牌", 1, 3],
    ]
    assert table["per_10k"].tolist() == pytest.approx([20_000 / 7, 20_000 / 7, 10_000 / 7])
    assert tifa.frequencies(words, min_count=3).empty


def test_empty_sources_give_empty_tables_with_types() -> None:
    for table in (tifa.frequencies(""), tifa.frequencies("，。"), tifa.ngram_frequencies("")):
        assert table.empty
        assert list(table.columns[1:]) == ["count", "per_10k", "rank"]
        assert table["count"].dtype == "int64"


def test_ngrams_do_not_cross_punctuation_or_lines() -> None:
    table = tifa.ngram_frequencies(["质量", "提升", ",", "行动", "\n", "质量", "提升"], 2)
    assert table["ngram"].tolist() == ["质量 提升"]
    assert "要求 以" not in set(tifa.ngram_frequencies(tifa.load_speech())["ngram"])
    assert tifa.ngram_frequencies(["质量", "提升"], 1)["count"].tolist() == [1, 1]
    with pytest.raises(ValueError, match="n=0 is not possible"):
        tifa.ngram_frequencies("质量", 0)


def test_ngrams_with_stop_words_are_left_out() -> None:
    table = tifa.ngram_frequencies(["质量", "的", "提升"], stopwords=["的"])
    assert table.empty


def test_reconcile_shows_why_the_slogan_is_lost(speech: tifa.Document) -> None:
    row = tifa.reconcile(speech, ["质量追赶"]).iloc[0]
    assert (row["count"], row["as_one_word"], row["split"], row["how_split"]) == (1, 0, 1, "质量/追赶 ×1")
    mended = tifa.reconcile(speech, ["质量追赶"], segmenter=tifa.Segmenter(["质量追赶"])).iloc[0]
    assert (mended["as_one_word"], mended["split"], mended["how_split"]) == (1, 0, "")


def test_reconcile_adds_up_for_every_phrase(speech: tifa.Document) -> None:
    table = tifa.reconcile(speech, TRUE_COUNTS)
    assert table["count"].tolist() == list(TRUE_COUNTS.values())
    assert (table["as_one_word"] + table["split"] == table["count"]).all()
    quality = table.set_index("phrase").loc["质量"]
    assert (quality["as_one_word"], quality["split"]) == (37, 2)
    assert set(quality["how_split"].split("; ")) == {"产品质量 ×1", "质量奖 ×1"}


def test_wrong_arguments_are_explained() -> None:
    with pytest.raises(TypeError, match=r"stopwords='的' is one text"):
        tifa.frequencies("质量", stopwords="的")
    with pytest.raises(TypeError, match=r"call it: stopwords=tifa\.stopwords\(\)"):
        tifa.frequencies("质量", stopwords=tifa.stopwords)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tifa.frequencies("质量", min_length="2"), "min_length='2' is not possible"),  # type: ignore[arg-type]
        (lambda: tifa.frequencies("质量", segmenter=["质量"]), r"segmenter=tifa\.Segmenter\(\['质量'\]\)"),  # type: ignore[arg-type]
        (lambda: tifa.reconcile("质量", ["质量"], segmenter="rjieba"), "takes a Segmenter, not str"),  # type: ignore[arg-type]
        (lambda: tifa.reconcile("质量", tifa.load_speech()), "first the text, then the phrases"),  # type: ignore[arg-type]
        (lambda: tifa.count_phrases(["质量"], "质量"), "the text comes first"),  # type: ignore[arg-type]
        (lambda: tifa.count_phrases("质量", [...]), r"put one in place of \.\.\."),  # type: ignore[list-item]
        (lambda: tifa.read_document(tifa.load_speech()), "expected the path of a file"),  # type: ignore[arg-type]
        (lambda: tifa.Segmenter().cut(["质量"]), "expected one text"),  # type: ignore[arg-type]
        (lambda: tifa.plot_frequencies("质量", top="10"), "top='10'"),  # type: ignore[arg-type]
    ],
)
def test_slips_of_a_beginner_get_a_sentence(call: Callable[[], object], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        call()


def test_counting_leaves_the_list_alone() -> None:
    words = ["质量", "第一"]
    tifa.frequencies(words)
    assert words == ["质量", "第一"]
    assert isinstance(tifa.frequencies(words), pd.DataFrame)
