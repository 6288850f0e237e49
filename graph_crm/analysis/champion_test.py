"""Whether a champion is one: power, a way to the decision, and reasons to speak for us when we are not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.champion_criteria import Surroundings, criteria
from graph_crm.analysis.gaps.case import CHAMPION, weightiest_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.analysis.champion_criteria import Criterion, CriterionCode, Outcome
    from graph_crm.analysis.contact_map import ContactMap, Stakeholder

Verdict = Literal["champion", "not_yet", "coach_only"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
COACH = "coach"
MAX_CANDIDATES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampionTest:
    """The test of one person, see :func:`champion_tests`. ``plays_champion`` is false for a candidate."""

    stakeholder: str
    plays_champion: bool
    verdict: Verdict
    criteria: tuple[Criterion, ...]

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """What is not passed: failed first, then what is not known."""
        return (*self.of("failed"), *self.of("unknown"))

    def of(self, outcome: Outcome) -> tuple[Criterion, ...]:
        """The criteria that came out so."""
        return tuple(criterion for criterion in self.criteria if criterion.outcome == outcome)


def champion_tests(contact_map: ContactMap) -> tuple[ChampionTest, ...]:
    """Test everyone who plays champion, and the five supporters who come nearest to being one.

    ============= ======================================== ================================== =====================
    criterion     passed                                   failed                             unknown
    ============= ======================================== ================================== =====================
    power         a key player, or influences one          judged to be outside               power not judged
                  positively
    path          decides, stands above a decider, or      something is drawn and leads to    nothing is drawn, it
                  gets to one (:mod:`paths_to_deciders`)   no decider                         leads off the map, or
                                                                                              no decider is known
    speaks_for_us the stance towards us has evidence, or   the stance towards us is 0 or      nothing is recorded,
                  is allied with a supporter of ours       below                              or it is hidden
    personal_win  goals are written down                   never                              none are, or hidden
    support       stance +1 or +2 towards us               stance 0 or below                  no stance
    ============= ======================================== ================================== =====================

    The verdict is ``champion`` when all are passed. Else it is ``coach_only`` for whoever plays the coach, or
    supports us and fails in power: they inform us, and can't carry us. Else it is ``not_yet``.

    Parameters
    ----------
    contact_map : ContactMap
        The map of a deal or a customer. Former people and seats without a name are not tested.

    Returns
    -------
    tuple[ChampionTest, ...]
        Who plays champion first, then candidates; each most criteria passed first, then by weight and name.

    Notes
    -----
    What nobody wrote down is unknown, never failed; nor is what the viewer may not see
    (``ContactMap.sees_sensitive``). That somebody speaks for us in our absence can't be seen in a map: evidence
    and allies are signs of it.

    O((people + edges) log people).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Role, Stakeholder
    >>> champion = Role(code="champion", name_en="", name_zh="", weight=0.4, can_veto=False, required=True)
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(Stakeholder(uid="s", contact_uid="1", name="Li", roles=(champion,), power="outside"),),
    ... )
    >>> (test,) = champion_tests(contact_map)
    >>> test.verdict, [(criterion.code, criterion.outcome) for criterion in test.missing][:2]
    ('not_yet', [('power', 'failed'), ('path', 'unknown')])

    References
    ----------
    .. [1] The champion of MEDDIC, the qualification that J. Napoli and D. Dunkel developed at PTC in the 1990s:
           power and influence, sells for us in our absence, a personal interest in our success.
    """
    rest = Surroundings(contact_map=contact_map)
    people = [person for person in contact_map.stakeholders if person.known and not person.former]
    champions = [_test(rest, person) for person in people if person.plays(CHAMPION)]
    candidates = [
        _test(rest, person)
        for person in people
        if person.uid in rest.supporters and not person.plays(CHAMPION)
    ]

    def nearest_first(test: ChampionTest) -> tuple[int, tuple[float, str, str]]:
        return -len(test.of("passed")), weightiest_first(contact_map.by_uid[test.stakeholder])

    return (
        *sorted(champions, key=nearest_first),
        *sorted(candidates, key=nearest_first)[:MAX_CANDIDATES],
    )


def _test(rest: Surroundings, person: Stakeholder) -> ChampionTest:
    answers = criteria(rest, person)
    return ChampionTest(
        stakeholder=person.uid,
        plays_champion=person.plays(CHAMPION),
        verdict=_verdict(person, {answer.code: answer.outcome for answer in answers}),
        criteria=answers,
    )


def _verdict(person: Stakeholder, outcomes: Mapping[CriterionCode, Outcome]) -> Verdict:
    if set(outcomes.values()) == {"passed"}:
        return "champion"
    informs = outcomes["support"] == "passed" and outcomes["power"] == "failed"
    return "coach_only" if informs or person.plays(COACH) else "not_yet"
