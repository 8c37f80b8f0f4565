"""Lesson 02, segmentation: cutting by hand, reading the segmenter's cuts, user words and their cost."""

from __future__ import annotations

from typing import Any

from ..segmentation import Segmenter
from .checkers import choice, expect, number, texts
from .core import Checker, Exercise, Verdict
from .cuts import CLAUSE, bad_guesses, by_hand, repairing_words

__all__ = ["EXERCISES"]

_A_LIST = "A list of words is expected, such as ['质量', '标准']"

_HAND: Checker = expect(
    (str, list, tuple), "A text with slashes is expected, such as '全省/质量/大会'", by_hand
)
_GUESSED: Checker = texts(_A_LIST, bad_guesses)


def _repairs(answer: Any) -> Verdict:
    return texts(_A_LIST, repairing_words)(list(answer.words) if isinstance(answer, Segmenter) else answer)


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="2.1",
        question=f"Cut {CLAUSE} into words by hand, with a slash between two words.",
        check=_HAND,
        hints=(
            "Read the clause aloud and notice where you could pause. Where does the first half end?",
            "在…中 is a frame: 'in the quality improvement campaign'. After it come three short members "
            "that are built alike; cut them alike.",
        ),
        solution='answer = "在/质量/提升/行动/中/想/在/前/、/走/在/前/、/干/在/前"',
        why="中 closes the frame 在…中; 想, 走 and 干 are the verbs of three parallel members. "
        "Larger pieces (质量提升行动, 想在前) are possible too.",
        wrong=(
            ('answer = "在/质量/提升/行动/中想/在/前/、/走/在/前/、/干/在/前"', "reaches over the middle"),
            ('answer = "在/质量/提升/行动/中/想/在/前/、/走在/前/、/干在前"', "built alike"),
            ('answer = "在/质/量/提升/行动/中/想在前/、/走在前/、/干在前"', "inside 质量"),
            ('answer = "在/质量/提升/行动/中/想在前/走在前/干在前"', "look after"),
            ('answer = "在/质量提升行动/中/想/在前、走/在前、干/在前"', "在前、走 runs across"),
            ('answer = "在/质量提升行动/中/想在/前/、/走在/前/、/干在/前"', "is 想在 one"),
            ('answer = "在质量提升行动中/想在前、走在前、干在前"', "is a phrase"),
            ('answer = "在/质量提升行动中/想/在/前/、/走/在/前/、/干/在/前"', "is a phrase"),
            ("answer = 12", "A text with slashes"),
        ),
    ),
    Exercise(
        id="2.2",
        question="Which account explains why jieba writes 企业主/责 (A, B, C or D)?",
        check=choice(
            "B",
            options={
                "A": "企业主 'owner of a firm' is no guess: it is an ordinary word with an entry of its own. "
                "Turn the guess off and see whether the cut changes.",
                "B": "Yes. 企业主/责 needs two words, 企业/主/责 three, and 主责 has no entry. The parallel with "
                "政府主导 and 部门联合, which tells a reader where to cut, plays no part in the calculation.",
                "C": "jieba has no grammar: it knows neither subjects nor verbs, only words and their counts.",
                "D": "The quotation marks and 、 do end a stretch of text, so they could only help here. "
                "Look at what stands between them.",
            },
        ),
        hints=(
            'Run tifa.segment("主责", segmenter=tifa.Segmenter(hmm=False)), then the same with 企业主 and with '
            "企业主责. Which words come from the dictionary?",
            "Go back to the three steps: which words are listed, which chain is likeliest, what is left over?",
        ),
        solution='tifa.segment("企业主责", segmenter=tifa.Segmenter(hmm=False))\nanswer = "B"',
        why="With the guess turned off the cut is the same, so it comes from the dictionary: it lists 企业主, not 主责.",
        wrong=(
            ('answer = "A"', "no guess"),
            ('answer = "C"', "no grammar"),
            ('answer = "D"', "could only help"),
            ('answer = "企业主"', "One letter"),
        ),
    ),
    Exercise(
        id="2.3",
        question="Which of the guessed words hold only a piece of a word, or pieces of two?",
        check=_GUESSED,
        hints=(
            "Six of the guesses have to do with people's names; the lead of the report gives the names in full.",
            "Three cases are clear: a name that lost its last character, and two pairs of characters that "
            "belong to different words (one in 人有我优, one in 行动中想在前).",
        ),
        solution='answer = ["王予", "人有", "中想"]',
        why="王予波 is one name; 人有我优 is 人/有/我/优; 中 closes 在…行动中 and 想 opens 想在前.",
        wrong=(
            ('answer = ["王予", "人有"]', "2 of the 3"),
            ('answer = ["王予", "人有", "中想", "主责"]', "监管主责"),
            ('answer = ["王予", "国网", "中想"]', "国家电网"),
            ('answer = ["王予", "人有", "中想", "企业主"]', "not in the list of guesses"),
            ('answer = "王予"', "A list of words"),
        ),
    ),
    Exercise(
        id="2.4",
        question="Give a list of user words that keeps 王予波, 于丛乐, the term with 首负, the one with 主责 in the "
        "five-part slogan, and the slogan with 双随机 whole.",
        check=_repairs,
        hints=(
            "A user word must be the whole unit, exactly as it stands in the text, without titles or marks.",
            "The slogan is 双随机一公开, the term 首负责任制, and the five-part slogan says what firms do: 企业主责.",
        ),
        solution='answer = ["王予波", "于丛乐", "企业主责", "首负责任制", "双随机一公开"]\n'
        "tifa.reconcile(speech, answer, segmenter=tifa.Segmenter(answer))",
        why="A user word is found before the dictionary is asked, so it is whole wherever its characters stand together.",
        wrong=(
            ('answer = ["王予波", "于丛乐", "企业主责", "首负责任制"]', "双/随机/一/公开"),
            (
                'answer = ["王予波", "于丛乐", "主责", "首负责任制", "双随机一公开"]',
                "only a part of 企业主责",
            ),
            (
                'answer = ["副省长王予波", "于丛乐", "企业主责", "首负责任制", "双随机一公开"]',
                "lies inside 副省长王予波",
            ),
            (
                'answer = ["王予波", "于丛乐", "企业主责", "首负责任制", "双随机一公开", "青海省"]',
                "cuts 省委书记 in two",
            ),
            ('answer = "王予波"', "A list of words"),
        ),
    ),
    Exercise(
        id="2.5",
        question="In how many places of the speech does the user word 青海省 cut another word in two?",
        check=number(
            3,
            message="Twice 省委书记, once 省委常委: three. 青海省委 is 青海 + 省委, the provincial committee of the "
            "Party; the user word takes the 省 and leaves 委/书记 behind.",
            mistakes={
                7: "7 is how often 青海省 stands in the text. In four of these places it is the province, and right; "
                "look at the others.",
                4: "In 4 places 青海省 was a word already, and in 4 of 5 省委 is no word of its own. But 省委常委, "
                "kept whole, is no damage: read how_split.",
                2: "You have one of the two titles that suffer. Which other title begins with 省委?",
                1: "You have one of the two titles that suffer. How often does the other stand in the text?",
                13: "13 is how often 青海 stands in the text; most of these places are untouched.",
            },
            otherwise="Set reconcile for 省委书记 and 省委常委 side by side, without and with the user word.",
        ),
        hints=(
            "Where does 青海省 stand before a character that belongs to 省? Think of the Party's offices.",
            'Run tifa.reconcile(speech, ["省委书记", "省委常委"], segmenter=tifa.Segmenter(["青海省"])) and add up '
            "the places that are split.",
        ),
        solution='table = tifa.reconcile(speech, ["省委书记", "省委常委"], segmenter=tifa.Segmenter(["青海省"]))\n'
        'answer = table["split"].sum()',
        why="The user word is found first, and takes the 省 that belongs to 省委.",
        wrong=(
            ("answer = 7", "how often 青海省 stands"),
            ("answer = 4", "a word already"),
            ("answer = 2", "one of the two titles"),
            ('answer = "3"', "without quotation marks"),
        ),
    ),
    Exercise(
        id="2.6",
        question="Which sentence could stand in a paper (A, B, C or D)?",
        check=choice(
            "C",
            options={
                "A": "How many words a text has depends on who cuts, so a reader could not find this number again. "
                "And 643 counts the punctuation marks too.",
                "B": "The two engines share one dictionary and one method, so that they agree says nothing about "
                "whether they are right.",
                "C": "Yes. It names tool, version, settings and user words, so that another reader can get the same "
                "list, and it says what was checked by eye and what was not.",
                "D": "Two readers who follow different rules also differ: 国家标准 or 国家/标准. "
                "Correcting by hand needs written rules before it is more than taste.",
            },
        ),
        hints=(
            "What would another reader need to get the same list of words?",
            "Two of the four claim a certainty that no segmentation has; one takes agreement for truth.",
        ),
        solution='answer = "C"',
        why="A segmentation is a hypothesis; it can be tested only if tool, version, settings and user words are named.",
        wrong=(
            ('answer = "A"', "depends on who cuts"),
            ('answer = "B"', "one dictionary"),
            ('answer = "D"', "written rules"),
            ("answer = 3", "One letter"),
        ),
    ),
)
