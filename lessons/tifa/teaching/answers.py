"""An answer to plain data and back, so that it can be checked again where no learner's code has run.

Numbers, texts, collections and tables of them go through; what is a kind of them (a Counter) becomes
the plain one. What else an answer may be (an Axes, a Corpus) can only be checked in the learner's
own process; `Exercise.plain` tells which exercises ask for that.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

__all__ = ["NotPlainError", "packed", "unpacked"]

_MOST = 40_000  # values in one answer
_LONGEST = 20_000  # characters of one text
_DEEPEST = 12


class NotPlainError(ValueError):
    """An answer that is no plain data, or too much of it."""


def packed(answer: Any) -> Any:
    """Return what JSON can hold of an answer, each value with its kind; `ValueError` for anything else.

    >>> packed([1, "质量"])
    ['list', [['int', '1'], ['str', '质量']]]
    """
    return _pack(answer, [_MOST], 0)


def unpacked(data: Any) -> Any:
    """Return the answer again; `NotPlainError` for anything that `packed` does not write.

    >>> unpacked(packed({"质量": (39, 37.5, None, True)}))
    {'质量': (39, 37.5, None, True)}
    """
    if not isinstance(data, list) or len(data) != 2 or not isinstance(data[0], str):
        raise NotPlainError("no answer")
    try:
        return _READERS[data[0]](data[1])
    except Exception as error:  # pandas has errors of its own for what is no table
        raise NotPlainError("no answer") from error


def _pack(value: Any, left: list[int], depth: int) -> Any:
    left[0] -= 1
    kind = type(value)
    if left[0] < 0 or depth > _DEEPEST:
        raise NotPlainError("too much")
    if kind in _SCALARS:
        text = value if kind is str else repr(value)
        if len(text) > _LONGEST:
            raise NotPlainError("too long")
        return [kind.__name__, text]
    if kind in _COLLECTIONS:
        return [kind.__name__, [_pack(item, left, depth + 1) for item in list(value)]]
    if kind is dict:
        return ["dict", [[_pack(k, left, depth + 1), _pack(v, left, depth + 1)] for k, v in value.items()]]
    return _pack_foreign(value, left, depth)


def _pack_foreign(value: Any, left: list[int], depth: int) -> Any:
    """Pack the numbers of numpy and the tables of pandas, which nobody loads who does not use them."""
    kind = f"{type(value).__module__.split('.')[0]}.{type(value).__name__}"
    if kind == "pandas.DataFrame":
        columns = [value.iloc[:, n].tolist() for n in range(value.shape[1])]
        parts: list[Any] = [value.columns.tolist(), value.index.tolist(), columns]
        return ["DataFrame", _pack(parts, left, depth + 1)]
    if kind == "pandas.Series":
        return ["Series", _pack([value.name, value.index.tolist(), value.tolist()], left, depth + 1)]
    if kind.startswith("numpy.") and getattr(value, "shape", None) == () and hasattr(value, "item"):
        return _pack(value.item(), left, _DEEPEST)
    if kind.startswith(("numpy.", "pandas.")) and hasattr(value, "tolist"):
        return ["array", _pack(value.tolist(), left, depth + 1)]
    for plain in _INHERITED:
        if isinstance(value, plain):
            return _pack(plain(value), left, depth + 1)
    raise NotPlainError(kind)


_SCALARS = (int, float, complex, str, bool, type(None))
_COLLECTIONS = (list, tuple, set, frozenset)
_INHERITED: tuple[type[Any], ...] = (int, float, complex, str, *_COLLECTIONS, dict)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise NotPlainError("no text")
    return value


def _float(value: Any) -> float:
    number = float(_text(value))
    return math.nan if math.isnan(number) else number


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise NotPlainError("no list")
    return [unpacked(item) for item in value]


def _dict(value: Any) -> dict[Any, Any]:
    return {unpacked(key): unpacked(item) for key, item in value}


def _frame(value: Any) -> Any:
    import pandas as pd

    columns, index, values = unpacked(value)
    if any(not isinstance(column, list) or len(column) != len(index) for column in values):
        raise NotPlainError("no table")  # one value for a long column would be repeated
    frame = pd.DataFrame(dict(enumerate(values)), index=index)
    frame.columns = pd.Index(columns)
    return frame


def _series(value: Any) -> Any:
    import pandas as pd

    name, index, values = unpacked(value)
    if not isinstance(values, list):
        raise NotPlainError("no column")
    return pd.Series(values, index=index, name=name)


def _array(value: Any) -> Any:
    import numpy as np

    items = unpacked(value)
    if not isinstance(items, list):
        raise NotPlainError("no array")
    return np.array(items)


_READERS: dict[str, Callable[[Any], Any]] = {
    "int": lambda value: int(_text(value)),
    "float": _float,
    "complex": lambda value: complex(_text(value)),
    "str": _text,
    "bool": lambda value: {"True": True, "False": False}[value],
    "NoneType": lambda value: None,
    "list": _items,
    "tuple": lambda value: tuple(_items(value)),
    "set": lambda value: set(_items(value)),
    "frozenset": lambda value: frozenset(_items(value)),
    "dict": _dict,
    "DataFrame": _frame,
    "Series": _series,
    "array": _array,
}
