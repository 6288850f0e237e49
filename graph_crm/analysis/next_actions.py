"""What to do next in a deal: at most five actions, each with who, with whom, why, and what it may bring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.ballot import make_ballot, votes
from graph_crm.analysis.cheapest_coalition import difficulty_of
from graph_crm.analysis.contact_map import COVERAGE_ORDER
from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.introductions import introductions
from graph_crm.analysis.what_if import StanceChanges, what_if
from graph_crm.analysis.win_probability import chance_to_win

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    from graph_crm.analysis.findings import Finding, Severity

ActionCode = Literal[
    "win_over", "ask_stance", "stay_in_touch", "get_introduced", "make_contact", "find_person", "add_thread"
]
ACTION_CODES: tuple[ActionCode, ...] = get_args(ActionCode)
MOST_ACTIONS = 5
# People are tried one by one; beyond these many the weightiest are.
MOST_TRIED = 40
MOST_VALUE = 2
SUPPORTER = 1
# A gap is worth an action too where it moves no vote. In win probability for one unit of effort; an estimate.
URGENCY: Mapping[Severity, float] = {"critical": 0.02, "warning": 0.005, "info": 0.0}
# What is missing altogether comes before what could be better.
NOBODY_CODES = ("no_approver", "required_role_missing", "no_champion")
THREAD_CODE = "single_thread"
# With what the chances are found, a change of less than this is none.
LEAST_GAIN = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do.

    ``stakeholder`` is with whom, None where nobody is known yet; ``user_uid`` who of us should, None where nobody
    offers themselves; ``through`` the people who introduce us, in their order. ``chance`` is the estimated chance to
    win if it succeeds (``from_value``, None not known, becomes ``to_value``) and ``gain`` what that is more than now;
    both are None where it moves no vote that can be reckoned. ``findings`` are why, ``effort`` is how hard, 1..20.
    """

    code: ActionCode
    stakeholder: str | None = None
    user_uid: str | None = None
    user_name: str | None = None
    through: tuple[str, ...] = ()
    from_value: int | None = None
    to_value: int | None = None
    chance: float | None = None
    gain: float | None = None
    effort: int = 1
    findings: tuple[Finding, ...] = ()
    priority: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextActions:
    """The actions of a deal, the most worthwhile first. ``chance`` is the estimated chance to win now.

    ``limited``: not everybody was tried, there are too many.
    """

    chance: float | None
    actions: tuple[Action, ...]
    limited: bool


def next_actions(contact_map: ContactMap) -> NextActions | None:
    r"""Return what to do next in a deal; None for a customer's map, and for a deal that is closed.

    With everybody who votes or whom a gap is about (:mod:`graph_crm.analysis.coverage_gaps`) one thing could be
    done: raise their stance towards us by one step, or find out that they support us where it is not known. What
    that brings is tried on a copy of the map (:mod:`graph_crm.analysis.what_if`). They are ordered by

    .. math::

       \frac{\max(0, P_{\mathrm{then}} - P_{\mathrm{now}})}{\mathrm{effort}} + \mathrm{urgency}

    with the difficulty of :func:`graph_crm.analysis.cheapest_coalition.difficulty_of` as the effort of a step, and
    0.02 for a critical gap, 0.005 for a warning. A role that nobody plays, and a deal on a single thread, are
    actions too, without a number.

    ================ ==========================================================================================
    code             when
    ================ ==========================================================================================
    win_over         one of ours covers them, and how they stand is known
    ask_stance       one of ours covers them, and how they stand is not known
    stay_in_touch    one of ours covers them, and they are for us as much as can be: see to the gap
    get_introduced   nobody covers them, and somebody could introduce us
    make_contact     nobody covers them, and no way leads there
    find_person      nobody plays a role that the decision needs
    add_thread       everything rests on one of us, or on one of them
    ================ ==========================================================================================

    Who should do it: who covers the person best, else with whom the most reliable way to them begins.

    Returns
    -------
    NextActions or None
        At most five, no two with the same person. What they bring is an estimate, and only if they succeed.

    Notes
    -----
    O(40 votes + 5 shortest paths).

    """
    if contact_map.deal is None or contact_map.deal.status != "open":
        return None
    ballot = make_ballot(contact_map)
    now = chance_to_win(ballot).probability if ballot else None
    gaps = find_coverage_gaps(contact_map)
    about = _findings_of(gaps)
    people = sorted(
        (one for one in contact_map.stakeholders if not one.former and (votes(one) or one.uid in about)),
        key=lambda one: (-votes(one), -len(about.get(one.uid, ())), one.name, one.uid),
    )
    tried = people[:MOST_TRIED]
    made = [*_missing(gaps), *(_with_person(contact_map, one, about.get(one.uid, ()), now) for one in tried)]
    worthwhile = sorted(
        (action for action in made if action.priority > LEAST_GAIN), key=lambda action: -action.priority
    )
    chosen = tuple(_who_does_it(contact_map, action) for action in worthwhile[:MOST_ACTIONS])
    return NextActions(chance=now, actions=chosen, limited=len(people) > len(tried))


