"""The readings that a character can have, from pypinyin's dictionary."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["readings_of"]


@cache
def readings_of(character: str) -> tuple[str, ...]:
    """Return the readings of one character with their tones, the usual one first; none if it has none.

    >>> readings_of("重"), readings_of("A")
    (('zhòng', 'chóng', 'tóng'), ())
    """
    listed = _dictionary().get(str(ord(character)), "")
    return tuple(dict.fromkeys(filter(None, listed.split(","))))


@cache
def _dictionary() -> dict[str, str]:
    """Read the file alone: importing pypinyin would load all its phrases too, in ten times as long."""
    package = find_spec("pypinyin")
    assert package
    assert package.submodule_search_locations
    path = Path(package.submodule_search_locations[0]) / "pinyin_dict.json"
    readings: dict[str, str] = json.loads(path.read_bytes())
    return readings
