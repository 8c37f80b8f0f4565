"""Tifa (提法): read Chinese policy language by computer.

Every public name is loaded when it is first used, so that `import tifa` stays light.
"""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import measures
    from .annotation import Annotated, annotate
    from .cleaning import CleanText, clean_text, cleaning_report, count_glosses
    from .collocation import collocates
    from .concordance import kwic
    from .corpus import Corpus
    from .corpus_plots import plot_keyness, plot_trend
    from .discourse import directives, modality, people, statements
    from .dispersions import dispersion
    from .doctoring import doctor
    from .documents import Document, Paragraph, load_speech, parse_document, read_document
    from .exercises import check, hint, progress, solution, withhold
    from .exploring import Explorer, explore
    from .files import data_path
    from .fonts import chinese_font, font_path, missing_characters
    from .frequency import count_phrases, frequencies, ngram_frequencies, reconcile
    from .keywords import keyness
    from .network_plots import plot_network
    from .plotting import plot_dispersion, plot_frequencies, plot_wordcloud
    from .reading import ReadingError, read_text
    from .reference import Reference, load_reference
    from .reporting import Report, report
    from .rhetoric import four_character, parallelisms, shifts
    from .segmentation import Segmenter, segment, stopwords
    from .slogans import (
        canonical_form,
        discover_phrases,
        find_slogans,
        numeric_abbreviations,
        quoted_coinages,
        slogan_lexicon,
    )
    from .teaching import assign, grade
    from .trends import trend
    from .wording import set_language

__version__ = "0.1.0"

_HOMES = {
    "annotation": (
        "Annotated",
        "annotate",
    ),
    "cleaning": (
        "CleanText",
        "clean_text",
        "cleaning_report",
        "count_glosses",
    ),
    "collocation": ("collocates",),
    "concordance": ("kwic",),
    "corpus": ("Corpus",),
    "corpus_plots": (
        "plot_keyness",
        "plot_trend",
    ),
    "discourse": (
        "directives",
        "modality",
        "people",
        "statements",
    ),
    "dispersions": ("dispersion",),
    "doctoring": ("doctor",),
    "documents": (
        "Document",
        "Paragraph",
        "load_speech",
        "parse_document",
        "read_document",
    ),
    "exercises": (
        "check",
        "hint",
        "progress",
        "solution",
        "withhold",
    ),
    "exploring": (
        "Explorer",
        "explore",
    ),
    "files": ("data_path",),
    "fonts": (
        "chinese_font",
        "font_path",
        "missing_characters",
    ),
    "frequency": (
        "count_phrases",
        "frequencies",
        "ngram_frequencies",
        "reconcile",
    ),
    "keywords": ("keyness",),
    "network_plots": ("plot_network",),
    "plotting": (
        "plot_dispersion",
        "plot_frequencies",
        "plot_wordcloud",
    ),
    "reading": (
        "ReadingError",
        "read_text",
    ),
    "reference": (
        "Reference",
        "load_reference",
    ),
    "reporting": (
        "Report",
        "report",
    ),
    "rhetoric": (
        "four_character",
        "parallelisms",
        "shifts",
    ),
    "segmentation": (
        "Segmenter",
        "segment",
        "stopwords",
    ),
    "slogans": (
        "canonical_form",
        "discover_phrases",
        "find_slogans",
        "numeric_abbreviations",
        "quoted_coinages",
        "slogan_lexicon",
    ),
    "teaching": (
        "assign",
        "grade",
    ),
    "trends": ("trend",),
    "wording": ("set_language",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Annotated",
    "CleanText",
    "Corpus",
    "Document",
    "Explorer",
    "Paragraph",
    "ReadingError",
    "Reference",
    "Report",
    "Segmenter",
    "annotate",
    "assign",
    "canonical_form",
    "check",
    "chinese_font",
    "clean_text",
    "cleaning_report",
    "collocates",
    "count_glosses",
    "count_phrases",
    "data_path",
    "directives",
    "discover_phrases",
    "dispersion",
    "doctor",
    "explore",
    "find_slogans",
    "font_path",
    "four_character",
    "frequencies",
    "grade",
    "hint",
    "keyness",
    "kwic",
    "load_reference",
    "load_speech",
    "measures",
    "missing_characters",
    "modality",
    "ngram_frequencies",
    "numeric_abbreviations",
    "parallelisms",
    "parse_document",
    "people",
    "plot_dispersion",
    "plot_frequencies",
    "plot_keyness",
    "plot_network",
    "plot_trend",
    "plot_wordcloud",
    "progress",
    "quoted_coinages",
    "read_document",
    "read_text",
    "reconcile",
    "report",
    "segment",
    "set_language",
    "shifts",
    "slogan_lexicon",
    "solution",
    "statements",
    "stopwords",
    "trend",
    "withhold",
]


def __getattr__(name: str) -> object:
    if name == "measures":  # the formulas are used by module: tifa.measures.log_likelihood(…)
        return import_module(".measures", __name__)
    if name not in _HOME_OF:
        near = get_close_matches(name, __all__, n=1)
        from .wording import say

        hint = say("; did you mean {near!r}?", near=near[0]) if near else ""
        raise AttributeError(f"module 'tifa' has no attribute {name!r}{hint}")
    value = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
