"""Edits of a text: what replaces which stretch, where each character came from, and what was changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["LOST", "Change", "Edit", "Edited", "Traced", "apply_edits"]

LOST = "\ufffd"  # a character that cannot be known any more


class Edit(NamedTuple):
    """A stretch of text and what replaces it; `origins` says where each new character came from."""

    kind: str
    start: int
    end: int
    text: str = ""
    origins: tuple[int, ...] = ()


@dataclass(frozen=True)
class Change:
    """One kind of change that cleaning made: to how many characters, in how many places."""

    kind: str  # mojibake broken_glosses glosses stray script furniture unrepaired
    count: int
    places: int
    detail: str = ""


class Edited:
    """A text on its way to clean, of which only the text is kept.

    >>> text = Edited("质(zhì)量")
    >>> text.edit([Edit("glosses", 1, 6)])
    >>> text.text
    '质量'
    """

    def __init__(self, raw: str) -> None:
        self.text = raw

    def edit(self, edits: Iterable[Edit]) -> None:
        """Carry out edits that do not overlap."""
        self.text = _replaced(self.text, _in_order(edits))

    def convert(self, converted: str) -> None:
        """Replace the text by one of the same length in another script."""
        self.text = converted


class Traced(Edited):
    """A text on its way to clean, with the origins of its characters and the changes so far.

    >>> text = Traced("质(zhì)量")
    >>> text.edit([Edit("glosses", 1, 6)])
    >>> text.text, text.offsets, text.report()
    ('质量', [0, 6], [Change(kind='glosses', count=5, places=1, detail='(zhì)')])
    """

    def __init__(self, raw: str) -> None:
        super().__init__(raw)
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


def apply_edits(text: str, offsets: list[int], edits: Iterable[Edit]) -> tuple[str, list[int]]:
    """Carry out edits that do not overlap, and carry the offsets of the characters along."""
    ordered = _in_order(edits)
    kept: list[int] = []
    position = 0
    for edit in ordered:
        kept += offsets[position : edit.start]
        kept += [offsets[i] for i in edit.origins]
        position = edit.end
    return _replaced(text, ordered), kept + offsets[position:]


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: edit.start)


def _replaced(text: str, ordered: list[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in ordered:
        pieces += text[position : edit.start], edit.text
        position = edit.end
    return "".join([*pieces, text[position:]]) if pieces else text


def _put_right(edit: Edit) -> int:
    return sum(1 for c in edit.text if c != LOST and not c.isascii())


def _shown(before: str, after: str) -> str:
    short = [part if len(part) <= 24 else part[:23] + "…" for part in (before.strip(), after.strip())]
    return " → ".join(part for part in dict.fromkeys(short) if part)
