"""Genres, roles and dates, against the hand-made truth of the practice texts and small cases."""

from __future__ import annotations

import json
from typing import Any

import pytest

import tifa
from places import ROOT
from tifa.bylines import byline_names
from tifa.dates import find_date, iso_date, year_in
from tifa.structure import find_structure

TRUTHS = [
    json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/texts").glob("*.json"))
]
OPEN = [truth for truth in TRUTHS if not truth["held_out"]]
PARTS = ("kicker", "headline", "subhead", "dateline", "date", "source")


@pytest.mark.parametrize("truth", OPEN, ids=lambda truth: str(truth["name"]))
def test_structure_of_the_practice_texts(truth: dict[str, Any]) -> None:
    document = tifa.read_document(ROOT / "tests/texts" / f"{truth['name']}.txt")
    expected = truth["structure"]
    assert document.genre == truth["genre"]
    assert [p.role for p in document.paragraphs] == expected["roles"]
    assert {part: getattr(document, part) for part in PARTS} == {part: expected[part] for part in PARTS}
    assert list(document.byline) == expected["byline"]


@pytest.mark.parametrize(
    ("line", "dateline", "names"),
    [
        ("本报讯 (秦 荣 罗 刚)近日,大会召开。", "本报讯", ("秦荣", "罗刚")),
        ("本报讯近日,大会召开。", "本报讯", ()),
        (
            "本报杭州3月28日讯(通讯员 王小明 记者 李华)昨天,大会召开。",
            "本报杭州3月28日讯",
            ("王小明", "李华"),
        ),
        ("新华社北京3月5日电（记者张三、李四）大会召开。", "新华社北京3月5日电", ("张三", "李四")),
        ("新华社北京11月29日电　大会召开。", "新华社北京11月29日电", ()),
        ("青海日报消息（实习生 赵六）大会召开。", "青海日报消息", ("赵六",)),
        ("央视网消息（新闻联播）：大会召开。", "央视网消息", ()),
        ("《云岭日报》消息（记者 马玉）大会召开。", "《云岭日报》消息", ("马玉",)),
        ("中国质量报讯 (秦荣 罗刚)大会召开。", "中国质量报讯", ("秦荣", "罗刚")),
        ("本报讯（首席记者 李一 实习记者 王二）大会召开。", "本报讯", ("李一", "王二")),
        (
            "中国青年报客户端北京3月5日电（中青报·中青网记者 张三）大会召开。",
            "中国青年报客户端北京3月5日电",
            ("张三",),
        ),
    ],
)
def test_message_heads(line: str, dateline: str, names: tuple[str, ...]) -> None:
    found = find_structure(["大会召开", line])
    assert found.genre == "news"
    assert (found.roles, found.dateline) == (("headline", "lead"), dateline)
    assert found.byline == names


@pytest.mark.parametrize(
    "line",
    [
        "新华网发表的文章引起关注。",
        "记者走进青海",
        "青海日报社召开会议。",
        "本报记者来到青海。",
        "通讯员来到现场。",
    ],
)
def test_no_message_head(line: str) -> None:
    assert find_structure(["大会召开", line]).dateline == ""


def test_a_line_of_reporters_and_where_it_was_printed() -> None:
    found = find_structure(["大会召开", "本报记者　张三丰　李 四", "会议今天召开。"])
    assert (found.genre, found.byline, found.source) == ("news", ("张三丰", "李四"), "")
    lines = ["大会召开", "人民日报 2022年03月05日 第01版", "本报北京3月4日电 （记者丁一）会议召开。"]
    found = find_structure(lines)
    assert found.roles == ("headline", "source", "lead")
    assert (found.source, found.date) == ("人民日报", "2022-03-05")
    assert find_structure(["大会召开", "新华网北京2022年3月5日电 会议召开。"]).date == "2022-03-05"


def test_headings_and_their_levels() -> None:
    lines = [
        "青海省发展规划",
        "第一篇　总则",
        "第一章　环境",
        "第一节　基础",
        "过去五年成绩显著。",
        "一、目标",
        "（一）经济",
        "1.工业",
        "（1）钢铁",
        "1.5亿元投资已经到位。",
        "一、二产业齐头并进。",
    ]
    found = find_structure(lines)
    assert found.genre == "plan"
    assert found.roles == ("headline", *["heading"] * 3, "body", *["heading"] * 4, "body", "body")
    assert found.levels == (0, 1, 2, 3, 0, 4, 5, 6, 7, 0, 0)


