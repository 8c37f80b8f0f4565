"""Figures, marked texts and the doctor follow the language, in characters that the font has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

import tifa
from drawn import recorded
from tifa import doctoring
from tifa.annotation import KINDS
from tifa.cli import main
from tifa.fonts import missing_characters
from tifa.wording import say

# Names that Chinese writes in Latin letters too.
NAMES = {"logDice", "jieba", "rjieba", "Python"}


@pytest.fixture
def chinese() -> Iterator[None]:
    tifa.set_language("zh")
    yield
    tifa.set_language("en")


def _english(text: str) -> set[str]:
    """List the words in Latin letters that are no names."""
    return set(re.findall(r"[A-Za-z]+", text)) - NAMES


def _glosses(slogans: pd.DataFrame) -> set[str]:
    return _english(" ".join(slogans["gloss"]))


def _figures(speech: tifa.Document, font: str) -> Iterator[Axes]:
    """Draw every kind of figure, with all the words that it may write itself."""
    words, pairs = tifa.frequencies(speech), tifa.ngram_frequencies(speech)
    for table in (speech, words, pairs, tifa.count_phrases(speech, "质量"), tifa.find_slogans(speech)):
        for rate in (False, not isinstance(table, tifa.Document) and "per_10k" in table):
            yield tifa.plot_frequencies(table, rate=rate, font=font)
    yield tifa.plot_frequencies(words.head(3), rate=True, font=font)
    yield tifa.plot_wordcloud(speech, max_words=5, font=font)
    yield tifa.plot_wordcloud(pairs, max_words=5, font=font)
    yield tifa.plot_dispersion(speech, "质量", font=font)
    yield tifa.plot_dispersion("质量第一", "质量", font=font)
    yield tifa.plot_dispersion("质量第一", [], font=font)
    reports = tifa.load_reference("government_work_reports")
    contrast = tifa.keyness(speech, reports)
    for measure in ("log_likelihood", "log_ratio"):
        yield tifa.plot_keyness(contrast, measure=measure, font=font)
    course = tifa.trend(reports, ["质量", "必须"])
    yield tifa.plot_trend(course, font=font)
    yield tifa.plot_trend(course, rate=False, kinds={}, font=font)
    yield tifa.plot_trend(tifa.trend(reports, "质量", unit="words"), font=font)
    yield tifa.plot_network(speech, nodes=["质量", "标准"], font=font)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("font", ["sans", "serif"])
def test_chinese_figures_have_no_english_and_no_missing_character(speech: tifa.Document, font: str) -> None:
    with recorded() as drawn:
        for ax in _figures(speech, font):
            ax.figure.canvas.draw()
            plt.close(ax.figure)
    texts = {text for text, _ in drawn}
    labels = {
        "频次",
        "每万词频次",
        "年份",
        "无报告",
        "无文本",
        "非综合性报告",
        "按频率排列的词",
        "按频次排列的短语",
    }
    assert labels <= texts
    assert {text: _english(text) for text in texts if _english(text)} == {}
    assert drawn.missing() == {}


def test_the_check_itself_finds_english_labels(speech: tifa.Document) -> None:
    with recorded() as drawn:
        tifa.plot_dispersion(speech, "质量").figure.canvas.draw()
    assert set().union(*(_english(text) for text, _ in drawn)) >= {"Dispersion", "place", "paragraphs"}


def test_every_label_of_the_catalogue_is_in_the_fonts() -> None:
    catalogue = Path(tifa.__file__).parent / "wording" / "zh" / "figures.po"
    text = catalogue.read_text(encoding="utf-8")
    assert "频次" in text
    assert [missing_characters(text, font) for font in ("sans", "serif")] == [[], []]


def test_titles_put_numbers_in_chinese_order(speech: tifa.Document) -> None:
    english = tifa.plot_frequencies(speech).get_title()
    tifa.set_language("zh")
    try:
        assert tifa.plot_frequencies(speech).get_title() == (
            "按频次排列的词：共{}个，图中为前20个，不含停用词和单字词".format(
                english.split(" of ")[1].split(",")[0]
            )
        )
        assert tifa.plot_dispersion("质量第一", "质量").get_title() == "在全文4个字符中的分布"
        network = tifa.plot_network("提升质量,提升标准,提升质量。", nodes="质量").get_title()
        assert network.startswith("与“质量”搭配最强的1个词")
        both = tifa.plot_network("提升质量,提升标准,提升质量,提升标准。", nodes=["质量", "标准"])
        assert both.get_title().startswith("与“质量”“标准”搭配最强")
        rows = tifa.plot_dispersion("质量第一", "质量").get_yticklabels()
        assert [row.get_text() for row in rows] == ["质量（1）"]
    finally:
        tifa.set_language("en")


@pytest.mark.usefixtures("chinese")
def test_marks_are_explained_in_chinese(speech: tifa.Document) -> None:
    tables = [tifa.directives(speech), tifa.find_slogans(speech)]
    html = tifa.annotate(speech, *tables)._repr_html_()
    (legend,) = re.findall(r'<p class="tifa-key">.*?</p>', html)
    assert _english(unescape(re.sub("<[^>]*>", "", legend))) == set()
    assert f"提出要求的指令</span> {len(tables[0])}" in legend
    assert 'title="提出要求的指令 · 说话人：王建军 · 标记词：要"' in html
    assert "种类：加引号" in html
    assert {word for title in re.findall('title="([^"]*)"', html) for word in _english(title)} <= _glosses(
        tables[1]
    )
    assert 'class="tifa-directive"' in html  # the style sheet keeps its names
    assert "没有标记" in tifa.annotate("质量", pd.DataFrame({"phrase": [""]}))._repr_html_()
    assert all(say(kind.name) != kind.name for kind in KINDS)


@pytest.mark.usefixtures("chinese")
def test_the_doctor_speaks_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "中文字体：NotoSansSC-Regular.otf" in out
    assert out.endswith("一切正常。\n")

    def broken(*_: object) -> Path:
        raise FileNotFoundError("x")

    monkeypatch.setattr(doctoring, "font_path", broken)
    monkeypatch.setattr(doctoring, "_writable", lambda folder: False)
    table = tifa.doctor().set_index("what")
    assert table.loc["中文字体", "mend"] == "请重新安装：pip install --force-reinstall tifa-lessons"
    assert table.loc["当前文件夹可写", ["status", "found"]].tolist() == ["mend", "否"]
    assert {name for name in table.index if _english(name)} == set(doctoring.PACKAGES) - NAMES
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.endswith("有3项待修。\n")
