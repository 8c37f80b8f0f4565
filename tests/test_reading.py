"""Encodings found, and errors that say what to do."""

from __future__ import annotations

import codecs
import io
from pathlib import Path
from typing import Any

import pytest

import tifa
from tifa.reading import ReadingError, decode, detect, plausibility

SIMPLIFIED = "推动经济发展由“数量追赶”转向“质量追赶”,以过硬的质量为经济社会持续健康发展“强筋壮骨”。\n"
TRADITIONAL = "推動經濟發展由「數量追趕」轉向「質量追趕」，以過硬的質量為經濟社會持續健康發展強筋壯骨。\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "utf-8", "utf-8"),
    ],
)
def test_encoding_is_found_and_text_unharmed(tmp_path: Path, text: str, encoding: str, found: str) -> None:
    data = text.encode(encoding)
    assert detect(data) == found
    file = tmp_path / "文件.txt"
    file.write_bytes(data)
    assert tifa.read_text(file) == text


@pytest.mark.parametrize("text", ["质量", "联通", "质量第一。", "全省质量发展大会"])
def test_a_few_characters_of_gbk_are_enough_or_ambiguous(text: str) -> None:
    # 联通 in GBK is valid UTF-8 by accident: the caller must be able to say so.
    assert decode(text.encode("gbk"), encoding="gbk") == text


def test_big_endian_mark_and_line_ends_stay_as_received() -> None:
    assert decode(codecs.BOM_UTF16_BE + "质量\r\n".encode("utf-16-be")) == "质量\r\n"


def test_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert tifa.read_text(tmp_path / "empty.txt") == ""


@pytest.mark.parametrize("wrong", ["gbk", "gb18030", "big5"])
def test_wrong_encoding_names_file_guess_and_way_out(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "讲话.txt"
    file.write_text(SIMPLIFIED * 3, encoding="utf-8")
    with pytest.raises(ReadingError) as error:
        tifa.read_text(file, encoding=wrong)
    message = str(error.value)
    assert "讲话.txt" in message
    assert wrong in message
    assert "'utf-8'" in message


def test_gbk_read_as_utf8_is_an_error_not_mojibake() -> None:
    with pytest.raises(ReadingError, match=r"not utf-8.*gb18030"):
        decode(SIMPLIFIED.encode("gbk"), encoding="utf-8")


def test_mixed_encodings_name_the_line(tmp_path: Path) -> None:
    file = tmp_path / "mixed.txt"
    file.write_bytes(SIMPLIFIED.encode("utf-8") * 2 + SIMPLIFIED.encode("gbk"))
    with pytest.raises(ReadingError, match=r"mixed\.txt mixes encodings.*UTF-8.*line 3"):
        tifa.read_text(file)


def test_one_damaged_byte_in_utf8_is_not_taken_for_gbk() -> None:
    data = bytearray(SIMPLIFIED.encode("utf-8"))
    data[30] = 0xFF
    with pytest.raises(ReadingError, match="UTF-8, but damaged at line 1"):
        decode(bytes(data))


def test_noise_is_refused() -> None:
    with pytest.raises(ReadingError, match="no readable Chinese"):
        decode(bytes(range(128, 256)) * 3)


@pytest.mark.parametrize(("start", "what"), [(b"PK\x03\x04", "Word"), (b"%PDF-1.7", "PDF")])
def test_a_file_that_is_no_text_is_named(start: bytes, what: str) -> None:
    with pytest.raises(ReadingError, match=what):
        decode(start + bytes(100), name="报告")


def test_unknown_encoding_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="'utf9' is unknown; choose from utf-8"):
        decode(b"abc", encoding="utf9")
    with pytest.raises(FileNotFoundError, match=r"没有\.txt"):
        tifa.read_text(tmp_path / "没有.txt")
    with pytest.raises(ReadingError, match="folder"):
        tifa.read_text(tmp_path)


def test_plausibility_tells_text_from_mojibake() -> None:
    assert plausibility(SIMPLIFIED) == 1
    assert plausibility(TRADITIONAL) == 1
    assert plausibility("zhìliàng 😀 质量") == 1
    assert plausibility((SIMPLIFIED * 2).encode().decode("gb18030", "replace")) < 0.6


