"""Formal against informal power: whom office makes strong, to whom people listen, and who connects them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from graph_crm.analysis.centrality import betweenness, constraint
from graph_crm.analysis.decision_makers import COMPONENT_WEIGHT, Reason, rank_decision_makers
from graph_crm.analysis.graphs import influence_graph
from graph_crm.analysis.power_findings import find_power_gaps
from graph_crm.analysis.power_position import PowerPosition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.decision_makers import Component, DecisionMaker
    from graph_crm.analysis.findings import Finding

Office = Literal["role", "place"]
OFFICES: tuple[Office, ...] = get_args(Office)
# What is said beside the reasons of a decision maker's rank.
POWER_REASON_CODES = ("stands_between", "ties_to_circles", "informal_against_formal")
# Formal and informal power are each half of the order.
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerPositions:
    """The power of all current people. ``compared`` of them have a gap: both kinds of power are known.

    ``limited`` says that betweenness was left out because the map has too many edges for it.
    """

    positions: tuple[PowerPosition, ...]
    findings: tuple[Finding, ...]
    compared: int
    limited: bool


def power_positions(contact_map: ContactMap) -> PowerPositions:
    r"""Return formal and informal power of everyone in a map, the gap between them, and who is a broker.

    ============ ================================================================= ==========================
    measure      value                                                             not known when
    ============ ================================================================= ==========================
    formal       the larger of role (weight of the weightiest role; 0.8 at least   no role, no veto and no
                 with a veto) and place in the reporting lines                     usable solid line
    informal     PageRank above the base, of the map's most influential person     no influence edge
                 (:mod:`graph_crm.analysis.influence`)
    betweenness  share of the shortest chains of influence that run through them   no influence edge
    constraint   how far their contacts are in contact with each other             no influence edge
                 (both :mod:`graph_crm.analysis.centrality`)
    ============ ================================================================= ==========================

    Formal power is a maximum, because either office is enough: an approver at the foot of the lines signs,
    and the president decides also without a role in the deal. The gap compares two standings, among the
    people of whom both kinds are known:

    .. math::

       \mathrm{gap}(u) = r_{\mathrm{informal}}(u) - r_{\mathrm{formal}}(u), \qquad
       r(u) = \frac{\#\{v : x(v) < x(u)\} + \frac{1}{2} \#\{v \ne u : x(v) = x(u)\}}{n - 1}

    Standings and not values, because PageRank falls off steeply and office evenly: by values almost every
    head of a division would seem to be a boss whom nobody asks. Informal power is PageRank alone, for
    betweenness says who connects and not to whom people listen.

    Parameters
    ----------
    contact_map : ContactMap
        The map. Who has left has no position, and edges to them do not count.

    Returns
    -------
    PowerPositions
        Every current stakeholder once, the highest ``lowest`` first: what is known of both kinds of power,
        the unknown as nothing. Of equal ones the better known first, then by name, then by uid. Never
        raises. The findings are those of :func:`~graph_crm.analysis.power_findings.find_power_gaps`.

    Notes
    -----
    Betweenness takes longest: O(people * edges * log people), and is left out beyond 100 million people
    times edges.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Influence, ReportingLine, Stakeholder
    >>> boss, aide = (Stakeholder(uid=u, contact_uid=u, name=u) for u in ("Boss", "Aide"))
    >>> contact_map = ContactMap(
    ...     kind="customer", uid="c", name="Customer", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(boss, aide),
    ...     reporting_lines=(ReportingLine(uid="l", report="Aide", manager="Boss", kind="solid"),),
    ...     influences=(Influence(uid="i", source="Aide", target="Boss", strength=3, sign=1),),
    ... )
    >>> [(p.stakeholder, p.formal, p.informal, p.gap) for p in power_positions(contact_map).positions]
    [('Boss', 1.0, 0.0, -1.0), ('Aide', 0.0, 1.0, 1.0)]

    References
    ----------
    D. Krackhardt and J. R. Hanson, "Informal networks: the company behind the chart", Harvard Business
    Review 71 (1993), 104-111.
    """
    shown = contact_map.current
    graph = influence_graph(shown)
    people = rank_decision_makers(shown)
    between, constraints = betweenness(graph), constraint(graph)
    measured = [_position(who, between or {}, constraints) for who in people]
    positions = _ranked(_compared(measured), shown)
    return PowerPositions(
        positions=positions,
        findings=find_power_gaps(positions, {who.stakeholder: who for who in people}, shown),
        compared=sum(one.gap is not None for one in positions),
        limited=between is None,
    )


def _position(
    who: DecisionMaker, between: Mapping[str, float], constraints: Mapping[str, float]
) -> PowerPosition:
    informal = who.values.get("influence")
    offices: list[Office] = [part for part in OFFICES if part in who.values]
    stronger = max(offices, key=lambda part: who.values[part], default=None)
    formal = who.values[stronger] if stronger else None
    unknown: tuple[Component, ...] = tuple(part for part in who.unknown if part != "power")
    formal_at_most = 1.0 if len(offices) < 2 or formal is None else formal
    informal_at_most = 1.0 if informal is None else informal
    return PowerPosition(
        rank=0,
        stakeholder=who.stakeholder,
        formal=_rounded(formal),
        informal=informal,
        lowest=round(_HALF * ((formal or 0.0) + (informal or 0.0)), 6),
        highest=round(_HALF * (formal_at_most + informal_at_most), 6),
        betweenness=between.get(who.stakeholder),
        constraint=constraints.get(who.stakeholder),
        formal_standing=None,
        informal_standing=None,
        gap=None,
        unknown=unknown,
        reasons=(
            *_halves(who, stronger),
            *_reasons_between(who.stakeholder, between, constraints),
        ),
    )


def _halves(who: DecisionMaker, office: Office | None) -> Iterator[Reason]:
    """The reasons of the rank as a decision maker, each with its part of the mean of both kinds of power."""
    for reason in who.reasons:
        if reason.component and reason.component != "power":
            counts = reason.component in (office, "influence")
            weight = _HALF / COMPONENT_WEIGHT[reason.component] if counts else 0.0
            yield replace(reason, contribution=round(weight * reason.contribution, 9))


def _reasons_between(
    uid: str, between: Mapping[str, float], constraints: Mapping[str, float]
) -> Iterator[Reason]:
    if uid in between:
        percent = round(100 * between[uid], 1)
        yield Reason(code="stands_between", component=None, params={"percent": percent})
    if uid in constraints:
        params = {"constraint": round(constraints[uid], 2)}
        yield Reason(code="ties_to_circles", component=None, params=params)


def _compared(positions: list[PowerPosition]) -> Iterator[PowerPosition]:
    """Set the gap of everyone of whom both kinds of power are known, if there are two of them."""
    both = [
        (one.formal, one.informal) for one in positions if one.formal is not None and one.informal is not None
    ]
    formal, informal = sorted(formal for formal, _ in both), sorted(informal for _, informal in both)
    for one in positions:
        if one.formal is None or one.informal is None or len(both) < 2:
            yield one
        else:
            yield _with_gap(one, _standing(one.formal, formal), _standing(one.informal, informal), len(both))


def _with_gap(one: PowerPosition, formal: float, informal: float, compared: int) -> PowerPosition:
    params = {"informal": round(100 * informal), "formal": round(100 * formal), "compared": compared - 1}
    reason = Reason(code="informal_against_formal", component=None, params=params)
    return replace(
        one,
        formal_standing=formal,
        informal_standing=informal,
        gap=round(informal - formal, 6),
        reasons=(*one.reasons, reason),
    )


def _standing(value: float, ascending: list[float]) -> float:
    below, until = bisect_left(ascending, value), bisect_right(ascending, value)
    return (below + (until - below - 1) / 2) / (len(ascending) - 1)


def _ranked(positions: Iterable[PowerPosition], contact_map: ContactMap) -> tuple[PowerPosition, ...]:
    def order(one: PowerPosition) -> tuple[float, float, str, str]:
        return -one.lowest, one.highest, contact_map.by_uid[one.stakeholder].name, one.stakeholder

    return tuple(replace(one, rank=rank) for rank, one in enumerate(sorted(positions, key=order), start=1))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 9)
