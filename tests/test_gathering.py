"""Tables of many documents: the same on one processor and on several, and made once."""

from __future__ import annotations

import pytest
from pandas.testing import assert_frame_equal

import tifa
from tifa import gathering, sharing
from tifa.corpus import Corpus

TEXTS = {
    "甲": "副省长岑立强调,要提升质量。由数量追赶转向质量追赶。",
    "乙": "没有人。",
    "丙": "会议强调,要改革创新。各地必须抓紧。",
}


@pytest.fixture
def corpus() -> Corpus:
    return Corpus.from_texts({f"{name}{n}": text * 90 for n in range(6) for name, text in TEXTS.items()})


def test_several_processes_make_the_table_that_one_makes(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tifa.find_slogans(corpus, lexicon=iter(["质量追赶"]))
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    monkeypatch.setattr(gathering, "_WORTH_A_PROCESS", 1_000)
    shared = tifa.find_slogans(corpus, lexicon=iter(["质量追赶"]))
    assert_frame_equal(shared, alone)
    assert alone["document"].unique().tolist() == [f"甲{n}" for n in range(6)]


def test_people_statements_and_directives_are_found_in_one_reading(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tifa.statements(corpus)
    monkeypatch.setattr(gathering, "_gathered", lambda *_: pytest.fail("it was read again"))
    assert tifa.people(corpus)["document"].tolist() == [f"甲{n}" for n in range(6)]
    assert set(tifa.directives(corpus)["speaker"]) >= {"岑立"}
    said["speaker"] = ""  # a caller's table is the caller's own
    assert "岑立" in set(tifa.statements(corpus)["speaker"])


def test_wrong_options_are_found_before_any_text_is_read(corpus: Corpus) -> None:
    with pytest.raises(TypeError, match="is one text; give a list of forms"):
        tifa.find_slogans(corpus, lexicon="质量")
