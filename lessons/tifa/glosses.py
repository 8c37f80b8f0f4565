"""Pinyin glosses: where they stand, and what stood there before one cut a character in two.

A mirror page puts "(reading)" behind every two-byte code of a list, also where such a code is the
second byte of one character and the first of the next: 戈爾 is B8 EA | A0 96, and EA A0 is the code
of 隊. The page then has B8 EA A0 "(duì)" 96, which reads 戈, a lone A0 (shown as "?", mostly together
with the parenthesis), "duì)", and from 96 on the bytes pair up wrongly until one of them is ASCII.
So the lost byte is the second one of a character that is read duì and begins with EA.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .edits import LOST, Edit
from .han import HAN
from .pinyin import readings_of
from .reading import plausibility
from .repair import gbk_code

__all__ = ["broken_glosses", "gloss_spans"]

_LETTERS = "a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɑɡ"
_GLOSS = re.compile(rf"(?<=[{HAN}])[(（]\s*([{_LETTERS}]+)\s*[)）]")
# Where this stands nowhere there is no gloss; looking for it is cheaper than for a gloss.
_READING_ENDS = re.compile(rf"[{_LETTERS}]\s*[)）]")
_OWN_GLOSS = re.compile(rf"\(([{_LETTERS}]+)\)")
_BROKEN = re.compile(rf"(?:\?|{LOST}\(?)([{_LETTERS}]{{1,6}})\)")


def gloss_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find the parentheses that hold just the reading of the characters before them.

    >>> ["質(zhì)量(市)"[start:end] for start, end in gloss_spans("質(zhì)量(市)")]
    ['(zhì)']
    """
    for match in _GLOSS.finditer(text) if _READING_ENDS.search(text) else ():
        if _reads(text[max(0, match.start() - 8) : match.start()], _plain(match[1])):
            yield match.span()


def _plain(reading: str) -> str:
    return reading.replace("ɑ", "a").replace("ɡ", "g")


def _reads(characters: str, letters: str) -> bool:
    """Say whether the letters are a reading of the last of the characters, taken one by one."""
    if not letters:
        return True
    if not characters:
        return False
    return any(
        letters.endswith(reading) and _reads(characters[:-1], letters.removesuffix(reading))
        for reading in readings_of(characters[-1])
    )


class _Way(NamedTuple):
    """One way to read on behind a broken gloss: what stood there, and what speaks for it."""

    text: str
    origins: tuple[int, ...]
    end: int
    score: int


class _Glossed(NamedTuple):
    """A text with its whole glosses: the end of each by its start, and the start by its end."""

    text: str
    ends: dict[int, int]
    starts: dict[int, int]

    def character_before(self, position: int) -> str:
        position = self.starts.get(position, position)
        return self.text[max(0, position - 1) : position]


def broken_glosses(text: str) -> Iterator[Edit]:
    """Find the glosses that cut a character in two, each with the text that stood there.

    Of the characters that fit the reading, the one that leaves the most everyday characters is
    taken; where two do so equally, or none, the edit is of kind "unrepaired" and changes nothing.
    Characters whose bytes are both lost become U+FFFD.

    >>> [edit.text for edit in broken_glosses("雅戈?duì)柤瘓F(tuán)股份")]
    ['爾集團']
    """
    breaks = list(_BROKEN.finditer(text)) if "?" in text or LOST in text else []
    if not breaks:
        return
    ends = dict(gloss_spans(text))
    glossed = _Glossed(text, ends, {end: start for start, end in ends.items()})
    last = Edit("", 0, 0)
    for match in breaks:
        if match.start() >= last.end:
            repaired = last.text if last.end == match.start() else ""
            before = repaired[-1:] or glossed.character_before(match.start())
            edit = _mended(glossed, match, before)
            if edit:
                last = edit
                yield edit


def _mended(glossed: _Glossed, match: re.Match[str], before: str) -> Edit | None:
    code = gbk_code(before) if before else b""
    ways = list(_ways(glossed, match, code[1])) if len(code) == 2 else []
    best = max((way.score for way in ways), default=0)
    found = {way.text: way for way in ways if way.score == best > 0}
    if len(found) == 1:
        way = found.popitem()[1]
        return Edit("broken_glosses", match.start(), way.end, way.text, way.origins)
    if before.isascii() or match[1].isascii():
        return None  # English, not a gloss
    return Edit("unrepaired", match.start(), match.end(), match[0], tuple(range(*match.span())))


def _ways(glossed: _Glossed, match: re.Match[str], first: int) -> Iterator[_Way]:
    """Try each byte that may have been lost, and read on with it."""
    for lost, score in _lost_bytes(first, match[1]):
        for way in _read_on(glossed, match.end(), lost, match.start()):
            yield way._replace(score=way.score + score)


