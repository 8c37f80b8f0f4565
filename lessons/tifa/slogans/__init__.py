"""Set formulations (提法): those of a lexicon, coinages in quotation marks, numeric abbreviations, new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..documents import Source, text_of
from ..gathering import by_document
from ..wording import say
from .discovery import discover_phrases
from .findings import Finding, grouped
from .lexicon import canonical_form, lexicon_findings, slogan_lexicon
from .numeric import numeric_abbreviations
from .quoted import quoted_coinages

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Finding",
    "canonical_form",
    "discover_phrases",
    "find_slogans",
    "numeric_abbreviations",
    "quoted_coinages",
    "slogan_lexicon",
]


@by_document
def find_slogans(
    source: Source, *, lexicon: Mapping[str, str] | Iterable[str] | None = None, nested: bool = False
) -> pd.DataFrame:
    """Find the formulations of a text: those in the lexicon, quoted coinages, numeric abbreviations.

    Columns: slogan (as printed), kind (lexicon, quoted, numeric), count, gloss ("" where the
    lexicon has none), start (of the first occurrence); in the order of the text. A string that is
    of two kinds has two rows: 双随机一公开 in quotation marks is quoted and numeric, and 三大攻坚战,
    which the course's lexicon lists as an abbreviation, is lexicon and numeric. `lexicon` maps
    forms to glosses, or lists forms; by default it is the course's own. The lexicon's longest form
    at each place is counted: 推动高质量发展 is not also 高质量发展 where both are listed; with
    `nested=True` it is. `canonical_form` brings the variants of a form together.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> find_slogans("推进“双随机一公开”监管")[["slogan", "kind"]].values.tolist()
    [['双随机一公开', 'lexicon'], ['双随机一公开', 'quoted'], ['双随机一公开', 'numeric']]
    >>> forms = ["高质量发展", "推动高质量发展"]
    >>> find_slogans("推动高质量发展", lexicon=forms, nested=True)["slogan"].tolist()
    ['推动高质量发展', '高质量发展']
    """
    import pandas as pd

    text = text_of(source)
    glosses = _glosses(lexicon)
    kinds = {
        "lexicon": lexicon_findings(text, frozenset(glosses), nested=nested),
        "quoted": quoted_coinages(text),
        "numeric": numeric_abbreviations(text),
    }
    rows = [
        (slogan, kind, len(starts), glosses.get(slogan, ""), starts[0])
        for kind, findings in kinds.items()
        for slogan, starts in grouped(findings).items()
    ]
    rows.sort(key=lambda row: row[4])
    table = pd.DataFrame(rows, columns=["slogan", "kind", "count", "gloss", "start"])
    return table.astype({"slogan": "str", "kind": "str", "count": "int64", "gloss": "str", "start": "int64"})


def _glosses(lexicon: Mapping[str, str] | Iterable[str] | None) -> Mapping[str, str]:
    if lexicon is None:
        return slogan_lexicon()
    if isinstance(lexicon, str):
        raise TypeError(
            say("lexicon={lexicon!r} is one text; give a list of forms: [{lexicon!r}]", lexicon=lexicon)
        )
    return lexicon if isinstance(lexicon, Mapping) else dict.fromkeys(lexicon, "")
