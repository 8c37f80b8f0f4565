"""Headlines that run into their reports, as in a round-up of short news: …将裁员|红十字会21日宣布."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from ..segmentation import tag
from .adverbials import TIME
from .bodies import beginnings
from .clauses import sentences_of
from .words import any_of, reporting_verbs

__all__ = ["stories"]

_AHEAD = 150  # characters behind a sentence in which its headline may echo


@lru_cache(maxsize=512)  # people, statements and directives of one document need it in turn
def stories(text: str, *, roundup: bool) -> tuple[tuple[int, int], ...]:
    """Return where the headlines of a passage stand, and what is between them.

    Outside a round-up a headline must echo more plainly, and before the first sentence it is no echo.

    >>> stories("红十字会将被迫裁员红十字会21日宣布，将裁员三成。", roundup=True)
    ((0, 9), (9, 25))
    """
    cuts = {0, len(text)}
    for sentence in sentences_of(text):
        echo = 0.25 if roundup else 0.5 if sentence.start else math.inf
        length = headline_length(text[sentence.start : sentence.end + _AHEAD], echo=echo)
        cuts |= {sentence.start, sentence.start + length} if length else set()
    spans = (_stripped(text, start, end) for start, end in pairwise(sorted(cuts)))
    return tuple(span for span in spans if span[0] < span[1])


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


_SHORTEST, _LONGEST = 6, 50
_REPORT = 150  # characters of the report in which a headline echoes
_CLAUSE = re.compile("[^，。；：！？]*")
_DAY = re.compile(
    r"(?:(?:今天|昨天|昨晚|今晚|前晚)(?=[（(])|(?:当地时间)?(?:\d{4}年)?(?:\d{1,2}月)?(?<![\d至和、])\d{1,2}日(?!起|内|至)"
    r"|近日|日前|目前|同一天)(?:上午|下午|晚|凌晨)?(?:[（(][^()（）]*[)）])?(?P<alone>$)?"
)
_FIGURES = re.compile("最新(?=发布|统计|数据)|发布(?!会)")  # 国家统计局|发布的数据显示
_SOURCE = re.compile(
    "(?<![数证依根占])据(?![点说])|记者|受(?=[^，。]{2,20}影响)|截至|眼下|连日来|近期|前不久|为期|针对|有(?=[^，。]{1,6}(?:民众|网友|媒体|专家|人士))"
)


def headline_length(text: str, *, echo: float = 0.25) -> int:
    """Return how long the headline is that the text begins with before its report, or 0.

    A report names its day, its source or its subject at once, and takes up the words of its
    headline: at least the share `echo` of the pairs of characters. No echo is asked for where two
    speakers stand in one clause, or a source (据…).

    >>> headline_length("红十字会将被迫裁员红十字会21日宣布，将裁员三成。")
    9
    >>> headline_length("省政府21日召开会议，部署防汛工作。")
    0
    """
    clause = _CLAUSE.match(text)
    first = clause[0] if clause else ""
    for place in sorted({p for p in _openings(first) if _SHORTEST <= p <= _LONGEST}):
        headline, report = text[:place], text[place : place + _REPORT]
        plain = report.startswith("据") or _says_twice(first, place)
        echoes = plain or _echo(headline, report) >= echo
        if echoes and _is_clause(headline):
            return place
    return 0


_SAYING = re.compile("[^，。]{1,10}(?:表示|指出|称|呼吁|警告|要求)[^，。]{5,}")


def _says_twice(clause: str, place: int) -> bool:
    """Say whether a headline ends where one begins who speaks: of a country, or of whom the headline tells."""
    named = _SAYING.fullmatch(clause, 0, place) and beginnings().match(clause, place)  # …称…|韩国会长说
    again = place >= _SHORTEST and clause.startswith(clause[:3], place)  # 教育部发布新规|教育部明确
    spoken = _spoken().search(clause, place)
    return bool(spoken and (named or (again and spoken.start() - place <= _NAME // 2)))


def _openings(clause: str) -> Iterator[int]:
    """Yield where a report may begin: at its source, its day, or the subject before the day."""
    for match in _SOURCE.finditer(clause):
        yield match.start()
    for match in _DAY.finditer(clause):
        alone = match["alone"] is not None  # 今天（11月7日），…
        yield match.start() if alone else _subject(clause[: match.start()])
    for match in _FIGURES.finditer(clause):
        if (subject := _subject(clause[: match.start()])) < match.start():
            yield subject
    spoken = _spoken().search(clause)
    subject = _subject(clause[: spoken.start()]) if spoken else 0
    if _says_twice(clause, subject):
        yield subject
    yield clause.find(clause[:4], 4)
    if _says_twice(clause, again := clause.find(clause[:3], 3)):
        yield again


@cache
def _spoken() -> re.Pattern[str]:
    """Return the pattern of the verb with its day that opens what is said: 21日重申，."""
    return re.compile(rf"(?:{TIME})?{any_of(reporting_verbs())}$")


def _subject(before: str) -> int:
    """Return where the noun phrase begins with which the text ends: at its country, or at its first noun."""
    nouns = start = len(before)
    settled = False  # the nouns begin as the headline does
    for word, pos in reversed(tag(before)):
        syllable = len(word) == 1 and len(before) - start < 4  # of a foreign name that is no word: 佐|敏|吞
        noun = syllable or pos[0] in _NOMINAL or pos in {"b", "x", "eng"}
        if len(before) - start > _NAME or not (noun or start < len(before)):
            break
        start -= len(word)
        if beginnings().match(word) and before[start - 1 : start] not in tuple("、和与"):
            return _with_country(before, start)
        if noun and not settled and nouns == start + len(word):
            nouns = start
        settled = settled or (len(word) > 2 and before.startswith(word) and start > 0)
    return nouns


def _with_country(before: str, start: int) -> int:
    """Return where the name of the country begins that stands before a place or body: 美国首都|华盛顿."""
    countries = re.search(f"(?:{beginnings().pattern}|首都)+$", before[:start])
    return countries.start() if countries else start


_NOMINAL = frozenset("njsfmqc")
_NAME = 20  # characters of the longest subject with its title


def _echo(headline: str, report: str) -> float:
    """Return which share of the pairs of characters of a headline comes again in the report."""
    pairs, again = _pairs(headline), set(_pairs(report))
    return sum(pair in again for pair in pairs) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> list[str]:
    bare = re.sub(r"[\W_]", "", text)
    return [bare[place : place + 2] for place in range(len(bare) - 1)]


def _is_clause(headline: str) -> bool:
    """Say whether a headline states something: 合龙, 将裁员; a title with a name does not."""
    return "、" not in headline and any(pos[0] in "vadp" for _, pos in tag(headline))
