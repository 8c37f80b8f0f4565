"""Tables of corpora to pictures: keyness, and trends over years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, cycle, groupby
from typing import TYPE_CHECKING, Any

from .canvas import DARK, LIGHT, MIDDLE, RULE, Font, blank, new_axes, rows_only, use_font
from .corpus import Corpus
from .documents import Document, Source
from .fonts import chinese_font
from .keywords import keyness
from .reference import Reference, load_reference
from .trends import trend
from .wording import say, unknown

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["plot_keyness", "plot_trend", "require"]


def plot_keyness(
    table_or_source: pd.DataFrame | Source | Corpus,
    *,
    reference: Source | Corpus | Reference | None = None,
    ax: Axes | None = None,
    top: int = 12,
    measure: str = "log_likelihood",
    title: str | None = None,
    font: Font = "sans",
) -> Axes:
    """Draw the words that a target over-uses to the right and those it under-uses to the left.

    Takes a table from `keyness`, or a source, which is then set against `reference` (the central
    reports if none is given); up to `top` words a side, by `measure` (log_likelihood or log_ratio).
    Behind each bar stand the word's counts in target and reference. Where no word differs, the
    figure says so. `ValueError` for another measure.

    >>> ax = plot_keyness(keyness("质量质量质量,品牌", "数量数量数量,品牌"))
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['质量', '数量']
    """
    if measure not in _KEYNESS_AXES:
        raise ValueError(unknown("measure", measure, _KEYNESS_AXES))
    table = table_or_source
    if isinstance(table, str | Document | Corpus | Reference):
        table = keyness(table, load_reference() if reference is None else reference)
    require(table, ["word", "count", "count_ref", measure], "keyness")
    ordered = table.sort_values([measure, "count"], ascending=False, kind="stable")
    over, under = ordered[ordered[measure] > 0].head(top), ordered[ordered[measure] < 0].tail(top)
    rows = [*over.to_dict("records"), *under.to_dict("records")]
    if not rows:
        return blank(say(_ALIKE), ax=ax, font=font)
    with chinese_font(font):
        axes = ax or new_axes(height=1.6 + 0.29 * len(rows))
        values = [row[measure] for row in rows]
        bars = axes.barh(range(len(rows)), values, height=0.72, edgecolor=DARK, linewidth=0.8)
        for bar, value in zip(bars, values, strict=True):
            bar.set(facecolor=MIDDLE if value > 0 else "white", hatch="" if value > 0 else "////")
        texts = [f"{row['count']:,} : {row['count_ref']:,}" for row in rows]
        axes.bar_label(bars, texts, padding=4, color=DARK, fontsize=9)
        axes.axvline(0, color=DARK, linewidth=1)
        axes.set_yticks(range(len(rows)), labels=[row["word"] for row in rows], fontsize=12)
        axes.invert_yaxis()
        numbers = say("; numbers: count in the target : in the reference")
        axes.set_xlabel(say(_KEYNESS_AXES[measure]) + numbers)
        heading = title or _keyness_title(len(over), len(under)) + _sizes(table)
        axes.set_title(heading, fontsize=12, linespacing=1.5)
        axes.margins(x=0.16, y=0.02)
        rows_only(axes, font)
    return axes


_ALIKE = "No word is more or less frequent here than in the reference: is it the same text, or empty?"
_NO_YEAR = "The table is empty, so there is nothing to draw: no text of a known year was counted."


def _keyness_title(over: int, under: int) -> str:
    heading = "{over} most over-used words (filled) and {under} most under-used (hatched)"
    return say(heading, over=over, under=under)


def _sizes(table: pd.DataFrame) -> str:
    sizes = table.attrs.get("sizes")
    against = "\n{size:,} words against {other:,}"
    return say(against, size=sizes[0], other=sizes[1]) if sizes else ""


_KEYNESS_AXES = {"log_likelihood": "log-likelihood", "log_ratio": "log ratio (1: twice as frequent)"}


def plot_trend(
    table_or_source: pd.DataFrame | Corpus | Reference,
    *,
    phrases: str | Sequence[str] = (),
    ax: Axes | None = None,
    rate: bool = True,
    kinds: Mapping[int, str] | None = None,
    title: str | None = None,
    font: Font = "sans",
) -> Axes:
    """Draw phrases over the years, one line each, broken where there is no text.

    Takes a table from `trend` by year, or a Corpus or Reference and the phrases to count. Years
    without a text are shaded, and a hollow mark is a year whose report is not a general one (a
    plan, a budget, a part); these are taken from the table's `attrs` or from `kinds` (year to
    kind). `rate=False` draws count in place of per_10k.
    Where the table is empty, the figure says so. `ValueError` for one without years.

    >>> ax = plot_trend(load_reference(), phrases=["质量", "必须"])
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['质量', '必须', 'no general report', 'no report']
    """
    column = "per_10k" if rate else "count"
    table = table_or_source
    if isinstance(table, Corpus | Reference):
        if not phrases:
            raise ValueError(say("there is no phrase to draw; say which: phrases=['质量', '必须']"))
        table = trend(table, phrases)
    require(table, ["year", "phrase", column], "trend")
    if table.empty:
        return blank(say(_NO_YEAR), ax=ax, font=font)
    known = table.attrs.get("kinds", {}) if kinds is None else kinds
    rows = table.astype({"year": "int64"})
    years = range(rows["year"].min(), rows["year"].max() + 1)
    special = {year for year, kind in known.items() if kind != "general"} & set(rows["year"])
    with chinese_font(font):
        axes = ax or new_axes(height=4.6)
        lines = rows.pivot(index="year", columns="phrase", values=column)
        _lines(axes, lines.reindex(index=years, columns=rows["phrase"].unique()), special)
        lacking = say("no report" if known else "no text")
        _shade(axes, sorted(set(years) - set(rows["year"]) - set(known)), lacking)
        per = f"per 10,000 {table.attrs.get('per', 'Chinese characters')}"
        axes.set(xlabel=say("year"), ylabel=say(per if rate else "occurrences"))
        axes.set_ylim(bottom=0)
        axes.xaxis.get_major_locator().set_params(integer=True)  # type: ignore[call-arg]
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
        heading = "From {first} to {last}: {n} years with a text"
        n = rows["year"].nunique()
        axes.set_title(title or say(heading, first=years[0], last=years[-1], n=n), fontsize=12)
        axes.spines[["top", "right"]].set_visible(False)
        use_font(axes, font)
    return axes


# Lines differ in dash and mark, not in colour alone.
_STYLES: Sequence[Mapping[str, Any]] = (
    {"color": DARK, "linestyle": "-", "marker": "o"},
    {"color": MIDDLE, "linestyle": "--", "marker": "s"},
    {"color": RULE, "linestyle": ":", "marker": "^"},
    {"color": "#8aa9cc", "linestyle": "-", "marker": "D"},
    {"color": DARK, "linestyle": "-.", "marker": "v"},
    {"color": MIDDLE, "linestyle": ":", "marker": "P"},
)


_HOLLOW: Mapping[str, Any] = {"color": DARK, "linestyle": "", "marker": "o", "markerfacecolor": "white"}


def _lines(axes: Axes, phrases: pd.DataFrame, special: set[int]) -> None:
    """Draw a column a phrase over the years; a special year's mark is hollow, as the legend says."""
    for phrase, style in zip(phrases, cycle(_STYLES)):
        _line(axes, phrases[phrase], special, style)
    if special:
        axes.plot([], [], label=say("no general report"), **_HOLLOW)


