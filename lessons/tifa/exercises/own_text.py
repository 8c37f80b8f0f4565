"""Checkers for a text that nobody knows beforehand: the learner hands the text over with the answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..cleaning import clean_text
from ..documents import Document
from ..frequency import count_phrases, frequencies
from ..han import han_characters
from ..slogans import find_slogans
from ..wording import say
from .core import Checker, Verdict
from .given import as_number

__all__ = ["about", "last_words", "paragraph", "top_rate"]

_QUOTED = re.compile(r"“([^”]+)”|‘([^’]+)’|「([^」]+)」|\"([^\"]+)\"")
_OUT_OF = re.compile(
    r"per 10[, ]?000|per ten thousand|of \d|out of|per cent|[%‰]|每万|万[字词]|分之|[次个]中|共\s?\d"
)


def about(parts: int, form: str, then: Callable[..., Verdict]) -> Checker:
    """Check that an answer is a tuple of the text and what is said of it, then let `then` judge.

    >>> about(2, "(speech, 1)", lambda text, n: Verdict(n == 1, ""))(("质量第一。", 1)).message
    'The text comes first, under its name: (speech, 1).'
    """

    def check(answer: Any) -> Verdict:
        if not isinstance(answer, tuple | list) or len(answer) != parts:
            shape = "Give the text and the answer together, in parentheses: {form}."
            return Verdict(False, say(shape, form=form))
        text, *rest = answer
        if not isinstance(text, Document):
            return Verdict(False, say("The text comes first, under its name: {form}.", form=form))
        if not text.text.strip():
            return Verdict(False, _EMPTY)
        return then(text, *rest)

    return check


_EMPTY = "This text is empty: nothing came in. Look at the cell that chooses it, and run it again."


def last_words(text: Document, words: Any) -> Verdict:
    """Check that what the original prints last stands at the end of the text.

    >>> from tifa import parse_document
    >>> last_words(parse_document("质量强省，标准引领，品牌发展。"), "标准引领，品牌发展。").right
    True
    """
    if not isinstance(words, str):
        return Verdict(False, "The last words are a text in quotation marks.")
    whole = _close(text.text)
    if len(_close(words)) < min(8, len(whole)):
        return Verdict(
            False, "Take at least eight characters, punctuation included; of a shorter text take it whole."
        )
    forms = (words, clean_text(words).text, clean_text(words, script="traditional").text)
    wanted = next((w for w in map(_close, forms) if w and w in whole), "")
    if not wanted:
        return Verdict(
            False,
            "These words are not in the text. Either it was cut off before them, or you copied with a "
            "slip, or cleaning changed them: compare with the end of speech.text and of speech.raw.",
        )
    after = han_characters(whole.rpartition(wanted)[2])
    if after > 10:
        return Verdict(
            False,
            say(
                "They are in the text, but {n} Chinese characters follow. Either they are not the last "
                "words of the original, or something was added that does not belong to it.",
                n=after,
            ),
        )
    return Verdict(
        True,
        "The end is there. Beginning and end are the two places to look at first: what is lost, or was "
        "added, is mostly lost or added there. The middle you check by reading.",
    )


def top_rate(text: Document, slogan: Any, rate: Any) -> Verdict:
    """Check the rate of the most frequent formulation that `find_slogans` has for the text.

    >>> from tifa import parse_document
    >>> top_rate(parse_document("推动质量强省。质量强省。"), "质量强省", 2000).right
    True
    """
    value = as_number(rate)
    if not isinstance(slogan, str) or value is None:
        return Verdict(False, "After the text come the formulation, in quotation marks, and a number.")
    found = find_slogans(text).groupby("slogan")["count"].max()
    if found.empty:
        if slogan == "" and value == 0:
            return Verdict(
                True, "None: that is a result as well. Look whether the text has some that no list knows."
            )
        return Verdict(
            False, 'The program finds no formulation in this text. The answer is then (speech, "", 0).'
        )
    slogan = slogan.strip(' “”"')
    if slogan not in found.index:
        return Verdict(
            False, say("{slogan} is not in the table of find_slogans for this text.", slogan=slogan[:20])
        )
    listed, printed = int(found[slogan]), int(count_phrases(text.text, [slogan])["count"].iloc[0])
    if listed < found.max() and printed < found.max():
        more = "{slogan} has {n} in the table, and another one has more: sort by count."
        return Verdict(False, say(more, slogan=slogan, n=listed))
    size = max(han_characters(text.text), 1)
    if any(abs(value - 10_000 * n / size) <= 0.06 for n in (listed, printed)):
        return Verdict(
            True,
            say(
                "{n} in {size} Chinese characters. Give all three when you report it: with so small a count "
                "the rate alone promises more than the text can keep.",
                n=listed,
                size=size,
            ),
        )
    if abs(value - 10_000 * listed / size) < 1 and value != listed:
        return Verdict(False, "Nearly: give the number with one decimal, as the table has it.")
    return Verdict(False, _rate_mistake(text, value, listed, size))


def _rate_mistake(text: Document, value: float, count: int, size: int) -> str:
    """Say which other number was taken for the rate."""
    words = int(frequencies(text)["count"].sum())
    known = (
        (count, say("This is the count. A rate is out of something: per 10,000 Chinese characters.")),
        (10_000 * count / max(words, 1), say("This is per 10,000 words; here characters are asked for.")),
        (1_000 * count / size, say("This is per 1,000 characters; here it is per 10,000.")),
        (100 * count / size, say("This is per cent; here it is per 10,000.")),
        (10_000 * count / len(text.text), say("Punctuation was counted too; only Chinese characters are.")),
    )
    near = [message for number, message in known if abs(value - number) <= 0.006 * number]
    other = say("The formulation is right, the number not: tifa.count_phrases has the rate in per_10k.")
    return near[0] if near else other


def paragraph(text: Document, written: Any) -> Verdict:
    """Check the form of a finding: length, words quoted as printed, a number with what it is out of.

    >>> from tifa import parse_document
    >>> paragraph(parse_document("质量强省。"), "“质量强国”" + "质" * 80).message.split(" (")[0]
    '“质量强国” does not stand in the text as you quote it.'
    """
    if not isinstance(written, str):
        return Verdict(False, "The paragraph is a text, best between three quotation marks on each side.")
    if len(written.split()) < 40 and han_characters(written) < 80:
        return Verdict(False, "A paragraph of 40 English words or 80 Chinese characters is asked for.")
    quoted = ["".join(groups) for groups in _QUOTED.findall(written)]
    if han_characters(text.text):
        quoted = [words for words in quoted if han_characters(words)]
    if not quoted:
        return Verdict(False, "Quote the text: words of it, in quotation marks and in characters.")
    strange = [words for words in quoted if not _printed(words, text.text)]
    if strange:
        foreign = (
            "“{words}” does not stand in the text as you quote it. (A word that you report as missing goes "
            "without quotation marks.)"
        )
        return Verdict(False, say(foreign, words=strange[0][:30]))
    if not re.search(r"\d", written) or not _OUT_OF.search(written):
        return Verdict(
            False, "Give a number, in digits, and what it is out of: per 10,000 characters, or 7 of 9."
        )
    return Verdict(
        True,
        say(
            "Length, quotations ({n}, all as printed) and a number with its denominator are there. Whether the "
            "claim follows from them no program can tell: go through the checklist, and let someone else read it.",
            n=len(quoted),
        ),
    )


def _printed(words: str, text: str) -> bool:
    """Say whether words are quoted as they are printed; … may stand for what is left out."""
    parts = (_close(part).rstrip("。,、;") for part in re.split(r"…+|\.{3,}", words))
    return all(part in _close(text) for part in parts)


def _close(words: str) -> str:
    """Leave out white space, and write quotation marks and commas alike."""
    return "".join(words.split()).translate(
        str.maketrans("，：；（）！？“”‘’「」\"'", ",:;()!?" + "\u201d" * 8)
    )
