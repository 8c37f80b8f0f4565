"""The formulas of corpus linguistics, each with its source, as plain functions of numbers.

Every argument that is a count may be a number or a numpy array; the result is of the same shape.
"""

from __future__ import annotations

from .association import delta_p, dice, log_dice, mi3, mutual_information, t_score
from .contrast import log_likelihood, log_ratio, percent_diff, simple_maths
from .diversity import hdd, mtld
from .spread import deviation_of_proportions, dp_norm, juilland_d

__all__ = [
    "delta_p",
    "deviation_of_proportions",
    "dice",
    "dp_norm",
    "hdd",
    "juilland_d",
    "log_dice",
    "log_likelihood",
    "log_ratio",
    "mi3",
    "mtld",
    "mutual_information",
    "percent_diff",
    "simple_maths",
    "t_score",
]
