"""What an exercise is, and what a learner sees when an answer is checked."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from ..wording import say, say_all
from .given import as_number, as_texts, bare, short

__all__ = [
    "Exercise",
    "Feedback",
    "Verdict",
    "choice",
    "expect",
    "expected",
    "number",
    "text",
    "texts",
    "words",
]


@dataclass(frozen=True)
class Verdict:
    """Whether an answer is right, and the sentence that tells the learner why or what to look at."""

    right: bool
    message: str


Checker = Callable[[Any], Verdict]


@dataclass(frozen=True)
class Exercise:
    """One exercise as data: its question, its checker, hints, solution, and typical wrong answers.

    `hints` go from gentle to plain. `solution` is code whose last line sets `answer`; `wrong`
    pairs code of the same kind with a part of the feedback that it must get. Tests run them all.
    `plain` is false where the answer is an object, such as an Axes, which is not numbers, texts or
    tables and so cannot be checked a second time apart from the code that made it.
    """

    id: str
    question: str
    check: Checker
    hints: tuple[str, ...]
    solution: str
    wrong: tuple[tuple[str, str], ...]
    why: str = ""
    plain: bool = True


@dataclass(frozen=True)
class Feedback:
    """A short message that shows as a coloured box in a notebook and as plain text elsewhere."""

    state: str  # right, wrong, open, hint, solution
    title: str
    message: str
    code: str = field(default="")

    def __repr__(self) -> str:
        parts = [f"{_MARKS[self.state]} {self.title}", self.message, self.code]
        return "\n".join(filter(None, parts))

    def _repr_html_(self) -> str:
        colour = _COLOURS[self.state]
        message = html.escape(self.message).replace("\n", "<br>")
        code = f"<pre style='margin:.5em 0 0'>{html.escape(self.code)}</pre>" if self.code else ""
        return (
            f"<div role='status' style='border-left:.4em solid {colour};padding:.5em .9em;margin:.3em 0'>"
            f"<strong>{_MARKS[self.state]} {html.escape(self.title)}</strong>"
            f"<div>{message}</div>{code}</div>"
        )


_MARKS = {"right": "✓", "wrong": "✗", "open": "○", "hint": "→", "solution": "="}
_COLOURS = {
    "right": "#2a7f62",
    "wrong": "#b4532a",
    "open": "#7a7f87",
    "hint": "#4f7cac",
    "solution": "#4f7cac",
}


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
        extra = [w for w in dict.fromkeys(given) if w not in wanted]
        missing = [w for w in wanted if w not in given]
        twice = next((w for w in given if given.count(w) > 1), "")
        if not extra and not missing and twice:
            return Verdict(False, say("{item} stands in your list twice.", item=twice))
        if not extra and not missing:
            order = "All {n} {noun} are right, but they stand in another order."
            return Verdict(False, say(order, n=len(wanted), noun=say(noun)))
        found = len(wanted) - len(missing)
        notes = [say("{n} of {total} {noun} right.", n=found, total=len(wanted), noun=say(noun))]
        notes += [say(reasons[w]) if w in reasons else _misplaced(w, wanted) for w in extra[:3]]
        if len(extra) > 3:
            more = "1 more does not belong." if len(extra) == 4 else "{n} more do not belong."
            notes.append(say(more, n=len(extra) - 3))
        if missing:
            notes.append(say("{n} still missing.", n=len(missing)))
        return Verdict(False, say_all(notes))

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


def _misplaced(item: str, wanted: list[str]) -> str:
    if sum(w in item for w in wanted) > 1:
        glued = "{item} is several glued together: put a comma between them, outside the quotation marks."
        return say(glued, item=short(item))
    return say("{item} does not belong here.", item=short(item))


_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a decimal number",
    "bytes": "bytes, not yet decoded",
    "bool": "True or False",
    "list": "a list",
    "tuple": "a tuple",
    "set": "a set",
    "dict": "a dictionary",
    "NoneType": "None, that is, nothing",
    "DataFrame": "a whole table",
    "Series": "a column of a table",
    "function": "a function without its parentheses",
    "method": "a method without its parentheses",
    "builtin_function_or_method": "a function without its parentheses",
    "Document": "a whole Document",
    "generator": "a generator",
}


_COMMA = "A comma ends a number in Python, so 1,033 is two of them: write 1033 or 1_033."


def _cut_by_comma(answer: Any) -> bool:
    return isinstance(answer, tuple) and len(answer) > 1 and all(type(part) is int for part in answer)


def expected(what: str, answer: Any, *, unquoted: bool = False, **values: object) -> str:
    """Say what was expected, and what was handed in instead of it."""
    name = type(answer).__name__
    kind = say(_KINDS[name]) if name in _KINDS else say("of the type {name}", name=name)
    extra = say(", without quotation marks") if unquoted and isinstance(answer, str) else ""
    told = isinstance(answer, str | int | float) and answer != ""
    shown = say(": {answer}", answer=short(answer)) if told else ""
    return say(
        "{what}{extra}; this is {kind}{shown}.", what=say(what, **values), extra=extra, kind=kind, shown=shown
    )
