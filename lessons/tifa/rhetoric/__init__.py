"""Figures of policy prose: shifts, parallelisms, four-character phrases."""

from __future__ import annotations

from .parallels import parallelisms
from .phrases import four_character
from .turning import shifts

__all__ = ["four_character", "parallelisms", "shifts"]
