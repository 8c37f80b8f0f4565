"""Text to clean text: glosses out, script converted, every character still tied to the raw text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

__all__ = ["CleanText", "clean_text", "count_glosses", "han_characters"]

SCRIPTS = ("simplified", "traditional")

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_VOWELS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_GLOSS = re.compile(rf"(?<=[{HAN}])[(（]\s*([a-zü{_VOWELS}]+)\s*[)）]")
_INVISIBLE = re.compile("\r(?=\n)|[\ufeff\u200b\u2060\u00ad]")
_STRAY_END = re.compile(r"\n(?:\s*[?？\ufffd□■]+)+\s*\Z")

# Words in which 著 is zhù and stays. OpenCC knows 著名, 顯著, 著作; Taiwan's phrases leave these out.
_STAYS = (
    "原著", "專著", "土著", "論著", "卓著", "編著", "譯著", "遺著", "撰著", "雜著", "新著", "拙著",
    "較著", "所著", "著譯", "著有", "見微知著", "睹微知著",
    "么",  # a converter of single characters leaves 什么; OpenCC would read a lone 么 as 幺
)  # fmt: skip


@dataclass(frozen=True)
class CleanText:
    """Clean text, and for each of its characters the index of that character in the raw text."""

    text: str
    offsets: tuple[int, ...] = field(repr=False)
    glosses: int = 0

    def __str__(self) -> str:
        return self.text


def clean_text(raw: str, *, script: str = "simplified", keep: Iterable[str] = ()) -> CleanText:
    """Remove pinyin glosses and stray marks, convert to simplified characters, keep all offsets.

    A gloss is a parenthesis that holds just the reading of the characters before it; any other
    parenthesis stays. `script="simplified"` converts a text written in traditional characters
    (著力 to 着力, not 原著 to 原着) and leaves a simplified one as it is; `script="traditional"`
    converts nothing. `keep` lists words that stay as written, such as a name: `keep=("匡湧",)`.
    Removed besides: byte order marks, zero-width characters, CR before LF, and a last line of
    lost characters ("?"). `ValueError` for an unknown script.

    >>> clean = clean_text("質(zhì)量強(qiáng)省,市(州)著力推進(jìn)")
    >>> clean.text, clean.glosses
    ('质量强省,市(州)着力推进', 3)
    >>> clean.offsets[:4]
    (0, 6, 7, 15)
    """
    if script not in SCRIPTS:
        raise ValueError(f"script={script!r} is unknown; choose from {', '.join(SCRIPTS)}")
    glosses = list(_gloss_spans(raw))
    offsets = _kept_offsets(raw, [*glosses, *_invisible_spans(raw)])
    text = "".join(raw[i] for i in offsets)
    stray = _STRAY_END.search(text)
    if stray:
        # The line break before it ends the last good line.
        text, offsets = text[: stray.start() + 1], offsets[: stray.start() + 1]
    if script == "simplified":
        text = _simplify(text, tuple(keep))
    return CleanText(text, tuple(offsets), len(glosses))


def count_glosses(raw: str) -> int:
    """Count the pinyin glosses in a text.

    >>> count_glosses("質(zhì)量監(jiān)管,市(州)"), count_glosses("第一章(一)")
    (2, 0)
    """
    return sum(1 for _ in _gloss_spans(raw))


def han_characters(text: str) -> int:
    """Count the Chinese characters of a text, without punctuation, Latin letters and digits.

    >>> han_characters("从现在到2020年,是决胜期。")
    9
    """
    return len(_HAN_CHARACTER.findall(text))


_HAN_CHARACTER = re.compile(f"[{HAN}]")


def _gloss_spans(raw: str) -> Iterator[tuple[int, int]]:
    for match in _GLOSS.finditer(raw):
        before = raw[max(0, match.start() - 8) : match.start()]
        if _reads(before, match[1]):
            yield match.span()


def _reads(characters: str, letters: str) -> bool:
    """Say whether the letters are a reading of the last of the characters, taken one by one."""
    if not letters:
        return True
    if not characters:
        return False
    return any(
        letters.endswith(reading) and _reads(characters[:-1], letters.removesuffix(reading))
        for reading in _readings(characters[-1])
    )


@cache
def _readings(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return tuple(found[0]) if found else ()


def _invisible_spans(raw: str) -> list[tuple[int, int]]:
    return [match.span() for match in _INVISIBLE.finditer(raw)]


def _kept_offsets(raw: str, removed: list[tuple[int, int]]) -> list[int]:
    kept: list[int] = []
    position = 0
    for start, end in sorted(removed):
        kept.extend(range(position, start))
        position = max(position, end)
    kept.extend(range(position, len(raw)))
    return kept


def _simplify(text: str, keep: tuple[str, ...]) -> str:
    """Convert traditional to simplified, one character for one, but for the words that stay."""
    if not _is_traditional(text):
        return text
    stays = re.compile("|".join(map(re.escape, sorted({*keep, *_STAYS} - {""}, key=len, reverse=True))))
    # A private-use character stands for each 著 that stays while the converter works.
    shelter = stays.sub(lambda m: m[0].replace("著", "\ue000").replace("么", "\ue001"), text)
    converted = _convert(shelter).replace("\ue000", "著").replace("\ue001", "么")
    for name in keep:
        for match in re.finditer(re.escape(name), text) if name else ():
            converted = converted[: match.start()] + name + converted[match.end() :]
    return converted


def _is_traditional(text: str) -> bool:
    """Say whether characters of the traditional script are at least as many as simplified ones.

    So a simplified text that prints one name as 匡湧 is left as it is. Characters that both
    scripts use (并, 干, 于, 著) are no evidence for either.
    """
    counts = Counter(text)
    traditional = sum(n for c, n in counts.items() if _only_in(c, "big5", "gb2312"))
    simplified = sum(n for c, n in counts.items() if _only_in(c, "gb2312", "big5"))
    return traditional >= simplified


@cache
def _only_in(character: str, one: str, other: str) -> bool:
    return _encodes(character, one) and not _encodes(character, other)


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return character >= "\u3400"


def _convert(text: str) -> str:
    """Run OpenCC's tw2s, whose phrases know 着 from 著; per character where lengths would differ."""
    converter = _opencc()
    converted = converter(text)
    if len(converted) == len(text):
        return converted
    singles = [(c, converter(c)) for c in text]
    return "".join(new if len(new) == 1 else old for old, new in singles)


@cache
def _opencc() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("tw2s").convert
    return convert
