"""Checkers for cuts between words: made by hand, guessed by a segmenter, and mended by user words."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import Any

from ..documents import Document, load_speech
from ..frequency import reconcile
from ..segmentation import Segmenter, as_segmenter
from ..wording import say, say_all
from .core import Verdict
from .given import as_texts, bare, short

__all__ = ["CLAUSE", "bad_guesses", "by_hand", "repairing_words", "user_words"]

CLAUSE = "在质量提升行动中想在前、走在前、干在前"
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


def by_hand(answer: Any) -> Verdict:
    """Check a clause cut by hand: whole, no word torn, and the three members that are alike cut alike.

    >>> by_hand("在/质量/提升/行动/中/想/在/前/、/走在/前/、/干/在/前").message
    'The last three members are built alike, but you did not cut them alike.'
    """
    pieces = _pieces(answer)
    joined = "".join(pieces)
    if joined != CLAUSE:
        same = next((i for i, (a, b) in enumerate(zip(joined, CLAUSE, strict=False)) if a != b), None)
        at = min(len(joined), len(CLAUSE)) if same is None else same
        near = say("after {text}", text=CLAUSE[max(0, at - 3) : at]) if at else say("at the beginning")
        return _no("Put together again, your pieces are not the clause: look {near}.", near=near)
    cuts = _cuts(pieces)
    for word in ("质量", "提升", "行动"):
        if CLAUSE.index(word) + 1 in cuts:
            return _no("You cut inside {word}, which is one word in every modern dictionary.", word=word)
    if CLAUSE.index("想") not in cuts:
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
    inside = {tuple(n for n in (1, 2) if CLAUSE.index(m) + n in cuts) for m in _MEMBERS}
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


def bad_guesses(answer: list[str]) -> Verdict:
    """Check which of the words that a segmenter guessed are pieces.

    >>> bad_guesses(["王予", "人有", "中想"]).right, bad_guesses(["陈钢"]).right
    (True, False)
    """
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


def repairing_words(given: list[str]) -> Verdict:
    """Check that user words keep the five names and terms whole, and cut no other word."""
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


def user_words(text: Document, words: Any) -> Verdict:
    """Check that user words stand in the text, are short, and are split without help.

    >>> from tifa import parse_document
    >>> user_words(parse_document("由数量追赶转向质量追赶。"), ["质量追赶", "数量"]).message
    '数量 is kept whole already, so it needs no help.'
    """
    given = as_texts(words)
    if given is None:
        return Verdict(False, say("The words come as a list of texts, such as {form}.", form='["质量追赶"]'))
    chosen, possible = list(dict.fromkeys(given)), len(_seams(text))
    if not min(2, possible) <= len(chosen) <= 50:
        return Verdict(False, "Two words at least are asked for, and not more than 50.")
    if not chosen:
        return Verdict(
            True, "No two words stand side by side in this text, so none can be cut apart: an empty list."
        )
    problems = [problem for word in chosen if (problem := _user_word(text, word))]
    if problems:
        return Verdict(False, say_all(problems[:3]))
    if len(chosen) == 1:
        return Verdict(
            True,
            "It stands in the text and is split. Words meet at one place only in this text, so one is enough.",
        )
    return Verdict(
        True,
        say(
            "All {n} stand in the text, and the segmenter splits each. Write them down with the reason for each: "
            "they belong to the description of your counts.",
            n=len(chosen),
        ),
    )


def _seams(text: Document) -> set[str]:
    """List the pairs of characters at which two words of a text meet: each pair is split there."""
    cut = as_segmenter(None).cut(text.text)
    return {seam for one, other in pairwise(cut) if (seam := one[-1] + other[0]).isalnum()}


def _user_word(text: Document, word: str) -> str:
    """Say what is wrong with one user word; "" for a good one."""
    shown = word if len(word) <= 20 else word[:20] + "…"
    if not re.fullmatch(r"[\w·]{2,10}", word):
        return say("{word} is no word: two to ten characters, without punctuation.", word=shown)
    row = reconcile(text, [word]).iloc[0]
    if row["count"] == 0:
        return say("{word} does not stand in the text.", word=shown)
    if row["split"] == 0:
        return say("{word} is kept whole already, so it needs no help.", word=shown)
    return ""
