"""A lesson in a classroom: what learners hand in, run apart, checked again, and answered on a page each."""

from __future__ import annotations

from .grading import grade

__all__ = ["grade"]
