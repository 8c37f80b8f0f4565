"""A finding: one formulation at one place of a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Finding", "grouped"]


class Finding(NamedTuple):
    """A formulation at one place of a text."""

    slogan: str
    start: int

    @property
    def end(self) -> int:
        """Where the formulation ends, so that `text[f.start:f.end] == f.slogan`."""
        return self.start + len(self.slogan)


def grouped(findings: Iterable[Finding]) -> dict[str, list[int]]:
    """Map each formulation to the places where it begins."""
    starts: dict[str, list[int]] = {}
    for finding in findings:
        starts.setdefault(finding.slogan, []).append(finding.start)
    return starts
