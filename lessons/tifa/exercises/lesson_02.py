"""Lesson 02, segmentation: cutting by hand, reading the segmenter's cuts, user words and their cost."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from ..documents import load_speech
from ..segmentation import Segmenter
from ..wording import say, say_all
from .core import Checker, Exercise, Verdict, choice, expect, number, texts
from .given import bare, short

__all__ = ["EXERCISES"]

_CLAUSE = "在质量提升行动中想在前、走在前、干在前"
_MEMBERS = ("想在前", "走在前", "干在前")


def _no(sentence: str, **values: object) -> Verdict:
    shown = {name: short(value) if isinstance(value, str) else value for name, value in values.items()}
    return Verdict(False, say(sentence, **shown))


def _pieces(answer: Any) -> list[str]:
    """Read a cut clause: a list of words, or one text with slashes, bars or spaces in it."""
    cut = bare(answer) if isinstance(answer, str) else "/".join(map(str, answer[:1000]))
    for sign in "／|｜\u3000 ":
        cut = cut.replace(sign, "/")
    return [piece.strip() for piece in cut.split("/") if piece.strip()]


def _cuts(pieces: list[str]) -> set[int]:
    """Say after how many characters each piece ends."""
    return set(accumulate(map(len, pieces)))


def _by_hand(answer: Any) -> Verdict:
    pieces = _pieces(answer)
    joined = "".join(pieces)
    if joined != _CLAUSE:
        same = next((i for i, (a, b) in enumerate(zip(joined, _CLAUSE, strict=False)) if a != b), None)
        at = min(len(joined), len(_CLAUSE)) if same is None else same
        near = say("after {text}", text=_CLAUSE[max(0, at - 3) : at]) if at else say("at the beginning")
        return _no("Put together again, your pieces are not the clause: look {near}.", near=near)
    cuts = _cuts(pieces)
    for word in ("质量", "提升", "行动"):
        if _CLAUSE.index(word) + 1 in cuts:
            return _no("You cut inside {word}, which is one word in every modern dictionary.", word=word)
    if _CLAUSE.index("想") not in cuts:
        return _no(
            "One of your pieces reaches over the middle of the clause: 在…中 frames the first part ('in the …'), "
            "and 想 is the first verb of three."
        )
    phrase = next(
        (p for p in pieces if (p[0] == "在" and p[1:2] == "质") or (p[-1] == "中" and len(p) > 3)), ""
    )
    if phrase:
        return _no("{phrase} is a phrase, not a word: cut further.", phrase=phrase)
    across = next((piece for piece in pieces if "、" in piece[1:-1]), "")
    if across:
        return _no("{across} runs across 、; a mark always ends a word.", across=across)
    inside = {tuple(n for n in (1, 2) if _CLAUSE.index(m) + n in cuts) for m in _MEMBERS}
    if len(inside) > 1:
        return _no("The last three members are built alike, but you did not cut them alike.")
    if inside == {(2,)}:
        return _no("Both halves of 想在/前 would have to be words; is 想在 one?")
    defended = (
        "{n} pieces, and they can be defended. Another reader may well have made fewer or more: "
        "质量提升行动 is the name of a campaign, and 想在前 could be one set phrase. Now see what the machine does."
    )
    return Verdict(True, say(defended, n=len(pieces)))


_BAD_GUESSES = {"王予", "人有", "中想"}
_ARGUABLE = {"丛乐", "首负"}
_GOOD_GUESSES = {
    "陈钢": "陈钢 is a person's whole name.",
    "强省": "强省 'strong province' stands in 质量强省 and is made like 强国.",
    "匡涌": "匡涌 is a person's whole name.",
    "马伟": "马伟 is a person's whole name.",
    "马海瑛": "马海瑛 is a person's whole name.",
    "主责": "主责 'main responsibility' is a word of this text (监管主责); find where the guess was needed.",
    "共治": "共治 'governing together' is a word here: 社会质量共治.",
    "国网": "国网 is the usual short form of 国家电网, the State Grid.",
    "硅业": "硅业 'silicon industry' stands in the name of a company, like 矿业 and 渔业.",
}


def _guesses(answer: list[str]) -> Verdict:
    given = set(answer)
    good = [w for w in _GOOD_GUESSES if w in given]
    if good:
        reason = say(_GOOD_GUESSES[good[0]])
        return Verdict(False, say_all([reason, say("The guess was right there.")]))
    strange = sorted(given - _BAD_GUESSES - _ARGUABLE)
    if strange:
        return _no(
            "{word} is not in the list of guesses; copy the words from the output above.", word=strange[0]
        )
    if _BAD_GUESSES - given:
        return _no(
            "{n} of the 3 clear cases found. Look up each remaining guess in the speech: "
            "does it hold a piece of a word, or pieces of two?",
            n=len(_BAD_GUESSES & given),
        )
    return Verdict(
        True,
        "王予 has lost its 波, 人有 and 中想 each hold pieces of two words. 丛乐 and 首负 can be argued: some "
        "annotators write surname and given name apart, and 首负责任制 can be read 首负+责任制 or 首负责任+制. "
        "The other nine guesses gave words that the dictionary did not have.",
    )


_WANTED = ("王予波", "于丛乐", "企业主责", "首负责任制", "双随机一公开")


def _user_words(given: list[str]) -> Verdict:
    text = load_speech().text
    words = Segmenter([word for word in given if word in text]).cut(text)
    for phrase in _WANTED:
        if phrase in words or (phrase == "首负责任制" and "首负责任" in words):
            continue
        holder = next((w for w in given if phrase in w), "")
        piece = next((w for w in given if w in phrase and w), "")
        if holder:
            inside = "With your words {phrase} lies inside {holder}, which is more than the name or term."
            return _no(inside, phrase=phrase, holder=holder)
        if piece:
            return _no("{piece} alone keeps only a part of {phrase} together.", piece=piece, phrase=phrase)
        return _no("{phrase} is still cut: {cut}.", phrase=phrase, cut=_cut_of(words, text, phrase))
    better = {text.index("想在前"), text.index("首负责任制") + len("首负责任")}
    new = _cuts(words) - _cuts(Segmenter(_WANTED).cut(text)) - better
    if new:
        at = min(new)
        torn = next(w for w in Segmenter(_WANTED).cut(text[: at + 8]) if _holds(text, w, at))
        return _no("All five are whole, but one of your other words now cuts {torn} in two.", torn=torn)
    return Verdict(
        True,
        "All five stay whole wherever they occur, and no other word was cut. The names will serve you in other "
        "reports from Qinghai, the terms in other texts on regulation; the list belongs in your paper.",
    )


def _cut_of(words: list[str], text: str, phrase: str) -> str:
    """Show the words that the first occurrence of a phrase lies in."""
    at, found = text.index(phrase), []
    for word, end in zip(words, accumulate(map(len, words)), strict=True):
        if end > at and end - len(word) < at + len(phrase):
            found.append(word)
    return "/".join(found)


def _holds(text: str, word: str, at: int) -> bool:
    """Say whether a word of the text reaches over a place in it."""
    return any(text[start : start + len(word)] == word for start in range(max(0, at - len(word) + 1), at))


_A_LIST = "A list of words is expected, such as ['质量', '标准']"

_HAND: Checker = expect(
    (str, list, tuple), "A text with slashes is expected, such as '全省/质量/大会'", _by_hand
)
_GUESSED: Checker = texts(_A_LIST, _guesses)


def _repairs(answer: Any) -> Verdict:
    return texts(_A_LIST, _user_words)(list(answer.words) if isinstance(answer, Segmenter) else answer)


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        id="2.1",
        question=f"Cut {_CLAUSE} into words by hand, with a slash between two words.",
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
