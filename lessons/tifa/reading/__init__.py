"""Files to text: which encoding they are in, what a page, a Word or a PDF file says, and clear errors."""

from __future__ import annotations

from .encodings import ReadingError, check_encoding, decode, detect, plausibility
from .files import FORMATS, read_text

__all__ = ["FORMATS", "ReadingError", "check_encoding", "decode", "detect", "plausibility", "read_text"]
