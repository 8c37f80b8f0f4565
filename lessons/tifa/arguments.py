"""Arguments as a learner may give them: words, phrases and whole numbers, or a sentence on what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .documents import Document
from .wording import say

__all__ = ["phrase_list", "whole_number", "word_set"]


def word_set(words: Iterable[str], argument: str) -> frozenset[str]:
    """Return words given as an argument as a set, or say what is wrong with them.

    >>> sorted(word_set(["的", "在"], "stopwords"))
    ['在', '的']
    """
    if isinstance(words, str):
        wrong = "{argument}={words!r} is one text; give a collection of words: [{words!r}]"
        raise TypeError(say(wrong, argument=argument, words=words))
    if callable(words):
        raise TypeError(
            say("{argument} is a function; call it: {argument}=tifa.stopwords()", argument=argument)
        )
    return frozenset(words)


def phrase_list(phrases: str | Iterable[str]) -> list[str]:
    """Return phrases given as an argument, each once, or say which of them is none.

    >>> phrase_list("质量"), phrase_list(["质量", "标准", "质量"])
    (['质量'], ['质量', '标准'])
    """
    if isinstance(phrases, Document):
        raise TypeError(say("the phrases are a Document; give first the text, then the phrases"))
    if not isinstance(phrases, Iterable):
        wrong = "phrases={phrases!r} cannot be counted; give a text or a list of texts"
        raise TypeError(say(wrong, phrases=phrases))
    wanted: list[Any] = list(dict.fromkeys([phrases] if isinstance(phrases, str) else phrases))
    for phrase in wanted:
        if phrase is ...:
            raise ValueError(say("there is no phrase yet; put one in place of ..."))
        if not isinstance(phrase, str) or not phrase:
            wrong = "phrase={phrase!r} cannot be counted; give a text of one character or more"
            raise ValueError(say(wrong, phrase=phrase))
    return wanted


def whole_number(value: int, argument: str, *, least: int = 0) -> int:
    """Return a whole number given as an argument, or say what is wrong with it.

    >>> whole_number(2, "n", least=1)
    2
    """
    if not isinstance(value, int) or value < least:
        wrong = (
            "{name}={value!r} is not possible; give a whole number from {least} up, without quotation marks"
        )
        raise ValueError(say(wrong, name=argument, value=value, least=least))
    return value
