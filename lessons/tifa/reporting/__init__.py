"""One page on a text or a corpus, with its figures inside it and its tables beside it."""

from __future__ import annotations

from .making import Report, report

__all__ = ["Report", "report"]
