"""The parts of the speech as in its hand-made truth, and texts that lack them."""

from __future__ import annotations

from pathlib import Path

import pytest

import tifa


def test_parts_of_the_speech(speech: tifa.Document) -> None:
    assert speech.name == "qinghai_quality_2018"
    assert speech.genre == "news"
    assert speech.kicker == "青海省委书记、省长王建军在全省质量发展大会上要求"
    assert speech.headline == "以过硬质量为经济社会健康发展“强筋壮骨”"
    assert speech.subhead == "陈钢出席会议并讲话"
    assert speech.dateline == "本报讯"
    assert speech.byline == ("秦荣", "罗刚")
    assert speech.source == "中国质量报"
    assert speech.date == ""  # the text says only 近日
    roles = [paragraph.role for paragraph in speech.paragraphs]
    assert roles == ["kicker", "headline", "subhead", "lead", *["body"] * 5, "source"]


def test_paragraphs_point_into_the_text(speech: tifa.Document) -> None:
    for paragraph in speech.paragraphs:
        assert speech.text[paragraph.start : paragraph.end] == paragraph.text
    assert "\n".join(p.text for p in speech.paragraphs) == speech.text.rstrip("\n")


def test_offsets_point_into_the_raw_text(speech: tifa.Document) -> None:
    at = speech.text.index("质量追赶")
    assert [speech.raw[speech.offsets[at + i]] for i in range(4)] == ["質", "量", "追", "趕"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("", []),
        ("\n \n", []),
        ("质量第一。", ["body"]),
        ("第一段。\n第二段。", ["body", "body"]),
        ("全省质量大会召开\n近日,大会召开。", ["headline", "body"]),
        ("全省质量大会召开\n陈钢出席\n本报讯 近日,大会召开。", ["headline", "subhead", "lead"]),
        ("王建军在会上强调\n质量第一\n本报讯 近日,大会召开。", ["kicker", "headline", "lead"]),
        ("本报讯 近日,大会召开。\n来源：青海日报", ["lead", "source"]),
    ],
)
def test_texts_that_lack_parts(text: str, roles: list[str]) -> None:
    document = tifa.parse_document(text)
    assert [p.role for p in document.paragraphs] == roles
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start : paragraph.end] == paragraph.text


def test_missing_parts_are_empty() -> None:
    document = tifa.parse_document("质量第一。")
    assert (document.kicker, document.headline, document.subhead) == ("", "", "")
    assert (document.dateline, document.byline, document.date, document.source) == ("", (), "", "")
    assert document.genre == "other"


def test_read_document_in_any_encoding(tmp_path: Path, speech: tifa.Document) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        file = tmp_path / "qinghai_quality_2018.txt"
        file.write_text(speech.raw, encoding=encoding, newline="")
        assert tifa.read_document(file) == speech


def test_keep_and_script_reach_the_cleaning(speech: tifa.Document) -> None:
    assert "匡湧" in tifa.parse_document(speech.raw, keep=["匡湧"]).text
    assert tifa.parse_document(speech.raw, script="traditional").source == "中國質量報"


def test_a_document_is_frozen(speech: tifa.Document) -> None:
    with pytest.raises(AttributeError):
        speech.headline = ""  # type: ignore[misc]


def test_unknown_speech_lists_what_there_is() -> None:
    with pytest.raises(FileNotFoundError, match=r"choose from .*qinghai_quality_2018"):
        tifa.load_speech("qinghai_2019")


def test_a_source_of_the_wrong_kind_is_named() -> None:
    with pytest.raises(TypeError, match="a text or a Document, not int"):
        tifa.count_phrases(39, ["质量"])  # type: ignore[arg-type]


def test_a_corpus_gives_one_table_with_the_document_first() -> None:
    corpus = tifa.Corpus.from_texts(
        {"甲": "由数量追赶转向质量追赶。", "乙": "没有。", "丙": "从量变转向质变。"}
    )
    table = tifa.shifts(corpus)
    assert list(table.columns) == ["document", "before", "after", "text", "start", "end"]
    assert table[["document", "after"]].values.tolist() == [["甲", "质量追赶"], ["丙", "质变"]]
    assert tifa.shifts(tifa.Corpus.from_texts({})).columns[0] == "document"
