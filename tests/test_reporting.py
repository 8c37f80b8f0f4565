"""Reports: what the page says, that it needs nothing else, and that no text can break out of it."""

from __future__ import annotations

import csv
import errno
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import tifa
import tifa.reporting.collection as collection
import tifa.reporting.saving as saving
from places import ROOT
from tifa.cli import main
from tifa.corpus import Corpus
from tifa.reference import load_reference
from tifa.reporting import Report, report
from tifa.reporting.page import render, shown_value
from tifa.reporting.parts import Page, Section, Table

SPEECH = ROOT / "data/speeches/qinghai_quality_2018.txt"
ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
HOSTILE = f"""=HYPERLINK("http://x.example","省长")要求{ATTACK}
{{{{ 7*7 }}}}省长岑立在质量大会上强调 $\\frac{{质量$ --> </style>
本报讯 (李明)近日,副省长岑立要求,要“=1+1”提升质量。要“+cmd|' /C calc'!A0”抓落实。要“@SUM(1)”、“-2+3”。
岑立强调,从“<b>数量</b>”转向“<i>质量</i>”。&lt;质量&amp;\x1f\ufffe'质量'
=1+1
-2+3
@SUM(1)
+8
"""


class Parsed(NamedTuple):
    """What a browser finds in a page."""

    tags: set[str]
    attributes: list[tuple[str, str, str]]
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Parsed(set(), [], "")
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.tags.add(tag)
        self.found.attributes.extend((tag, name, value or "") for name, value in attrs)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def parsed(html: str) -> Parsed:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found._replace(text="".join(reader.pieces))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report(SPEECH, tmp_path_factory.mktemp("speech") / "report.html")


@pytest.fixture(scope="module")
def older() -> Report:
    """Make a small report that is nowhere yet; writing is what the tests with it are about."""
    return report("品牌强省。")


@pytest.fixture(scope="module")
def newer() -> Report:
    return report("质量第一。")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "'\"><b onclick=alert(3)>.txt"
    source.write_text(HOSTILE, encoding="utf-8")
    return report(source, folder / "'\"><b onclick=alert(4)>.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "甲_2017.txt").write_text("省长要求,要“提升质量”。质量强省,品牌第一。", encoding="utf-8")
    (folder / "乙_2018.txt").write_text("品牌强省。要“提升质量”。", encoding="gb18030")
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "表.ods").write_bytes(b"nothing")
    return folder


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _page(made: Report) -> str:
    assert made.place
    return made.place.page.read_text(encoding="utf-8")


def test_speech_has_its_hand_made_numbers(made: Report) -> None:
    seen = parsed(_page(made)).text
    for line in (
        "1,033 Chinese characters",
        "10 paragraphs",
        "以过硬质量为经济社会健康发展“强筋壮骨”",
        "秦荣、罗刚",
    ):
        assert line in seen
    tables = made.tables
    assert len(tables["directives"]) == 7
    assert len(tables["shifts"]) == 2
    assert tables["speakers"][["speaker", "directives"]].values.tolist() == [
        ["王建军", 6],
        ["陈钢", 0],
        ["匡涌", 1],
    ]
    assert tables["paragraphs"]["characters"].tolist() == [23, 18, 9, 149, 238, 306, 143, 89, 53, 5]
    assert tables["cleaning"].set_index("kind").loc["glosses", "places"] == 259
    slogans = tables["slogans"].drop_duplicates("slogan").set_index("slogan")["count"]
    assert slogans[["质量提升行动", "青海标准", "双随机一公开"]].tolist() == [6, 2, 1]


def test_speech_is_set_against_the_report_of_its_year(made: Report) -> None:
    keyness = made.tables["keyness"].set_index("word")
    assert keyness.index[0] == "质量"
    assert keyness.loc["质量", "count_ref"] == load_reference().word_counts(2018)["质量"]
    assert "李克强, 2018-03-05" in parsed(_page(made)).text


