"""Set formulations (提法): those of a lexicon, coinages in quotation marks, numeric abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .documents import Source, text_of
from .files import read_csv

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["find_slogans", "numeric_abbreviations", "quoted_coinages", "slogan_lexicon"]


class Finding(NamedTuple):
    """A formulation at one place of a text."""

    slogan: str
    start: int


def find_slogans(source: Source, *, lexicon: Mapping[str, str] | Iterable[str] | None = None) -> pd.DataFrame:
    """Find the formulations of a text: those in the lexicon, quoted coinages, numeric abbreviations.

    Columns: slogan, kind (lexicon, quoted, numeric), count, gloss ("" where the lexicon has
    none), start (of the first occurrence); in the order of the text. A string that is of two
    kinds has two rows: 双随机一公开 in quotation marks is quoted and numeric. `lexicon` maps forms
    to glosses, or lists forms; by default it is the course's own. The lexicon's longest form at
    each place is counted: 推动高质量发展 is not also 高质量发展 where both are listed.

    >>> find_slogans("推进“双随机一公开”监管")[["slogan", "kind"]].values.tolist()
    [['双随机一公开', 'lexicon'], ['双随机一公开', 'quoted'], ['双随机一公开', 'numeric']]
    """
    import pandas as pd

    text = text_of(source)
    glosses = _glosses(lexicon)
    kinds = {
        "lexicon": _lexicon_findings(text, frozenset(glosses)),
        "quoted": quoted_coinages(text),
        "numeric": numeric_abbreviations(text),
    }
    rows = [
        (slogan, kind, len(starts), glosses.get(slogan, ""), starts[0])
        for kind, findings in kinds.items()
        for slogan, starts in _grouped(findings).items()
    ]
    rows.sort(key=lambda row: row[4])
    return pd.DataFrame(rows, columns=["slogan", "kind", "count", "gloss", "start"])


@cache
def slogan_lexicon() -> Mapping[str, str]:
    """Map each form and variant of data/lexicons/slogans.csv to its English gloss.

    >>> slogan_lexicon()["质量强省"]
    'a province strong in quality'
    """
    glosses: dict[str, str] = {}
    for row in read_csv("lexicons", "slogans.csv"):
        for form in (row["form"], *filter(None, row["variants"].split("|"))):
            glosses[form] = row["gloss"]
    return glosses


_QUOTED = re.compile('“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|"([^"\n]+)"|‘([^‘’]+)’')


def quoted_coinages(text: str) -> list[Finding]:
    """List what stands in quotation marks, at most 40 characters and no whole sentence.

    A title in 《》 is no coinage. Quotations inside quotations are listed by their inner part.

    >>> [f.slogan for f in quoted_coinages("创建“青海标准”,见《质量报》")]
    ['青海标准']
    """
    found = []
    for match in _QUOTED.finditer(text):
        inside = match[match.lastindex or 0]
        if len(inside) <= 40 and not re.search("[。！？!?\n]", inside):
            found.append(Finding(inside, match.start(match.lastindex or 0)))
    return found


# Numeric abbreviations are told by their structure: a numeral before each member (三去一降一补),
# members of equal length, or a numeral with 个 before the words that the members share (四个全面).
_N = "一二两双三四五六七八九十"
_MEMBER = rf"[^\W\d_{_N}百千万亿零〇第年月日天届次分期级章节条款项件步点时个倍是]"
_PAIRED = re.compile(
    rf"(?<![第长{_N}百千万亿零〇\d])"
    rf"(?:(?:[{_N}]{_MEMBER}){{2,6}}|(?:[{_N}]{_MEMBER}{{2}}){{2,6}}|(?:[{_N}]{_MEMBER}{{3}}){{2,4}})"
    rf"(?![百千万亿])"
)
_SHARED = re.compile(rf"(?<![第{_N}百千万亿\d])[两三四五六七八九十]个(?:一[^\W\d_{_N}]|{_MEMBER}{{2}})")
_NO_ABBREVIATIONS = frozenset(
    "一心一意 三心二意 一朝一夕 一草一木 一言一行 一点一滴 一分一秒 一模一样 一针一线 一五一十 一举两得"
    " 一唱一和 一来二去 三令五申 三番五次 三番两次 四通八达 四面八方 四平八稳 五湖四海 五花八门 五光十色"
    " 七上八下 七嘴八舌 一手一足 一丝一毫 一刀两断 一箭双雕 一石二鸟 千方百计 九年一贯 一家一户 一家两户"
    " 三言两语 三三两两 五颜六色 四时八节 一问三不 一锤一锤 两手一起".split()
)
_COUNTED_THINGS = frozenset(
    "方面 小时 百分 国家 部门 城市 地区 省份 省区 省市 市县 县区 县市 区县 乡镇 村庄 贫困 行政 自然 民族 阶段"
    " 层次 环节 领域 行业 产业 项目 工程 专项 部分 问题 原因 因素 文件 规划 方案 办法 意见 指标 目标 任务 企业"
    " 单位 小组 孩子 学生 人员 群众 代表团 季度 星期 礼拜 工作 世纪 朝代 台阶 片区 园区 开发 示范 试点 平台"
    " 基地 板块 档次 类别 种类 品种 字 人 新增 重大 重点 主要 不同 以上 以下 左右 多月 新的 国际 省级 市级 县级"
    " 国家级 街道 社区 口岸 机场 港口 车站 电站 水库 景区 案例 案件 典型 故事 文化 大型 经济".split()
)


def numeric_abbreviations(text: str) -> list[Finding]:
    """List the numeric abbreviations of a text, found by their structure.

    Either a numeral stands before each of two or more members of equal length (一带一路,
    三去一降一补, 双随机一公开) or a numeral with 个 stands before what the members have in common
    (四个全面, 五个一批). Counts, dates, ordinals and idioms (三个月, 第3届, 一心一意) are none.

    >>> [f.slogan for f in numeric_abbreviations("“双随机一公开”和四个全面,三个月内一如既往")]
    ['双随机一公开', '四个全面']
    """
    paired = (m for m in _PAIRED.finditer(text) if m[0][:4] not in _NO_ABBREVIATIONS)
    shared = (m for m in _SHARED.finditer(text) if m[0][2:] not in _COUNTED_THINGS)
    findings = {Finding(_to_closing_quote(text, m), m.start()) for m in (*paired, *shared)}
    return sorted(findings, key=lambda finding: finding.start)


def _to_closing_quote(text: str, match: re.Match[str]) -> str:
    """Lengthen a match that fills the beginning of a quotation up to its end: “两个毫不动摇”."""
    if match.start() and text[match.start() - 1] in "“「『‘":
        rest = re.compile(r"[^\W\d_]{1,4}(?=[”」』’])").match(text, match.end())
        if rest:
            return match[0] + rest[0]
    return match[0]


def _glosses(lexicon: Mapping[str, str] | Iterable[str] | None) -> Mapping[str, str]:
    if lexicon is None:
        return slogan_lexicon()
    if isinstance(lexicon, str):
        raise TypeError(f"lexicon={lexicon!r} is one text; give a list of forms: [{lexicon!r}]")
    return lexicon if isinstance(lexicon, Mapping) else dict.fromkeys(lexicon, "")


def _lexicon_findings(text: str, forms: frozenset[str]) -> Iterator[Finding]:
    pattern = _forms_pattern(forms)
    return (Finding(m[0], m.start()) for m in pattern.finditer(text))


@cache
def _forms_pattern(forms: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, forms), key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _grouped(findings: Iterable[Finding]) -> dict[str, list[int]]:
    starts: dict[str, list[int]] = {}
    for finding in findings:
        starts.setdefault(finding.slogan, []).append(finding.start)
    return starts
