"""The clean text of the speech, character for character, and every way back to the raw one."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tifa
from places import ROOT
from tifa.cleaning import clean_text, cleaning_report, count_glosses
from tifa.han import han_characters


def test_seed_is_cleaned_character_for_character(speech: tifa.Document, clean_truth: str) -> None:
    # The byline's spacing inside the parentheses stays as received.
    assert speech.text.replace("(秦 荣 罗 刚)", "(秦荣 罗刚)") == clean_truth


def test_seed_sizes(speech: tifa.Document, clean_truth: str) -> None:
    assert len(speech.raw) == 2573
    assert len(clean_truth) == 1182
    assert han_characters(speech.text) == 1033
    assert [han_characters(p.text) for p in speech.paragraphs] == [23, 18, 9, 149, 238, 306, 143, 89, 53, 5]
    assert {m: speech.text.count(m) for m in ",。、，"} == {",": 48, "。": 29, "、": 23, "，": 0}


def test_seed_glosses(speech: tifa.Document) -> None:
    assert count_glosses(speech.raw) == 259
    glossed = re.findall(r"(.)\(([^\s)]+)\)", speech.raw)
    characters = {c for c, inside in glossed if not re.match("[\u4e00-\u9fff]", inside)}
    assert len(characters) == 66


def test_real_parentheses_stay(speech: tifa.Document) -> None:
    assert re.findall(r"\([^)]*\)", speech.text) == ["(秦 荣 罗 刚)", "(州)", "(青海)"]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("著力創(chuàng)建", "着力创建"),
        ("建立健全追溯體(tǐ)系", "建立健全追溯体系"),
        ("學(xué)原著、讀原文", "学原著、读原文"),
        ("成績顯著", "成绩显著"),
        ("標(biāo)桿", "标杆"),
        ("于叢樂(lè)", "于丛乐"),
        ("干在前", "干在前"),
        ("我們(men)", "我们"),
        ("質(zhì)量", "质量"),
        ("質（zhì）量", "质量"),
        ("质量(zhìliàng)第一", "质量第一"),
        ("質 量", "质 量"),
        ("什麼叫做質(zhì)量", "什么叫做质量"),
    ],
)
def test_glosses_and_script(raw: str, clean: str) -> None:
    assert clean_text(raw).text == clean


@pytest.mark.parametrize(
    "text",
    [
        "",
        "质量第一",
        "百度(baidu)",
        "巴黎(café)",
        "企业(简称A)、市(州)、(一)",
        "国内生产总值(GDP)增长8.5%",
        "读原著、学原文,成绩显著,着力推进",
        "副省长匡湧强调",
        "乾隆年间的土著居民",
        "问?\n答。",
        "　　缩进的段落\n\n空行之后",
        "emoji 😀 and Latin",
    ],
)
def test_whole_text_passes_unchanged(text: str) -> None:
    clean = clean_text(text)
    assert clean.text == text
    assert clean.offsets == tuple(range(len(text)))


def test_names_can_be_kept(speech: tifa.Document) -> None:
    assert speech.text.count("匡涌") == 2
    kept = clean_text(speech.raw, keep=("匡湧",)).text
    assert kept.count("匡湧") == 2
    assert kept.replace("匡湧", "匡涌") == speech.text


def test_traditional_text_can_stay_traditional(speech: tifa.Document) -> None:
    kept = clean_text(speech.raw, script="traditional").text
    assert "質量強省" in kept
    assert count_glosses(kept) == 0
    assert len(kept) == len(speech.text)


def test_unknown_script_lists_the_choices() -> None:
    with pytest.raises(ValueError, match="'simple' is unknown; choose from simplified, traditional"):
        clean_text("质量", script="simple")


def test_wrong_arguments_are_explained(speech: tifa.Document) -> None:
    with pytest.raises(TypeError, match=r"keep='匡湧' is one text; give a list of words: \['匡湧'\]"):
        clean_text("匡湧", keep="匡湧")
    with pytest.raises(TypeError, match=r"such as speech\.raw, not Document"):
        clean_text(speech)  # type: ignore[arg-type]


def test_stray_ends_and_marks_are_dropped() -> None:
    assert clean_text("质量。\n?").text == "质量。\n"
    assert clean_text("质量。\n\u00a0\n？\n").text == "质量。\n"
    assert clean_text("质量\r\n第一\u200b").text == "质量\n第一"
    assert clean_text("质量好不好?").text == "质量好不好?"


def test_offsets_lead_back_to_the_raw_text(speech: tifa.Document) -> None:
    raw_again = "".join(speech.raw[i] for i in speech.offsets)
    assert clean_text(raw_again).text == speech.text
    unchanged = sum(speech.raw[i] == c for i, c in zip(speech.offsets, speech.text, strict=True))
    assert unchanged > len(speech.text) / 2  # what script conversion left alone


_PIECES = st.sampled_from(
    ["質(zhì)", "量", "強(qiáng)", "市(州)", "(秦 榮)", "著力", ",", "\n", "\r\n", "A1", "😀", "?"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_offsets_always_rise_and_cleaning_is_done_once(raw: str) -> None:
    clean = clean_text(raw)
    assert len(clean.offsets) == len(clean.text)
    assert list(clean.offsets) == sorted(set(clean.offsets))
    assert all(0 <= i < len(raw) for i in clean.offsets)
    assert clean_text(clean.text).text == clean.text
    assert count_glosses(clean.text) == 0


@given(st.text())
def test_any_text_at_all_is_survived(raw: str) -> None:
    clean = clean_text(raw)
    assert len(clean.offsets) == len(clean.text)


FURNITURE = [
    "首页 > 新闻中心 > 要闻 > 正文",
    "当前位置：首页 >> 政务公开",
    "责任编辑：邹小满",
    "【责任编辑：王雪 李明】",
    "上一篇：全市秋粮长势喜人",
    "分享到：微信 微博 QQ空间",
    "【打印】【关闭】",
    "字号：[大 中 小]",
    "浏览次数：1,203 次　字号：大 中 小",
    "简 繁 EN 登录 个人中心",
    "初审：费小满 复审：佟安 终审：苗青",
    "京ICP备12345678号　京公网安备11010202000001号",
    "扫一扫在手机打开当前页",
    "版权所有：沅澧市人民政府",
    "— 3 —",
    "第3页 共12页",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_lines_of_furniture_are_removed(line: str) -> None:
    clean = clean_text(f"全市大会召开\n{line}\n会议要求抓好落实。\n")
    assert clean.text == "全市大会召开\n会议要求抓好落实。\n"
    assert clean_text(f"{line}\n全市大会召开").text == "全市大会召开"
    assert [(change.kind, change.places) for change in clean.report] == [("furniture", 1)]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("贺信已收到。 【纠错】    【责任编辑:王雪】    阅读下一篇：", "贺信已收到。"),
        ("任命完毕。【我要纠错】责任编辑：王 安", "任命完毕。"),
        ("大会闭幕。（责编：张三、李四）", "大会闭幕。"),
        ("大会闭幕。责任编辑：张三", "大会闭幕。"),
        ("2021-09-14 08:35　来源：沅澧日报　浏览次数：12　字号：[大 中 小]　打印", "2021-09-14 08:35　来源：沅澧日报"),
        ("浏览次数：12　来源：沅澧日报", "来源：沅澧日报"),
        ("发布时间：2021-09-14 08:35　浏览次数：1,203 次", "发布时间：2021-09-14 08:35"),  # the only date there is
        ("日期：2021/09/14 字号：[大 中 小]", "日期：2021/09/14"),
        ("来源：沅澧日报　作者：邹小满 苗青　浏览：12", "来源：沅澧日报　作者：邹小满 苗青"),
    ],
)  # fmt: skip
def test_furniture_inside_a_line_is_removed(line: str, left: str) -> None:
    assert clean_text(f"甲。\n{line}\n乙。").text == f"甲。\n{left}\n乙。"


@pytest.mark.parametrize(
    "line",
    [
        "来源：沅澧日报",
        "2021-09-14 08:35　来源：沅澧日报",
        "时间：2021年9月14日",
        "发布时间：2021-09-14",
        "签发：邬国平",
        "登录企业开办平台，全程网上办",
        "责任编辑要对稿件负责。",
        "编辑出版工作座谈会召开",
        "“扫一扫”就能办",
        "扫一扫，码上办",
        "分享发展机遇",
        "关闭小煤矿120处",
        "打印",
        "大",
        "版权所有者的权益受法律保护",
        "第3页第5行中，将“和”改为“或”",
        "各科室(编辑：一人)要分享经验。",
        "A > B",
    ],
)
def test_what_reads_like_furniture_stays(line: str) -> None:
    for text in (line, f"会议要求抓好落实。\n{line}\n大会闭幕。"):
        assert clean_text(text).text == text
        assert clean_text(text).report == ()


def test_buttons_on_lines_of_their_own_go_with_what_is_beside_them() -> None:
    page = "标题\n  字号：默认\n  大\n  超大\n\n  |\n  打印\n  |\n正文第一句。\n【我要纠错】责任编辑：宋岩\n\n 相关稿件\n"
    assert clean_text(page).text == "标题\n\n正文第一句。\n\n"


def test_a_menu_of_one_word_a_line_is_removed() -> None:
    page = "大会召开\n首页\n\n简\n繁\nEN\n登录\n正文第一句。\n"
    assert clean_text(page).text.split() == ["大会召开", "正文第一句。"]
    assert clean_text("大会召开\n首页\n登录\n正文第一句。\n").report == ()  # two are too few to tell


def test_furniture_of_a_traditional_page_is_removed_in_both_scripts() -> None:
    page = "質(zhì)量大會召開。\n責任編輯：鄒滿"
    assert clean_text(page).text == "质量大会召开。\n"
    assert clean_text(page, script="traditional").text == "質量大會召開。\n"


def test_the_practice_texts_lose_furniture_and_nothing_else() -> None:
    for card in sorted((ROOT / "tests" / "texts").glob("*.json")):
        truth = json.loads(card.read_text(encoding="utf-8"))
        text = card.with_suffix(".txt").read_text(encoding="utf-8")
        if truth["held_out"] or "clean" in truth:
            continue
        clean = clean_text(text)
        if card.stem == "04_mediation":
            lines = text.splitlines()
            assert clean.text.splitlines() == lines[1:8]
        else:
            assert (clean.text, clean.report) == (text, ())


def test_all_kinds_of_damage_at_once() -> None:
    raw = (
        "\ufeff首頁 > 正文\n質(zhì)量獎(jiǎng)?lì)C獎(jiǎng)大會(huì)\n"
        + "推動發展".encode().decode("gb18030") + "\n責任編輯：鄒滿\n?"
    )  # fmt: skip
    clean = clean_text(raw)
    assert clean.text == "质量奖颁奖大会\n推动发展\n"
    assert [raw[i] for i in clean.offsets[:3]] == ["質", "量", "獎"]
    assert list(clean.offsets) == sorted(clean.offsets)
    counts = {change.kind: (change.count, change.places) for change in clean.report}
    assert counts["mojibake"] == (4, 1)
    assert counts["broken_glosses"] == (1, 1)
    assert counts["glosses"] == (24, 4)
    assert counts["furniture"] == (16, 2)
    assert set(counts) == {"mojibake", "broken_glosses", "glosses", "furniture", "script", "stray"}


def test_the_report_is_a_table(speech: tifa.Document) -> None:
    table = cleaning_report(speech)
    assert list(table.columns) == ["kind", "characters", "places", "note"]
    assert table.set_index("kind").places["glosses"] == 259
    empty = cleaning_report("质量第一。")
    assert len(empty) == 0
    assert (empty.dtypes == table.dtypes).all()
    with pytest.raises(TypeError, match="not int"):
        cleaning_report(3)  # type: ignore[arg-type]


def test_the_report_of_a_document_is_that_of_its_reading() -> None:
    raw = "質(zhì)量強(qiáng)省"
    as_written = tifa.parse_document(raw, script="traditional")
    assert as_written.text == "質量強省"
    assert cleaning_report(as_written)["kind"].tolist() == ["glosses"]
    assert cleaning_report(tifa.parse_document(raw))["kind"].tolist() == ["glosses", "script"]
    kept = tifa.parse_document(raw, keep=["強省"])
    assert cleaning_report(kept).set_index("kind").characters["script"] == 1  # 質 alone


def test_the_report_counts_what_is_lost() -> None:
    clean = clean_text("会议要求推动".encode().decode("gb18030") + "锛\ufffd5涓")
    report = {change.kind: change.count for change in clean.report}
    assert clean.text == "会议要求推动\ufffd5\ufffd"  # 涓 is what is left of a character, too
    assert report == {"mojibake": 6, "unrepaired": 2}


@given(st.lists(st.sampled_from([*FURNITURE, "会议指出", "要抓好落实。", "", "|", "打印"])).map("\n".join))
def test_cleaning_furniture_twice_changes_nothing_more(raw: str) -> None:
    once = clean_text(raw)
    assert clean_text(once.text).text == once.text
    assert all(raw[i] == c for i, c in zip(once.offsets, once.text, strict=True))
    assert once.text.count("会议指出") == raw.count("会议指出")
    assert once.text.count("要抓好落实。") == raw.count("要抓好落实。")
