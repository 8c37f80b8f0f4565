"""Bytes to text: which encoding a file is in, and a clear word when it cannot be read."""

from __future__ import annotations

import codecs
import unicodedata

from ..wording import say, say_all

__all__ = ["ReadingError", "check_encoding", "check_filled", "decode", "detect", "plausibility"]

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # begins like the mark of UTF-16, so it comes first
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CANDIDATES = ["gb18030", "big5hkscs"]
_NOT_TEXT = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"%PDF": "a PDF file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_PLAUSIBLE = 0.8  # share of everyday characters below which decoded text is taken for mojibake


class ReadingError(ValueError):
    """A file that cannot be read as text; the message names the file, the guess and the way out."""


def decode(data: bytes, *, name: str = "the text", encoding: str | None = None) -> str:
    """Turn bytes into text in the encoding that fits them, or raise `ReadingError`.

    >>> decode("质量追赶".encode("gb18030")), decode("質量追趕".encode("big5"))
    ('质量追赶', '質量追趕')
    """
    for magic, what in _NOT_TEXT.items():
        if data.startswith(magic):
            said = "{name} is {what}, not plain text; save it as .txt (UTF-8) and read that"
            raise ReadingError(say(said, name=name, what=say(what)))
    check_encoding(encoding)
    guess = detect(data)
    chosen = encoding or guess
    if chosen is None:
        raise ReadingError(_describe_damage(data, name))
    try:
        text = data.decode(_BOMS.get(data[:3], chosen) if chosen.lower() in {"utf-8", "utf8"} else chosen)
    except UnicodeDecodeError as error:
        unfit = say("{name} is not {chosen}: byte {n} does not fit.", name=name, chosen=chosen, n=error.start)
        raise ReadingError(say_all([unfit, _advice(guess, encoding)])) from None
    if encoding and guess and not _same(encoding, guess) and plausibility(text) < _PLAUSIBLE:
        garbled = say("{name} turns to mojibake when read as {encoding}.", name=name, encoding=encoding)
        raise ReadingError(say_all([garbled, _advice(guess, encoding)]))
    return text.removeprefix("\ufeff")


def check_encoding(encoding: str | None) -> None:
    """Raise `ReadingError` for an encoding that there is not.

    >>> check_encoding("gb18030")
    """
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError:
        unknown = "encoding={encoding} is unknown; choose from utf-8, utf-16, gb18030, big5"
        raise ReadingError(say(unknown, encoding=repr(encoding))) from None


def check_filled(data: bytes, name: str) -> None:
    """Raise `ReadingError` for a file without a single byte, of a kind that has some even without text."""
    if not data:
        raise ReadingError(say("{name} is an empty file, without any text; get a fresh copy", name=name))


def detect(data: bytes) -> str | None:
    """Name the encoding of some bytes, or None where no encoding gives readable Chinese.

    >>> detect("提法".encode("utf-8")), detect("推动高质量发展".encode("gbk"))
    ('utf-8', 'gb18030')
    """
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return encoding if _decodes(data, encoding) else None
    if b"\x00" in data:
        return _detect_utf16(data)
    if _decodes(data, "utf-8"):
        return "utf-8"
    if _mixed_line(data) is not None:
        return None
    return _detect_double_byte(data)


def plausibility(text: str) -> float:
    """Give the share of everyday characters among all that are not ASCII, from 0 to 1.

    Everyday: Chinese and general punctuation, the 3,755 characters of GB 2312's first level or
    the 5,401 of Big5's. Text decoded in a wrong encoding falls to about a half; text without
    any such character counts as 1.

    >>> plausibility("质量追赶"), plausibility("推动质量追赶".encode().decode("gb18030")) < 0.7
    (1.0, True)
    """
    marked = [c for c in text if ord(c) > 127]
    return sum(map(_everyday, marked)) / len(marked) if marked else 1.0


def _everyday(character: str) -> bool:
    if "\u2000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef":
        return True
    for encoding, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        try:
            lead = character.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        if lead <= last:
            return True
    # Pinyin vowels, emoji and letters of other scripts are no sign of mojibake; rare Han are.
    return not unicodedata.name(character, "").startswith("CJK") and character != "\ufffd"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _detect_utf16(data: bytes) -> str | None:
    """Find UTF-16 without a byte order mark by which byte order gives the more readable Chinese."""
    orders = [encoding for encoding in ("utf-16-le", "utf-16-be") if _decodes(data, encoding)]
    best = max(orders, key=lambda encoding: plausibility(data.decode(encoding)), default=None)
    text = data.decode(best) if best else "\x00"
    return best if "\x00" not in text and plausibility(text) >= _PLAUSIBLE else None


def _detect_double_byte(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    ranked = [match.encoding] if match else []
    for encoding in [*ranked, *_CANDIDATES]:
        encoding = "gb18030" if encoding.startswith("gb") else "big5hkscs"
        if _decodes(data, encoding) and plausibility(data.decode(encoding)) >= _PLAUSIBLE:
            return encoding
    return None


def _mixed_line(data: bytes) -> int | None:
    """Number the first line that is no UTF-8 in a file that has lines of UTF-8 Chinese, or None."""
    utf8 = False
    first_other = None
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.isascii():
            continue
        if _decodes(line, "utf-8"):
            # 联通 in GBK happens to be valid UTF-8: only longer, more plausible lines are evidence.
            text = line.decode("utf-8")
            utf8 = utf8 or (len(text) > 3 and plausibility(text) >= _PLAUSIBLE)
        elif first_other is None:
            first_other = number
    return first_other if utf8 else None


def _describe_damage(data: bytes, name: str) -> str:
    line = _mixed_line(data)
    if line is not None:
        return say(
            "{name} mixes encodings: most likely UTF-8, but line {line} is not (damaged, or pasted from"
            " a GBK file). Open it in an editor, mend that line and save it all as UTF-8",
            name=name,
            line=line,
        )
    shown = data.decode("utf-8", "replace")
    if 0 < shown.count("\ufffd") < len(shown) / 10:
        at = len(data[: _first_error(data)].decode("utf-8").splitlines()) or 1
        damaged = (
            "{name} is most likely UTF-8, but damaged at line {line}; get a fresh copy or mend that line"
        )
        return say(damaged, name=name, line=at)
    return say(
        "{name} is no readable Chinese in UTF-8, UTF-16, GB18030 or Big5; the nearest guess is"
        " GB18030. If you know better, name it: encoding='…'; otherwise get a fresh copy",
        name=name,
    )


def _first_error(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _advice(guess: str | None, encoding: str | None) -> str:
    if guess is None:
        return say(
            "No single encoding fits: it may be damaged or mixed; open it in an editor and save it as UTF-8"
        )
    if encoding is None:
        return say("The best guess is {guess}, but the file is damaged; get a fresh copy", guess=guess)
    return say("It looks like {guess}: leave encoding out, or try encoding='{guess}'", guess=guess)


def _same(one: str, other: str) -> bool:
    family = {
        "gbk": "gb18030",
        "gb2312": "gb18030",
        "cp936": "gb18030",
        "big5": "big5hkscs",
        "cp950": "big5hkscs",
    }
    names = [codecs.lookup(e.removesuffix("-sig")).name for e in (one, other)]
    return len({family.get(n.replace("_", ""), n) for n in names}) == 1
