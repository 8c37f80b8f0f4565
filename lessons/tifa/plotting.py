"""Tables to pictures: bars, word cloud, dispersion; each says what was counted, out of what."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

from .canvas import DARK, LIGHT, MIDDLE, Font, blank, new_axes, rows_only, use_font
from .cloud_layout import faithful_cloud
from .documents import Counted, Document, Source, is_corpus, text_of
from .fonts import chinese_font
from .frequency import frequencies, occurrences
from .segmentation import stopwords
from .wording import say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["plot_dispersion", "plot_frequencies", "plot_wordcloud"]

_EMPTY = "The table is empty, so there is nothing to draw: look at the text, and at what was left out."
_UNITS = {
    "word": ("Words", "per 10,000 words"),
    "ngram": ("Word sequences", "per 10,000 sequences"),
    "phrase": ("Phrases", "per 10,000 Chinese characters"),
    "slogan": ("Formulations", "per 10,000 Chinese characters"),
}


def plot_frequencies(
    table_or_source: pd.DataFrame | Source | Counted,
    *,
    ax: Axes | None = None,
    top: int = 20,
    rate: bool = False,
    title: str | None = None,
    font: Font = "sans",
) -> Axes:
    """Draw the first rows of a frequency table as bars, the largest on top, each with its number.

    Takes a table from `frequencies`, `ngram_frequencies`, `count_phrases` or `find_slogans`; a
    text, Document or Corpus is counted first, without stop words and single characters.
    `rate=True` draws per_10k in place of count. The bars begin at zero. Where the table is empty,
    the figure says so.

    >>> plot_frequencies(frequencies("质量强省,提升质量")).get_xlabel()
    'occurrences'
    """
    table = _counted(table_or_source)
    unit, column = _unit(table), "per_10k" if rate else "count"
    _check_bars(table, column, top)
    if table.empty:
        return blank(say(_EMPTY), ax=ax, font=font)
    table = table.sort_values(column, ascending=False, kind="stable").drop_duplicates(unit)
    shown = table.head(top)
    with chinese_font(font):
        axes = ax or new_axes(height=1.4 + 0.29 * len(shown))
        bars = axes.barh(range(len(shown)), shown[column], color=MIDDLE, height=0.72)
        texts = [f"{value:,.1f}" if rate else f"{value:,.0f}" for value in shown[column]]
        axes.bar_label(bars, texts, padding=4, color=DARK, fontsize=10)
        axes.set_yticks(range(len(shown)), labels=list(shown[unit]), fontsize=12)
        axes.invert_yaxis()
        items, per = _UNITS[unit]
        axes.set_xlabel(say(per if rate else "occurrences"))
        heading = _bars_title(say(items), len(shown), len(table), rate) + _left_out(table_or_source)
        axes.set_title(title or heading, fontsize=12)
        axes.xaxis.get_major_locator().set_params(integer=not rate)  # type: ignore[call-arg]
        axes.margins(x=0.1, y=0.02)
        rows_only(axes, font)
    return axes


def plot_wordcloud(
    table_or_source: pd.DataFrame | Source | Counted,
    *,
    ax: Axes | None = None,
    max_words: int = 80,
    seed: int = 2018,
    title: str | None = None,
    font: Font = "sans",
) -> Axes:
    """Draw a word cloud in which the area of a word's letters follows its count, alike each time.

    Takes what `plot_frequencies` takes. Words of equal count are equally high, and a word four
    times as frequent is twice as high. `seed` fixes the layout: another seed, another picture of
    the same counts. Place carries no meaning, and shade only repeats size. Where the table is
    empty, the figure says so.

    >>> plot_wordcloud("推动高质量发展,提升质量").get_title()
    'Word cloud of 5 words, area by count, without stop words and single characters'
    """
    table = _counted(table_or_source)
    unit = _unit(table)
    if table.empty:
        return blank(say(_EMPTY), ax=ax, font=font)
    counts = _merged(table, unit)[:max_words]
    cloud = faithful_cloud({str(word): int(count) for word, count in counts.items()}, seed=seed, font=font)
    with chinese_font(font):
        axes = ax or new_axes(height=4.8)
        axes.imshow(cloud.to_array(), interpolation="bilinear")
        axes.set_axis_off()
        axes.set_title(title or _cloud_title(unit, len(counts)) + _left_out(table_or_source), fontsize=12)
        use_font(axes, font)
    return axes


def plot_dispersion(
    source: Source | Counted,
    phrases: str | Iterable[str],
    *,
    ax: Axes | None = None,
    title: str | None = None,
    font: Font = "sans",
) -> Axes:
    """Draw where in a text each phrase stands: one row a phrase, one stroke an occurrence.

    The horizontal axis is the text in characters from first to last; light lines mark where
    paragraphs begin, if the source is a Document, or documents, if it is a Corpus, whose texts
    follow one another. Phrases are found by their characters.
    Where there is no phrase, the figure says so.

    >>> ax = plot_dispersion("质量第一,质量强省", ["质量", "品牌"])
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['质量 (2)', '品牌 (0)']
    """
    texts = source.texts if is_corpus(source) else [text_of(cast(Source, source))]
    *begins, size = accumulate(map(len, texts), initial=0)
    wanted = [phrases] if isinstance(phrases, str) else list(dict.fromkeys(phrases))
    if not wanted:
        return blank(say("There is no phrase to draw: the list of phrases is empty."), ax=ax, font=font)
    if not all(wanted):
        raise ValueError(say("a phrase without characters cannot be drawn; give one such as '质量'"))
    places = [_places(texts, begins, phrase) for phrase in wanted]
    with chinese_font(font):
        axes = ax or new_axes(height=1.3 + 0.42 * len(wanted))
        axes.eventplot(places, lineoffsets=range(len(wanted)), linelengths=0.66, linewidths=1.8, colors=DARK)
        lines = [p.start for p in source.paragraphs] if isinstance(source, Document) else begins[1:]
        for place in lines:
            axes.axvline(place, color=LIGHT, linewidth=0.8, zorder=0)
        labels = [
            say("{phrase} ({n})", phrase=p, n=len(found)) for p, found in zip(wanted, places, strict=True)
        ]
        axes.set_yticks(range(len(wanted)), labels=labels, fontsize=12)
        axes.set_ylim(len(wanted) - 0.4, -0.6)
        room = 0.005 * max(size, 1)
        axes.set_xlim(-room, size + room)
        axes.set_xlabel(_place_label(source))
        axes.xaxis.get_major_locator().set_params(integer=True)  # type: ignore[call-arg]
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.set_title(title or say("Dispersion over {n:,} characters", n=size), fontsize=12)
        rows_only(axes, font)
    return axes


def _check_bars(table: pd.DataFrame, column: str, top: int) -> None:
    if not isinstance(top, int) or top < 1:
        raise ValueError(
            say("top={top!r} is not possible; give the number of bars, without quotation marks", top=top)
        )
    if column not in table.columns:
        raise ValueError(
            say(
                "the table has no column {column!r}; it has {there}",
                column=column,
                there=say(", ").join(map(str, table.columns)),
            )
        )


def _counted(table_or_source: pd.DataFrame | Source | Counted) -> pd.DataFrame:
    table: Any = table_or_source
    if isinstance(table_or_source, str | Document) or is_corpus(table_or_source):
        table = frequencies(table_or_source, stopwords=stopwords(), min_length=2)
    if not hasattr(table, "columns"):
        raise TypeError(
            say(
                "expected a table, a text, a Document or a Corpus, not {kind}",
                kind=type(table_or_source).__name__,
            )
        )
    counted: pd.DataFrame = table
    return counted


def _unit(table: pd.DataFrame) -> str:
    for unit in _UNITS:
        if unit in table.columns:
            return unit
    columns = say(", ").join(map(str, table.columns))
    raise ValueError(
        say(
            "the table has none of the columns {there}; it has {columns}",
            columns=columns,
            there=say(", ").join(_UNITS),
        )
    )


def _bars_title(items: str, shown: int, of: int, rate: bool) -> str:
    if shown == of:
        return say("{items} by rate" if rate else "{items} by count", items=items)
    first = (
        "{items} by rate: the first {n} of {of:,}" if rate else "{items} by count: the first {n} of {of:,}"
    )
    return say(first, items=items, n=shown, of=of)


def _cloud_title(unit: str, n: int) -> str:
    words, items = "Word cloud of {n} words, area by count", "Word cloud of {n} items, area by count"
    return say(words if unit == "word" else items, n=n)


def _places(texts: list[str], begins: list[int], phrase: str) -> list[int]:
    """List where a phrase stands in texts that follow one another."""
    return [begin + at for begin, text in zip(begins, texts, strict=True) for at in occurrences(text, phrase)]


def _place_label(source: object) -> str:
    if isinstance(source, Document):
        return say("place in the text (characters from the beginning; light lines: paragraphs)")
    if is_corpus(source):
        return say("place in the corpus (characters from the beginning; light lines: documents)")
    return say("place in the text (characters from the beginning)")


def _merged(table: pd.DataFrame, unit: str) -> pd.Series:
    """Give each item once, with its largest count: a formulation may be of two kinds."""
    return table.groupby(unit, sort=False)["count"].max().sort_values(ascending=False, kind="stable")


def _left_out(table_or_source: pd.DataFrame | Source | Counted) -> str:
    """Say what `_counted` left out where it did the counting itself."""
    counted_here = isinstance(table_or_source, str | Document) or is_corpus(table_or_source)
    return say(", without stop words and single characters") if counted_here else ""
