"""The traditional script to the simplified one, a character for a character, but for the words that stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

__all__ = ["SCRIPTS", "simplified"]

SCRIPTS = ("simplified", "traditional")

# Words in which 著 is zhù and stays. OpenCC knows 著名, 顯著, 著作; Taiwan's phrases leave these out.
_STAYS = (
    "原著", "專著", "土著", "論著", "卓著", "編著", "譯著", "遺著", "撰著", "雜著", "新著", "拙著",
    "較著", "所著", "著譯", "著有", "見微知著", "睹微知著",
    "么",  # a converter of single characters leaves 什么; OpenCC would read a lone 么 as 幺
)  # fmt: skip

# Everyday characters that only the simplified script has.
_EVERYDAY = "发业设国"


def simplified(text: str, keep: tuple[str, ...] = ()) -> str:
    """Convert a text in the traditional script, but for the words to keep; return any other as it is.

    >>> simplified("著力提升質量,見原著"), simplified("匡湧讲话")
    ('着力提升质量,见原著', '匡湧讲话')
    """
    if _is_plainly_simplified(text) or not _is_traditional(text):
        return text
    stays = re.compile("|".join(map(re.escape, sorted({*keep, *_STAYS} - {""}, key=len, reverse=True))))
    # A private-use character stands for each 著 that stays while the converter works.
    shelter = stays.sub(lambda m: m[0].replace("著", "\ue000").replace("么", "\ue001"), text)
    converted = _convert(shelter).replace("\ue000", "著").replace("\ue001", "么")
    for name in keep:
        for match in re.finditer(re.escape(name), text) if name else ():
            converted = converted[: match.start()] + name + converted[match.end() :]
    return converted


def _is_plainly_simplified(text: str) -> bool:
    """Say whether simplified characters outnumber all that could be traditional ones.

    What GB 2312 has is not traditional, so this proves what `_is_traditional` would find by
    looking at each character.
    """
    try:
        text.encode("gb2312")
        suspects = 0
    except UnicodeEncodeError:  # seldom, and twice the work
        suspects = len(text) - len(text.encode("gb2312", "ignore").decode("gb2312"))
    return sum(map(text.count, _EVERYDAY)) > suspects


def _is_traditional(text: str) -> bool:
    """Say whether characters of the traditional script are at least as many as simplified ones.

    So a simplified text that prints one name as 匡湧 is left as it is. Characters that both
    scripts use (并, 干, 于, 著) are no evidence for either.
    """
    counts = Counter(text)
    traditional = sum(n for c, n in counts.items() if _only_in(c, "big5", "gb2312"))
    simple = sum(n for c, n in counts.items() if _only_in(c, "gb2312", "big5"))
    return traditional >= simple


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
