"""Lesson 12 on texts that it was not written for: every cell runs, and the exercises can be answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest

import tifa
from places import ROOT
from tifa.exercises import exercises

LESSON = ROOT / "notebooks" / "12-your-own-text.ipynb"
CHOICE = "# yours: one of the three\n"
SPEECHES = sorted(path.stem for path in (ROOT / "data" / "speeches").glob("*.txt"))
PASTED = {
    "one sentence": "坚持质量第一。",
    "no Chinese at all": "Nothing to see here, in 2018.",
    "only a headline": "全省质量发展大会在西宁召开",
    "traditional, with glosses": "推動(dòng)質(zhì)量變革，他說：「要抓緊。」",
    "marks and figures": "（一）2018年增长6.9%；\n\n\n（二）……\n***\n",
    "slogans of one character": "要“多”、“快”、“好”、“省”地建设，多快好省。\n" * 3,
    "the same again and again": "推动高质量发展。" * 400,
}


def _cells() -> list[str]:
    cells = json.loads(LESSON.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def _run(speech: tifa.Document) -> dict[str, Any]:
    """Run the lesson with another text in the cell that chooses it, drawing each figure."""
    namespace: dict[str, Any] = {"given": speech}
    chosen = 0
    for cell in _cells():
        chosen += cell.startswith(CHOICE)
        exec(f"{CHOICE}speech = given" if cell.startswith(CHOICE) else cell, namespace)
        for number in plt.get_fignums():
            plt.figure(number).canvas.draw()
        plt.close("all")
    assert chosen == 1
    assert namespace["speech"] is speech
    return namespace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", SPEECHES)
def test_the_lesson_runs_on_every_speech_of_the_course(name: str, folder: Path) -> None:
    found = _run(tifa.load_speech(name))
    assert (folder / "my_report" / "report.html").is_file()
    assert (folder / "my_report" / "report_tables" / "slogans.csv").is_file()
    assert len(found["made"].tables["slogans"]) == len(found["found"])


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_the_lesson_runs_on_odd_texts(text: str, folder: Path) -> None:
    _run(tifa.parse_document(text, name="pasted"))
    assert (folder / "my_report" / "report.html").is_file()


@pytest.mark.parametrize("text", ["", " \n", "……。"])
def test_a_text_without_a_word_ends_with_a_clear_error(text: str, folder: Path) -> None:
    with pytest.raises(ValueError, match="the target has no words, so there is nothing to compare"):
        _run(tifa.parse_document(text))
    assert list(folder.iterdir()) == []


def test_a_text_compared_with_itself_ends_with_a_sentence_in_the_figure(folder: Path) -> None:
    found = _run(tifa.parse_document("要好、要大、要快。"))
    same = tifa.keyness(found["speech"], found["speech"])
    assert "is it the same text" in tifa.plot_keyness(same).texts[0].get_text()


def test_the_three_ways_in_are_code_that_runs(folder: Path) -> None:
    (cell,) = [cell for cell in _cells() if cell.startswith(CHOICE)]
    ways = [line.removeprefix("# ") for line in cell.splitlines()[1:]]
    assert len(ways) == 3
    (folder / "my_text.docx").write_bytes(_docx("全省质量发展大会召开"))
    for way in ways:
        namespace: dict[str, Any] = {"tifa": tifa}
        exec(way.replace("paste here", "“质量”\n第一。"), namespace)
        assert isinstance(namespace["speech"], tifa.Document)


def _docx(text: str) -> bytes:
    from io import BytesIO

    from docx import Document

    file, document = BytesIO(), Document()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def _solved(text: tifa.Document) -> dict[str, str]:
    """Say of each exercise of the lesson what its solution gets when `speech` is this text."""
    states = {}
    for exercise in (e for e in exercises().values() if e.id.startswith("12.")):
        namespace: dict[str, Any] = {"tifa": tifa, "speech": text}
        exec(exercise.solution, namespace)
        states[exercise.id] = repr(tifa.check(exercise.id, namespace["answer"]))[0]
    return states


@pytest.mark.parametrize("name", SPEECHES)
def test_solutions_hold_for_every_speech(name: str) -> None:
    assert set(_solved(tifa.load_speech(name)).values()) == {"✓"}


SHORT = {"no word of two characters": "要好、要大、要快。", "one word": "质量。", "marks only": "……。"}


@pytest.mark.parametrize("script", ["simplified", "traditional"])
@pytest.mark.parametrize("text", [*PASTED.values(), *SHORT.values()], ids=[*PASTED, *SHORT])
def test_solutions_hold_for_odd_texts(text: str, script: str) -> None:
    assert set(_solved(tifa.parse_document(text, script=script)).values()) == {"✓"}


def test_an_empty_text_is_said_to_be_empty() -> None:
    for exercise, rest in (("12.1", [""]), ("12.3", [[]]), ("12.4", ["", 0]), ("12.6", [""])):
        assert "This text is empty" in tifa.check(exercise, (tifa.parse_document(" "), *rest)).message


def test_user_words_may_come_as_a_column_and_where_none_can_be_none_need(speech: tifa.Document) -> None:
    column = tifa.reconcile(speech, ["质量提升行动", "“青海标准”".strip("“”")])["phrase"]
    assert tifa.check("12.3", (speech, column)).state == "right"
    assert tifa.check("12.3", (speech, ("“质量提升行动”", "青海标准"))).state == "right"
    assert "Two words at least" in tifa.check("12.3", (speech, [])).message
    assert "an empty list" in tifa.check("12.3", (tifa.parse_document("质量。"), [])).message
    one = tifa.parse_document("提升质量。")
    assert "Two words at least" in tifa.check("12.3", (one, [])).message
    assert "All 1" not in tifa.check("12.3", (one, ["提升质量"])).message
    assert tifa.check("12.3", (one, ["提升质量"])).state == "right"


def test_the_end_is_recognised_as_the_original_prints_it() -> None:
    text = tifa.parse_document("推动質(zhì)量變革。\n会议要求抓好“质量”落实，不得拖延。\n", name="x")
    for copied in ("不得拖延。", "要抓好"):
        assert "at least eight" in tifa.check("12.1", (text, copied)).message
    for copied in (
        '抓好"质量"落实,不得拖延。',
        "抓好「質(zhì)量」落實，不得拖延。",
        " 会议要求抓好\n“质量”落实 ，不得拖延",
    ):
        assert tifa.check("12.1", (text, copied)).state == "right", copied


def test_a_text_without_formulations_has_an_answer_too() -> None:
    text = tifa.parse_document("今天天气很好。")
    assert tifa.check("12.4", (text, "", 0)).state == "right"
    assert "finds no formulation" in tifa.check("12.4", (text, "天气", 1)).message


def test_the_rate_by_hand() -> None:
    text = tifa.parse_document("创建“青海标准”，" + "好" * 194)  # 200 Chinese characters, one coinage
    assert tifa.check("12.4", (text, "青海标准", 50)).state == "right"
    assert tifa.check("12.4", (text, "“青海标准”", 50.04)).state == "right"
    assert "per 1,000 characters" in tifa.check("12.4", (text, "青海标准", 5)).message
    assert "the count" in tifa.check("12.4", (text, "青海标准", 1)).message
    assert "the number not" in tifa.check("12.4", (text, "青海标准", 70)).message


def test_a_paragraph_may_name_what_is_missing_but_not_quote_it(speech: tifa.Document) -> None:
    filler = "质量 stands 39 times in it, that is 377.5 per 10,000 Chinese characters, and that is much. "
    quoted = "The report says “质量” and never “生态”. " + filler * 4
    assert "goes without quotation marks" in tifa.check("12.6", (speech, quoted)).message
    assert tifa.check("12.6", (speech, quoted.replace("“生态”", "生态"))).state == "right"
    left_out = quoted.replace("“生态”", "“要提高思想认识……推动经济发展”")
    assert tifa.check("12.6", (speech, left_out)).state == "right"
    assert "as you quote it" in tifa.check("12.6", (speech, left_out.replace("推动经济", "推进经济"))).message
    chinese = "报告中“质量”共39次，每万字377.5次。" * 8
    assert tifa.check("12.6", (speech, chinese)).state == "right"


def test_expectations_have_to_be_able_to_fail() -> None:
    assert tifa.check("12.2", {"质量": 100, "标准": 20, "生态": 0}).state == "right"
    assert "Chinese characters" in tifa.check("12.2", {"quality": 100, "标准": 20, "生态": 0}).message
    assert "cannot fail" in tifa.check("12.2", {"质量": -1, "标准": 20, "生态": 0}).message
    assert "cannot fail" in tifa.check("12.2", {"质量": True, "标准": 20, "生态": 0}).message
