"""How strongly: modal words on a scale of force from 1 (may) to 5 (must)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Source, as_document
from ..files import read_csv
from ..gathering import by_document
from ..wording import say
from .clauses import masked, sentences_of
from .passages import passages
from .words import any_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Marker", "force_scale", "markers_in", "modality"]


class Marker(NamedTuple):
    """A modal word at one place of a text."""

    marker: str
    start: int
    end: int


@by_document
def modality(source: Source, *, scale: Mapping[str, float] | None = None) -> pd.DataFrame:
    """List the modal words of a text with their force.

    Columns: sentence (the whole sentence), marker, force, start and end (of the marker). The
    scale of data/lexicons/modal_words.csv: 5 binds without exception (必须, 严禁), 4 obliges (要,
    应当), 3 sets a target (力争, 确保), 2 encourages or requests (鼓励, 支持, 请), 1 permits (可以).
    Words that tell only the manner or the matter of what is asked (严格, 加快, 推动) are in that
    file too, but count only in a scale of your own. The scale is the course's proposal, not a
    finding: `scale`, a mapping from marker to force, replaces it, and only its markers are looked
    for. 要 in 重要 is no marker, nor is one in a coinage, nor 支持 in a promise (将…支持). `TypeError` for a scale that is no
    mapping, `ValueError` for a force that is not a number.

    A Corpus gives one table of all its documents, with their names in a first column `document`.

    >>> modality("各地要抓紧落实，不得拖延。")[["marker", "force"]].values.tolist()
    [['要', 4], ['不得', 5]]
    >>> modality("各地要抓紧落实。", scale={"要": 10})["force"].tolist()
    [10]
    """
    import pandas as pd

    forces = _checked(scale) if scale is not None else force_scale()
    rows = [
        (sentence.text, found.marker, forces[found.marker], start + found.start, start + found.end)
        for passage in passages(as_document(source))
        for sentence in sentences_of(passage.text)
        for start in [passage.start + sentence.start]
        for clean in [masked(passage.text)[sentence.start : sentence.end]]
        for found in markers_in(clean, frozenset(forces))
        if not _promises(clean, found)
    ]
    table = pd.DataFrame(rows, columns=["sentence", "marker", "force", "start", "end"])
    number = "float64" if any(isinstance(force, float) for force in forces.values()) else "int64"
    return table.astype({"force": number, "start": "int64", "end": "int64"})


_PROMISE = re.compile("(?:将|愿|会|已|曾|一直|一贯|历来)[^，,；;：:。]{0,15}$")


def _promises(sentence: str, found: Marker) -> bool:
    """Say whether a word of encouragement tells what the speaker does or will do: 总局将支持青海.

    >>> _promises("总局将一如既往地支持青海", Marker("支持", 8, 10)), _promises("支持企业", Marker("支持", 0, 2))
    (True, False)
    """
    return found.marker in _encouraging() and bool(_PROMISE.search(sentence[: found.start]))


@cache
def _encouraging() -> frozenset[str]:
    rows = read_csv("lexicons", "modal_words.csv")
    return frozenset(row["marker"] for row in rows if row["sort"] == "encouragement")


def _checked(scale: Mapping[str, float]) -> Mapping[str, float]:
    if not isinstance(scale, Mapping):
        raise TypeError(
            say("scale={scale!r} is no scale; give words with their force, such as {{'要': 4}}", scale=scale)
        )
    for marker, force in scale.items():
        if isinstance(force, bool) or not isinstance(force, int | float) or force != force:
            raise ValueError(
                say("scale={{{marker!r}: {force!r}}}: a force must be a number", marker=marker, force=force)
            )
        if not marker:
            raise ValueError(say("scale has an empty marker; name the word whose force it gives"))
    return scale


@cache
def force_scale() -> Mapping[str, int]:
    """Map each word of the course's lexicon that demands, asks or permits to its force, 1 to 5.

    >>> force_scale()["必须"], force_scale()["鼓励"], "加快" in force_scale()
    (5, 2, False)
    """
    rows = read_csv("lexicons", "modal_words.csv")
    return {row["marker"]: int(row["force"]) for row in rows if row["sort"] not in {"manner", "matter"}}


def markers_in(text: str, words: frozenset[str]) -> Iterator[Marker]:
    """Yield the modal words of a text, the longest at each place, but not those inside other words.

    >>> [m.marker for m in markers_in("重要的是要适应变化，各单位应对照清单", frozenset(["要", "应"]))]
    ['要', '应']
    """
    for match in _pattern(words).finditer(text):
        if match["word"]:
            yield Marker(match["word"], match.start("word"), match.end("word"))


@cache
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    """Compile a pattern that consumes the words which only contain a marker, and catches the rest."""
    rows = read_csv("lexicons", "modal_words.csv")
    inside = any_of(w for row in rows for w in row["not_in"].split("|") if w not in words)
    anyway = any_of(w for row in rows for w in row["but_in"].split("|"))
    idiom = r"应(?P<_one>[\u3400-\u9fff])[尽早](?P=_one)"  # 应收尽收
    return re.compile(rf"{idiom}|(?!{anyway}){inside}|(?P<word>{any_of(words)})")
