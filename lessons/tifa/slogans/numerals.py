"""The shapes of numeric abbreviations (数字略语), and what only looks like one."""

from __future__ import annotations

import re
from functools import cache

from ..files import read_csv
from ..segmentation import tag
from .lexicon import slogan_lexicon

__all__ = [
    "BARE_SERIES",
    "JOINED",
    "PARTED",
    "bare_shared",
    "classed_names",
    "is_abbreviation",
    "is_counted",
    "is_name",
    "is_series",
    "numeral_words",
]

_N = "一二两双三四五六七八九十"
_OTHER = "百千万亿零〇"
# A character of a member, or a word that happens to have a numeral in it.
_MEMBER = rf"(?:统一|一体|百姓|[^\W\d_{_N}{_OTHER}第])"

# A numeral stands before each member (三去一降一补), or once, with 个, before what all share (四个全面).
_SERIES = re.compile(rf"(?:[{_N}](?!个){_MEMBER}{{1,5}}){{2,6}}")
PARTED = re.compile(rf"[{_N}](?!个){_MEMBER}{{1,2}}(?:、[{_N}](?!个){_MEMBER}{{1,2}}){{1,3}}")
_COUNT = "(?:[两三四五六七八九十]|十[一二三四五六七八九])"
_SHARED = re.compile(
    rf"{_COUNT}个(?![月小时年多半])(?:一[^\W\d_{_N}]{{0,4}}|统一|(?:进一步|{_MEMBER}){{2,7}})"
)
_NO_END = frozenset("是的了")

# Or once, without 个: 四风, 双下降, 四统一, 十大工程. What stands behind a numeral that merely counts
# (三年行动, 两国方案, 三家企业) or belongs to a word (双赢, 三江源, 四川) is no member.
_COUNTING = (
    "[年月日天届次分期级章节步时倍成连省州国岸角线孩要名位人户所座辆台套吨元家只头亩斤里米岁周季代批世口段面脚个]"
    "|公[里斤顷]|小时|峡|亚|江源|[湘晋秦楚闽川]|彩|星|部曲|点半|运会|艺节"
)
_NAMED = re.compile(
    rf"(?:[两三四五六七八九十](?!{_COUNTING})|双(?![方边向重赢语轮翼城胞休刃亲]|师型))"
    rf"(?![大项条类强佳杰]\Z|.*式\Z){_MEMBER}{{1,7}}"
)
_NO_NAME = frozenset("难极端侧重")  # 两难, 两极, 双重
_CLAUSE = re.compile("[是的了我你他她们这那就也很都吗吧呢]")  # in a sentence, not in a name
# Hundreds and thousands: 百县千镇, 千村示范、万村整治, 双百行动, 十百千工程.
_PROGRAMME = "(?:工程|行动|计划)"
_HUNDREDS = re.compile(
    rf"(?:[十百千万]{_MEMBER}{{1,3}}、?){{2,4}}{_PROGRAMME}?|双[十百千]{_MEMBER}{{1,5}}"
    f"|(?:双[百千]|十百千万?|百千万){_PROGRAMME}?|千万{_PROGRAMME}"
)

# Outside quotation marks nothing shows where a phrase ends, so that only the strictest shapes count
# there: members of one character each, or 个 with two or three before punctuation or a word that
# labels formulations (要求, 战略). Measure words, units and particles are no members: 一批, 三年, 一至两.
_BARE = r"[^\W\d_年月日天届次分期级章节条款项件步点时个倍是至等以的了和与又代批位名户人对轮]"
_BARE_MEMBER = rf"(?![{_N}{_OTHER}第]){_BARE}"
_NO_START = rf"(?<!进(?=一))(?<![第长珠举统同唯专某每单之独划惟任逐届近至到数几{_N}{_OTHER}\d])"
BARE_SERIES = re.compile(
    rf"{_NO_START}(?:(?!双[向方]|两[党国]|四川)[{_N}]{_BARE_MEMBER}){{2,6}}(?<!大)(?![{_OTHER}{_N}化])"
)
# One numeral over what is joined, abridged to a character, and how it is joined: 三网融合, 五证合一, 五水共治.
JOINED = re.compile(
    rf"{_NO_START}[两三四五六七八九十]"
    "(?![级方岸地省市县区州镇乡村者端侧项家国边会次层路条位年是届大个川江])"
    f"{_BARE_MEMBER}(?:融合|联动|合一|分置|同治|共治|并轨|并举|统筹|协同|共兴)(?![\u3400-\u9fff]{{0,3}}[型化])"
)

