"""Figures of corpora: the right bars, lines and marks, readable without colour and with their font."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import tifa
from drawn import recorded
from tifa.corpus_plots import plot_keyness, plot_trend
from tifa.keywords import keyness
from tifa.reference import load_reference
from tifa.trends import trend


@pytest.fixture(scope="module")
def contrast() -> pd.DataFrame:
    return keyness("质量" * 9 + "品牌和" * 4, "数量" * 8 + "品牌和" * 4)


@pytest.fixture(scope="module")
def course() -> pd.DataFrame:
    return trend(load_reference(), ["质量", "必须"])


def _labels(ax: plt.Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def test_bars_go_both_ways_and_tell_their_counts(contrast: pd.DataFrame) -> None:
    ax = plot_keyness(contrast)
    labels = _labels(ax)
    widths = dict(zip(labels, (bar.get_width() for bar in ax.patches), strict=True))
    assert labels[0] == "质量"
    assert labels[-1] == "数量"
    assert widths["质量"] > 0 > widths["数量"]
    numbers = dict(zip(labels, (text.get_text() for text in ax.texts), strict=True))
    assert (numbers["质量"], numbers["数量"]) == ("9 : 0", "0 : 8")
    fills = {bool(bar.get_hatch()) for bar in ax.patches if bar.get_width() < 0}
    assert fills == {True}  # not told by colour alone


def test_top_counts_for_each_side(speech: tifa.Document) -> None:
    table = keyness(speech, load_reference().where(year=2018))
    ax = plot_keyness(table, top=3)
    assert len(ax.patches) == 6
    assert ax.get_title().endswith("words against 9,046")
    assert _labels(ax)[0] == table["word"].iloc[0]
    assert _labels(ax)[-1] == table["word"].iloc[-1]


def test_lines_break_where_there_is_no_report(course: pd.DataFrame) -> None:
    ax = plot_trend(course)
    line = ax.get_lines()[0]
    values = dict(zip(line.get_xdata(), line.get_ydata(), strict=True))
    assert pd.isna(values[1962])
    assert values[2018] == pytest.approx(12.5, abs=0.05)
    shaded = [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in ax.patches]
    assert shaded == [(1960.5, 1963.5), (1964.5, 1974.5), (1975.5, 1977.5)]


def test_hollow_marks_are_the_years_without_a_general_report(course: pd.DataFrame) -> None:
    hollow = plot_trend(course).get_lines()[1]
    assert hollow.get_markerfacecolor() == "white"
    assert list(hollow.get_xdata()) == [1955, 1956, 1958, 1960, 1964, 1980, 1982, 1986, 1991, 1996]


def test_years_that_were_taken_out_are_not_said_to_have_no_report(course: pd.DataFrame) -> None:
    tens = course[course["year"] % 10 == 0]
    shaded = {(patch.get_x(), patch.get_x() + patch.get_width()) for patch in plot_trend(tens).patches}
    assert shaded == {(1960.5, 1963.5), (1964.5, 1974.5), (1975.5, 1977.5)}


def test_kinds_may_be_given_and_lines_differ_in_dash_and_mark(course: pd.DataFrame) -> None:
    bare = pd.DataFrame(course.to_dict("list"))
    assert not any(line.get_label() == "no general report" for line in plot_trend(bare).get_lines())
    ax = plot_trend(bare, kinds={1955: "plan"})
    assert list(ax.get_lines()[1].get_xdata()) == [1955]
    first, second = ax.get_lines()[0], ax.get_lines()[2]
    assert first.get_linestyle() != second.get_linestyle()
    assert first.get_marker() != second.get_marker()


def test_axes_say_what_was_counted_out_of_what(course: pd.DataFrame) -> None:
    assert plot_trend(course).get_ylabel() == "per 10,000 Chinese characters"
    assert plot_trend(trend(load_reference(), "质量", unit="words")).get_ylabel() == "per 10,000 words"
    assert plot_trend(course, rate=False).get_ylabel() == "occurrences"
    assert plot_trend(course).get_title() == "From 1954 to 2026: 58 years with a text"


def test_given_axes_and_titles_are_used_and_tables_left_alone(
    course: pd.DataFrame, contrast: pd.DataFrame
) -> None:
    before = course.copy(), contrast.copy()
    _, ax = plt.subplots()
    assert plot_trend(course, ax=ax, title="质量与必须") is ax
    assert ax.get_title() == "质量与必须"
    _, ax = plt.subplots()
    assert plot_keyness(contrast, ax=ax) is ax
    pd.testing.assert_frame_equal(course, before[0])
    pd.testing.assert_frame_equal(contrast, before[1])


def test_wrong_tables_are_explained(course: pd.DataFrame, contrast: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="no column word, count_ref, log_likelihood; it has year, phrase"):
        plot_keyness(course)
    with pytest.raises(ValueError, match="no column year, phrase; it has word"):
        plot_trend(contrast)
    with pytest.raises(TypeError, match="expected a table from trend, not str"):
        plot_trend("质量")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="measure='LL' is unknown; choose from log_likelihood, log_ratio"):
        plot_keyness(contrast, measure="LL")


def test_where_nothing_differs_or_was_counted_the_figure_says_so(
    course: pd.DataFrame, contrast: pd.DataFrame
) -> None:
    same = keyness("推动质量推动质量", "推动质量推动质量", min_count=1)
    for table in (contrast.head(0), same):
        assert "No word is more or less frequent" in plot_keyness(table).texts[0].get_text()
    assert "The table is empty" in plot_trend(course.head(0)).texts[0].get_text()


def test_every_character_drawn_is_in_its_font(course: pd.DataFrame, contrast: pd.DataFrame) -> None:
    with recorded() as drawn:
        for ax in (plot_trend(course), plot_keyness(contrast), plot_keyness(contrast, measure="log_ratio")):
            ax.figure.canvas.draw()
    assert {"质量", "必须", "数量"} <= {text for text, _ in drawn}
    assert drawn.missing() == {}


def test_a_source_is_drawn_like_its_table() -> None:
    report = "质量" * 9 + "品牌和" * 4
    drawn = plot_keyness(report, reference="数量" * 8 + "品牌和" * 4)
    assert _labels(drawn) == _labels(plot_keyness(keyness(report, "数量" * 8 + "品牌和" * 4)))
    assert _labels(plot_keyness(report)) == _labels(plot_keyness(keyness(report, load_reference())))
    lines = plot_trend(load_reference(), phrases=["质量"]).lines[0].get_ydata()
    assert list(lines[:5]) == list(plot_trend(trend(load_reference(), "质量")).lines[0].get_ydata()[:5])
    with pytest.raises(ValueError, match="no phrase to draw; say which"):
        plot_trend(load_reference())
