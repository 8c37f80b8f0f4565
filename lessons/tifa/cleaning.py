"""Text to clean text: damage undone, glosses and page furniture out, script converted.

Every character of the clean text is tied to the one of the raw text that it came from, and a
report says what was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from .edits import Change, Edit, Edited, Traced
from .furniture import furniture_spans
from .glosses import broken_glosses, gloss_spans
from .repair import mojibake
from .scripts import SCRIPTS, simplified
from .wording import say, unknown

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Change",
    "CleanText",
    "clean_text",
    "cleaning_report",
    "count_glosses",
    "take_steps",
]

_STRAYS = "\r\ufeff\u200b\u2060\u00ad"
_INVISIBLE = re.compile("\r(?=\n)|[\ufeff\u200b\u2060\u00ad]")
_STRAY_END = re.compile(r"\n(?:\s*[?？\ufffd□■]+)+\s*\Z")


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
    traced = Traced(raw)
    take_steps(traced, script=script, keep=tuple(keep))
    report = tuple(traced.report())
    glosses = next((change.places for change in report if change.kind == "glosses"), 0)
    return CleanText(traced.text, tuple(traced.offsets), glosses, report)


def take_steps(text: Edited, *, script: str = "simplified", keep: tuple[str, ...] = ()) -> None:
    """Clean a text step by step, whatever it keeps of its origin.

    >>> text = Edited("質(zhì)量強(qiáng)省,市(州)著力推進(jìn)")
    >>> take_steps(text)
    >>> text.text
    '质量强省,市(州)着力推进'
    """
    for find in (mojibake, _invisible, broken_glosses, _glosses, _stray_end):
        text.edit(find(text.text))
    # Furniture is known by simplified words, also where the script stays.
    converted = simplified(text.text, keep)
    furniture = [Edit("furniture", *span) for span in furniture_spans(converted)]
    if script == "simplified":
        text.convert(converted)
    text.edit(furniture)


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


def _invisible(text: str) -> Iterator[Edit]:
    if any(stray in text for stray in _STRAYS):  # ten times as fast as the search
        yield from (Edit("stray", *match.span()) for match in _INVISIBLE.finditer(text))


def _glosses(text: str) -> Iterator[Edit]:
    return (Edit("glosses", *span) for span in gloss_spans(text))


def _stray_end(text: str) -> Iterator[Edit]:
    """Find a last line of lost characters; the line break before it ends the last good line."""
    stray = _STRAY_END.search(text)
    if stray:
        yield Edit("stray", stray.start() + 1, len(text))
