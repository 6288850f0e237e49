"""A weighted voting game, and how likely each player is the one who makes the others win."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import gcd
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """A coalition wins when its weights reach the quota and everyone with a veto belongs to it.

    ``weights`` are 0 or more, ``vetoers`` the places of those with a veto in ``weights``.
    """

    weights: tuple[int, ...]
    quota: int
    vetoers: frozenset[int] = field(default_factory=frozenset[int])


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """What is open in a game once everyone who can stop it alone agrees, in the smallest whole numbers.

    ``vetoers`` are the places of those who can: by a veto, or because the others' weights do not suffice.
    ``players`` are the places of all others, ``weights`` theirs, and ``needed`` what these have to reach; 0 or
    less when the vetoers suffice, more than the ``total`` when nobody ever wins.
    """

    vetoers: tuple[int, ...]
    players: tuple[int, ...]
    weights: tuple[int, ...]
    needed: int

    @property
    def total(self) -> int:
        """All weights together."""
        return sum(self.weights)


def contest_of(game: Game) -> Contest:
    """Return what is open once everyone who can stop it alone agrees.

    Examples
    --------
    >>> contest_of(Game(weights=(7, 4, 2, 2), quota=11, vetoers=frozenset({0})))
    Contest(vetoers=(0,), players=(1, 2, 3), weights=(2, 1, 1), needed=2)
    >>> contest_of(Game(weights=(4, 2, 1), quota=5))
    Contest(vetoers=(0,), players=(1, 2), weights=(2, 1), needed=1)
    """
    places = range(len(game.weights))
    others = sum(game.weights[place] for place in places if place not in game.vetoers)
    missing = game.quota - sum(game.weights[place] for place in game.vetoers)
    spare = others - missing
    vetoers = tuple(
        place for place in places if place in game.vetoers or 0 <= spare < min(others, game.weights[place])
    )
    players = tuple(place for place in places if place not in vetoers)
    unit = gcd(*(game.weights[place] for place in players)) or 1
    missing = game.quota - sum(game.weights[place] for place in vetoers)
    return Contest(
        vetoers=vetoers,
        players=players,
        weights=tuple(game.weights[place] // unit for place in players),
        needed=-(-missing // unit),
    )


def coalition_chances(contest: Contest, agree: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how likely each total weight of a random coalition is.

    Parameters
    ----------
    contest : Contest
        Whose weights.
    agree : numpy.ndarray
        The chances, 0..1, with which every player belongs to it; each gives one row of the answer.

    Returns
    -------
    numpy.ndarray
        One row for each of ``agree``, one column for each total 0..``contest.total``.
    """
    chances = np.zeros((len(agree), contest.total + 1))
    chances[:, 0] = 1
    reached = 0
    for weight in sorted(filter(None, contest.weights)):
        before = chances[:, : reached + 1].copy()
        chances[:, : reached + 1] *= 1 - agree[:, np.newaxis]
        chances[:, weight : weight + reached + 1] += agree[:, np.newaxis] * before
        reached += weight
    return chances


def swing_chances(
    chances: NDArray[np.float64], agree: NDArray[np.float64], needed: int, weight: int
) -> NDArray[np.float64]:
    r"""Return how likely the others of one player miss what is needed by no more than the player's weight.

    With $D(x)$ the chance of total $x$ among all and $D'(x)$ among the others of a player of weight $w$ who agrees
    with chance $t$, $D(x) = (1 - t) D'(x) + t D'(x - w)$. So, with $q$ needed,

    .. math::

       \sum_{x=q-w}^{q-1} D'(x) = \frac{1}{1 - t} \sum_{k \ge 0} \left(-\frac{t}{1 - t}\right)^k
       \sum_{x=q-(k+1)w}^{q-kw-1} D(x)

    Parameters
    ----------
    chances : numpy.ndarray
        Of :func:`coalition_chances`.
    agree : numpy.ndarray
        The same as there, each 0.5 or less: so no term is greater than the one before, and rounding stays small.
    needed, weight : int
        What is needed, and the weight of the player, who is one of those that ``chances`` count.

    Returns
    -------
    numpy.ndarray
        One chance for each of ``agree``; O(needed) each.
    """
    total = chances.shape[1] - 1
    if weight == 0 or not 0 < needed <= total:
        return np.zeros(len(agree))
    from_the_top = chances[:, needed - 1 :: -1]
    starts = np.arange(0, needed, weight)
    blocks = np.add.reduceat(from_the_top, starts, axis=1)
    odds = agree / (1 - agree)
    signed = np.power(-odds[:, np.newaxis], np.arange(len(starts)))
    # Where the sum is nothing, rounding may leave less than nothing.
    return np.maximum(0.0, np.sum(blocks * signed, axis=1) / (1 - agree))
