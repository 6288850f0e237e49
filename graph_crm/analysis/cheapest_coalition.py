"""Whom to win over so that a deal's vote is ours, with the least effort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph_crm.analysis.ballot import make_ballot
from graph_crm.analysis.contact_map import COVERAGE_ORDER
from graph_crm.analysis.least_effort import Way, least_effort
from graph_crm.analysis.tally import UNDETERMINED_CODES, Undetermined, tally_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.analysis.ballot import Ballot, Rule, Voter
    from graph_crm.analysis.contact_map import Adaptability, ContactMap, Power, Stakeholder
    from graph_crm.analysis.least_effort import EffortMethod
    from graph_crm.analysis.tally import Tally

Impossible = Undetermined | Literal["out_of_reach"]
IMPOSSIBLE_CODES: tuple[Impossible, ...] = (*UNDETERMINED_CODES, "out_of_reach")
FOR_US = 1
MOST_VALUE = 2
# What is not judged is taken for the middle. All an estimate.
ADAPTABILITY_EFFORT: Mapping[Adaptability | None, int] = {
    "innovator": 1, "visionary": 2, "pragmatist": 3, "conservative": 4, "laggard": 5, None: 3,
}  # fmt: skip
POWER_EFFORT: Mapping[Power | None, int] = {
    "outside": 0, "political_structure": 1, "inner_circle": 2, None: 1,
}  # fmt: skip
UNCOVERED_EFFORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """What makes a step of a stance hard: each a number of points, together 1 to 10."""

    adaptability: int
    coverage: int
    power: int

    @property
    def total(self) -> int:
        """The effort that one step takes."""
        return self.adaptability + self.coverage + self.power


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One person to win over: from a stance towards us, None not known, to a higher one.

    ``steps`` x ``difficulty`` is the ``effort``; who is not known is raised from 0. ``votes`` count under the rule.
    """

    stakeholder: str
    from_value: int | None
    to_value: int
    steps: int
    difficulty: Difficulty
    effort: int
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coalition:
    """The least effort that turns a vote, see :func:`cheapest_coalition`.

    ``moves`` are the people to win over, the least effort first; none when the vote is ``already_won``, or can't
    be won, for the reason that ``impossible`` says. ``has`` is what we have now, of what is ``needed``: votes, or
    points where ``points`` is 4. ``unknown`` are all voters whose stance towards us is not known and counts as 0.
    """

    rule: Rule
    assumed: bool
    quota: int | None
    already_won: bool
    impossible: Impossible | None
    moves: tuple[Move, ...]
    effort: int
    has: int
    needed: int
    points: int
    unknown: tuple[str, ...]
    method: EffortMethod

    @property
    def limited(self) -> bool:
        """Whether the vote was too big to find the least effort for certain."""
        return self.method == "greedy"


