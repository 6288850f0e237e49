"""Who votes in a deal, with what weight, for whom: what the vote, the pivotal people and the coalition are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap, Party, Stakeholder, Stance

Rule = Literal["majority", "quorum", "unanimity", "veto", "score_threshold", "highest_score"]
RULES: tuple[Rule, ...] = get_args(Rule)
# What most buying groups do, and what is said to be assumed when a deal names no rule.
ASSUMED_RULE: Rule = "majority"
# Percent, where a deal says none: two thirds for a quorum, and what tenders commonly call a pass.
DEFAULT_QUOTA: Mapping[Rule, int] = {"quorum": 67, "score_threshold": 60}
VOTE_PROBABILITY: Mapping[int, float] = {2: 0.95, 1: 0.75, 0: 0.5, -1: 0.25, -2: 0.05}
# A role of weight 1 has ten votes.
VOTES_PER_ROLE_WEIGHT = 10
APPROVER = "approver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """One stakeholder who votes. ``weight`` is the number of votes; 0 only of a veto without votes.

    ``chances`` are the probabilities to vote for each party, 0..1, by the party's uid; a party of which
    nobody knows the voter's stance is absent.
    """

    stakeholder: str
    weight: int
    veto: bool = False
    approver: bool = False
    chances: Mapping[str, float] = field(default_factory=dict[str, float], hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """How a deal is decided, and by whom. ``assumed`` says that the deal names no rule.

    ``quota`` is percent of all votes for a quorum, percent of the highest score for a score threshold, and
    None for every other rule. ``us`` is the uid of our side and ``others`` those of all other sides; buying
    nothing is one only when the stance of a voter towards it is known.
    """

    rule: Rule
    assumed: bool
    quota: int | None
    us: str
    others: tuple[str, ...]
    voters: tuple[Voter, ...]

    @property
    def votes(self) -> int:
        """The votes of all voters together."""
        return sum(voter.weight for voter in self.voters)

    @property
    def needed(self) -> int:
        """How many votes it takes: more than half, or the quota, rounded up. 1 at least."""
        if self.quota is None:
            return self.votes // 2 + 1
        return max(1, ceil(self.votes * self.quota / 100))


def make_ballot(contact_map: ContactMap) -> Ballot | None:
    """Return the ballot of a deal's map; None for a customer's map, or a map that does not know our side.

    Who has left does not vote, nor who has neither votes of their own nor a role that brings any; but where
    the rule is the veto, a veto without votes is on the ballot with weight 0. A seat without a name votes, and
    how it votes is not known.

    Examples
    --------
    >>> from graph_crm.analysis.ballot import votes
    >>> from graph_crm.analysis.contact_map import Stakeholder
    >>> votes(Stakeholder(uid="s", contact_uid="c", name="Wang", vote_weight=3))
    3
    """
    if contact_map.deal is None or contact_map.us is None:
        return None
    named = contact_map.deal.decision_rule
    rule = named if named in RULES else ASSUMED_RULE
    quota = (contact_map.deal.decision_quota or DEFAULT_QUOTA[rule]) if rule in DEFAULT_QUOTA else None
    people = [person for person in contact_map.stakeholders if votes(person) or _only_vetoes(person, rule)]
    judged = {stance.party_uid for person in people for stance in person.stances}
    return Ballot(
        rule=rule,
        assumed=named not in RULES,
        quota=quota,
        us=contact_map.us.uid,
        others=tuple(
            party.uid
            for party in contact_map.parties
            if party.kind == "competitor" or (party.kind == "status_quo" and party.uid in judged)
        ),
        voters=tuple(
            Voter(
                stakeholder=person.uid,
                weight=votes(person),
                veto=person.can_veto,
                approver=person.plays(APPROVER),
                chances=_chances(person, contact_map.parties),
            )
            for person in people
        ),
    )


def votes(stakeholder: Stakeholder) -> int:
    """The number of votes: their own, else the weightiest role's weight in tenths; 0 of who has left."""
    if stakeholder.former:
        return 0
    if stakeholder.vote_weight is not None:
        return stakeholder.vote_weight
    return round(VOTES_PER_ROLE_WEIGHT * stakeholder.role_weight)


def vote_probability(stance: Stance) -> float:
    """The probability to vote for a party, 0..1, drawn towards 0.5 as the confidence falls.

    0.95 / 0.75 / 0.5 / 0.25 / 0.05 for a stance of +2 .. -2; a stance of which nobody said how sure it is
    counts as sure. An estimate, to be calibrated on closed deals.
    """
    confidence = 1.0 if stance.confidence is None else stance.confidence
    return 0.5 + confidence * (VOTE_PROBABILITY[stance.value] - 0.5)


def _only_vetoes(person: Stakeholder, rule: Rule) -> bool:
    return rule == "veto" and person.can_veto and not person.former


def _chances(person: Stakeholder, parties: tuple[Party, ...]) -> dict[str, float]:
    stances = ((party.uid, person.stance_towards(party.uid)) for party in parties)
    return {uid: vote_probability(stance) for uid, stance in stances if stance}
