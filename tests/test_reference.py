"""The shipped figures: facts that are known from elsewhere, their completeness, size and speed."""

from __future__ import annotations

import gzip
import time

import pytest

from tifa.files import data_path
from tifa.reference import REFERENCES, Reference, load_reference
from tifa.slogans import slogan_lexicon

NO_GENERAL_REPORT = {1955, 1956, 1958, 1960, 1964, 1980, 1982, 1986, 1991, 1996}
NO_REPORT = (1961, 1962, 1963, *range(1965, 1975), 1976, 1977)


@pytest.fixture(scope="module")
def gwr() -> Reference:
    return load_reference("government_work_reports")


@pytest.fixture(scope="module")
def provincial() -> Reference:
    return load_reference("provincial_work_reports")


def _files() -> list[str]:
    return sorted(path.name for path in data_path("reference").iterdir())


def test_the_files_are_small_and_load_fast() -> None:
    assert sum(path.stat().st_size for path in data_path("reference").iterdir()) < 8_000_000
    for name in REFERENCES:
        start = time.process_time()  # not the clock on the wall: other programs are none of its concern
        load_reference(name)
        assert time.process_time() - start < 1


def test_every_file_has_a_row_in_the_sources() -> None:
    sources = data_path("SOURCES.md").read_text(encoding="utf-8")
    assert [name for name in _files() if name not in sources] == []


def test_no_string_but_a_formulation_is_long() -> None:
    for name in REFERENCES:
        reference = load_reference(name)
        known = {*slogan_lexicon(), *reference.word_table.units}
        assert [word for word in reference.word_table.units if len(word) > 24] == []
        assert [s for s in reference.string_table.units if len(s) > 14 and s not in known] == []
        assert all(line.count(",") == 1 for line in _lines(f"{name}_pairs.csv.gz"))


@pytest.mark.parametrize("name", REFERENCES)
def test_every_formulation_of_the_lexicon_is_counted(name: str) -> None:
    lacking = set(slogan_lexicon()) - set(load_reference(name).string_table.units)
    assert not lacking, "run tests/benchmarks/reference_counts.py again"


def _lines(file: str) -> list[str]:
    return gzip.decompress(data_path("reference", file).read_bytes()).decode().splitlines()


def test_kinds_of_report(gwr: Reference) -> None:
    kinds = gwr.documents.set_index("name")["kind"]
    assert set(gwr.documents["year"][gwr.documents["kind"] != "general"]) == NO_GENERAL_REPORT
    assert kinds["1956"] == "budget"
    assert kinds["1960"] == "agriculture"
    assert (kinds["1964-part"], kinds["1964-summary"]) == ("part", "summary")
    assert gwr.absent_years == NO_REPORT


def test_speakers_and_days(gwr: Reference) -> None:
    documents = gwr.documents.set_index("name")
    told = documents[["speaker", "meeting_date"]].apply(tuple, axis=1)
    assert told["1954"] == ("周恩来", "1954-09-23")  # the text misprints May
    assert told["1964-part"] == told["1964-summary"] == ("周恩来", "1964-12-21")
    assert told["1987"] == ("赵紫阳", "1987-03-25")  # the text has 务院总理
    assert told["1991"] == ("邹家华", "1991-03-26")
    assert told["2020"] == ("李克强", "2020-05-22")
    assert told["2026"] == ("李强", "2026-03-05")
    assert (documents["meeting_date"].str[:4] == documents["year"].astype(str)).all()
    assert (documents["speaker"].str.len() >= 2).all()


def test_every_word_of_the_central_reports_is_counted(gwr: Reference) -> None:
    assert gwr.complete
    assert gwr.words["count"].sum() == gwr.size == gwr.documents["words"].sum()
    assert gwr.word_counts().sum() == gwr.size
    assert gwr.word_counts(2018).sum() == gwr.where(year=2018).size
    assert list(gwr.words.columns) == ["word", "year", "count"]


