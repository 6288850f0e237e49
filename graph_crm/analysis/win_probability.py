"""How likely we are to win a deal's vote: an estimate from the stances, with what the unknown could make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_crm.analysis.ballot import make_ballot
from graph_crm.analysis.chance_to_win import chance_to_win, suppose
from graph_crm.analysis.tally import tally_of

if TYPE_CHECKING:
    from graph_crm.analysis.ballot import Ballot, Rule, Voter
    from graph_crm.analysis.chance_to_win import Method
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.tally import Tally, Undetermined


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterChance:
    """One voter's part in a vote. ``weight`` is the votes that count, ``chance`` 0..1 to vote for us, None unknown.

    ``must_agree`` is true of who can stop the deal alone: by a veto under that rule, as an approver under
    unanimity, or because the votes of all others do not suffice.
    """

    stakeholder: str
    weight: int
    chance: float | None
    must_agree: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The estimated chance to win a deal's vote, see :func:`win_probability`.

    ``probability`` lies between ``lowest`` and ``highest``, what it would be if all unknown were against us or
    for us; it is None, and they are 0 and 1, when ``undetermined`` says why nothing can be told. ``votes`` are all
    that count and ``needed`` those it takes; with ``points`` 4 both count points (a vote gives up to 4), and
    ``needed`` is None where the highest score wins. ``known_share`` is the share of votes with a known stance
    towards us, 0..1. ``rivals`` are the sides we are scored against.
    """

    rule: Rule
    assumed: bool
    quota: int | None
    probability: float | None
    lowest: float
    highest: float
    known_share: float
    votes: int
    needed: int | None
    points: int
    rivals: tuple[str, ...]
    voters: tuple[VoterChance, ...]
    method: Method
    samples: int
    standard_error: float
    undetermined: Undetermined | None

    @property
    def limited(self) -> bool:
        """Whether the vote was too big to be computed exactly."""
        return self.method == "sampled"

    @property
    def unknown_votes(self) -> int:
        """The votes of those whose stance towards us is not known."""
        return sum(voter.weight for voter in self.voters if voter.chance is None)


def win_probability(contact_map: ContactMap) -> Vote | None:
    r"""Return the estimated chance that a deal's vote is won, and its bounds.

    Every voter $v$ votes for us with the chance $p_v$ of their stance (:mod:`graph_crm.analysis.ballot`),
    independently of all others. With $w_v$ votes and $X_v$ = 1 with chance $p_v$, else 0,

    .. math::

       P = \Pr\Bigl[\sum_v w_v X_v \ge n\Bigr]

    for majority, quorum, unanimity and veto, where $n$ is what it takes (:func:`graph_crm.analysis.tally.tally_of`);
    under the veto also $X_v = 1$ for everyone with a veto. Where evaluators score, $X_v$ is 0 to 4 points, binomial
    around $4 p_v$, and so is what $v$ gives every other side, independently; the highest score wins only when it
    is higher than that of each other side.

    Parameters
    ----------
    contact_map : ContactMap
        The map of a deal; who has left does not vote.

    Returns
    -------
    Vote or None
        None for a customer's map, or one that does not know our side. A stance that is not known counts with
        chance 0.5; ``lowest`` takes all unknown for against us (0 for us, 1 for every other side), ``highest`` for
        us (1 and 0).

    Notes
    -----
    An estimate: how likely a stance votes so, the scores, and that people vote independently are our own
    assumptions. People who listen to each other vote alike more often, which makes the chance of a side that is
    ahead somewhat smaller than told here, and that of a side that is behind somewhat greater.

    Exact by dynamic programming over the totals, their weights divided by what all have in common:
    O(voters x points x votes) [1]_. Beyond a bound (:mod:`graph_crm.analysis.chance_to_win`) it is sampled, always with the same seed, and says so
    with its standard error.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Deal, Party, Stakeholder, Stance
    >>> at = datetime(2026, 1, 1, tzinfo=timezone.utc)
    >>> supporter = Stance(party_uid="us", value=1, confidence=None, evidence=None, assessed_by=None,
    ...     assessed_by_name=None, assessed_at=at, disputed=False)
    >>> people = tuple(
    ...     Stakeholder(uid=name, contact_uid=name, name=name, vote_weight=1, stances=stances)
    ...     for name, stances in [("Wang", (supporter,)), ("Li", (supporter,)), ("Chen", ())]
    ... )
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer", map_revision=1,
    ...     org_revision=1, read_at=at, parties=(Party(uid="us", name="Us", kind="us"),), stakeholders=people,
    ...     deal=Deal(stage=None, status="open", amount=None, currency=None, expected_close_on=None,
    ...         closed_on=None, decision_rule="majority"),
    ... )
    >>> vote = win_probability(contact_map)
    >>> vote.probability, vote.lowest, vote.highest, vote.needed, vote.unknown_votes, vote.method
    (0.75, 0.5625, 0.9375, 2, 1, 'exact')

    References
    ----------
    .. [1] Y. H. Wang, "On the number of successes in independent trials", Statistica Sinica 3 (1993), 295-312.
    """
    ballot = make_ballot(contact_map)
    if ballot is None:
        return None
    tally = tally_of(ballot)
    estimate = chance_to_win(ballot)
    lowest = chance_to_win(suppose(ballot, us=0.0, others=1.0)).probability
    highest = chance_to_win(suppose(ballot, us=1.0, others=0.0)).probability
    # The three are rounded apart: the bounds must not miss the estimate by the last digit.
    return Vote(
        rule=ballot.rule,
        assumed=ballot.assumed,
        quota=ballot.quota,
        probability=estimate.probability,
        lowest=0.0 if lowest is None else min(lowest, estimate.probability or 0.0),
        highest=1.0 if highest is None else max(highest, estimate.probability or 0.0),
        known_share=_known_share(tally, ballot.us),
        votes=tally.votes,
        needed=tally.needed,
        points=tally.points,
        rivals=ballot.others if ballot.rule == "highest_score" else (),
        voters=_voter_chances(tally, ballot, contact_map),
        method=estimate.method,
        samples=estimate.samples,
        standard_error=estimate.standard_error,
        undetermined=estimate.undetermined,
    )


def _known_share(tally: Tally, us: str) -> float:
    known = sum(voter.weight for voter in tally.voters if us in voter.chances)
    return round(known / tally.votes, 6) if tally.votes else 0.0


def _is_missed(voter: Voter, tally: Tally) -> bool:
    return tally.needed is not None and tally.points * (tally.votes - voter.weight) < tally.needed


def _voter_chances(tally: Tally, ballot: Ballot, contact_map: ContactMap) -> tuple[VoterChance, ...]:
    people = contact_map.by_uid
    voters = sorted(
        tally.voters, key=lambda voter: (-voter.weight, people[voter.stakeholder].name, voter.stakeholder)
    )
    return tuple(
        VoterChance(
            stakeholder=voter.stakeholder,
            weight=voter.weight,
            chance=voter.chances.get(ballot.us),
            must_agree=voter.veto or _is_missed(voter, tally),
        )
        for voter in voters
    )