def cheapest_coalition(contact_map: ContactMap) -> Coalition | None:
    r"""Return whom to win over so that the vote is ours, with the least effort.

    Here everyone votes as their stance says, for certain: for us from +1 (supporter) on. A stance that is not known
    counts as 0. Where evaluators score, each gives stance + 2 points, 0 to 4, to every side. The effort is

    .. math::

       E = \sum_u \mathrm{steps}(u) \cdot (\mathrm{adaptability}(u) + \mathrm{coverage}(u) + \mathrm{power}(u))

    over the people whose stance is raised, each to +2 at most, with

    ============ ====================================================================================
    adaptability innovator 1, visionary 2, pragmatist or not known 3, conservative 4, laggard 5
    coverage     the best of ours: in depth 0, multiple 1, brief 2, nobody 3
    power        outside 0, political structure or not known 1, inner circle 2
    ============ ====================================================================================

    The numbers are an estimate; what they should show is who comes before whom, not hours.

    Parameters
    ----------
    contact_map : ContactMap
        The map of a deal; who has left does not vote.

    Returns
    -------
    Coalition or None
        None for a customer's map, or one that does not know our side. ``out_of_reach``: another side's score is so
        high that even the highest one of ours is not higher.

    Notes
    -----
    Exact by dynamic programming over the effort (:mod:`graph_crm.analysis.least_effort`): always up to 25 people,
    with yes and no up to about 2,000; beyond its bound greedy, which it says. The confidence of a stance plays
    no part here; the chance to win does (:mod:`graph_crm.analysis.win_probability`).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Deal, Party, Stakeholder
    >>> people = (
    ...     Stakeholder(uid="Wang", contact_uid="1", name="Wang", vote_weight=3, adaptability="laggard"),
    ...     Stakeholder(uid="Li", contact_uid="2", name="Li", vote_weight=2, adaptability="innovator"),
    ...     Stakeholder(uid="Chen", contact_uid="3", name="Chen", vote_weight=2, adaptability="innovator"),
    ... )
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer", map_revision=1,
    ...     org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc), stakeholders=people,
    ...     parties=(Party(uid="us", name="Us", kind="us"),),
    ...     deal=Deal(stage=None, status="open", amount=None, currency=None, expected_close_on=None,
    ...         closed_on=None, decision_rule="majority"),
    ... )
    >>> coalition = cheapest_coalition(contact_map)
    >>> [(move.stakeholder, move.from_value, move.to_value, move.effort) for move in coalition.moves]
    [('Chen', None, 1, 5), ('Li', None, 1, 5)]
    >>> coalition.effort, coalition.has, coalition.needed, coalition.method
    (10, 0, 4, 'exact')
    """
    ballot = make_ballot(contact_map)
    if ballot is None:
        return None
    tally = tally_of(ballot)
    case = _Case(contact_map=contact_map, ballot=ballot, tally=tally)
    voters = sorted(tally.voters, key=case.heaviest_first)
    needed = case.needed
    has = sum(case.given(voter, ballot.us) for voter in voters)
    must = [voter for voter in voters if case.has_to_be_won(voter)]
    may = [voter for voter in voters if not case.has_to_be_won(voter)]
    forced = [case.move(voter, FOR_US) for voter in must]
    missing = needed - has - sum(move.votes for move in forced)
    choice = least_effort([case.ways(voter) for voter in may], missing)
    possible = choice is not None and tally.undetermined is None
    chosen = zip(may, choice.taken, strict=True) if choice and possible else ()
    moves = [
        *(forced if possible else ()),
        *(case.move(voter, case.first_step(voter) + taken - 1) for voter, taken in chosen if taken),
    ]
    moves.sort(key=lambda move: (move.effort, contact_map.by_uid[move.stakeholder].name, move.stakeholder))
    return Coalition(
        rule=ballot.rule,
        assumed=ballot.assumed,
        quota=ballot.quota,
        already_won=possible and not moves,
        impossible=tally.undetermined or (None if possible else "out_of_reach"),
        moves=tuple(moves),
        effort=sum(move.effort for move in moves),
        has=has,
        needed=needed,
        points=tally.points,
        unknown=tuple(voter.stakeholder for voter in voters if ballot.us not in voter.chances),
        method=choice.method if choice else "exact",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One deal's vote, as whoever raises stances sees it."""

    contact_map: ContactMap
    ballot: Ballot
    tally: Tally

    @property
    def needed(self) -> int:
        """Votes or points; more than the strongest other side where the highest score wins."""
        if self.tally.needed is not None:
            return self.tally.needed
        totals = (sum(self.given(voter, side) for voter in self.tally.voters) for side in self.ballot.others)
        return 1 + max(totals, default=0)

    def value(self, voter: Voter, side: str | None = None) -> int:
        """The stance towards a side, us if not given; 0 when not known."""
        stance = self.person(voter).stance_towards(side or self.ballot.us)
        return stance.value if stance else 0

    def given(self, voter: Voter, side: str) -> int:
        """The votes or points that a voter gives a side now."""
        return self.worth(voter, self.value(voter, side))

    def worth(self, voter: Voter, value: int) -> int:
        """The votes or points that a voter of that stance gives."""
        return voter.weight * (int(value >= FOR_US) if self.tally.points == 1 else value + MOST_VALUE)

    def has_to_be_won(self, voter: Voter) -> bool:
        """Whether nothing is won without this voter, who is not for us yet."""
        return voter.veto and self.value(voter) < FOR_US

    def first_step(self, voter: Voter) -> int:
        """The lowest stance that is worth more than now: the next one, or with yes and no the supporter's."""
        return FOR_US if self.tally.points == 1 else self.value(voter) + 1

    def ways(self, voter: Voter) -> list[Way]:
        """The stances that a voter can be raised to and that are worth more, one after the other."""
        now = self.value(voter)
        last = FOR_US if self.tally.points == 1 else MOST_VALUE
        effort = difficulty_of(self.person(voter)).total
        return [
            Way(cost=(value - now) * effort, gain=self.worth(voter, value) - self.worth(voter, now))
            for value in range(self.first_step(voter), last + 1)
            if value > now
        ]

    def move(self, voter: Voter, to_value: int) -> Move:
        """Raise a voter to a stance."""
        person, steps = self.person(voter), to_value - self.value(voter)
        stance = person.stance_towards(self.ballot.us)
        difficulty = difficulty_of(person)
        return Move(
            stakeholder=voter.stakeholder,
            from_value=stance.value if stance else None,
            to_value=to_value,
            steps=steps,
            difficulty=difficulty,
            effort=steps * difficulty.total,
            votes=voter.weight,
        )

    def person(self, voter: Voter) -> Stakeholder:
        """Who votes."""
        return self.contact_map.by_uid[voter.stakeholder]

    def heaviest_first(self, voter: Voter) -> tuple[int, str, str]:
        """By votes, then by name, then by uid."""
        return -voter.weight, self.person(voter).name, voter.stakeholder


def difficulty_of(stakeholder: Stakeholder) -> Difficulty:
    """Return how hard it is to raise a person's stance by one step, see :func:`cheapest_coalition`."""
    best = max((COVERAGE_ORDER[cover.level] for cover in stakeholder.coverage), default=0)
    return Difficulty(
        adaptability=ADAPTABILITY_EFFORT[stakeholder.adaptability],
        coverage=UNCOVERED_EFFORT - best,
        power=POWER_EFFORT[stakeholder.power],
    )