# Web pages, Markdown, Word and PDF files

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>质量大会_青海省人民政府网</title>
<style>p {{color: red}}</style><script>var 广告 = "买";</script></head><body>
<nav><a href="/">首页</a> &gt; <a href="/news">要闻</a></nav>
<h1>全省质量大会召开</h1>
<p>　　本报讯 近日，<b>大会</b>召开。要推动经济发展由“数量追赶”
    转向“质量追赶”。</p><p>第一行<br>第二行&nbsp;GDP growth
rate</p>
<table><tr><th>年份</th><th>增长</th></tr><tr><td>2017</td><td>8.5%</td></tr></table>
<p hidden>看不见</p><!-- 注释 --><form><button>提交</button></form>
<footer>版权所有</footer></body></html>"""
SAID = [
    "全省质量大会召开",
    "本报讯 近日，大会召开。要推动经济发展由“数量追赶”转向“质量追赶”。",
    "第一行",
    "第二行\u00a0GDP growth rate",
    "年份 增长",
    "2017 8.5%",
]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030", "utf-16"])
def test_a_page_says_its_paragraphs(tmp_path: Path, charset: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.format(charset=charset).encode(charset))
    lines = tifa.read_text(file).splitlines()
    assert [line.strip("　") for line in lines] == SAID


def test_the_main_part_of_a_page_is_read_where_it_is_marked(tmp_path: Path) -> None:
    file = tmp_path / "page.htm"
    page = "<body><div>网站地图</div><article><p>质量第一。</p></article><p>推荐阅读</p></body>"
    file.write_text(page, encoding="utf-8")
    assert tifa.read_text(file) == "质量第一。\n"


def test_a_page_in_blocks_without_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<div>质量<div>强省</div>战略</div>质量&lt;b&gt;第一", encoding="utf-8")
    assert tifa.read_text(file).splitlines() == ["质量", "强省", "战略", "质量<b>第一"]


def test_markdown_without_its_marks(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text(
        "---\ntitle: 报告\n---\n# 政府工作报告\n\n各位代表：\n"
        "要推动**高质量发展**，见[附件](a.html)。\n\n- 一是质量\n- 二是效益\n",
        encoding="utf-8",
    )
    assert tifa.read_text(file).splitlines() == [
        "政府工作报告",
        "各位代表：",
        "要推动高质量发展，见附件。",
        "一是质量",
        "二是效益",
    ]


def test_a_word_file_says_paragraphs_and_tables(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("政府工作报告", 0)
    document.add_paragraph("各位代表：")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["年份", "增长", "2017", "8.5%"], strict=True):
        cell.text = text
    table.add_row().cells[0].merge(table.rows[2].cells[1]).text = "合计"
    paragraph = document.add_paragraph("质量")
    paragraph.add_run("第一").bold = True
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.save(str(tmp_path / "报告.docx"))
    assert tifa.read_text(tmp_path / "报告.docx").splitlines() == [
        "政府工作报告",
        "各位代表：",
        "年份\t增长",
        "2017\t8.5%",
        "合计",
        "质量第一",
    ]


def test_a_file_is_known_by_what_it_holds(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("质量第一")
    document.save(str(tmp_path / "speech.docx"))
    (tmp_path / "speech.docx").rename(tmp_path / "speech.txt")
    assert tifa.read_text(tmp_path / "speech.txt") == "质量第一\n"


def _pdf(pages: list[list[tuple[float, float, str]]], size: int = 14) -> bytes:
    """Print lines, each at its place in points from the lower left, with an embedded font."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    font = FontProperties(fname=str(tifa.font_path()), size=size)
    data = io.BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(data) as pdf:
        for lines in pages:
            figure = Figure(figsize=(595 / 72, 842 / 72))
            for x, y, text in lines:
                figure.text(x / 595, y / 842, text, fontproperties=font)
            pdf.savefig(figure)
    return data.getvalue()


def test_lines_of_a_pdf_are_joined_to_paragraphs(tmp_path: Path) -> None:
    def page(number: int, *lines: tuple[float, str]) -> list[tuple[float, float, str]]:
        printed = [(90 + 14 * indent, 700 - 24.0 * n, text) for n, (indent, text) in enumerate(lines)]
        return [(240, 780, "某省人民政府公报"), *printed, (280, 40, f"— {number} —")]

    full = "推动经济发展由数量追赶转向质量追赶坚持质量第一和效益优先"  # 28 characters
    pages = [
        page(1, (10, "政府工作报告"), (0, "各位代表："), (2, full[:26]), (0, full), (0, "质量第一。")),
        page(2, (2, full[2:]), (0, full)),
        page(3, (0, "接上页。"), (2, "最后一段。")),
    ]
    file = tmp_path / "report.pdf"
    file.write_bytes(_pdf(pages))
    assert tifa.read_text(file).splitlines() == [
        "政府工作报告",
        "各位代表：",
        full[:26] + full + "质量第一。",
        full[2:] + full + "接上页。",
        "最后一段。",
    ]


