"""What kind of object was expected and what kind was handed in, in a learner's words."""

from __future__ import annotations

from typing import Any

from ..wording import say
from .given import short

__all__ = ["expected"]

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


def expected(what: str, answer: Any, *, unquoted: bool = False, **values: object) -> str:
    """Say what was expected, and what was handed in instead of it.

    >>> expected("A number is expected", "39", unquoted=True)
    'A number is expected, without quotation marks; this is text: 39.'
    """
    name = type(answer).__name__
    kind = say(_KINDS[name]) if name in _KINDS else say("of the type {name}", name=name)
    extra = say(", without quotation marks") if unquoted and isinstance(answer, str) else ""
    told = isinstance(answer, str | int | float) and answer != ""
    shown = say(": {answer}", answer=short(answer)) if told else ""
    return say(
        "{what}{extra}; this is {kind}{shown}.", what=say(what, **values), extra=extra, kind=kind, shown=shown
    )
