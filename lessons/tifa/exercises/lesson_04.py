"""Exercises of lesson 04: quoted phrases, numeric abbreviations, and what a segmenter does to them."""

from __future__ import annotations

from typing import Any

from ..wording import say
from .checkers import choice, expect, number, words
from .core import Exercise, Verdict

__all__ = ["EXERCISES"]

_ABBREVIATIONS = ("双随机一公开", "一带一路", "四个全面", "三去一降一补")
_NOT_ABBREVIATIONS = {
    "一处失信": "In 一处失信 the numeral counts one place, and 处处 answers it, not a second numeral.",
    "第3届": "第3届 is an ordinal: the third of a series.",
    "一把手": "In 一把手 the numeral ranks: the second in command is 二把手.",
    "一如既往": "一如既往 is an idiom, in which 一 means “wholly”.",
    "2020年": "2020年 is a date.",
}

_KEPT = ("质量提升行动", "质量强省")


def _kept_whole(table: Any) -> Verdict:
    """Check the table of `reconcile` for 质量 with the two longer phrases kept whole."""
    columns = set(getattr(table, "columns", ()))
    if not {"phrase", "as_one_word", "split"} <= columns:
        return Verdict(False, "This table is not from tifa.reconcile: it has no column as_one_word.")
    whole = dict(zip(table["phrase"].tolist(), table["as_one_word"].tolist(), strict=True))
    missing = [phrase for phrase in ("质量", *_KEPT) if phrase not in whole]
    if missing:
        return Verdict(
            False,
            say("The table has no row for {phrase}; give reconcile all three phrases.", phrase=missing[0]),
        )
    split = [phrase for phrase in _KEPT if whole[phrase] == 0]
    if len(split) == len(_KEPT):
        return Verdict(False, "Both phrases are still split: was the segmenter handed to reconcile?")
    if split:
        return Verdict(
            False,
            say("{phrase} is still split; the segmenter needs both phrases in its list.", phrase=split[0]),
        )
    if whole["质量"] != 30:
        return Verdict(
            False,
            say(
                "Both phrases are whole, but 质量 stands alone {n} times: "
                "your segmenter keeps other words too, or the text is not the whole speech.",
                n=whole["质量"],
            ),
        )
    return Verdict(
        True,
        "30: seven of the 37 have gone into longer words. The more formulations you know, the rarer "
        "质量 itself becomes, while by characters it stays at 39.",
    )


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="4.1",
        question="How many of the twelve quotations stand in the paragraphs numbered 4 and 5?",
        check=number(
            11,
            message="Eleven, 7 and 4; the twelfth is in the headline, and was taken from the first of the two. "
            "陈钢 and 匡涌 are given not one: the marks are set where 王建军 is reported.",
            mistakes={
                12: "Twelve is the whole report; one of them stands in no paragraph of 王建军's.",
                10: "10 is the number of different phrases; one of them is quoted twice in these paragraphs.",
                7: "7 is paragraph 4 alone; add paragraph 5.",
                6: "6 is the number of different phrases in paragraph 4; count the marks, and add paragraph 5.",
                4: "4 is paragraph 5 alone; add paragraph 4. (In Python [4:5] ends before 5.)",
                22: "22 counts each pair of marks twice, once as it opens and once as it closes.",
            },
            otherwise="Count the opening marks in speech.paragraphs[4] and speech.paragraphs[5], and add up.",
        ),
        hints=(
            "Lesson 03 counted 质量 in a paragraph; an opening mark can be counted in the same way.",
            'speech.paragraphs[4].text.count("“") counts in the first of the two.',
        ),
        solution='answer = speech.paragraphs[4].text.count("“") + speech.paragraphs[5].text.count("“")',
        why="7 and 4. A quotation mark is a character like any other, and can be counted.",
        wrong=(
            ('answer = speech.text.count("“")', "the whole report"),
            ('answer = speech.paragraphs[4].text.count("“")', "paragraph 4 alone"),
            ('answer = speech.paragraphs[5].text.count("“")', "add paragraph 4"),
            (
                'found = tifa.find_slogans(speech, lexicon=[])\nanswer = len(found[found["kind"] == "quoted"])',
                "quoted twice in these",
            ),
            (
                "two = speech.paragraphs[4:6]\n"
                'answer = sum(p.text.count("“") + p.text.count("”") for p in two)',
                "as it opens",
            ),
            ("answer = tifa.find_slogans(speech, lexicon=[])", "a whole table"),
        ),
    ),
    Exercise(
        id="4.2",
        question="Which of the nine expressions are numeric abbreviations?",
        check=words(
            _ABBREVIATIONS,
            message="All four. In each the numeral gathers up members that could be written out one by one; "
            "that is the test, and not the numeral.",
            mistakes=_NOT_ABBREVIATIONS,
            noun="expressions",
        ),
        hints=(
            "Ask of each: can I write out what the numeral counts, one named thing after another?",
            "There are four. One has 个, the other three have a numeral before each member or group of members.",
        ),
        solution='candidates = "双随机一公开 一带一路 一处失信 四个全面 第3届 一把手 一如既往 三去一降一补 2020年"\n'
        "found = tifa.find_slogans(candidates, lexicon=[])\n"
        'answer = found["slogan"].tolist()',
        why="Two selections, one publication; one belt, one road; four phrases with 全面; three cuts, one lowering, one mending.",
        wrong=(
            ('answer = ["双随机一公开"]', "3 still missing"),
            (
                'answer = ["双随机一公开", "一带一路", "四个全面", "三去一降一补", "一把手"]',
                "the numeral ranks",
            ),
            ('answer = ["双随机一公开", "一带一路", "四个全面", "第3届", "一处失信"]', "an ordinal"),
            ('answer = "双随机一公开"', "A list of expressions"),
        ),
    ),
    Exercise(
        id="4.3",
        question="Which of the six formulations are one word for the segmenter?",
        check=words(
            ("品牌战略", "小康社会", "排头兵"),
            message="These three are in jieba's dictionary, whose texts are older than the speech. "
            "工匠精神 entered the central work report only in 2016: the newer the phrase, the surer it is lost.",
            mistakes={
                "工匠精神": "工匠精神 is cut 工匠/精神.",
                "质量强省": "质量强省 is cut 质量/强省.",
                "首负责任制": "首负责任制 is cut 首负/责任制.",
            },
            noun="formulations",
            example="['工匠精神', '质量强省']",
        ),
        hints=(
            "tifa.reconcile takes a list of phrases; the column as_one_word has the answer.",
            'Run tifa.reconcile(speech, ["品牌战略", "工匠精神", …]) with all six, '
            "and take those that have no 0 in as_one_word.",
        ),
        solution='six = ["品牌战略", "工匠精神", "小康社会", "排头兵", "质量强省", "首负责任制"]\n'
        "table = tifa.reconcile(speech, six)\n"
        'answer = table[table["as_one_word"] > 0]["phrase"].tolist()',
        why="A phrase is one word where the dictionary lists it, and a dictionary lists what was known when it was made.",
        wrong=(
            ('answer = ["品牌战略", "工匠精神", "小康社会", "排头兵"]', "工匠/精神"),
            ('answer = ["小康社会", "排头兵"]', "1 still missing"),
            ('answer = ["首负责任制", "质量强省"]', "首负/责任制"),
            ('answer = tifa.reconcile(speech, ["品牌战略", "排头兵"])', "a whole table"),
        ),
    ),
    Exercise(
        id="4.4",
        question="Hand in the table of tifa.reconcile for 质量, 质量提升行动 and 质量强省, "
        "made with a segmenter that keeps the two longer phrases whole.",
        check=lambda answer: (
            _kept_whole(answer)
            if hasattr(answer, "columns")
            else expect((), "A table from tifa.reconcile is expected", _kept_whole)(answer)
        ),
        hints=(
            "Two steps: make the segmenter with a list of two phrases, then hand it to tifa.reconcile.",
            'tifa.Segmenter(["质量提升行动", "质量强省"]) is the segmenter; '
            "reconcile takes it as segmenter=...",
        ),
        solution='two = tifa.Segmenter(["质量提升行动", "质量强省"])\n'
        'answer = tifa.reconcile(speech, ["质量", "质量提升行动", "质量强省"], segmenter=two)',
        why="Six times 质量提升行动 and once 质量强省 take 7 from the 37 times that 质量 was a word.",
        wrong=(
            ('answer = tifa.reconcile(speech, ["质量", "质量提升行动", "质量强省"])', "handed to reconcile"),
            (
                'one = tifa.Segmenter(["质量提升行动"])\n'
                'answer = tifa.reconcile(speech, ["质量", "质量提升行动", "质量强省"], segmenter=one)',
                "质量强省 is still split",
            ),
            (
                'two = tifa.Segmenter(["质量提升行动", "质量强省"])\n'
                'answer = tifa.reconcile(speech, ["质量提升行动", "质量强省"], segmenter=two)',
                "no row for 质量",
            ),
            (
                'more = tifa.Segmenter(["质量提升行动", "质量强省", "质量追赶"])\n'
                'answer = tifa.reconcile(speech, ["质量", "质量提升行动", "质量强省"], segmenter=more)',
                "keeps other words too",
            ),
            ('answer = tifa.count_phrases(speech, ["质量"])', "not from tifa.reconcile"),
            ("answer = 30", "A table from tifa.reconcile"),
        ),
    ),
    Exercise(
        id="4.5",
        question="质量追赶 occurs once and 质量 39 times: what follows (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "A count measures how often, not how much; and 质量 is an everyday word that needs "
                "no decision to be used.",
                "B": "Repetition it needs, but across texts and speakers; one report cannot show it.",
                "C": "Yes. It stands in quotation marks, in the sentence from which the headline was taken, "
                "as the aim of a shift: three signs of weight, and none is a count.",
                "D": "It stands in a pair with 数量追赶, in the frame 由…转向…: slips are not built so well.",
            },
        ),
        hints=(
            "Where does the phrase stand, and what stands around it?",
            "Ask of each sentence whether a count in one text could prove it.",
        ),
        solution='answer = "C"',
        why="Frequency within one text is one sign of weight among several, and for slogans a weak one.",
        wrong=(
            ('answer = "A"', "how often"),
            ('answer = "B"', "across texts"),
            ('answer = "D"', "in a pair"),
            ('answer = "E"', "One letter"),
        ),
    ),
)
