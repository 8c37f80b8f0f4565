"""Figures: the right bars, words and strokes, in a font that has every character."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

import tifa
from drawn import recorded

LATIN_ONLY = Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"


def _labels(ax: plt.Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def _picture(ax: plt.Axes) -> np.ndarray:
    return np.asarray(ax.get_images()[0].get_array())


def test_bars_show_the_table_and_begin_at_zero(speech: tifa.Document) -> None:
    table = tifa.count_phrases(speech, ["品牌", "质量", "标准"])
    ax = tifa.plot_frequencies(table)
    assert _labels(ax) == ["质量", "标准", "品牌"]
    assert [bar.get_width() for bar in ax.patches] == [39, 9, 4]
    assert [text.get_text() for text in ax.texts] == ["39", "9", "4"]
    assert ax.get_xlim()[0] == 0
    assert ax.yaxis.get_inverted()
    assert list(table["phrase"]) == ["品牌", "质量", "标准"]  # the table itself is left alone


def test_bars_say_what_was_counted_out_of_what(speech: tifa.Document) -> None:
    ax = tifa.plot_frequencies(speech, top=5)
    assert ax.get_title().startswith("Words by count: the first 5 of ")
    rate = tifa.plot_frequencies(tifa.count_phrases(speech, ["质量"]), rate=True)
    assert rate.get_xlabel() == "per 10,000 Chinese characters"
    assert rate.patches[0].get_width() == pytest.approx(39 / 1033 * 10_000)


def test_dispersion_strokes_stand_where_the_phrase_stands(speech: tifa.Document) -> None:
    ax = tifa.plot_dispersion(speech, ["质量追赶", "标准"])
    assert _labels(ax) == ["质量追赶 (1)", "标准 (9)"]
    strokes = [collection.get_positions() for collection in ax.collections]
    assert strokes[0] == [speech.text.index("质量追赶")]
    assert len(strokes[1]) == 9
    left, right = ax.get_xlim()
    assert left <= 0 < len(speech.text) <= right


def test_a_corpus_is_drawn_like_a_text() -> None:
    corpus = tifa.Corpus.from_texts({"甲": "品牌强省,质量第一。", "乙": "提升质量,质量强国。"})
    assert _labels(tifa.plot_frequencies(corpus))[0] == "质量"
    assert "without stop words" in tifa.plot_wordcloud(corpus).get_title()
    ax = tifa.plot_dispersion(corpus, ["质量"])
    assert _labels(ax) == ["质量 (3)"]
    assert ax.collections[0].get_positions() == [5, 12, 15]
    assert [line.get_xdata()[0] for line in ax.lines] == [10]
    assert "light lines: documents" in ax.get_xlabel()


def test_word_cloud_is_the_same_each_time_and_follows_the_seed(speech: tifa.Document) -> None:
    first, again, other = (_picture(tifa.plot_wordcloud(speech, seed=s)) for s in (2018, 2018, 7))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_word_cloud_sizes_are_faithful_to_the_counts(speech: tifa.Document) -> None:
    from tifa.cloud_layout import faithful_cloud

    table = tifa.frequencies(speech, stopwords=tifa.stopwords(), min_length=2).head(80)
    counts = dict(zip(table["word"], table["count"].astype(int), strict=True))
    heights = {
        word: height for (word, _), height, *_ in faithful_cloud(counts, seed=2018, font="sans").layout_
    }
    assert set(heights) == set(counts)
    sizes = {count: {h for w, h in heights.items() if counts[w] == count} for count in counts.values()}
    assert all(max(s) - min(s) <= 2 for s in sizes.values())
    assert max(sizes[37]) / max(sizes[9]) == pytest.approx((37 / 9) ** 0.5, rel=0.05)


def test_a_title_set_later_replaces_the_first(speech: tifa.Document) -> None:
    ax = tifa.plot_dispersion(speech, "质量")
    ax.set_title("质量的分布")
    assert [ax.get_title(loc=where) for where in ("left", "center", "right")] == ["", "质量的分布", ""]


def test_a_formulation_of_two_kinds_is_drawn_once(speech: tifa.Document) -> None:
    labels = _labels(tifa.plot_frequencies(tifa.find_slogans(speech, lexicon=["双随机一公开"])))
    assert len(labels) == len(set(labels)) == 10


@pytest.mark.parametrize("plot", [tifa.plot_frequencies, tifa.plot_wordcloud])
def test_wrong_tables_are_explained(plot: object) -> None:
    assert callable(plot)
    with pytest.raises(ValueError, match="it has slogan_name"):
        plot(tifa.frequencies("质量").rename(columns={"word": "slogan_name"})[["slogan_name"]])
    with pytest.raises(TypeError, match="not int"):
        plot(39)


@pytest.mark.parametrize("plot", [tifa.plot_frequencies, tifa.plot_wordcloud])
def test_where_nothing_was_counted_the_figure_says_so(plot: Any) -> None:
    _, given = plt.subplots()
    for nothing in (tifa.frequencies(""), tifa.parse_document("要好。"), ""):
        ax = plot(nothing, ax=given)
        assert ax is given
        assert ax.texts[-1].get_text().startswith("The table is empty, so there is nothing to draw")
        ax.figure.canvas.draw()
    assert plot(tifa.frequencies("")).figure is not given.figure


def test_dispersion_without_a_phrase_says_so() -> None:
    assert tifa.plot_dispersion("质量", []).texts[0].get_text().startswith("There is no phrase to draw")
    with pytest.raises(ValueError, match="a phrase without characters cannot be drawn"):
        tifa.plot_dispersion("质量", ["质量", ""])


def test_settings_stay_and_given_axes_are_used(speech: tifa.Document) -> None:
    before = dict(mpl.rcParams)
    _, ax = plt.subplots()
    assert tifa.plot_frequencies(speech, ax=ax) is ax
    assert tifa.plot_dispersion(speech, "质量").figure is not ax.figure
    tifa.plot_wordcloud(speech)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("own_axes", [True, False])
def test_every_character_drawn_is_in_its_font(speech: tifa.Document, own_axes: bool) -> None:
    with recorded() as drawn:
        for plot in (tifa.plot_frequencies, tifa.plot_wordcloud):
            ax = plot(speech, ax=plt.subplots()[1] if own_axes else None)
            ax.set_title("质量追赶：图 zhìliàng")  # what a learner adds later must be readable too
            ax.set_xlabel("词频 −1")
            ax.figure.canvas.draw()
        ax = tifa.plot_dispersion(speech, "质量", font="serif")
        ax.set_title("质量的分布")
        ax.figure.canvas.draw()
    assert len(drawn) > 100
    assert {"质量", "质量追赶：图 zhìliàng", "质量的分布"} <= {text for text, _ in drawn}
    assert drawn.missing() == {}


def test_the_check_itself_finds_a_font_without_chinese(speech: tifa.Document) -> None:
    with recorded() as drawn:
        with pytest.warns(UserWarning, match="Glyph"):
            tifa.plot_frequencies(speech, top=3, font=LATIN_ONLY).figure.canvas.draw()
        tifa.plot_wordcloud(speech, max_words=5, font=LATIN_ONLY)
    assert drawn.missing()["质量"] == ["质", "量"]
