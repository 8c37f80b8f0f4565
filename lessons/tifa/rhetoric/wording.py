"""How a member of a series is made: which of the genre's verbs and frame words it is built with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ..files import read_csv
from ..segmentation import tag

__all__ = ["bare", "coined", "frame_length", "make", "opening", "predicate", "set_phrases", "shared", "starts_word"]

_MARKS = re.compile('[“”‘’「」『』"]')


_OPENING = frozenset("从由以把让使对变用在为是")


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


def make(member: str) -> str:
    """Name the make of a member, as far as the word lists tell; "" for any other.

    set phrase (求真务实), verb+object (改进工艺, 稳增长), two verbs (推广运用), paired (扶贫济困),
    echo (督查督办), subject+verb (党委领导), subject+quality (政治清明), qualities (安全高效),
    adverb+verb (再立新功).

    >>> [make(m) for m in ("改进工艺", "扶贫济困", "党委领导", "省农牧厅")]
    ['verb+object', 'paired', 'subject+verb', '']
    """
    text = bare(member)
    return next((name for name, fits in _MAKES.items() if fits(text)), "")


def _verb_object(text: str) -> bool:
    if len(text) == 3:
        return text[0] in words("short verb") and text[1:] not in words("closing verb")
    return len(text) > 3 and text[:2] in words("verb") and text[2] not in "的性化型了"


def _paired(text: str) -> bool:
    return len(text) == 4 and {text[0], text[2]} <= words("short verb") and text[0] != text[2]


def _echo(text: str) -> bool:
    return len(text) == 4 and (text[0] == text[2]) != (text[1] == text[3]) and len(set(text)) == 3


def _subject_verb(text: str) -> bool:
    return len(text) == 4 and text[:2] in words("agent") and text[2:] in words("closing verb")


def _subject_quality(text: str) -> bool:
    subject = text[:2] not in words("quality", "verb", "frame")
    return len(text) == 4 and subject and text[2:] in words("quality")


def _qualities(text: str) -> bool:
    return len(text) == 4 and {text[:2], text[2:]} <= words("quality")


def _adverb_verb(text: str) -> bool:
    return len(text) == 4 and text[0] in words("adverb") and text[1] in words("short verb")


def _subject_verb_object(text: str) -> bool:
    return any(
        text[i - 2 : i] in words("agent") and text[i : i + 2] in words("verb")
        for i in range(2, len(text) - 2)
    )


def _two_verbs(text: str) -> bool:
    return len(text) == 4 and {text[:2], text[2:]} <= words("verb")


_MAKES = {
    "echo": _echo,
    "adverb+verb": _adverb_verb,
    "set phrase": lambda text: text in set_phrases(),
    "two verbs": _two_verbs,
    "verb+object": _verb_object,
    "paired": _paired,
    "subject+verb": _subject_verb,
    "qualities": _qualities,
    "subject+quality": _subject_quality,
    "subject+verb+object": _subject_verb_object,
}


def predicate(member: str) -> bool:
    """Say whether a member says something, as far as the parts of speech of its words tell.

    A verb, an adverb or a saying is in it, or it ends with an adjective; a mere noun has none.

    >>> predicate("扩增岗位"), predicate("大企业"), predicate("水利厅")
    (True, False, False)
    """
    parts = _parts_of_speech(bare(member))
    return parts[-1:] == "a" or any(part in "vdil" for part in parts)


def coined(member: str) -> bool:
    """Say whether two characters are a verb with its object that no dictionary has: 抽贷, not 小学."""
    return len(member) == 2 and len(_words(member)) == 2 and _parts_of_speech(member)[0] == "v"


def starts_word(text: str, at: int) -> bool:
    """Say whether a text can be cut before the character at `at` without cutting a word in two.

    A verb or a modal of one character may lead in, though the dictionary joins it to what follows.

    >>> starts_word("健全灵活就业", 1), starts_word("健全灵活就业", 2), starts_word("要设专业", 1)
    (False, True, True)
    """
    end = 0
    for word in _words(text):
        start, end = end, end + len(word)
        if start < at < end:
            return at == start + 1 and word[0] in _LEADING
    return True


_LEADING = frozenset("要应将须把让使以能可就保")


@lru_cache(maxsize=4096)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tag(text))


def _words(text: str) -> list[str]:
    return [word for word, _ in _tagged(text)]


def _parts_of_speech(text: str) -> str:
    """Return a letter for each word, the nouns that verbs became (vn) counted as nouns."""
    return "".join("n" if part == "vn" else part[0] for _, part in _tagged(text))


def shared(members: Sequence[str]) -> list[int]:
    """List the places at which all members, equally long, have the same character.

    >>> shared(["想在前", "走在前", "干在前"])
    [1, 2]
    """
    return [i for i, column in enumerate(zip(*members, strict=True)) if len(set(column)) == 1]


def frame_length(members: Sequence[str]) -> int:
    """Count the places that members share, when a frame word is among them; otherwise 0.

    A shared noun at the end (装备制造业、生物制药业) makes a list, not a frame: some shared character
    must be a particle, an adverb, a verb that opens each member, or one that closes it.

    >>> frame_length(["小事不出村", "大事不出镇"]), frame_length(["制造业", "服务业"])
    (3, 0)
    """
    places = shared(members)
    return len(places) if any(_is_frame(members[0], place, places) for place in places) else 0


def _is_frame(member: str, place: int, places: Sequence[int]) -> bool:
    """Say whether a shared character is a frame word; a light one must not be part of a shared noun."""
    character, last = member[place], len(member) - 1
    alone = place not in (0, last) and not {place - 1, place + 1} & set(places)
    return (
        character in words("grammatical word")
        or (alone and character in words("frame", "adverb"))
        or (place == 0 and character in _OPENING | {"向"})
        or (place == 0 and 1 not in places and character in words("short verb"))
        or (place == last and character in words("closing verb"))
        or (place + 1 in places and member[place : place + 2] in words("frame"))
        or (place + 1 in places and place + 2 <= last and member[place : place + 2] in words("verb"))
    )


def opening(member: str) -> str:
    """Return the verb, frame word or preposition that opens a member, or "".

    >>> opening("严禁携带火种"), opening("从事后处置"), opening("海西州政府")
    ('严禁', '从', '')
    """
    text = bare(member)
    for word in (text[:3], text[:2]):
        if len(word) > 1 and word in words("verb", "frame"):
            return "" if text[len(word) : len(word) + 1] in set("型性化区园者") else word
    return text[:1] if text[:1] in _OPENING and text[:1] else ""
