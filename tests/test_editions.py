"""The Chinese edition: lesson for lesson the same code, exercises and figures, and all that is said in Chinese."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from babel.messages.pofile import read_po

import tifa
from places import CHINESE, NOTEBOOKS, ROOT
from rerun import CHINESE as IN_CHINESE
from rerun import same_code
from tifa.exercises import Exercise, exercises

EACH = pytest.mark.parametrize("path", CHINESE, ids=[path.stem for path in CHINESE])
LESSONS = {str(int(path.stem[:2])) for path in CHINESE}
CATALOGUES = sorted((ROOT / "lessons" / "tifa" / "wording" / "zh").glob("*.po"))
PRACTISED = [e for e in exercises().values() if e.id.split(".")[0] in LESSONS]
EACH_EXERCISE = pytest.mark.parametrize("exercise", PRACTISED, ids=[e.id for e in PRACTISED])

HAN = r"[\u3400-\u9fff]"
ENGLISH = re.compile(  # words of sentences, rare in the titles of books
    r"\b(?:is|are|was|were|be|has|have|had|does|do|did|you|your|it|its|they|this|that|these|those|which|who"
    r"|what|how|not|but|can|may|will|would|should|the|there|here|look|take|give)\b"
)
HALF_WIDTH = re.compile(rf"{HAN}[*_]*[,;:?!()\"]|[,;:?!()\"][*_]*{HAN}|{HAN}\.(?!\w)")
NUMBER_SPACED = re.compile(  # a number after a Latin word, such as "jieba 0.42.1", belongs to that word
    rf"{HAN} \d[\d.,]*(?![\w-])|(?<![\w.,/+=—-])(?<![A-Za-z+=-] )\d(?:[\d.,]*\d)?%? {HAN}", re.ASCII
)
UNSPACED = re.compile(rf"{HAN}[A-Za-z]{{2}}|[A-Za-z]{{2}}{HAN}")


def _cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def _pairs(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair each cell of a Chinese lesson with that of the English one."""
    yield from zip(_cells(path), _cells(_english(path)), strict=True)


def _english(path: Path) -> Path:
    return path.parents[1] / path.name


def _source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _prose(path: Path) -> Iterator[str]:
    """Yield the Markdown cells without code and without the targets of links."""
    for cell in _cells(path):
        if cell["cell_type"] == "markdown":
            text = re.sub(r"```.*?```|`[^`]+`", "", _source(cell), flags=re.S)
            yield re.sub(r"\]\([^)]*\)", "]", text).replace("[", "").replace("]", "")


def _answer(code: str) -> Any:
    namespace: dict[str, Any] = {"tifa": tifa, "speech": tifa.load_speech()}
    exec(code, namespace)
    return namespace["answer"]


@pytest.fixture
def chinese() -> Iterator[None]:
    tifa.set_language("zh")
    yield
    tifa.set_language("en")


def test_every_lesson_has_a_chinese_edition() -> None:
    assert [path.name for path in CHINESE] == [path.name for path in NOTEBOOKS]


@EACH
def test_cells_are_the_same_in_kind_order_and_tags(path: Path) -> None:
    def form(edition: Path) -> list[tuple[str, str, list[str]]]:
        return [(c["id"], c["cell_type"], c["metadata"].get("tags", [])) for c in _cells(edition)]

    assert form(path) == form(_english(path))


@EACH
def test_code_is_the_same_but_for_comments(path: Path) -> None:
    for cell, english in _pairs(path):
        if cell["cell_type"] == "code":
            expected = IN_CHINESE if _source(english) == "import tifa" else _source(english)
            assert same_code(_source(cell), expected), cell["id"]


@EACH
def test_exercises_are_the_same_and_stand_under_their_headings(path: Path) -> None:
    lesson = str(int(path.stem[:2]))
    code = "\n".join(_source(c) for c in _cells(path) if c["cell_type"] == "code")
    asked = re.findall(r'tifa\.check\("([\d.]+)", answer\)', code)
    assert asked == [number for number in exercises() if number.split(".")[0] == lesson]
    headings = re.findall(r"^#+ 练习 ?([\d.]+)", "\n".join(_prose(path)), flags=re.M)
    assert headings == asked


@EACH
def test_figures_are_the_same_in_number_and_place(path: Path) -> None:
    def pictures(cell: dict[str, Any]) -> int:
        return sum("image/png" in o.get("data", {}) for o in cell.get("outputs", []))

    for cell, english in _pairs(path):
        assert pictures(cell) == pictures(english), cell["id"]


@EACH
def test_prose_is_chinese(path: Path) -> None:
    assert re.match(rf"# {path.stem[:2]} · .*{HAN}", next(_prose(path)))
    for text in _prose(path):
        han, letters = len(re.findall(HAN, text)), len(re.findall(r"[A-Za-zÀ-ž]", text))
        assert han >= letters, text
        for paragraph in text.split("\n"):
            assert len(ENGLISH.findall(paragraph)) < 3, paragraph


@EACH
def test_prose_has_chinese_punctuation_and_spaces(path: Path) -> None:
    for text in _prose(path):
        text = re.sub(r"“[^”]*”|^\|.*", "“”", text, flags=re.M)  # quotations and tables: as it was found
        assert not (found := HALF_WIDTH.findall(text)), (found, text)
        assert not (found := UNSPACED.findall(text)), (found, text)


@EACH
def test_no_space_between_a_number_and_a_chinese_character(path: Path) -> None:
    for text in _prose(path):
        assert not (found := NUMBER_SPACED.findall(text)), (found, text)