def _findings_of(gaps: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    about: dict[str, tuple[Finding, ...]] = {}
    for finding in gaps:
        for uid in finding.stakeholders if finding.code not in (*NOBODY_CODES, THREAD_CODE) else ():
            # Of many it is told here of this one; what a finding says beyond its people holds for all of them.
            own = finding if finding.params else replace(finding, stakeholders=(uid,))
            about[uid] = (*about.get(uid, ()), own)
    return about


def _missing(gaps: Iterable[Finding]) -> list[Action]:
    made: list[Action] = []
    for finding in gaps:
        if finding.code in NOBODY_CODES:
            code: ActionCode = "find_person"
        elif finding.code == THREAD_CODE:
            code = "add_thread"
        else:
            continue
        made.append(Action(code=code, findings=(finding,), priority=URGENCY[finding.severity]))
    return made


def _with_person(
    contact_map: ContactMap, person: Stakeholder, findings: tuple[Finding, ...], now: float | None
) -> Action:
    stance = contact_map.stance_towards_us(person)
    value = stance.value if stance else None
    wanted = SUPPORTER if value is None else min(value + 1, MOST_VALUE)
    chance = _chance_if(contact_map, person, wanted)
    gain = None if chance is None or now is None else max(0.0, round(chance - now, 9))
    effort = difficulty_of(person).total * (wanted - (value or 0))
    urgency = max((URGENCY[finding.severity] for finding in findings), default=0.0)
    return Action(
        code="ask_stance" if value is None else "win_over" if wanted > value else "stay_in_touch",
        stakeholder=person.uid,
        from_value=value,
        to_value=wanted,
        chance=chance,
        gain=gain,
        effort=max(1, effort),
        findings=findings,
        priority=(gain or 0.0) / max(1, effort) + urgency,
    )


def _chance_if(contact_map: ContactMap, person: Stakeholder, value: int) -> float | None:
    if not votes(person) or contact_map.us is None:
        return None
    ballot = make_ballot(what_if(contact_map, [StanceChanges(stakeholder=person.uid, value=value)]))
    return chance_to_win(ballot).probability if ballot else None


def _who_does_it(contact_map: ContactMap, action: Action) -> Action:
    """The action with who of us should do it, and through whom."""
    if action.stakeholder is None:
        return action
    person = contact_map.by_uid[action.stakeholder]
    ours = sorted(person.coverage, key=lambda one: (-COVERAGE_ORDER[one.level], one.user_name, one.user_uid))
    if ours:
        return replace(action, user_uid=ours[0].user_uid, user_name=ours[0].user_name)
    ways = introductions(contact_map, person.uid, first=1).ways
    if not ways:
        return replace(action, code="make_contact")
    first, *steps = ways[0].steps
    through = tuple(step.introducer for step in steps if step.introducer)
    return replace(
        action, code="get_introduced", user_uid=first.user_uid, user_name=first.user_name, through=through
    )
