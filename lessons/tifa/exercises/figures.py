"""Checkers for a figure that can stand alone, and for the alt text that stands in for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..wording import say
from .core import Verdict

__all__ = ["alt_text", "honest_bars"]

_BY_CHARACTERS = {"质量": 39, "标准": 9, "品牌": 4}
_ENGLISH = {"质量": "quality", "标准": "standard", "品牌": "brand"}
_BY_WORDS = {"质量": 37, "标准": 6, "品牌": 2}
_HAN = re.compile("[\u4e00-\u9fff]")
_EMPTY_OPENING = re.compile(
    r"\W*(?:an?|the|this)?\s*(?:image|picture|graphic|photo)\b|\W*(?:图片|图像|这是一张)", re.I
)


def honest_bars(answer: Any) -> Verdict:
    """Check an Axes: three bars counted by characters, from zero, under one Chinese title."""
    if hasattr(answer, "get_text"):
        return Verdict(False, "set_title returns the title; hand in ax, which the drawing function returned.")
    bars = _bars(answer)
    if bars is None:
        return Verdict(False, "An Axes with bars is expected: what tifa.plot_frequencies returns.")
    missing = [phrase for phrase in _BY_CHARACTERS if phrase not in bars]
    if missing:
        return Verdict(
            False, say("There is no bar for {phrase}; count just the three phrases.", phrase=missing[0])
        )
    if len(bars) > len(_BY_CHARACTERS):
        return Verdict(False, say("The figure has {n} bars; the three phrases are enough.", n=len(bars)))
    if bars == _BY_WORDS:
        return Verdict(
            False,
            "37, 6 and 2 are counts of words; tifa.count_phrases counts by characters, inside words too.",
        )
    if bars != _BY_CHARACTERS:
        return Verdict(
            False, "The bars are not the counts of the whole speech: is it a rate, or another text?"
        )
    if answer.get_xlim()[0] != 0:
        return Verdict(False, "The axis does not begin at zero, so the lengths of the bars mislead.")
    return _chinese_title(answer)


def _chinese_title(axes: Any) -> Verdict:
    titles = [title for where in ("left", "center", "right") if (title := axes.get_title(loc=where))]
    if not any(map(_HAN.search, titles)):
        return Verdict(False, 'The title is not Chinese yet; title="…" in the drawing function sets it.')
    if len(titles) > 1:
        return Verdict(False, 'There are two titles; use title="…", or set_title("…").')
    return Verdict(
        True,
        "39, 9 and 4, from zero, under a title of your own. By words they would be 37, 6 and 2: "
        "品牌 would be half as long, so the caption must say how you counted.",
    )


def _bars(answer: Any) -> Mapping[str, float] | None:
    patches = getattr(answer, "patches", None)
    if not hasattr(answer, "get_yticklabels") or not patches:
        return None
    labels = [label.get_text() for label in answer.get_yticklabels()]
    return dict(zip(labels, (bar.get_width() for bar in patches), strict=False))


def alt_text(answer: Any) -> Verdict:
    """Check the parts that an alt text of the three bars cannot do without.

    >>> alt_text("三个柱：质量39次，标准9次。").message
    'A listener will not know that 品牌 is in the figure.'
    """
    if len(answer) > 300:
        return Verdict(
            False, say("{n} characters are more than a listener wants; stay under 300.", n=len(answer))
        )
    if _EMPTY_OPENING.match(answer):
        return Verdict(
            False, "The screen reader has already said that it is an image; begin with what it shows."
        )
    said = answer.lower()
    missing = [han for han, english in _ENGLISH.items() if han not in said and english not in said]
    if missing:
        return Verdict(
            False, say("A listener will not know that {phrase} is in the figure.", phrase=missing[0])
        )
    unsaid = [str(n) for n in _BY_CHARACTERS.values() if not re.search(rf"(?<!\d){n}(?!\d)", answer)]
    if unsaid:
        return Verdict(
            False,
            say(
                "One number is missing: {numbers} (in digits). Without its number a bar is not there."
                if len(unsaid) == 1
                else "These numbers are missing: {numbers} (in digits). Without its number a bar is not there.",
                numbers=say(", ").join(unsaid),
            ),
        )
    if len(answer) < 20:
        return Verdict(
            False, "Words and numbers are there; say in a sentence what they are and what was counted."
        )
    return Verdict(
        True,
        "All that the bars show can be heard. Whether it reads well only a reader can judge: "
        "exchange it with a neighbour and let her draw the figure from it.",
    )
