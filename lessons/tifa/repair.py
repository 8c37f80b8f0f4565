"""Damage undone: UTF-8 that was read as GBK, byte by byte.

What the text has lost for good is marked with U+FFFD. Text that is whole passes through unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from .edits import LOST, Edit
from .reading import plausibility

__all__ = ["gbk_code", "mojibake"]

_SINGLE = 0x1A  # stands for a character that GBK has not: it passes through a stretch as it is
_HOLE = 0xFF  # a byte that is lost; no byte of UTF-8 is FF
_OPEN = 0xFE  # a byte that is lost and can have been one of several; nor is FE
_MARKS = 3  # a text with fewer marks of loss does not tell which table it was read with
_OWN = re.compile("[\ue000-\uf8ff]")  # where GB 18030 puts the codes that GBK leaves to its users
_ENOUGH = 3  # characters a stretch must give; 17 million characters of whole text give 2 at most
_SAMPLE = 18  # characters of the damaged text that are read for that
_SENSE = 0.8  # share of everyday characters a stretch must give
_UNIT = re.compile(
    rb"(?P<char>[\xc2\xc3][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})"
    rb"|(?P<open>[\xe0-\xef](?:[\x80-\xbf]\xfe|\xfe[\x80-\xbf\xfe\xff]))"
    rb"|(?P<holed>[\xe0-\xef][\x80-\xbf](?:\xff|\?(?=[\x40-\xff])))"
    rb"|(?P<cut>[\xe2-\xe9\xef][\x80-\xbf]?(?=[\x00-\x7f\xe2-\xe9\xef]|\Z))"  # a byte is gone, without a mark
    rb"|(?P<ascii>[\x00-\x7f])"
    rb"|(?P<torn>[\x80-\xff])"
)


class _Unit(NamedTuple):
    kind: str  # char, open, holed, cut, ascii, torn
    start: int
    end: int


def mojibake(text: str) -> Iterator[Edit]:
    """Find the stretches of UTF-8 that were read as GBK, with the text they stood for.

    What a lost byte leaves open becomes U+FFFD. Web browsers and Java lose little; Python's `gbk` loses
    all codes without a character, and what it lost is taken for the one everyday character that fits,
    if there is but one. Each character of the repaired text points to the
    first of the characters it was made from, so its offsets rise but may repeat.

    >>> broken = "质量追赶".encode().decode("gb18030")
    >>> broken, [edit.text for edit in mojibake("推动" + broken)]
    ('璐ㄩ噺杩借刀', ['质量追赶'])
    """
    edits = list(_stretches(text))
    if edits and "?" in text:  # some programs print it for what is lost
        marked = list(_stretches(text.replace("?", LOST)))
        edits = max(edits, marked, key=_success)
    yield from edits


def _success(edits: list[Edit]) -> tuple[int, int]:
    """Rank ways to read a text: by how much of the damage makes sense, then by how little stays open."""
    repaired = "".join(edit.text for edit in edits)
    covered = sum(edit.end - edit.start for edit in edits)
    return covered, -repaired.count(LOST) - repaired.count("?")


def _stretches(text: str) -> Iterator[Edit]:
    position = 0
    bare = text.count(LOST) >= _MARKS and not _OWN.search(text)
    for match in _first_characters().finditer(text):
        if match.start() >= position:
            edit = _stretch(text, match.start(), bare)
            if edit:
                yield edit
                position = edit.end


@cache
def _first_characters() -> re.Pattern[str]:
    """Match what the first two bytes of a Chinese character in UTF-8 look like when read as GBK."""
    leads = [0xE2, *range(0xE3, 0xEA), 0xEF]
    codes = (bytes([lead, trail]) for lead in leads for trail in range(0x80, 0xC0))
    return re.compile("[" + "".join(re.escape(code.decode("gb18030")) for code in codes) + "]")


def _stretch(text: str, start: int, bare: bool) -> Edit | None:
    """Read on from `start` to the end of the line as long as the bytes make UTF-8.

    `bare` says that the table it was read with had no more than the characters of GBK.
    """
    line_end = text.find("\n", start)
    end = len(text) if line_end < 0 else line_end
    if not _made_of_utf8(text[start : min(start + _SAMPLE, end)], bare):
        return None
    data, owners = _gbk_bytes(text, start, end, bare)
    units = _whole_units(data, owners)
    if not units:
        return None
    last = owners[units[-1].end - 1] + 1
    repaired = "".join(_character(data, unit, text[owners[unit.start]]) for unit in units)
    return Edit("mojibake", start, last, repaired, tuple(owners[unit.start] for unit in units))


def _made_of_utf8(sample: str, bare: bool) -> bool:
    data, owners = _gbk_bytes(sample, 0, len(sample), bare)
    units = _whole_units(data, owners)
    found = "".join(_character(data, unit, "") for unit in units if unit.kind == "char")
    if found and not found.strip(LOST):
        return len(found) > 1  # 锟斤拷: the marks of lost characters, read as GBK in their turn
    return len(found) >= _ENOUGH and plausibility(found) >= _SENSE


def _gbk_bytes(text: str, start: int, end: int, bare: bool = False) -> tuple[bytes, list[int]]:
    """Turn characters back into the bytes that were read as GBK, each with its character's index."""
    data = bytearray()
    owners: list[int] = []
    for i in range(start, end):
        code = gbk_code(text[i]) or _missing(text, i, end, data, bare)
        data += code
        owners += [i] * len(code)
    return bytes(data), owners


