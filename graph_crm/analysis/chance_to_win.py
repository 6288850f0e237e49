"""The chance to win one ballot: what is asked again and again, of ballots that differ in a few voters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil, gcd, prod, sqrt
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from graph_crm.analysis.score_totals import score_chances, total_chances
from graph_crm.analysis.tally import tally_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from graph_crm.analysis.ballot import Ballot, Voter
    from graph_crm.analysis.tally import Tally, Undetermined

Method = Literal["exact", "sampled"]
METHODS: tuple[Method, ...] = get_args(Method)
# How a voter votes of whom it is not known: as likely for a side as not.
UNKNOWN_CHANCE = 0.5
# Voters x points x highest total x sides that are computed exactly; about a tenth of a second.
MOST_WORK = 200_000_000
SAMPLES = 4000
_SEED = 20260302


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """The chance to win one ballot. ``probability`` is None when ``undetermined`` says why.

    ``samples`` and ``standard_error`` are 0 when the method is exact.
    """

    probability: float | None
    method: Method = "exact"
    samples: int = 0
    standard_error: float = 0.0
    undetermined: Undetermined | None = None


def chance_to_win(ballot: Ballot) -> Chance:
    """Return the chance to win a ballot, see :func:`graph_crm.analysis.win_probability.win_probability`; an unknown stance counts with 0.5.

    O(voters x points x votes) up to ``MOST_WORK``; beyond sampled, with the same seed for every ballot.

    Examples
    --------
    >>> from graph_crm.analysis.ballot import Ballot, Voter
    >>> voters = (Voter(stakeholder="a", weight=2, chances={"us": 0.9}), Voter(stakeholder="b", weight=1))
    >>> chance_to_win(Ballot(rule="majority", assumed=True, quota=None, us="us", others=(), voters=voters))
    Chance(probability=0.9, method='exact', samples=0, standard_error=0.0, undetermined=None)
    """
    tally = tally_of(ballot)
    if tally.undetermined:
        return Chance(probability=None, undetermined=tally.undetermined)
    sides = (ballot.us, *ballot.others) if tally.needed is None else (ballot.us,)
    unit = gcd(*(voter.weight for voter in tally.voters))
    work = len(tally.voters) * (tally.points + 1) * tally.points * (tally.votes // unit) * len(sides)
    if work > MOST_WORK:
        return _sampled(tally, sides)
    return Chance(probability=min(1.0, _exact(tally, sides, unit)))


def suppose(ballot: Ballot, *, us: float, others: float) -> Ballot:
    """Return the ballot with these chances, 0..1, wherever a voter's stance is not known."""
    unknown = {ballot.us: us, **dict.fromkeys(ballot.others, others)}
    voters = (replace(voter, chances={**unknown, **voter.chances}) for voter in ballot.voters)
    return replace(ballot, voters=tuple(voters))


def _exact(tally: Tally, sides: tuple[str, ...], unit: int) -> float:
    us, *others = sides
    if tally.needed is None:
        ours = _totals(tally, tally.voters, us, unit)
        rivals = (np.cumsum(_totals(tally, tally.voters, other, unit)) for other in others)
        return float(np.sum(ours[1:] * prod(below[:-1] for below in rivals)))
    vetoers = [voter for voter in tally.voters if voter.veto]
    all_agree = prod(sorted(_chance(voter, us) for voter in vetoers))
    missing = tally.needed - sum(voter.weight for voter in vetoers)
    rest = _totals(tally, (voter for voter in tally.voters if not voter.veto), us, unit)
    return all_agree * float(np.sum(rest[max(0, ceil(missing / unit)) :]))


def _totals(tally: Tally, voters: Iterable[Voter], side: str, unit: int) -> NDArray[np.float64]:
    return total_chances(
        (voter.weight // unit, score_chances(_chance(voter, side), tally.points)) for voter in voters
    )


def _sampled(tally: Tally, sides: tuple[str, ...]) -> Chance:
    """Draw votes. The same seed gives every voter the same luck whatever the chances: a better stance never loses."""
    luck = np.random.default_rng(_SEED)
    totals = [np.zeros(SAMPLES, dtype=np.int64) for _ in sides]
    agreed = np.ones(SAMPLES, dtype=bool)
    for voter in tally.voters:
        for place, side in enumerate(sides):
            draws = luck.random(SAMPLES)
            points = np.zeros(SAMPLES, dtype=np.int8)
            for at_most in accumulate(score_chances(_chance(voter, side), tally.points)[:-1]):
                points += draws >= at_most
            totals[place] += voter.weight * points.astype(np.int64)
            agreed &= (points > 0) | (not voter.veto)
    best_other = np.max(totals[1:], axis=0) if tally.needed is None else tally.needed - 1
    won = int(np.count_nonzero(agreed & (totals[0] > best_other)))
    # Laplace's rule: to have seen nothing but wins is not to be sure.
    spread = (won + 1) / (SAMPLES + 2)
    return Chance(
        probability=won / SAMPLES,
        method="sampled",
        samples=SAMPLES,
        standard_error=sqrt(spread * (1 - spread) / SAMPLES),
    )


def _chance(voter: Voter, side: str) -> float:
    return voter.chances.get(side, UNKNOWN_CHANCE)
