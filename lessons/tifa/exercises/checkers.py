"""Checkers for what most exercises ask for: a number, a text, a letter, a list, a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import normalize

from ..wording import say, say_all
from .core import Checker, Verdict
from .given import as_number, as_texts, bare, short
from .kinds import expected

__all__ = ["choice", "expect", "letters", "number", "table", "text", "texts", "words"]


def number(
    right: float,
    *,
    message: str,
    mistakes: Mapping[float, str] | None = None,
    otherwise: str,
    tolerance: float = 0,
) -> Checker:
    """Check a number: `mistakes` maps known wrong ones to feedback, `otherwise` answers the rest.

    >>> ask = number(39, message="39 it is.", mistakes={37: "You counted words."}, otherwise="Look again.")
    >>> ask(37).message, ask(39).right, ask("39").message
    ('You counted words.', True, 'A number is expected, without quotation marks; this is text: 39.')
    """

    def check(answer: Any) -> Verdict:
        value = as_number(answer)
        if value is None and _cut_by_comma(answer):
            return Verdict(False, _COMMA)
        if value is None:
            return Verdict(False, expected("A number is expected", answer, unquoted=True))
        if abs(value - right) <= tolerance:
            return Verdict(True, message)
        for wrong, feedback in (mistakes or {}).items():
            if abs(value - wrong) <= tolerance:
                return Verdict(False, feedback)
        return Verdict(False, otherwise)

    return check


def text(
    right: str | Iterable[str],
    *,
    message: str,
    mistakes: Mapping[str, str] | None = None,
    otherwise: str,
) -> Checker:
    """Check a short text; quotation marks and space around it do not matter.

    >>> text("质量", message="Yes.", otherwise="No.")(" “质量” ").right
    True
    """
    accepted = {bare(r) for r in ([right] if isinstance(right, str) else right)}
    known = {bare(wrong): feedback for wrong, feedback in (mistakes or {}).items()}

    def check(answer: Any) -> Verdict:
        if not isinstance(answer, str):
            return Verdict(False, expected("Text in quotation marks is expected", answer))
        if bare(answer) in accepted:
            return Verdict(True, message)
        return Verdict(False, known.get(bare(answer), otherwise))

    return check


def choice(right: str, *, options: Mapping[str, str]) -> Checker:
    """Check a letter: `options` maps every letter to the feedback that choosing it gets.

    >>> choice("B", options={"A": "Not quite.", "B": "Yes."})("b").right
    True
    """

    def check(answer: Any) -> Verdict:
        letters = say(", ").join(options)
        letter = bare(normalize("NFKC", answer[:9])).rstrip(".)").upper() if isinstance(answer, str) else ""
        if letter not in options:
            return Verdict(
                False,
                expected("One letter in quotation marks is expected ({letters})", answer, letters=letters),
            )
        return Verdict(letter == right, options[letter])

    return check


def words(
    right: Iterable[str],
    *,
    message: str,
    mistakes: Mapping[str, str] | None = None,
    ordered: bool = False,
    noun: str = "words",
    example: str = "['质量', '标准']",
) -> Checker:
    """Check a collection of texts: it says how many are right, which do not belong, how many lack.

    `mistakes` maps an item that does not belong to the reason; `example` shows the form expected.

    >>> words(["要求", "强调"], message="Both.")(["要求", "讲话"]).message
    '1 of 2 words right. 讲话 does not belong here. 1 still missing.'
    """
    wanted = [bare(w) for w in right]
    reasons = {bare(wrong): feedback for wrong, feedback in (mistakes or {}).items()}

    def check(answer: Any) -> Verdict:
        shuffled = ordered and isinstance(answer, set | frozenset)
        given = None if shuffled else as_texts(answer)
        if given is None:
            return Verdict(
                False,
                expected(
                    "A list of {noun} is expected, such as {example}", answer, noun=say(noun), example=example
                ),
            )
        if given == wanted or (not ordered and set(given) == set(wanted)):
            return Verdict(True, message)
        return Verdict(False, _differences(given, wanted, reasons, say(noun)))

    return check


def letters(
    right: Iterable[str], *, message: str, mistakes: Mapping[str, str], noun: str, example: str
) -> Checker:
    """Check a collection of letters as `words` does, small ones too.

    >>> letters("AE", message="A and E.", mistakes={}, noun="letters", example="['B', 'E']")(["a", " e"]).right
    True
    """
    judge = words(right, message=message, mistakes=mistakes, noun=noun, example=example)

    def check(answer: Any) -> Verdict:
        if isinstance(answer, list | tuple | set):
            answer = [letter.strip().upper() if isinstance(letter, str) else letter for letter in answer]
        return judge(answer)

    return check


def table(columns: str, *, what: str, lacking: str, then: Checker) -> Checker:
    """Check that an answer is a table with some columns, and let `then` judge it; `lacking` names any other table.

    >>> table("left node", what="Lines are expected", lacking="another table", then=bool)("质量").message
    'Lines are expected; this is of the type str.'
    """

    def check(answer: Any) -> Verdict:
        has = set(getattr(answer, "columns", ()))
        if set(columns.split()) <= has:
            return then(answer)
        kind = say(lacking) if has else say("of the type {name}", name=type(answer).__name__)
        return Verdict(False, say("{what}; this is {kind}.", what=say(what), kind=kind))

    return check


def expect(kind: type | tuple[type, ...], what: str, then: Checker) -> Checker:
    """Check the type of an answer first: `what` names it in the learner's words.

    >>> expect(list, "A list is expected", lambda a: Verdict(len(a) == 2, "two"))(5).message
    'A list is expected; this is a whole number: 5.'
    """

    def check(answer: Any) -> Verdict:
        return then(answer) if isinstance(answer, kind) else Verdict(False, expected(what, answer))

    return check


def texts(what: str, then: Checker) -> Checker:
    """Check that an answer is a list of texts, or a column of a table, and let `then` judge it as a list.

    >>> texts("A list is expected", lambda given: Verdict(len(given) == 2, "two"))(("质量", "标准")).right
    True
    """

    def check(answer: Any) -> Verdict:
        given = as_texts(answer)
        return Verdict(False, expected(what, answer)) if given is None else then(given)

    return check


def _differences(given: list[str], wanted: list[str], reasons: Mapping[str, str], noun: str) -> str:
    """Say how many items are right, which do not belong, which stand twice, and how many lack."""
    extra = [w for w in dict.fromkeys(given) if w not in wanted]
    missing = [w for w in wanted if w not in given]
    if not extra and not missing:
        twice = next((w for w in given if given.count(w) > 1), "")
        if twice:
            return say("{item} stands in your list twice.", item=twice)
        return say("All {n} {noun} are right, but they stand in another order.", n=len(wanted), noun=noun)
    found = len(wanted) - len(missing)
    notes = [say("{n} of {total} {noun} right.", n=found, total=len(wanted), noun=noun)]
    notes += [say(reasons[w]) if w in reasons else _misplaced(w, wanted) for w in extra[:3]]
    if len(extra) > 3:
        more = "1 more does not belong." if len(extra) == 4 else "{n} more do not belong."
        notes.append(say(more, n=len(extra) - 3))
    if missing:
        notes.append(say("{n} still missing.", n=len(missing)))
    return say_all(notes)


def _misplaced(item: str, wanted: list[str]) -> str:
    if sum(w in item for w in wanted) > 1:
        glued = "{item} is several glued together: put a comma between them, outside the quotation marks."
        return say(glued, item=short(item))
    return say("{item} does not belong here.", item=short(item))


_COMMA = "A comma ends a number in Python, so 1,033 is two of them: write 1033 or 1_033."


def _cut_by_comma(answer: Any) -> bool:
    return isinstance(answer, tuple) and len(answer) > 1 and all(type(part) is int for part in answer)
