"""A lesson in a classroom: handed out, and what learners hand in run apart, checked again and answered."""

from __future__ import annotations

from .assigning import assign
from .grading import grade

__all__ = ["assign", "grade"]