@pytest.mark.parametrize(
    ("top", "genre"),
    [
        (["政府工作报告", "省长　王建军", "各位代表："], "work_report"),
        (["——2018年1月25日在青海省第十三届人民代表大会第一次会议上", "各位代表:"], "work_report"),
        (["在全省质量大会上的讲话", "同志们："], "transcript"),
        (["青政办〔2018〕1号", "关于开展质量提升行动的通知", "各市、州人民政府："], "notice"),
        (["关于促进就业的若干意见"], "notice"),
        (["青海省“十三五”质量发展规划"], "plan"),
        (["质量是企业的生命"], "other"),
    ],
)
def test_genres(top: list[str], genre: str) -> None:
    assert find_structure([*top, "过去一年，成绩显著。"]).genre == genre


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018年3月28日", "2018-03-28"),
        ("（2019年11月8日）", "2019-11-08"),
        ("二〇二二年十月二十日", "2022-10-20"),
        ("二○一七年二月二日", "2017-02-02"),
        ("二O一八年一月二十五日", "2018-01-25"),
        ("二0一四年", "2014"),
        ("一九八九年十二月三十一日", "1989-12-31"),
        ("２０１８年１月２日", "2018-01-02"),
        ("二◯一八年元月廿一日", "2018-01-21"),
        ("二零零八年八月八日", "2008-08-08"),
        ("2018.3.28", "2018-03-28"),
        ("2018．03．28", "2018-03-28"),
        ("2018年03月28日 08:15", "2018-03-28"),
        ("（《人民日报》19540924第1版）", "1954-09-24"),
        ("2018年3月28日至4月2日", "2018-03-28"),
        ("编号20181340001", ""),
        ("2021-09-14 08:35", "2021-09-14"),
        ("2018/3/5", "2018-03-05"),
        ("2021年8月", "2021-08"),
        ("2021年", "2021"),
        ("近日", ""),
        ("3月28日", ""),
        ("2018年13月1日", ""),
        ("2019年2月29日", ""),
        ("2018-2020", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert iso_date(text) == iso


def test_a_year_from_elsewhere_is_used_and_none_invented() -> None:
    news = "大会召开\n本报西宁3月28日讯 大会召开。"
    assert tifa.parse_document(news).date == ""
    assert tifa.parse_document(news, name="2018-03-29-report").date == "2018-03-28"
    assert tifa.parse_document(news + "\n来源：青海日报 2018年3月29日").date == "2018-03-29"
    assert tifa.parse_document("大会召开\n本报讯 近日,大会召开。", name="report_2018").date == ""
    assert find_date("3月32日", year=2018) == ""
    assert year_in("青海省_2018") == 2018


def test_the_year_of_a_number_or_of_a_report_completes_a_day() -> None:
    notice = "澄政发〔2018〕7号\n关于做好春耕工作的通知\n各镇：\n请抓好落实。\n澄湖县人民政府\n{day}"
    assert tifa.parse_document(notice.format(day="3月28日")).date == "2018-03-28"
    assert tifa.parse_document(notice.format(day="三月二十八日")).date == "2018-03-28"
    assert tifa.parse_document(notice.format(day="3月28日")).source == "澄湖县人民政府"
    assert tifa.parse_document(notice.format(day="近日")).date == ""
    report = "{title}\n（1月25日在县人民代表大会上）\n各位代表：\n现在报告工作。"
    assert tifa.parse_document(report.format(title="2018年政府工作报告")).date == "2018-01-25"
    assert tifa.parse_document(report.format(title="政府工作报告")).date == ""
    assert tifa.parse_document(report.format(title="关于2035年远景目标的报告")).date == ""


def test_a_time_behind_the_closing_date_is_no_obstacle() -> None:
    news = "大会召开\n本报西宁3月28日讯 大会召开。\n2018-03-29 08:12"
    assert tifa.parse_document(news).date == "2018-03-29"


@pytest.mark.parametrize("gap", [" | ", "|", "　", "    "])
def test_the_day_beside_a_source_gives_the_year(gap: str) -> None:
    line = gap.join(["来源：青海日报", "发布时间：2018-03-29 08:12", "浏览次数：33"])
    news = tifa.parse_document(f"大会召开\n{line}\n本报西宁3月28日讯 大会召开。")
    assert (news.source, news.date) == ("青海日报", "2018-03-29")
    assert "浏览" not in news.text


def test_a_notice_is_signed_before_what_it_passes_on() -> None:
    lines = [
        "关于印发质量提升方案的通知",
        "各县人民政府：",
        "现予印发。",
        "青海省人民政府办公厅",
        "2018年3月3日",
    ]
    plan = ["附件", "质量提升方案", "到2020年，质量明显提升。", "一、目标", "二、任务", "三、保障"]
    found = find_structure([*lines, *plan])
    assert (found.genre, found.source, found.date) == ("notice", "青海省人民政府办公厅", "2018-03-03")


@pytest.mark.parametrize(
    "line", ["同志们：", "同志们，朋友们：", "各位代表，同志们：", "尊敬的各位来宾，女士们、先生们："]
)
def test_salutations(line: str) -> None:
    found = find_structure(["在全省质量大会上的讲话", line, "今天开会。"])
    assert found.roles == ("headline", "salutation", "body")


def test_bylines() -> None:
    assert byline_names("秦 荣 罗 刚") == ("秦荣", "罗刚")
    assert byline_names("记者张晓松、朱基钗") == ("张晓松", "朱基钗")
    assert byline_names("见习记者 欧阳雪 摄影 李 华") == ("欧阳雪", "李华")
    assert byline_names("") == ()


@pytest.mark.parametrize("line", ["省长岑立", "自治区主席乌云其其格", "某某市代市长岑 立"])
def test_a_speaker_without_a_space_before_the_name_is_no_headline(line: str) -> None:
    lines = ["——2023年1月11日在某省第十四届人民代表大会第一次会议上", line, "各位代表：", "现在报告工作。"]
    assert find_structure(lines).roles == ("subhead", "subhead", "salutation", "body")


def test_a_title_that_names_an_office_is_a_headline() -> None:
    assert find_structure(["省长工作报告", "各位代表：", "现在报告工作。"]).roles[0] == "headline"
