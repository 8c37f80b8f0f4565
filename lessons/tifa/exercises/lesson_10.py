"""Exercises of this lesson."""

from __future__ import annotations

from .core import Exercise

EXERCISES: tuple[Exercise, ...] = ()
