"""The language in which tifa speaks: English sentences in the code, other languages in catalogues beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

__all__ = [
    "LANGUAGES",
    "VARIABLE",
    "current_language",
    "say",
    "say_all",
    "say_in",
    "set_language",
    "speaking",
    "unknown",
]

LANGUAGES = ("en", "zh")
VARIABLE = "TIFA_LANGUAGE"
_chosen = ""


def set_language(language: str) -> None:
    """Choose the language of all that tifa says, "en" or "zh": feedback, figures, reports, errors, commands.

    A locale such as "zh_CN.UTF-8" counts as its language. Without a choice the environment variable
    TIFA_LANGUAGE decides, and English where that is not set. Column names and the values of tables
    never change; a page may say beside them what they are called.
    Raises ValueError for a language without a catalogue.

    >>> set_language("zh")
    >>> from tifa import hint
    >>> hint("1.1").title
    '1.1 提示（共2条，第1条）'
    >>> set_language("en")
    """
    global _chosen
    short = _short(language)
    if short not in LANGUAGES:
        raise ValueError(unknown("language", language, LANGUAGES))
    _chosen = short


def current_language() -> str:
    """Return the language now in use; an environment variable with another value counts as English.

    >>> current_language() in LANGUAGES
    True
    """
    wished = _chosen or _short(os.environ.get(VARIABLE, ""))
    return wished if wished in LANGUAGES else "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say in one language what is said inside the block, whatever is chosen outside.

    >>> with speaking("zh"):
    ...     say("a list")
    '列表'
    """
    global _chosen
    before = _chosen
    set_language(language)
    try:
        yield
    finally:
        _chosen = before


def say(sentence: str, **values: object) -> str:
    """Return an English sentence in the language now in use, its {places} filled with the values.

    A sentence that the catalogue does not have stays English; without values nothing is filled in.

    >>> say("{n} of {total} right", n=3, total=4)
    '3 of 4 right'
    >>> with speaking("zh"):
    ...     say("{option}={value!r} is unknown; choose from {known}", option="by", value="年", known="year")
    "by='年' 无效，可选：year"
    """
    found = _catalogue(current_language()).get(sentence, sentence)
    return found.format(**values) if values else found


def say_in(context: str, word: str) -> str:
    """Return a word in the language now in use as it is said in a context (msgctxt of the catalogues).

    A column `words` of a table is called otherwise than "words" in a sentence. A word that the
    catalogue does not have in this context stays as it is.

    >>> with speaking("zh"):
    ...     say("words"), say_in("column", "words")
    ('词', '词次')
    """
    return _catalogue(current_language()).get(f"{context}{_IN}{word}", word)


_IN = "\x04"  # as gettext itself joins a context to what is said in it


def say_all(sentences: list[str]) -> str:
    """Join sentences already said: with a space in English, without one in Chinese.

    >>> say_all(["Not yet.", "Look again."])
    'Not yet. Look again.'
    >>> with speaking("zh"):
    ...     say_all(["还不对。", "请再看。"])
    '还不对。请再看。'
    """
    return ("" if current_language() == "zh" else " ").join(sentences)


def unknown(option: str, value: object, choices: Iterable[object]) -> str:
    """Say that an option has no such value, and which it may have.

    >>> unknown("measure", "LL", ["log_dice", "t_score"])
    "measure='LL' is unknown; choose from log_dice, t_score"
    """
    known = say(", ").join(map(str, choices))
    return say("{option}={value!r} is unknown; choose from {known}", option=option, value=value, known=known)


def _short(language: object) -> str:
    return str(language).replace("-", "_").split("_")[0].split(".")[0].strip().lower()


@cache
def _catalogue(language: str) -> dict[str, str]:
    """Read all catalogues (gettext .po files) of a language as one mapping from English; "" is left out."""
    said: dict[str, str] = {}
    for path in sorted((Path(__file__).parent / language).glob("*.po")):
        from babel.messages.pofile import read_po  # English has no catalogue, and so no need of it

        with path.open("rb") as file:
            whole = [m for m in read_po(file) if m.id and m.string and not m.fuzzy]
        said |= {f"{m.context}{_IN}{m.id}" if m.context else str(m.id): str(m.string) for m in whole}
    return said
