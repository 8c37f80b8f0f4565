"""Quoted coinages and numeric abbreviations as in the truth of the speech (sections 6 and 7)."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tifa
from tifa.files import data_path, read_csv
from tifa.slogans import (
    canonical_form,
    find_slogans,
    numeric_abbreviations,
    quoted_coinages,
    slogan_lexicon,
)
from tifa.slogans.lexicon import longest_forms

QUOTED = {
    "强筋壮骨": 2, "青海标准": 2, "量变思维": 1, "质变思维": 1, "数量追赶": 1, "质量追赶": 1, "双随机一公开": 1,
    "一处失信、处处受制": 1, "党委领导、政府主导、部门联合、企业主责、社会参与": 1, "一把手": 1,
}  # fmt: skip


def _kind(speech: tifa.Document, kind: str) -> dict[str, int]:
    table = find_slogans(speech)
    rows = table[table["kind"] == kind]
    return dict(zip(rows["slogan"], rows["count"], strict=True))


def test_quoted_coinages_of_the_speech(speech: tifa.Document) -> None:
    found = _kind(speech, "quoted")
    assert found == QUOTED
    assert sum(found.values()) == 12


def test_numeric_abbreviations_of_the_speech(speech: tifa.Document) -> None:
    assert _kind(speech, "numeric") == {"双随机一公开": 1}


def test_starts_point_at_the_slogan(speech: tifa.Document) -> None:
    table = find_slogans(speech)
    for slogan, start in zip(table["slogan"], table["start"], strict=True):
        assert speech.text.startswith(slogan, start)
        assert speech.text.find(slogan) <= start
    assert table["start"].is_monotonic_increasing


def test_source_line_is_no_coinage(speech: tifa.Document) -> None:
    assert "中国质量报" not in set(find_slogans(speech)["slogan"])


@pytest.mark.parametrize(
    "abbreviation",
    "四个全面 双随机一公开 三去一降一补 一带一路 两不愁三保障 三严三实 两学一做 一国两制 五位一体 四个意识"
    " 两个一百年 五个一批 一岗双责 三个代表 六看六确保 两个毫不动摇 十四个坚持 四议两公开".split(),
)
def test_numeric_abbreviations_by_structure(abbreviation: str) -> None:
    assert [f.slogan for f in numeric_abbreviations(f"贯彻“{abbreviation}”要求")] == [abbreviation]


@pytest.mark.parametrize(
    "text",
    "一把手 一处失信 一如既往 2020年 第3届 三个月 两个小时 四个方面 一心一意 二〇一八年 三分之一 十三五规划"
    " 第一 五十六个民族 一个国家 十届七次全会 四通八达 一五一十 长三角一体化 一县一业 一市一特色 一户一策".split(),
)
def test_numbers_that_are_no_abbreviation(text: str) -> None:
    assert numeric_abbreviations(text) == []


def test_numeric_abbreviations_end_with_a_word() -> None:
    found = numeric_abbreviations("推行四议两公开,落实十四个坚持,实施三个一百。")
    assert [f.slogan for f in found] == ["四议两公开", "十四个坚持", "三个一百"]
    assert [f.slogan for f in numeric_abbreviations("推行四议两公开。")] == ["四议两公开"]


def test_speech_that_goes_on_where_the_reporter_leaves_off() -> None:
    assert _quoted("他坦言，村民仍有意见，“我们会一户一户上门做工作”。") == []
    assert _quoted("他坦言，村民仍有意见，要建“放心粮仓”。") == ["放心粮仓"]


def test_speech_ends_with_a_stop_of_either_shape() -> None:
    assert _quoted('他补充:"这件事要办好."创建"青海标准".') == ["青海标准"]


@pytest.mark.parametrize(("opening", "closing"), ["“”", "「」", "『』", '""', "‘’"])
def test_quotation_marks_of_every_shape(opening: str, closing: str) -> None:
    table = find_slogans(f"创建{opening}青海标准{closing}", lexicon=[])
    assert table[["slogan", "kind"]].values.tolist() == [["青海标准", "quoted"]]


def test_own_lexicon_longest_form_first() -> None:
    lexicon = {"高质量发展": "high-quality development", "推动高质量发展": "promote it"}
    table = find_slogans("推动高质量发展,坚持高质量发展", lexicon=lexicon)
    assert table[["slogan", "count", "gloss"]].values.tolist() == [
        ["推动高质量发展", 1, "promote it"],
        ["高质量发展", 1, "high-quality development"],
    ]
    assert find_slogans("质量强省", lexicon=["质量强省"])["gloss"].tolist() == [""]
    with pytest.raises(TypeError, match="is one text"):
        find_slogans("质量强省", lexicon="质量强省")


def test_text_without_slogans_gives_an_empty_table() -> None:
    table = find_slogans("", lexicon=[])
    assert table.empty
    assert list(table.columns) == ["slogan", "kind", "count", "gloss", "start"]


def test_lexicon_is_sound() -> None:
    rows = read_csv("lexicons", "slogans.csv")
    forms = [f for row in rows for f in (row["form"], *filter(None, row["variants"].split("|")))]
    assert len(rows) >= 60
    assert len(forms) == len(set(forms))
    for row in rows:
        assert row["form"], row
        assert row["pinyin"], row
        assert row["gloss"], row
        assert row["kind"] in {"formulation", "slogan", "abbreviation"}, row
        assert bool(row["first_year"]) == bool(row["first_source"]), row
        assert all(v == v.strip() for v in row.values()), row
        for year in (row["first_year"], row["gwr_first_year"]):
            assert not year or 1900 <= int(year) <= 2026, row
    assert slogan_lexicon()["质量强省"]


def test_lexicon_opens_as_plain_csv() -> None:
    with data_path("lexicons", "slogans.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header[:4] == ["form", "pinyin", "gloss", "kind"]
    assert not re.search("\r", data_path("lexicons", "slogans.csv").read_bytes().decode("utf-8"))


def test_nested_forms_are_counted_on_request() -> None:
    lexicon = ["高质量发展", "推动高质量发展"]
    text = "推动高质量发展,坚持高质量发展"
    nested = find_slogans(text, lexicon=lexicon, nested=True)
    assert dict(zip(nested["slogan"], nested["count"], strict=True)) == {"推动高质量发展": 1, "高质量发展": 2}
    longest = find_slogans(text, lexicon=lexicon)
    assert dict(zip(longest["slogan"], longest["count"], strict=True)) == {
        "推动高质量发展": 1,
        "高质量发展": 1,
    }


@given(
    st.text(alphabet="甲乙丙，", max_size=30),
    st.frozensets(st.text(alphabet="甲乙丙", min_size=1, max_size=4)),
)
def test_the_longest_form_at_each_place_is_what_a_pattern_of_them_finds(
    text: str, forms: frozenset[str]
) -> None:
    pattern = "|".join(sorted(forms, key=len, reverse=True)) or "(?!)"
    wanted = [(match[0], match.start()) for match in re.finditer(pattern, text)]
    assert [(f.slogan, f.start) for f in longest_forms(text, forms)] == wanted


def test_variants_keep_their_print_and_share_form_and_gloss() -> None:
    table = find_slogans("推行双随机、一公开,完善双随机一公开")
    table = table[table["kind"] == "lexicon"]
    assert table["slogan"].tolist() == ["双随机、一公开", "双随机一公开"]
    assert table["slogan"].map(canonical_form).nunique() == 1
    assert table["gloss"].nunique() == 1
    assert canonical_form("没有人说过的话") == "没有人说过的话"


def _quoted(text: str) -> list[str]:
    return [finding.slogan for finding in quoted_coinages(text)]


@pytest.mark.parametrize(
    ("text", "coinages"),
    [
        (
            "推行“网上办”、“掌上办、“就近办”。一枚印章管审批。",
            ["网上办", "掌上办", "就近办"],
        ),  # a mark is missing
        ("推行“网上办”、掌上办”、就近办。", ["网上办", "掌上办"]),
        ("打造“青海标准，推动产业升级。", ["青海标准"]),
        ("打造“青海标准\n推动产业升级”。", ["青海标准"]),  # and never runs into the next line
        ('创建“青海标准"和＂强筋壮骨＂', ["青海标准", "强筋壮骨"]),  # marks of two shapes
        ("创建“青海标准“的意义", ["青海标准"]),  # a mark the wrong way round
        ("做到'一次告知、一表受理、一站办结'。", ["一次告知、一表受理、一站办结"]),
        ("推进“‘放管服’改革”", ["‘放管服’改革", "放管服"]),  # the outer is a term as well
        ("推进“深化‘放管服’改革的若干意见和办法”", ["放管服"]),
        ("『甲乙「丙丁」』", ["甲乙「丙丁」", "丙丁"]),
        ("the people's 'choice' don't", []),
        ("见“《中国质量报》”", []),
        ("“”", []),
    ],
)
def test_quotation_marks_nested_missing_and_misprinted(text: str, coinages: list[str]) -> None:
    assert _quoted(text) == coinages


@pytest.mark.parametrize(
    "text",
    [
        "他说：“质量第一”",
        "张三强调,“质量是生命,安全是底线”",
        "“我们要走得快，要走得稳”，李四说",
        "“减权不是减责。”",
        "王五说：“大家好，今天开会",
        "“同志们，今天开会",
    ],
)
def test_speech_is_no_coinage(text: str) -> None:
    assert _quoted(text) == []


def test_a_coinage_inside_speech_is_one() -> None:
    assert _quoted("他说：“要做到‘三公开’，再提速。”") == ["三公开"]


@given(st.text(alphabet="质量强、，。\n“”‘’「」\"'说：", max_size=40))
def test_quotations_stand_where_they_say(text: str) -> None:
    for finding in quoted_coinages(text):
        assert text[finding.start : finding.end] == finding.slogan
        assert "\n" not in finding.slogan
        assert 1 <= len(finding.slogan) <= 40


@pytest.mark.parametrize(
    ("text", "abbreviations"),
    [
        ("实施“六个到村到户”", ["六个到村到户"]),  # the quotation marks show where it ends
        ("实施“三个一百”工程", ["三个一百"]),
        ("建设“五个现代化天津”", ["五个现代化天津"]),
        ("围绕“四个走在全国前列”", ["四个走在全国前列"]),
        ("落实“一心三带、两廊多点”", ["一心三带"]),
        ("推行“双随机、一公开”", ["双随机、一公开"]),
        ("推行双随机一公开监管", ["双随机一公开"]),
        ("落实“四督四保”,坚持四督四保", ["四督四保", "四督四保"]),
        ("“四个着力”是要求,四个着力要落实", ["四个着力", "四个着力"]),  # quoted once, known throughout
        ("落实一岗双责,推进一带一路建设", ["一岗双责", "一带一路"]),
        ("协调推进四个全面战略布局", ["四个全面"]),
        ("推进六稳六保工作,抓六稳", ["六稳六保", "六稳"]),  # the longest at each place
        ("打好三大攻坚战,落实八项规定精神,反对四风", ["三大攻坚战", "八项规定", "四风"]),
        ("推行一网通办,压减三公经费", ["一网通办", "三公经费"]),
        ("坚持“一个中心、两个基本点”", ["一个中心、两个基本点"]),
        ("坚持和平共处五项原则", ["和平共处五项原则"]),
    ],
)
def test_where_an_abbreviation_ends(text: str, abbreviations: list[str]) -> None:
    assert [finding.slogan for finding in numeric_abbreviations(text)] == abbreviations


@pytest.mark.parametrize(
    "abbreviation",
    "四好 双下降 四统一 四集中 三为主 十大工程 四项转移 三类人群 五水共治 双百行动 十百千 百县千镇 千村示范、万村整治"
    " 五统一、一开放 两个统一".split(),
)
def test_quotation_marks_make_a_name_of_what_is_counted(abbreviation: str) -> None:
    assert [f.slogan for f in numeric_abbreviations(f"推进“{abbreviation}”工作")] == [abbreviation]


@pytest.mark.parametrize(
    "phrase",
    "双赢 两难 十佳 三江源 二次创业 三年行动 两国方案 三家企业 九连增 三轮车 双城记 两脚泥 十四五 七一"
    " 百花齐放 千家万户 三部曲 四川造 三公里 两大".split(),
)
def test_quotation_marks_make_no_name_of_a_word_or_a_sum(phrase: str) -> None:
    assert numeric_abbreviations(f"推进“{phrase}”工作") == []


def test_a_programme_has_a_name_where_it_is_carried_out_or_named_again() -> None:
    assert [f.slogan for f in numeric_abbreviations("实施十大惠民工程。打好五大战役,")] == [
        "十大惠民工程",
        "五大战役",
    ]
    assert [f.slogan for f in numeric_abbreviations("全县有六大行动。安排六大行动,")] == [
        "六大行动",
        "六大行动",
    ]
    assert numeric_abbreviations("全县有六大行动。") == []
    for counted in ("三大股东", "八项议程", "五项重点工程", "四大名著", "三大运营商", "六大任务", "两条道路"):
        assert numeric_abbreviations(f"推进{counted}。又有{counted}。") == [], counted


def test_the_number_of_a_footnote_is_no_part() -> None:
    assert [f.slogan for f in numeric_abbreviations("确保“四不摘[62]”,守好两条底线。")] == [
        "四不摘",
        "两条底线",
    ]


def test_what_the_text_quotes_is_found_again_but_not_inside_a_word() -> None:
    found = numeric_abbreviations("做到“三公”,坚持三公,走了三公里。")
    assert [f.start for f in found] == [3, 9]


@pytest.mark.parametrize(
    "text",
    (
        "培育一批德艺双馨的艺术家|惠及两州一县|治理“三河一湖”|九市一区环境改善|十八届三中四中全会|祖国统一大业一定能够实现"
        "|两地机场一体化|四川三大支柱|珠三角六市|举一反三抓整改|不带走一兵一卒|一代又一代人|一至两户困难群众"
        "|建成三个铁矿、四个水库|“一年接着一年干”|“三个月”|两岸双方|三个国家级园区，|三个代表团参加讨论|一步一步走"
        "|数十个品类、二至四个班次|为两党两国关系指明方向|甘肃、四川三省|横跨三市三县|建设两大协同发展区"
    ).split("|"),
)
def test_counts_and_accidents_are_no_abbreviation(text: str) -> None:
    assert numeric_abbreviations(text) == []


def test_numeral_words_are_sound() -> None:
    rows = read_csv("lexicons", "numeral_words.csv")
    assert {row["class"] for row in rows} == {"idiom", "counted", "label", "name"}
    assert len({(row["word"], row["class"]) for row in rows}) == len(rows)
    assert all(row["word"] and row["gloss"] for row in rows)


def test_quoted_coinages_take_a_document(speech: tifa.Document) -> None:
    assert tifa.quoted_coinages(speech) == tifa.quoted_coinages(speech.text)
