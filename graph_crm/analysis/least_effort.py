"""The cheapest way to a target: of every item at most one of its ways to be raised, at the least cost together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

EffortMethod = Literal["exact", "greedy"]
EFFORT_METHODS: tuple[EffortMethod, ...] = get_args(EffortMethod)
# Items x ways x cost that are gone through exactly; about a quarter of a second.
MOST_WORK = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to raise an item: what it costs, 1 or more, and what it gains."""

    cost: int
    gain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``taken`` is for each item the way taken, counted from 1; 0 leaves the item as it is."""

    taken: tuple[int, ...]
    cost: int
    method: EffortMethod


def least_effort(items: Sequence[Sequence[Way]], target: int) -> Choice | None:
    """Return the cheapest ways that gain the target together; of equally cheap ones the greatest gain.

    Parameters
    ----------
    items : sequence of sequences of Way
        Each item's ways, the cheaper first, each dearer one gaining more.
    target : int
        The gain it takes; 0 or less takes nothing.

    Returns
    -------
    Choice or None
        None when everything together gains less than the target. Exact by dynamic programming over the cost, as
        far as what the greedy choice costs: O(items x ways x that cost) [1]_; beyond ``MOST_WORK`` it is the
        greedy choice itself. That takes the most gain for its cost first, then gives back what is not needed.

    Examples
    --------
    >>> items = [[Way(cost=3, gain=4)], [Way(cost=2, gain=3)], [Way(cost=2, gain=2)]]
    >>> least_effort(items, 5), least_effort(items, 10)
    (Choice(taken=(0, 1, 1), cost=4, method='exact'), None)

    References
    ----------
    .. [1] H. Kellerer, U. Pferschy, D. Pisinger, "Knapsack problems", Springer (2004), chapter 11.
    """
    if sum(max((way.gain for way in ways), default=0) for ways in items) < target:
        return None
    greedy = _greedy(items, target)
    work = (greedy.cost + 1) * sum(len(ways) for ways in items)
    return greedy if work > MOST_WORK else _exact(items, target, greedy.cost)


def _greedy(items: Sequence[Sequence[Way]], target: int) -> Choice:
    taken = [0] * len(items)
    most = [_gain(ways, len(ways)) / ways[-1].cost if ways else 0.0 for ways in items]
    order = sorted(range(len(items)), key=lambda item: -most[item])
    missing = target
    for item in order:
        if missing > 0:
            taken[item] = len(items[item])
            missing -= _gain(items[item], taken[item])
    for item in reversed(order):
        taken[item], missing = _given_back(items[item], taken[item], missing)
    cost = sum(_cost(ways, way) for ways, way in zip(items, taken, strict=True))
    return Choice(taken=tuple(taken), cost=cost, method="greedy")


def _given_back(ways: Sequence[Way], taken: int, missing: int) -> tuple[int, int]:
    """The cheapest way of an item that still leaves nothing missing, and what is missing (spare, below 0) then."""
    without = missing + _gain(ways, taken)
    enough = next(way for way in range(taken + 1) if _gain(ways, way) >= without)
    return enough, without - _gain(ways, enough)


def _exact(items: Sequence[Sequence[Way]], target: int, most_cost: int) -> Choice:
    gains = np.zeros(most_cost + 1, dtype=np.int64)
    taken: list[NDArray[np.int8]] = []
    for ways in items:
        better, chosen = gains.copy(), np.zeros(most_cost + 1, dtype=np.int8)
        for number, way in enumerate(ways, start=1):
            if way.cost <= most_cost:
                raised = gains[: most_cost + 1 - way.cost] + way.gain
                gained = raised > better[way.cost :]
                better[way.cost :][gained] = raised[gained]
                chosen[way.cost :][gained] = number
        gains = better
        taken.append(chosen)
    cost = int(np.searchsorted(gains, target))
    return Choice(taken=_traced(items, taken, cost), cost=cost, method="exact")


def _traced(items: Sequence[Sequence[Way]], taken: Sequence[NDArray[np.int8]], cost: int) -> tuple[int, ...]:
    ways: list[int] = []
    for item in reversed(range(len(items))):
        ways.append(int(taken[item][cost]))
        cost -= _cost(items[item], ways[-1])
    return tuple(reversed(ways))


def _gain(ways: Sequence[Way], taken: int) -> int:
    return ways[taken - 1].gain if taken else 0


def _cost(ways: Sequence[Way], taken: int) -> int:
    return ways[taken - 1].cost if taken else 0
