"""The text with its findings marked: nothing lost, nothing unescaped, legible on light and dark."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tifa
from tifa.annotation import KINDS, annotate
from tifa.rhetoric import four_character, parallelisms, shifts
from tifa.slogans import find_slogans


def _spans(*places: tuple[int, int], **columns: str) -> pd.DataFrame:
    return pd.DataFrame([{"start": a, "end": b, **columns} for a, b in places])


class _Reader(HTMLParser):
    """Reads the marked text back from HTML, without style sheet, legend and labels, and checks the nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.open, self.titles, self.skip = "", list[str](), list[str](), 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.skip += tag in {"style", "p", "sup"}
        self.titles += [value or "" for name, value in attrs if name == "title"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.skip -= tag in {"style", "p", "sup"}

    def handle_data(self, data: str) -> None:
        self.text += "" if self.skip else data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_text_has_brackets_with_the_kind() -> None:
    directives = _spans((3, 8), speaker="王建军", marker="要")
    assert str(annotate("会议说要抓质量。", directives)) == "会议说【指令 要抓质量。】"
    assert repr(annotate("会议说要抓质量。", directives)) == "会议说【指令 要抓质量。】"


def test_nested_findings() -> None:
    marked = annotate(
        "要推进质量强省。", _spans((0, 7), speaker="", marker="要"), pd.DataFrame({"slogan": ["质量强省"]})
    )
    assert str(marked) == "【指令 要推进【提法 质量强省】】。"


def test_crossing_findings_are_closed_and_opened_again() -> None:
    marked = annotate("甲乙丙丁", _spans((0, 3), speaker="", marker=""), _spans((2, 4), speaker="", verb=""))
    assert str(marked) == "【指令 甲乙【转述 丙】】【转述（续） 丁】"
    reader = _read(marked._repr_html_())
    assert reader.text == "甲乙丙丁"
    assert marked._repr_html_().count(">转述\u2060</sup>") == 2  # once in the text, once in the legend


def test_a_phrase_is_marked_wherever_it_stands() -> None:
    assert str(annotate("质量,质量", pd.DataFrame({"phrase": ["质量"]}))) == "【词语 质量】,【词语 质量】"


def test_findings_at_one_place_are_one_mark() -> None:
    table = pd.DataFrame({"slogan": ["双随机一公开"] * 2, "kind": ["quoted", "numeric"]})
    marked = annotate("推进双随机一公开监管", table)
    assert str(marked) == "推进【提法 双随机一公开】监管"
    assert _read(marked._repr_html_()).titles == ["slogan · kind: quoted; slogan · kind: numeric"]


def test_no_table_leaves_the_text_alone() -> None:
    assert str(annotate("质量第一。")) == "质量第一。"
    assert _read(annotate("质量第一。")._repr_html_()).text == "质量第一。"
    assert str(annotate("", shifts(""))) == ""


def test_everything_from_text_and_tables_is_escaped() -> None:
    text = "<script>alert('质量')</script> & \"质量\""
    table = pd.DataFrame({"slogan": ["<script>"], "gloss": ['"><img src=x onerror=alert(1)>']})
    html = annotate(text, table)._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    reader = _read(html)
    assert reader.text == text
    assert reader.titles == ['slogan · gloss: "><img src=x onerror=alert(1)>']


def test_all_tables_of_the_speech(speech: tifa.Document) -> None:
    marked = annotate(
        speech, shifts(speech), parallelisms(speech), four_character(speech), find_slogans(speech)
    )
    assert "【转变 从“【提法 量变思维】”转向“【提法 质变思维】”】" in str(marked)
    assert re.sub(r"【..(（续）)? |】", "", str(marked)) == speech.text
    reader = _read(marked._repr_html_())
    assert reader.text == speech.text
    assert any("gloss: just as in the past" in title or "as always" in title for title in reader.titles)
    for name in ("shift", "parallelism", "four-character phrase", "slogan"):
        assert f">{name}</span>" in unescape(marked._repr_html_())


def test_heads_of_an_anaphora_are_marked_one_by_one() -> None:
    text = "要修渠。水是命脉。要植树。要办学。"
    assert (
        str(annotate(text, parallelisms(text)))
        == "【排比 要修渠】。水是命脉。【排比 要植树】。【排比 要办学】。"
    )
    assert str(annotate(text, parallelisms(text).drop(columns="members"))).startswith("【词语 要修渠。水")


def test_inner_title_tells_the_outer_finding_too() -> None:
    outer = _spans((0, 7), speaker="王建军", marker="要")
    marked = annotate("要推进质量强省。", outer, pd.DataFrame({"slogan": ["质量强省"]}))
    assert _read(marked._repr_html_()).titles[-1] == "slogan | directive · speaker: 王建军 · marker: 要"


PLACES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


@settings(max_examples=150)
@given(
    st.text("甲乙<>&\"' \n", min_size=30, max_size=30), st.lists(st.tuples(PLACES, st.sampled_from("abc")))
)
def test_any_overlap_keeps_the_text(text: str, places: list[tuple[tuple[int, int], str]]) -> None:
    columns = {"a": ("speaker", "verb"), "b": ("before", "after"), "c": ("pattern", "members")}
    tables = [_spans(place, **dict.fromkeys(columns[kind], "")) for place, kind in places]
    marked = annotate(text, *tables)
    assert re.sub(r"【..(（续）)? |】", "", str(marked)) == text
    assert _read(marked._repr_html_()).text == text
    depth = 0
    for character in str(marked):
        depth += {"【": 1, "】": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


def test_lines_and_marks_need_no_style_sheet() -> None:
    """JupyterLab shows a notebook that is not trusted without style sheets, but with inline styles."""
    html = annotate("一\n质量", pd.DataFrame({"phrase": ["质量"]}))._repr_html_()
    bare = re.sub("<style>.*?</style>", "", html, flags=re.DOTALL)
    assert re.search(r'<div class="tifa-text"[^>]* style="[^"]*white-space: pre-wrap', bare)
    assert re.search(
        r'<span class="tifa-phrase"[^>]* style="[^"]*border-bottom: 1px solid[^"]*"><sup[^>]*>词语\u2060</sup>质量</span>',
        bare,
    )


def test_a_table_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="annotate the text that the table was made from"):
        annotate("质量第一。", _spans((0, 2), text="标准"))
    with pytest.raises(ValueError, match="does not stand at 2–90 of this text"):
        annotate("质量第一。", _spans((2, 90)))


def test_what_is_no_table_of_findings_is_refused() -> None:
    with pytest.raises(TypeError, match="a table is needed, not list"):
        annotate("质量第一。", ["质量"])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a table with the columns year, count names no places"):
        annotate("质量第一。", pd.DataFrame({"year": [2018], "count": [1]}))


def _luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance as defined by WCAG 2.1."""
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ground", "ink"), [((255, 255, 255), (33, 33, 33)), ((17, 17, 17), (255, 255, 255))]
)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_lines_and_text_are_legible(
    kind: tifa.annotation.Kind, ground: tuple[int, ...], ink: tuple[int, ...]
) -> None:
    assert _contrast(kind.colour, ground) >= 3  # WCAG 1.4.11, graphical objects
    tint = ground
    for _ in range(3):  # three findings inside each other
        tint = tuple(0.12 * c + 0.88 * g for c, g in zip(kind.colour, tint, strict=True))
    assert _contrast(ink, tint) >= 7  # WCAG 1.4.6, text


def test_kinds_differ_without_colour() -> None:
    for one, other in combinations(KINDS, 2):
        assert (one.label, one.line) != (other.label, other.line)
        assert one.label != other.label
        assert one.line != other.line
