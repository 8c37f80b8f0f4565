"""Tables as a reader of another language sees them; inside, column names and fixed values stay English."""

from __future__ import annotations

from . import current_language, say, say_in

__all__ = ["FIXED", "heading", "told"]

# The columns that tables fill with words of their own, and these words.
FIXED = {
    "genre": ("news", "work_report", "transcript", "notice", "plan", "other"),
    "kind": (
        *("lexicon", "quoted", "numeric"),
        *("mojibake", "broken_glosses", "glosses", "stray", "script", "furniture", "unrepaired"),
    ),
    "pattern": ("series", "antithesis", "repetition", "anaphora"),
    "role": ("kicker", "headline", "subhead", "lead", "body", "heading", "salutation", "source"),
    "speaker": ("(the text itself)",),
}
# Columns that hold several values at once, and what stands between these; a formulation may itself have 、 in it.
_LISTS = {"kind": ", ", "most_frequent": "; ", "verbs": "; "}


def heading(column: str, table: str = "") -> str:
    """Return what a column is called in the language in use; in English that is its name.

    `table` is the name of a table in a report, where a column may have a meaning of its own.

    >>> from tifa import set_language
    >>> set_language("zh")
    >>> heading("count"), heading("characters"), heading("characters", "cleaning")
    ('频次', '汉字数', '字符数')
    >>> set_language("en")
    >>> heading("count")
    'count'
    """
    own = say_in(f"column of {table}", column)
    return own if own != column else say_in("column", column)


def told(text: str, column: str) -> str:
    """Say a value of a table in the language in use, if it is one of the words that tables use themselves.

    >>> from tifa import set_language
    >>> set_language("zh")
    >>> told("lexicon, quoted", "kind"), told("quoted", "word")
    ('清单、加引号', 'quoted')
    >>> set_language("en")
    """
    if current_language() == "en":
        return text
    values = text.split(", ") if column in _LISTS else [text]
    known = FIXED.get(column, ())
    return say(_LISTS.get(column, ", ")).join(
        say_in(f"value of {column}", v) if v in known else v for v in values
    )