_ADMINISTERED = frozenset("省市县区州镇乡村旗盟")
_PLACES = _ADMINISTERED.union("江河湖海山岛地城")
# What 一…一… deals out one to each of (一县一业, 一户一策) is no abbreviation: nothing is counted up.
_UNITS = _PLACES | frozenset("城业链件户校企人岗国厂店院家园街屋楼栋库师生班组站企矿案事断")


def is_abbreviation(phrase: str) -> bool:
    """Say whether a phrase has a numeral before each member, or one with 个 before what all share."""
    if _SHARED.fullmatch(phrase):
        return phrase[-1] not in _NO_END
    return bool(_SERIES.fullmatch(phrase) or PARTED.fullmatch(phrase)) and is_series(phrase)


def is_name(phrase: str) -> bool:
    """Say whether what is quoted as a whole counts by its first numeral, or in hundreds: 四风, 双百行动."""
    if _is_idiom(phrase) or _CLAUSE.search(phrase) or not 2 <= len(phrase) <= 16:
        return False
    if _HUNDREDS.fullmatch(phrase):
        return True
    return bool(_NAMED.fullmatch(phrase)) and not _is_word(phrase)


def _is_word(phrase: str) -> bool:
    """Say whether a phrase is a word of the dictionary that is not marked there as abridged: 双城记, 两难."""
    if len(phrase) == 2:  # in quotation marks 三区 and 双高 are names, though the dictionary has them
        return phrase[-1] in _NO_NAME
    return [pos in ("j", "m", "b") for _, pos in tag(phrase)] == [False]


def is_series(phrase: str) -> bool:
    """Say whether members are abridged: none is idiom, a sum of places (两州一县, 三市三县) or one thing repeated.

    Repeated: 三中四中 (全会), 一批一批, 一年接着一年干.
    """
    members = re.findall(rf"([{_N}])([^{_N}、]+)", phrase)
    firsts = {member[0] for _, member in members}
    sums = _PLACES if len({n for n, _ in members}) > 1 else _ADMINISTERED
    places = all(member in sums for _, member in members)
    summed = places and phrase not in slogan_lexicon()
    each = len(members) == 2 and {n for n, _ in members} == {"一"} and members[0][1] in _UNITS
    return not (_is_idiom(phrase) or summed or each) and len(firsts) > 1 and "年" not in firsts


def is_counted(shared: str) -> bool:
    """Say whether what stands behind 个 is merely counted: 三个目标, 两个居民点."""
    if shared[-1] in _NO_END or not numeral_words("counted").isdisjoint({shared, shared[:2], shared[-2:]}):
        return True
    return len(shared) == 3 and shared[-1] != "性" and [pos[0] for _, pos in tag(shared)] == ["n"]


def _is_idiom(phrase: str) -> bool:
    return phrase[:4] in numeral_words("idiom")


@cache
def numeral_words(kind: str) -> frozenset[str]:
    """Return the words of one class of data/lexicons/numeral_words.csv."""
    return frozenset(row["word"] for row in read_csv("lexicons", "numeral_words.csv") if row["class"] == kind)


@cache
def bare_shared() -> re.Pattern[str]:
    """Return the pattern of a numeral with 个 outside quotation marks."""
    shared = rf"(?P<shared>{_BARE_MEMBER}{_MEMBER}{{1,2}}?)"
    shared = rf"(?:{shared}|(?P<all>一[批律百]))"
    return re.compile(rf"{_NO_START}{_COUNT}个{shared}(?=[^\w\s]|\s|\Z|{_any('label')})")


@cache
def classed_names() -> re.Pattern[str]:
    """Return the pattern of a numeral with 大, 项 and the like before what names a programme: 三大战役.

    What stands between them may tell the programme (十大惠民工程), but not rank it (五项重点工程).
    """
    programme = rf"(?!重[点大]|主要|国家|省级|基本){_MEMBER}{{0,4}}?(?:{_any('name')})"
    return re.compile(rf"{_NO_START}(?:{_COUNT})[大项条篇场道张]{programme}(?=[^\w\s]|\s|\Z|{_any('label')})")


def _any(kind: str) -> str:
    return "|".join(sorted(numeral_words(kind)))
