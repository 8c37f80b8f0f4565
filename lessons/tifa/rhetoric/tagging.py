"""What the parts of speech of its words tell about a member of a series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from ..segmentation import tag

__all__ = [
    "adverbial",
    "coined",
    "ends_with_noun",
    "is_name",
    "noun",
    "openings",
    "opens_with_name",
    "opens_with_noun",
    "predicate",
    "saying",
    "starts_word",
    "verb",
    "verb_first",
    "verb_last",
    "word_at",
]

_LEADING = frozenset("要应将须把让使以能可就保")


def predicate(member: str) -> bool:
    """Say whether a member says something, as far as the parts of speech of its words tell.

    A verb, an adverb or a saying is in it, or it ends with an adjective; a mere noun has none.

    >>> predicate("扩增岗位"), predicate("大企业"), predicate("水利厅")
    (True, False, False)
    """
    parts = _parts_of_speech(member)
    return parts[-1:] == "a" or any(part in "vdil" for part in parts)


def verb_first(member: str) -> bool:
    """Say whether a member begins with a verb, or with an adverb and a verb: 不断提高执法效率."""
    return re.match("[vad]*v", _parts_of_speech(member)) is not None


def verb_last(text: str) -> bool:
    """Say whether a text ends with a verb: 我们实行."""
    return _tagged(text)[-1][1] == "v"


def coined(member: str) -> bool:
    """Say whether a member is no word of the dictionary but several: 抽贷, not 小学."""
    return len(_words(member)) > 1


def ends_with_noun(text: str) -> bool:
    """Say whether the last two characters are a noun of the dictionary: 投资强度."""
    return len(_words(text)[-1]) == 2 and _parts_of_speech(text)[-1] == "n"


def is_name(text: str) -> bool:
    """Say whether a text is the name of a place, a person or a body: 保定市."""
    return _tagged(text)[0][1] in ("ns", "nr", "nt") and len(_tagged(text)) == 1


def opens_with_name(text: str) -> bool:
    """Say whether a text begins with the name of a place or a person: 以色列总理."""
    word, part = _tagged(text)[0]
    return len(word) > 1 and part[:2] in ("ns", "nr")


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


_GOVERNING = ("v", "p", "d", "c", "ul", "uz", "ud", "uj", "uv")


def adverbial(before: str) -> bool:
    """Say whether what stands before a member ends with an adverb or a particle: it belongs to no noun.

    >>> adverbial("我们更加"), adverbial("群众性精神文明")
    (True, False)
    """
    return _tagged(before)[-1][1] in ("d", "ad", "c", "ul", "uz", "ud", "uj", "uv")


def openings(text: str) -> Iterator[int]:
    """Yield the places behind the words of a text that need another.

    >>> list(openings("把问计于民"))
    [1, 3, 4]
    """
    end = 0
    for word, part in _tagged(text):
        end += len(word)
        if part in _GOVERNING:
            yield end


def word_at(text: str, at: int) -> tuple[str, str]:
    """Return the word of a text that the character at `at` belongs to, and its part of speech.

    >>> word_at("建在村口", 1)
    ('在', 'p')
    """
    ends = accumulate(len(word) for word, _ in _tagged(text))
    return next(tagged for end, tagged in zip(ends, _tagged(text), strict=True) if at < end)


@lru_cache(maxsize=4096)
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tag(text))


def _words(text: str) -> list[str]:
    return [word for word, _ in _tagged(text)]


def _parts_of_speech(text: str) -> str:
    """Return a letter for each word, the nouns that verbs became (vn) counted as nouns."""
    return "".join("n" if part == "vn" else part[0] for _, part in _tagged(text))


def noun(text: str) -> bool:
    """Say whether a text is one noun of the dictionary: 不锈钢."""
    return len(_words(text)) == 1 and _parts_of_speech(text)[0] == "n"


def opens_with_noun(text: str) -> bool:
    """Say whether the first word is a noun or an adjective of two characters or more: 先进技术."""
    return len(_words(text)[0]) > 1 and _parts_of_speech(text)[0] in "anb"


def saying(text: str) -> bool:
    """Say whether the dictionary has a text as a phrase: 思想认识."""
    return len(_words(text)) == 1 and _parts_of_speech(text)[0] in "il"


def verb(character: str) -> bool:
    """Say whether a character by itself is a verb."""
    return _parts_of_speech(character) == "v"
