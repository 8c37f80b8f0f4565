"""People, statements, directives and modality as in the truth of the speech, and on sentences of our own."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tifa
from tifa.discourse import directives, modality, people, statements
from tifa.discourse.modality import force_scale
from tifa.discourse.people import find_people
from tifa.files import read_csv

# TRUTH.md section 3: title as printed, mentions
PEOPLE = {
    "王建军": ("青海省委书记、省长", 4),
    "陈钢": ("市场监管总局党组成员", 3),
    "王予波": ("青海省委常委、副省长", 1),
    "匡涌": ("副省长", 2),
    "于丛乐": ("省委常委、省委秘书长", 1),
    "马伟": ("省人大常委会副主任", 1),
    "马海瑛": ("省政协副主席", 1),
    "习近平": ("总书记", 1),
}
PRINTED_ORDER = ["王建军", "陈钢", "王予波", "匡涌", "于丛乐", "马伟", "马海瑛", "习近平"]

# TRUTH.md section 4: speaker, verb, how what is said begins and ends
STATEMENTS = [
    ("王建军", "要求", "以过硬质量为经济社会健康发展", "“强筋壮骨”"),
    ("王建军", "要求", "要提高思想认识。", "充分运用新媒体做好推介。"),
    ("王建军", "强调", "要深化改革创新。", "促进质量成果全民共享。"),
    ("陈钢", "指出", "从现在到2020年,", "建设西北质量高地。"),
    ("陈钢", "希望", "青海省各级质监部门", "再立新功。"),
    ("匡涌", "强调", "要充分认识开展质量行动的重大意义", "落实到位。"),
]

# TRUTH.md section 5: D1–D7, each with the last words of the sentences that belong to it
DIRECTIVES = [
    ("王建军", "要提高思想认识。", "“强筋壮骨”。"),
    ("王建军", "要坚持标准引领。", "为青海产品争光添彩。"),
    ("王建军", "要实施品牌战略。", "充分运用新媒体做好推介。"),
    ("王建军", "要深化改革创新。", "加强质量基础设施建设。"),
    ("王建军", "要强化质量监管。", "守住产品质量底线红线。"),
    ("王建军", "要凝聚抓质量的合力。", "促进质量成果全民共享。"),
    ("匡涌", "要充分认识开展质量行动的重大意义,", "真正把质量工作责任落实到位。"),
]


def _names(text: str) -> dict[str, str]:
    table = people(text)
    return dict(zip(table["name"], table["title"], strict=True))


def _said(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in statements(text)[["speaker", "verb", "text"]].to_numpy()]


def _bids(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in directives(text)[["marker", "text"]].to_numpy()]


# The speech


def test_people_of_the_speech(speech: tifa.Document) -> None:
    table = people(speech)
    found = {
        row.name_: (row.title, row.mentions) for row in table.rename(columns={"name": "name_"}).itertuples()
    }
    assert found == PEOPLE
    assert table["name"].tolist() == PRINTED_ORDER


def test_statements_of_the_speech(speech: tifa.Document) -> None:
    table = statements(speech)
    assert list(zip(table["speaker"], table["verb"], strict=True)) == [s[:2] for s in STATEMENTS]
    for row, (_, _, begins, ends) in zip(table["text"], STATEMENTS, strict=True):
        assert row.startswith(begins)
        assert row.endswith(ends)
    assert table["paragraph"].tolist() == [1, 4, 5, 6, 6, 7]
    assert Counter(table["verb"][1:]) == {"要求": 1, "强调": 2, "指出": 1, "希望": 1}


def test_directives_of_the_speech(speech: tifa.Document) -> None:
    table = directives(speech)
    assert table["marker"].tolist() == ["要"] * 7
    for row, (speaker, begins, ends) in zip(table.itertuples(), DIRECTIVES, strict=True):
        assert row.speaker == speaker
        assert row.text.startswith(begins)
        assert row.text.endswith(ends)


def test_modality_of_the_speech(speech: tifa.Document) -> None:
    found = modality(speech)
    assert speech.text.count("要") == 11
    assert (found["marker"] == "要").sum() == 7  # not 要求 (3) and 重要 (1)
    assert set(found["force"]) <= {1, 2, 3, 4, 5}


@pytest.mark.parametrize("function", [statements, directives, modality], ids=lambda f: f.__name__)
def test_offsets_point_into_the_text(speech: tifa.Document, function: object) -> None:
    table = function(speech)  # type: ignore[operator]
    column = "marker" if function is modality else "text"
    for text, start, end in zip(table[column], table["start"], table["end"], strict=True):
        assert speech.text[start:end] == text
    assert table["start"].is_monotonic_increasing


def test_statements_stand_in_the_paragraph_they_name(speech: tifa.Document) -> None:
    for row in statements(speech).itertuples():
        paragraph = speech.paragraphs[row.paragraph]
        assert paragraph.start <= row.start < row.end <= paragraph.end


# People


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副市长汪洁、贺鹏飞出席会议。", {"汪洁": "副市长", "贺鹏飞": "副市长"}),
        ("副省长江一苇主持会议。", {"江一苇": "副省长"}),
        ("省长江航道研究所提供了资料。", {}),
        ("省委秘书长于丛乐和副省长岑立出席。", {"于丛乐": "省委秘书长", "岑立": "副省长"}),
        ("省地方志办公室主任和文光发言。", {"和文光": "省地方志办公室主任"}),
        ("市民和游客纷纷前来，企业和机构参加。", {}),
        ("市长于会前走访了档案馆。", {}),
        ("习近平总书记高度重视。", {"习近平": "总书记"}),
        ("来自临浦县的企业家代表鲍文龙说：“好。”", {"鲍文龙": "企业家代表"}),
        ("会议邀请专家组组长柳和平和副组长江流作了讲座。", {"柳和平": "专家组组长", "江流": "副组长"}),
        ("市委书记欧阳志坚讲话。", {"欧阳志坚": "市委书记"}),
        ("自治区主席艾力·买买提会见来宾。", {"艾力·买买提": "自治区主席"}),
        ("国际奥委会主席柯丝蒂·考文垂到访。", {"柯丝蒂·考文垂": "国际奥委会主席"}),
        ("李强会见泰国总理阿努廷。", {"李强": "", "阿努廷": "泰国总理"}),
        ("会见西班牙国王费利佩六世。", {"费利佩六世": "西班牙国王"}),
        ("县文旅局副局长扎西顿珠说，欢迎。", {"扎西顿珠": "县文旅局副局长"}),
        ("省公安厅副厅长乌力罕参加会议。", {"乌力罕": "省公安厅副厅长"}),
        ("王毅、蔡奇等参加。", {"王毅": "", "蔡奇": ""}),
        ("代表团成员国代表大会主席团会议文章强调，高度评价。", {}),
        ("严格落实责任，推动高质量发展，全面加强领导干部教育。", {}),
        ("省长\u3000贺兰舟", {"贺兰舟": "省长"}),
        ("王惠贞常委建议，香港应积极对接。", {"王惠贞": "常委"}),
        ("护理员王桂芳笑着说：“好。”", {"王桂芳": "护理员"}),
        ("航天员陈冬、陈中瑞、王杰身体状态良好。", {"陈冬": "航天员", "陈中瑞": "航天员", "王杰": "航天员"}),
        ("福建队许杰夺得冠军，云南队的张德顺战胜对手。", {"许杰": "", "张德顺": ""}),
        ("县林业局局长平安介绍，好于去年。", {"平安": "县林业局局长"}),
        ("加强干部队伍建设，乡亲富起来，水利工程成功投运。", {}),
        ("欢迎泰国国王玛哈·哇集拉隆功访华。", {"玛哈·哇集拉隆功": "泰国国王"}),
        ("统筹：郝静、王乃水、伍志尊、王文源", {}),
        ("教育部中外语言交流合作中心主任郁云峰表示，很好。", {"郁云峰": "教育部中外语言交流合作中心主任"}),
    ],
)
def test_names_and_titles(text: str, expected: dict[str, str]) -> None:
    assert _names(text) == expected


def test_a_name_is_counted_wherever_it_is_printed() -> None:
    table = people("省长顾明川出席会议。顾明川强调，要实干。与会人员学习了顾明川的讲话。")
    assert table.to_numpy().tolist() == [["顾明川", "省长", 3]]


def test_reporters_are_not_people() -> None:
    text = "大会召开\n本报讯（记者 王小明 通讯员 李华）副省长岑立出席。新华社记者 张三丰 摄\n责任编辑：邹小满"
    assert _names(text) == {"岑立": "副省长"}


# Statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议强调，要实干。会议指出，成绩来之不易。", [("会议", "强调", "要实干。"), ("会议", "指出", "成绩来之不易。")]),
        ("副省长岑立要求各地抓紧落实。", [("岑立", "要求", "各地抓紧落实。")]),
        ("副省长岑立在会上说，监管不能缺位。她要求各地严查。",
         [("岑立", "说", "监管不能缺位。"), ("岑立", "要求", "各地严查。")]),
        ("“路修好了。”市长向阳说，“大家高兴。”",
         [("向阳", "说", "路修好了。"), ("向阳", "说", "大家高兴。")]),
        ("“路修好了。”市长向阳说。", [("向阳", "说", "路修好了。")]),
        ("市长向阳强调，要抓紧。希望各地再接再厉。",
         [("向阳", "强调", "要抓紧。"), ("向阳", "希望", "各地再接再厉。")]),
        ("“好日子来了！”村民江小满高兴地说。来自外地的游客汪洁竖起拇指：“真好！”他说，还要再来。",
         [("江小满", "说", "好日子来了！"), ("汪洁", "说", "还要再来。")]),
        ("市长向阳会见州长克里萨富利，表示合作有前景。", [("向阳", "表示", "合作有前景。")]),
        ("“总书记强调要实干，我记住了。”村民江小满说。", [("江小满", "说", "总书记强调要实干，我记住了。")]),
        ("市长向阳强调，要抓紧，要求各地严查。",
         [("向阳", "强调", "要抓紧"), ("向阳", "要求", "各地严查。")]),
        ("市长向阳强调，要抓紧。会后，与会人员参观了展览。", [("向阳", "强调", "要抓紧。")]),
        ("中央宣传部发出通知，要求认真组织学习。", [("中央宣传部", "要求", "认真组织学习。")]),
        ("另据美国媒体28日报道，停火协议已经达成。", [("美国媒体", "报道", "停火协议已经达成。")]),
        ("省水利厅新闻发言人介绍，蓄水正常。该发言人表示，将加强巡查。",
         [("省水利厅新闻发言人", "介绍", "蓄水正常。"), ("省水利厅新闻发言人", "表示", "将加强巡查。")]),
        ("市长向阳提出3点建议：一是加强对接。二是扩大合作。", [("向阳", "提出", "一是加强对接。二是扩大合作。")]),
        ("俄称打击乌军设施 乌称袭击俄战略设施", [("俄", "称", "打击乌军设施"), ("乌", "称", "袭击俄战略设施")]),
        ("按照国务院有关部门提出的要求，做好工作。", []),
        ("省长王建军出席会议并讲话。", []),
        ("市长向阳就下一步工作提出要求，岑立向老同志表示感谢。", []),
        ("市长向阳对此表示热烈祝贺。", []),
    ],
)  # fmt: skip
def test_who_says_what(text: str, expected: list[tuple[str, ...]]) -> None:
    assert _said(text) == expected


def test_a_speech_goes_on_in_the_next_paragraph() -> None:
    said = _said("副省长岑立强调，就业是民生之本。\n要千方百计拓岗。\n会后，大家参观了展览。")
    assert said == [("岑立", "强调", "就业是民生之本。"), ("岑立", "强调", "要千方百计拓岗。")]


def test_a_kicker_speaks_the_headline() -> None:
    text = "副省长岑立在全省节水会议上强调\n把每一滴水用在刀刃上\n本报讯（马小川）近日，会议召开。"
    assert _said(text) == [("岑立", "强调", "把每一滴水用在刀刃上")]


def test_a_verb_inside_a_speech_belongs_to_it() -> None:
    assert _said("市长向阳表示，中方支持和平，希望各方保持克制。我们认为，合作有前景。") == [
        ("向阳", "表示", "中方支持和平，希望各方保持克制。我们认为，合作有前景。")
    ]


# Directives


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要改革创新。加强领导。市委督查室将检查。", [("要", "要改革创新。加强领导。")]),
        ("一要查隐患。二要严执法。", [("要", "一要查隐患。"), ("要", "二要严执法。")]),
        ("各地要配齐人员，不得应付，更不能拖延。",
         [("要", "各地要配齐人员"), ("不得", "不得应付"), ("不能", "更不能拖延。")]),
        ("严禁带火进山。确需用火的，必须报批。", [("严禁", "严禁带火进山。"), ("必须", "必须报批。")]),
        ("不得携带火种；进入林区的车辆，必须受检。", [("不得", "不得携带火种"), ("必须", "必须受检。")]),
        ("要守住质量。同时，要管好用水。", [("要", "要守住质量。"), ("要", "要管好用水。")]),
        ("关键是要有人干，他自己要回乡。", [("要", "关键是要有人干，他自己要回乡。")]),
        ("二十国集团应当正视存在的问题。", [("应当", "二十国集团应当正视存在的问题。")]),
        ("严禁违规用火，严禁瞒报。", [("严禁", "严禁违规用火"), ("严禁", "严禁瞒报。")]),
        ("支持企业创新，鼓励群众参与。", [("支持", "支持企业创新，鼓励群众参与。")]),
        ("行动实施以来，力争创新，支持企业。", []),
        ("各单位应对照清单查漏补缺。", [("应", "各单位应对照清单查漏补缺。")]),
        ("积极应对挑战，适应变化，供应资料。", []),
        ("依法应当公开的资料一律上网。", []),
        ("按照上级要求，抓住重要机遇，这是主要任务，需要努力。", []),
        ("推动从“要我安全”转向“我要安全”。", []),
        ("应新西兰议会邀请，代表团到访。", []),
        ("历史不能倒退。", []),
        ("各项资金应收尽收、应统尽统。", []),
    ],
)  # fmt: skip
def test_what_is_demanded(text: str, expected: list[tuple[str, ...]]) -> None:
    assert _bids(text) == expected


def test_a_directive_has_the_speaker_of_its_statement() -> None:
    table = directives("会议强调，要实干。\n各级政府必须负责。")
    assert table[["speaker", "marker"]].to_numpy().tolist() == [["会议", "要"], ["", "必须"]]


def test_what_someone_is_going_to_do_is_no_directive() -> None:
    assert _bids("应届毕业生史小禾说：“我要去基层。”") == []
    assert _bids("市长向阳说，好。他要去县城，问能不能走。") == []


# Modality


def test_force_follows_the_documented_scale() -> None:
    found = modality("必须整改，要抓紧，力争完成，鼓励参与，可以试行。")
    assert dict(zip(found["marker"], found["force"], strict=True)) == {
        "必须": 5, "要": 4, "力争": 3, "鼓励": 2, "可以": 1,
    }  # fmt: skip


def test_own_scale_replaces_the_course_one() -> None:
    found = modality("必须整改，原则上可以缓办。", scale={"原则上": 0.5, "必须": 9})
    assert found[["marker", "force"]].to_numpy().tolist() == [["必须", 9.0], ["原则上", 0.5]]


@pytest.mark.parametrize(
    ("scale", "message"), [({"要": "strong"}, "must be a number"), ({"": 1}, "empty marker")]
)
def test_a_scale_that_is_none(scale: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        modality("要实干。", scale=scale)


def test_the_longest_marker_is_found() -> None:
    assert modality("不要拖延，应当落实，不得不办。")["marker"].tolist() == ["不要", "应当"]


def test_a_promise_of_support_is_no_demand() -> None:
    assert modality("总局将一如既往地支持青海。支持企业创新，鼓励群众参与。")["marker"].tolist() == [
        "支持",
        "鼓励",
    ]
    assert modality("中方愿鼓励企业投资，应当支持。")["marker"].tolist() == ["应当", "支持"]


# All


COLUMNS = {
    people: ["name", "title", "mentions"],
    statements: ["speaker", "verb", "text", "paragraph", "start", "end", "inferred"],
    directives: ["speaker", "marker", "text", "start", "end"],
    modality: ["sentence", "marker", "force", "start", "end"],
}


@pytest.mark.parametrize("function", COLUMNS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("text", ["", "质量第一。", "\n\n"])
def test_empty_tables_keep_columns_and_types(function: object, text: str) -> None:
    table = function(text)  # type: ignore[operator]
    full = function("副省长岑立强调，要实干。")  # type: ignore[operator]
    assert table.empty
    assert list(table.columns) == COLUMNS[function] == list(full.columns)
    assert [t for t in table.dtypes if pd.api.types.is_integer_dtype(t)] == [
        t for t in full.dtypes if pd.api.types.is_integer_dtype(t)
    ]


@pytest.mark.parametrize("function", COLUMNS, ids=lambda f: f.__name__)
def test_a_corpus_gives_one_table_with_the_document_first(function: object) -> None:
    texts = {
        "甲": "副省长岑立强调，要实干。",
        "乙": "质量第一。",
        "丙": "市长向阳指出，必须创新。会议要求，要落实。",
    }
    table = function(tifa.Corpus.from_texts(texts))  # type: ignore[operator]
    assert list(table.columns) == ["document", *COLUMNS[function]]
    assert set(table["document"]) == {"甲", "丙"}
    for name, rows in table.groupby("document"):
        alone = function(texts[name])  # type: ignore[operator]
        pd.testing.assert_frame_equal(rows.drop(columns="document").reset_index(drop=True), alone)


@pytest.mark.parametrize("function", COLUMNS, ids=lambda f: f.__name__)
def test_a_source_is_a_text_or_a_document(function: object) -> None:
    with pytest.raises(TypeError, match="expected a text or a Document, not int"):
        function(3)  # type: ignore[operator]


WORDS = [
    *"省长 王建军 陈钢 会议 强调 指出 要求 希望 ， 。 ： “ ” 、 ； 要 必须 不得 支持 实干 改革 质量 的 和 各地 同志".split(),
    "\n",
    "\u3000\u3000",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_offsets_hold_on_any_text(text: str) -> None:
    said, bids, modal = statements(text), directives(text), modality(text)
    for row in (*said.itertuples(), *bids.itertuples()):
        assert text[row.start : row.end] == row.text != ""
    for row in modal.itertuples():
        assert text[row.start : row.end] == row.marker
        assert row.marker in row.sentence
    for table in (said, bids):
        ends = table["end"].tolist()
        assert all(end <= start for end, start in zip(ends, table["start"].tolist()[1:], strict=False))
    assert all(
        row.mentions == text.count(row.name) for row in people(text).rename_axis(None).itertuples(name="P")
    )


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("surnames.csv", ["surname", "pinyin", "kind"]),
        ("titles.csv", ["title", "pinyin", "gloss", "kind"]),
        ("reporting_verbs.csv", ["verb", "pinyin", "gloss", "opening"]),
        ("event_verbs.csv", ["verb", "pinyin", "gloss"]),
        ("speakers.csv", ["speaker", "pinyin", "gloss"]),
        ("foreign_places.csv", ["place", "pinyin", "gloss"]),
        ("transliteration.csv", ["character", "pinyin"]),
        ("modal_words.csv", ["marker", "pinyin", "gloss", "force"]),
        ("opening_words.csv", ["word", "pinyin", "gloss"]),
        ("not_names.csv", ["word", "pinyin"]),
    ],
)
def test_lexicons_are_sound(file: str, columns: list[str]) -> None:
    rows = read_csv("lexicons", file)
    keys = [row[columns[0]] for row in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        assert all(row[column] for column in columns), row
        assert all(value == value.strip() for value in row.values()), row
        assert not re.search(r"[\u3400-\u9fff]", row["pinyin"]), row


def test_scale_runs_from_1_to_5() -> None:
    assert set(force_scale().values()) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (  # a gesture between speaker and verb
            "店主邢春燕翻开账本说：“都备齐了。”",
            [("邢春燕", "说", "都备齐了。")],
        ),
        (  # the one spoken to is not the one who speaks
            "市长贺小川出席会议。贺小川对随行的消防支队支队长耿亮说，要盯住重点。",
            [("贺小川", "说", "要盯住重点。")],
        ),
        (  # a headline that runs into the next speaker
            "多国人士表示干旱拖累当地粮食生产国际人士表示，援助款项迟迟不到。",
            [
                ("多国人士", "表示", "干旱拖累当地粮食生产"),
                ("国际人士", "表示", "援助款项迟迟不到。"),
            ],
        ),
        (  # 强调 is the narrator's, 希望 behind a subject the speaker's
            "外长王毅指出，中方愿深化合作，希望对方恪守承诺，强调不得含糊。",
            [("王毅", "指出", "中方愿深化合作，希望对方恪守承诺"), ("王毅", "强调", "不得含糊。")],
        ),
        (  # 老王 is who bears the surname
            "班长王大山参加会议。老王笑着回忆，当年连电表都不会用。",
            [("王大山", "回忆", "当年连电表都不会用。")],
        ),
        (  # a quotation that belongs to what went before
            "“通道为什么堵？”面对问题，市长贺小川当场责成街道立即整改。",
            [("贺小川", "责成", "街道立即整改。")],
        ),
        ("批示指出：近年来，农田建设加快推进。", [("批示", "指出", "近年来，农田建设加快推进。")]),
        ("青年演员鼓励大家，积极参加活动。", []),  # 鼓励 speaks only beside a quotation
        (  # a headline that names the body of the report behind it
            "教育部发布校外培训新规教育部明确，各地不得开展学科类培训。",
            [("教育部", "明确", "各地不得开展学科类培训。")],
        ),
        (  # a question holds what it cites
            "记者提问，据报道，对方外长称，协议无效。中方有何评论？发言人表示，协议有效。",
            [
                ("记者", "提问", "据报道，对方外长称，协议无效。中方有何评论？"),
                ("发言人", "表示", "协议有效。"),
            ],
        ),
        (  # the text speaks again, of the one who spoke
            "白皮书指出，能源结构不断优化。白皮书提出了三项目标。",
            [("白皮书", "指出", "能源结构不断优化。")],
        ),
        ("航天局今天公布，样品含有赤铁矿。", [("航天局", "公布", "样品含有赤铁矿。")]),
        ("《意见》今天发布，自明年起施行。", []),
        ("办理人大代表建议，回应群众关切。", []),
        ("我们将按照上级部署和县委要求，抓紧修渠。", []),
        (  # headlines that run into their reports, one after the other
            "国际快讯\n智利称新矿将停产智利矿业部3日称，新矿将停产。秘鲁地震致三人受伤据秘鲁媒体报道，地震已致三人受伤。",
            [
                ("智利", "称", "新矿将停产"),
                ("智利矿业部", "称", "新矿将停产。"),
                ("秘鲁媒体", "报道", "地震已致三人受伤。"),
            ],
        ),
        (  # whom one meets does not speak
            "王毅会见俄罗斯外长拉夫罗夫时表示，双方要加强协调。拉夫罗夫表示，俄方同意。",
            [("王毅", "表示", "双方要加强协调。"), ("拉夫罗夫", "表示", "俄方同意。")],
        ),
        (  # 指出 with 希望 behind it is one statement; behind the words of a place it is another
            "市长贺小川在信中指出，希望大家努力。新征程上，希望青年奋进。",
            [("贺小川", "指出", "希望大家努力。"), ("贺小川", "希望", "青年奋进。")],
        ),
        (  # a quotation with its addressee, in a row
            "市长贺小川来到学校，勉励学生“到基层去”，嘱托老师“把课教好”。",
            [("贺小川", "勉励", "学生“到基层去”"), ("贺小川", "嘱托", "老师“把课教好”。")],
        ),
        (  # a verb behind a dash; a title alone, where the text names its bearer
            "县委书记贺小川来到村里。处理好快与慢——强调“要坚持稳中求进工作总基调”。“要把路修好。”书记叮嘱。",
            [("贺小川", "强调", "要坚持稳中求进工作总基调"), ("贺小川", "叮嘱", "要把路修好。")],
        ),
        (  # those who speak go on as 他们; they end where they do something
            "两国学者表示，研讨会意义重大。他们将加强交流。研讨会前，学者们参观了展览。",
            [("两国学者", "表示", "研讨会意义重大。他们将加强交流。")],
        ),
        ("国际社会批评首相发表的错误言论，称其违背公约。", [("国际社会", "称", "其违背公约。")]),
        ("测控站发出返回指令，舱体分离。", []),
        ("全省上下牢记嘱托，奋力前行。", []),
        ("民航局8日发布指令，宣布所有客机停飞。", []),  # an act
        ("省教育厅发布消息，今年新建幼儿园三百所。", [("省教育厅", "发布", "今年新建幼儿园三百所。")]),
        (
            "七部门印发《意见》，提出构建育人体系、建设课程生态等六大任务。",
            [("七部门", "提出", "构建育人体系、建设课程生态等六大任务。")],
        ),
        (
            "派出所所长朱宏军、社会治安综合治理中心负责人徐飞、社区党支部书记王丽等基层工作者表示，要抓好落实。",
            [("基层工作者", "表示", "要抓好落实。")],
        ),
        ("这位负责人指出，要防止走样。", [("这位负责人", "指出", "要防止走样。")]),
        (  # a question ends where its answer begins
            "发言人郭佳坤主持记者会。有记者问：中方有何评论？郭佳坤：没有赢家。",
            [("记者", "问", "中方有何评论？")],
        ),
        ("村民王二虎埋怨道，路修了三年。", [("王二虎", "埋怨", "路修了三年。")]),
        ("明确巡库路线，规范交接手续，加大力度。", []),
    ],
)
def test_who_says_it(text: str, said: list[tuple[str, ...]]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市委书记杨军主持会议。", {"杨军": "市委书记"}),  # 军 makes a body only behind a country
        ("双河村党总支书记谭国祥提出，要用好村规。", {"谭国祥": "双河村党总支书记"}),
        ("中央组织部分管日常工作的副部长黄建发出席。", {"黄建发": "中央组织部分管日常工作的副部长"}),
        ("援助款项迟迟不到缅甸官员佐敏吞21日重申，政策不变。", {"佐敏吞": "缅甸官员"}),
        ("会议要求深入学习习近平文化思想。", {}),
        ("村民老赵说，夜里睡不踏实。", {}),
        ("县长赫连志远说，要实干。", {"赫连志远": "县长"}),
        ("县委书记方圆主持会议。方圆在会上说，要实干。", {"方圆": "县委书记"}),  # a word, but it speaks
        ("在邢立飞书记的指导下，工作全面展开。", {"邢立飞": "书记"}),  # a title behind the name
        (  # one common word in a list of names
            "市领导安康、麻建军、逯晓燕和田野等同志出席会议。",
            dict.fromkeys(["安康", "麻建军", "逯晓燕", "田野"], "市领导"),
        ),
        ("列席：李大明、王晓萍", {"李大明": "", "王晓萍": ""}),
        ("国务院总理周恩来各位代表！", {"周恩来": "国务院总理"}),
        ("与美国特使格罗夫举行会谈。", {"格罗夫": "美国特使"}),
        ("分管领导全力以赴，认真研究。", {}),
        ("加快推行长护险，加强市民道德教育。", {}),
        ("推进城镇化政策落地，以管资产为主，荣获国家奖励。", {}),
        ("市委常委、宣传部部长和晓春强调，要实干。", {"和晓春": "市委常委、宣传部部长"}),
        ("会上，杨晓东、韩梅、普布次仁等6位同志发言。", {"杨晓东": "", "韩梅": "", "普布次仁": ""}),
        ("国务院总理李强向牙买加总督艾伦致慰问电。", {"李强": "国务院总理", "艾伦": "牙买加总督"}),
        ("张杰、曹卫星同志不再担任副主任。", {"张杰": "", "曹卫星": ""}),
        ("社区党总支副书记吴蕊（右一）在解答。", {"吴蕊": "社区党总支副书记"}),
        ("夏洛特市长莱尔斯批评此举。", {"莱尔斯": "夏洛特市长"}),
        ("五保老人吾买尔江动情地说。", {"吾买尔江": "五保老人"}),
        ("总书记明确要求，各部门要依法办事。", {}),
        ("李婶笑着说，家里添了车。", {}),
        ("加大黎锦、苗绣、贝雕等特色商品开发力度。", {}),
    ],
)
def test_names_and_their_titles(text: str, names: dict[str, str]) -> None:
    assert _names(text) == names


def test_a_directive_ends_with_its_numbered_item() -> None:
    table = directives("要抓好落实。（一）务必确保安全。（二）发现隐患的，果断处置。一是要提速。")
    assert [t for t in table["text"] if "务必" in t or "提速" in t] == ["务必确保安全。", "一是要提速。"]


def test_what_is_asked_for_in_a_phrase_is_no_directive() -> None:
    text = "按照书记“要加快建设”和省长“各地要抓紧”的要求，各地各部门要落实责任。"
    assert directives(text)["text"].tolist() == ["各地各部门要落实责任。"]


def test_a_document_is_read_once() -> None:
    find_people.cache_clear()
    for function in (people, statements, directives):
        function("省长王建军强调，要实干。")
    assert find_people.cache_info().misses == 1
    assert find_people.cache_info().maxsize is not None
