"""Shifts, parallelisms and four-character phrases as in the truth of the speech (section 7)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin, pinyin

import tifa
from tifa.documents import Document
from tifa.files import read_csv
from tifa.rhetoric import four_character, parallelisms, shifts

SHIFTS = ["text", "before", "after"]


def _pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(row) for row in shifts(text)[["before", "after"]].values.tolist()]


def _figures(text: str | Document) -> list[tuple[str, tuple[str, ...]]]:
    return [(pattern, tuple(m)) for pattern, m in parallelisms(text)[["pattern", "members"]].values.tolist()]


def test_shifts_of_the_speech_are_these_two(speech: tifa.Document) -> None:
    table = shifts(speech)
    assert table.columns.tolist() == ["before", "after", "text", "start", "end"]
    assert table[SHIFTS].values.tolist() == [
        ["从“量变思维”转向“质变思维”", "量变思维", "质变思维"],
        ["由“数量追赶”转向“质量追赶”", "数量追赶", "质量追赶"],
    ]


@pytest.mark.parametrize(
    ("text", "before", "after", "found"),
    [
        ("推动方式由粗放经营向集约经营转变。", "粗放经营", "集约经营", "由粗放经营向集约经营转变"),
        ("实现从有没有到好不好的历史性跨越,", "有没有", "好不好", "从有没有到好不好的历史性跨越"),
        ("由增产导向向提质导向转变", "增产导向", "提质导向", "由增产导向向提质导向转变"),
        ("由增产导向转向提质导向", "增产导向", "提质导向", "由增产导向转向提质导向"),
        ("变“堵路”为“修路”,", "堵路", "修路", "变“堵路”为“修路”"),
        ("化压力为动力。", "压力", "动力", "化压力为动力"),
        ("从跟跑走向领跑的关键时期。", "跟跑", "领跑", "从跟跑走向领跑"),
        ("由「一业独大」转为「多业并举」。", "一业独大", "多业并举", "由「一业独大」转为「多业并举」"),
        ("实现从“借船”到“造船”。", "借船", "造船", "从“借船”到“造船”"),
        ("实现了从无到有,", "无", "有", "从无到有"),
        ("山城由小变大。", "小", "大", "由小变大"),
        (
            "由注重规模、速度向注重质量、效益转变",
            "注重规模、速度",
            "注重质量、效益",
            "由注重规模、速度向注重质量、效益转变",
        ),
        ("从事后处置向事前预防转变", "事后处置", "事前预防", "从事后处置向事前预防转变"),
        ("从“有渠可用”走向“好渠管好”的步伐。", "有渠可用", "好渠管好", "从“有渠可用”走向“好渠管好”"),
        ("从提高效率向提升服务质量转变。", "提高效率", "提升服务质量", "从提高效率向提升服务质量转变"),
        ("从舒朗变得沉静。", "舒朗", "沉静", "从舒朗变得沉静"),
        ("推动治理从“人找政策”到“政策找人”,", "人找政策", "政策找人", "从“人找政策”到“政策找人”"),
        ("蝗情由防转控 各方驰援", "防", "控", "由防转控"),
        ("发展由规模扩张转向质量提升.", "规模扩张", "质量提升", "由规模扩张转向质量提升"),
    ],
)
def test_frames_of_a_shift(text: str, before: str, after: str, found: str) -> None:
    assert shifts(text)[["before", "after", "text"]].values.tolist() == [[before, after, found]]


@pytest.mark.parametrize(
    "text",
    [
        "从现在到2020年,是决胜期。",
        "从城市到乡村,从田间到餐桌,处处是景。",
        "领导小组由九个部门组成。",
        "从实际出发,向先进看齐。",
        "占比从5%提高到8%,由第9位跃升为第5位。",
        "服务从县城向乡村延伸,产业由东部向西部转移。",
        "优化结构,强化以质量为导向的机制。",
        "化解过剩产能为工作重点。",
        "实现从城镇到农村。",
        "由于资金不足,改为明年。",
        "从胜利走向胜利。",
        "构建从“国门”到“家门”的链条,从“六五”到“十五”,由灾区转送。",
        "从胜利走向胜利呢?",
        "学制由两年改为三年。",
        "从明年起收入将转向回升。",
        "由学者撰写的报告《携手迈向现代化》面向全球。",
        "推动“青海标准”上升为国家标准。",
        "",
    ],
)
def test_no_shift(text: str) -> None:
    assert _pairs(text) == []


def test_two_shifts_in_one_sentence() -> None:
    text = "由跟跑迈向并跑,由并跑迈向领跑。"
    assert _pairs(text) == [("跟跑", "并跑"), ("并跑", "领跑")]


HEADS = (
    "要提高思想认识", "要坚持标准引领", "要实施品牌战略", "要深化改革创新", "要强化质量监管", "要凝聚抓质量的合力",
)  # fmt: skip


def test_parallelisms_of_the_speech_are_these_thirteen(speech: tifa.Document) -> None:
    assert _figures(speech) == [
        ("anaphora", HEADS),
        ("series", ("改进工艺", "节能降耗", "技术升级")),
        ("antithesis", ("人无我有", "人有我优")),
        ("antithesis", ("一处失信", "处处受制")),
        ("antithesis", ("严格质量执法", "严厉打击质量违法行为")),
        ("series", ("党委领导", "政府主导", "部门联合", "企业主责", "社会参与")),
        ("repetition", ("强化市(州)、县政府质量监管主责", "强化各级党政“一把手”质量责任人职责")),
        ("repetition", ("加大财政金融对质量工作的扶持力度", "加大对各级党委政府质量工作考核力度")),
        ("antithesis", ("是全面建成小康社会的决胜期", "也是开展质量提升行动的攻坚期")),
        ("antithesis", ("打造西北质量标杆", "建设西北质量高地")),
        ("series", ("想在前", "走在前", "干在前")),
        ("antithesis", ("多作贡献", "再立新功")),
        ("repetition", ("完善保障机制", "完善质量分级考核机制")),
    ]


def test_the_anaphora_of_the_speech_runs_over_two_paragraphs(speech: tifa.Document) -> None:
    (row,) = parallelisms(speech).query("pattern == 'anaphora'").to_dict("records")
    assert speech.text[row["start"] : row["end"]] == row["text"]
    assert row["text"].startswith(HEADS[0])
    assert row["text"].endswith(HEADS[-1])
    assert row["text"].count("\n") == 1


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("一要改进作风。少开会。二要真抓实干;三要守住底线。", ("一要改进作风", "二要真抓实干", "三要守住底线")),
        ("必须解放思想。必须实事求是,一切从实际出发。必须与时俱进。",
         ("必须解放思想", "必须实事求是", "必须与时俱进")),
        ("我们要修渠。水是命脉。我们要植树。\n我们要办学。", ("我们要修渠", "我们要植树", "我们要办学")),
        ("更加注重改革。更加注重民生。更加注重生态。", ("更加注重改革", "更加注重民生", "更加注重生态")),
        ("他强调,要修渠。要植树,要护林。要办学。", ("要修渠", "要植树", "要办学")),
    ],
)  # fmt: skip
def test_sentences_that_open_alike_are_anaphora(text: str, members: tuple[str, ...]) -> None:
    assert [found for pattern, found in _figures(text) if pattern == "anaphora"] == [members]


@pytest.mark.parametrize(
    "text",
    [
        "要修渠。要植树。",  # two are not enough
        "要求修渠。要素到位。要闻如下。",
        "要修渠。要植树。\n会议还听取了汇报。\n要办学。",  # a paragraph of another kind between them
        "要修渠。一。二。三。四。要植树。一。二。三。四。要办学。",  # too far apart
        "一要修渠。二要植树。一要办学。二要护林。",  # two lists
        "推动修渠。水是命脉。推动植树。树是屏障。推动办学。",  # no bidding word, and not side by side
        "我们今天开会。我们去年修渠。我们还植树。",
    ],
)
def test_no_anaphora(text: str) -> None:
    assert "anaphora" not in [pattern for pattern, _ in _figures(text)]


@pytest.mark.parametrize(
    ("text", "pattern", "members"),
    [
        ("统筹推进稳增长、促改革、惠民生各项工作。", "series", ("稳增长", "促改革", "惠民生")),
        ("做到小事不出村、大事不出镇、难事不出县。", "series", ("小事不出村", "大事不出镇", "难事不出县")),
        ("严禁带火种进山,严禁在林边烧荒。", "repetition", ("严禁带火种进山", "严禁在林边烧荒")),
        ("这不是换一件外衣,而是脱胎换骨。", "antithesis", ("不是换一件外衣", "而是脱胎换骨")),
        ("既看眼前,又看长远。", "antithesis", ("既看眼前", "又看长远")),
        ("让群众少跑路,让数据多跑路。", "antithesis", ("让群众少跑路", "让数据多跑路")),
        ("会上“一次告知、一表受理、一站办结”受到好评。", "series", ("一次告知", "一表受理", "一站办结")),
        ("把责任扛在肩上、把工作抓在手上、把群众放在心上。", "series",
         ("把责任扛在肩上", "把工作抓在手上", "把群众放在心上")),
        ("“网上办”、“掌上办”、“就近办”都方便。", "series", ("网上办", "掌上办", "就近办")),
        # verbs that no list has, by the parts of speech; cut out of a longer clause
        ("围绕重点产业设专业、建基地、育人才,不能关门办学。", "series", ("设专业", "建基地", "育人才")),
        ("金融机构不得抽贷、断贷、压贷。", "series", ("抽贷", "断贷", "压贷")),
        ("坚持不懈,同心同德,励精图治。", "series", ("坚持不懈", "同心同德", "励精图治")),
        # members of unlike length
        ("就是‘同源、同网、同质、同服务’。", "series", ("同源", "同网", "同质", "同服务")),
        ("推动政策宣讲进城、进企业、进社区。", "series", ("进城", "进企业", "进社区")),
        ("实现结构更优、效益更高、核心竞争力更强的目标。", "series",
         ("结构更优", "效益更高", "核心竞争力更强")),
        ("管行业必须管安全,管生产经营必须管安全。", "antithesis",
         ("管行业必须管安全", "管生产经营必须管安全")),
        # pairs that answer each other, or each its own word
        ("过去是有人建、没人管,如今不同了。", "antithesis", ("有人建", "没人管")),
        ("独行快,众行远。", "antithesis", ("独行快", "众行远")),
        ("防汛工作宁可备而无汛,不可汛时无备。", "antithesis", ("宁可备而无汛", "不可汛时无备")),
        ("干部既要亲又要清。", "antithesis", ("既要亲", "又要清")),
        ("能网办的网办,能合并的合并。", "antithesis", ("能网办的网办", "能合并的合并")),
        ("各地宜林则林、宜农则农。", "antithesis", ("宜林则林", "宜农则农")),
        ("权为民所用,情为民所系,利为民所谋。", "series", ("权为民所用", "情为民所系", "利为民所谋")),
        # begun behind a verb, ended before what goes on
        ("要深入实施藏粮于地、藏粮于技战略。", "antithesis", ("藏粮于地", "藏粮于技")),
        ("把问计于民、问需于民变成习惯。", "antithesis", ("问计于民", "问需于民")),
        ("扩大就业、增加收入、促进发展方面有新举措。", "series", ("扩大就业", "增加收入", "促进发展")),
        # come back to a word of their own
        ("防止学归学、做归做。", "antithesis", ("学归学", "做归做")),
        ("该容的错大胆容,该纠的错及时纠。", "antithesis", ("该容的错大胆容", "该纠的错及时纠")),
        ("山再高,高不过肯走的脚;路再远,远不过牵挂的心。", "antithesis",
         ("山再高,高不过肯走的脚", "路再远,远不过牵挂的心")),
        # of unlike length
        ("书记要当好“总指挥”,不当“甩手掌柜”。", "antithesis", ("当好“总指挥”", "不当“甩手掌柜”")),
        ("少一些会议室里的争论,多一些炕头上的长谈。", "antithesis",
         ("少一些会议室里的争论", "多一些炕头上的长谈")),
        ("成绩摆在这里,问题也摆在这里。", "antithesis", ("成绩摆在这里", "问题也摆在这里")),
        ("严格市场监测,严厉查处扰乱市场行为。", "antithesis", ("严格市场监测", "严厉查处扰乱市场行为")),
        ("把项目作为突破口,作为收入的来源,作为就业的渠道。", "repetition",
         ("作为突破口", "作为收入的来源", "作为就业的渠道")),
        # two halves quoted as one phrase
        ("开展“讲文明、树新风”活动。", "antithesis", ("讲文明", "树新风")),
        # marks as they come: ASCII stops, space behind a mark, straight quotation marks
        ("要看得见,摸得着,用得上.", "series", ("看得见", "摸得着", "用得上")),
        ("要看得见、 摸得着、 用得上。", "series", ("看得见", "摸得着", "用得上")),
        ('实行"亲自抓、具体抓、长期抓"的办法。', "series", ("亲自抓", "具体抓", "长期抓")),
    ],
)  # fmt: skip
def test_figures(text: str, pattern: str, members: tuple[str, ...]) -> None:
    assert _figures(text) == [(pattern, members)]


def test_a_quotation_that_holds_a_pair_is_part_of_the_clause_around_it() -> None:
    assert _figures("从看数量转向看质量,从“干部干,群众看”转向“一起干”。") == [
        ("repetition", ("从看数量转向看质量", "从“干部干,群众看”转向“一起干”")),
        ("antithesis", ("干部干", "群众看")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "省政府、省人大、省政协和各人民团体出席。",
        "青海、甘肃、宁夏、新疆等省区代表参加。",
        "张一民、李二平、王三强等同志发言。",
        "制造业、服务业、建筑业平稳增长。",
        "装备制造业、生物制药业、电子信息业发展较快。",
        "增长8%,下降3%,提高5%。",
        "水利厅、农业厅、财政厅负责。",
        "港澳同胞、台湾同胞、海外侨胞。",
        "一流学科、一流专业。",
        "绿色园区、绿色工厂、绿色产品。",
        "同志、同学、同事。",
        "上海市、开封市、保定市。",
        "历史的机遇需要我们把握,我们坚信未来。",
        "健全灵活用水计量收费和季节补助办法,维护小块梯田承包农户灌溉权益。",
        "高举伟大旗帜,稳步前进。",
        "粮食四百三十万吨,增长百分之六;油料三百五十万吨,增长百分之五。",
        "学习《质量报》、《青海报》、《甘肃报》。",
        "确保供水安全、防洪安全、生态安全。",
        "深化赣州与深圳、吉安与东莞对口合作。",
        "找准质量提升行动的方法路径,做好质量提升行动的保障工作。",
        "国家技术创新中心、新兴产业创新中心落户。",
        "推行“双随机、一公开”监管。",
        "",
    ],
)
def test_lists_are_no_parallelisms(text: str) -> None:
    assert _figures(text) == []


IDIOMS = {
    "一如既往",
    "优胜劣汰",
    "强筋壮骨",
    "节能降耗",
    "争光添彩",
    "人无我有",
    "人有我优",
    "再立新功",
    "多作贡献",
}
BLOCKS = {
    "改进工艺", "技术升级", "一处失信", "处处受制", "党委领导", "政府主导", "部门联合", "企业主责", "社会参与", "全民共享",
    "督查督办", "建立健全", "底线红线", "落实到位", "标准引领", "品牌战略", "工匠精神", "改革创新", "思想认识", "组织领导",
}  # fmt: skip


def test_four_character_phrases_of_the_speech_are_these_29(speech: tifa.Document) -> None:
    table = four_character(speech)
    assert table.columns.tolist() == ["phrase", "kind", "count", "gloss", "start"]
    assert set(table.loc[table["kind"] == "idiom", "phrase"]) == IDIOMS
    assert set(table.loc[table["kind"] == "block", "phrase"]) == BLOCKS
    assert len(table) == len(IDIOMS) + len(BLOCKS)
    counts = dict(zip(table["phrase"], table["count"], strict=True))
    assert {phrase for phrase, count in counts.items() if count > 1} == {"强筋壮骨", "组织领导"}


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("要坚持标准引领。", ["标准引领"]),  # says something
        ("要实施品牌战略。", ["品牌战略"]),  # a formulation
        ("要提高思想认识。", ["思想认识"]),  # a phrase of the dictionary
        ("加强组织领导。", ["组织领导"]),  # two verbs
        ("完善保障机制,做好品牌宣传,强化质量监管,优化空间布局。", []),
    ],
)
def test_what_a_verb_governs_is_a_block_if_it_is_more_than_a_thing(text: str, phrases: list[str]) -> None:
    assert four_character(text)["phrase"].tolist() == phrases


def test_four_character_glosses_only_idioms(speech: tifa.Document) -> None:
    table = four_character(speech)
    assert (table.loc[table["kind"] == "idiom", "gloss"] != "").all()
    assert (table.loc[table["kind"] == "block", "gloss"] == "").all()


def test_the_list_of_four_character_phrases() -> None:
    rows = read_csv("lexicons", "four_character.csv")
    phrases = [row["phrase"] for row in rows]
    assert len(phrases) == len(set(phrases)) >= 150
    for row in rows:
        syllables = row["pinyin"].split()
        assert len(row["phrase"]) == len(syllables) == 4, row
        assert row["gloss"], row
        assert row["kind"] in {"idiom", "set phrase", "block"}, row
        for character, syllable in zip(row["phrase"], syllables, strict=True):
            readings = pinyin(character, heteronym=True)[0] + lazy_pinyin(character, style=Style.TONE)
            assert syllable in readings, row


def test_the_list_of_words_has_a_gloss_for_each() -> None:
    rows = read_csv("lexicons", "rhetoric_words.csv")
    assert all(row["word"] and row["part"] and row["gloss"] for row in rows)
    assert len({(row["word"], row["part"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("function", [shifts, parallelisms, four_character])
def test_empty_tables_keep_their_columns_and_types(function: object) -> None:
    assert callable(function)
    empty, full = function(""), function("从“旧”转向“新”,想在前、走在前、干在前,一如既往。")
    assert len(empty) == 0 < len(full)
    assert empty.columns.tolist() == full.columns.tolist()
    assert empty["start"].dtype == full["start"].dtype == "int64"


CHARACTERS = "从由向到变为化转、,，。；“”「\"'(（)\n 一不在好2％"
PIECES = st.sampled_from([*CHARACTERS, "转向", "质量", "推动", "想在前", "人无我有", "的转变", "改进工艺"])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_places_point_into_any_text(text: str) -> None:
    for table in (shifts(text), parallelisms(text)):
        for row in table.to_dict("records"):
            assert text[row["start"] : row["end"]] == row["text"] != ""
    for row in shifts(text).to_dict("records"):
        assert row["before"] in row["text"]
        assert row["after"] in row["text"]
    for row in parallelisms(text).to_dict("records"):
        assert len(row["members"]) > 1
        assert all(member in row["text"] for member in row["members"])
    for row in four_character(text).to_dict("records"):
        assert text.startswith(row["phrase"], row["start"])
        assert len(row["phrase"]) == 4
        assert row["count"] <= text.count(row["phrase"])


def test_offsets_point_into_the_document(speech: tifa.Document) -> None:
    for table in (shifts(speech), parallelisms(speech)):
        for row in table.to_dict("records"):
            assert speech.text[row["start"] : row["end"]] == row["text"]


def test_a_wrong_source_is_refused() -> None:
    for function in (shifts, parallelisms, four_character):
        with pytest.raises(TypeError, match="expected a text or a Document, not int"):
            function(3)  # type: ignore[arg-type]