@cache
def gbk_code(character: str) -> bytes:
    """Give the one or two bytes of a character in GBK; none for a mark of something lost."""
    if character in {LOST, "€"}:
        return b""
    code = character.encode("gb18030", "replace")
    return code if len(code) <= 2 else bytes([_SINGLE])


def _missing(text: str, i: int, end: int, before: bytearray, bare: bool) -> bytes:
    """Work out the byte behind a mark of loss from what follows it.

    A byte is lost where it cannot begin a character of GBK: 80 never can (some programs print €
    for it), and any other only where no second byte comes after it. A bare table has no character for
    many pairs more.
    """
    # A mark that follows stands for 80 or for a first byte, so it counts as 80 here.
    after = (gbk_code(text[i + 1]) or b"\x80")[0] if i + 1 < end else 0
    if text[i] == "€" and before[-1:] and _continues(before[-1]) and _continues(after):
        return b"\xa2\xe3"  # the code of € itself
    if after < 0x40 or after == 0x7F:
        return bytes([_HOLE])
    return bytes([_OPEN]) if bare and len(_lost_before(after)) > 1 else b"\x80"


@cache
def _lost_before(after: int) -> bytes:
    """List the bytes inside a character of UTF-8 that make no character of GBK with the one after them."""
    pairs = (bytes([byte, after]) for byte in range(0x80, 0xC0))
    return bytes(pair[0] for pair in pairs if LOST in pair.decode("gbk", "replace"))


def _continues(byte: int) -> bool:
    return 0x80 <= byte < 0xC0


def _whole_units(data: bytes, owners: list[int]) -> list[_Unit]:
    """Cut bytes into characters of UTF-8 up to where they make none any more."""
    units = [_Unit(m.lastgroup or "", *m.span()) for m in _UNIT.finditer(data)]
    kept: list[_Unit] = []
    runs = [(kind, list(run)) for kind, run in groupby(units, key=lambda unit: unit.kind)]
    for (kind, run), (_, following) in zip(runs, [*runs[1:], ("", [])], strict=True):
        if kind == "torn":
            # Torn bytes belong to the stretch only where it plainly goes on behind them.
            if len(run) > 3 or len(following) < 2 or following[0].kind != "char":
                break
            run = [_Unit("torn", run[0].start, run[-1].end)]
        kept += run
    while kept and (_splits(kept[-1].end, owners) or _stands_alone(kept[-1], owners)):
        kept.pop()
    return kept


def _stands_alone(unit: _Unit, owners: list[int]) -> bool:
    """Say whether a unit is ASCII that was never part of a damaged character."""
    return unit.kind == "ascii" and not _splits(unit.start, owners)


def _splits(end: int, owners: list[int]) -> bool:
    return end < len(owners) and owners[end] == owners[end - 1]


def _character(data: bytes, unit: _Unit, original: str) -> str:
    code = data[unit.start : unit.end]
    if unit.kind == "holed" and code.endswith(b"?"):
        code = code[:-1] + b"\x80"
    if unit.kind == "open":
        return _only_one(code, data[unit.end : unit.end + 1])
    known = {"char": code, "ascii": code, "holed": code}.get(unit.kind, b"\xff")
    return original if code[0] == _SINGLE else known.decode("utf-8", "replace")[:1]


def _only_one(code: bytes, following: bytes) -> str:
    """Give the everyday character that a code with an open byte can be, if it is but one."""
    before, _, behind = code.partition(bytes([_OPEN]))
    if behind and behind[0] >= _OPEN:
        return LOST
    lost = _lost_before((behind + following)[0]) if behind + following else b""
    possible = ((before + bytes([byte]) + behind).decode("utf-8", "ignore") for byte in lost)
    everyday = [character for character in possible if character and plausibility(character) == 1]
    return everyday[0] if len(everyday) == 1 else LOST
