"""Segmenters keep to themselves, keep user words whole and keep quiet."""

from __future__ import annotations

import marshal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tifa
from tifa.segmentation import Segmenter, _take_prepared, segment, stopwords

ENGINES = ["jieba", "rjieba"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", ["", " \n", "，。！", "😀👍🏽", "GDP增长8.5%,5G网络", "習習近平", "𠀀𠮷"])
def test_any_text_is_cut_and_nothing_is_lost(engine: str, text: str) -> None:
    assert "".join(Segmenter(engine=engine).cut(text)) == text


@pytest.mark.parametrize("engine", ENGINES)
def test_user_words_are_never_split(engine: str, speech: tifa.Document) -> None:
    words = [
        "质量追赶",
        "数量追赶",
        "双随机一公开",
        "首负责任",
        "一处失信、处处受制",
        "王予波",
        "匡涌",
        "5G+",
    ]
    cut = Segmenter(words, engine=engine).cut(speech.text + "5G+工业")
    for word in words:
        assert cut.count(word) == (speech.text + "5G+").count(word)


@pytest.mark.parametrize("engine", ENGINES)
def test_default_segmentation_loses_the_slogan(engine: str, speech: tifa.Document) -> None:
    assert "质量追赶" in speech.text
    assert "质量追赶" not in Segmenter(engine=engine).cut(speech.text)


def test_longest_user_word_wins_and_the_earlier_of_two_that_overlap() -> None:
    assert Segmenter(["质量", "质量追赶"]).cut("质量追赶") == ["质量追赶"]
    assert Segmenter(["质量追", "追赶超"]).cut("质量追赶超")[0] == "质量追"


def test_each_segmenter_has_its_own_words() -> None:
    import jieba

    own = Segmenter(["质量追赶"])
    other = Segmenter()
    assert own.cut("质量追赶") == ["质量追赶"]
    assert other.cut("质量追赶") == ["质量", "追赶"]
    assert "质量追赶" not in jieba.dt.FREQ
    jieba.dt.FREQ["质量追赶"] = 10_000_000  # what a neighbour does to jieba's global dictionary
    try:
        assert Segmenter().cut("质量追赶") == ["质量", "追赶"]
    finally:
        del jieba.dt.FREQ["质量追赶"]


def test_word_lists_from_windows_and_with_blanks() -> None:
    assert Segmenter(["\ufeff质量追赶\r\n", " ", "", "质量追赶"]).words == ("质量追赶",)


def test_engines_agree_on_the_speech(speech: tifa.Document) -> None:
    for hmm in (True, False):
        assert Segmenter(engine="rjieba", hmm=hmm).cut(speech.text) == Segmenter(hmm=hmm).cut(speech.text)


def test_wrong_use_is_explained() -> None:
    with pytest.raises(ValueError, match="'pkuseg' is unknown; choose from jieba, rjieba"):
        Segmenter(engine="pkuseg")
    with pytest.raises(TypeError, match=r"give a list of words: \['质量追赶'\]"):
        Segmenter("质量追赶")
    with pytest.raises(TypeError, match="39 is not a word"):
        Segmenter([39])  # type: ignore[list-item]


def test_segment_leaves_out_white_space_only(speech: tifa.Document) -> None:
    words = segment(speech)
    assert "".join(words) == "".join(speech.text.split())
    assert segment("质量 第一\n") == ["质量", "第一"]


def test_stop_words_are_clean() -> None:
    assert {"的", "和", "在"} <= stopwords()
    assert all(word == word.strip() and word for word in stopwords())
    assert not {"质量", "改革", "发展", "坚持"} & stopwords()


@pytest.mark.parametrize("engine", ENGINES)
def test_start_is_silent_with_a_cold_cache(engine: str, tmp_path: object) -> None:
    code = (
        "import warnings; warnings.simplefilter('always');"
        f"import tifa; print(tifa.Segmenter(engine={engine!r}).cut('质量追赶'))"
    )
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    import os

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
    )
    assert done.stderr == ""
    assert done.stdout == "['质量', '追赶']\n"


def test_a_prepared_dictionary_is_read_as_jieba_reads_it(tmp_path: Path) -> None:
    Segmenter().cut("质量")  # jieba is loaded without its warnings
    import jieba

    prepared, whole = tmp_path / "jieba.cache", marshal.dumps(({"质量": 3, "质": 0}, 3))
    for data in (b"", whole[:-9], b"no dictionary", marshal.dumps(3), marshal.dumps(({},))):
        prepared.write_bytes(data)
        tokenizer = jieba.Tokenizer()
        _take_prepared(tokenizer, prepared)
        assert not tokenizer.initialized, data
    prepared.write_bytes(whole)
    _take_prepared(tokenizer, prepared)
    assert (tokenizer.FREQ, tokenizer.total, tokenizer.initialized) == ({"质量": 3, "质": 0}, 3, True)


def test_jieba_users_keep_their_log(caplog: pytest.LogCaptureFixture) -> None:
    import logging

    Segmenter().cut("质量")
    assert not logging.getLogger("jieba").disabled


@given(st.text(alphabet="质量追赶一二,。 A1\n", max_size=30), st.sampled_from(ENGINES))
def test_cutting_never_loses_a_character(text: str, engine: str) -> None:
    assert "".join(Segmenter(["质量追赶", "追赶"], engine=engine).cut(text)) == text


def test_the_words_of_a_corpus_are_those_it_was_cut_into() -> None:
    corpus = tifa.Corpus.from_texts({"甲": "提升质量。\n强省", "乙": "质量第一"})
    assert segment(corpus) == ["提升", "质量", "。", "强省", "质量第一"]
    with pytest.raises(ValueError, match="a Corpus is cut already"):
        segment(corpus, segmenter=Segmenter())
