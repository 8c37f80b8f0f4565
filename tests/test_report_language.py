"""The report in Chinese: nothing English is left in it but what is named here, and its tables are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import tifa
from places import ROOT
from tifa.cli import main
from tifa.fonts import missing_characters
from tifa.reporting import Report, report
from tifa.reporting.page import shown_value
from tifa.wording import speaking
from tifa.wording.columns import told

SPEECHES = ROOT / "data/speeches"
SPEECH = SPEECHES / "qinghai_quality_2018.txt"
# Names, and the letters of formulas, that Chinese writes in Latin letters too.
NAMES = {"Tifa", "rjieba", "CSV", "DP", "Juilland", "D", "X", "Y"}
CODE = {
    "start",
    "end",
    "paragraph",
    "tifa",
    "statements",
    "directives",
    "corpus",
}  # columns and calls in notes
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:?!()]|[,;:?!()][\u3400-\u9fff]")
SPACED = re.compile(
    r"[\u3400-\u9fff] \d|\d [\u3400-\u9fff]|[\u3400-\u9fff][A-Za-z]{2}|[A-Za-z]{2}[\u3400-\u9fff]"
)


class _Said(HTMLParser):
    """Collects what a page says in the language of the page: its own words, and those of the texts in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, str]] = []
        self.languages: set[str] = set()
        self.own: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.own += [given[name] for name in ("alt", "aria-label", "title") if name in given]
        if tag not in {"meta", "img"}:
            inherited = self.open[-1][1] if self.open else ""
            self.open.append((tag, given.get("lang") or inherited, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not data.strip() or not self.open or {"style", "title"} & {tag for tag, *_ in self.open}:
            return
        tag, language, _ = self.open[-1]
        self.languages.add(language)
        if language == "zh":
            of_text = tag in {"td", "h1", "dd"} or any("tifa-text" in kind for *_, kind in self.open)
            (self.found if of_text else self.own).append(data.strip())


def _said(made: Report) -> _Said:
    reader = _Said()
    reader.feed(made.html)
    reader.close()
    return reader


def _english(text: str) -> set[str]:
    """List the words in Latin letters that are no names, columns in code or names of files."""
    bare = re.sub(r"[\w/.-]+\.(?:csv|txt|toml|xlsx)\b|'\.toml'", "", text)
    return set(re.findall(r"[A-Za-z]+", bare)) - NAMES - CODE


@pytest.fixture(scope="module")
def pages() -> dict[str, Report]:
    with speaking("zh"):
        return {"text": report(SPEECH), "corpus": report(SPEECHES)}


@pytest.fixture
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


EACH = pytest.mark.parametrize("which", ["text", "corpus"])


@EACH
def test_no_english_is_left(pages: dict[str, Report], which: str) -> None:
    said = _said(pages[which])
    glosses = _english(" ".join(tifa.find_slogans(tifa.read_document(SPEECH))["gloss"]))
    own = {text: _english(text) - glosses for text in said.own}
    assert {text: words for text, words in own.items() if words} == {}
    endings = {"docx", "htm", "html", "md", "pdf", "txt"}
    found = {text: _english(text) - endings for text in said.found if not _is_name(text)}
    assert {text: words for text, words in found.items() if words} == {}


def _is_name(text: str) -> bool:
    """Say whether this is the name of a text, of the folder, or a place where pinyin stood in the file."""
    return text in {*(path.stem for path in SPEECHES.glob("*.txt")), "speeches", "(shū)"}


def test_the_check_itself_finds_an_english_page() -> None:
    made = report("副省长岑立要求,要提升质量。")
    made = Report(made.page.__class__(**{**vars(made.page), "language": "zh"}))
    assert {"Chinese", "counted", "Structure"} <= set().union(*map(_english, _said(made).own))


@EACH
def test_what_the_page_says_itself_is_set_as_chinese_is(pages: dict[str, Report], which: str) -> None:
    for text in _said(pages[which]).own:
        assert not HALF_WIDTH.search(re.sub(r"“[^”]*”|人无我有,人有我优", "", text)), text
        assert not SPACED.search(re.sub(r"从X转向Y|变X为Y|Tifa [\d.]+", "", text)), text
        assert missing_characters(text, "sans") == [], text


@EACH
def test_the_page_says_that_it_is_chinese(pages: dict[str, Report], which: str) -> None:
    assert '<html lang="zh">' in pages[which].html
    assert _said(pages[which]).languages == {"zh", "en"}  # English: the names of columns, and glosses
    assert '频次 <span class="name" lang="en">count</span>' in pages[which].html
    assert "栏名、表名和种类一类的值都用英文" in pages[which].html


def test_a_page_keeps_the_language_it_was_made_in(pages: dict[str, Report]) -> None:
    assert repr(pages["text"]).startswith(
        "分析报告：以过硬质量为经济社会健康发展“强筋壮骨”（汉字1,033、词次511、"
    )
    assert "<li>汉字<b>1,033</b></li>" in pages["text"]._repr_html_()
    assert "没有找到。" in _with("zh").html
    with speaking("zh"):
        english = _with("en")
        assert "None found." in english.html
        assert repr(english).startswith("Report on 质量: 2 Chinese characters, 1 word, ")


def _with(language: str) -> Report:
    with speaking(language):
        return report("质量")


def test_the_tables_are_the_same_in_every_language(pages: dict[str, Report]) -> None:
    for made, source in ((pages["text"], SPEECH), (pages["corpus"], SPEECHES)):
        english = report(source).tables
        assert list(made.tables) == list(english)
        for name, table in made.tables.items():
            if name != "problems":  # what is wrong with a file is a sentence
                assert table.equals(english[name]), name
            assert list(table.columns) == list(english[name].columns)


def test_the_numbers_are_the_same_in_every_language(pages: dict[str, Report]) -> None:
    """No translation loses or invents a number: the notes of both pages have the same ones."""
    for made, source in ((pages["text"], SPEECH), (pages["corpus"], SPEECHES)):
        for table, other in zip(made.page.tables, report(source).page.tables, strict=True):
            chinese, english = (re.sub(r"per_10k|10,000", "", t.note) for t in (table, other))
            numbers = [sorted(re.findall(r"\d+(?:[.,]\d+)*", note)) for note in (chinese, english)]
            assert numbers[0] == numbers[1], table.name


def test_the_command_takes_a_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["analyse", str(SPEECH), "--language", "zh"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("分析报告：")
    assert "网页：report.html" in out
    assert '<html lang="zh">' in (tmp_path / "report.html").read_text("utf-8")
    contents = (tmp_path / "report_tables" / "contents.csv").read_text("utf-8-sig")
    assert contents.startswith("table,title,rows,note\nparagraphs,各段充当的部分,10,")
    assert tifa.wording.current_language() == "en"  # for this command only
    assert main(["analyse", "无.txt", "--language", "zh"]) == 2
    assert capsys.readouterr().err.startswith("tifa: 没有文件 无.txt")
    assert main(["doctor", "--language", "tlh"]) == 2
    assert "language='tlh' is unknown; choose from en, zh" in capsys.readouterr().err


@pytest.mark.usefixtures("chinese")
def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["analyse", "--help"])
    out = capsys.readouterr().out
    assert out.startswith("用法：tifa analyse")
    assert "显示这份帮助" in out
    assert not {"show", "help", "usage", "arguments"} & set(re.findall(r"(?<!-)\b[a-z]+", out))


@pytest.mark.usefixtures("chinese")
def test_a_corpus_and_a_reference_show_themselves_in_chinese() -> None:
    corpus = tifa.Corpus.from_texts({"甲2017": "提升质量。", "乙2018": "质量强省。"}, progress=False)
    assert repr(corpus) == "<语料库：2篇文档、4词次、2017—2018年>"
    reports = tifa.load_reference()
    assert repr(reports) == "参照语料库 government_work_reports：59篇文档，1954—2026年，552,747词次"


@pytest.mark.usefixtures("chinese")
def test_errors_are_chinese() -> None:
    with pytest.raises(ValueError, match=r"^measure='LL' 无效，可选：log_dice、"):
        tifa.collocates("质量", "质量", measure="LL")
    with pytest.raises(ValueError, match=r"^window=0 不行；请写一个不小于1的词数$"):
        tifa.collocates("质量", "质量", window=0)
    with pytest.raises(TypeError, match="而不是 int 类型的对象"):
        tifa.segment(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"只存有[\d,]+个字符串的频次"):
        tifa.trend(tifa.load_reference(), "发展经济的发展")


def test_a_phrase_and_its_count_stay_together() -> None:
    shown = shown_value("打早、打小 1, 第1书记 1,033", "most_frequent")
    assert shown == "打早、打小\u00a01, 第1书记\u00a01,033"
    with speaking("zh"):
        assert told(shown, "most_frequent") == "打早、打小\u00a01；第1书记\u00a01,033"
    assert shown_value("a 1", "text") == "a 1"
