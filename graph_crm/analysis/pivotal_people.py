"""Whose vote can turn a deal: the power indices of everyone who votes, under the deal's rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.ballot import make_ballot
from graph_crm.analysis.power_indices import banzhaf, shapley_shubik
from graph_crm.analysis.tally import tally_of
from graph_crm.analysis.voting_game import Game, contest_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.analysis.ballot import Ballot, Rule, Voter
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.power_indices import PowerIndex
    from graph_crm.analysis.tally import Tally, Undetermined

Simplification = Literal["scores_as_votes", "two_sides"]
SIMPLIFICATIONS: tuple[Simplification, ...] = get_args(Simplification)
# So that people of equal power are equal, whatever their votes.
DIGITS = 9
_SIMPLIFIED: Mapping[Rule, Simplification] = {
    "score_threshold": "scores_as_votes",
    "highest_score": "two_sides",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotalPerson:
    """One voter's power under the rule. ``share`` is that of the votes, 0..1, and so are both indices.

    ``swings`` is the chance that this vote turns the result when everyone else agrees or refuses like a coin
    (the absolute Banzhaf index). ``veto`` is true of who can stop the deal alone: by a veto, as an
    approver who has to agree, or because the votes of all others do not suffice.
    """

    stakeholder: str
    votes: int
    share: float
    shapley_shubik: float
    banzhaf: float
    swings: float
    veto: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotalPeople:
    """Whose vote can turn a deal, see :func:`pivotal_people`.

    ``votes`` are all that count and ``needed`` those it takes here. ``simplified`` says what of the rule is left
    out, None when nothing is; ``undetermined`` why there is nobody, None when there is. Each index says by which
    method it was computed; the standard error is the greatest of any person, 0 when exact.
    """

    rule: Rule
    assumed: bool
    quota: int | None
    votes: int
    needed: int
    people: tuple[PivotalPerson, ...]
    simplified: Simplification | None
    undetermined: Undetermined | None
    shapley_shubik: PowerIndex
    banzhaf: PowerIndex

    @property
    def limited(self) -> bool:
        """Whether the vote was too big for an index to be computed exactly."""
        return "sampled" in (self.shapley_shubik.method, self.banzhaf.method)


def pivotal_people(contact_map: ContactMap) -> PivotalPeople | None:
    """Return the power of everyone who votes in a deal, the most powerful first.

    Power is what the rule gives a vote, whatever anybody thinks: the stances play no part. The game is

    =============== ======================================================================================
    rule            who wins
    =============== ======================================================================================
    majority        who has more than half of all votes
    quorum          who has the quota of all votes
    unanimity       whom everyone who plays the approver agrees to
    veto            who has more than half of all votes and everyone with a veto
    score_threshold who has the quota of all votes: a vote gives all of its score or none
                    (``scores_as_votes``)
    highest_score   who has more than half of all votes: a vote scores us highest or the strongest other
                    side (``two_sides``)
    =============== ======================================================================================

    Parameters
    ----------
    contact_map : ContactMap
        The map of a deal; who has left does not vote.

    Returns
    -------
    PivotalPeople or None
        None for a customer's map, or one that does not know our side. By the Shapley-Shubik index; equal ones by
        votes, then name, then uid.

    Notes
    -----
    Cost and exactness: :mod:`graph_crm.analysis.power_indices`.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Deal, Party, Stakeholder
    >>> people = tuple(
    ...     Stakeholder(uid=name, contact_uid=name, name=name, vote_weight=votes)
    ...     for name, votes in [("Wang", 50), ("Li", 49), ("Chen", 1)]
    ... )
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer", map_revision=1,
    ...     org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc), stakeholders=people,
    ...     parties=(Party(uid="us", name="Us", kind="us"),),
    ...     deal=Deal(stage=None, status="open", amount=None, currency=None, expected_close_on=None,
    ...         closed_on=None, decision_rule="majority"),
    ... )
    >>> for who in pivotal_people(contact_map).people:
    ...     print(who.stakeholder, who.share, round(who.shapley_shubik, 4), round(who.banzhaf, 4), who.swings)
    Wang 0.5 0.6667 0.6 0.75
    Li 0.49 0.1667 0.2 0.25
    Chen 0.01 0.1667 0.2 0.25
    """
    ballot = make_ballot(contact_map)
    if ballot is None:
        return None
    tally = tally_of(ballot)
    # Without another side there is nothing to score against, but each vote's power is what it is.
    undetermined = None if tally.undetermined == "no_other_side" else tally.undetermined
    # In an order that the votes alone give: whoever comes first in the map, the figures are the same.
    voters = sorted(tally.voters, key=lambda voter: (-voter.weight, voter.veto))
    game = _game(ballot, tally, voters)
    blocking = contest_of(game).vetoers
    by_order, by_coalition = shapley_shubik(game), banzhaf(game)
    people = [
        PivotalPerson(
            stakeholder=voter.stakeholder,
            votes=voter.weight,
            share=voter.weight / tally.votes,
            shapley_shubik=round(by_order.values[place], DIGITS),
            banzhaf=round(by_coalition.values[place], DIGITS),
            swings=by_coalition.absolute[place],
            veto=place in blocking,
        )
        for place, voter in enumerate(() if undetermined else voters)
    ]
    names = {person.uid: person.name for person in contact_map.stakeholders}
    people.sort(key=lambda who: (-who.shapley_shubik, -who.votes, names[who.stakeholder], who.stakeholder))
    return PivotalPeople(
        rule=ballot.rule,
        assumed=ballot.assumed,
        quota=ballot.quota,
        votes=tally.votes,
        needed=game.quota,
        people=tuple(people),
        simplified=_SIMPLIFIED.get(ballot.rule),
        undetermined=undetermined,
        shapley_shubik=by_order,
        banzhaf=by_coalition,
    )


def _game(ballot: Ballot, tally: Tally, voters: Sequence[Voter]) -> Game:
    needed = tally.needed if ballot.rule == "unanimity" and tally.needed else ballot.needed
    return Game(
        weights=tuple(voter.weight for voter in voters),
        quota=needed,
        vetoers=frozenset(place for place, voter in enumerate(voters) if voter.veto),
    )
