"""The clean text of the speech, character for character, and every way back to the raw one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tifa
from tifa.cleaning import clean_text, count_glosses, han_characters


def test_seed_is_cleaned_character_for_character(speech: tifa.Document, clean_truth: str) -> None:
    # The byline's spacing inside the parentheses stays as received.
    assert speech.text.replace("(秦 荣 罗 刚)", "(秦荣 罗刚)") == clean_truth


def test_seed_sizes(speech: tifa.Document, clean_truth: str) -> None:
    assert len(speech.raw) == 2573
    assert len(clean_truth) == 1182
    assert han_characters(speech.text) == 1033
    assert [han_characters(p.text) for p in speech.paragraphs] == [23, 18, 9, 149, 238, 306, 143, 89, 53, 5]
    assert {m: speech.text.count(m) for m in ",。、，"} == {",": 48, "。": 29, "、": 23, "，": 0}


def test_seed_glosses(speech: tifa.Document) -> None:
    assert count_glosses(speech.raw) == 259
    glossed = re.findall(r"(.)\(([^\s)]+)\)", speech.raw)
    characters = {c for c, inside in glossed if not re.match("[\u4e00-\u9fff]", inside)}
    assert len(characters) == 66


def test_real_parentheses_stay(speech: tifa.Document) -> None:
    assert re.findall(r"\([^)]*\)", speech.text) == ["(秦 荣 罗 刚)", "(州)", "(青海)"]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("著力創(chuàng)建", "着力创建"),
        ("建立健全追溯體(tǐ)系", "建立健全追溯体系"),
        ("學(xué)原著、讀原文", "学原著、读原文"),
        ("成績顯著", "成绩显著"),
        ("標(biāo)桿", "标杆"),
        ("于叢樂(lè)", "于丛乐"),
        ("干在前", "干在前"),
        ("我們(men)", "我们"),
        ("質(zhì)量", "质量"),
        ("質（zhì）量", "质量"),
        ("质量(zhìliàng)第一", "质量第一"),
        ("質 量", "质 量"),
        ("什麼叫做質(zhì)量", "什么叫做质量"),
    ],
)
def test_glosses_and_script(raw: str, clean: str) -> None:
    assert clean_text(raw).text == clean


@pytest.mark.parametrize(
    "text",
    [
        "",
        "质量第一",
        "百度(baidu)",
        "巴黎(café)",
        "企业(简称A)、市(州)、(一)",
        "国内生产总值(GDP)增长8.5%",
        "读原著、学原文,成绩显著,着力推进",
        "副省长匡湧强调",
        "乾隆年间的土著居民",
        "问?\n答。",
        "　　缩进的段落\n\n空行之后",
        "emoji 😀 and Latin",
    ],
)
def test_whole_text_passes_unchanged(text: str) -> None:
    clean = clean_text(text)
    assert clean.text == text
    assert clean.offsets == tuple(range(len(text)))


def test_names_can_be_kept(speech: tifa.Document) -> None:
    assert speech.text.count("匡涌") == 2
    kept = clean_text(speech.raw, keep=("匡湧",)).text
    assert kept.count("匡湧") == 2
    assert kept.replace("匡湧", "匡涌") == speech.text


def test_traditional_text_can_stay_traditional(speech: tifa.Document) -> None:
    kept = clean_text(speech.raw, script="traditional").text
    assert "質量強省" in kept
    assert count_glosses(kept) == 0
    assert len(kept) == len(speech.text)


def test_unknown_script_lists_the_choices() -> None:
    with pytest.raises(ValueError, match="'simple' is unknown; choose from simplified, traditional"):
        clean_text("质量", script="simple")


def test_stray_ends_and_marks_are_dropped() -> None:
    assert clean_text("质量。\n?").text == "质量。\n"
    assert clean_text("质量。\n\u00a0\n？\n").text == "质量。\n"
    assert clean_text("质量\r\n第一\u200b").text == "质量\n第一"
    assert clean_text("质量好不好?").text == "质量好不好?"


def test_offsets_lead_back_to_the_raw_text(speech: tifa.Document) -> None:
    raw_again = "".join(speech.raw[i] for i in speech.offsets)
    assert clean_text(raw_again).text == speech.text
    unchanged = sum(speech.raw[i] == c for i, c in zip(speech.offsets, speech.text, strict=True))
    assert unchanged > len(speech.text) / 2  # what script conversion left alone


_PIECES = st.sampled_from(
    ["質(zhì)", "量", "強(qiáng)", "市(州)", "(秦 榮)", "著力", ",", "\n", "\r\n", "A1", "😀", "?"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_offsets_always_rise_and_cleaning_is_done_once(raw: str) -> None:
    clean = clean_text(raw)
    assert len(clean.offsets) == len(clean.text)
    assert list(clean.offsets) == sorted(set(clean.offsets))
    assert all(0 <= i < len(raw) for i in clean.offsets)
    assert clean_text(clean.text).text == clean.text
    assert count_glosses(clean.text) == 0


@given(st.text())
def test_any_text_at_all_is_survived(raw: str) -> None:
    clean = clean_text(raw)
    assert len(clean.offsets) == len(clean.text)
