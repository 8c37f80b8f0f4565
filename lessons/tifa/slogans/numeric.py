"""Numeric abbreviations (数字略语), told by their structure: 四个全面, 三去一降一补, 双随机一公开."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..documents import Source, text_of
from ..files import read_csv
from ..segmentation import tag
from .findings import Finding
from .lexicon import forms_pattern, slogan_lexicon
from .quoted import quotations

__all__ = ["numeric_abbreviations"]

_N = "一二两双三四五六七八九十"
_OTHER = "百千万亿零〇"
_MEMBER = rf"[^\W\d_{_N}{_OTHER}第]"  # a character of a member

# A numeral stands before each member (三去一降一补), or once, with 个, before what all share (四个全面).
_SERIES = re.compile(rf"(?:[{_N}](?!个){_MEMBER}{{1,5}}){{2,6}}")
_PARTED = re.compile(rf"[{_N}](?!个){_MEMBER}{{1,2}}(?:、[{_N}](?!个){_MEMBER}{{1,2}}){{1,3}}")
_COUNT = "(?:[两三四五六七八九十]|十[一二三四五六七八九])"
_SHARED = re.compile(rf"{_COUNT}个(?![月小时年多半])(?:一[^\W\d_{_N}]{{0,4}}|(?:进一步|{_MEMBER}){{2,7}})")

# Outside quotation marks nothing shows where a phrase ends, so that only the strictest shapes count
# there: members of one character each, or 个 with two or three before punctuation or a word that
# labels formulations (要求, 战略). Measure words, units and particles are no members: 一批, 三年, 一至两.
_BARE = r"[^\W\d_年月日天届次分期级章节条款项件步点时个倍是至等以的了和与又代批位名户人对轮]"
_BARE_MEMBER = rf"(?![{_N}{_OTHER}第]){_BARE}"
_NO_START = rf"(?<![第长珠举统同唯专某每单进之独划惟任逐届近十{_N}{_OTHER}\d])"
_BARE_SERIES = re.compile(
    rf"{_NO_START}(?:(?!双[向方])[{_N}]{_BARE_MEMBER}){{2,6}}(?<!大)(?![{_OTHER}{_N}化])"
)
# One numeral over what is joined, abridged to a character, and how it is joined: 三网融合, 三权分置, 五证合一.
_JOINED = re.compile(
    rf"{_NO_START}[两三四五六七八九十](?![级方岸地省市县区州镇乡村者端侧项家国边会次层路条位]){_BARE_MEMBER}"
    "(?:融合|联动|合一|分置|同治|并轨)(?![\u3400-\u9fff]{0,3}[型化])"
)
_NO_END = frozenset("是的了")
_PLACES = frozenset("省市县区州镇乡村旗盟江河湖海山岛地")
# What 一…一… deals out one to each of (一县一业, 一户一策) is no abbreviation: nothing is counted up.
_UNITS = _PLACES | frozenset("城业链件户校企人岗国厂店院家园街屋楼栋库师生班组站企矿案事")


def numeric_abbreviations(source: Source) -> list[Finding]:
    """List the numeric abbreviations of a text, found by their structure.

    Either a numeral stands before each of two or more members (一带一路, 三去一降一补,
    双随机一公开) or a numeral with 个 before what the members have in common (四个全面, 五个一批), or one before
    what is joined and how (三网融合, 三权分置).
    In quotation marks the phrase is what is quoted; outside them, one that is quoted elsewhere in
    the text or stands in the lexicon, or one of strict shape. Counts, dates, ordinals, idioms, sums
    of places and what is dealt out to each (三个月, 第3届, 一心一意, 两州一县, 一县一业) are none.

    >>> [f.slogan for f in numeric_abbreviations("“双随机一公开”和四个全面,三个月内一如既往")]
    ['双随机一公开', '四个全面']
    """
    text = text_of(source)
    quoted = list(_quoted(text))
    found = quoted[:]
    for more in (_known(text, {f.slogan for f in quoted}), _bare(text)):
        taken = {i for f in found for i in range(f.start, f.end)}
        found += [f for f in more if taken.isdisjoint(range(f.start, f.end))]
    return sorted(found, key=lambda finding: finding.start)


def _quoted(text: str) -> Iterator[Finding]:
    """Yield the abbreviations among what is quoted: all of a quotation, or a part set off by 、."""
    pending = quotations(text)
    while pending:
        quotation = pending.pop()
        pending += quotation.inner
        inside = text[quotation.start : quotation.end]
        parts = _PARTED.fullmatch(inside) and [(0, inside)]
        for start, part in parts or [(m.start(), m[0]) for m in re.finditer("[^、，,；;]+", inside)]:
            if _is_abbreviation(part):
                yield Finding(part, quotation.start + start)


def _is_abbreviation(phrase: str) -> bool:
    if _SHARED.fullmatch(phrase):
        return phrase[-1] not in _NO_END
    return bool(_SERIES.fullmatch(phrase) or _PARTED.fullmatch(phrase)) and _is_series(phrase)


def _is_series(phrase: str) -> bool:
    """Say whether members are abridged: none is idiom, a sum of places (两州一县) or one thing repeated.

    Repeated: 三中四中 (全会), 一批一批, 一年接着一年干.
    """
    members = re.findall(rf"([{_N}])([^{_N}、]+)", phrase)
    firsts = {member[0] for _, member in members}
    places = all(member in _PLACES for _, member in members) and len({n for n, _ in members}) > 1
    summed = places and phrase not in slogan_lexicon()
    each = len(members) == 2 and {n for n, _ in members} == {"一"} and members[0][1] in _UNITS
    return not (_is_idiom(phrase) or summed or each) and len(firsts) > 1 and "年" not in firsts


def _known(text: str, quoted: Iterable[str]) -> Iterator[Finding]:
    """Yield what the lexicon lists or the text itself has in quotation marks somewhere."""
    pattern = forms_pattern(_listed() | frozenset(quoted))
    bounded = re.compile(rf"(?<![{_N}{_OTHER}第\d])(?:{pattern.pattern})")
    for match in bounded.finditer(text):
        counted = text[match.start() + 2 : match.end() + 1]  # 三个代表 in 三个代表团
        if counted not in _words("counted"):
            yield Finding(match[0], match.start())


def _bare(text: str) -> Iterator[Finding]:
    for match in _BARE_SERIES.finditer(text):
        phrase = match[0] + _rest_of_word(text, match.end())
        if _is_series(phrase):
            yield Finding(phrase, match.start())
    for match in _JOINED.finditer(text):
        yield Finding(match[0], match.start())
    for match in _bare_shared().finditer(text):
        shared = match["shared"] or match["all"]
        if (
            shared[-1] not in _NO_END
            and not _is_thing(shared)
            and _words("counted").isdisjoint({shared, shared[:2], shared[-2:]})
        ):
            yield Finding(match[0], match.start())


def _is_thing(shared: str) -> bool:
    """Say whether what is counted is one noun of the dictionary, of three characters: 两个居民点."""
    return len(shared) == 3 and shared[-1] != "性" and [pos[0] for _, pos in tag(shared)] == ["n"]


def _rest_of_word(text: str, end: int) -> str:
    """Return the character that makes a word of the last member and ends the clause: 四议两公|开."""
    word = tag(text[end - 1 : end + 1])[0][0]
    closes = not text[end + 1 : end + 2].isalnum() or text[end + 1] in "和与及等的"
    return word[1:] if closes and len(word) == 2 and word.isalpha() else ""


def _is_idiom(phrase: str) -> bool:
    return phrase[:4] in _words("idiom")


@cache
def _listed() -> frozenset[str]:
    """List the abbreviations of the lexicon, without what it lists behind them: 四个全面, not 四个全面战略布局."""
    rows = read_csv("lexicons", "slogans.csv")
    short = (row["form"] for row in rows if row["kind"] == "abbreviation")
    named = {form for form in short if form[0] in _N and form[0] != "十"}  # 四下基层, not 十三五
    forms = named | {form for form in slogan_lexicon() if _is_abbreviation(form)}
    return frozenset(f for f in forms if forms.isdisjoint(f[:end] for end in range(3, len(f) - 1)))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_csv("lexicons", "numeral_words.csv") if row["class"] == kind)


@cache
def _bare_shared() -> re.Pattern[str]:
    labels = "|".join(sorted(_words("label")))
    shared = rf"(?P<shared>{_BARE_MEMBER}{_MEMBER}{{1,2}}?)"
    shared = rf"(?:{shared}|(?P<all>一[批律百]))"
    return re.compile(rf"{_NO_START}{_COUNT}个{shared}(?=[^\w\s]|\s|\Z|{labels})")
