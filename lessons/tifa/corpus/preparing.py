"""The text of one file made ready for a corpus: clean, with its date and genre, without raw offsets.

`clean_text` ties every character to the raw text, which costs half as much again as cleaning does.
A corpus keeps offsets into its clean text only, so the same steps are taken here on text alone.
"""

from __future__ import annotations

from ..cleaning import take_steps
from ..documents import lines_of
from ..edits import Edited
from ..structure import find_structure

__all__ = ["clean", "edges"]


def clean(raw: str, *, script: str = "simplified", keep: tuple[str, ...] = ()) -> str:
    """Return what `clean_text(raw, script=script, keep=keep).text` is, without the offsets and the report.

    >>> clean("質(zhì)量強(qiáng)省,市(州)著力推進(jìn)")
    '质量强省,市(州)着力推进'
    """
    text = Edited(raw)
    take_steps(text, script=script, keep=keep)
    return text.text


def edges(text: str, *, name: str = "") -> tuple[str, str, str]:
    """Return date, genre and headline of a text that is clean already, as those of its Document.

    >>> edges("政府工作报告\\n2018年1月25日\\n各位代表:\\n现在报告工作。")
    ('2018-01-25', 'work_report', '政府工作报告')
    """
    lines = [line for line, _ in lines_of(text)]
    found = find_structure(lines, name=name, headings=False)
    headline = [line for line, role in zip(lines, found.roles, strict=True) if role == "headline"]
    return found.date, found.genre, "\n".join(headline)