@pytest.mark.parametrize("path", CATALOGUES, ids=[path.stem for path in CATALOGUES])
def test_nor_in_what_the_course_says(path: Path) -> None:
    with path.open("rb") as file:
        said = [str(message.string) for message in read_po(file) if message.id]
    for text in said:
        filled = re.sub(r"\{(?:n|m|total|line)(?::,)?\}", "0", text)
        assert not (found := NUMBER_SPACED.findall(filled)), (found, text)


def test_the_check_itself_finds_spaces_around_numbers() -> None:
    spaced = ["共 39次", "39 次", "频率是 7.5。", "第 05 课", "约 60%", "乘以 10,000：", "“质量” 在 4 处"]
    for text in spaced:
        assert NUMBER_SPACED.search(text), text
    for text in [
        "共39次",
        "UTF-8 是编码",
        "用 jieba 0.42.1 分词",
        "见 04-slogans",
        "写 1_033 也行",
        "1. 查词典",
        "n + 4 处",
    ]:
        assert not NUMBER_SPACED.search(text), text


@EACH
def test_emphasis_beside_chinese_punctuation_is_seen_as_emphasis(path: Path) -> None:
    """CommonMark takes **词。**词 for plain stars: punctuation inside, a character outside."""
    for line in "\n".join(_prose(path)).split("\n"):
        parts = re.split(r"\*+", line)
        for before, inside, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
            assert not (re.match(r"[^\w\s]", inside) and re.search(r"\w$", before)), line
            assert not (re.search(r"[^\w\s]$", inside) and re.match(r"\w", after)), line


@EACH
def test_links_lead_somewhere(path: Path) -> None:
    prose = "\n".join(_source(c) for c in _cells(path) if c["cell_type"] == "markdown")
    for target in re.findall(r"\]\(([^)#:]+)\)", prose):
        # A lesson not yet there in Chinese is missed by the test of completeness.
        places = (path.parent / target, _english(path).parent / target if target.endswith(".ipynb") else path)
        assert any(place.is_file() and place != path for place in places), f"dead link to {target}"


def _is_chinese(feedback: str) -> bool:
    """Tell whether feedback is in Chinese: code and column names may stand in it, no English phrase."""
    said = re.sub(r"\[.*\]|tifa\.\S+|\w+\(.*?\)|[\"'`][^\"'`]*[\"'`]", "", feedback)
    english = rf"[A-Za-z]{{2,}},? [A-Za-z]{{2,}},? [a-z]{{2,}}|\b(?:of|right|and)\b|{ENGLISH.pattern}"
    return not re.search(english, said) and bool(re.search(HAN, said) or not re.search("[a-z]{4}", said))


@EACH
def test_stored_feedback_is_chinese(path: Path) -> None:
    for cell in _cells(path):
        for output in cell.get("outputs", []):
            text = "".join(output.get("data", {}).get("text/plain", ""))
            assert not re.match("[✓✗○→=] ", text) or _is_chinese(text), text


@EACH_EXERCISE
@pytest.mark.usefixtures("chinese")
def test_feedback_of_every_kind_is_chinese(exercise: Exercise) -> None:
    hints = [tifa.hint(exercise.id, n) for n in range(1, len(exercise.hints) + 1)]
    codes = [tifa.solution(exercise.id).code, *(code for code, _ in exercise.wrong)]
    odd = [..., None, [], {}, "质", "", 10**9, 0.5, ["质"], [1, 2, 3], ["质", "量"], pd.DataFrame(), object()]
    checked = [tifa.check(exercise.id, answer) for answer in [*map(_answer, codes), *odd]]
    assert checked[0].state == "right"  # the solution as it is shown, where it holds prose in Chinese
    for feedback in (*hints, *checked, tifa.solution(exercise.id)):
        assert _is_chinese(feedback.title), feedback.title
        assert not feedback.message or _is_chinese(feedback.message), feedback.message


@pytest.mark.usefixtures("chinese")
def test_the_model_paragraph_is_written_in_chinese() -> None:
    shown = tifa.solution("12.6").code
    assert len(re.findall(HAN, shown)) > 80 > len(re.findall(HAN, exercises()["12.6"].solution)), shown


def test_both_editions_are_among_the_tests_that_nbval_runs() -> None:
    command = [sys.executable, "-m", "pytest", "-n", "0", "--collect-only", "-q"]
    done = subprocess.run(
        [*command, "notebooks"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    collected = {line.split("::")[0] for line in done.stdout.splitlines() if "::Cell" in line}
    assert collected == {path.relative_to(ROOT).as_posix() for path in [*NOTEBOOKS, *CHINESE]}


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("workers", [1, 2])
def test_problems_of_files_are_told_in_chinese_by_every_worker(tmp_path: Path, workers: int) -> None:
    damaged = {
        "空.txt": b"",
        "混.txt": "推动质量强省建设\n".encode() + "质量追赶".encode("gb18030"),
        "噪.txt": bytes(range(128, 256)) * 9,
        "坏.txt": ("推动高质量发展。" * 20).encode() + b"\xff",
        "坏.pdf": b"%PDF-1.7",
        "坏.docx": b"PK\x03\x04",
        "图.png": b"\x89PNG",
    }
    for name, data in damaged.items():
        (tmp_path / name).write_bytes(data)
    corpus = tifa.Corpus.from_folder(tmp_path, workers=workers, progress=False)
    assert len(corpus.problems) == len(damaged)
    for problem in corpus.problems["problem"]:
        assert re.search(HAN, problem)
        assert _is_chinese(problem.replace(str(tmp_path), "")), problem
