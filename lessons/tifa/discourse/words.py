"""The word lists of the analysis, each read once, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..files import read_csv

__all__ = [
    "any_of",
    "countries",
    "countries_from",
    "country_ends",
    "country_initials",
    "ends_with_speaker",
    "event_verbs",
    "japanese_surnames",
    "name_part",
    "name_parts",
    "not_names",
    "object_verbs",
    "offices",
    "opening_words",
    "reporting_verbs",
    "roles",
    "surname_initials",
    "surnames",
    "title_pattern",
    "titles",
    "transliteration",
    "word_surnames",
]


class Verb(NamedTuple):
    """A reporting verb and its grammar."""

    verb: str
    direct: bool  # what is said may follow without a comma: 要求各地…
    alone: bool  # may open a sentence without a speaker: 希望各地…
    brief: bool  # what is said ends with its sentence: 宣布…
    quoted: bool  # speaks only beside a quotation: 鼓励，“……”


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first.

    >>> any_of(["部", "外交部"])
    '(?:外交部|部)'
    """
    longest_first = sorted(filter(None, words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


def _column(file: str, column: str) -> list[str]:
    return [row[column] for row in read_csv("lexicons", file)]


@cache
def surnames() -> frozenset[str]:
    """Return the surnames of data/lexicons/surnames.csv."""
    return frozenset(_column("surnames.csv", "surname"))


@cache
def surname_initials() -> frozenset[str]:
    """Return the characters that surnames begin with."""
    return frozenset(surname[0] for surname in surnames())


@cache
def word_surnames() -> frozenset[str]:
    """Return the surnames that are also common words, so that they prove little: 和, 高, 方."""
    return frozenset(row["surname"] for row in read_csv("lexicons", "surnames.csv") if row["also_word"])


@cache
def japanese_surnames() -> frozenset[str]:
    """Return the Japanese surnames, behind which up to three characters may stand: 高市早苗."""
    return frozenset(
        row["surname"] for row in read_csv("lexicons", "surnames.csv") if row["kind"] == "japanese"
    )


@cache
def transliteration() -> frozenset[str]:
    """Return the characters that write the sounds of foreign names."""
    return frozenset(_column("transliteration.csv", "character"))


@cache
def name_parts() -> re.Pattern[str]:
    """Return the pattern of a Tibetan, Uyghur or Mongolian name of two or three parts: 扎西顿珠."""
    return re.compile(any_of(_column("name_parts.csv", "part")) + "{2,3}")


@cache
def name_part() -> re.Pattern[str]:
    """Return the pattern of one to three parts of such a name, as behind a dot: 古丽·艾合买提."""
    return re.compile(any_of(_column("name_parts.csv", "part")) + "{1,3}")


@cache
def countries() -> frozenset[str]:
    """Return the names of foreign countries and cities, which foreign names must not be taken for."""
    return frozenset(_column("foreign_places.csv", "place"))


@cache
def countries_from(length: int) -> tuple[str, ...]:
    """Return the names of foreign places that are at least so long, as `str.startswith` takes them."""
    return tuple(country for country in countries() if len(country) >= length)


@cache
def country_ends() -> frozenset[str]:
    """Return every end of a foreign place's name, the whole included: 委内瑞拉, 内瑞拉, 瑞拉, 拉."""
    return frozenset(country[place:] for country in countries() for place in range(len(country)))


@cache
def country_initials() -> frozenset[str]:
    """Return the short forms of countries that headlines use: 俄, 乌."""
    return frozenset(filter(None, _column("foreign_places.csv", "short")))


@cache
def titles() -> frozenset[str]:
    """Return the last words of titles: 书记, 省长, 教授."""
    return frozenset(_column("titles.csv", "title"))


@cache
def offices() -> frozenset[str]:
    """Return the titles of office: 省长, not 教师."""
    return frozenset(
        row["title"] for row in read_csv("lexicons", "titles.csv") if row["kind"] != "profession"
    )


@cache
def roles() -> frozenset[str]:
    """Return the titles that many bear at once, and that are common words: 代表, 领导, 委员."""
    return frozenset(row["title"] for row in read_csv("lexicons", "titles.csv") if row["kind"] == "role")


@cache
def title_pattern() -> re.Pattern[str]:
    """Return the pattern of the last word of a title."""
    return re.compile(any_of(titles()))


@cache
def not_names() -> frozenset[str]:
    """Return words that look like names, and are none: 高水平, 施政."""
    return frozenset(_column("not_names.csv", "word"))


@cache
def event_verbs() -> str:
    """Return a pattern for the verbs of what a person does at an event: 出席, 主持."""
    return any_of(_column("event_verbs.csv", "verb"))


@cache
def object_verbs() -> str:
    """Return a pattern for the verbs whose object may be a person: 会见, 任命."""
    return any_of(row["verb"] for row in read_csv("lexicons", "event_verbs.csv") if row["before_name"])


@cache
def reporting_verbs() -> dict[str, Verb]:
    """Map each reporting verb to its grammar."""
    return {
        row["verb"]: Verb(
            row["verb"],
            row["opening"] == "either",
            row["alone"] == "yes",
            row["brief"] == "yes",
            row["opening"] == "quote",
        )
        for row in read_csv("lexicons", "reporting_verbs.csv")
    }


@cache
def ends_with_speaker() -> re.Pattern[str]:
    """Return the pattern of a noun phrase that can speak: 会议, 省政府, 外交部."""
    return re.compile(any_of(_column("speakers.csv", "speaker")) + r"(?:[(（][^()（）]{1,15}[)）])?$")


@cache
def opening_words() -> frozenset[str]:
    """Return the adverbs and verbs that open a clause without a subject: 认真, 全面, 健全."""
    return frozenset(row["word"] for row in read_csv("lexicons", "opening_words.csv"))
