"""The Corpus: documents, their tokens as numbers, and what is known about them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..conditions import rows_that_meet
from ..documents import Document, parse_clean
from ..han import han_characters
from ..segmentation import Segmenter, is_word
from ..wording import say
from .building import build
from .counting import count_each, sums_by_document
from .finding import find_items
from .making import items_of, parts_of, recipe_of
from .parts import Parts
from .selecting import only
from .storing import load_parts, save_parts
from .telling import Metadata, check_metadata

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from distributed import Client
    from numpy.typing import NDArray

__all__ = ["Corpus"]


@dataclass(frozen=True, eq=False, repr=False)
class Corpus(Parts):
    """Many documents, cut into words once, counted as often as wanted.

    `vocabulary` lists the tokens by their id, in order of first appearance; `words` says which
    are words. `tokens` holds the ids of all documents in a row, without white space but with
    each line break as a token; document i is `tokens[bounds[i]:bounds[i + 1]]`, and `starts`
    says where each of its tokens begins in `texts[i]`, its clean text. The arrays are read-only.

    >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
    >>> corpus
    <Corpus of 2 documents, 4 words, 2017–2018>
    >>> [corpus.vocabulary[token] for token in corpus.tokens[corpus.bounds[1] : corpus.bounds[2]]]
    ['质量', '强省', '。']
    """

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
        check_metadata(metadata)
        items, unread = find_items(folder, pattern, leave_out=metadata)
        recipe = recipe_of(segmenter, encoding, script, keep)
        built = build(items, recipe, workers=workers, progress=progress, client=client)
        return cls.of_parts(parts_of(built, metadata, unread, Path(folder).expanduser()))

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
        items = items_of(texts)
        check_metadata(metadata)
        recipe = recipe_of(segmenter, None, script, keep)
        built = build(items, recipe, workers=workers, progress=progress)
        return cls.of_parts(parts_of(built, metadata, [], Path()))

    @classmethod
    def of_parts(cls, parts: Parts) -> Corpus:
        """Make a Corpus of what was built, loaded or chosen."""
        return cls(**vars(parts))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Corpus:
        """Load a Corpus that `save` wrote; `ValueError` for any other file, `FileNotFoundError` for none."""
        return cls.of_parts(load_parts(path))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the Corpus as one Arrow file, whole or not at all.

        It has a row a document: the columns of `documents`, text, tokens (the words themselves)
        and starts; polars, R and pandas read it. `OSError` where it cannot be written.

        >>> from tempfile import TemporaryDirectory
        >>> corpus = Corpus.from_texts({"2018": "质量强省。"})
        >>> with TemporaryDirectory() as folder:
        ...     corpus.save(Path(folder) / "corpus.arrow")
        ...     Corpus.load(Path(folder) / "corpus.arrow").texts
        ['质量强省。']
        """
        save_parts(path, self)

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
        """Return one document with its parts; all offsets point into its clean text. `KeyError` for no such name.

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> corpus.document("2018").text
        '质量强省。'
        """
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

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> corpus.documents[["name", "year", "characters", "words"]].values.tolist()
        [['2017', 2017, 4, 2], ['2018', 2018, 4, 2]]
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
        return sums_by_document(self, self.words)

    @cached_property
    def han(self) -> NDArray[np.int64]:
        """Chinese characters of each document."""
        import numpy as np

        by_token = np.fromiter(map(han_characters, self.vocabulary), np.int64, len(self.vocabulary))
        return sums_by_document(self, by_token)

    def id_of(self, word: str) -> int:
        """Return the id of a token, or -1 for one that does not occur.

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> corpus.vocabulary[corpus.id_of("质量")], corpus.id_of("速度")
        ('质量', -1)
        """
        return self._ids.get(word, -1)

    def word_counts(self) -> NDArray[np.int64]:
        """Count each token of the vocabulary over the whole corpus, by id.

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> dict(zip(corpus.vocabulary, corpus.word_counts().tolist(), strict=True))
        {'提升': 1, '质量': 2, '。': 2, '强省': 1}
        """
        import numpy as np

        return np.bincount(self.tokens, minlength=len(self.vocabulary))

    def counts_by_document(self, ids: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Count some tokens in each document: documents × ids; an id of -1 counts nothing.

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> corpus.counts_by_document([corpus.id_of(word) for word in ("提升", "质量")]).tolist()
        [[1, 1], [0, 1]]
        """
        return count_each(self, ids)

    def where(self, **conditions: object) -> Corpus:
        """Return the Corpus of the documents that meet all conditions on columns of `documents`.

        A condition is a value, or a range, list or set of values: `where(year=range(2013, 2019))`.
        The result is what building from these documents alone would give. `ValueError` for a
        column that is not there, `TypeError` for a value of another kind than those of the column.

        >>> corpus = Corpus.from_texts({"2017": "提升质量。", "2018": "质量强省。"})
        >>> corpus.where(year=2018).vocabulary
        ['质量', '强省', '。']
        """
        return Corpus.of_parts(only(self, rows_that_meet(self.documents, conditions)))

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {token: number for number, token in enumerate(self.vocabulary)}
