"""Quoted coinages and numeric abbreviations as in the truth of the speech (sections 6 and 7)."""

from __future__ import annotations

import csv
import re

import pytest

import tifa
from tifa.files import data_path, read_csv
from tifa.slogans import find_slogans, numeric_abbreviations, slogan_lexicon

QUOTED = {
    "强筋壮骨": 2, "青海标准": 2, "量变思维": 1, "质变思维": 1, "数量追赶": 1, "质量追赶": 1, "双随机一公开": 1,
    "一处失信、处处受制": 1, "党委领导、政府主导、部门联合、企业主责、社会参与": 1, "一把手": 1,
}  # fmt: skip


def _kind(speech: tifa.Document, kind: str) -> dict[str, int]:
    table = find_slogans(speech)
    rows = table[table["kind"] == kind]
    return dict(zip(rows["slogan"], rows["count"], strict=True))


def test_quoted_coinages_of_the_speech(speech: tifa.Document) -> None:
    found = _kind(speech, "quoted")
    assert found == QUOTED
    assert sum(found.values()) == 12


def test_numeric_abbreviations_of_the_speech(speech: tifa.Document) -> None:
    assert _kind(speech, "numeric") == {"双随机一公开": 1}


def test_starts_point_at_the_slogan(speech: tifa.Document) -> None:
    table = find_slogans(speech)
    for slogan, start in zip(table["slogan"], table["start"], strict=True):
        assert speech.text.startswith(slogan, start)
        assert speech.text.find(slogan) <= start
    assert table["start"].is_monotonic_increasing


def test_source_line_is_no_coinage(speech: tifa.Document) -> None:
    assert "中国质量报" not in set(find_slogans(speech)["slogan"])


@pytest.mark.parametrize(
    "abbreviation",
    "四个全面 双随机一公开 三去一降一补 一带一路 两不愁三保障 三严三实 两学一做 一国两制 五位一体 四个意识"
    " 两个一百年 五个一批 一岗双责 三个代表 六看六确保 两个毫不动摇".split(),
)
def test_numeric_abbreviations_by_structure(abbreviation: str) -> None:
    assert [f.slogan for f in numeric_abbreviations(f"贯彻“{abbreviation}”要求")] == [abbreviation]


@pytest.mark.parametrize(
    "text",
    "一把手 一处失信 一如既往 2020年 第3届 三个月 两个小时 四个方面 一心一意 二〇一八年 三分之一 十三五规划"
    " 第一 五十六个民族 一个国家 十届七次全会 四通八达 一五一十 长三角一体化".split(),
)
def test_numbers_that_are_no_abbreviation(text: str) -> None:
    assert numeric_abbreviations(text) == []


@pytest.mark.parametrize(("opening", "closing"), ["“”", "「」", "『』", '""', "‘’"])
def test_quotation_marks_of_every_shape(opening: str, closing: str) -> None:
    table = find_slogans(f"创建{opening}青海标准{closing}", lexicon=[])
    assert table[["slogan", "kind"]].values.tolist() == [["青海标准", "quoted"]]


def test_own_lexicon_longest_form_first() -> None:
    lexicon = {"高质量发展": "high-quality development", "推动高质量发展": "promote it"}
    table = find_slogans("推动高质量发展,坚持高质量发展", lexicon=lexicon)
    assert table[["slogan", "count", "gloss"]].values.tolist() == [
        ["推动高质量发展", 1, "promote it"],
        ["高质量发展", 1, "high-quality development"],
    ]
    assert find_slogans("质量强省", lexicon=["质量强省"])["gloss"].tolist() == [""]
    with pytest.raises(TypeError, match="is one text"):
        find_slogans("质量强省", lexicon="质量强省")


def test_text_without_slogans_gives_an_empty_table() -> None:
    table = find_slogans("", lexicon=[])
    assert table.empty
    assert list(table.columns) == ["slogan", "kind", "count", "gloss", "start"]


def test_lexicon_is_sound() -> None:
    rows = read_csv("lexicons", "slogans.csv")
    forms = [f for row in rows for f in (row["form"], *filter(None, row["variants"].split("|")))]
    assert len(rows) >= 60
    assert len(forms) == len(set(forms))
    for row in rows:
        assert row["form"], row
        assert row["pinyin"], row
        assert row["gloss"], row
        assert row["kind"] in {"formulation", "slogan", "abbreviation"}, row
        assert bool(row["first_year"]) == bool(row["first_source"]), row
        assert all(v == v.strip() for v in row.values()), row
        for year in (row["first_year"], row["gwr_first_year"]):
            assert not year or 1900 <= int(year) <= 2026, row
    assert slogan_lexicon()["质量强省"]


def test_lexicon_opens_as_plain_csv() -> None:
    with data_path("lexicons", "slogans.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header[:4] == ["form", "pinyin", "gloss", "kind"]
    assert not re.search("\r", data_path("lexicons", "slogans.csv").read_bytes().decode("utf-8"))
