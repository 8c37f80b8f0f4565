"""What the formulas share: numbers in as arrays, numbers out as numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Floats", "arrays", "plain"]


Floats = NDArray[np.float64]


def arrays(*numbers: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.asarray(number, dtype=np.float64) for number in numbers)


def plain(values: Any) -> Any:
    """Return a Python number for a number, the array for an array."""
    return float(values) if np.ndim(values) == 0 else values
