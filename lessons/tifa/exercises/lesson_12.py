"""Exercises of lesson 12: a text of one's own. Their answers hold for any text that is handed in with them."""

from __future__ import annotations

from .checkers import choice
from .core import Exercise
from .cuts import user_words
from .own_text import about, last_words, paragraph, top_rate
from .scales import expected_rates

__all__ = ["EXERCISES"]

_PARAGRAPH = (
    'answer = (tifa.load_speech(), """The Qinghai report of July 2018 names the campaign six times: “质量提升行动” stands twice '
    "in the lead and twice each in what 陈钢 and 匡涌 say, 58.1 per 10,000 Chinese characters. In the two paragraphs "
    "that retell 王建军, by far the longest, it stands 0 of 6 times, though “质量” stands there 22 of 39 times. I had "
    "expected the first man to name it. Perhaps he speaks of principles and leaves the campaign to the others; "
    'perhaps the newspaper has shortened him. Only a transcript of the speech could tell.""")'
)

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="12.1",
        plain=False,
        question="What does the original of your text print last? Answer with the text and these words.",
        check=about(2, '(speech, "…")', last_words),
        hints=(
            "Open the page, the file or the book that the text comes from, and go to its end.",
            "Copy the last sentence or line there. For the Qinghai report the original is in speech.raw.",
            'answer = (speech, "the words that you copied")',
        ),
        solution="answer = (speech, speech.text.strip()[-40:])",
        why="Here the end is taken from the text that has come in, so it is right and proves nothing. Copy yours from "
        "the original by hand: what was lost on the way is not in speech either.",
        wrong=(
            ('answer = (speech, "以过硬质量为经济社会健康发展")', "Chinese characters follow"),
            ('answer = (speech, "会议由新华社记者报道并摄影。")', "not in the text"),
            ('answer = (speech, "质量报")', "at least eight"),
            ('answer = "相关负责人作交流发言。"', "in parentheses"),
            ("answer = (speech, 12)", "a text in quotation marks"),
        ),
    ),
    Exercise(
        id="12.2",
        question="Expect a rate of three phrases or more, one of them rare. Answer with the dictionary.",
        check=expected_rates,
        hints=(
            "What does the headline promise? What does every text of this kind say? What might it leave out?",
            "The word of which you expect least gets a number from 0 to 5.",
            'answer = {"质量": 300, "标准": 100, "生态": 0}',
        ),
        solution='answer = {"质量": 300, "标准": 100, "生态": 0}',
        why="The headline of the Qinghai report promises 质量; who speaks of quality speaks of 标准; and ecology was "
        "perhaps not the business of this conference. Any of the three may fail.",
        wrong=(
            ('answer = ["质量", "标准", "生态"]', "A dictionary is expected"),
            ('answer = {"质量": "much", "标准": "some", "生态": "none"}', "cannot fail"),
            ('answer = {"质量": 300, "生态": 0}', "three phrases at least"),
            ('answer = {"质量": 50, "标准": 50, "品牌": 50}', "about alike"),
            ('answer = {"质量": 300, "标准": 100, "改革": 20}', "rare or missing"),
        ),
    ),
    Exercise(
        id="12.3",
        plain=False,
        question="Which words of your text need help? Answer with the text and a list of two user words or more.",
        check=about(2, '(speech, ["…", "…"])', user_words),
        hints=(
            "Names, titles and formulations are the first to be cut: look at the column how_split.",
            "A good user word stands in the text, has no punctuation, and split is above 0 in tifa.reconcile.",
            'tifa.reconcile(speech, tifa.find_slogans(speech)["slogan"]); if too few are split, try two words that '
            "stand side by side in your text. One without any: answer = (speech, [])",
        ),
        solution='pairs = tifa.ngram_frequencies(speech)["ngram"].str.replace(" ", "")\n'
        'phrases = [*tifa.find_slogans(speech)["slogan"], *pairs]\n'
        "split = tifa.reconcile(speech, phrases).query('split > 0')[\"phrase\"]\n"
        "fit = split[split.str.isalnum() & split.str.len().between(2, 10)].drop_duplicates()\n"
        "answer = (speech, fit[:2].tolist())",
        why="The formulations come first, then pairs of neighbouring words; of those that are split, have no "
        "punctuation and two to ten characters the first two are taken. In the Qinghai report they are 强筋壮骨 and "
        "质量提升行动. Which ones you need, your question decides and no program.",
        wrong=(
            ('answer = (speech, ["质量提升行动", "品牌战略"])', "品牌战略 is kept whole already"),
            ('answer = (speech, ["质量立省", "青海标准"])', "质量立省 does not stand in the text"),
            ('answer = (speech, ["想在前、走在前", "青海标准"])', "is no word"),
            ('answer = (speech, ["质量提升行动"])', "Two words at least"),
            ('answer = (speech, "质量提升行动")', "a list of texts"),
            ('answer = ["质量提升行动", "青海标准"]', "The text comes first"),
        ),
    ),
    Exercise(
        id="12.4",
        plain=False,
        question="What is the rate, per 10,000 Chinese characters, of the most frequent formulation of your text? "
        "Answer with the text, the formulation and the number.",
        check=about(3, '(speech, "…", 0.0)', top_rate),
        hints=(
            "tifa.find_slogans has the counts, tifa.count_phrases has rates.",
            'nlargest(1, "count") gives the row with the largest count; hand its slogan to tifa.count_phrases.',
            'One decimal is enough. Where the program finds nothing: answer = (speech, "", 0)',
        ),
        solution='found = tifa.find_slogans(speech).nlargest(1, "count")["slogan"]\n'
        'rate = tifa.count_phrases(speech, found)["per_10k"]\n'
        'answer = (speech, "".join(found), rate.sum())',
        why="find_slogans says which, count_phrases how often in 10,000 characters. For the Qinghai report it is "
        '质量提升行动 with 58.1. Of the one row join and sum make its text and its number; where there is no row, "" '
        "and 0.",
        wrong=(
            ('answer = (speech, "质量提升行动", 6)', "This is the count"),
            ('answer = (speech, "质量提升行动", 117.4)', "per 10,000 words"),
            ('answer = (speech, "青海标准", 19.4)', "another one has more"),
            ('answer = (speech, "质量立省", 9.7)', "not in the table"),
            ('answer = ("质量提升行动", 58.1)', "in parentheses"),
            ('answer = (speech, 58.1, "质量提升行动")', "in quotation marks, and a number"),
        ),
    ),
    Exercise(
        id="12.5",
        question="Which of the four sentences may stand in your report (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "A keyword tells texts apart, here a news report from a premier's; whose word it is, its one "
                "place must show. And one sentence is no habit.",
                "B": "Another text's zero is no date of birth: the word may be old, or common elsewhere. Lesson 10 "
                "shows what a first occurrence takes.",
                "C": "Yes. It says what was counted, where, and against what, and the reader sees that three "
                "occurrences are one event. What it means comes in the next sentence, as your own.",
                "D": "The cut-off reckons with three separate draws; the three stand in one sentence. And out of "
                "hundreds of rows some pass by chance.",
            },
        ),
        hints=(
            "How many separate decisions of a writer stand behind the three occurrences?",
            "Three sentences say more than a table with counts of 3 and 0 can know.",
        ),
        solution='answer = "C"',
        why="It claims what the table and the lines show, and no more.",
        wrong=(
            ('answer = "A"', "no habit"),
            ('answer = "B"', "no date of birth"),
            ('answer = "D"', "separate draws"),
            ("answer = 3", "One letter"),
        ),
    ),
    Exercise(
        id="12.6",
        plain=False,
        question="Write your finding in one paragraph. Answer with the text and the paragraph.",
        check=about(2, '(speech, """…""")', paragraph),
        hints=(
            "One claim; the words it rests on, quoted; a number and what it is out of; what does not follow.",
            "Copy every quotation from the text, so that not a character differs.",
            'answer = (speech, """The report … “质量” … 377.5 per 10,000 characters …""")',
        ),
        solution=_PARAGRAPH,
        why="A claim that could be false, two quotations, each number out of something, what was expected, two "
        "explanations, and the source that could decide between them. It is about the Qinghai report, so that text is "
        "handed in with it; with yours, write your own.",
        wrong=(
            ('answer = (speech, "质量 is important.")', "40 English words"),
            (
                'answer = (speech, "The report is about quality and the leaders of the province take it very '
                'seriously. " * 4)',
                "Quote the text",
            ),
            (
                'answer = (speech, "The report says “质量立省” 39 times, which is 377.5 per 10,000 characters. " * 4)',
                "“质量立省” does not stand",
            ),
            (
                'answer = (speech, "The report says “质量” again and again, and very often indeed, so that nobody '
                'can overlook it. " * 4)',
                "what it is out of",
            ),
            ("answer = (speech, 377.5)", "The paragraph is a text"),
        ),
    ),
)
