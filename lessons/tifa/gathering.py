"""The tables of many documents as one: found on all processors, and once for what belongs together."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec
from weakref import WeakKeyDictionary

from .crew import Work
from .documents import Source, is_corpus, parse_clean
from .sharing import share_out
from .wording import say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Together", "by_document"]

_WORTH_A_PROCESS = 150_000  # characters; in the time of half of them it has loaded its dictionaries

P = ParamSpec("P")
_Finder = Callable[Concatenate[Any, P], "pd.DataFrame"]


class _Text(NamedTuple):
    """A document as it travels to the process that reads it."""

    name: str
    text: str


class Together:
    """Functions that read a document in the same way: of a Corpus all find at once, and it is remembered.

    What one of them needs of a document costs most of the others, too. The tables are kept as long as
    the Corpus is; they are smaller than its texts.
    """

    def __init__(self) -> None:
        self._finders: dict[str, _Finder[...]] = {}
        self._kept: WeakKeyDictionary[Any, dict[str, pd.DataFrame]] = WeakKeyDictionary()

    def by_document(self, find: Callable[Concatenate[Source, P], pd.DataFrame]) -> _Finder[P]:
        """Let a function that makes a table of one text, and has no options, take a Corpus as well."""

        @wraps(find)
        def found(source: Any, /, *args: P.args, **options: P.kwargs) -> pd.DataFrame:
            if not is_corpus(source):
                return find(source, *args, **options)
            if source not in self._kept:
                tables = _gathered(list(self._finders.values()), source)
                self._kept[source] = dict(zip(self._finders, tables, strict=True))
            return self._kept[source][find.__name__].copy()

        self._finders[find.__name__] = found
        return found


def by_document(find: Callable[Concatenate[Source, P], pd.DataFrame]) -> _Finder[P]:
    """Let a function that makes a table of one text take a Corpus as well.

    The table of a Corpus begins with a column `document`, the name of the document a row is from.

    >>> import pandas as pd
    >>> from tifa import Corpus

    >>> @by_document
    ... def sizes(source):
    ...     return pd.DataFrame({"characters": [len(getattr(source, "text", source))]})

    >>> sizes(Corpus.from_texts({"甲": "质量强省。", "乙": "质量"}, progress=False)).values.tolist()
    [['甲', 5], ['乙', 2]]
    """

    @wraps(find)
    def found(source: Any, /, *args: P.args, **options: P.kwargs) -> pd.DataFrame:
        if not is_corpus(source):
            return find(source, *args, **options)
        chosen = {name: list(v) if isinstance(v, Iterator) else v for name, v in options.items()}
        return _gathered([found], source, *args, **chosen)[0]

    return found


def _gathered(
    finders: Sequence[_Finder[...]], corpus: Any, /, *args: object, **options: object
) -> list[pd.DataFrame]:
    """Make one table with each finder; wrong options are found before any text is read."""
    empty = [_named(find("", *args, **options).iloc[:0], "") for find in finders]
    find_all = partial(_tables, finders=finders, args=args, options=options)
    work: Work[_Text, list[pd.DataFrame]] = Work(
        do=find_all,
        size=lambda text: len(text.text),
        crashed=lambda text: find_all([text]),  # here, where the error is seen
        worth=_WORTH_A_PROCESS,
        smallest=8_000,
        largest=80_000,
    )
    texts = [_Text(*pair) for pair in zip(corpus.names, corpus.texts, strict=True)]
    bar = ", ".join(find.__name__ for find in finders)
    alone = None if _travels(find_all) else 1
    with closing(share_out(texts, work, workers=alone, bar=bar, unit=say(" documents"))) as done:
        lots = list(done)
    return [_joined([lot[n] for lot in lots], table) for n, table in enumerate(empty)]


def _travels(value: object) -> bool:
    """Say whether a value can be sent to another process."""
    try:
        pickle.dumps(value)
    except (pickle.PicklingError, TypeError, AttributeError):
        return False
    return True


def _tables(
    texts: Sequence[_Text],
    finders: Sequence[_Finder[...]],
    args: Sequence[object],
    options: Mapping[str, object],
) -> list[pd.DataFrame]:
    """Make a table of some documents with each finder, one document after the other."""
    found = []
    for name, text in texts:
        document = parse_clean(text, name=name)
        found.append([_named(find(document, *args, **options), name) for find in finders])
    return [_joined(tables, tables[0]) for tables in map(list, zip(*found, strict=True))]


def _named(table: pd.DataFrame, name: str) -> pd.DataFrame:
    import pandas as pd

    table.insert(0, "document", pd.Series([name] * len(table), dtype="str", index=table.index))
    return table


def _joined(tables: Sequence[pd.DataFrame], empty: pd.DataFrame) -> pd.DataFrame:
    """Put tables one below the other; those without rows are left out, as their columns have no type."""
    import pandas as pd

    filled = [table for table in tables if not table.empty]
    return pd.concat(filled, ignore_index=True) if filled else empty.reset_index(drop=True)
