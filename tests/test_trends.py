"""trend: known rates of the reports, sums by hand, and what is refused."""

from __future__ import annotations

import pytest

import tifa
from tifa.corpus import Corpus
from tifa.reference import load_reference
from tifa.trends import trend

COLUMNS = ["year", "phrase", "count", "per_10k"]
LETTERS = tifa.Segmenter(list("甲乙丙"))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    texts = {"东_2017": "甲甲乙。", "西_2017": "甲乙乙,乙", "东_2018": "乙乙"}
    return Corpus.from_texts(texts, metadata="{place}_{year}", segmenter=LETTERS, progress=False)


@pytest.mark.parametrize(
    ("phrase", "year", "per_10k"),
    [
        ("质量", 1954, 1.9),
        ("质量", 2008, 10.1),
        ("质量", 2018, 12.5),
        ("质量", 2024, 24.0),
        ("必须", 1954, 26.4),
        ("必须", 2018, 1.1),
    ],
)
def test_known_rates_of_the_central_reports(phrase: str, year: int, per_10k: float) -> None:
    table = trend(load_reference(), [phrase]).set_index("year")
    assert table.loc[year, "per_10k"] == pytest.approx(per_10k, abs=0.05)


def test_a_new_formulation_has_its_first_year() -> None:
    table = trend(load_reference(), "新质生产力")
    assert table["year"][table["count"] > 0].min() == 2024


def test_years_without_a_report_have_no_row_and_kinds_are_remembered() -> None:
    table = trend(load_reference(), ["质量", "改革"])
    assert list(table.columns) == COLUMNS
    assert not set(table["year"]) & {1961, 1962, 1963, 1966, 1976, 1977}
    assert len(table) == 2 * table["year"].nunique() == 2 * 58
    assert table["phrase"].tolist() == ["质量"] * 58 + ["改革"] * 58
    kinds = table.attrs["kinds"]
    assert (kinds[1955], kinds[1956], kinds[1964], kinds[2018]) == (
        "plan",
        "budget",
        "part and summary",
        "general",
    )


def test_a_corpus_is_counted_by_hand(corpus: Corpus) -> None:
    table = trend(corpus, ["甲", "乙乙"])
    assert table[["year", "phrase", "count"]].values.tolist() == [
        [2017, "甲", 3], [2018, "甲", 0], [2017, "乙乙", 1], [2018, "乙乙", 1],
    ]  # fmt: skip
    assert table["per_10k"].tolist() == pytest.approx([30_000 / 7, 0, 10_000 / 7, 10_000 / 2])


def test_by_another_column_and_unit(corpus: Corpus) -> None:
    table = trend(corpus, "乙", by="place", unit="words")
    assert table.values.tolist() == [
        ["东", "乙", 3, pytest.approx(6000)],
        ["西", "乙", 3, pytest.approx(7500)],
    ]
    assert table.attrs["per"] == "words"
    assert trend(corpus, ["乙乙"], unit="words")["count"].sum() == 0  # no word of this segmenter


def test_dtypes_are_those_of_a_plain_table(corpus: Corpus) -> None:
    for source in (corpus, load_reference()):
        assert trend(source, ["甲" if source is corpus else "质量"]).dtypes.astype(str).tolist() == [
            "int64", "str", "int64", "float64",
        ]  # fmt: skip


def test_documents_without_a_year_are_left_out_aloud() -> None:
    corpus = Corpus.from_texts({"2018": "质量", "无年": "质量"}, progress=False)
    with pytest.warns(UserWarning, match="1 of 2 documents have no year and are left out"):
        table = trend(corpus, "质量")
    assert table[["year", "count"]].values.tolist() == [[2018, 1]]
    with pytest.raises(ValueError, match="no document has a year"):
        trend(Corpus.from_texts({"无年": "质量"}, progress=False), "质量")


def test_errors_show_the_value_and_the_choices(corpus: Corpus) -> None:
    with pytest.raises(TypeError, match="expected a Corpus or a Reference, not str"):
        trend("质量", "质量")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="by='ort' is unknown; choose from name, date, year"):
        trend(corpus, "甲", by="ort")
    with pytest.raises(ValueError, match="unit='bytes' is unknown; choose from characters, words"):
        trend(corpus, "甲", unit="bytes")
    with pytest.raises(ValueError, match=r"not among the .* strings"):
        trend(load_reference(), "发展经济的发展")
