"""Quotation marks as texts really have them: of every shape, one in another, and one missing."""

from __future__ import annotations

import pytest

import tifa


def said(text: str) -> list[tuple[str, str]]:
    return [(row.speaker, row.text) for row in tifa.statements(text).itertuples()]


@pytest.mark.parametrize("pair", ["“”", "「」", "『』", '""'])
def test_each_shape_of_mark_holds_what_was_said(pair: str) -> None:
    text = f"王建军说：{pair[0]}要深化改革。{pair[1]}陈钢指出，质量是生命。"
    assert said(text) == [("王建军", "要深化改革。"), ("陈钢", "质量是生命。")]


@pytest.mark.parametrize("inside", ["『两个第一』", "‘两个第一’", "“两个第一”", '"两个第一"'])
@pytest.mark.parametrize("pair", ["“”", "「」"])
def test_marks_inside_marks(pair: str, inside: str) -> None:
    text = f"王建军说：{pair[0]}要把{inside}放在心上。{pair[1]}陈钢指出，质量是生命。"
    assert said(text) == [("王建军", f"要把{inside}放在心上。"), ("陈钢", "质量是生命。")]


@pytest.mark.parametrize("mark", ["“", "「", "『", '"'])
def test_a_mark_that_is_never_closed_swallows_nobody(mark: str) -> None:
    text = f"王建军说：{mark}要深化改革。陈钢指出，质量是生命。李四要求，要抓落实。"
    assert said(text) == [("王建军", "要深化改革。"), ("陈钢", "质量是生命。"), ("李四", "要抓落实。")]


def test_a_straight_mark_closes_what_a_curly_one_opened() -> None:
    text = '王建军说：“要深化改革。"陈钢指出，质量是生命。'
    assert said(text) == [("王建军", "要深化改革。"), ("陈钢", "质量是生命。")]


def test_a_mark_that_only_closes_swallows_nobody() -> None:
    text = "王建军说：要深化改革。”陈钢指出，质量是生命。"
    assert [speaker for speaker, _ in said(text)] == ["王建军", "陈钢"]


def test_straight_marks_in_alternation_name_their_coinages() -> None:
    text = '从"要我干"转向"我要干"，擦亮"品质年"招牌。'
    assert tifa.find_slogans(text).slogan.tolist() == ["要我干", "我要干", "品质年"]
