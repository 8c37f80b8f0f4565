"""A mirror page simulated: pinyin put behind listed codes in GBK bytes, and bytes read as GBK."""

from __future__ import annotations

import random
from collections.abc import Callable

from pypinyin import Style, pinyin

# The characters glossed in the speech, and others that such pages gloss.
LISTED = (
    "來優創動勢協嚴國執堅報場學實對導強戰揚數書會業樂標機準濟無爭獎獻現產發監礎競節級經網續習聯術規"
    "設認調識負財責質轉農進運過長開關隊領點勵團詞為議軍黨組記陳鋼總處織門壯講話員馬從變維參與體勝線"
    "訊榮羅剛叢偉齊藝際圍繞絕較傳許雙隨類讓厲擊違紅縣職決將桿揮鋒頭諧麗貢義徑辦屆獲廳電亞"
)

Decoder = Callable[[bytes], str]


class Mirror:
    """Replaces each listed code by itself and "(reading)", one code after the other."""

    def __init__(self, rng: random.Random, listed: str = LISTED) -> None:
        self.order = rng.sample(listed, len(listed))

    def show(self, text: str, decoder: Decoder) -> str:
        data = text.encode("gbk")
        for character in self.order:
            code = character.encode("gbk")
            reading = pinyin(character, style=Style.TONE)[0][0]
            data = data.replace(code, code + f"({reading})".encode("gb18030"))
        return decoder(data)


def swallowing(data: bytes) -> str:
    """Decode as PHP does: a first byte without a second takes the next byte with it into one "?"."""
    return _decode(data, "?", swallow=True, user_defined=False)


def with_user_area(data: bytes) -> str:
    """The same, by a table that has the user-defined codes too, as Windows does."""
    return _decode(data, "?", swallow=True, user_defined=True)


def replacing(data: bytes) -> str:
    """Decode as Java and browsers do: U+FFFD for the lone byte, and the ASCII byte behind it stays."""
    return _decode(data, "\ufffd", swallow=False, user_defined=True)


DECODERS: dict[str, Decoder] = {"php": swallowing, "windows": with_user_area, "browser": replacing}


def _decode(data: bytes, mark: str, *, swallow: bool, user_defined: bool) -> str:
    shown: list[str] = []
    position = 0
    while position < len(data):
        width = 1 if data[position] in {*range(0x81), 0xFF} else 2
        try:
            code = data[position : position + width]
            shown.append(code.decode("gb18030" if user_defined else "gbk"))
        except UnicodeDecodeError:
            shown.append(mark)
            if not swallow and code[1:] < b"\x80":
                width = 1
        position += width
    return "".join(shown)
