"""UTF-8 read as GBK: what is damaged comes back, what is lost is marked, what is whole stays."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror import replacing
from tifa.edits import LOST, apply_edits
from tifa.repair import mojibake

SENTENCES = (
    "要牢固树立质量第一的意识，推动高质量发展。",
    "各级党委和政府要加强统一领导，压实责任！",
    "会议强调：“想在前、走在前、干在前”，一定要落到实处。",
    "到2020年，全省建成（含在建）标准厂房3.5万平方米；GDP增长8.5%左右",
)


def repaired(text: str) -> str:
    return apply_edits(text, list(range(len(text))), mojibake(text))[0]


def as_gbk(text: str) -> str:
    """Read UTF-8 as GBK, as Java and web browsers do."""
    return replacing(text.encode())


def test_the_example_that_everyone_knows() -> None:
    assert as_gbk("质量提升") == "璐ㄩ噺鎻愬崌"
    assert repaired("璐ㄩ噺鎻愬崌") == "质量提升"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_comes_back_but_for_what_is_lost(sentence: str) -> None:
    back = repaired(as_gbk(sentence))
    assert len(back) == len(sentence)
    different = [(new, old) for new, old in zip(back, sentence, strict=True) if new != old]
    assert all(new == LOST for new, _ in different)
    assert len(different) <= sum(map(str.isascii, sentence)) + 1


def test_a_lost_byte_before_another_character_can_only_be_80() -> None:
    assert LOST in as_gbk("会议一定要办好")  # 一 is E4 B8 80
    assert repaired(as_gbk("会议一定要办好")) == "会议一定要办好"


def test_a_lost_byte_before_a_digit_or_a_line_end_stays_lost() -> None:
    assert repaired(as_gbk("力争到5万人")) == f"力争{LOST}5万人"
    assert repaired(as_gbk("推动高质量发展。") + "\n") == f"推动高质量发展{LOST}\n"


@pytest.mark.parametrize("table", ["gb18030", "gbk"])
def test_what_was_lost_is_not_made_up(table: str, clean_truth: str) -> None:
    """Python's gbk loses far more than 80: a guess at each loss would put 5 wrong characters in 100."""
    back = repaired("\n".join(line.encode().decode(table, "replace") for line in clean_truth.splitlines()))
    same = sum(
        block.size for block in SequenceMatcher(None, back, clean_truth, autojunk=False).get_matching_blocks()
    )
    wrong = len(back) - same - back.count(LOST)
    assert same > 0.85 * len(clean_truth)
    assert wrong <= 0.01 * len(clean_truth)


@pytest.mark.parametrize("mark", ["€", "?"])
def test_other_programs_mark_the_lost_byte_otherwise(mark: str) -> None:
    broken = as_gbk("会议一定要办好").replace(LOST, mark)
    assert mark in broken
    assert repaired(broken) == "会议一定要办好"


WAYS = {
    "browsers": as_gbk,
    "python's gb18030": lambda text: text.encode().decode("gb18030", "replace"),
    "python's gbk": lambda text: text.encode().decode("gbk", "replace"),
}


@pytest.mark.parametrize("mark", ["", "?", LOST], ids=["left out", "question marks", "marks of loss"])
@pytest.mark.parametrize("way", WAYS)
def test_what_is_lost_is_marked_however_it_was_shown(way: str, mark: str, clean_truth: str) -> None:
    """Nothing wrong stays or comes in, and most is put right: what is not is U+FFFD."""
    lines = clean_truth.splitlines()
    back = repaired("\n".join(WAYS[way](line).replace(LOST, mark) for line in lines)).splitlines()
    right = 0
    for one, line in zip(back, lines, strict=True):
        blocks = SequenceMatcher(None, one, line, autojunk=False).get_matching_blocks()
        same = sum(block.size for block in blocks)
        assert len(one) - same - one.count(LOST) == 0
        right += same
    assert right > 0.85 * len(clean_truth)


def test_a_question_mark_of_whole_text_stays() -> None:
    text = "会议强调什么?" + as_gbk("会议一定要办好") + "好不好?\n谁说了算?"
    assert repaired(text) == "会议强调什么?会议一定要办好好不好?\n谁说了算?"


def test_the_sign_of_the_euro_may_also_be_two_bytes() -> None:
    # 面 ends in A2 and 。 begins with E3: A2 E3 is the euro sign itself.
    broken = as_gbk("在社会保障方面。全国财政部")
    assert "€" in broken
    assert repaired(broken) == "在社会保障方面。全国财政部"


def test_a_text_that_turns_partway_and_back() -> None:
    text = "前面完好。\t" + as_gbk("中间的一段坏了，必须修复") + "\n后面也完好，涓涓细流。"
    assert repaired(text) == "前面完好。\t中间的一段坏了，必须修复\n后面也完好，涓涓细流。"


def test_marks_of_loss_that_were_read_as_gbk_are_marks_of_loss_again() -> None:
    assert repaired("锟斤拷锟斤拷") == LOST * 4
    assert repaired("锟斤拷会议") == LOST * 2 + "会议"


def test_offsets_rise_and_point_to_the_first_character_of_each() -> None:
    text = "推动" + as_gbk("质量追赶")
    new, offsets = apply_edits(text, list(range(len(text))), mojibake(text))
    assert new == "推动质量追赶"
    # 质 begins in 璐 (2), 量 in the second half of ㄩ (3), 追 in 杩 (5), 赶 in 借 (6): six bytes each two.
    assert offsets == [0, 1, 2, 3, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        "涓涓细流，汇成江河；澶渊之盟；鐵路",  # characters that also begin UTF-8 read as GBK
        "潄石枕流，璜電廠，銀行開閘",
        "五百€,一千?二千" + LOST,
        "Ärger über café",
        "",
    ],
)
def test_whole_text_is_not_touched(text: str) -> None:
    assert list(mojibake(text)) == []


_EVERYDAY = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
_TEXT = st.text(st.sampled_from([*_EVERYDAY, *"，。、；：“”（）《》", *"09aZ, \t"]), max_size=60)


@given(_TEXT)
def test_everyday_text_is_whole_and_comes_back_when_damaged(text: str) -> None:
    assert repaired(text) == text
    broken = "会议要求推动" + text
    back = repaired(as_gbk(broken))
    assert len(back) == len(broken)
    assert all(new in (old, LOST) for new, old in zip(back, broken, strict=True))
    # Only before ASCII, or at the end, can a byte be lost for good.
    before_ascii = len(re.findall(r"[^\x00-\x7f](?=[\x00-\x7f]|\Z)", broken))
    assert back.count(LOST) <= before_ascii


@given(st.text())
def test_any_text_at_all_is_survived(text: str) -> None:
    new, offsets = apply_edits(text, list(range(len(text))), mojibake(text))
    assert len(new) == len(offsets)
    assert offsets == sorted(offsets)
