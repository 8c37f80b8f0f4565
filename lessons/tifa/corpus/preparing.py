"""The text of one file made ready for a corpus: clean, with its date and genre, without raw offsets.

`clean_text` ties every character to the raw text, which costs more than all the rest of cleaning.
A corpus keeps offsets into its clean text only, so the same steps are taken here on text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..cleaning import _glosses, _invisible, _simplify, _stray_end
from ..documents import _lines
from ..furniture import furniture_spans
from ..glosses import _LETTERS, broken_glosses
from ..repair import Edit, mojibake
from ..structure import find_structure

__all__ = ["clean", "edges"]

# Everyday characters that only the simplified script has.
_SIMPLIFIED = "发业设国"
# Where none of these stands there is nothing to find; looking for them is cheaper than finding.
_READING_ENDS = re.compile(rf"[{_LETTERS}]\s*[)）]")
_STRAYS = "\r\ufeff\u200b\u2060\u00ad"


def clean(raw: str, *, script: str = "simplified", keep: tuple[str, ...] = ()) -> str:
    """Return what `clean_text(raw, script=script, keep=keep).text` is, at a third of the cost.

    >>> clean("質(zhì)量強(qiáng)省,市(州)著力推進(jìn)")
    '质量强省,市(州)着力推进'
    """
    text = _edited(raw, mojibake(raw))
    if any(stray in text for stray in _STRAYS):
        text = _edited(text, _invisible(text))
    if _READING_ENDS.search(text):
        text = _edited(text, broken_glosses(text))
        text = _edited(text, _glosses(text))
    text = _edited(text, _stray_end(text))
    simplified = text if _plainly_simplified(text) else _simplify(text, keep)
    furniture = (Edit("furniture", *span) for span in furniture_spans(simplified))
    return _edited(simplified if script == "simplified" else text, furniture)


def edges(text: str, *, name: str = "") -> tuple[str, str, str]:
    """Return date, genre and headline of a text that is clean already, as those of its Document.

    >>> edges("政府工作报告\\n2018年1月25日\\n各位代表:\\n现在报告工作。")
    ('2018-01-25', 'work_report', '政府工作报告')
    """
    lines = [line for line, _ in _lines(text)]
    found = find_structure(lines, name=name)
    headline = [line for line, role in zip(lines, found.roles, strict=True) if role == "headline"]
    return found.date, found.genre, "\n".join(headline)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += text[position : edit.start], edit.text
        position = edit.end
    return "".join([*pieces, text[position:]]) if pieces else text


def _plainly_simplified(text: str) -> bool:
    """Say whether simplified characters outnumber all that could be traditional ones.

    What GB 2312 has is not traditional, so this proves what `_is_traditional` would find by
    looking at each character.
    """
    try:
        text.encode("gb2312")
        suspects = 0
    except UnicodeEncodeError:  # seldom, and twice the work
        suspects = len(text) - len(text.encode("gb2312", "ignore").decode("gb2312"))
    return sum(map(text.count, _SIMPLIFIED)) > suspects
