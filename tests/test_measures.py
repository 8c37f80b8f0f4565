"""The formulas against the numbers that their authors published, each named beside its test."""

from __future__ import annotations

from math import inf, isnan, log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tifa import measures

ALLEMAND = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]  # Lyne's data, with the sizes of the ten parts
ALLEMAND_SIZES = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
GRIES, GRIES_SIZES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]
CYCLE = list("质量第一强") * 20  # five types, twenty times in the same order


def test_keyness_of_the_ucrel_calculator() -> None:
    case = (52, 57, 50_000, 75_000)
    assert measures.log_likelihood(*case) == pytest.approx(2.6517, abs=5e-5)
    assert measures.log_likelihood(*case, terms=4) == pytest.approx(2.6541, abs=5e-5)
    assert measures.log_ratio(*case) == pytest.approx(0.4525, abs=5e-5)
    assert measures.percent_diff(*case) == pytest.approx(36.84, abs=5e-3)


def test_four_terms_of_dunning() -> None:
    # The table 10, 0, 3, 31764 (Dunning 1993, p. 72): a and c − a, b and d − b.
    assert measures.log_likelihood(10, 0, 13, 31764, terms=4) == pytest.approx(167.23, abs=5e-3)
    assert measures.log_likelihood(10, 3, 10, 31767, terms=4) == pytest.approx(167.23, abs=5e-3)


def test_simple_maths_of_sketch_engine() -> None:
    assert measures.simple_maths(35, 263, 112_289_776, 1_559_716_979) == pytest.approx(1.1224, abs=5e-5)


def test_log_ratio_of_three_to_one() -> None:
    assert (
        measures.log_ratio(6, 2, 10_000, 10_000) == pytest.approx(log2(3)) == pytest.approx(1.585, abs=5e-4)
    )


def test_t_score_of_new_companies() -> None:
    assert measures.t_score(8, 15828, 4675, 14_307_668) == pytest.approx(0.999932, abs=5e-7)


def test_dice_of_smadja() -> None:
    assert measures.dice(130, 3121, 143) == pytest.approx(0.08, abs=5e-3)
    assert measures.log_dice(130, 3121, 143) == pytest.approx(10.350, abs=5e-4)


def test_delta_p_of_gries() -> None:
    both, first_only, second_only, neither = 5610, 168_938, 2257, 10_233_063
    size = both + first_only + second_only + neither
    forward, backward = measures.delta_p(both, both + first_only, both + second_only, size)
    assert forward == pytest.approx(0.032, abs=5e-4)
    assert backward == pytest.approx(0.697, abs=5e-4)


def test_dispersion_of_lijffijt_carroll_gries_and_lyne() -> None:
    assert measures.dp_norm([2, 1, 0]) == pytest.approx(0.5)
    assert measures.juilland_d([0, 4, 3, 2, 1]) == pytest.approx(0.6464, abs=5e-5)
    assert measures.deviation_of_proportions(GRIES, GRIES_SIZES) == pytest.approx(0.18)
    assert measures.dp_norm(GRIES, GRIES_SIZES) == pytest.approx(0.2195, abs=5e-5)
    assert measures.juilland_d(GRIES, GRIES_SIZES) == pytest.approx(0.785, abs=5e-4)
    assert measures.juilland_d(ALLEMAND, ALLEMAND_SIZES) == pytest.approx(0.60388, abs=5e-6)
    assert measures.deviation_of_proportions(ALLEMAND, ALLEMAND_SIZES) == pytest.approx(0.49907, abs=5e-6)


def test_diversity_of_a_cycle() -> None:
    assert measures.mtld(CYCLE) == pytest.approx(100 / 14)
    assert measures.hdd(CYCLE) == pytest.approx(0.11905, abs=5e-6)


def test_mtld_counts_what_is_left_over() -> None:
    # 甲甲: 1/2 is below 0.72, one factor; 乙 is left over with ratio 1, no part of a factor.
    # Backward: 乙 1, 乙甲 1, 乙甲甲 2/3, one factor. So 3 words a factor both ways.
    assert measures.mtld(["甲", "甲", "乙"]) == pytest.approx(3)
    # 甲乙丙甲: 3/4 is left over both ways: (1 − 0.75)/(1 − 0.72) of a factor.
    assert measures.mtld(list("甲乙丙甲")) == pytest.approx(4 / (0.25 / 0.28))


def test_the_sign_says_over_or_under() -> None:
    assert measures.log_likelihood(57, 52, 75_000, 50_000) == pytest.approx(-2.6517, abs=5e-5)
    assert measures.log_likelihood(5, 5, 100, 100) == 0