@cache
def _lost_bytes(first: int, reading: str) -> list[tuple[int, int]]:
    """List the second bytes that make a character with the reading, each with what speaks for it."""
    characters = [(lost, _decode(first, lost)) for lost in range(0x40, 0xFF)]
    return [(lost, 2 * _sense(c)) for lost, c in characters if c and _plain(reading) in readings_of(c)]


def _read_on(glossed: _Glossed, position: int, pending: int, origin: int) -> Iterator[_Way]:
    """Pair the bytes anew, beginning with the one that is pending, until they fall into step."""
    text, restored, origins = glossed.text, "", [origin]
    while pending > 0x80 and position < len(text):
        nested = _BROKEN.match(text, position)
        if nested:
            # The gloss of the character itself, cut off because its bytes were out of step.
            for lost, score in _lost_bytes(pending, nested[1]):
                whole = restored + _decode(pending, lost)
                yield _Way(whole, tuple(origins), nested.end(), score + _sense(whole))
            return
        code = _shown_code(text[position])
        character = _decode(pending, code[0]) if code else _before_lone_byte(text, position, pending)
        step = position if code else _out_of_step(text, position)
        if step > position:
            # Bytes of two characters or more are lost, and the shift goes on behind them.
            restored += LOST * (step - position)
            origins += range(position, step)
            position, code = step, _shown_code(text[step])
            character = _half(glossed.text, step)
        if not character:
            return
        restored += character
        if len(code) < 2:
            yield _last_way(glossed, position + 1, restored, origins)
            return
        origins.append(position)
        position, pending = glossed.ends.get(position + 1, position + 1), code[1]
    if restored and pending < 0x80:
        yield _Way(restored + chr(pending), tuple(origins), position, _sense(restored))


def _before_lone_byte(text: str, position: int, pending: int) -> str:
    """Complete a character by 80, the one byte that is lost alone: 個 is 82 80."""
    character = _decode(pending, 0x80)
    followed = len(_shown_code(text[position + 1 : position + 2] or " ")) == 2
    return character if followed and character and _sense(character) > 0 else LOST


def _half(text: str, position: int) -> str:
    """Find the character that ends in the byte shown here, by the reading behind it if there is one."""
    own = _OWN_GLOSS.match(text, position + 1)
    byte = _shown_code(text[position])[0]
    firsts = range(0x81, 0xFF) if own and byte < 0x80 else ()
    found = [c for c in (_decode(first, byte) for first in firsts) if c and _sense(c) > 0]
    fits = [c for c in found if own and _plain(own[1]) in readings_of(c)]
    return fits[0] if len(fits) == 1 else LOST


def _last_way(glossed: _Glossed, position: int, restored: str, origins: list[int]) -> _Way:
    """End at an ASCII byte, which ends the shift; a gloss behind it confirms the character."""
    own = _OWN_GLOSS.match(glossed.text, position)
    if own and _plain(own[1]) in readings_of(restored[-1]):
        return _Way(restored, tuple(origins), own.end(), _sense(restored) + 2)
    return _Way(restored, tuple(origins), position, _sense(restored))


def _shown_code(character: str) -> bytes:
    return b"" if character == "?" else gbk_code(character)


def _out_of_step(text: str, position: int) -> int:
    """Give the place behind some lost bytes if what stands there still pairs up wrongly, else `position`.

    What ends the run of characters tells: wrong pairs end in a lost byte or in the second half of
    a character, a letter such as T in 块T (門 is E9 54). An ASCII byte below 40 is no second half:
    a wrong pair would have swallowed it.
    """
    start = position
    while start < len(text) and not _shown_code(text[start]):
        start += 1
    end = start
    while end < len(text) and len(_shown_code(text[end])) == 2:
        end += 1
    if end == len(text) or (end == start and not "@" <= text[end] <= "~"):
        return position
    if end == start:
        alone = not re.match("[A-Za-z]", text[end + 1 : end + 2])
        return start if alone else position
    half = _shown_code(text[end])
    wrong = not half or (half[0] >= 0x40 and _sense(_decode(gbk_code(text[end - 1])[1], half[0])) > 0)
    return start if wrong else position


def _sense(characters: str) -> int:
    """Count the everyday characters, less the others."""
    return sum(1 if c != LOST and plausibility(c) == 1 else -1 for c in characters)


def _decode(first: int, second: int) -> str:
    """Read two bytes as a character of GBK; none where the code has no character."""
    character = bytes([first, second]).decode("gb18030", "replace")
    return character if len(character) == 1 and not "\ue000" <= character <= "\uf8ff" else ""
