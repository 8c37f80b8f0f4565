"""The readings of characters: those that pypinyin itself gives."""

from __future__ import annotations

from pypinyin import Style, pinyin

from mirror import LISTED
from tifa.pinyin import readings_of


def test_readings_are_those_of_pypinyin() -> None:
    for character in [*LISTED, *map(chr, range(0x3400, 0xA000, 11)), "〇", "𠀀", "，", "A", "\ue815", "é"]:
        found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
        assert readings_of(character) == tuple(found[0] if found else ()), character


def test_a_character_of_several_readings_begins_with_the_usual_one() -> None:
    assert readings_of("行")[0] == "xíng"
    assert {"xíng", "háng"} <= set(readings_of("行"))
