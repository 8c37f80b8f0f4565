"""Exercises of lesson 04: coinages, numeric abbreviations, and what a segmenter does to them."""

from __future__ import annotations

from typing import Any

from .core import Exercise, Verdict, choice, expect, number, text, words

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
_PIECES = "企业主/责"


def _kept_whole(table: Any) -> Verdict:
    """Check the table of `reconcile` for 质量 with the two longer phrases kept whole."""
    columns = set(getattr(table, "columns", ()))
    if not {"phrase", "as_one_word", "split"} <= columns:
        return Verdict(False, "This table is not from tifa.reconcile: it has no column as_one_word.")
    whole = dict(zip(table["phrase"].tolist(), table["as_one_word"].tolist(), strict=True))
    missing = [phrase for phrase in ("质量", *_KEPT) if phrase not in whole]
    if missing:
        return Verdict(False, f"The table has no row for {missing[0]}; give reconcile all three phrases.")
    split = [phrase for phrase in _KEPT if whole[phrase] == 0]
    if len(split) == len(_KEPT):
        return Verdict(False, "Both phrases are still split: was the segmenter handed to reconcile?")
    if split:
        return Verdict(False, f"{split[0]} is still split; the segmenter needs both phrases in its list.")
    if whole["质量"] != 30:
        return Verdict(
            False,
            f"Both phrases are whole, but 质量 stands alone {whole['质量']} times: "
            "your segmenter keeps other words too, or the text is not the whole speech.",
        )
    return Verdict(
        True,
        "30: seven of the 37 have gone into longer words. The more formulations you know, the rarer "
        "质量 itself becomes, while by characters it stays at 39.",
    )


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="4.1",
        question="How many times in all does the speech put a formulation in quotation marks?",
        check=number(
            12,
            message="Twelve: 强筋壮骨 and 青海标准 occur twice, the other eight once. "
            "It agrees with the number of opening marks, a check worth making.",
            mistakes={
                10: "10 is the number of different formulations, the rows; two of them occur more than once.",
                11: "11 is the number of rows of all kinds; 双随机一公开 has a second row as numeric.",
                13: "13 counts 双随机一公开 twice: its row as numeric is no further quotation.",
                24: "24 counts each pair of marks twice, once as it opens and once as it closes.",
            },
            otherwise="Take the column count of the rows that are quoted, and add it up.",
        ),
        hints=(
            "The table quoted has one row for each different formulation; its column count says how often.",
            'quoted["count"] is that column. Put .sum() after it.',
        ),
        solution="found = tifa.find_slogans(speech, lexicon=[])\n"
        'quoted = found[found["kind"] == "quoted"]\n'
        'answer = quoted["count"].sum()',
        why="Rows count the different formulations (types), the sum of count their occurrences (tokens).",
        wrong=(
            ("answer = 10", "different formulations"),
            ('answer = tifa.find_slogans(speech, lexicon=[])["count"].sum()', "no further quotation"),
            ('answer = speech.text.count("“") + speech.text.count("”")', "as it opens"),
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
        question="How has the segmenter cut 企业主责?",
        check=text(
            (_PIECES, f"{_PIECES} ×1"),
            message="It saw 企业主 (qǐyèzhǔ, the owner of a business) and was left with 责. Every piece is in "
            "the dictionary, and the cut is still wrong: only the parallel 政府主导 shows where it belongs.",
            mistakes={
                "企业/主责": "This is how it ought to be cut, and how you read it; the segmenter did otherwise.",
                "企业主责": "This is the phrase in one piece; look at the column how_split.",
                "企业/主/责": "There are two pieces, not three; look at the column how_split.",
                "企业 主责": "This is how it ought to be cut; look at how the segmenter did it.",
            },
            otherwise="Give tifa.reconcile the phrase 企业主责 and read the column how_split.",
        ),
        hints=(
            "tifa.reconcile takes a single phrase too.",
            'Run tifa.reconcile(speech, "企业主责") and read how_split, without the ×1.',
        ),
        solution='row = tifa.reconcile(speech, "企业主责")\n'
        'answer = row["how_split"].tolist()[0].removesuffix(" ×1")',
        why="企业主 is in the dictionary and 主责 is not, so the more probable path runs through 企业主.",
        wrong=(
            ('answer = "企业/主责"', "ought to be cut"),
            ('answer = "企业主责"', "in one piece"),
            ('answer = tifa.reconcile(speech, "企业主责")', "a whole table"),
            ('answer = "质量/追赶"', "how_split"),
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
