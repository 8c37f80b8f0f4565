"""The Corpus: documents, their tokens as numbers, and what is known about them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..cleaning import clean_text, han_characters
from ..documents import Document, text_of
from ..reading import check_encoding
from ..segmentation import Segmenter, as_segmenter, is_word
from ..wording import say
from .batches import Cutter, Item, Problem, Recipe
from .building import Built, build, join
from .finding import find_items
from .metadata import Metadata, describe
from .preparing import parse_clean
from .storing import load_parts, save_parts

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from distributed import Client
    from numpy.typing import NDArray

__all__ = ["Corpus", "as_corpus"]


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """Many documents, cut into words once, counted as often as wanted.

    `vocabulary` lists the tokens by their id, in order of first appearance; `words` says which
    are words. `tokens` holds the ids of all documents in a row, without white space but with
    each line break as a token; document i is `tokens[bounds[i]:bounds[i + 1]]`, and `starts`
    says where each of its tokens begins in `texts[i]`, its clean text. The arrays are read-only.
    """

    names: list[str]
    texts: list[str]
    vocabulary: list[str]
    tokens: NDArray[np.int32]
    bounds: NDArray[np.int64]
    starts: NDArray[np.int32]
    facts: pd.DataFrame  # `documents` without the columns that are counted
    problems: pd.DataFrame

    def __post_init__(self) -> None:
        for array in (self.tokens, self.bounds, self.starts):
            array.flags.writeable = False

    @classmethod
    def from_folder(
        cls,
        folder: str | os.PathLike[str],
        *,
        pattern: str = "**/*",
        metadata: Metadata | None = None,
        segmenter: Segmenter | None = None,
        encoding: str | None = None,
        script: str = "simplified",
        keep: Collection[str] = (),
        workers: int | None = None,
        progress: bool = True,
        client: Client | None = None,
    ) -> Corpus:
        """Read all txt, md, html, docx and pdf files of a folder, clean them and cut them into words.

        A file that cannot be read stands in `problems` with the reason. `metadata` is a pattern
        for file names ("{place}_{year}", or "{place}/{year}" with folders), the path of a CSV with
        a column `file`, or a dict of columns by name. `segmenter` is one with the engine rjieba if
        none is given; `encoding`, `script` and `keep` are those of `read_document`, for all files.
        `workers` are as many as there are processors. A bar shows on a terminal after a second,
        unless `progress=False`. A Dask `client` spreads the work over its cluster, whose
        machines must see the folder under the same path. `FileNotFoundError` for no such files.

        >>> from tifa.files import data_path
        >>> corpus = Corpus.from_folder(data_path("speeches"), pattern="qinghai*.txt")
        >>> corpus.documents[["name", "year", "genre"]].values.tolist()
        [['qinghai_quality_2018', 2018, 'news']]
        """
        items, unread = find_items(folder, pattern, leave_out=metadata)
        recipe = _recipe(segmenter, encoding, script, keep)
        built = build(items, recipe, workers=workers, progress=progress, client=client)
        return _corpus(built, metadata, unread, Path(folder).expanduser())

    @classmethod
    def from_texts(
        cls,
        texts: Mapping[str, str],
        *,
        metadata: Metadata | None = None,
        segmenter: Segmenter | None = None,
        script: str = "simplified",
        keep: Collection[str] = (),
        workers: int | None = None,
        progress: bool = True,
    ) -> Corpus:
        """Make a Corpus of texts by name; they are cleaned as `parse_document` does.

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> len(corpus), corpus.documents["year"].tolist(), corpus.vocabulary
        (2, [2017, 2018], ['提升', '质量', '。', '强省'])
        """
        if not isinstance(texts, Mapping):
            raise TypeError(
                say("texts are given by name: {{'2018': '…'}}, not as {kind}", kind=type(texts).__name__)
            )
        items = [Item(name, "", 3 * len(text), text) for name, text in texts.items()]
        recipe = _recipe(segmenter, None, script, keep)
        built = build(items, recipe, workers=workers, progress=progress)
        return _corpus(built, metadata, [], Path())

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Corpus:
        """Load a Corpus that `save` wrote; `ValueError` for any other file."""
        return cls(**load_parts(path))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the Corpus as one Arrow file, whole or not at all.

        It has a row a document: the columns of `documents`, text, tokens (the words themselves)
        and starts; polars, R and pandas read it.
        """
        save_parts(path, self)

    def __len__(self) -> int:
        return len(self.names)

    def __repr__(self) -> str:
        years = self.facts["year"].dropna()
        shown = [say("Corpus of {n} documents", n=len(self)), say("{size:,} words", size=self.sizes.sum())]
        if len(years):
            shown.append(say("{first}–{last}", first=years.min(), last=years.max()))
        if len(self.problems):
            shown.append(say("{n} problems", n=len(self.problems)))
        return "<" + say(", ").join(shown) + ">"

    def __iter__(self) -> Iterator[Document]:
        """Yield the Documents one after the other; all offsets point into their clean text."""
        return (parse_clean(text, name=name) for name, text in zip(self.names, self.texts, strict=True))

    def document(self, name: str) -> Document:
        """Return one document with its parts; all offsets point into its clean text."""
        if name not in self.names:
            shown = say(", ").join(self.names[:5]) + (say(", ") + "…" if len(self) > 5 else "")
            raise KeyError(
                say("name={name!r} is no document of this corpus; there are {shown}", name=name, shown=shown)
            )
        return parse_clean(self.texts[self.names.index(name)], name=name)

    @property
    def documents(self) -> pd.DataFrame:
        """A row a document: name, date, year, genre, characters (Chinese ones), words, headline, file, …

        `date` is that of the text; `year` that of the metadata, else of the name, else of the date.
        """
        table = self.facts.copy()
        table.insert(4, "characters", self.han)
        table.insert(5, "words", self.sizes)
        return table

    @cached_property
    def words(self) -> NDArray[np.bool_]:
        """Which tokens of the vocabulary are words; the rest is punctuation and line breaks."""
        import numpy as np

        return np.fromiter(map(is_word, self.vocabulary), bool, len(self.vocabulary))

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """Words of each document."""
        return self._sums(self.words)

    @cached_property
    def han(self) -> NDArray[np.int64]:
        """Chinese characters of each document."""
        import numpy as np

        by_token = np.fromiter(map(han_characters, self.vocabulary), np.int64, len(self.vocabulary))
        return self._sums(by_token)

    def id_of(self, word: str) -> int:
        """Return the id of a token, or -1 for one that does not occur."""
        return self._ids.get(word, -1)

    def word_counts(self) -> NDArray[np.int64]:
        """Count each token of the vocabulary over the whole corpus, by id."""
        import numpy as np

        return np.bincount(self.tokens, minlength=len(self.vocabulary))

    def counts_by_document(self, ids: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Count some tokens in each document: documents × ids; an id of -1 counts nothing."""
        import numpy as np

        wanted = np.asarray(ids, np.int64)
        distinct, column_of = np.unique(wanted, return_inverse=True)
        columns = np.full(len(self.vocabulary) + 1, -1)  # the last one is that of id -1
        columns[distinct] = np.arange(len(distinct))
        columns[-1] = -1
        found = columns[self.tokens]
        places = np.flatnonzero(found >= 0)
        rows = np.searchsorted(self.bounds, places, side="right") - 1
        cells = np.bincount(rows * len(distinct) + found[places], minlength=len(self) * len(distinct))
        return cells.reshape(len(self), len(distinct))[:, column_of].astype(np.int64)

    def where(self, **conditions: object) -> Corpus:
        """Return the Corpus of the documents that meet all conditions on columns of `documents`.

        A condition is a value, or a range, list or set of values: `where(year=range(2013, 2019))`.
        The result is what building from these documents alone would give. `ValueError` for a
        column that is not there.

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> corpus.where(year=2018).vocabulary
        ['质量', '强省', '。']
        """
        import numpy as np

        kept = np.ones(len(self), bool)
        for column, wanted in conditions.items():
            if column not in self.documents:
                there = say(", ").join(map(str, self.documents))
                raise ValueError(
                    say("there is no column {column!r}; choose from {there}", column=column, there=there)
                )
            values = [wanted] if isinstance(wanted, str) or not isinstance(wanted, Collection) else wanted
            kept &= self.documents[column].isin(list(values)).to_numpy(dtype=bool)
        return self._only(np.flatnonzero(kept))

    def _only(self, rows: NDArray[np.int64]) -> Corpus:
        """Keep some documents, and number their tokens anew in order of first appearance."""
        import numpy as np

        lengths = np.diff(self.bounds)[rows]
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        kept = np.repeat(self.bounds[rows] - bounds[:-1], lengths) + np.arange(bounds[-1])
        old = self.tokens[kept]
        first = np.full(len(self.vocabulary), len(old))
        first[old[::-1]] = np.arange(len(old))[::-1]  # of several values the last one stays
        order = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(old))]
        new = np.zeros(len(self.vocabulary), np.int32)
        new[order] = np.arange(len(order))
        return Corpus(
            names=[self.names[row] for row in rows],
            texts=[self.texts[row] for row in rows],
            vocabulary=[self.vocabulary[number] for number in order],
            tokens=new[old],
            bounds=bounds,
            starts=self.starts[kept],
            facts=self.facts.iloc[rows].reset_index(drop=True),
            problems=self.problems,
        )

    def _sums(self, by_token: NDArray[np.generic]) -> NDArray[np.int64]:
        """Add up a number that each token has, document by document."""
        import numpy as np

        sums = np.concatenate([[0], np.cumsum(by_token[self.tokens], dtype=np.int64)])
        return np.diff(sums[self.bounds])

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {token: number for number, token in enumerate(self.vocabulary)}


def as_corpus(source: str | Document | Corpus, *, segmenter: Segmenter | None = None) -> Corpus:
    """Return a Corpus as it is, and make one of a single text without changing a character of it.

    A text is cut by the segmenter, jieba's if none is given; `ValueError` for one with a Corpus,
    which is cut already.

    >>> corpus = as_corpus("质量 第一。")
    >>> [corpus.vocabulary[token] for token in corpus.tokens], corpus.starts.tolist()
    (['质量', '第一', '。'], [0, 3, 5])
    """
    if isinstance(source, Corpus):
        if segmenter is not None:
            raise ValueError(
                say("a Corpus is cut already; give segmenter= to Corpus.from_folder or from_texts")
            )
        return source
    cutter = Cutter(as_segmenter(segmenter))
    cutter.add(text_of(source), name=source.name if isinstance(source, Document) else "")
    return _corpus(join([cutter.batch()]), None, [], Path())


def _recipe(segmenter: Segmenter | None, encoding: str | None, script: str, keep: Collection[str]) -> Recipe:
    """Check the options once, before any file is read."""
    clean_text("", script=script, keep=keep)
    check_encoding(encoding)
    engine = Segmenter(engine="rjieba") if segmenter is None else as_segmenter(segmenter)
    return Recipe(engine, encoding, script, tuple(keep))


def _corpus(built: Built, metadata: Metadata | None, unread: list[Problem], root: Path) -> Corpus:
    import pandas as pd

    facts, unfit = describe(built.entries, metadata, root)
    problems = [*unread, *built.problems, *unfit]
    return Corpus(
        names=[entry.name for entry in built.entries],
        texts=[entry.text for entry in built.entries],
        vocabulary=built.vocabulary,
        tokens=built.tokens,
        bounds=built.bounds,
        starts=built.starts,
        facts=facts,
        problems=pd.DataFrame(problems, columns=["path", "problem"], dtype="str"),
    )
