"""Calibration: the fit against another optimiser of SciPy, and what a correction must not do."""

from __future__ import annotations

import random
from math import log

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.optimize import minimize

from graph_crm.analysis.calibration import LEAST_DEALS, Calibration, ClosedDeal, calibrate


def deals(chances: list[float], won: list[bool]) -> list[ClosedDeal]:
    return [ClosedDeal(chance=chance, won=came) for chance, came in zip(chances, won, strict=True)]


def drawn(count: int, bias: float, seed: int = 1) -> list[ClosedDeal]:
    """Deals whose true log-odds are those of the estimate and a bias."""
    chance = random.Random(seed)
    made: list[ClosedDeal] = []
    for _ in range(count):
        estimate = chance.uniform(0.1, 0.9)
        odds = estimate / (1 - estimate) * np.exp(bias)
        made.append(ClosedDeal(chance=estimate, won=chance.random() < odds / (1 + odds)))
    return made


def test_few_deals_say_nothing() -> None:
    few = drawn(LEAST_DEALS - 1, 0)
    assert calibrate(few).refused == "too_few"
    assert calibrate([]) == Calibration(deals=0, won=0, refused="too_few")
    all_won = deals([0.5] * 100, [True] * 97 + [False] * 3)
    assert calibrate(all_won).refused == "too_few"
    assert calibrate(few).corrected(0.3) == 0.3


def test_hopeful_estimates_are_lowered_and_good_ones_left_alone() -> None:
    hopeful = calibrate(drawn(400, -1.5))
    assert hopeful.refused is None
    assert hopeful.intercept == pytest.approx(-1.5, abs=0.3)
    assert hopeful.slope == pytest.approx(1, abs=0.3)
    assert hopeful.corrected(0.5) < 0.3
    assert hopeful.brier is not None
    assert hopeful.brier_corrected is not None
    assert hopeful.brier_corrected < hopeful.brier
    good = calibrate(drawn(60, 0))
    assert good.refused == "no_better"
    assert good.corrected(0.42) == 0.42


@pytest.mark.parametrize("upside_down", [False, True])
def test_the_fit_is_the_best_that_another_way_finds(upside_down: bool) -> None:
    closed = drawn(200, -1)
    if upside_down:
        # The likelier an estimate, the rarer it came true: the best slope that keeps the order is 0.
        closed = [ClosedDeal(chance=1 - deal.chance, won=deal.won) for deal in closed]
    found = calibrate(closed)
    assert (found.slope == 0) == upside_down
    odds = np.array([log(deal.chance / (1 - deal.chance)) for deal in closed])
    won = np.array([deal.won for deal in closed], dtype=float)

    def loss(at: np.ndarray) -> float:
        linear = at[0] + at[1] * odds
        return float(np.sum(np.logaddexp(0, linear) - won * linear) + 0.5 * (at[0] ** 2 + (at[1] - 1) ** 2))

    exact = {"xatol": 1e-8, "fatol": 1e-10}
    best = minimize(loss, [0.0, 1.0], method="Nelder-Mead", bounds=[(None, None), (0, None)], options=exact).x
    assert (found.intercept, found.slope) == pytest.approx(tuple(best), abs=1e-4)


@example([(0.0, number >= 25) for number in range(30)], 0.0, 0.0)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=30, max_size=60),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_any_deals_are_answered_and_the_order_of_chances_stays(
    closed: list[tuple[float, bool]], one: float, other: float
) -> None:
    calibration = calibrate([ClosedDeal(chance=chance, won=won) for chance, won in closed])
    low, high = calibration.corrected(min(one, other)), calibration.corrected(max(one, other))
    assert 0 <= low <= high <= 1
