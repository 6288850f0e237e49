"""Whether estimated chances to win came true in our own closed deals, and the chance corrected by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from math import exp, log
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NotCalibrated = Literal["too_few", "no_better"]
# Fewer closed deals than these, or fewer won or lost ones, say nothing about us.
LEAST_DEALS = 30
LEAST_OF_EACH = 5
# A chance of 0 or 1 would be infinitely far out: nobody is that sure of a vote.
_CLOSEST = 0.005
# As if a few deals had come out as estimated: keeps the correction small where there are few.
_PRIOR = 1.0
_FOLDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDeal:
    """The estimated chance on the map of the day a deal closed, 0..1, and whether it was won."""

    chance: float
    won: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How our estimates came true, see :func:`calibrate`.

    ``deals`` closed ones, of them ``won``. ``brier`` is the mean squared error of the estimates, 0..1, and
    ``brier_corrected`` that of the corrected ones, found on deals that did not take part in the correction; None
    with too few deals. ``refused`` says why there is no correction; ``intercept`` and ``slope`` are 0 and 1 then.
    """

    deals: int
    won: int
    intercept: float = 0.0
    slope: float = 1.0
    brier: float | None = None
    brier_corrected: float | None = None
    refused: NotCalibrated | None = None

    def corrected(self, chance: float) -> float:
        """The chance as our own deals say it; the chance itself without a correction."""
        if self.refused:
            return chance
        return 1 / (1 + exp(-(self.intercept + self.slope * _logit(chance))))


def calibrate(closed: Sequence[ClosedDeal]) -> Calibration:
    r"""Return how well estimates came true, and a correction where there are enough deals and it helps.

    The correction is Platt's [1]_, on the log-odds of the estimate:

    .. math::

       \mathrm{logit}\, p' = a + b \, \mathrm{logit}\, p, \qquad b \ge 0

    with a normal prior around $a = 0, b = 1$ of the weight of one deal, so that few deals change little. It is
    taken only if it lowers the mean squared error (Brier's score) in tenfold cross-validation.

    Parameters
    ----------
    closed : sequence of ClosedDeal
        One per closed deal whose chance could be told; in an order that does not depend on how they came out.

    Returns
    -------
    Calibration
        ``refused`` is ``too_few`` with fewer than 30 deals, or fewer than 5 won or lost; ``no_better`` when the
        estimates do as well without.

    Notes
    -----
    A slope of at least 0 keeps the order of deals: winning somebody over never lowers a corrected chance.
    O(deals) per round of L-BFGS-B [2]_, which keeps the slope there, for each of 11 fits.

    Examples
    --------
    >>> calibrate([ClosedDeal(chance=0.6, won=True)]).refused
    'too_few'
    >>> modest = [ClosedDeal(chance=0.9, won=number % 10 < 6) for number in range(100)]
    >>> calibration = calibrate(modest)
    >>> round(calibration.corrected(0.9), 1), calibration.brier > calibration.brier_corrected
    (0.6, True)

    References
    ----------
    .. [1] J. Platt, "Probabilistic outputs for support vector machines and comparisons to regularized likelihood
           methods", Advances in Large Margin Classifiers, MIT Press (1999), 61-74.
    .. [2] R. H. Byrd, P. Lu, J. Nocedal, C. Zhu, "A limited memory algorithm for bound constrained optimization", SIAM
           Journal on Scientific Computing 16 (1995), 1190-1208.
    """
    won = sum(deal.won for deal in closed)
    if len(closed) < LEAST_DEALS or min(won, len(closed) - won) < LEAST_OF_EACH:
        return Calibration(deals=len(closed), won=won, refused="too_few")
    odds = np.array([_logit(deal.chance) for deal in closed])
    outcomes = np.array([float(deal.won) for deal in closed])
    brier = float(np.mean((np.array([deal.chance for deal in closed]) - outcomes) ** 2))
    corrected = float(np.mean((_left_out(odds, outcomes) - outcomes) ** 2))
    intercept, slope = _fit(odds, outcomes)
    worse = corrected >= brier
    return Calibration(
        deals=len(closed),
        won=won,
        intercept=0.0 if worse else intercept,
        slope=1.0 if worse else slope,
        brier=round(brier, 6),
        brier_corrected=round(corrected, 6),
        refused="no_better" if worse else None,
    )


def _left_out(odds: NDArray[np.float64], outcomes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The corrected chance of every deal, by the deals of the other folds."""
    folds = np.arange(len(odds)) % _FOLDS
    found = np.empty_like(odds)
    for fold in range(_FOLDS):
        out = folds == fold
        intercept, slope = _fit(odds[~out], outcomes[~out])
        found[out] = _sigmoid(intercept + slope * odds[out])
    return found


def _fit(odds: NDArray[np.float64], outcomes: NDArray[np.float64]) -> tuple[float, float]:
    """Intercept and slope of the least penalised loss, which is convex."""
    # Takes half a second to import, and the service starts without it.
    optimize: Any = import_module("scipy.optimize")

    start = np.array([0.0, 1.0])
    inputs = np.column_stack([np.ones_like(odds), odds])

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        linear, moved = inputs @ at, at - start
        value = np.sum(np.logaddexp(0, linear) - outcomes * linear) + _PRIOR / 2 * moved @ moved
        return float(value), inputs.T @ (_sigmoid(linear) - outcomes) + _PRIOR * moved

    exact = {"ftol": 1e-14, "gtol": 1e-9}
    bounds = [(None, None), (0, None)]
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=exact)
    intercept, slope = found.x
    return float(intercept), float(slope)


def _sigmoid(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    # Whatever the odds, nothing here is too large for a float.
    return np.exp(-np.logaddexp(0, -odds))


def _logit(chance: float) -> float:
    inside = min(1 - _CLOSEST, max(_CLOSEST, chance))
    return log(inside / (1 - inside))
