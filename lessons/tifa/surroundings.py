"""Where the program runs: in a notebook or not, and whether somebody watches its progress."""

from __future__ import annotations

import io
import sys
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqdm import tqdm

__all__ = ["in_notebook", "progress_bar"]

# Seconds after which work is long enough for a bar. A bar leaves an empty output in a notebook, and on a slow
# machine the lessons may take some seconds, but must print the same there.
_LONG, _LONG_IN_NOTEBOOK = 3, 10


def in_notebook() -> bool:
    """Say whether a kernel runs this: IPython is loaded, and its shell belongs to a kernel.

    >>> in_notebook()
    False
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None


def progress_bar(total: int, *, wanted: bool = True, **options: Any) -> tqdm[Any]:
    """Make a bar for long work, which goes when the work is done; `options` are those of tqdm.

    It is shown after three seconds in a terminal, after ten in a notebook, and not where stderr is a file or a
    pipe.

    >>> with progress_bar(2, wanted=False, desc="质量") as bar:
    ...     bar.update()
    ...     bar.total
    2
    """
    if in_notebook():
        return _notebook_bar()(
            total=total,
            disable=not wanted,
            delay=_LONG_IN_NOTEBOOK,
            leave=False,
            **{"file": io.StringIO(), **options},
        )
    from tqdm import tqdm as plain

    return plain(total=total, disable=None if wanted else True, delay=_LONG, leave=False, **options)


def _notebook_bar() -> type[tqdm[Any]]:
    """Make the kind of bar that a notebook shows.

    It is HTML, as a widget would be stored under a new number each time, with a hint of a model that is
    gone; of this one an empty output is left, the same each time.
    """
    from IPython.display import display
    from tqdm import tqdm

    class NotebookBar(tqdm):  # type: ignore[misc]  # it has no types
        handle: Any = None

        def display(self, msg: str | None = None, pos: int | None = None) -> bool:
            told = self.format_dict
            text = str(self) if msg is None else msg
            data = {"text/plain": text, "text/html": text and _as_html(text, told)}
            if self.handle:
                self.handle.update(data, raw=True)
            elif text:
                self.handle = display(data, raw=True, display_id=True)
            return True

    return NotebookBar


def _as_html(text: str, told: dict[str, Any]) -> str:
    """Draw a bar with what tqdm says of it: what is done, how much of it, and how long it will take yet."""
    name, _, rest = text.partition(": ") if told["prefix"] else ("", "", text)
    numbers = rest.rpartition("|")[2].strip()
    bar = f'<progress max="{told["total"]}" value="{told["n"]}" style="width: 16em; vertical-align: middle">'
    label = f'<span style="font-variant-numeric: tabular-nums">{escape(numbers)}</span>'
    return f"<label>{escape(name)} {bar}</progress> {label}</label>"
