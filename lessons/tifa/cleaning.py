"""Text to clean text: damage undone, glosses and page furniture out, script converted.

Every character of the clean text is tied to the one of the raw text that it came from, and a
report says what was changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Protocol

from .furniture import furniture_spans
from .glosses import HAN as HAN
from .glosses import broken_glosses, gloss_spans
from .repair import LOST, Edit, apply_edits, mojibake
from .wording import say, unknown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Change", "CleanText", "clean_text", "cleaning_report", "count_glosses", "han_characters"]

SCRIPTS = ("simplified", "traditional")

_INVISIBLE = re.compile("\r(?=\n)|[\ufeff\u200b\u2060\u00ad]")
_STRAY_END = re.compile(r"\n(?:\s*[?？\ufffd□■]+)+\s*\Z")

# Words in which 著 is zhù and stays. OpenCC knows 著名, 顯著, 著作; Taiwan's phrases leave these out.
_STAYS = (
    "原著", "專著", "土著", "論著", "卓著", "編著", "譯著", "遺著", "撰著", "雜著", "新著", "拙著",
    "較著", "所著", "著譯", "著有", "見微知著", "睹微知著",
    "么",  # a converter of single characters leaves 什么; OpenCC would read a lone 么 as 幺
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One kind of change that cleaning made: to how many characters, in how many places."""

    kind: str  # mojibake broken_glosses glosses stray script furniture unrepaired
    count: int
    places: int
    detail: str = ""


