"""The Chinese font is there, knows its characters, and leaves no trace in matplotlib's settings."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from tifa.fonts import chinese_font, font_family, font_path, missing_characters

LATIN_ONLY = Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"


def test_shipped_fonts_have_the_whole_speech(clean_truth: str) -> None:
    for font in ("sans", "serif"):
        assert missing_characters(clean_truth + "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü−匡湧", font) == []


def test_a_font_that_lacks_chinese_is_found_out() -> None:
    assert missing_characters("质量 zhìliàng 质", LATIN_ONLY) == ["质", "量"]


def test_family_is_registered_with_matplotlib() -> None:
    assert font_family("sans") == "Noto Sans SC"
    found = font_manager.findfont("Noto Sans SC", fallback_to_default=False)
    assert Path(found) == font_path("sans")


def test_settings_do_not_outlast_the_block() -> None:
    before = list(mpl.rcParams["font.family"])
    with chinese_font("serif"):
        assert mpl.rcParams["font.family"] == ["Noto Serif SC"]
    assert mpl.rcParams["font.family"] == before


def test_wrong_fonts_are_explained(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="use 'sans', 'serif' or the path"):
        font_path("kaiti")
    (tmp_path / "font.txt").touch()
    with pytest.raises(ValueError, match=r"\.ttf, \.otf"):
        font_path(tmp_path / "font.txt")