def test_at_zero() -> None:
    # 2 · 10 · ln(10/5): the empty cell contributes nothing.
    assert measures.log_likelihood(10, 0, 100, 100) == pytest.approx(20 * np.log(2))
    assert measures.log_likelihood(0, 0, 100, 100) == 0
    assert measures.log_ratio(4, 0, 1000, 1000) == 3  # 4 against 0.5
    assert measures.percent_diff(4, 0, 1000, 1000) == inf
    assert measures.percent_diff(0, 4, 1000, 1000) == -100
    assert isnan(measures.percent_diff(0, 0, 1000, 1000))
    assert measures.simple_maths(0, 0, 1000, 1000) == 1
    assert measures.mutual_information(0, 3, 4, 100) == measures.mi3(0, 3, 4, 100) == -inf
    assert measures.t_score(0, 3, 4, 100) == measures.log_dice(0, 3, 4) == -inf
    assert all(
        isnan(f([0, 0])) for f in (measures.deviation_of_proportions, measures.dp_norm, measures.juilland_d)
    )
    assert measures.deviation_of_proportions([3]) == 0
    assert isnan(measures.dp_norm([3]))
    assert isnan(measures.juilland_d([3]))
    assert measures.mtld(list("甲乙丙")) == inf
    assert isnan(measures.mtld([]))


def test_arrays_give_arrays() -> None:
    found = measures.log_likelihood(np.array([52, 0]), np.array([57, 0]), 50_000, 75_000)
    assert found == pytest.approx([2.6517, 0], abs=5e-5)
    assert measures.log_dice(np.array([130, 5]), 3121, np.array([143, 5])).shape == (2,)
    assert isinstance(measures.log_ratio(1, 2, 10, 10), float)


def test_errors_name_the_value_and_the_choices() -> None:
    with pytest.raises(ValueError, match="terms=3 is unknown; choose from 2, 4"):
        measures.log_likelihood(1, 1, 10, 10, terms=3)
    with pytest.raises(ValueError, match=r"d=0\.0 is no size"):
        measures.log_ratio(1, 0, 10, 0)
    with pytest.raises(ValueError, match="sizes come after both counts"):
        measures.log_likelihood(57, 75_000, 52, 50_000)
    with pytest.raises(ValueError, match="no word may be counted twice"):
        measures.log_dice(6, 5, 9)
    with pytest.raises(ValueError, match="3 counts and 2 sizes"):
        measures.juilland_d([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="a part has no size"):
        measures.dp_norm([1, 2], [1, 0])
    with pytest.raises(ValueError, match="2 words, too few to draw sample=42"):
        measures.hdd(["质量", "第一"])
    with pytest.raises(TypeError, match="give a list of words"):
        measures.mtld("质量第一")
    with pytest.raises(TypeError, match="give a list of words"):
        measures.hdd("质量第一" * 20)
    for threshold in (0, 1, 1.5):
        with pytest.raises(ValueError, match="is no ratio to fall below"):
            measures.mtld(list("甲乙甲"), threshold=threshold)
    with pytest.raises(ValueError, match="sample=0 is no number of words"):
        measures.hdd(CYCLE, sample=0)
    with pytest.raises(ValueError, match="a count is below 0"):
        measures.deviation_of_proportions([1, -1])
    assert measures.mtld(iter(CYCLE)) == measures.mtld(CYCLE)


counts = st.integers(0, 500)


@given(counts, counts, st.integers(500, 10_000), st.integers(500, 10_000))
def test_two_terms_never_exceed_four_and_share_their_sign(a: int, b: int, c: int, d: int) -> None:
    two, four = (measures.log_likelihood(a, b, c, d, terms=terms) for terms in (2, 4))
    assert np.sign(two) == np.sign(four) or abs(two) < 1e-9
    assert abs(two) <= abs(four) + 1e-9
    assert measures.log_likelihood(b, a, d, c) == pytest.approx(-two, abs=1e-9)


@given(st.lists(counts, min_size=2, max_size=12).filter(any))
def test_dispersion_stays_in_its_bounds(parts: list[int]) -> None:
    assert 0 <= measures.deviation_of_proportions(parts) <= 1
    assert -1e-9 <= measures.dp_norm(parts) <= 1 + 1e-9
    assert -1e-9 <= measures.juilland_d(parts) <= 1 + 1e-9


@given(st.data())
def test_log_dice_never_exceeds_fourteen(data: st.DataObject) -> None:
    f1, f2 = data.draw(st.integers(1, 500)), data.draw(st.integers(1, 500))
    assert measures.log_dice(data.draw(st.integers(0, min(f1, f2))), f1, f2) <= 14