def test_a_pdf_whose_font_is_not_embedded(tmp_path: Path) -> None:
    """Many government PDF files only name a font (STSong) and its code (UniGB-UCS2-H)."""
    text = "质量第一".encode("utf-16-be").hex().upper()
    stream = f"BT /F1 14 Tf 90 700 Td <{text}> Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
        b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, what in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, what)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 8\n0000000000 65535 f \n%strailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    (tmp_path / "a.pdf").write_bytes(body + end % (table, len(body)))
    assert tifa.read_text(tmp_path / "a.pdf") == "质量第一\n"


def test_a_pdf_of_pictures_says_so(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (300, 400), "grey").save(tmp_path / "scan.pdf")
    with pytest.raises(ReadingError, match=r"scan\.pdf holds pictures of pages, no text.*OCR"):
        tifa.read_text(tmp_path / "scan.pdf")


def test_a_blank_pdf_holds_no_text_and_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "blank.pdf").write_bytes(_pdf([[]]))
    with pytest.raises(ReadingError, match=r"blank\.pdf holds no text; if its pages show writing"):
        tifa.read_text(tmp_path / "blank.pdf")


def test_a_link_that_leads_nowhere_says_where(tmp_path: Path) -> None:
    (tmp_path / "断.txt").symlink_to("没有.txt")
    with pytest.raises(FileNotFoundError, match=r"断\.txt is a link to 没有\.txt, which is not there"):
        tifa.read_text(tmp_path / "断.txt")


@pytest.mark.parametrize("name", ["空.pdf", "空.docx"])
def test_an_empty_file_is_not_called_damaged(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(ReadingError, match=rf"{name} is an empty file, without any text"):
        tifa.read_text(tmp_path / name)


@pytest.mark.parametrize("name", ["旧.doc", "旧.docx", "旧.txt"])
def test_an_old_word_file_is_to_be_saved_as_docx(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0 nothing")
    with pytest.raises(ReadingError, match=r"an old Word or Excel file.* save it as \.docx or as \.txt"):
        tifa.read_text(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7 nothing", r"a\.pdf is a PDF file, but damaged; get a fresh copy"),
        ("a.docx", b"PK\x03\x04 nothing", r"a\.docx is no Word file"),
        ("a.docx", b"nothing", r"a\.docx is no Word file"),
        ("a.pdf", b"nothing", r"a\.pdf is a PDF file, but damaged"),
        ("a.doc", b"\xd0\xcf\x11\xe0 nothing", "an old Word or Excel file"),
        ("a.html", bytes(range(128, 256)) * 3, "no readable Chinese"),
    ],
)
def test_damaged_files_of_each_format(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadingError, match=said):
        tifa.read_text(tmp_path / name)


def test_an_excel_file_is_no_word_file(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(ReadingError, match="Excel or zip file"):
        tifa.read_text(tmp_path / "a.xlsx")


def test_a_locked_pdf_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    def locked(*_: Any) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", locked)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(ReadingError, match="locked by a password; unlock it"):
        tifa.read_text(tmp_path / "a.pdf")


def test_documents_of_all_formats_parse_alike(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# 全省质量大会召开\n本报讯(张三)近日,大会召开。\n《青海日报》", encoding="utf-8"
    )
    document = tifa.read_document(tmp_path / "a.md")
    assert (document.name, document.headline, document.byline) == ("a", "全省质量大会召开", ("张三",))
    assert document.source == "青海日报"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_both_orders_of_bytes_with_and_without_a_mark(encoding: str, tmp_path: Path) -> None:
    text = "质量大会召开\n本报讯（张三）近日，大会召开。\n王建军强调，要提升质量。\n"
    file = tmp_path / "speech.txt"
    file.write_bytes(text.encode(encoding))
    assert tifa.read_text(file) == text
