"""Where the program runs: in a notebook or not, and whether somebody watches its progress."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqdm import tqdm

__all__ = ["in_notebook", "progress_bar"]

_LONG = 3  # seconds after which work is long enough for a bar; the lessons never take so long


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

    It is shown after three seconds, in a notebook or a terminal, and not where stderr is a file or a pipe.
    """
    if in_notebook():
        from tqdm.notebook import tqdm

        return tqdm(total=total, disable=not wanted, delay=_LONG, leave=False, **options)
    from tqdm import tqdm as plain

    return plain(total=total, disable=None if wanted else True, delay=_LONG, leave=False, **options)
