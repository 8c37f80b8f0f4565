"""All that is counted about one word or phrase: how often, where, between what, in what company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from .collocation import collocates
from .concordance import kwic
from .corpus import Corpus, as_corpus
from .documents import Source, text_of
from .frequency import count_phrases, frequencies
from .han import han_characters
from .measures import deviation_of_proportions
from .segmentation import stopwords
from .slogans import slogan_lexicon

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Findings", "commonest_slogan", "findings"]

_COLLOCATES = 15
_LONGEST = 12


@dataclass(frozen=True, eq=False)
class Findings:
    """What a text or corpus tells of one node; all tables are empty where it does not occur.

    `count` and `per_10k` (per 10,000 Han characters, of which there are `characters`) are by
    characters, as in `concordance` and in `parts`: one row each paragraph or document, with its
    part, characters, count, per_10k. `evenness` is the deviation of proportions over the parts.
    `company` are the first collocates within `window` words, without stop words and single
    characters. `longest_part` is the longest part that does occur of a node that does not.
    """

    node: str
    characters: int
    count: int
    per_10k: float
    concordance: pd.DataFrame
    parts: pd.DataFrame
    evenness: float
    company: pd.DataFrame
    window: int
    longest_part: str = ""


def findings(
    source: Source | Corpus,
    node: str,
    *,
    context: int = 15,
    window: int = 5,
    sort: str | None = None,
    cut: Corpus | None = None,
) -> Findings:
    """Find everything about a node at once; white space around it does not matter.

    `context` is the number of characters beside it in the concordance and `sort` its order (see
    `kwic`), `window` the number of words that collocates are looked for in. `cut` is the source as
    `as_corpus` makes it, if that is at hand.

    >>> found = findings("由数量追赶转向质量追赶。\\n质量强省。", " 追赶 ")
    >>> found.count, found.characters, found.parts["count"].tolist(), found.concordance["left"].tolist()
    (2, 15, [2, 0], ['由数量', '由数量追赶转向质量'])
    """
    node = node.strip()
    looked_for = node or "\0"  # which no text has: the tables keep their columns
    corpus = cut or as_corpus(source)
    parts = _parts(source, node)
    counted = count_phrases(cast(Source, source), looked_for).iloc[0]
    count = int(counted["count"])
    company = collocates(corpus, looked_for, window=window)
    kept = ~company["word"].isin(stopwords()) & (company["word"].str.len() > 1)
    return Findings(
        node=node,
        characters=int(parts["characters"].sum()),
        count=count,
        per_10k=float(counted["per_10k"]),
        concordance=kwic(source, looked_for, window=context, sort=sort),
        parts=parts,
        evenness=_evenness(parts),
        company=company[kept].head(_COLLOCATES).reset_index(drop=True),
        window=window,
        longest_part="" if count else _longest_part(source, node),
    )


def commonest_slogan(source: Source | Corpus) -> str:
    """Return the most frequent formulation of the lexicon; where there is none, the most frequent word.

    >>> commonest_slogan("质量强省,质量强省,高质量发展"), commonest_slogan("苹果和苹果"), commonest_slogan("")
    ('质量强省', '苹果', '')
    """
    text_or_corpus = cast(Source, source)  # both functions take a Corpus too
    table = count_phrases(text_or_corpus, slogan_lexicon())
    if not table["count"].any():
        table = frequencies(text_or_corpus, stopwords=stopwords(), min_length=2)
    return str(table.iloc[int(table["count"].argmax()), 0]) if len(table) else ""


def _pieces(source: Source | Corpus) -> dict[str, str]:
    """Give each document of a corpus by its name, and each line of a single text by its number, from 0 as in all tables."""
    if isinstance(source, Corpus) and len(source) != 1:
        return dict(zip(source.names, source.texts, strict=True))
    text = source.texts[0] if isinstance(source, Corpus) else text_of(source)
    return {str(number): line for number, line in enumerate(filter(str.strip, text.splitlines()))}


def _parts(source: Source | Corpus, node: str) -> pd.DataFrame:
    """Count the node in each document, or in each paragraph of a single text."""
    import pandas as pd

    pieces = _pieces(source)
    counts = [text.count(node) if node else 0 for text in pieces.values()]
    if isinstance(source, Corpus) and len(source) != 1:
        sizes = source.han.tolist()
    else:
        sizes = [han_characters(text) for text in pieces.values()]
    rates = [count * 10_000 / size if size else 0.0 for count, size in zip(counts, sizes, strict=True)]
    table = pd.DataFrame({"part": list(pieces), "characters": sizes, "count": counts, "per_10k": rates})
    return table.astype({"part": "str", "characters": "int64", "count": "int64", "per_10k": "float64"})


def _evenness(parts: pd.DataFrame) -> float:
    """Measure the spread over the parts that have Chinese characters."""
    filled = parts[parts["characters"] > 0]
    return deviation_of_proportions(filled["count"], filled["characters"]) if len(filled) else float("nan")


def _longest_part(source: Source | Corpus, node: str) -> str:
    """Return the longest part of a node that occurs, of several the first; "" for a long node or none."""
    if not 1 < len(node) <= _LONGEST:
        return ""
    texts = source.texts if isinstance(source, Corpus) else [text_of(source)]
    parts = (
        node[at : at + size] for size in range(len(node) - 1, 0, -1) for at in range(len(node) - size + 1)
    )
    return next((part for part in parts if part.strip() and any(part in text for text in texts)), "")
