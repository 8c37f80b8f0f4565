"""Checkers for numbers that a learner sets: the force of words, thresholds of levels, expected rates."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import isfinite
from numbers import Real
from typing import Any

from ..discourse import modality
from ..documents import load_speech
from ..han import han_characters
from ..wording import say
from .core import Verdict
from .given import as_number

__all__ = ["expected_rates", "own_scale", "thresholds"]

_STRONG, _MIDDLE, _WEAK = ("必须", "禁止", "严禁"), ("要", "应当"), ("支持", "鼓励", "希望")
_EIGHT = (*_MIDDLE, *_STRONG, *_WEAK)
_LEVELS = ("沸", "烫", "热", "暖", "温", "冷")
_QUALITY = {1954: 1.9, 2008: 10.1, 2018: 12.5, 2024: 24.0}


def own_scale(scale: Any) -> Verdict:
    """Check a scale of force: whole, defensible, and one that puts the speech above the notice."""
    flaw = _incomplete(scale) or _indefensible(scale)
    if flaw:
        return Verdict(False, flaw)
    eight = {word: float(scale[word]) for word in _EIGHT}
    speech, notice = (
        float(modality(load_speech(name), scale=eight)["force"].mean())
        for name in ("qinghai_quality_2018", "practice_notice_2022")
    )
    above = speech > notice and round(speech, 9) != round(notice, 9)
    return Verdict(above, _compared(speech, notice))


def _compared(speech: float, notice: float) -> str:
    """Say how the two means stand to each other; the one asked for is a higher one of the speech."""
    means = {"speech": f"{speech:.2f}", "notice": f"{notice:.2f}"}
    if round(speech, 9) == round(notice, 9):
        return say(
            "A tie: the speech has a mean of {speech}, the notice one of {notice}. "
            "One step more for a word that the speech uses often.",
            **means,
        )
    if speech < notice:
        return say(
            "With your scale the speech has a mean of {speech}, the notice one of {notice}: "
            "the notice is still ahead. Which word makes up most of the speech?",
            **means,
        )
    return say(
        "With your scale the speech has a mean of {speech}, the notice one of {notice}, "
        "and the result of the lesson is turned round. "
        "The texts are the same; what changed is your reading of a few words, above all of 要. "
        "A ranking that turns with one debatable number should never be reported without the scale.",
        **means,
    )


def _incomplete(scale: Mapping[str, Any]) -> str:
    missing = [word for word in _EIGHT if word not in scale]
    if missing:
        return say("The scale has no force for {words}; all eight words need one.", words="、".join(missing))
    for word in _EIGHT:
        force = scale[word]
        if as_number(force) is None:
            return say(
                "The force of {word} is no number; write it without quotation marks, such as 3.", word=word
            )
        if not isfinite(force) or not 1 <= force <= 5:
            return say("The force of {word} lies outside 1 to 5.", word=word)
    return ""


def _indefensible(scale: Mapping[str, float]) -> str:
    for stronger, weaker in ((_STRONG, _MIDDLE), (_MIDDLE, _WEAK)):
        for high in stronger:
            for low in weaker:
                if scale[high] < scale[low]:
                    return _upside_down(low, high, scale)
    if scale["希望"] == scale["严禁"]:
        return "With one force for all words it is no scale: nobody hears 希望 and 严禁 alike."
    return ""


def _upside_down(low: str, high: str, scale: Mapping[str, float]) -> str:
    return say(
        "Hard to defend: {low} ({low_force}) stands above {high} ({high_force}).",
        low=low,
        low_force=scale[low],
        high=high,
        high_force=scale[high],
    )


def thresholds(answer: Mapping[Any, Any]) -> Verdict:
    """Check six falling thresholds under which the four years of 质量 have four levels.

    >>> thresholds({"沸": 20, "烫": 12, "热": 10, "暖": 5, "温": 1, "冷": 0}).right
    True
    """
    if list(answer) != list(_LEVELS):
        if set(answer) == set(_LEVELS):
            return Verdict(
                False, "Write the levels from 沸 down to 冷: the function takes the first that fits."
            )
        needed = "Six levels are needed, named {levels}, each with its threshold."
        return Verdict(False, say(needed, levels="、".join(_LEVELS)))
    values = list(answer.values())
    if not all(isinstance(value, Real) and not isinstance(value, bool) for value in values):
        return Verdict(False, "Each threshold is a number, without quotation marks.")
    if any(higher <= lower for higher, lower in pairwise(values)):
        return Verdict(
            False, "The thresholds must fall from level to level, or one of them is never reached."
        )
    if values[-1] != 0:
        return Verdict(False, "冷 needs 0, or a report without the word gets no level at all.")
    if values[0] >= 500:
        return Verdict(
            False,
            "500 and 2,000 count articles of a newspaper in a year; no word reaches such a rate per 10,000 "
            "characters. Set thresholds between the four rates.",
        )
    found = {year: _level(answer, rate) for year, rate in _QUALITY.items()}
    shown = say(", ").join(f"{year} {level}" for year, level in found.items())
    if len(set(found.values())) < len(found):
        shared = "Two years share a level: {years}. A threshold must fall between their rates."
        return Verdict(False, say(shared, years=shown))
    decided = (
        "{years}. Whether 2008 and 2018 differ, at 10.1 and 12.5, was decided by you and not by the reports: "
        "so print the thresholds beside the levels."
    )
    return Verdict(True, say(decided, years=shown))


def _level(levels: Mapping[str, float], rate: float) -> str:
    return next(level for level, least in levels.items() if rate >= least)


def expected_rates(answer: Any) -> Verdict:
    """Check that expectations are numbers that may turn out wrong, and that one of them is low.

    >>> expected_rates({"质量": 20, "标准": 10, "阶级斗争": 0}).right
    True
    """
    if not isinstance(answer, dict):
        return Verdict(False, "A dictionary is expected: phrases with the rate you expect of each.")
    if not all(isinstance(phrase, str) and han_characters(phrase) for phrase in answer):
        return Verdict(False, "Each phrase is a text with Chinese characters.")
    rates = [rate for rate in map(as_number, answer.values()) if rate is not None and 0 <= rate <= 10_000]
    if len(rates) < len(answer):
        return Verdict(False, "Each phrase needs a number from 0 to 10,000: what has no number cannot fail.")
    if len(rates) < 3:
        return Verdict(False, "Expect something of three phrases at least.")
    low, high = min(rates), max(rates)
    if high < 2 * low or high == 0:
        return Verdict(False, "Your numbers are all about alike. Which will be at least twice as frequent?")
    if low > 5:
        return Verdict(
            False, "Add one that you expect to be rare or missing (5 or less): a silence can be expected too."
        )
    return Verdict(
        True,
        "Each of these may fail, and that is their use. Leave them as they are from now on; a guess that "
        "is mended after the count is no guess.",
    )
