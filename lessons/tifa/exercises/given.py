"""What a learner has handed in, read as a number, a text or a list, whatever kind of object it is."""

from __future__ import annotations

from typing import Any

__all__ = ["as_list", "as_number", "as_texts", "bare", "plain", "short", "whole_numbers"]

_QUOTES = " \t\n\u3000“”‘’\"'「」『』《》"


def plain(answer: Any) -> Any:
    """Take a text, list or dictionary of a derived class for what it is derived from, whatever its methods do.

    >>> from collections import Counter
    >>> type(plain(Counter("质量"))).__name__
    'dict'
    """
    own = type(answer)
    if issubclass(own, str) and own is not str:
        return str.__str__(answer)
    if issubclass(own, dict) and own is not dict:
        return {key: dict.__getitem__(answer, key) for key in dict.__iter__(answer)}
    for kind in (list, tuple, set, frozenset):
        if issubclass(own, kind) and own is not kind:
            return kind(kind.__iter__(answer))
    return answer


def bare(value: str) -> str:
    """Take off the white space and the quotation marks around a text.

    >>> bare(" “质量” ")
    '质量'
    """
    return value.strip(_QUOTES)


def as_number(answer: Any) -> float | None:
    """Read a number of any kind, as Python, NumPy or pandas have it; None for text, True and False.

    >>> import numpy as np
    >>> as_number(np.int64(39)), as_number("三十九"), as_number(True)
    (39.0, None, None)
    """
    from numbers import Real

    if isinstance(answer, bool) or type(answer).__name__ in {"bool", "bool_"}:
        return None
    if isinstance(answer, Real) or (type(answer).__module__ == "numpy" and getattr(answer, "ndim", 1) == 0):
        try:
            return float(answer)
        except (TypeError, ValueError, OverflowError):
            return None
    return None


def as_list(answer: Any) -> list[Any] | None:
    """Read a list, tuple, set or table column of at most 10,000 items; None for all else, as what has no end.

    >>> import pandas as pd
    >>> as_list(pd.Series(["质量", "标准"])), as_list("质量")
    (['质量', '标准'], None)
    """
    answer = plain(answer)
    column = (
        type(answer).__name__ in {"Series", "Index", "ndarray", "StringArray", "ArrowStringArray"}
        and answer.ndim == 1
    )
    if not (column or isinstance(answer, list | tuple | set | frozenset)) or len(answer) > 10_000:
        return None
    return list(answer.tolist() if column else answer)


def whole_numbers(answer: Any) -> list[int] | None:
    """Read what `as_list` reads, where all of it are whole numbers; else None.

    >>> whole_numbers([0, 3.0]), whole_numbers(["3"])
    ([0, 3], None)
    """
    items = as_list(answer)
    numbers = [] if items is None else [as_number(item) for item in items]
    if items is None or not all(number is not None and number.is_integer() for number in numbers):
        return None
    return [int(number) for number in numbers if number is not None]


def as_texts(answer: Any) -> list[str] | None:
    """Read what `as_list` reads, where all of it is text; else None.

    >>> as_texts(("质量 ", "“标准”")), as_texts(["质量", 39])
    (['质量', '标准'], None)
    """
    items = as_list(answer)
    if items is None or not all(isinstance(item, str) for item in items):
        return None
    return [bare(item) for item in items]


def short(value: object, most: int = 40) -> str:
    """Write a value as text, and no more of it than fits into a sentence.

    >>> short("由数量追赶转向质量追赶", 6)
    '由数量追赶转…'
    """
    shown = str(value)
    return shown if len(shown) <= most else shown[:most] + "…"
