"""Exercises of lesson 08: concordances, collocates, and what a count of 2 is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import measures
from ..concordance import kwic
from ..documents import load_speech
from ..wording import say
from .checkers import choice, number, table, text
from .core import Exercise, Verdict

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EXERCISES"]


def _sorted(lines: pd.DataFrame) -> Verdict:
    """Check the concordance of 落实, sorted by what stands behind it."""
    nodes = {str(node) for node in lines["node"]}
    if nodes != {"落实"}:
        seen = "、".join(sorted(nodes))[:20] or say("empty")
        return Verdict(False, say("The node is to be 落实; in this table it is {seen}.", seen=seen))
    right, left, unsorted = (_contexts(sort) for sort in ("right", "left", None))
    begins = [str(context)[:1] for context in lines["right"]]
    if begins == right:
        return Verdict(
            True,
            "The things follow each other now: 督查督办制度, 企业法人代表质量安全首负责任制, 质量工作责任制. "
            "But 落实到位 has none on its right: 把 has put it in front, 把质量工作责任落实到位. "
            "No sorting shows both kinds; a concordance has to be read to the end of its lines.",
        )
    if begins == unsorted:
        return Verdict(False, "These lines stand in the order of the text. Give tifa.kwic a sort= as well.")
    if begins == left:
        return Verdict(
            False,
            "Sorted by the left: this brings together what stands before 落实, such as 严格 or a comma.",
        )
    return Verdict(
        False, say("落实 has {n} lines; hand in all of them, as tifa.kwic sorts them.", n=len(right))
    )


def _contexts(sort: str | None) -> list[str]:
    return [str(context)[:1] for context in kwic(load_speech(), "落实", sort=sort)["right"]]


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="8.1",
        question="Hand in the concordance of 落实, sorted so that what is to be carried out can be compared.",
        check=table(
            "left node right",
            what="A concordance is expected: the table that tifa.kwic returns",
            lacking="a table with other columns",
            then=_sorted,
        ),
        hints=(
            "In Chinese the object usually stands behind its verb. Which side of the node is that?",
            'The call is tifa.kwic(speech, "落实", sort=…), with "left" or "right".',
        ),
        solution='answer = tifa.kwic(speech, "落实", sort="right")',
        why="The object stands on the right of the verb, so the right context is what has to be sorted; "
        "in the one line with 把 it stands on the left.",
        wrong=(
            ('answer = tifa.kwic(speech, "落实")', "order of the text"),
            ('answer = tifa.kwic(speech, "落实", sort="left")', "Sorted by the left"),
            ('answer = tifa.kwic(speech, "质量", sort="right")', "The node is to be 落实"),
            ('answer = tifa.kwic(speech, "落实", sort="right").tail(2)', "has 4 lines"),
            ('answer = tifa.count_phrases(speech, "落实")', "other columns"),
            ('answer = "right"', "A concordance is expected"),
        ),
    ),
    Exercise(
        id="8.2",
        question="Which word directly before 质量 names the thing whose quality is meant?",
        check=text(
            ["产品", "产品质量"],
            message="产品 (chǎnpǐn, product), in 守住产品质量底线红线. It is the only one: this text on quality names "
            "once what is to be good. Nearly everywhere else 质量 is the name of a field of work, with its plan, "
            "its campaign, its prize. The table of words hides it: 产品质量 is one word there, not 质量.",
            mistakes={
                "西北": "西北 (the Northwest) is where the benchmark is to stand. Who or what has the quality?",
                "全省": "全省 (the whole province) is where quality is to be developed.",
                "青海省": "青海省 is the province that awards a prize for quality.",
                "社会": "社会 acts here: 社会质量共治 is society taking part in the governance of quality.",
                "政府": "The government does quality work; its own quality is not meant.",
                "县政府": "The government of the county supervises quality; its own quality is not meant.",
                "党委政府": "They do quality work and are assessed for it; their own quality is not meant.",
                "企业法人代表": "The legal representative answers for quality; that person's quality is not meant.",
                "一把手": "The one in charge answers for quality; that person's quality is not meant.",
                "过硬": "过硬 says how good the quality is to be, not of what.",
                "经济发展": "经济发展 does not stand directly before 质量; two quoted phrases stand between.",
            },
            otherwise="Read the left column line by line. Which word could be bought, and be good or bad?",
        ),
        hints=(
            "Leave out the lines with a verb before 质量 (强化, 加强, 落实): there it is not said of what.",
            "Then leave out the places, and everybody who does something for quality.",
            "The line goes on with 底线红线, a bottom line and a red line.",
        ),
        solution='lines = tifa.kwic(speech, "产品质量")\nanswer = "产品"',
        why="产品质量 is the quality of products; the words before 质量 in the other lines are verbs, places, "
        "people and institutions.",
        wrong=(
            ('answer = "西北"', "Northwest"),
            ('answer = "社会"', "社会 acts here"),
            ('answer = "过硬"', "how good"),
            ('answer = "工作"', "bought"),
            ('answer = ["产品"]', "Text in quotation marks"),
        ),
    ),
    Exercise(
        id="8.3",
        question="What is the mutual information of 弘扬, which occurs once, with 质量?",
        check=number(
            measures.mutual_information(1, 37, 1, 511),
            tolerance=0.05,
            message="3.79, as for 行动 with seven of seven. Any word that occurs only near 质量 has it, be it once "
            "or seven times: with O = f2, what is left is log2(N / f1). Mutual information sees how exclusive "
            "a bond is, and not how often anybody saw it.",
            mistakes={
                9.75: "9.75 is logDice, 14 + log2(2 / 38). Mutual information compares O with E.",
                13.81: "13.81 is O / E: the word is met that many times as often as expected. Take log2 of it.",
                0.93: "0.93 is the t-score. Mutual information is log2(O / E).",
                0.07: "0.07 is E, what one would expect. Mutual information is log2(O / E).",
                3.71: "N = 511 words and f1 = 37. The 39 is a count by characters.",
                0.0: "0 is log2 of 1: O equals E only if the word were met as often as expected, and E is 0.07.",
            },
            otherwise="O = 1, f1 = 37, f2 = 1, N = 511, in this order.",
        ),
        hints=(
            "How often was it met near 质量, and how often does it occur at all?",
            "Those are O and f2; f1 and N are the same as in the lesson, 37 and 511.",
        ),
        solution="answer = tifa.measures.mutual_information(1, 37, 1, 511)",
        why="log2(1 / (37 × 1 / 511)) = log2(13.81) = 3.79.",
        wrong=(
            ("answer = tifa.measures.log_dice(1, 37, 1)", "logDice"),
            ("answer = 511 / 37", "Take log2"),
            ("answer = 37 * 1 / 511", "what one would expect"),
            ("answer = tifa.measures.mutual_information(1, 39, 1, 511)", "by characters"),
            ('answer = "3.79"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="8.4",
        question="追赶 and 匡涌 both have 2 of 2: what should an essay say (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "Four measures of the same four numbers cannot disagree where the numbers are equal; "
                "that is one witness, heard four times.",
                "B": "Then 质量追赶 would be left out, to which lesson 04 gave a section. "
                "A count of 2 cannot be measured, but it can be read.",
                "C": "Yes. 追赶 stands in one formulation, 由“数量追赶”转向“质量追赶”; 匡涌 in the sentences that "
                "introduce a speaker and his task. Two lines can be read in ten seconds. Measures are for what "
                "nobody can read, and there a count of 2 is best left out (min_count=5 or more).",
                "D": "It would add 115 words that were met once. These are more rows, and less evidence for each.",
            },
        ),
        hints=(
            'Look at the lines: tifa.kwic(speech, "匡涌", window=15).',
            "Which of the two words would still be near 质量 if another vice-governor had spoken?",
        ),
        solution='answer = "C"',
        why="Equal numbers, unlike reasons: a formulation in one case, the reporter's order of a sentence in the other.",
        wrong=(
            ('answer = "A"', "one witness"),
            ('answer = "B"', "can be read"),
            ('answer = "D"', "less evidence"),
            ('answer = "2"', "One letter"),
        ),
    ),
    Exercise(
        id="8.5",
        question="On how many sentences does the tie between 品牌 and 做好 rest?",
        check=number(
            1,
            message="One: 做好品牌宣传,充分运用新媒体做好推介. It has 做好 twice, both times within five words of the one "
            "品牌. 品牌 is a word by itself only twice (品牌战略 and 品牌意识 are words of their own), so little suffices "
            "for a logDice of 13.7. The thickest line of the picture is the thinnest evidence.",
            mistakes={
                2: "2 is the count of 做好 near 品牌. Do the two stand in two sentences?",
                3: "做好 occurs 3 times in all; the third is about 质量提升行动, far from 品牌.",
                4: "品牌 occurs 4 times by characters; in how many of these sentences is 做好 too?",
                13.7: "13.7 is the strength of the tie. How many sentences made it?",
            },
            otherwise="Count the sentences, from one 。 to the next, that have both 品牌 and 做好.",
        ),
        hints=(
            'The call is tifa.kwic(speech, "做好", window=20). In which lines do you see 品牌?',
            "Two lines show 品牌宣传. Look where the 。 stands.",
        ),
        solution='lines = tifa.kwic(speech, "做好", window=20)\nanswer = 1',
        why="Both occurrences of 做好 near 品牌 stand in one sentence.",
        wrong=(
            ("answer = 2", "two sentences"),
            ('answer = len(tifa.kwic(speech, "做好"))', "3 times in all"),
            ('answer = len(tifa.kwic(speech, "品牌"))', "4 times by characters"),
            ("answer = 13.7", "strength of the tie"),
            ("answer = 12", "from one 。"),
        ),
    ),
)
