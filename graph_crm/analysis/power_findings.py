"""What stands out in the power of a map: grey eminences, bosses whom nobody asks, and brokers."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import KEY_ROLE_WEIGHT
from graph_crm.analysis.findings import Finding, most_severe_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.decision_makers import DecisionMaker
    from graph_crm.analysis.power_position import PowerPosition

POWER_CODES = ("grey_eminence", "boss_nobody_asks", "broker")
# Estimates, to be calibrated. Half of everyone compared stands between the two standings.
GAP_TO_TELL = 0.5
# Fewer make a standing out of one or two edges.
FEWEST_COMPARED = 5
BROKER_SHARE_OF_MEDIAN = 2 / 3
MOST_OF_A_KIND = 5


def find_power_gaps(
    positions: Sequence[PowerPosition], ranking: Mapping[str, DecisionMaker], contact_map: ContactMap
) -> tuple[Finding, ...]:
    """Return whose informal power is far from their formal power, and who is a broker.

    ================= ======== ======================================================================
    code              severity when
    ================= ======== ======================================================================
    grey_eminence     warning  gap 0.5 or more, and nobody of ours covers them
    \\                 info     the same of people we cover
    boss_nobody_asks  info     gap -0.5 or less of somebody who leads others or plays a key role
    broker            info     stands between others, and their constraint is at most two thirds of the
                               median: a third less closed in than the usual person of this map
    ================= ======== ======================================================================

    Parameters
    ----------
    positions : Sequence[PowerPosition]
        Of the current people of the map.
    ranking : Mapping[str, DecisionMaker]
        The same people by uid, as decision makers.
    contact_map : ContactMap
        The map.

    Returns
    -------
    tuple[Finding, ...]
        One for each person, with the numbers that say why, five at most of a code, the widest gap or lowest
        constraint first; the rest stand in ``positions``. Gaps are told only when five people or more can
        be compared.

    Notes
    -----
    O(people log people). The limits are estimates.
    """
    compared = sum(one.gap is not None for one in positions)
    gaps = [one for one in positions if one.gap is not None and compared >= FEWEST_COMPARED]
    eminences = sorted((one for one in gaps if _gap(one) >= GAP_TO_TELL), key=lambda one: -_gap(one))
    bosses = sorted((one for one in gaps if _gap(one) <= -GAP_TO_TELL), key=_gap)
    leaders = [one for one in bosses if _leads(ranking[one.stakeholder])]
    return most_severe_first(
        [
            *(_eminence(one, compared, contact_map) for one in eminences[:MOST_OF_A_KIND]),
            *(_of_gap("boss_nobody_asks", one, compared) for one in leaders[:MOST_OF_A_KIND]),
            *_brokers(positions),
        ]
    )


def _eminence(one: PowerPosition, compared: int, contact_map: ContactMap) -> Finding:
    covered = bool(contact_map.by_uid[one.stakeholder].coverage)
    finding = _of_gap("grey_eminence", one, compared)
    return Finding(
        code=finding.code,
        severity="info" if covered else "warning",
        stakeholders=finding.stakeholders,
        params={**finding.params, "covered": int(covered)},
    )


def _of_gap(code: str, one: PowerPosition, compared: int) -> Finding:
    return Finding(
        code=code,
        severity="info",
        stakeholders=(one.stakeholder,),
        params={
            "informal": round(100 * (one.informal_standing or 0.0)),
            "formal": round(100 * (one.formal_standing or 0.0)),
            "compared": compared - 1,
        },
    )


def _brokers(positions: Sequence[PowerPosition]) -> Iterator[Finding]:
    known = {one.stakeholder: one.constraint for one in positions if one.constraint is not None}
    usual = median(known.values()) if known else 0.0
    brokers = [
        one.stakeholder
        for one in positions
        if one.betweenness and known[one.stakeholder] <= BROKER_SHARE_OF_MEDIAN * usual
    ]
    for uid in sorted(brokers, key=lambda uid: known[uid])[:MOST_OF_A_KIND]:
        params = {"constraint": round(known[uid], 2), "median": round(usual, 2)}
        yield Finding(code="broker", severity="info", stakeholders=(uid,), params=params)


def _gap(one: PowerPosition) -> float:
    return one.gap or 0.0


def _leads(who: DecisionMaker) -> bool:
    return bool(who.place and who.place.below) or who.values.get("role", 0.0) >= KEY_ROLE_WEIGHT
