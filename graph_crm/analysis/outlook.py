"""A deal at a glance, and two of them side by side: what a change would move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.analysis.support import deal_light, support_of
from graph_crm.analysis.win_probability import win_probability

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.decision_makers import DecisionMaker
    from graph_crm.analysis.findings import Finding
    from graph_crm.analysis.support import Light, Support
    from graph_crm.analysis.win_probability import Vote

DifferenceCode = Literal[
    "chance", "support", "light", "decides_more", "decides_less", "gap_opens", "gap_closes"
]
DIFFERENCE_CODES: tuple[DifferenceCode, ...] = get_args(DifferenceCode)
# Whose rank is told: the first who decide, before or after.
RANKS_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the main analyses say of a map: the vote, the support, the light, who decides, what is missing."""

    vote: Vote | None
    support: Support | None
    light: Light | None
    decision_makers: tuple[DecisionMaker, ...]
    gaps: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that two outlooks say differently.

    ``before`` and ``after`` are the chance (0..1), the support (-1..1) or the rank; None is not known. ``colours``
    are the lights, ``finding`` the gap that opens or closes, for the ``stakeholders`` that it is then about.
    """

    code: DifferenceCode
    before: float | None = None
    after: float | None = None
    colours: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()
    finding: Finding | None = None


def outlook(contact_map: ContactMap) -> Outlook:
    """Return what the main analyses say of a map; as long as those take together."""
    return Outlook(
        vote=win_probability(contact_map),
        support=support_of(contact_map, contact_map.us.uid) if contact_map.us else None,
        light=deal_light(contact_map),
        decision_makers=rank_decision_makers(contact_map),
        gaps=find_coverage_gaps(contact_map),
    )


def differences(before: Outlook, after: Outlook) -> tuple[Difference, ...]:
    """Return what changed between two outlooks of one map: the chance first, then support, light, ranks, gaps.

    Ranks are told of the five who decide most before or after. A gap opens for those it was not about before,
    under the same code, and closes for those it is not about any more. O(people + gaps).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    >>> from graph_crm.analysis.what_if import PowerChanges, what_if
    >>> contact_map = ContactMap(
    ...     kind="customer", uid="c", name="Customer", customer_uid="c", customer_name="Customer", map_revision=1,
    ...     org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(Stakeholder(uid="w", contact_uid="1", name="Wang"),),
    ... )
    >>> after = what_if(contact_map, [PowerChanges(stakeholder="w", power="inner_circle")])
    >>> [(one.code, one.finding.code) for one in differences(outlook(contact_map), outlook(after)) if one.finding]
    [('gap_opens', 'key_player_uncovered'), ('gap_closes', 'single_thread')]
    """
    return (*_numbers(before, after), *_ranks(before, after), *_gaps(before, after))


def _numbers(before: Outlook, after: Outlook) -> Iterator[Difference]:
    chances = [one.vote.probability if one.vote else None for one in (before, after)]
    if chances[0] != chances[1]:
        yield Difference(code="chance", before=chances[0], after=chances[1])
    supports = [one.support.value if one.support else None for one in (before, after)]
    if supports[0] != supports[1]:
        yield Difference(code="support", before=supports[0], after=supports[1])
    if before.light and after.light and before.light.colour != after.light.colour:
        yield Difference(code="light", colours=(before.light.colour, after.light.colour))


def _ranks(before: Outlook, after: Outlook) -> Iterator[Difference]:
    was, now = ({who.stakeholder: who.rank for who in one.decision_makers} for one in (before, after))
    for uid in sorted(was, key=lambda uid: min(was[uid], now[uid])):
        if was[uid] != now[uid] and min(was[uid], now[uid]) <= RANKS_TOLD:
            code: DifferenceCode = "decides_more" if now[uid] < was[uid] else "decides_less"
            yield Difference(code=code, before=was[uid], after=now[uid], stakeholders=(uid,))


def _gaps(before: Outlook, after: Outlook) -> Iterator[Difference]:
    yield from _new_in(before, after, "gap_opens")
    yield from _new_in(after, before, "gap_closes")


def _new_in(before: Outlook, after: Outlook, code: DifferenceCode) -> Iterator[Difference]:
    had: dict[str, set[str]] = {}
    for finding in before.gaps:
        had.setdefault(finding.code, set()).update(finding.stakeholders or finding.roles)
    for finding in after.gaps:
        about = finding.stakeholders or finding.roles
        new = tuple(one for one in about if one not in had.get(finding.code, ()))
        if new or finding.code not in had:
            people = new if finding.stakeholders else ()
            yield Difference(code=code, stakeholders=people, finding=finding)
