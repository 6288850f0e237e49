"""How likely each total of independent, weighted votes or scores is."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


def score_chances(chance: float, points: int) -> tuple[float, ...]:
    """Return how likely 0, 1, .. ``points`` points are: binomial around ``points`` x ``chance``.

    With one point it is a yes with this chance. A higher chance makes every "at least so many" likelier, or
    leaves it as it is. This distribution of scores is our own model, an estimate.

    Examples
    --------
    >>> score_chances(0.75, 1), score_chances(0.5, 4)
    ((0.25, 0.75), (0.0625, 0.25, 0.375, 0.25, 0.0625))
    """
    return tuple(
        comb(points, got) * chance**got * (1 - chance) ** (points - got) for got in range(points + 1)
    )


def total_chances(scores: Iterable[tuple[int, tuple[float, ...]]]) -> NDArray[np.float64]:
    """Return how likely each total is, from 0 to the highest possible.

    Parameters
    ----------
    scores : iterable of (weight, chances)
        Of each voter the weight, 0 or more, and how likely 0, 1, .. points are; a point counts as the weight.

    Returns
    -------
    numpy.ndarray
        Exact but for rounding: sums of products of numbers that are not negative.

    Notes
    -----
    The totals of the voters so far are convolved with each next voter, the lightest first:
    O(voters x points x highest total).

    Examples
    --------
    >>> total_chances([(1, (0.5, 0.5)), (2, (0.25, 0.75))]).tolist()
    [0.125, 0.125, 0.375, 0.375]
    """
    totals = np.ones(1)
    for weight, chances in sorted(scores):
        grown = np.zeros(len(totals) + weight * (len(chances) - 1))
        for points, chance in enumerate(chances):
            if chance:
                grown[points * weight : points * weight + len(totals)] += chance * totals
        totals = grown
    return totals
