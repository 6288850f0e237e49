"""Who can turn a weighted vote: the indices of Banzhaf and of Shapley and Shubik."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from graph_crm.analysis.sampled_power import SAMPLES, sampled_banzhaf, sampled_shapley_shubik
from graph_crm.analysis.voting_game import Contest, Game, coalition_chances, contest_of, swing_chances

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Players x chances x total weight that are computed exactly: 50 players of any weights up to 1,000 five times
# over, or 200 of weights up to 200; about half a second.
MOST_WORK = 300_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerIndex:
    """The power of every player, in the order of the game's weights.

    ``values`` sum to 1, unless nobody is ever decisive: then all are 0. ``absolute`` is each player's chance to be
    decisive, 0..1. ``samples`` and ``standard_error`` (the greatest of any ``absolute``) are 0 when the method is
    exact.
    """

    values: tuple[float, ...]
    absolute: tuple[float, ...]
    method: Literal["exact", "sampled"]
    samples: int
    standard_error: float


def banzhaf(game: Game) -> PowerIndex:
    r"""Return the Banzhaf index: whose change of mind turns how many of all coalitions.

    .. math::

       \beta'_i = \frac{\eta_i}{2^{n-1}}, \qquad \beta_i = \frac{\eta_i}{\sum_j \eta_j}

    with $\eta_i$ the coalitions without $i$ that lose and with $i$ win, of $n$ players [1]_. $\beta'$ is
    ``absolute`` and $\beta$ ``values``.

    Parameters
    ----------
    game : Game
        Any; who has weight 0 and no veto has no power.

    Returns
    -------
    PowerIndex
        Exact but for rounding (1e-12), by dynamic programming over the weights: O(players x total weight); beyond
        ``MOST_WORK`` sampled with a fixed seed. A chance below 1e-308 is told as 0: that takes 1,000 players
        nearly all of whom have to agree.

    Examples
    --------
    >>> banzhaf(Game(weights=(4, 2, 1), quota=5)).absolute
    (0.75, 0.25, 0.25)
    >>> banzhaf(Game(weights=(4, 2, 1), quota=5)).values
    (0.6, 0.2, 0.2)

    References
    ----------
    .. [1] J. F. Banzhaf, "Weighted voting doesn't work: a mathematical analysis", Rutgers Law Review 19 (1965),
           317-343.
    """
    contest = contest_of(game)
    if len(contest.players) * contest.total > MOST_WORK:
        return _index(*sampled_banzhaf(contest), exact=False)
    # The smaller tail of the two: what is rare keeps its digits.
    few_agree = np.array([float(contest.needed <= contest.total / 2)])
    return _index(_decisive(contest, np.array([0.5]), few_agree, 1 - few_agree), 0.0, exact=True)


def shapley_shubik(game: Game) -> PowerIndex:
    r"""Return the Shapley-Shubik index: who, in a random order of agreeing, makes the coalition win.

    .. math::

       \varphi_i = \sum_{S} \frac{|S|! \, (n - 1 - |S|)!}{n!} = \int_0^1 P_i(t) \, dt

    over the coalitions $S$ without $i$ that lose and with $i$ win [1]_; $P_i(t)$ is the chance that $i$ is decisive
    when every other player agrees with chance $t$ (the multilinear extension [2]_). $P_i$ is a polynomial of a degree
    below $n$, so Gauss's quadrature with $n/2$ nodes gives the integral exactly.

    Parameters
    ----------
    game : Game
        Any; who has weight 0 and no veto has no power.

    Returns
    -------
    PowerIndex
        Exact but for rounding (1e-12), by dynamic programming over the weights at each node: O(players^2 x total
        weight); beyond ``MOST_WORK`` sampled with a fixed seed. ``absolute`` and ``values`` are the same, unless
        sampled.

    Examples
    --------
    >>> [round(value, 9) for value in shapley_shubik(Game(weights=(4, 2, 1), quota=5)).values]
    [0.666666667, 0.166666667, 0.166666667]

    References
    ----------
    .. [1] L. S. Shapley, M. Shubik, "A method for evaluating the distribution of power in a committee system",
           American Political Science Review 48 (1954), 787-792.
    .. [2] G. Owen, "Multilinear extensions of games", Management Science 18 (1972), P64-P79.
    """
    contest = contest_of(game)
    order = (len(game.weights) + 1) // 2
    if len(contest.players) * contest.total * (order + 1) // 2 > MOST_WORK:
        return _index(*sampled_shapley_shubik(contest), exact=False)
    nodes, shares = _lower_nodes(max(1, order))
    return _index(_decisive(contest, nodes, shares, shares), 0.0, exact=True)


def _decisive(
    contest: Contest, nodes: NDArray[np.float64], agreeing: NDArray[np.float64], refusing: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The chance of every player to be decisive, over the nodes t with one share and 1 - t with another.

    That all agree with chance 1 - t is that they refuse with chance t: the others of a player lack something until
    those who refuse are ``blocking``. So one distribution serves both.
    """
    chances = coalition_chances(contest, nodes)
    needed, blocking = contest.needed, contest.total - contest.needed + 1
    vetoers = len(contest.vetoers)
    power = np.zeros(vetoers + len(contest.players))
    if vetoers:
        agreed = np.sum(chances[:, max(0, needed) :], axis=1) * nodes ** (vetoers - 1)
        unrefused = np.sum(chances[:, : max(0, blocking)], axis=1) * (1 - nodes) ** (vetoers - 1)
        power[list(contest.vetoers)] = np.sum(agreeing * agreed + refusing * unrefused)
    by_weight: dict[int, float] = {}
    for weight in set(contest.weights):
        agreed = swing_chances(chances, nodes, needed, weight) * nodes**vetoers
        unrefused = swing_chances(chances, nodes, blocking, weight) * (1 - nodes) ** vetoers
        by_weight[weight] = float(np.sum(agreeing * agreed + refusing * unrefused))
    for player, weight in zip(contest.players, contest.weights, strict=True):
        power[player] = by_weight[weight]
    return power


@lru_cache(maxsize=64)
def _lower_nodes(order: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Gauss-Legendre's nodes on 0..1 that are 0.5 or less, and their shares; the others mirror them."""
    nodes, shares = np.polynomial.legendre.leggauss(order)
    lower = (order + 1) // 2
    halved = np.where(nodes[:lower] == 0, 0.5, 1.0)
    return (1 + nodes[:lower]) / 2, shares[:lower] / 2 * halved


def _index(absolute: NDArray[np.float64], standard_error: float, *, exact: bool) -> PowerIndex:
    together = float(np.sum(absolute))
    values = absolute / together if together else absolute
    return PowerIndex(
        values=tuple(values.tolist()),
        absolute=tuple(absolute.tolist()),
        method="exact" if exact else "sampled",
        samples=0 if exact else SAMPLES,
        standard_error=standard_error,
    )
