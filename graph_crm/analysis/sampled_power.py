"""The power of players in a game too big to be computed exactly, from random coalitions and orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator
    from numpy.typing import NDArray

    from graph_crm.analysis.voting_game import Contest

SAMPLES = 4000
_SEED = 20260302

# Of one sample: how likely each player of the contest is decisive, and how likely everyone with a veto is.
Sample = tuple["NDArray[np.float64]", float]


def sampled_banzhaf(contest: Contest) -> tuple[NDArray[np.float64], float]:
    """Return the chance of every player to be decisive in a random coalition, and the greatest standard error."""
    weights = np.array(contest.weights)
    vetoers = len(contest.vetoers)

    def draw(luck: Generator) -> Sample:
        belongs = luck.random(len(weights)) < 0.5
        reached = int(np.sum(weights[belongs]))
        others = reached - weights * belongs
        swings = (others < contest.needed) & (others >= contest.needed - weights)
        wins = float(reached >= contest.needed)
        return swings.astype(np.float64) * 0.5**vetoers, wins * 0.5 ** max(0, vetoers - 1)

    return _sampled(contest, draw)


def sampled_shapley_shubik(contest: Contest) -> tuple[NDArray[np.float64], float]:
    """Return the chance of every player to be decisive in a random order, and the greatest standard error.

    Every player arrives at a random moment of 0..1. Given when all others arrive, a player is decisive who arrives
    between the moment from which the others lack no more than the player's weight and the moment at which they
    lack nothing: the length of that span is the chance, which varies much less than whether it happened [1]_.

    References
    ----------
    .. [1] G. Owen, "Multilinear extensions of games", Management Science 18 (1972), P64-P79.
    """
    weights = np.array(contest.weights)
    vetoers = len(contest.vetoers)

    def draw(luck: Generator) -> Sample:
        moments = luck.random(len(weights))
        order = np.argsort(moments)
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        reached = np.cumsum(weights[order])
        # Who needs more than all have waits until the end.
        times = np.append(moments[order], 1.0)
        enough = int(np.searchsorted(reached, contest.needed))
        won_at = times[enough] if contest.needed > 0 else 0.0
        nearly = np.searchsorted(reached, contest.needed - weights)
        begins = np.where(place > nearly, times[nearly], won_at)
        begins[weights >= contest.needed] = 0.0
        without = times[np.searchsorted(reached, contest.needed + weights)]
        ends = np.where(place > enough, won_at, without) if contest.needed > 0 else np.zeros(len(weights))
        last_veto = luck.random() ** (1 / vetoers) if vetoers else 0.0
        last_other_veto = luck.random() ** (1 / (vetoers - 1)) if vetoers > 1 else 0.0
        spans = np.maximum(0.0, ends - np.maximum(begins, last_veto))
        return spans, 1.0 - max(float(won_at), last_other_veto)

    return _sampled(contest, draw)


def _sampled(contest: Contest, draw: Callable[[Generator], Sample]) -> tuple[NDArray[np.float64], float]:
    """Average the samples. Who has the same weight has the same power, and shares one average."""
    luck = np.random.default_rng(_SEED)
    distinct, group, sizes = np.unique(
        np.array(contest.weights, dtype=np.int64), return_inverse=True, return_counts=True
    )
    seen = np.zeros((SAMPLES, len(distinct) + 1))
    for row in seen:
        players, vetoer = draw(luck)
        row[:-1] = np.bincount(group, weights=players, minlength=len(distinct)) / sizes
        row[-1] = vetoer if contest.vetoers else 0.0
    means = np.mean(seen, axis=0)
    power = np.full(len(contest.vetoers) + len(contest.players), means[-1])
    power[list(contest.players)] = means[:-1][group]
    return power, float(np.max(np.std(seen, axis=0, ddof=1))) / SAMPLES**0.5
