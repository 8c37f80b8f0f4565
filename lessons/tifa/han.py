"""Chinese characters: which they are, and how many of them a text has."""

from __future__ import annotations

import re

__all__ = ["HAN", "han_characters"]

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_CHARACTER = re.compile(f"[{HAN}]")


def han_characters(text: str) -> int:
    """Count the Chinese characters of a text, without punctuation, Latin letters and digits.

    >>> han_characters("从现在到2020年,是决胜期。")
    9
    """
    return len(_CHARACTER.findall(text))
