"""How a member of a series is made: which of the genre's verbs and frame words it is built with."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..files import read_csv
from .tagging import coined, ends_with_noun, is_name, noun, opens_with_name, predicate, verb, word_at

__all__ = ["LIGHT", "OPENING", "bare", "governs", "listed_blocks", "make", "opening", "set_phrases", "words"]

_MARKS = re.compile('[“”‘’「」『』"]')


LIGHT = frozenset("自要从想")  # adverbs that open nouns as often: 自来水, 要素
OPENING = frozenset("从由以把让使对变用在为是")


@lru_cache(maxsize=4096)
def bare(member: str) -> str:
    """Return a member without its quotation marks.

    >>> bare("审批做“减法”")
    '审批做减法'
    """
    return _MARKS.sub("", member)


@cache
def words(*parts: str) -> frozenset[str]:
    """Return the words of some parts of data/lexicons/rhetoric_words.csv."""
    rows = read_csv("lexicons", "rhetoric_words.csv")
    return frozenset(row["word"] for row in rows if row["part"] in parts)


@cache
def set_phrases() -> dict[str, str]:
    """Map the phrases of data/lexicons/four_character.csv to their English glosses."""
    return {row["phrase"]: row["gloss"] for row in read_csv("lexicons", "four_character.csv")}


@cache
def listed_blocks() -> frozenset[str]:
    """Return the phrases of that list which are policy blocks, though their structure does not show it."""
    rows = read_csv("lexicons", "four_character.csv")
    return frozenset(row["phrase"] for row in rows if row["kind"] == "block")


@lru_cache(maxsize=4096)
def make(member: str) -> str:
    """Name the make of a member, as far as the word lists tell; "" for any other.

    set phrase (求真务实), verb+object (改进工艺, 稳增长), two verbs (推广运用), paired (扶弱济困),
    echo (督查督办), subject+verb (党委领导), subject+quality (政治清明, 心态稳), qualities (安全高效),
    adverb+verb (再立新功), doubled (实实在在帮民富).

    >>> [make(m) for m in ("改进工艺", "扶弱济困", "党委领导", "省农牧厅")]
    ['verb+object', 'paired', 'subject+verb', '']
    """
    text = bare(member)
    return next((name for name, fits in _MAKES.items() if fits(text)), "")


def _verb_object(text: str) -> bool:
    if len(text) == 3:
        governing = text[0] in words("short verb") and text[1:] not in words("closing verb")
        return governing and not is_name(text)
    return len(text) > 3 and text[:2] in words("verb") and text[2] not in "的性化型了"


def _paired(text: str) -> bool:
    verbs = len(text) == 4 and {text[0], text[2]} <= words("short verb") and text[0] != text[2]
    return verbs and not ends_with_noun(text) and not noun(text)


def _echo(text: str) -> bool:
    return len(text) == 4 and (text[0] == text[2]) != (text[1] == text[3]) and len(set(text)) == 3


def _subject_verb(text: str) -> bool:
    return 3 < len(text) < 9 and text[:2] in words("agent") and text[-2:] in words("closing verb")


def _subject_quality(text: str) -> bool:
    subject = text[:2] not in words("quality", "verb", "frame")
    return len(text) == 4 and subject and text[2:] in words("quality")


def _short_quality(text: str) -> bool:
    return len(text) == 3 and text[2] in words("short quality") and text[:2] not in words("verb")


def _doubled(text: str) -> bool:
    return len(text) > 5 and text[0] == text[1] != text[2] == text[3]


def _qualities(text: str) -> bool:
    return len(text) == 4 and {text[:2], text[2:]} <= words("quality")


def _adverb_verb(text: str) -> bool:
    if len(text) == 3:
        doing = (coined(text) and predicate(text[1:])) or (verb(text[1]) and text[0] not in LIGHT)
        return text[0] in words("adverb") and doing
    acting = len(text) == 4 and text[0] in words("adverb") and text[1] in words("short verb")
    return acting and len(word_at(text, 0)[0]) != 2  # 实践要求


def _subject_verb_object(text: str) -> bool:
    return any(
        text[i - 2 : i] in words("agent") and text[i : i + 2] in words("verb")
        for i in range(2, len(text) - 2)
    )


def _subject_adverb_verb(text: str) -> bool:
    ends = words("short verb", "short quality", "closing verb")
    return len(text) == 4 and noun(text[:2]) and text[2] in words("adverb") and text[3] in ends


def _two_verbs(text: str) -> bool:
    return len(text) == 4 and text[:2] in words("verb") and text[2:] in words("verb", "closing verb")


_MAKES = {
    "echo": _echo,
    "adverb+verb": _adverb_verb,
    "set phrase": lambda text: text in set_phrases(),
    "two verbs": _two_verbs,
    "verb+object": _verb_object,
    "paired": _paired,
    "subject+verb": _subject_verb,
    "subject+adverb+verb": _subject_adverb_verb,
    "qualities": _qualities,
    "subject+quality": _subject_quality,
    "subject+short quality": _short_quality,
    "doubled": _doubled,
    "subject+verb+object": _subject_verb_object,
}


def governs(member: str) -> bool:
    """Say whether the first character is a verb, or an adverb before one: 抽贷, 扩绿, 多予."""
    return member[0] in words("short verb", "adverb") or verb(member[0])


@lru_cache(maxsize=4096)
def opening(member: str) -> str:
    """Return the verb, frame word or preposition that opens a member, or "".

    >>> opening("严禁携带火种"), opening("从事后处置"), opening("海西州政府")
    ('严禁', '从', '')
    """
    text = bare(member)
    for word in (text[:3], text[:2]):
        if len(word) > 1 and word in words("verb", "frame"):
            return "" if text[len(word) : len(word) + 1] in set("型性化区园者") else word
    if text[:1] == "要" and text[1:2] not in set("求素点闻"):
        return "要"
    return text[:1] if text[:1] in OPENING and text[:1] and not opens_with_name(text) else ""
