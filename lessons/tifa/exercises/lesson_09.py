"""Exercises of lesson 09: effect size, significance, zeros, and the choice of a reference."""

from __future__ import annotations

from .checkers import choice, number, table, text, words
from .contrasts import from_qinghai
from .core import Exercise

__all__ = ["EXERCISES"]

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="9.1",
        question="Why is the log ratio of 青海 higher against 1954 than against 2018 (A, B, C or D)?",
        check=choice(
            "B",
            options={
                "A": "Neither report has 青海, so neither can tell how much the province mattered. What differs?",
                "B": "Yes: 0.5 in 11,186 words is a lower rate than 0.5 in 9,046. Both values measure the length of "
                "the report, and neither the attention paid to Qinghai. Give the counts, 9 : 0, and no ratio.",
                "C": "The speech is the same text each time, with 9 in 511 words.",
                "D": "%DIFF is infinite both times; the log ratio is not, since a count of 0 is replaced by 0.5.",
            },
        ),
        hints=(
            "The log ratio is log2 of (9 / 511) / (0.5 / size of the report). What differs between the two?",
            "The report of 1954 has 11,186 words, that of 2018 has 9,046.",
        ),
        solution='answer = "B"',
        why="With a zero in the reference, the log ratio depends on the length of the reference alone.",
        wrong=(
            ('answer = "A"', "Neither report has"),
            ('answer = "C"', "same text"),
            ('answer = "D"', "replaced by 0.5"),
            ("answer = 8.62", "One letter"),
        ),
    ),
    Exercise(
        id="9.2",
        question="How often would one expect 提升 in the speech if both texts used it alike?",
        check=number(
            511 * (6 + 12) / (511 + 9_046),
            tolerance=0.006,
            message="0.96: about once, and it was seen 6 times; in the report 17.04 were to be expected and 12 seen. "
            "The log-likelihood is 13.55. It takes the six for six events; all six stand in one name, 质量提升行动.",
            mistakes={
                17.04: "17.04 is what one would expect in the report (E2). The speech has 511 of the 9,557 words.",
                9.0: "9 would be half of the 18, as if the two texts were of the same length.",
                0.68: "0.68 takes the rate of the report alone. Expected is what both together would lead us to expect.",
                18.0: "18 is the number in both texts together; now give the speech its share of it.",
                6.0: "6 is what was seen. Expected is the share of all 18 that 511 of 9,557 words should have.",
                1.0: "Nearly: give two decimals, or let Python compute it.",
            },
            otherwise="E1 = size of the speech × all occurrences / size of both texts together.",
        ),
        hints=(
            "How often does 提升 occur in both texts together, and in how many words?",
            "It is step 1 of the example by hand: 50,000 × 109 / 125,000.",
        ),
        solution="answer = 511 * (6 + 12) / (511 + 9_046)",
        why="The speech has 511 of the 9,557 words, so it should have that share of the 18 occurrences.",
        wrong=(
            ("answer = 9_046 * 18 / (511 + 9_046)", "in the report"),
            ("answer = 9", "same length"),
            ("answer = 12 * 511 / 9_046", "report alone"),
            ("answer = 6", "what was seen"),
            ('answer = "0.96"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="9.3",
        question="In which word of the speech does 改革 stand?",
        check=text(
            "深化改革",
            message="深化改革 (shēnhuà gǎigé, to deepen reform): the page has 要深化改革创新, and the dictionary of the "
            "segmenter has 深化改革 as one word. A zero in a table of words is first of all a statement about words. "
            "(By characters it is 1 against 102, and log-likelihood goes from −9.23 to −5.76: still less than in the "
            "report, but no longer beyond 6.63.)",
            mistakes={
                "改革创新": "改革创新 stands on the page, but the segmenter cuts elsewhere: "
                'look at tifa.segment("要深化改革创新").',
                "深化改革创新": "This is the whole phrase; where does the segmenter cut it?",
                "要深化改革创新": "This is the whole directive; where does the segmenter cut it?",
                "改革": "As a word of its own it has no occurrence, or the table would show it.",
            },
            otherwise='Find the line with tifa.kwic(speech, "改革"), then cut its words with tifa.segment.',
        ),
        hints=(
            'tifa.kwic(speech, "改革") shows one line.',
            'Cut it: tifa.segment("要深化改革创新").',
        ),
        solution='line = tifa.kwic(speech, "改革")\npieces = tifa.segment("要深化改革创新")\nanswer = pieces[1]',
        why="The segmenter cuts 要 / 深化改革 / 创新, so 改革 is never a word here.",
        wrong=(
            ('answer = "改革创新"', "cuts elsewhere"),
            ('answer = "改革"', "no occurrence"),
            ('answer = "深化改革创新"', "whole phrase"),
            ('answer = "创新"', "Find the line"),
            ('answer = tifa.segment("要深化改革创新")', "Text in quotation marks"),
        ),
    ),
    Exercise(
        id="9.4",
        question="Which of the nine words are above 6.63 against 1954, but below it against 2018?",
        check=words(
            ["推动", "落实", "监管", "要"],
            message="推动, 落实, 监管, 要. Against 1954 they look like the voice of Qinghai; against 2018 they are "
            "ordinary. Two references tell the words of a time from those of a text.",
            mistakes={
                "质量": "质量 is far above 6.63 against both: it is the speech's own.",
                "青海": "青海 is above 6.63 against both.",
                "标准": "标准 is above 6.63 against both: 28.75 and 13.55.",
                "提升": "提升 is a word of our time, but the speech has it more often still: 13.55 against 2018.",
                "强化": "强化 is a near miss: against 2018 it is at 7.24. (With the cut-off 10.83 it would belong.)",
            },
        ),
        hints=(
            'Look the words up in both tables: key1954[key1954["word"].isin(nine)], where nine is the list.',
            "The column is log_likelihood. Four words pass the first test and fail the second.",
            "要 is one of them: 7 in 511 words against 13 in 11,186, and against 67 in 9,046.",
        ),
        solution='nine = ["质量", "青海", "标准", "提升", "推动", "强化", "落实", "监管", "要"]\n'
        'reports = tifa.load_reference("government_work_reports")\n'
        "key1954 = tifa.keyness(speech, reports.where(year=1954))\n"
        "key2018 = tifa.keyness(speech, reports.where(year=2018))\n"
        'above = key1954[key1954["log_likelihood"] > 6.63]["word"].tolist()\n'
        'below = key2018[key2018["log_likelihood"] < 6.63]["word"].tolist()\n'
        "answer = [word for word in nine if word in above and word in below]",
        why="These four were rare or unknown in 1954 and common by 2018.",
        wrong=(
            ('answer = ["推动", "强化", "落实", "监管", "要"]', "near miss"),
            ('answer = ["推动", "落实", "监管"]', "1 still missing"),
            ('answer = ["质量", "推动", "落实", "监管", "要"]', "speech's own"),
            ('answer = ["提升", "推动", "落实", "监管", "要"]', "more often still"),
            ('answer = "推动"', "A list of words"),
        ),
    ),
    Exercise(
        id="9.5",
        question="Hand in a table of tifa.keyness for the speech in which 青海 is below 6.63.",
        check=table(
            "word count count_ref log_likelihood",
            what="The whole table of tifa.keyness is expected, with counts and log_likelihood",
            lacking="a table that lacks its columns",
            then=from_qinghai,
        ),
        hints=(
            "Which text of 2018 would speak of 青海 all the time?",
            'provinces = tifa.load_reference("provincial_work_reports") has all; '
            "choose with provinces.where(place=…, year=…).",
            "The place is 青海省, as the table provinces.documents writes it.",
        ),
        solution='provinces = tifa.load_reference("provincial_work_reports")\n'
        'answer = tifa.keyness(speech, provinces.where(place="青海省", year=2018))',
        why="The work report of Qinghai's own government has 青海 67 times in 7,916 words: "
        "half the rate of the speech, and near enough.",
        wrong=(
            (
                'answer = tifa.keyness(speech, tifa.load_reference("government_work_reports"))',
                "Which text speaks of Qinghai",
            ),
            (
                'answer = tifa.keyness(speech, tifa.load_reference("provincial_work_reports"))',
                "Which text speaks of Qinghai",
            ),
            (
                'answer = tifa.keyness(tifa.load_reference("provincial_work_reports").where(place="青海省"), speech)',
                "exchanged",
            ),
            (
                'provinces = tifa.load_reference("provincial_work_reports")\n'
                'answer = tifa.keyness(speech, provinces.where(place="青海省", year=2016))',
                "year of the meeting",
            ),
            ("answer = tifa.keyness(speech, speech)", "with itself"),
            (
                'answer = tifa.keyness(speech, tifa.load_reference("provincial_work_reports")).tail(5)',
                "hand it in whole",
            ),
            ('answer = tifa.load_reference("provincial_work_reports")', "table of tifa.keyness is expected"),
        ),
    ),
)
