"""Broken glosses: three seen on the web, and a mirror page simulated on our own sentences."""

from __future__ import annotations

import json
import random
import re

import pytest
from opencc import OpenCC

from mirror import DECODERS, LISTED, Mirror
from places import ROOT
from tifa.cleaning import clean_text
from tifa.edits import LOST
from tifa.glosses import broken_glosses

SEEN = [
    ("質(zhì)量獎(jiǎng)?lì)C獎(jiǎng)大會(huì)", "質量獎頒獎大會"),
    ("雅戈?duì)柤瘓F(tuán)股份", "雅戈爾集團股份"),
    ("新聞?dòng)迷~規(guī)范", "新聞用詞規范"),
]


@pytest.mark.parametrize(("shown", "before"), SEEN)
def test_those_seen_on_the_web_are_undone(shown: str, before: str) -> None:
    clean = clean_text(shown, script="traditional")
    assert clean.text == before
    assert all(change.kind != "unrepaired" for change in clean.report)


@pytest.mark.parametrize(("shown", "before"), SEEN)
def test_offsets_of_what_was_restored_rise(shown: str, before: str) -> None:
    clean = clean_text(shown, script="traditional")
    assert list(clean.offsets) == sorted(set(clean.offsets))
    kept = [(i, c) for i, c in zip(clean.offsets, clean.text, strict=True) if shown[i] == c]
    assert len(kept) >= len(before) - 3


def test_the_simulator_breaks_glosses_as_the_web_does() -> None:
    """Each of the three comes about when its cause is glossed before the characters it cuts."""
    orders = ["勵獎質會", "隊團", "動規"]
    for (shown, before), order in zip(SEEN, orders, strict=True):
        mirror = Mirror(random.Random(0), order)
        mirror.order = list(order)
        assert mirror.show(before, DECODERS["php"]) == shown


def sentences() -> list[str]:
    """Read the sentences of the practice texts that are open, in traditional characters."""
    convert = OpenCC("s2t").convert
    found = []
    for card in sorted((ROOT / "tests" / "texts").glob("*.json")):
        truth = json.loads(card.read_text(encoding="utf-8"))
        if not truth["held_out"] and truth["name"] < "19":  # the sample that the shares were measured on
            text = truth.get("clean") or card.with_suffix(".txt").read_text(encoding="utf-8")
            found += re.findall("[^。？?\n]+。", convert(text))
    return [s.encode("gbk", "ignore").decode("gbk") for s in found]


def straddling() -> list[tuple[str, str]]:
    """Pair each listed character with two whose second and first byte make its code."""
    everyday = [bytes([row, cell]).decode("gbk") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFA)]
    codes = {c: c.encode("gbk") for c in [*everyday, *LISTED]}
    ending = {code[1]: c for c, code in codes.items()}
    beginning = {code[0]: c for c, code in codes.items()}
    return [
        (listed, ending[codes[listed][0]] + beginning[codes[listed][1]])
        for listed in LISTED
        if codes[listed][0] in ending and codes[listed][1] in beginning
    ]


@pytest.mark.parametrize(("decoder", "least"), [("windows", 0.85), ("browser", 0.85), ("php", 0.6)])
def test_round_trips(decoder: str, least: float) -> None:
    """Set each pair that a mirror cuts into one of our sentences, and let the mirror gloss all of it."""
    rng = random.Random(1)
    broken = exact = 0
    for (_, pair), sentence in zip(straddling() * 6, rng.choices(sentences(), k=10_000), strict=False):
        place = rng.randrange(len(sentence))
        text = sentence[:place] + pair + sentence[place:]
        shown = Mirror(rng).show(text, DECODERS[decoder])
        clean = clean_text(shown, script="traditional")
        if "?" in shown or LOST in shown:
            broken += 1
            exact += clean.text == text
        # Never wrong without a word: what does not come back is reported.
        assert clean.text == text or any(change.kind == "unrepaired" for change in clean.report), shown
    assert broken >= 100
    assert exact / broken >= least


@pytest.mark.parametrize(("listed", "pair"), straddling())
def test_every_cut_between_two_characters_is_undone_or_reported(listed: str, pair: str) -> None:
    text = f"大{pair}A"
    shown = Mirror(random.Random(0), listed).show(text, DECODERS["browser"])
    clean = clean_text(shown, script="traditional")
    assert clean.text == text or any(change.kind == "unrepaired" for change in clean.report)


@pytest.mark.parametrize(
    "text",
    [
        "真的吗?(ma)是的",
        "who? (me)",
        "这是什么?yes)",
        "(ok?no)对",
        "问?\n答",
        "质量(zhì)第一?好",
        "你好?",
    ],
)
def test_question_marks_of_whole_text_are_no_broken_glosses(text: str) -> None:
    assert list(broken_glosses(text)) == []


def test_what_cannot_be_undone_stays_and_is_reported() -> None:
    clean = clean_text("質量?xyǒ)大會", script="traditional")
    assert clean.text == "質量?xyǒ)大會"
    assert [(change.kind, change.count) for change in clean.report] == [("unrepaired", 1)]
