"""kwic: every place of the node, with its context, exactly as the text has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tifa
from tifa.concordance import kwic
from tifa.corpus import Corpus

COLUMNS = ["document", "left", "node", "right", "start"]


def test_the_node_is_found_whatever_the_words() -> None:
    # The segmenter cuts 追赶/超越; the string 追赶超 is no word.
    assert tifa.segment("质量追赶超越") == ["质量", "追赶", "超越"]
    assert kwic("质量追赶超越", "追赶超")[["left", "right"]].values.tolist() == [["质量", "越"]]


def test_every_mention_of_quality_in_the_speech(speech: tifa.Document) -> None:
    table = kwic(speech, "质量")
    assert list(table.columns) == COLUMNS
    assert len(table) == speech.text.count("质量") == 39
    assert set(table["document"]) == {speech.name}
    for row in table.itertuples():
        assert speech.text[row.start :].startswith("质量" + row.right.replace("¶", "\n"))
        assert speech.text[: row.start].endswith(row.left.replace("¶", "\n"))
        assert len(row.left) <= 10 >= len(row.right)


def test_contexts_end_with_the_document() -> None:
    corpus = Corpus.from_texts({"a": "质量第一", "b": "提升质量"}, progress=False)
    rows = kwic(corpus, "质量", window=3).values.tolist()
    assert rows == [["a", "", "质量", "第一", 0], ["b", "提升", "质量", "", 2]]


def test_sorted_by_the_nearest_character_first() -> None:
    text = "大质量甲，小质量丙，大质量乙，小质量甲"
    # By GB 2312: 丙 bǐng < 甲 jiǎ < 乙 yǐ; 大 dà < 小 xiǎo.
    assert kwic(text, "质量", window=1, sort="right")["right"].tolist() == ["丙", "甲", "甲", "乙"]
    assert kwic(text, "质量", window=1, sort="left")["left"].tolist() == ["大", "大", "小", "小"]
    nearest = kwic("乙甲量，甲乙量", "量", window=2, sort="left")
    assert nearest["left"].tolist() == ["乙甲", "甲乙"]
    assert kwic(text, "质量", window=1, sort="right")["start"].tolist()[1:3] == [1, 16]  # ties as in the text


def test_a_line_stays_a_line() -> None:
    text = "甲\r\n质量\t乙\n丙"
    row = kwic(text, "质量", window=4).iloc[0]
    assert (row["left"], row["right"]) == ("甲 ¶", " 乙¶丙")
    assert text[row["start"] - len(row["left"]) : row["start"]] == "甲\r\n"  # places are those of the text
    ends = kwic("质量甲，质量\n，质量1", "质量", window=1, sort="right")  # the order too is that of the text
    assert ends["right"].tolist() == ["¶", "1", "甲"]


def test_nothing_found_is_an_empty_table_with_its_columns() -> None:
    table = kwic("质量第一", "品牌", sort="right")
    assert list(table.columns) == COLUMNS
    assert len(table) == 0
    assert table["start"].dtype == "int64"
    assert kwic("质量", "质量", window=0)[["left", "right"]].values.tolist() == [["", ""]]


def test_errors_show_the_value_and_the_choices() -> None:
    with pytest.raises(ValueError, match="node='' cannot be looked for"):
        kwic("质量", "")
    with pytest.raises(TypeError, match="first the text, then the node"):
        kwic("质量", tifa.parse_document("质量第一"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="window=-1 is not possible"):
        kwic("质量", "质量", window=-1)
    with pytest.raises(ValueError, match="sort='up' is unknown; choose from None, 'left', 'right'"):
        kwic("质量", "质量", sort="up")


@given(st.text("甲乙丙。\n", max_size=30), st.text("甲乙", min_size=1, max_size=2), st.integers(0, 4))
def test_left_node_right_are_the_text(text: str, node: str, window: int) -> None:
    table = kwic(text, node, window=window)
    assert len(table) == text.count(node)
    for row in table.itertuples():
        begin = row.start - len(row.left)
        line = (row.left + row.node + row.right).replace("¶", "\n")
        assert text[begin : begin + window * 2 + len(node)].startswith(line)
        assert row.node == node
