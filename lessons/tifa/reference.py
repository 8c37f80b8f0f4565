"""Reference corpora as figures: word counts of reports whose texts are not shipped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .conditions import rows_that_meet
from .count_tables import Counts, read_counts
from .files import data_path
from .han import han_characters
from .wording import say, unknown

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Matrix = NDArray[np.int64]

__all__ = ["REFERENCES", "UNITS", "Reference", "load_reference"]

REFERENCES = ("government_work_reports", "provincial_work_reports")
UNITS = {"characters": "Chinese characters", "words": "words"}
"""What rates are out of, and how that is called on an axis."""


@dataclass(frozen=True, eq=False, repr=False)
class Reference:
    """Counts of the words and of many strings in each document of a collection, without the texts.

    `documents` has one row a text: name, year, words, characters (Chinese ones) and what else is
    known (kind, speaker, meeting_date, place, note). `absent_years` are the years of the
    collection's span that have no report. `complete` says whether every word is counted, or only
    the most frequent ones. Use it wherever a reference corpus is: `keyness`, `trend`.
    """

    name: str
    documents: pd.DataFrame
    absent_years: tuple[int, ...]
    complete: bool
    word_table: Counts = field(repr=False)
    string_table: Counts = field(repr=False)
    pairs: Mapping[str, str] = field(repr=False)

    def __len__(self) -> int:
        return len(self.documents)

    def __repr__(self) -> str:
        years = self.documents["year"]
        span = say("{first}–{last}", first=years.min(), last=years.max()) if len(self) else say("no year")
        shown = "Reference({name!r}: {n} documents, {span}, {size:,} words)"
        return say(shown, name=self.name, n=len(self), span=span, size=self.size)

    @property
    def size(self) -> int:
        """The number of words."""
        return int(self.documents["words"].sum())

    @property
    def words(self) -> pd.DataFrame:
        """The table word, year, count; texts of one year are counted together."""
        import numpy as np
        import pandas as pd

        years = np.unique(self.documents["year"])
        belongs = self.documents["year"].to_numpy()[:, None] == years
        by_year = self.word_table.matrix @ belongs.astype("int64")
        rows, columns = np.nonzero(by_year)
        words = np.array(self.word_table.units, dtype=object)[rows]
        table = pd.DataFrame({"word": words, "year": years[columns], "count": by_year[rows, columns]})
        return table.astype({"word": "str", "year": "int64", "count": "int64"})

    def word_counts(self, years: int | Iterable[int] | None = None) -> pd.Series[int]:
        """Return how often each word occurs, the most frequent first, in all years or in some.

        >>> int(load_reference().word_counts(2018)["质量"])
        12
        """
        import pandas as pd

        chosen = self if years is None else self.where(year=years)
        counts = pd.Series(
            chosen.word_table.matrix.sum(axis=1, dtype="int64"),
            pd.Index(chosen.word_table.units, dtype="str", name="word"),
            name="count",
        )
        return counts[counts > 0].sort_values(ascending=False, kind="stable")

    def where(self, **conditions: Any) -> Reference:
        """Return the part whose documents have these values: `where(year=2018)`, `where(year=range(2013, 2019))`.

        A condition is one value or several. `ValueError` for a column that is not in `documents`
        and where no document is left, `TypeError` for a value of another kind than the column's.

        >>> load_reference().where(kind="general", speaker="温家宝")
        Reference('government_work_reports': 10 documents, 2004–2013, 85,100 words)
        """
        rows = rows_that_meet(self.documents, conditions).tolist()
        if not rows:
            asked = say(", ").join(f"{column}={wanted!r}" for column, wanted in conditions.items())
            near = _near(self.documents, conditions)
            raise ValueError(
                say(
                    "no document of {name} has {asked}; {near}see its table: reference.documents",
                    name=self.name,
                    asked=asked,
                    near=near,
                )
            )
        return replace(
            self,
            documents=self.documents.iloc[rows].reset_index(drop=True),
            absent_years=(),
            word_table=self.word_table.of(rows),
            string_table=self.string_table.of(rows),
        )

    def counts(self, phrases: str | Iterable[str], *, unit: str = "characters") -> pd.DataFrame:
        """Count phrases in each document, by their characters or (`unit="words"`) as words.

        Columns: those of `documents` that name it (name, year, and place if there is one), phrase,
        count, per_10k (per 10,000 Chinese characters, or per 10,000 words). Counted by characters
        are all words, the formulations of the lexicon and frequent sequences of two words; of any
        other phrase it can only be said whether two of its characters never meet, so that it does
        not occur. `ValueError` lists the phrases of which nothing is known.

        >>> table = load_reference("provincial_work_reports").counts("质量强省")
        >>> int((table["count"][table["year"] == 2018] > 0).sum())  # of 31 provinces
        14
        """
        import numpy as np
        import pandas as pd

        wanted = [phrases] if isinstance(phrases, str) else list(phrases)
        found = self.matrix(wanted, unit=unit)
        named = [column for column in ("name", "year", "place") if column in self.documents]
        table = pd.concat([self.documents[named]] * len(wanted), ignore_index=True)
        table["phrase"] = pd.Series(np.repeat(np.array(wanted, dtype=object), len(self)), dtype="str")
        table["count"] = found.ravel()
        table["per_10k"] = table["count"] * 10_000 / np.tile(self.documents[unit], len(wanted))
        return table

    def matrix(self, phrases: Sequence[str], *, unit: str = "characters") -> Matrix:
        """Return the counts of phrases as an array: one row a phrase, one column a document."""
        import numpy as np

        if unit not in UNITS:
            raise ValueError(unknown("unit", unit, UNITS))
        uncounted = [phrase for phrase in phrases if not self._knows(phrase, unit)]
        if uncounted:
            raise ValueError(self._explain(uncounted, unit))
        table, rows = self._tables[unit]
        found = [table.matrix[rows[p]] if p in rows else np.zeros(len(self), dtype="int64") for p in phrases]
        return np.array(found, dtype="int64").reshape(len(phrases), len(self))

    @cached_property
    def _tables(self) -> dict[str, tuple[Counts, dict[str, int]]]:
        tables = {"words": self.word_table, "characters": self.string_table}
        return {unit: (table, _numbered(table.units)) for unit, table in tables.items()}

    def _knows(self, phrase: str, unit: str) -> bool:
        if phrase in self._tables[unit][1]:
            return True
        return self.complete if unit == "words" else self._is_absent(phrase)

    def _is_absent(self, phrase: str) -> bool:
        """Say whether two characters of the phrase that stand side by side never do so in the texts."""
        return any(
            second not in self.pairs.get(first, "")
            for first, second in pairwise(phrase)
            if han_characters(first) and han_characters(second)
        )

    def _explain(self, uncounted: Sequence[str], unit: str) -> str:
        shown = say(", ").join(map(repr, uncounted[:5])) + (" …" if len(uncounted) > 5 else "")
        kept = say("{n:,} words" if unit == "words" else "{n:,} strings", n=len(self._tables[unit][0].units))
        why = (
            "{shown}: not among the {kept} that {name} keeps counts of, so nothing can be said;"
            " choose a word or a shorter phrase, or count it in the texts themselves"
        )
        return say(why, shown=shown, kept=kept, name=self.name)


def _near(documents: pd.DataFrame, conditions: Mapping[str, Any]) -> str:
    """Name the values of a column that hold a wanted text, as 青海省 holds 青海."""
    for column, wanted in conditions.items():
        texts = [wanted] if isinstance(wanted, str) else []
        found = [v for v in documents[column].unique() if any(text in str(v) for text in texts)]
        if found and wanted not in found:
            return say("did you mean {column}={value!r}? ", column=column, value=found[0])
    return ""


def load_reference(name: str = "government_work_reports") -> Reference:
    """Load the word counts of a collection of reports that comes with the course.

    "government_work_reports": the central ones, 1954–2026, every word; a column `kind` tells the
    premier's general reports from plan, budget and agriculture reports and from the part and the
    summary that survive of 1964. "provincial_work_reports": those of 31 provinces and
    municipalities by place and year, their 5,000 most frequent words and the lexicon's
    formulations. The years are those of the session that heard the report. `ValueError` for
    another name.

    >>> gwr = load_reference()
    >>> gwr
    Reference('government_work_reports': 59 documents, 1954–2026, 552,747 words)
    >>> gwr.documents.query("year == 1955")[["kind", "speaker"]].values.tolist()
    [['plan', '李富春']]
    """
    import pandas as pd

    if name not in REFERENCES:
        raise ValueError(unknown("name", name, REFERENCES))
    rows = pd.read_csv(data_path("reference", f"{name}.csv"), keep_default_na=False)
    has_text = rows["name"] != ""
    documents = rows[has_text].reset_index(drop=True)
    documents = documents.astype({"name": "str", "year": "int64", "words": "int64", "characters": "int64"})
    words, strings, pairs = read_counts(name)
    return Reference(
        name=name,
        documents=documents,
        absent_years=tuple(rows["year"][~has_text].tolist()),
        complete=bool(words.matrix.sum() == documents["words"].sum()),
        word_table=words,
        string_table=strings,
        pairs=pairs,
    )


def _numbered(units: Iterable[str]) -> dict[str, int]:
    return {unit: number for number, unit in enumerate(units)}
