"""What a Corpus consists of: names, texts, tokens as numbers, and a table of facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["Parts"]


@dataclass(frozen=True, eq=False, repr=False)
class Parts:
    """The fields of a Corpus, whose own docstring explains them, without what can be asked of it."""

    names: list[str]
    texts: list[str]
    vocabulary: list[str]
    tokens: NDArray[np.int32]
    bounds: NDArray[np.int64]
    starts: NDArray[np.int32]
    facts: pd.DataFrame  # `documents` without the columns that are counted
    problems: pd.DataFrame

    def __post_init__(self) -> None:
        for array in (self.tokens, self.bounds, self.starts):
            array.flags.writeable = False

    def __len__(self) -> int:
        return len(self.names)
