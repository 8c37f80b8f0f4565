"""Checkers for what a reference sets off: a comparison in which one word is no keyword any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import say, say_all
from .core import Verdict

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["from_qinghai"]

_CUT_OFF = 6.63
_OFTEN = 8  # 青海 per 10,000 words: only reports from Qinghai have it so often
_SPEECH = {"质量": 37, "青海": 9}


def from_qinghai(answer: pd.DataFrame) -> Verdict:
    """Check a keyness table of the speech in which 青海 is no keyword.

    >>> from tifa import keyness, load_speech
    >>> from_qinghai(keyness(load_speech(), load_speech())).message
    'Here the speech is compared with itself, so nothing at all is distinctive.'
    """
    rows = answer.set_index("word")
    if not set(_SPEECH) <= set(rows.index):
        return Verdict(
            False, "The table has no rows for 质量 and 青海; hand it in whole, without .head() or .tail()."
        )
    return _without_qinghai(rows)


def _without_qinghai(rows: pd.DataFrame) -> Verdict:
    here = {word: int(rows["count"][word]) for word in _SPEECH}
    there = {word: int(rows["count_ref"][word]) for word in _SPEECH}
    value = float(rows["log_likelihood"]["青海"])
    if there == _SPEECH:
        if here == there:
            return Verdict(
                False, "Here the speech is compared with itself, so nothing at all is distinctive."
            )
        return Verdict(
            False, "The sides are exchanged: tifa.keyness takes the speech first, then the reference."
        )
    if here != _SPEECH:
        return Verdict(
            False, "The target is not the speech: tifa.keyness takes it first, and 质量 has 37 there."
        )
    if value >= _CUT_OFF:
        near = "per_10k_ref" in rows and float(rows["per_10k_ref"]["青海"]) > _OFTEN
        found = say(
            "Against this reference 青海 has a log-likelihood of {value} ({n} occurrences there).",
            value=f"{value:.2f}",
            n=there["青海"],
        )
        advice = say(
            "A text from Qinghai, so it seems, and the right idea; try the year of the meeting."
            if near
            else "Which text speaks of Qinghai as often as a text from Qinghai does?"
        )
        return Verdict(False, say_all([found, advice]))
    quality = float(rows["log_likelihood"]["质量"])
    return Verdict(
        True,
        say(
            "Against this reference 青海 is at {value}, and 质量 still at {quality}. What is left when the "
            "province is taken away on both sides is the meeting. The report of 2018 from Beijing was not wrong: "
            "it answered another question, what tells a text from Qinghai from one from Beijing.",
            value=f"{value:.2f}",
            quality=f"{quality:.2f}",
        ),
    )
