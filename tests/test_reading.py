"""Encodings found, and errors that say what to do."""

from __future__ import annotations

import codecs
from pathlib import Path

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
