"""For teachers: lessons to hand out."""

from __future__ import annotations

from .assigning import assign

__all__ = ["assign"]
