"""keyness: both sides' words, the sign, the order, and who may be a reference."""

from __future__ import annotations

import pytest

import tifa
from tifa.corpus import Corpus
from tifa.keywords import keyness
from tifa.reference import load_reference

COLUMNS = "word count count_ref per_10k per_10k_ref log_likelihood log_ratio percent_diff".split()
LETTERS = tifa.Segmenter(list("甲乙丙丁"))


def test_the_published_case_in_a_table() -> None:
    # 甲: 52 in 50,000 against 57 in 75,000 (UCREL); 乙 fills both up.
    target, reference = "甲" * 52 + "乙" * 49_948, "甲" * 57 + "乙" * 74_943
    table = keyness(target, reference, segmenter=LETTERS).set_index("word")
    row = table.loc["甲"]
    assert (row["count"], row["count_ref"], row["per_10k"], row["per_10k_ref"]) == pytest.approx(
        (52, 57, 10.4, 7.6)
    )
    assert row["log_likelihood"] == pytest.approx(2.6517, abs=5e-5)
    assert row["log_ratio"] == pytest.approx(0.4525, abs=5e-5)
    assert row["percent_diff"] == pytest.approx(36.84, abs=5e-3)
    four = keyness(target, reference, segmenter=LETTERS, terms=4).set_index("word")
    assert four.loc["甲", "log_likelihood"] == pytest.approx(2.6541, abs=5e-5)


def test_words_of_the_reference_alone_are_listed_as_under_used() -> None:
    table = keyness("甲甲甲乙", "丙丙丙丙乙", segmenter=LETTERS)
    assert list(table.columns) == COLUMNS
    assert table[["word", "count", "count_ref"]].values.tolist() == [["甲", 3, 0], ["丙", 0, 4]]
    assert table["log_likelihood"].iloc[0] > 0 > table["log_likelihood"].iloc[1]
    assert table["percent_diff"].tolist() == [float("inf"), -100]
    assert table["log_ratio"].tolist() == pytest.approx(
        [2.907, -2.678], abs=5e-4
    )  # log2(3/4 : .5/5), log2(.5/4 : 4/5)


def test_min_count_is_that_of_either_side() -> None:
    target, reference = "甲甲乙", "甲甲乙丙丙丙"
    assert set(keyness(target, reference, segmenter=LETTERS)["word"]) == {"丙"}
    assert set(keyness(target, reference, segmenter=LETTERS, min_count=2)["word"]) == {"甲", "丙"}
    assert set(keyness(target, reference, segmenter=LETTERS, min_count=0)["word"]) == {"甲", "乙", "丙"}


def test_punctuation_is_no_word() -> None:
    assert keyness("甲，，，，", "甲，", segmenter=LETTERS, min_count=1)["word"].tolist() == ["甲"]


def test_a_corpus_may_stand_on_either_side() -> None:
    corpus = Corpus.from_texts({"1": "甲甲甲", "2": "乙乙乙"}, segmenter=LETTERS, progress=False)
    ahead = keyness(corpus, "乙乙乙", segmenter=LETTERS)
    behind = keyness("乙乙乙", corpus, segmenter=LETTERS)
    assert ahead["word"].tolist() == behind["word"].tolist()[::-1] == ["甲", "乙"]
    assert ahead["log_likelihood"].tolist() == pytest.approx([-x for x in behind["log_likelihood"]][::-1])


def test_what_is_distinctive_of_the_speech_against_the_reports_of_its_year(speech: tifa.Document) -> None:
    table = keyness(speech, load_reference().where(year=2018))
    assert table["word"].iloc[0] == "质量"
    assert table.set_index("word").loc["改革", ["count", "count_ref"]].tolist()[0] == 0
    assert table["word"].iloc[-1] == "改革"  # the report's own word, which the speech has not once
    assert table["log_likelihood"].is_monotonic_decreasing


def test_years_of_a_reference_against_each_other() -> None:
    gwr = load_reference()
    words = keyness(gwr.where(year=2018), gwr.where(year=1954))["word"].tolist()
    assert words.index("创新") < 20
    assert "必须" in words[-20:]  # 26.4 per 10,000 characters in 1954, 1.1 in 2018


def test_a_reference_of_frequent_words_only_says_nothing_of_others(speech: tifa.Document) -> None:
    provincial = load_reference("provincial_work_reports").where(year=2018)
    words = set(keyness(speech, provincial, min_count=1)["word"])
    assert "质量" in words
    assert "强筋壮骨" not in words  # in the speech, but too rare to be among the reference's words


def test_errors_show_the_value_and_the_choices() -> None:
    with pytest.raises(ValueError, match="measure='LL' is unknown; choose from log_likelihood, log_ratio"):
        keyness("甲", "乙", measure="LL")
    with pytest.raises(ValueError, match="the reference has no words"):
        keyness("甲", "，")
    with pytest.raises(ValueError, match="terms=3 is unknown; choose from 2, 4"):
        keyness("甲甲甲", "乙", terms=3)
    with pytest.raises(ValueError, match="min_count='3' is not possible"):
        keyness("甲", "乙", min_count="3")  # type: ignore[arg-type]
