"""Numeric abbreviations (数字略语), told by their structure: 四个全面, 三去一降一补, 双随机一公开."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..documents import Source, text_of
from ..files import read_csv
from ..segmentation import tag
from . import numerals
from .findings import Finding
from .lexicon import longest_forms, slogan_lexicon
from .quoted import quotations

__all__ = ["numeric_abbreviations"]

_PLAN = re.compile("[一二三四五六七八九十]+五")  # the number of a five-year plan counts nothing up: 十三五
_NOTE = re.compile(r"[\[［〔]\d+[\]］〕]$")  # the number of a footnote: “四不摘[62]”
_COUNTING = frozenset("一二两双三四五六七八九十百千万")
_BEFORE = _COUNTING.union("亿零〇第0123456789")
# What is said of a programme that has a name, at most two characters before it: 打好中央三大战役.
_CARRYING_OUT = re.compile(
    "(?:打好|打赢|打响|实施|推进|落实|坚持|开展|启动|深化|执行|遵守|恪守|违反|贯彻|抓好|做好|写好|守好|守住|守牢|严守|筑牢)"
    "(?:好|了|中央|全省|全市|国家)?$"
)


def numeric_abbreviations(source: Source) -> list[Finding]:
    """List the numeric abbreviations of a text, found by their structure.

    A numeral stands before each of two or more members (一带一路, 三去一降一补, 双随机一公开), or
    once before what the members have in common, with 个 (四个全面, 五个一批), another measure word
    (三大攻坚战, 八项规定) or none (四风), or once before what is joined and how (三网融合, 五水共治).
    In quotation marks the phrase is what is quoted. Outside them, where nothing shows its end, it is
    one that the lexicon lists or the text has in quotation marks elsewhere, one of the strictest
    shapes, or, with 大, 项 and the like, the name of a programme (战役, 行动, 工程) that the text
    repeats or says to be carried out: 打好三大战役. Counts, dates, ordinals, plans, idioms, sums of
    places and what is dealt out to each (三个月, 第3届, 十四五, 一心一意, 两州一县, 一县一业) are none.

    >>> [f.slogan for f in numeric_abbreviations("“双随机一公开”和四个全面,三个月内一如既往")]
    ['双随机一公开', '四个全面']
    """
    text = text_of(source)
    quoted = list(_quoted(text))
    found, end = quoted[:], 0
    taken = {i for f in quoted for i in range(f.start, f.end)}
    known = _listed().union(f.slogan for f in quoted)
    others = [*_known(text, known), *_bare(text), *_carried_out(text)]
    for finding in sorted(others, key=lambda f: (f.start, -f.end)):
        if finding.start >= end and taken.isdisjoint(range(finding.start, finding.end)):
            found.append(finding)
            end = finding.end
    return sorted(found, key=lambda finding: finding.start)


def _quoted(text: str) -> Iterator[Finding]:
    """Yield the abbreviations among what is quoted: all of a quotation, or a part set off by 、."""
    pending = quotations(text)
    while pending:
        quotation = pending.pop()
        pending += quotation.inner
        inside = _NOTE.sub("", text[quotation.start : quotation.end])
        whole = inside in _listed() or numerals.is_name(inside)
        if whole or numerals.PARTED.fullmatch(inside):
            parts = [(0, inside)]
        else:
            parts = [(m.start(), m[0]) for m in re.finditer("[^、，,；;]+", inside)]
        for start, part in parts:
            if (whole and part == inside) or numerals.is_abbreviation(part):
                yield Finding(part, quotation.start + start)


def _known(text: str, forms: frozenset[str]) -> Iterator[Finding]:
    """Yield the forms that stand in the text for themselves, not in 三个代表团 or 三公里."""
    for finding in longest_forms(text, forms):
        if text[finding.start - 1 : finding.start] in _BEFORE and finding.slogan[0] in _COUNTING:
            continue
        counted = text[finding.start + 2 : finding.end + 1]  # 三个代表 in 三个代表团
        cut = len(finding.slogan) == 2 and len(_word_across(text, finding.end)) > 1
        if counted not in numerals.numeral_words("counted") and not (cut and finding.slogan not in _listed()):
            yield finding


def _bare(text: str) -> Iterator[Finding]:
    for match in numerals.BARE_SERIES.finditer(text):
        phrase = match[0] + _rest_of_word(text, match.end())
        if numerals.is_series(phrase):
            yield Finding(phrase, match.start())
    for match in numerals.JOINED.finditer(text):
        yield Finding(match[0], match.start())
    for match in numerals.bare_shared().finditer(text):
        if not numerals.is_counted(match["shared"] or match["all"]):
            yield Finding(match[0], match.start())


def _carried_out(text: str) -> Iterator[Finding]:
    """Yield the programmes that are named by a numeral and said to be carried out, or named again."""
    for match in numerals.classed_names().finditer(text):
        if _CARRYING_OUT.search(text[max(0, match.start() - 4) : match.start()]) or text.count(match[0]) > 1:
            yield Finding(match[0], match.start())


def _rest_of_word(text: str, end: int) -> str:
    """Return the character that makes a word of the last member and ends the clause: 四议两公|开."""
    word = _word_across(text, end)
    closes = not text[end + 1 : end + 2].isalnum() or text[end + 1] in "和与及等的"
    return word[1:] if closes and len(word) == 2 and word.isalpha() else ""


def _word_across(text: str, place: int) -> str:
    """Return the word that the character before a place begins; it may go on behind it."""
    return tag(text[place - 1 : place + 1])[0][0]


@cache
def _listed() -> frozenset[str]:
    """List the abbreviations of the lexicon, without what it lists behind them: 四个全面, not 四个全面战略布局."""
    named = {form for row in read_csv("lexicons", "slogans.csv") for form in _abbreviations(row)}
    forms = named | {form for form in slogan_lexicon() if numerals.is_abbreviation(form)}
    return frozenset(f for f in forms if forms.isdisjoint(f[:end] for end in range(3, len(f) - 1)))


def _abbreviations(row: dict[str, str]) -> Iterator[str]:
    """Yield the form of a row of the lexicon and what else it is called, if they are built around a numeral."""
    if row["kind"] == "abbreviation" and not _PLAN.match(row["form"]):
        yield row["form"]
        variants = (v for v in row["variants"].split("|") if v[:1] in _COUNTING)
        yield from (v for v in variants if row["form"] not in v and not row["form"].startswith(v))
