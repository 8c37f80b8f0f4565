"""Lesson 03, counting words: rates, stop words, ties, words against characters, what was counted."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..documents import load_speech
from ..frequency import frequencies
from ..segmentation import stopwords
from ..wording import say
from .checkers import choice, number, words
from .core import Exercise, Verdict

__all__ = ["EXERCISES"]


@cache
def _all_words() -> frozenset[str]:
    return frozenset(frequencies(load_speech())["word"])


def _table_with_yao(table: Any) -> Verdict:
    if not hasattr(table, "columns"):
        return Verdict(False, "A table is expected, as tifa.frequencies gives it; this is something else.")
    if "word" not in table.columns:
        return Verdict(False, "This table has no column word; make it with tifa.frequencies.")
    given = set(table["word"])
    kept = (stopwords() - {"要"}) & given
    if kept >= (stopwords() - {"要"}) & _all_words():
        if "要" in given:
            return Verdict(False, "的 and 在 are still there: this is the table with every word in it.")
        return Verdict(
            False, "Only 要 was left out, and all other stop words are there: it should be the reverse."
        )
    if kept:
        first = min(kept, key=table["word"].tolist().index)
        return Verdict(False, say("{word} is still in your table.", word=first))
    missing = _all_words() - stopwords() - given
    if "要" not in given:
        if any(len(word) > 1 for word in missing):
            return Verdict(
                False, "This is a part of the table; hand it in whole, without .head() or a condition."
            )
        if missing:
            return Verdict(False, "要 is one character long, and min_length=2 leaves out every such word.")
        return Verdict(False, "要 is not in your table: it is one of the 121, so take it off the list first.")
    if missing:
        lacking = "要 is there, but {n} words that are no stop words are missing; see your options."
        return Verdict(False, say(lacking, n=len(missing)))
    if given - _all_words():
        return Verdict(
            False, "There are words in your table that the speech does not have; count speech itself."
        )
    return Verdict(
        True,
        "要 is third, level with 行动 and behind only 质量 and 青海. The table now shows that the text demands "
        "something, and not only what it is about.",
    )


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="3.1",
        question="What is the rate of 行动, which occurs 7 times, per 10,000 words of the speech?",
        check=number(
            137,
            tolerance=0.5,
            message="About 137 per 10,000 words. Seven occurrences carry no more than this: with eight it would "
            "have been 157, so decimals would feign a precision that is not there.",
            mistakes={
                136: "Nearly: the decimals are cut off here; round up, or let Python give the number.",
                109: "You divided by 643, the length of the list in lesson 02; that counts punctuation as words.",
                68: "You divided by 1,033, the Chinese characters; a rate per words needs the number of words.",
                228: "You divided by 307, the different words; the denominator is all words as they come.",
                1.37: "This is per hundred (per cent); multiply by 10,000 in place of 100.",
                0: "This is a share of the whole text, a number below 1; multiply it by 10,000.",
                7: "7 is the count. Divide it by the number of words and multiply by 10,000.",
            },
            otherwise="Count divided by the number of words of the text, times 10,000: check the denominator.",
        ),
        hints=(
            "Do as in the cell above for 质量: only one of its three numbers changes.",
            "The denominator is the number of all words, 511.",
        ),
        solution="answer = 7 / 511 * 10_000",
        why="7 of 511 words; the column per_10k of the table gives the same number.",
        wrong=(
            ("answer = 7 / 643 * 10_000", "punctuation"),
            ("answer = 136", "round up"),
            ("answer = 7 / 1033 * 10_000", "Chinese characters"),
            ("answer = 7 / 307 * 10_000", "different words"),
            ("answer = 7 / 511", "below 1"),
            ("answer = '137'", "without quotation marks"),
        ),
    ),
    Exercise(
        id="3.2",
        question="Make a frequency table of the speech without stop words, but with 要.",
        check=_table_with_yao,
        hints=(
            "Take 要 off the stop list, and give frequencies the rest of the list.",
            'The stop list without 要 is tifa.stopwords() - {"要"}; give it as stopwords=. Leave min_length alone.',
        ),
        solution='answer = tifa.frequencies(speech, stopwords=tifa.stopwords() - {"要"})',
        why="A stop list is a collection that you may change; say in your paper how.",
        wrong=(
            ("answer = tifa.frequencies(speech)", "every word in it"),
            ("answer = tifa.frequencies(speech, stopwords=tifa.stopwords())", "one of the 121"),
            (
                'answer = tifa.frequencies(speech, stopwords=tifa.stopwords() - {"要"}, min_length=2)',
                "one character long",
            ),
            ('answer = tifa.frequencies(speech, stopwords={"要"})', "the reverse"),
            ('answer = tifa.stopwords() - {"要"}', "A table is expected"),
        ),
    ),
    Exercise(
        id="3.3",
        question="How many rows has the shortest list that holds the first ten words of content and tears no group "
        "of equal counts apart?",
        check=number(
            15,
            message="15: seven words stand above, and eight share the count of 4. An honest heading is "
            "'words with at least four occurrences', not 'top ten'.",
            mistakes={
                10: "With ten rows some words with a count of 4 are shown and others, with the same count, are not.",
                7: "Seven words tear no group apart, but the first ten are not all among them.",
                8: "8 is the size of the group that head(10) tears apart; count the words above it too.",
                18: "The group of 4 begins before the eleventh row, so three of its words are counted twice.",
                26: "You went down to a count of 3; one group earlier is enough.",
            },
            otherwise="Find the count of the tenth row, then filter for this count and everything above it.",
        ),
        hints=(
            "What is the count in the tenth row? All words with that count belong in the list, or none.",
            'Look at len(content[content["count"] >= 4]).',
        ),
        solution="content = tifa.frequencies(speech, stopwords=tifa.stopwords(), min_length=2)\n"
        'answer = len(content[content["count"] >= 4])',
        why="The tenth row has a count of 4, and eight words share it.",
        wrong=(
            ("answer = 10", "others, with the same count"),
            ("answer = 7", "not all among them"),
            ("answer = 8", "tears apart"),
            ("answer = 26", "one group earlier"),
        ),
    ),
    Exercise(
        id="3.4",
        question="Which three words hold the three occurrences of 标准 that are no word of their own?",
        check=words(
            ["国家标准", "国际标准", "标准规范"],
            message="国家标准, 国际标准, 标准规范: jieba's dictionary happens to list them. 青海标准 and 最高标准 are made "
            "in the same way, but are not listed, so there 标准 was counted as a word.",
            mistakes={
                "青海标准": "青海标准 is cut 青海/标准, so 标准 is a word of its own there.",
                "最高标准": "最高标准 is cut 最高/标准, so 标准 is a word of its own there.",
                "相关标准": "相关标准 is cut 相关/标准, so 标准 is a word of its own there.",
                "标准引领": "标准引领 is cut 标准/引领, so 标准 is a word of its own there.",
                "标准": "标准 itself is the word; we look for longer words around it.",
            },
        ),
        hints=(
            "The function that shows the words around an occurrence was used a moment ago for 质量.",
            'Read the column how_split of tifa.reconcile(speech, ["标准"]).',
        ),
        solution='tifa.reconcile(speech, ["标准"])\nanswer = ["国家标准", "国际标准", "标准规范"]',
        why="how_split names the words; the dictionary of the segmenter lists these three.",
        wrong=(
            ('answer = ["国家标准", "国际标准", "青海标准"]', "青海/标准"),
            ('answer = ["国家标准", "国际标准"]', "1 still missing"),
            ('answer = ["国家标准", "国际标准", "标准引领"]', "标准/引领"),
            ('answer = "国家标准"', "A list of words"),
        ),
    ),
    Exercise(
        id="3.5",
        question="How many of the 39 occurrences of 质量 stand in the paragraphs numbered 4 to 7?",
        check=number(
            31,
            message="3 + 19 + 4 + 5 = 31. The 19 are the second half of 王建军's speech, with its demands on regulation; "
            "the other 8 stand in "
            "headlines, lead, last paragraph and source line.",
            mistakes={
                39: "39 is the whole file, with headlines and the name of the newspaper.",
                38: "You left out the source line; the headlines, the lead and the last paragraph are not speech either.",
                22: "22 is paragraphs 4 and 5, those of 王建军; two other leaders speak after him.",
                26: "Perhaps the last one is missing: paragraph 7 is 匡涌's. (In Python [4:7] ends before 7.)",
                32: "One too many: paragraph 8 reports the award, not what a leader said.",
                3: "That is paragraph 4 alone; add those numbered 5, 6 and 7.",
                19: "That is paragraph 5 alone; add those numbered 4, 6 and 7.",
            },
            otherwise="Count in each of speech.paragraphs[4], [5], [6] and [7], and add up.",
        ),
        hints=(
            "Four counts, one sum.",
            '[paragraph.text.count("质量") for paragraph in speech.paragraphs] gives all ten counts; take the '
            "fifth to the eighth, since Python counts from 0.",
        ),
        solution="parts = speech.paragraphs[4:8]\n"
        'answer = sum(paragraph.text.count("质量") for paragraph in parts)',
        why="[4:8] takes the items 4, 5, 6 and 7; the end is not included.",
        wrong=(
            ('answer = speech.text.count("质量")', "whole file"),
            ('answer = sum(p.text.count("质量") for p in speech.paragraphs[4:7])', "匡涌's"),
            ('answer = sum(p.text.count("质量") for p in speech.paragraphs[4:9])', "One too many"),
            ('answer = speech.paragraphs[5].text.count("质量")', "paragraph 5 alone"),
        ),
    ),
    Exercise(
        id="3.6",
        question="Which sentence could stand in a paper (A, B, C or D)?",
        check=choice(
            "B",
            options={
                "A": "39 is the whole file: headlines, a meeting's name and a newspaper's name are in it. And how often "
                "a reporter writes a word does not measure anybody's concern.",
                "B": "Yes. It says where (the printed report), what (words, and by which segmenter), out of how many, "
                "and how many occurrences are only names. It claims nothing about what anybody thinks.",
                "C": "Four against three is no difference, the more so as all four stand in one paragraph.",
                "D": "One rate is per words, the other per characters. By characters 质量 has 378 here, "
                "so the two reports would be alike.",
            },
        ),
        hints=(
            "Ask of each sentence: counted where, what, out of how many?",
            "One mixes two denominators, one reads meaning into a difference of one, one takes the report for the speech.",
        ),
        solution='answer = "B"',
        why="It names text, unit, tool and denominator, and stops there.",
        wrong=(
            ('answer = "A"', "whole file"),
            ('answer = "C"', "no difference"),
            ('answer = "D"', "per characters"),
            ("answer = 2", "One letter"),
        ),
    ),
)
