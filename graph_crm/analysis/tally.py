"""What is counted under each rule: whose votes, how much each can give, and how much it takes to win."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from graph_crm.analysis.ballot import Ballot, Voter

Undetermined = Literal["no_voters", "no_approver", "no_other_side"]
UNDETERMINED_CODES: tuple[Undetermined, ...] = get_args(Undetermined)
# Where evaluators score, each gives 0 to 4 points: one for every step of a stance from -2 to +2.
MOST_POINTS = 4
SCORING_RULES = ("score_threshold", "highest_score")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Who decides under a rule, see :func:`tally_of`.

    ``voters`` are those who count, with the weight that counts; their ``veto`` is true only where a veto stops
    the deal. ``points`` is what one vote can give at most: 1 is a yes, 4 a full score. ``needed`` is how much
    it takes, None where it takes more than every other side has. ``undetermined`` says why the rule can't be
    applied, None when it can.
    """

    voters: tuple[Voter, ...]
    points: int
    needed: int | None
    undetermined: Undetermined | None

    @property
    def votes(self) -> int:
        """The votes that count, together."""
        return sum(voter.weight for voter in self.voters)


def tally_of(ballot: Ballot) -> Tally:
    """Return what is counted under the ballot's rule.

    =============== =============================== ============= ==========================================
    rule            who counts                      a vote gives  it takes
    =============== =============================== ============= ==========================================
    majority        all voters                      0 or 1        more than half of all votes
    quorum          all voters                      0 or 1        the quota of all votes
    unanimity       who plays the approver, each    0 or 1        all of them
                    with one vote
    veto            all voters                      0 or 1        more than half of all votes, and everyone
                                                                  with a veto
    score_threshold all voters                      0 to 4        the quota of the highest possible score
    highest_score   all voters                      0 to 4        more than every other side
    =============== =============================== ============= ==========================================

    Undetermined without voters, without an approver under unanimity, and without another side where the
    highest score wins. O(voters).

    Examples
    --------
    >>> from graph_crm.analysis.ballot import Ballot, Voter
    >>> voters = (Voter(stakeholder="a", weight=10, approver=True), Voter(stakeholder="b", weight=3))
    >>> def tallied(rule, quota=None):
    ...     tally = tally_of(Ballot(rule=rule, assumed=False, quota=quota, us="us", others=(), voters=voters))
    ...     return tally.votes, tally.needed, tally.undetermined
    >>> tallied("majority"), tallied("unanimity"), tallied("score_threshold", 60), tallied("highest_score")
    ((13, 7, None), (1, 1, None), (13, 32, None), (13, None, 'no_other_side'))
    """
    return Tally(
        voters=_who_counts(ballot),
        points=MOST_POINTS if ballot.rule in SCORING_RULES else 1,
        needed=_needed(ballot),
        undetermined=_undetermined(ballot),
    )


def _who_counts(ballot: Ballot) -> tuple[Voter, ...]:
    if ballot.rule == "veto":
        return ballot.voters
    if ballot.rule == "unanimity":
        return tuple(replace(voter, weight=1, veto=False) for voter in _approvers(ballot))
    return tuple(replace(voter, veto=False) for voter in ballot.voters)


def _needed(ballot: Ballot) -> int | None:
    if ballot.rule == "highest_score":
        return None
    if ballot.rule == "unanimity":
        return len(_approvers(ballot))
    if ballot.rule == "score_threshold" and ballot.quota is not None:
        return max(1, ceil(MOST_POINTS * ballot.votes * ballot.quota / 100))
    return ballot.needed


def _undetermined(ballot: Ballot) -> Undetermined | None:
    if not ballot.votes:
        return "no_voters"
    if ballot.rule == "unanimity" and not _approvers(ballot):
        return "no_approver"
    if ballot.rule == "highest_score" and not ballot.others:
        return "no_other_side"
    return None


def _approvers(ballot: Ballot) -> list[Voter]:
    return [voter for voter in ballot.voters if voter.approver]
