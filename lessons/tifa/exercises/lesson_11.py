"""Exercises of lesson 11: folders, files that only look right, engines, and what grows how."""

from __future__ import annotations

from typing import Any

from ..wording import say
from .checkers import choice, number, words
from .core import Exercise, Verdict

__all__ = ["EXERCISES"]

_PRACTICE = {"practice_essay", "practice_notice_2022", "practice_report_2016", "practice_speech_2019"}


def _practice_corpus(answer: Any) -> Verdict:
    """Check a Corpus of the four practice texts."""
    kind = type(answer).__name__
    if kind == "DataFrame":
        return Verdict(False, "This is a table of documents; `where` on the Corpus itself gives a Corpus.")
    if kind != "Corpus":
        return Verdict(False, "A Corpus is expected: what from_folder returns, or where.")
    names = set(answer.names)
    if names == _PRACTICE:
        return Verdict(
            True,
            "Four documents, all written for the course. A column that says where a text comes from is the "
            "one that you will need most.",
        )
    if "qinghai_quality_2018" in names:
        return Verdict(False, "The Qinghai report is in it, which is no practice text.")
    missing = sorted(_PRACTICE - names)
    if missing == ["practice_essay"]:
        return Verdict(False, "practice_essay is missing: it has no year, so no condition on years finds it.")
    if missing:
        lacking = "{n} of the four are missing: {names}."
        return Verdict(False, say(lacking, n=len(missing), names=say(", ").join(missing)))
    return Verdict(False, "There are documents in it that are none of the four practice texts.")


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="11.1",
        plain=False,
        question="Make a Corpus of the four practice texts.",
        check=_practice_corpus,
        hints=(
            "Which column tells the practice texts from the report?",
            "where takes a column and its value: the column is origin.",
            'named.where(origin="practice")',
        ),
        solution="named = tifa.Corpus.from_texts(\n"
        "    {\n"
        "        name: tifa.load_speech(name).text\n"
        '        for name in ["practice_essay", "practice_notice_2022", "practice_report_2016",\n'
        '                     "practice_speech_2019", "qinghai_quality_2018"]\n'
        "    },\n"
        '    metadata="{origin}_{subject}",\n'
        ")\n"
        'answer = named.where(origin="practice")',
        why="In the notebook the last line is enough. Here the Corpus is first made anew, of the same five texts.",
        wrong=(
            ('answer = tifa.Corpus.from_texts({"qinghai_quality_2018": speech.text})', "no practice text"),
            (
                'names = ["practice_notice_2022", "practice_report_2016", "practice_speech_2019"]\n'
                "answer = tifa.Corpus.from_texts({name: tifa.load_speech(name).text for name in names})",
                "it has no year",
            ),
            (
                'names = ["practice_notice_2022", "practice_essay"]\n'
                "answer = tifa.Corpus.from_texts({name: tifa.load_speech(name).text for name in names})",
                "2 of the four are missing",
            ),
            (
                'answer = tifa.Corpus.from_texts({"practice_essay": speech.text}).documents',
                "This is a table",
            ),
            ('answer = ["practice_essay"]', "A Corpus is expected"),
        ),
    ),
    Exercise(
        id="11.2",
        question="Which objection to 'these documents are about quality' is the best (A, B, C or D)?",
        check=choice(
            "B",
            options={
                "A": "Both counts are right, of words and by characters; and with 39 the claim would be as wrong.",
                "B": "Yes: range 1 of 5. A count over a corpus belongs beside its range, or one long document "
                "speaks for all.",
                "C": "More documents might bear the claim out or not; these five do not, whatever the number.",
                "D": "的 takes nothing away from 质量, with 35 occurrences it stands below it. Look at where the "
                "37 are.",
            },
        ),
        hints=(
            "Look at the column range of the last table.",
            "How many of the five documents have 质量 at all?",
        ),
        solution='answer = "B"',
        why="The whole count comes from one document.",
        wrong=(
            ('answer = "A"', "as wrong"),
            ('answer = "C"', "whatever the number"),
            ('answer = "D"', "takes nothing away"),
            ("answer = 1", "One letter"),
        ),
    ),
    Exercise(
        id="11.3",
        question="Which three documents were read without complaint and should not be there as they are?",
        check=words(
            ["half", "page", "speech_gbk"],
            message="A text cut off, an error page with no Chinese character in it, and the same report in another "
            "encoding. None is a problem for the program; only the one who knows what should be there can tell.",
            mistakes={
                "speech": "speech is the good one.",
                "empty": "empty was caught: it is a problem, not a document.",
                "mixed": "mixed was caught: it is a problem, not a document.",
                "scan": "scan was caught: it is a problem, not a document.",
                "half.txt": "Give the names as the table has them, without ending: half.",
                "page.html": "Give the names as the table has them, without ending: page.",
                "speech_gbk.txt": "Give the names as the table has them, without ending: speech_gbk.",
            },
            noun="names",
            example="['first', 'second', 'third']",
        ),
        hints=(
            "Look at the sizes: which is suspiciously small, which are suspiciously alike?",
            "One has no Chinese character at all, one is shorter than the report should be, one is the report again.",
        ),
        solution='answer = ["half", "page", "speech_gbk"]',
        why="Sizes give all three away: 0 characters, too few, and exactly as many as another.",
        wrong=(
            ('answer = ["page", "half"]', "1 still missing"),
            ('answer = ["page", "half", "speech"]', "the good one"),
            ('answer = ["empty", "mixed", "scan"]', "not a document"),
            ('answer = ["half.txt", "page.html", "speech_gbk.txt"]', "without ending"),
            ("answer = 3", "A list of names"),
        ),
    ),
    Exercise(
        id="11.4",
        question="Which of the six texts come out differently with jieba and rjieba?",
        check=words(
            ["2018-07-17", "3.5-4%"],
            message="The two with a hyphen between digits: jieba cuts at it, rjieba does not. Dots, percent signs "
            "and Latin letters are treated alike, and so are Chinese characters here.",
            mistakes={
                "6.9%": "Both engines keep 6.9% whole.",
                "PM2.5": "Both engines keep PM2.5 whole.",
                "质量强省": "Both cut 质量强省 into two.",
                "双随机、一公开": "Both cut 双随机、一公开 at the same places.",
            },
            noun="texts",
            example="['6.9%', 'PM2.5']",
        ),
        hints=(
            "What stands between the digits of the span of years in the cell above?",
            'tifa.segment("6.9%") == tifa.segment("6.9%", segmenter=fast) says True where they agree.',
        ),
        solution='fast = tifa.Segmenter(engine="rjieba")\n'
        'six = ["6.9%", "2018-07-17", "质量强省", "PM2.5", "3.5-4%", "双随机、一公开"]\n'
        "answer = [text for text in six if tifa.segment(text) != tifa.segment(text, segmenter=fast)]",
        why="Asking the program is safer than guessing what its rules are.",
        wrong=(
            ('answer = ["2018-07-17"]', "1 still missing"),
            ('answer = ["6.9%", "2018-07-17", "3.5-4%"]', "keep 6.9% whole"),
            ('answer = ["质量强省", "双随机、一公开"]', "Both cut 质量强省"),
            ('answer = "3.5-4%"', "A list of texts"),
        ),
    ),
    Exercise(
        id="11.5",
        question="About how many types would twice as many central reports have, if the factor stayed at 1.48?",
        check=number(
            35_000,
            message="About 35,000: half a million further words would bring eleven thousand new types. Most of them "
            "would be rare, so do not read the number as exact.",
            mistakes={
                47_400: "This doubles the types; they grow more slowly than the words.",
                23_700: "This is where the types stand now, at 552,747 words.",
                818_000: "This multiplies the words; the factor is that of the types.",
                1_105_494: "These are the words; the types are asked for.",
                16_000: "16,000 is where the types stood in 1990, at half the words.",
            },
            tolerance=1_000,
            otherwise="Take the types of 2026 from the last line and multiply them once by the factor.",
        ),
        hints=(
            "The last line of the output has the year, the words and the types; a doubling is one step.",
            "Multiply 23,700 by 1.48.",
        ),
        solution="reports = tifa.load_reference()\nanswer = len(reports.word_counts()) * 1.48",
        why="One doubling of the words is one multiplication of the types.",
        wrong=(
            ("answer = 23_700 * 2", "This doubles the types"),
            ("answer = 552_747 * 1.48", "This multiplies the words"),
            ("answer = 552_747 * 2", "These are the words"),
            ('answer = "35000"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="11.6",
        question="How many comparisons of two are there among 10,000 reports?",
        check=number(
            49_995_000,
            message="Nearly fifty million: about twelve times as many files as 814, and 151 times the comparisons. "
            "What takes a minute for 814 takes two and a half hours.",
            mistakes={
                100_000_000: "This also compares each report with itself, and each two of them twice.",
                99_990_000: "This counts each two reports twice, once from each side.",
                50_000_000: "Close: but a report is not compared with itself.",
                10_000: "10,000 are the reports; ten thousand comparisons would be one for each.",
                330_891: "That is the number for 814.",
            },
            otherwise="Each of the 10,000 meets all others, and each meeting is counted once: n × (n − 1) / 2.",
        ),
        hints=(
            "Put 10,000 in the place of 814.",
            "10_000 * 9_999 // 2",
        ),
        solution="answer = 10_000 * 9_999 // 2",
        why="Each report meets 9,999 others, and each meeting was counted from both sides.",
        wrong=(
            ("answer = 10_000 * 10_000", "with itself, and"),
            ("answer = 10_000 * 9_999", "twice, once from each side"),
            ("answer = 10_000 * 10_000 // 2", "is not compared with itself"),
            ("answer = 814 * 813 // 2", "number for 814"),
        ),
    ),
)
