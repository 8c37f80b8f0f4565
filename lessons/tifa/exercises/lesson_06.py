"""Exercises of lesson 06: who appears, who says what, what is asked of whom."""

from __future__ import annotations

from .checkers import choice, letters, number
from .core import Exercise
from .reported import committee_members, promise

__all__ = ["EXERCISES"]

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="6.1",
        question="Which people in this report are members of the standing committee of Qinghai's Party committee?",
        check=committee_members,
        hints=(
            "The list errs in both directions: one name is too many, and one is missing.",
            "Read the three titles: of which body is each the 常委? And who leads the Party committee itself?",
            "人大常委会 is the standing committee of the People's Congress. A Party secretary (书记) sits on the "
            "standing committee of his Party committee by virtue of his office.",
        ),
        solution='answer = ["王建军", "王予波", "于丛乐"]',
        why="王予波 and 于丛乐 are printed as 省委常委, 王建军 is the secretary; 马伟's 常委会 is that of the People's Congress.",
        wrong=(
            ('answer = ["王予波", "于丛乐", "马伟"]', "standing committee of the People's Congress"),
            ('answer = ["王予波", "于丛乐"]', "carries a seat"),
            (
                'who = tifa.people(speech)\nanswer = who[who["title"].str.contains("常委")]["name"]',
                "carries a seat",
            ),
            ('answer = ["王建军", "王予波", "于丛乐", "陈钢"]', "of a central body"),
            ('answer = ["王建军", "王予波", "匡涌", "于丛乐"]', "副省长 alone"),
            ('answer = ["Wang Jianjun", "Wang Yubo"]', "in characters"),
            ("answer = 3", "A list of members"),
        ),
    ),
    Exercise(
        id="6.2",
        question="At how many of the nine places does the word introduce what somebody is reported to say?",
        check=number(
            6,
            message="Six. The other three are two events (讲话 in the subhead and the lead) and a noun (the 要求 after 的).",
            mistakes={
                9: "Nine are the places where the characters stand. Is something said after each of them?",
                8: "One was left out, but there are more. 讲话 stands twice: what follows it?",
                7: "One too many. 要求 stands three times: is it a verb each time?",
                5: "Too few: have you counted the kicker, which ends in 要求, and 希望, which has no name before it? "
                "What stands after each?",
                4: "Too few: look again at the kicker and at 希望. What stands after each?",
                3: "Three are those that introduce nothing, if you have the right ones. How many are left?",
            },
            otherwise="Go through the nine one by one: what stands directly after the word?",
        ),
        hints=(
            "A word that introduces is followed by what is said. Which of the nine is followed by 。 or by the end of a line?",
            "讲话 ends its sentence or line both times. 要求 stands three times: in the kicker, in paragraph 4 and, "
            "after 的, in paragraph 5.",
        ),
        solution="answer = 9 - 2 - 1",
        why="讲话 is an event, twice; in 按照…的要求 the word is a noun. "
        "What the kicker demands follows on the next line.",
        wrong=(
            (
                'table = tifa.count_phrases(speech, ["要求", "强调", "指出", "希望", "讲话"])\n'
                'answer = table["count"].sum()',
                "where the characters stand",
            ),
            ("answer = 7", "a verb each time"),
            ("answer = 5", "counted the kicker"),
            ("answer = 4", "again at the kicker"),
            ("answer = 3", "introduce nothing"),
            ('answer = "6"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="6.3",
        question="What does “陈钢 希望” rest on (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "Look at the characters directly before 希望: a full stop, and no name.",
                "B": "市场监管总局 is the subject of 支持, and a body may well hope; but it is not given the word "
                "in place of 陈钢. That this reading is possible shows what the row is not: a fact.",
                "C": "Yes, and a good one: he speaks for the Administration, so that even the other reading changes "
                "little. But the page does not print it; the table says so in a column that you see next.",
                "D": "In a report “I” would be the reporter. And the same sentence alone gave an empty table: "
                "its speaker comes from what stands before it.",
            },
        ),
        hints=(
            "Compare the two results: the sentence in its paragraph, and the sentence alone.",
            "What stands directly before 希望, and what opens the paragraph?",
        ),
        solution='answer = "C"',
        why="Nothing is printed before 希望; the opening 陈钢指出 holds until someone else is given the word.",
        wrong=(
            ('answer = "A"', "no name"),
            ('answer = "B"', "subject of 支持"),
            ('answer = "D"', "empty table"),
            ('answer = "陈钢"', "One letter"),
        ),
    ),
    Exercise(
        id="6.4",
        question="Which sentence of row 3 is a promise?",
        check=promise,
        hints=(
            "A promise is about what the speaker, or the body behind the speaker, is going to do.",
            "Look for 将 (jiāng, will).",
        ),
        solution='said = tifa.statements(speech)\nanswer = said["text"][3].split("。")[1]',
        why="将一如既往地支持, “will support as always”: the Administration binds itself. (split cuts a text at each 。)",
        wrong=(
            ('answer = tifa.statements(speech)["text"][3]', "the whole row"),
            ('answer = tifa.statements(speech)["text"][3].split("。")[0]', "binds nobody"),
            ('answer = tifa.statements(speech)["text"][4]', "a verb of its own"),
            ('answer = "将一如既往地支持青海打造西北质量标杆、建设西北质量高地"', "Begin with the subject"),
            ('answer = "市场监管总局将一如既往地支持青海"', "a piece of it"),
            (
                'answer = "从现在到2020年，是全面建成小康社会的决胜期，也是开展质量提升行动的攻坚期。"',
                "binds nobody",
            ),
            ("answer = 2", "Text in quotation marks"),
        ),
    ),
    Exercise(
        id="6.5",
        question="Of whom is it asked to step up the assessment of Party committees and governments (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "They are named, but after 对 (duì): it is their work that is assessed. Do they assess themselves?",
                "B": "Enterprises are held to account elsewhere in the speech; here the work of committees and "
                "governments is assessed.",
                "C": "The sentence names those who are assessed and not those who assess. Each level is assessed by the "
                "one above it: one can think of the provincial bodies, but the report leaves it to the reader.",
                "D": "Readers learn of it. To assess a Party committee is not in their power.",
            },
        ),
        hints=(
            "What is the part of 对各级党委政府 in the sentence: those who act, or those on whom something is done?",
            "Who assesses the work of a Party committee or a government? Is that body named?",
        ),
        solution='answer = "C"',
        why="对 marks what is assessed; who is to assess is not said. A name in a sentence is not yet its subject.",
        wrong=(
            ('answer = "A"', "after 对"),
            ('answer = "B"', "elsewhere in the speech"),
            ('answer = "D"', "in their power"),
            ('answer = ["C"]', "One letter"),
        ),
    ),
    Exercise(
        id="6.6",
        question="Which of the claims A to D does the report contradict?",
        check=letters(
            "AB",
            message="王建军 and 匡涌, first and last of the three, share 强调; and 王建军 and 陈钢 have two verbs each. "
            "Against a strict rule one case is enough. Against “usually” it is not.",
            mistakes={
                "C": "C cannot be tested here: both verbs introduce three 要 of 王建军's, and the report has no measure of "
                "force apart from the verb.",
                "D": "D is not contradicted: the one case fits. But one that fits is no proof either.",
            },
            noun="claims",
            example="['C', 'D']",
        ),
        hints=(
            "Look at the columns speaker and verb of said. A claim is contradicted if one row cannot stand beside it.",
            "Who has 强调? Who has more than one verb? And what does the report tell of force, apart from the verb?",
        ),
        solution='answer = ["A", "B"]',
        why="匡涌, the last of the three, also 强调; 王建军 has 要求 and 强调, 陈钢 has 指出 and 希望. C and D stay open.",
        wrong=(
            ('answer = ["A"]', "1 still missing"),
            ('answer = ["A", "B", "C"]', "no measure of force"),
            ('answer = ["A", "B", "D"]', "no proof either"),
            ('answer = ["c", "d"]', "cannot be tested here"),
            ('answer = "A"', "A list of claims"),
        ),
    ),
)