def _line(axes: Axes, values: pd.Series[Any], special: set[int], style: Mapping[str, Any]) -> None:
    axes.plot(
        values.index, values, label=str(values.name), markersize=4.5, linewidth=1.6, clip_on=False, **style
    )
    hollow = values[values.index.isin(special)]
    look = {**style, "linestyle": "", "markerfacecolor": "white"}
    axes.plot(hollow.index, hollow, markersize=6, zorder=3, clip_on=False, **look)


def _shade(axes: Axes, years: Sequence[int], label: str) -> None:
    for first, last in _runs(years):
        axes.axvspan(first - 0.5, last + 0.5, label=label if first == years[0] else None, zorder=0, **_SHADE)


_SHADE: Mapping[str, Any] = {"facecolor": "#eef1f5", "edgecolor": LIGHT, "hatch": "...", "linewidth": 0}


def _runs(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of years that follow each other: 1961, 1962, 1975 → (1961, 1962), (1975, 1975)."""
    steps = count()
    for _, run in groupby(years, key=lambda year: year - next(steps)):
        listed = list(run)
        yield listed[0], listed[-1]


def require(table: Any, columns: Sequence[str], maker: str) -> None:
    """Raise an error that says which table is wanted, unless this is one with all the columns.

    >>> import pandas as pd
    >>> require(pd.DataFrame({"word": ["质量"]}), ["word", "count"], "tifa.frequencies()")
    Traceback (most recent call last):
        ...
    ValueError: the table has no column count; it has word; take one from tifa.frequencies()
    """
    if not hasattr(table, "columns"):
        raise TypeError(
            say("expected a table from {maker}, not {kind}", maker=maker, kind=type(table).__name__)
        )
    lacking = [column for column in columns if column not in table.columns]
    if lacking:
        there = say(", ").join(map(str, table.columns))
        raise ValueError(
            say(
                "the table has no column {lacking}; it has {there}; take one from {maker}",
                there=there,
                maker=maker,
                lacking=say(", ").join(lacking),
            )
        )
