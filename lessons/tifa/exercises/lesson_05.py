"""Exercises of lesson 05: reading figures with suspicion, and making one that can stand alone."""

from __future__ import annotations

from typing import Any

from ..wording import say
from .checkers import choice, expect, number
from .core import Exercise, Verdict
from .figures import alt_text, honest_bars
from .given import as_list, whole_numbers
from .kinds import expected

__all__ = ["EXERCISES"]

_SUPERVISION = [0, 0, 0, 1, 0, 3, 2, 0, 0, 0]


def _by_paragraph(answer: Any) -> Verdict:
    """Check the list of how often 监管 stands in each paragraph."""
    if as_list(answer) is None:
        return Verdict(False, expected("A list of ten numbers is expected", answer))
    given = whole_numbers(answer)
    if given is None:
        return Verdict(False, "A list of ten whole numbers is expected, such as [0, 2, 1, …].")
    if given == _SUPERVISION:
        return Verdict(
            True,
            "Three in 王建军's second paragraph, where supervision is a task; both of 陈钢's are in names of "
            "offices (市场监管总局, 市场监管部门), like the one in the lead. Same word, other work.",
        )
    if len(given) != len(_SUPERVISION):
        return Verdict(
            False,
            say(
                "There are {right} paragraphs, and your list has {given}.",
                right=len(_SUPERVISION),
                given=len(given),
            ),
        )
    if given == [0, 0, 0, 0, 8, 1, 0, 0, 0, 0]:
        return Verdict(False, "These are the counts of 标准; put 监管 in its place.")
    if sum(given) == sum(_SUPERVISION):
        return Verdict(False, "The six are all there, but not in these paragraphs; mind the order.")
    return Verdict(False, say("监管 occurs 6 times in the text, and your list adds up to {n}.", n=sum(given)))


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="5.1",
        question="How many times as long does the bar of 质量 look as the bar of 标准 in the cut-off figure?",
        check=number(
            32,
            message="32 times, where the counts are as 6 to 1. The picture has made the difference five times as great.",
            mistakes={
                6.17: "6.17 is the true relation of 37 to 6; but the figure shows only what lies beyond 5.",
                7.4: "37 divided by 5 compares the count with the edge; compare the two bars that are seen.",
                37: "37 is where the bar ends; it begins at 5.",
                31: "31 is the difference of the two bars; ask how often the short one goes into the long one.",
                6: "6 is the count of 标准. How long are the two bars when the first 5 are cut away?",
            },
            tolerance=0.05,
            otherwise="Work out how much of each bar is left to the right of 5, and divide.",
        ),
        hints=(
            "The axis begins at 5: how much of the bar of 标准 is left to be seen?",
            "One unit of 标准 is seen, from 5 to 6, and of 质量 the part from 5 to 37. Divide.",
        ),
        solution="answer = (37 - 5) / (6 - 5)",
        why="Cutting the axis takes the same piece from every bar, which is nearly all of a short one.",
        wrong=(
            ("answer = 37 / 6", "true relation"),
            ("answer = 37", "it begins at 5"),
            ("answer = 31", "difference"),
            ("answer = 37 / 5", "with the edge"),
            ('answer = "32"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="5.2",
        question="How many bars has the longest first figure of at most ten that tears no group apart?",
        check=number(
            7,
            message="Seven: the eighth bar would be the first of eight words with a count of 4, and those have "
            "room only together. 'The seven most frequent' is true; 'the ten most frequent' was not.",
            mistakes={
                15: "Fifteen bars tear nothing apart, but the page has room for ten.",
                10: "The tenth bar ends at 4, and so would the eleventh: the group is torn.",
                9: "The ninth bar ends at 4, and so would the tenth: the group is torn.",
                8: "The eighth bar ends at 4, and so would the ninth: the group is torn.",
                6: "Six bars tear nothing apart, but one more has room without a tear.",
                3: "Three bars tear nothing apart, but more have room without a tear.",
            },
            otherwise="Look in the table for the last row, among the first ten, after which the count falls.",
        ),
        hints=(
            "A group is torn where the last bar and the word after it have the same count.",
            "Go up from the tenth row of the table to the place where the count changes from 4 to 5.",
        ),
        solution="tifa.plot_frequencies(speech, top=7)\nanswer = 7",
        why="After the seventh row the count falls from 5 to 4; the eight words with a count of 4 fill rows 8 to 15.",
        wrong=(
            ("answer = 10", "would the eleventh"),
            ("answer = 15", "room for ten"),
            ("answer = 6", "one more has room"),
            ("answer = 8", "would the ninth"),
            ("answer = tifa.plot_frequencies(speech, top=7)", "A number is expected"),
        ),
    ),
    Exercise(
        id="5.3",
        question="How often does 监管 stand in each of the ten paragraphs? Give the list of ten numbers.",
        check=_by_paragraph,
        hints=(
            "The line that counted 标准 needs one change.",
            'Put "监管" in place of "标准" in [p.text.count("标准") for p in speech.paragraphs].',
        ),
        solution='answer = [p.text.count("监管") for p in speech.paragraphs]',
        why="The same question, put to each paragraph in turn.",
        wrong=(
            ('answer = [p.text.count("标准") for p in speech.paragraphs]', "counts of 标准"),
            ('answer = [speech.text.count("监管")]', "your list has 1"),
            ('answer = [p.text.count("质量监管") for p in speech.paragraphs]', "adds up to 2"),
            ("answer = [1, 3, 2, 0, 0, 0, 0, 0, 0, 0]", "mind the order"),
            ('answer = speech.text.count("监管")', "A list of ten numbers"),
        ),
    ),
    Exercise(
        id="5.4",
        question="Which of the four can be read from the word cloud alone (A, B, C or D)?",
        check=choice(
            "A",
            options={
                "A": "Yes, and it is about all: the order of the first few. How much more frequent, with which "
                "neighbours and in what sense, you must look up in a table and in the text.",
                "B": "Neighbours in a cloud are chance: run it with another seed and they part.",
                "C": "Both occur 3 times. A word of four characters is wider at the same height.",
                "D": "要 occurs 7 times as a word; stop words and single characters were taken out before.",
            },
        ),
        hints=(
            "Which of the four would still hold with another seed?",
            "Two of those that are left go wrong by the length of a word and by what was left out beforehand.",
        ),
        solution='answer = "A"',
        why="Size follows the count, so the largest word is the most frequent of those that were counted.",
        wrong=(
            ('answer = "B"', "another seed"),
            ('answer = "C"', "four characters"),
            ('answer = "D"', "taken out"),
            ('answer = "all"', "One letter"),
        ),
    ),
    Exercise(
        id="5.5",
        plain=False,
        question="Draw 质量, 标准 and 品牌 as bars, counted by characters, under a Chinese title; hand in the Axes.",
        check=honest_bars,
        hints=(
            "Two functions, one inside the other: one counts phrases by characters, the other draws the table.",
            "tifa.plot_frequencies takes the table of tifa.count_phrases, and title= takes your title.",
            'tifa.plot_frequencies(tifa.count_phrases(speech, ["质量", "标准", "品牌"]), title="…")',
        ),
        solution='counts = tifa.count_phrases(speech, ["质量", "标准", "品牌"])\n'
        'answer = tifa.plot_frequencies(counts, title="报道中的质量、标准与品牌")',
        why="count_phrases gives the counts by characters, and the bars of the course begin at zero.",
        wrong=(
            ('answer = tifa.count_phrases(speech, ["质量", "标准", "品牌"])', "An Axes with bars"),
            ('answer = tifa.plot_dispersion(speech, ["质量", "标准", "品牌"])', "An Axes with bars"),
            (
                "table = tifa.frequencies(speech)\n"
                'table = table[table["word"].isin(["质量", "标准", "品牌"])]\n'
                'answer = tifa.plot_frequencies(table, title="三个词")',
                "counts of words",
            ),
            (
                'answer = tifa.plot_frequencies(tifa.count_phrases(speech, ["质量", "标准", "品牌"]))',
                "not Chinese yet",
            ),
            (
                'counts = tifa.count_phrases(speech, ["质量", "标准", "品牌"])\n'
                'answer = tifa.plot_frequencies(counts, title="三个词")\n'
                "answer.set_xlim(3, 40)",
                "begin at zero",
            ),
            ('answer = tifa.plot_frequencies(speech, title="词频")', "no bar for 品牌"),
            ('answer = tifa.plot_frequencies(speech).set_title("词频")', "hand in ax"),
        ),
    ),
    Exercise(
        id="5.6",
        question="Write the alt text of the three bars, in at most 300 characters.",
        check=expect(str, "Text in quotation marks is expected", alt_text),
        hints=(
            "What would you say on the telephone, so that the other person could draw the figure?",
            "Kind of figure, what was counted in which text, the three words with their three numbers.",
        ),
        solution='answer = (\n    "Bar chart of three words in the Qinghai report, counted by characters: "\n'
        '    "质量 39 times, 标准 9, 品牌 4."\n)',
        why="Three bars hold three numbers: an alt text can say all of them.",
        wrong=(
            ('answer = "Image of a bar chart with 质量 39, 标准 9 and 品牌 4."', "already said"),
            (
                'answer = "Bar chart: 质量 is far more frequent than 标准 and 品牌."',
                "These numbers are missing: 39, 9, 4",
            ),
            (
                'answer = "Bar chart: 质量 occurs 39 times, more than the other words."',
                "标准 is in the figure",
            ),
            ('answer = "Bar chart: quality 39, standard 9, brand far behind."', "One number is missing: 4"),
            ("answer = 39", "Text in quotation marks"),
        ),
    ),
)
