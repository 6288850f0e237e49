"""What breaks: on whom our ways to the deciders rest, on their side and ours, and which circles we do not reach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_crm.analysis.communities import Bridge, Communities, find_communities
from graph_crm.analysis.findings import Finding, most_severe_first
from graph_crm.analysis.threads import (
    BreakingPoint,
    Deciders,
    Threads,
    breaking_points,
    deciders,
    threads_to,
    willing_graph,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.findings import Param

WEAK_POINT_CODES = ("no_way_to_deciders", "our_only_way", "their_only_way", "circle_not_reached", "bridge")
SMALLEST_CIRCLE = 3
MOST_OF_A_KIND = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DeciderThreads:
    """The threads to one decider."""

    decider: str
    threads: Threads


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakPoints:
    """What breaks in a map, see :func:`find_weak_points`.

    ``together`` are the threads that end at any decider; the deal hangs on a single thread when they are one.
    ``known_share`` is the part of the current people of whom any tie to us or each other is on record, 0..1;
    ties that nobody wrote down would add threads. ``limited``: there are more than ten deciders, or too many
    ties to look for circles.
    """

    deciders: Deciders
    together: Threads
    each: tuple[DeciderThreads, ...]
    breaking_points: tuple[BreakingPoint, ...]
    communities: Communities
    known_share: float
    limited: bool
    findings: tuple[Finding, ...]

    @property
    def on_a_single_thread(self) -> bool:
        """Whether one person's leaving would cut us from every decider."""
        return self.together.count == 1


def find_weak_points(contact_map: ContactMap) -> WeakPoints:
    """Return on whom our ways to the deciders rest, and how the people of a map hang together.

    Ways are chains of introductions (:mod:`graph_crm.analysis.introduction_graph`); people who are against us
    carry none. The deciders are those of :func:`~graph_crm.analysis.threads.deciders`: who decides or can veto.

    ==================== ======== ===================================================================
    code                 severity when
    ==================== ======== ===================================================================
    no_way_to_deciders   critical no decider can be reached
    \\                    warning  some can't
    our_only_way         critical every way to all deciders that can be reached runs through one of us
    \\                    warning  the same of some of them
    their_only_way       critical the same of one of theirs: critical for all, warning for some
    circle_not_reached   warning  nobody of ours covers anyone in a circle of three or more, and a
                                  decider or key player is in it; without one: info
    bridge               info     has the weightiest ties into other circles
    ==================== ======== ===================================================================

    Parameters
    ----------
    contact_map : ContactMap
        The map. Who has left is left out.

    Returns
    -------
    WeakPoints
        Never raises. There are five findings at most of a code, the worst first; the lists have all. An empty
        map has no deciders, no threads and no findings. In a deal that is won or lost findings are info.

    Notes
    -----
    A maximum flow for each decider, ten at most, dominators once, and Louvain's method, which takes longest.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Coverage, Stakeholder
    >>> anna = Coverage(user_uid="a", user_name="Anna", level="brief")
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(Stakeholder(uid="w", contact_uid="c", name="Wang", veto=True, coverage=(anna,)),),
    ... )
    >>> weak = find_weak_points(contact_map)
    >>> weak.on_a_single_thread, [(finding.code, finding.severity) for finding in weak.findings]
    (True, [('our_only_way', 'critical')])

    References
    ----------
    S. Wasserman and K. Faust, "Social Network Analysis" (1994), chapter 4: cutpoints and connectivity.
    """
    who, graph = deciders(contact_map), willing_graph(contact_map)
    each = tuple(DeciderThreads(decider=uid, threads=threads_to(graph, [uid])) for uid in who.stakeholders)
    points = breaking_points(graph, who.stakeholders)
    communities = find_communities(contact_map)
    tied = sum(bool(graph.degree(("theirs", one.uid))) for one in contact_map.current.stakeholders)
    return WeakPoints(
        deciders=who,
        together=threads_to(graph, who.stakeholders),
        each=each,
        breaking_points=points,
        communities=communities,
        known_share=round(tied / max(1, len(contact_map.current.stakeholders)), 6),
        limited=who.limited or communities.limited,
        findings=_findings(contact_map, who, each, points, communities),
    )


def _findings(
    contact_map: ContactMap,
    who: Deciders,
    each: tuple[DeciderThreads, ...],
    points: tuple[BreakingPoint, ...],
    communities: Communities,
) -> tuple[Finding, ...]:
    found = [
        *_no_way(each),
        *_only_ways(contact_map, points),
        *_circles_not_reached(contact_map, communities, who),
        *map(bridge_finding, communities.bridges[:MOST_OF_A_KIND]),
    ]
    if contact_map.deal is not None and contact_map.deal.status != "open":
        found = [replace(finding, severity="info") for finding in found]
    return most_severe_first(found)


def _no_way(each: tuple[DeciderThreads, ...]) -> Iterator[Finding]:
    cut_off = tuple(one.decider for one in each if not one.threads.count)
    if cut_off:
        everyone = len(cut_off) == len(each)
        yield Finding(
            code="no_way_to_deciders",
            severity="critical" if everyone else "warning",
            stakeholders=cut_off,
            params={"all": int(everyone)},
        )


def only_way(contact_map: ContactMap, point: BreakingPoint) -> Finding:
    """Return what a breaking point means, as a finding: ``our_only_way`` or ``their_only_way``."""
    ours = {cover.user_uid: cover.user_name for one in contact_map.stakeholders for cover in one.coverage}
    lost = [contact_map.by_uid[uid] for uid in point.loses]
    params: dict[str, Param] = {"all": int(point.all)}
    if point.user_uid is not None:
        params |= {"user_uid": point.user_uid, "user": ours[point.user_uid]}
    else:
        params |= {"lost": tuple(one.name or one.title or "" for one in lost), "lost_uids": point.loses}
    return Finding(
        code="our_only_way" if point.stakeholder is None else "their_only_way",
        severity="critical" if point.all else "warning",
        stakeholders=point.loses if point.stakeholder is None else (point.stakeholder,),
        params=params,
    )


def bridge_finding(bridge: Bridge) -> Finding:
    """Return what a bridge means, as a finding."""
    params = {"circles": len(bridge.circles), "percent": round(100 * bridge.share)}
    return Finding(code="bridge", severity="info", stakeholders=(bridge.stakeholder,), params=params)


def _only_ways(contact_map: ContactMap, points: tuple[BreakingPoint, ...]) -> Iterator[Finding]:
    ours = [one for one in points if one.stakeholder is None]
    theirs = [one for one in points if one.user_uid is None]
    for point in (*ours[:MOST_OF_A_KIND], *theirs[:MOST_OF_A_KIND]):
        yield only_way(contact_map, point)


def _circles_not_reached(
    contact_map: ContactMap, communities: Communities, who: Deciders
) -> Iterator[Finding]:
    dark = [
        circle
        for circle in communities.circles
        if len(circle) >= SMALLEST_CIRCLE and not any(contact_map.by_uid[uid].coverage for uid in circle)
    ]
    weighty = [
        circle
        for circle in dark
        if any(uid in who.stakeholders or contact_map.by_uid[uid].is_key_player for uid in circle)
    ]
    for circle in [*weighty, *(one for one in dark if one not in weighty)][:MOST_OF_A_KIND]:
        severity = "warning" if circle in weighty else "info"
        yield Finding(code="circle_not_reached", severity=severity, stakeholders=circle)
