"""Many documents as arrays of integers: counted fast, each count leading back to its sentence."""

from __future__ import annotations

from .corpus import Corpus
from .single import as_corpus

__all__ = ["Corpus", "as_corpus"]
