"""Opinions that people hold on to and that others move: where they come to rest, and whose opinion is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def total_influence(weights: NDArray[np.float64], susceptibility: NDArray[np.float64]) -> NDArray[np.float64]:
    r"""Return how much of everybody's first opinion is in everybody's last one.

    Opinions move by

    .. math::

       x(t + 1) = A W x(t) + (I - A) x(0), \qquad A = \mathrm{diag}(a_1, \dots, a_n)

    and come to rest at $x(\infty) = V x(0)$ with

    .. math::

       V = (I - A W)^{-1} (I - A)

    where $W_{ij}$ is what person ``i`` gives on the opinion of ``j``, and the susceptibility $a_i$ how much ``i``
    gives on others at all. $W$ may be negative: ``i`` then takes the opposite of what ``j`` thinks [2]_.

    Parameters
    ----------
    weights : array of n x n
        Rows whose absolute values sum to 1, or to 0 for whom nobody influences.
    susceptibility : array of n
        0 (never moves) .. less than 1; 0 for whom nobody influences, who then stay as they are. At 1 throughout a
        circle of people there would be no one place to come to rest.

    Returns
    -------
    array of n x n
        $V_{ij}$: of one step in the first opinion of ``j``, what arrives at ``i``. The absolute values of a row sum to
        1 at most, and without negative weights to exactly 1: so no opinion leaves the range of the first ones
        and their opposites.

    Notes
    -----
    One dense solution by LU factors, O(n^3), without iteration. It exists, for the rows of $A W$ have absolute sums
    below 1.

    Examples
    --------
    Of two people the second listens to the first, half:

    >>> total_influence(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([0.0, 0.5])).tolist()
    [[1.0, 0.0], [0.5, 0.5]]

    References
    ----------
    .. [1] N. Friedkin, E. Johnsen, "Social influence and opinions", Journal of Mathematical Sociology 15 (1990),
           193-206.
    .. [2] C. Altafini, "Consensus problems on networks with antagonistic interactions", IEEE Transactions on
           Automatic Control 58 (2013), 935-946.
    """
    moved = np.eye(len(susceptibility)) - susceptibility[:, np.newaxis] * weights
    return np.linalg.solve(moved, np.diag(1 - susceptibility)).astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Where opinions come to rest, with what is not known of it; arrays of n.

    ``lowest`` and ``highest`` are where each could rest at most, and ``known_share`` is how much of each rests on
    first opinions that are known, 0..1.
    """

    opinions: NDArray[np.float64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]
    known_share: NDArray[np.float64]


def at_rest(
    total: NDArray[np.float64], start: NDArray[np.float64], known: NDArray[np.bool_], farthest: float
) -> Rest:
    r"""Return where opinions come to rest, and how far those that are not known could move that.

    With $K$ the people whose first opinion is known, person ``i`` rests between

    .. math::

       \sum_{j \in K} V_{ij} x_j(0) \mp f \sum_{j \notin K} |V_{ij}|

    Parameters
    ----------
    total : array of n x n
        $V$ of :func:`total_influence`.
    start : array of n
        First opinions, from ``-farthest`` to ``farthest``; of who is not known, what to reckon with.
    known : array of n
        Whose first opinion is known.
    farthest : float
        The ends of the range, $f$.

    Returns
    -------
    Rest
        O(n^2).

    Examples
    --------
    >>> rest = at_rest(np.array([[1.0, 0.0], [0.5, 0.5]]), np.array([0.0, 1.0]), np.array([False, True]), 2)
    >>> rest.opinions.tolist(), rest.lowest.tolist(), rest.highest.tolist(), rest.known_share.tolist()
    ([0.0, 0.5], [-2.0, -0.5], [2.0, 1.5], [0.0, 0.5])
    """
    size = np.abs(total)
    certain = total @ np.where(known, start, 0.0)
    open_to = farthest * (size @ ~known)
    return Rest(
        opinions=total @ start,
        lowest=certain - open_to,
        highest=certain + open_to,
        known_share=(size @ known) / size.sum(axis=1),
    )