def test_new_quality_productive_forces_came_in_2024(gwr: Reference) -> None:
    table = gwr.counts("新质生产力")
    assert table["year"][table["count"] > 0].min() == 2024


def test_provinces_strong_in_quality(gwr: Reference, provincial: Reference) -> None:
    assert gwr.counts("质量强省")["count"].sum() == 0
    of_2018 = provincial.where(year=2018)
    assert len(of_2018) == 31
    assert (of_2018.counts("质量强省")["count"] > 0).sum() == 14


def test_the_spread_of_random_inspection(provincial: Reference) -> None:
    table = provincial.counts("双随机")
    having = table[table["count"] > 0].groupby("year").size()
    assert having.reindex([2016, 2017, 2018]).tolist() == [4, 28, 18]


def test_provincial_reports_are_named_by_place_and_session(provincial: Reference) -> None:
    documents = provincial.documents
    assert len(documents) == 814
    assert documents["place"].nunique() == 31
    assert len(provincial.word_table.units) == 5000
    assert not provincial.complete
    dated = documents[documents["meeting_date"] != ""]
    assert (dated["meeting_date"].str[:4] == dated["year"].astype(str)).all()
    early = documents[(documents["place"] == "浙江省") & (documents["year"] <= 1983)]
    assert early["year"].tolist() == [1979, 1981, 1982, 1983]


def test_where(gwr: Reference) -> None:
    part = gwr.where(year=range(2013, 2016), kind="general")
    assert part.documents["year"].tolist() == [2013, 2014, 2015]
    assert part.counts("质量", unit="words")["count"].sum() == part.word_counts()["质量"]
    with pytest.raises(ValueError, match="there is no column 'jahr'; choose from name, year, kind"):
        gwr.where(jahr=2018)
    with pytest.raises(
        TypeError, match="year='2018' can match nothing: that column holds values of another kind"
    ):
        gwr.where(year="2018")
    with pytest.raises(ValueError, match="no document of government_work_reports has year=1966"):
        gwr.where(year=1966)


def test_a_name_cut_short_is_told_in_full() -> None:
    with pytest.raises(ValueError, match="has place='青海'; did you mean place='青海省'"):
        load_reference("provincial_work_reports").where(place="青海")


def test_what_is_known_of_a_phrase(gwr: Reference) -> None:
    absent = gwr.counts(["质量追赶", "质量乎"])  # 量追 and 量乎 never meet in any report
    assert absent["count"].sum() == 0
    with pytest.raises(
        ValueError, match=r"'发展经济的发展': not among the .* strings that government_work_reports"
    ):
        gwr.counts(["质量", "发展经济的发展"])
    with pytest.raises(ValueError, match="'强筋壮骨': not among the 5,000 words"):
        load_reference("provincial_work_reports").counts("强筋壮骨", unit="words")
    with pytest.raises(ValueError, match="unit='bytes' is unknown; choose from characters, words"):
        gwr.counts("质量", unit="bytes")


def test_rates_are_out_of_what_the_unit_says(gwr: Reference) -> None:
    part = gwr.where(year=2024)
    by_character, by_word = (part.counts("质量", unit=unit).iloc[0] for unit in ("characters", "words"))
    size = part.documents.iloc[0]
    assert by_character["per_10k"] == pytest.approx(by_character["count"] * 10_000 / size["characters"])
    assert by_word["per_10k"] == pytest.approx(by_word["count"] * 10_000 / size["words"])
    assert by_character["count"] > by_word["count"] > 0  # 高质量 is a word of its own


def test_a_loaded_reference_does_not_change_the_next(gwr: Reference) -> None:
    documents = load_reference().documents
    documents.loc[0, "speaker"] = "某人"
    assert load_reference().documents["speaker"][0] == "周恩来"


def test_unknown_names_list_the_choices() -> None:
    with pytest.raises(
        ValueError, match="name='gwr' is unknown; choose from government_work_reports, provincial"
    ):
        load_reference("gwr")