def test_page_needs_nothing_else(made: Report) -> None:
    page = parsed(_page(made))
    assert not {"script", "link", "iframe", "object", "form", "base"} & page.tags
    sources = [value for _, name, value in page.attributes if name in {"src", "srcset", "poster", "action"}]
    assert sources
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)
    links = {value for _, name, value in page.attributes if name == "href"}
    assert {link for link in links if not link.startswith("#")} == {
        f"report_tables/{name}.csv" for name, table in made.tables.items() if len(table)
    }
    assert not re.search(r"url\(|@import|https?:", re.sub(r"base64,[\w+/=]+", "", _page(made)))
    assert (
        "meta",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    ) in page.attributes


def test_page_speaks_to_every_reader(made: Report) -> None:
    page = parsed(_page(made))
    alts = [value for tag, name, value in page.attributes if (tag, name) == ("img", "alt")]
    assert len(alts) == 3
    assert alts[0].startswith("Bars of the 15 most frequent words: 质量 37, ")
    assert all(alt.endswith(".") for alt in alts)
    assert {value for _, name, value in page.attributes if name == "lang"} == {"en", "zh"}
    assert "prefers-color-scheme: dark" in page.text
    assert "@media print" in page.text


class _Languages(HTMLParser):
    """Collects the Chinese text that no element around it says to be Chinese."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.languages: list[tuple[str, str]] = []
        self.unsaid: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "img"}:
            inherited = self.languages[-1][1] if self.languages else ""
            self.languages.append((tag, dict(attrs).get("lang") or inherited))

    def handle_endtag(self, tag: str) -> None:
        assert self.languages.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, language = self.languages[-1] if self.languages else ("", "")
        if re.search("[\u4e00-\u9fff]", data) and language != "zh" and tag not in {"title", "style"}:
            self.unsaid.append(data)


def test_chinese_is_said_to_be_chinese(made: Report, hostile: Report) -> None:
    for page in map(_page, (made, hostile)):
        reader = _Languages()
        reader.feed(page)
        reader.close()
        assert reader.unsaid == []
        assert reader.languages == []  # every element is closed


def test_every_table_says_out_of_what_it_counts(made: Report, folder: Path) -> None:
    corpus = Corpus.from_folder(folder, progress=False)
    for page in (made.page, report(corpus).page):
        for table in page.tables:
            assert table.note in parsed(render(page)).text
            if {"per_10k", "percent"} & set(table.frame.columns):
                assert re.search(
                    r"out of|of all [\d,]+|of the [\d,]+ of|characters of the document", table.note
                )
    sizes = {"words": "511", "keyness": "9,046", "slogans": "1,033", "speakers": "1,033", "cleaning": "2,573"}
    for table in made.page.tables:
        assert sizes.get(table.name, "") in table.note


def test_csv_opens_in_excel_and_is_whole(made: Report) -> None:
    assert made.place
    assert (made.place.tables / "words.csv").read_bytes().startswith(b"\xef\xbb\xbfword,count,per_10k,rank\n")
    for name, table in made.tables.items():
        head, *rows = _rows(made.place.tables / f"{name}.csv")
        assert head == list(table.columns)
        assert len(rows) == len(table)
    contents = {row[0]: row[3] for row in _rows(made.place.tables / "contents.csv")[1:]}
    assert contents == {table.name: table.note for table in made.page.tables}
    members = dict(zip(*_rows(made.place.tables / "parallelisms.csv")[:2], strict=True))["members"]
    heads = "要提高思想认识 要坚持标准引领 要实施品牌战略 要深化改革创新 要强化质量监管 要凝聚抓质量的合力"
    assert members == heads.replace(" ", " | ")


def test_workbook_has_every_table(made: Report) -> None:
    assert made.place
    book = load_workbook(made.place.workbook, read_only=False)
    assert book.sheetnames == ["contents", *made.tables]
    assert [row[0].value for row in book["words"].iter_rows(min_row=2)] == made.tables["words"][
        "word"
    ].tolist()
    assert book["words"]["B2"].value == 37
    infinite = [row[7].value for row in book["keyness"].iter_rows(min_row=2)]
    assert "inf" in infinite
    assert book["words"]["A1"].font.bold


def test_hostile_text_shows_as_text(hostile: Report, made: Report) -> None:
    page, ordinary = parsed(_page(hostile)), parsed(_page(made))
    assert page.tags <= ordinary.tags
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert page.text.count("<script>alert(1)</script>") >= 3  # title, heading, text
    assert "{{ 7*7 }}" in page.text
    assert "\x1f" not in _page(hostile)
    assert {name for _, name, _ in page.attributes} <= {name for _, name, _ in ordinary.attributes}


def test_hostile_names_stay_in_their_links(hostile: Report) -> None:
    links = [value for _, name, value in parsed(_page(hostile)).attributes if name == "href"]
    assert all(re.fullmatch(r"#\w+|[\w%./()-]+\.csv", link) for link in links)
    shown = parsed(hostile._repr_html_())
    assert shown.tags == {"p", "b", "ul", "li", "a"}
    assert not [name for _, name, _ in shown.attributes if name.startswith("on")]


def test_no_cell_becomes_a_formula(hostile: Report) -> None:
    assert hostile.place
    cells = [cell for path in hostile.place.tables.glob("*.csv") for row in _rows(path) for cell in row]
    risky = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(re.fullmatch(r"-[\d.e-]+", cell) for cell in risky)
    assert {"'=1+1", "'-2+3", "'@SUM(1)", "'+8"} <= set(cells)
    book = load_workbook(hostile.place.workbook)
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in found} <= {"s", "n", "inlineStr"}
    assert "=1+1" in {cell.value for cell in found}
    assert all(cell.quotePrefix for cell in found if str(cell.value).startswith("="))


@given(st.text(max_size=40), st.text(alphabet="<>&'\"{}%$=質量质 \n", max_size=40))
def test_any_text_comes_back_from_the_page(title: str, cell: str) -> None:
    import pandas as pd

    table = Table("t", cell, pd.DataFrame({"a": [cell, title], "year": [1, 2]}), title)
    html = render(
        Page(title, cell, title, ((cell, title),), (), (Section("s", title, cell, title, (table,)),))
    )
    page = parsed(html)
    assert page.tags <= set(
        "html head meta title style body header p h1 dl div dt dd ul nav ol li a span main section h2 figure h3 "
        "table thead tr th tbody td figcaption footer".split()
    )
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "\ufffd", cell)
    assert clean.replace("\r", "\n").strip() in page.text.replace("\r", "\n")


def test_report_is_the_same_each_time(made: Report, tmp_path: Path) -> None:
    again = report(SPEECH, tmp_path / "report.html")
    assert _page(again) == _page(made)


def test_report_in_a_notebook_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = report("副省长岑立要求,要提升质量。")
    assert made.place is None
    assert not list(tmp_path.iterdir())
    assert "12 Chinese characters" in repr(made)
    assert "csv" not in made.html
    saved = made.save(tmp_path / "r.html")
    assert "r_tables" in repr(saved)
    assert 'href="' in saved._repr_html_()


def test_corpus_page(folder: Path, tmp_path: Path) -> None:
    made = report(folder, tmp_path / "corpus.html", year=2017)
    assert made.page.title == folder.name
    tables = made.tables
    assert tables["documents"][["name", "year"]].values.tolist() == [["乙_2018", 2018], ["甲_2017", 2017]]
    assert sorted(Path(path).name for path in tables["problems"]["path"]) == ["坏.pdf", "表.ods"]
    slogans = tables["slogans"].set_index("slogan")
    assert slogans.loc["提升质量", ["count", "documents"]].tolist() == [2, 2]
    assert slogans.loc["提升质量", "per_10k"] == pytest.approx(2 * 10_000 / 26)
    assert tables["words"].set_index("word").loc["质量", "count"] == 3
    spread = tables["dispersion"].set_index("word")
    assert spread.loc["质量", ["count", "range"]].tolist() == [3, 2]
    assert "表.ods" in parsed(_page(made)).text
    assert "Distinctive against the central report of 2017" in parsed(_page(made)).text


def test_phrase_of_two_kinds_is_counted_once_for_a_corpus() -> None:
    corpus = Corpus.from_texts({"a": "推进“双随机一公开”监管。双随机一公开。", "b": "质量。"}, progress=False)
    tables = report(corpus).tables
    row = tables["slogans"].set_index("slogan").loc["双随机一公开"]
    assert row[["kind", "count", "documents"]].tolist() == ["lexicon, quoted, numeric", 2, 1]
    assert tables["slogans_in_documents"][
        ["document", "different", "count", "most_frequent"]
    ].values.tolist() == [
        ["a", 1, 2, "双随机一公开 2"],
        ["b", 0, 0, ""],
    ]


SPOKEN = {
    "甲": "省长岑立指出，要提升质量。岑立强调，要坚持质量第一。",
    "乙": "省长岑立要求，要实干。各地要抓好落实。",
    "丙": "质量强省。",
}


def test_corpus_page_tells_who_says_what_where(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus.from_texts(SPOKEN, progress=False)
    made = report(corpus)
    speakers = made.tables["speakers"].set_index("speaker")
    assert speakers.loc["岑立", ["documents", "statements"]].tolist() == [2, 3]
    assert made.tables["statements"][["document", "verb"]].values.tolist() == [
        ["甲", "指出"], ["甲", "强调"], ["乙", "要求"],
    ]  # fmt: skip
    assert set(made.tables["directives"]["document"]) == {"甲", "乙"}
    monkeypatch.setattr("tifa.reporting.speakers._MOST", 10)
    large = report(corpus)
    assert "statements" not in large.tables
    assert "Left out: finding speakers in 42 Chinese characters" in parsed(large.html).text


def test_shown_numbers_have_no_negative_zero() -> None:
    assert [shown_value(n) for n in (-0.04, 0.0, -0.06, -12.0)] == ["0.0", "0.0", "−0.1", "−12.0"]


def test_cleaning_is_that_of_the_reading() -> None:
    as_written = tifa.parse_document("質(zhì)量強(qiáng)省", script="traditional")
    assert report(as_written).tables["cleaning"]["kind"].tolist() == ["glosses"]
    of_corpus = Corpus.from_texts({"甲": "質量強省"}, progress=False).document("甲")
    assert "keeps clean texts only" in parsed(report(of_corpus).html).text


def test_text_of_one_word_has_a_page(tmp_path: Path) -> None:
    assert "None found." in parsed(_page(report("质量", tmp_path / "r.html"))).text
    assert "english only" in parsed(report("english only").html).text


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_report_is_replaced_as_a_whole(tmp_path: Path) -> None:
    report(SPEECH, tmp_path / "r.html")
    first = _tree(tmp_path)
    report("质量第一。", tmp_path / "r.html")
    second = _tree(tmp_path)
    assert set(first) == set(second)
    assert all(first[name] != second[name] for name in first if not name.endswith("cleaning.csv"))
    corpus = Corpus.from_texts({"a": "质量第一。"}, progress=False)
    report(corpus, tmp_path / "r.html")
    assert "r_tables/paragraphs.csv" not in _tree(tmp_path)


@pytest.mark.parametrize("what", ["write_csv", "write_workbook", "render"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_leaves_the_older_report(
    what: str,
    error: BaseException,
    older: Report,
    newer: Report,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    older.save(tmp_path / "r.html")
    before = _tree(tmp_path)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(saving, what, fail)
    with pytest.raises(type(error)):
        newer.save(tmp_path / "r.html")
    assert _tree(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.html", "r_tables"]


@pytest.mark.parametrize("there", [True, False])
def test_a_locked_page_is_left_with_its_tables(
    there: bool, older: Report, newer: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if there:
        older.save(tmp_path / "r.html")
    before = _tree(tmp_path)

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PermissionError, match=r"r\.html cannot be replaced .*; close it in other programs"):
        newer.save(tmp_path / "r.html")
    assert _tree(tmp_path) == before


def test_other_files_are_never_replaced(newer: Report, tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("<p>mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"mine\.html is there and no part of a report by Tifa"):
        newer.save(tmp_path / "mine.html")
    (tmp_path / "r_tables").mkdir()
    (tmp_path / "r_tables" / "words.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"words\.csv is there"):
        newer.save(tmp_path / "r.html")
    newer.save(tmp_path / "s.html")
    (tmp_path / "s_tables" / "notes.docx").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"notes\.docx is there"):
        newer.save(tmp_path / "s.html")
    assert (tmp_path / "mine.html").read_text(encoding="utf-8") == "<p>mine"


def test_wrong_use_is_said_in_a_sentence(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "r.html"
    with pytest.raises(FileNotFoundError, match=r"there is no file .*no\.txt"):
        report(tmp_path / "no.txt", out)
    with pytest.raises(ValueError, match=r"let its name end in \.htm or \.html"):
        report("质量", tmp_path / "r.docx")
    with pytest.raises(FileNotFoundError, match=r"there is no folder .*nowhere"):
        report("质量", tmp_path / "nowhere" / "r.html")
    with pytest.raises(ValueError, match="would lie among the texts"):
        report(folder, folder / "r.html")
    with pytest.raises(
        ValueError, match="year=1966 has no central Government Work Report here; choose from 1954"
    ):
        report("质量", out, year=1966)
    with pytest.raises(ValueError, match="holds no word"):
        report("。。。", out)
    with pytest.raises(TypeError, match="expected a text or a Document, not int"):
        report(7, out)  # type: ignore[arg-type]
    monkeypatch.chdir(SPEECH.parent)
    with pytest.raises(ValueError, match=f"give it as a path: Path\\('{SPEECH.name}'\\)"):
        report(SPEECH.name, out)
    assert not list(tmp_path.iterdir())


def test_folder_without_texts(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError, match="there is no file"):
        report(tmp_path / "empty", tmp_path / "r.html")
    (tmp_path / "empty" / "表.ods").write_bytes(b"nothing")
    with pytest.raises(
        ValueError, match=r"no file in .* could be read; the first problem is .*表\.ods: files ending in"
    ):
        report(tmp_path / "empty", tmp_path / "r.html")


def test_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: Any) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(saving.tempfile, "mkdtemp", refused)
    with pytest.raises(
        PermissionError, match=r"nothing can be written in .* \(Permission denied\); choose another folder"
    ):
        report("质量", tmp_path / "r.html")


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["analyse", str(SPEECH), "--year", "2017"]) == 0
    assert "Page: report.html" in capsys.readouterr().out
    assert "central report of 2017" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert main(["analyse", "no.txt", "-o", "r.html"]) == 2
    assert capsys.readouterr().err.startswith("tifa: there is no file no.txt")
    assert main(["analyse", str(SPEECH), "-o", "r.html", "--year", "1066"]) == 2
    assert "choose from 1954 to 2026" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report_tables"]


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(saving, "write_workbook", full)
    with pytest.raises(OSError, match=r"a\.html could not be written \(No space left on device\)"):
        report("质量第一。", tmp_path / "a.html")
    assert not list(tmp_path.iterdir())


def test_many_documents_are_summed_up_by_year_and_problems_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "LISTED", 1)
    monkeypatch.setattr(collection, "SHOWN", 1)
    corpus = Corpus.from_texts(
        {"2017": "质量第一。", "2018": "质量强省。", "2018b": "质量。", "x": " ", "y": " "}
    )
    tables = report(corpus).tables
    assert tables["years"][["year", "documents", "characters"]].values.tolist() == [
        [2017, 1, 4],
        [2018, 2, 6],
    ]
    assert tables["problem_kinds"].values.tolist() == [["there is no text in it", 2, "x"]]