@dataclass(frozen=True)
class CleanText:
    """Clean text, and for each of its characters the index of that character in the raw text.

    `offsets` rise; where mojibake was repaired several characters may come from one.
    """

    text: str
    offsets: tuple[int, ...] = field(repr=False)
    glosses: int = 0
    report: tuple[Change, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return self.text


def clean_text(raw: str, *, script: str = "simplified", keep: Iterable[str] = ()) -> CleanText:
    """Undo damage, remove glosses and page furniture, convert to simplified, keep all offsets.

    Undone: UTF-8 read as GBK (璐ㄩ噺 to 质量), and glosses that cut a character in two. A gloss is a
    parenthesis that holds just the reading of the characters before it; any other parenthesis
    stays. `script="simplified"` converts a text written in traditional characters (著力 to 着力,
    not 原著 to 原着) and leaves a simplified one as it is; `script="traditional"` converts nothing.
    `keep` lists words that stay as written, such as a name: `keep=("匡湧",)`. Removed besides:
    navigation, editor lines and page numbers, byte order marks, zero-width characters, CR before
    LF, and a last line of lost characters ("?"). A character that cannot be repaired is U+FFFD.
    Text that is whole passes unchanged. `ValueError` for an unknown script.

    >>> clean = clean_text("質(zhì)量強(qiáng)省,市(州)著力推進(jìn)")
    >>> clean.text, clean.glosses
    ('质量强省,市(州)着力推进', 3)
    >>> clean.offsets[:4]
    (0, 6, 7, 15)
    >>> clean_text("新聞?dòng)迷~規(guī)范").text
    '新闻用词规范'
    """
    if script not in SCRIPTS:
        raise ValueError(unknown("script", script, SCRIPTS))
    if isinstance(keep, str):
        raise TypeError(say("keep={keep!r} is one text; give a list of words: [{keep!r}]", keep=keep))
    if not isinstance(raw, str):
        raise TypeError(say("expected a text, such as speech.raw, not {kind}", kind=type(raw).__name__))
    traced = _Traced(raw)
    for find in (mojibake, _invisible, broken_glosses, _glosses, _stray_end):
        traced.edit(find(traced.text))
    simplified = _simplify(traced.text, tuple(keep))
    furniture = [Edit("furniture", *span) for span in furniture_spans(simplified)]
    if script == "simplified":
        traced.convert(simplified)
    traced.edit(furniture)
    report = tuple(traced.report())
    glosses = next((change.places for change in report if change.kind == "glosses"), 0)
    return CleanText(traced.text, tuple(traced.offsets), glosses, report)


class _Cleaned(Protocol):
    @property
    def changes(self) -> tuple[Change, ...]: ...


def cleaning_report(
    source: str | _Cleaned, *, script: str = "simplified", keep: Iterable[str] = ()
) -> pd.DataFrame:
    """Report what cleaning changes in a text, or what it changed when a Document was read.

    `script` and `keep` are those of `clean_text` for a text; a Document was read with its own.
    Columns: kind (mojibake, broken_glosses, glosses, stray, script, furniture, unrepaired),
    characters (removed or put right; for unrepaired, those that are lost), places, note (the
    first of them: "raw → clean", or what was removed). Text that is whole gives an empty table.
    `TypeError` for anything else.

    >>> cleaning_report("新聞?dòng)迷~規(guī)范")[["kind", "characters", "places"]].values.tolist()
    [['broken_glosses', 2, 1], ['glosses', 5, 1], ['script', 3, 3]]
    """
    import pandas as pd

    if isinstance(source, str):
        changes = clean_text(source, script=script, keep=keep).report
    elif hasattr(source, "changes"):
        changes = source.changes
    else:
        raise TypeError(say("expected a text or a Document, not {kind}", kind=type(source).__name__))
    rows = [(change.kind, change.count, change.places, change.detail) for change in changes]
    table = pd.DataFrame(rows, columns=["kind", "characters", "places", "note"])
    return table.astype({"kind": "str", "characters": "int64", "places": "int64", "note": "str"})


def count_glosses(raw: str) -> int:
    """Count the pinyin glosses in a text.

    >>> count_glosses("質(zhì)量監(jiān)管,市(州)"), count_glosses("第一章(一)")
    (2, 0)
    """
    return sum(1 for _ in gloss_spans(raw))


def han_characters(text: str) -> int:
    """Count the Chinese characters of a text, without punctuation, Latin letters and digits.

    >>> han_characters("从现在到2020年,是决胜期。")
    9
    """
    return len(_HAN_CHARACTER.findall(text))


_HAN_CHARACTER = re.compile(f"[{HAN}]")


class _Traced:
    """A text on its way to clean, with the origins of its characters and the changes so far."""

    def __init__(self, raw: str) -> None:
        self.text = raw
        self.offsets = list(range(len(raw)))
        self._changes: dict[str, Change] = {}

    def edit(self, edits: Iterable[Edit]) -> None:
        """Carry out the edits and take down what they change."""
        edits = list(edits)
        for edit in edits:
            before = self.text[edit.start : edit.end]
            lost = edit.text.count(LOST) if edit.kind != "unrepaired" else 1
            if edit.kind != "unrepaired":
                self._add(edit.kind, _put_right(edit) if edit.text else len(before), before, edit.text)
            if lost:
                self._add("unrepaired", lost, before, edit.text)
        if edits:
            self.text, self.offsets = apply_edits(self.text, self.offsets, edits)

    def convert(self, converted: str) -> None:
        """Replace the text by one of the same length in another script."""
        if converted != self.text:
            pairs = [(old, new) for old, new in zip(self.text, converted, strict=True) if old != new]
            self._changes["script"] = Change("script", len(pairs), len(pairs), " → ".join(pairs[0]))
            self.text = converted

    def _add(self, kind: str, count: int, before: str, after: str) -> None:
        done = self._changes.get(kind) or Change(kind, 0, 0, _shown(before, after))
        self._changes[kind] = Change(kind, done.count + count, done.places + 1, done.detail)

    def report(self) -> list[Change]:
        """Give the changes, one a kind, those that could not be made last."""
        return sorted(self._changes.values(), key=lambda change: change.kind == "unrepaired")


def _put_right(edit: Edit) -> int:
    return sum(1 for c in edit.text if c != LOST and not c.isascii())


def _shown(before: str, after: str) -> str:
    short = [part if len(part) <= 24 else part[:23] + "…" for part in (before.strip(), after.strip())]
    return " → ".join(part for part in dict.fromkeys(short) if part)


def _invisible(text: str) -> Iterator[Edit]:
    return (Edit("stray", *match.span()) for match in _INVISIBLE.finditer(text))


def _glosses(text: str) -> Iterator[Edit]:
    return (Edit("glosses", *span) for span in gloss_spans(text))


def _stray_end(text: str) -> Iterator[Edit]:
    """Find a last line of lost characters; the line break before it ends the last good line."""
    stray = _STRAY_END.search(text)
    if stray:
        yield Edit("stray", stray.start() + 1, len(text))


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
