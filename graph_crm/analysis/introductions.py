"""How we get to a person: the most reliable chains of introductions from us to somebody in a map."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from math import log, prod
from typing import TYPE_CHECKING, Literal, get_args

import networkx as nx

from graph_crm.analysis.introduction_graph import RELUCTANT_FACTOR, US, introduction_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.introduction_graph import IntroductionTie, Node

Outcome = Literal["covered", "found", "no_way", "nobody_covers", "left"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
# A chain that works out once in a hundred times is none.
LEAST_RELIABILITY = 0.01
MOST_WAYS = 5
# Beyond it only the most reliable way is looked for; see the notes of introductions().
MAX_EDGES_FOR_ALTERNATIVES = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One of ours (``user_uid``) or of theirs (``introducer``) brings us to ``to``: one of the two is None.

    ``strength`` is 0..1, an estimate; ``reluctant`` says that the introducer is against us.
    """

    user_uid: str | None
    user_name: str | None
    introducer: str | None
    to: str
    tie: IntroductionTie
    strength: float
    reluctant: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One chain of steps. ``reliability`` is the product of their strengths, 0..1, an estimate.

    ``unknown`` are the introducers whose stance towards us is not known; ``lowest`` is the reliability
    if all of them turned out to be against us.
    """

    steps: tuple[Step, ...]
    reliability: float
    lowest: float
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introductions:
    """The ways to ``to``, the most reliable first. ``limited``: there may be others, the map was too dense.

    ``outcome`` is ``covered`` (one of ours is in touch; the ways may still help), ``found``, ``no_way``
    (none of 1% or more), ``nobody_covers`` (nobody of ours covers anyone) or ``left`` (they have left).
    """

    to: str
    outcome: Outcome
    ways: tuple[Way, ...] = ()
    limited: bool = False


def introductions(contact_map: ContactMap, to: str, *, first: int = 3) -> Introductions:
    r"""Return the most reliable ways from us to a stakeholder.

    A way begins with one of ours who covers somebody, and every step is a tie of
    :func:`~graph_crm.analysis.introduction_graph.introduction_graph`. Its reliability is the product of the
    strengths of its steps; the most reliable way is the shortest one where a step is :math:`-\ln` of its
    strength long. The alternatives follow by Yen's algorithm [1]_.

    Parameters
    ----------
    contact_map : ContactMap
        The map.
    to : str
        The uid of a stakeholder of the map.
    first : int
        How many ways, 1 to 5.

    Returns
    -------
    Introductions
        No way passes a person twice, or someone who has left. Equally reliable ones: the shorter first.

    Raises
    ------
    KeyError
        If no stakeholder of the map has the uid.

    Notes
    -----
    The number of simple paths explodes on a dense map, so the search is bounded. Only people who lie on some
    way of reliability 0.01 or more are looked at, found by a shortest-path search from either end; a way
    then has 30 steps at most, and the alternatives take at most that many searches each,
    O(first * 30 * edges log people). With more than 30,000 ties among those people only the best way is
    looked for, and the result says so (``limited``).

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Coverage, ReportingLine, Stakeholder
    >>> anna = Coverage(user_uid="a", user_name="Anna", level="in_depth")
    >>> contact_map = ContactMap(
    ...     kind="opportunity", uid="o", name="Deal", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=(
    ...         Stakeholder(uid="Li", contact_uid="c1", name="Li", coverage=(anna,)),
    ...         Stakeholder(uid="Boss", contact_uid="c2", name="Boss"),
    ...     ),
    ...     reporting_lines=(ReportingLine(uid="l", report="Li", manager="Boss", kind="solid"),),
    ... )
    >>> found = introductions(contact_map, "Boss")
    >>> found.outcome, [(way.reliability, [step.tie for step in way.steps]) for way in found.ways]
    ('found', [(0.36, ['in_depth', 'report'])])

    References
    ----------
    .. [1] J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science 17 (1971),
           712-716.
    """
    if contact_map.by_uid[to].former:
        return Introductions(to=to, outcome="left")
    graph = introduction_graph(contact_map)
    if not graph[US]:
        return Introductions(to=to, outcome="nobody_covers")
    target: Node = ("theirs", to)
    near = _within_reach(graph, target)
    if target not in near:
        return Introductions(to=to, outcome="no_way")
    limited = first > 1 and near.number_of_edges() > MAX_EDGES_FOR_ALTERNATIVES
    names = {one.uid: one.name for one in contact_map.stakeholders}
    ways = [_way(contact_map, near, path) for path in _paths(near, target, 1 if limited else first)]
    told = [way for way in ways if way.reliability >= LEAST_RELIABILITY]
    return Introductions(
        to=to,
        outcome="covered" if contact_map.by_uid[to].coverage else "found",
        ways=tuple(sorted(told, key=lambda way: _order(way, names))),
        limited=limited,
    )


def _within_reach(graph: nx.DiGraph[Node], target: Node) -> nx.DiGraph[Node]:
    """The part of the graph that lies on some way, perhaps not a simple one, of 0.01 or more."""
    longest = -log(LEAST_RELIABILITY) + 1e-9
    from_us = _distances(graph, US, longest)
    to_target = _distances(graph.reverse(copy=False), target, longest)
    near: nx.DiGraph[Node] = nx.DiGraph()
    for a, b in graph.edges:
        if a in from_us and b in to_target:
            edge = graph[a][b]
            if from_us[a] + edge["distance"] + to_target[b] <= longest:
                near.add_edge(a, b, **edge)
    return near


def _distances(graph: nx.DiGraph[Node], source: Node, longest: float) -> Mapping[Node, float]:
    return nx.single_source_dijkstra_path_length(graph, source, cutoff=longest, weight="distance")


def _paths(graph: nx.DiGraph[Node], target: Node, first: int) -> list[list[Node]]:
    if first == 1:
        return [nx.dijkstra_path(graph, US, target, weight="distance")]
    return list(islice(nx.shortest_simple_paths(graph, US, target, weight="distance"), first))


def _way(contact_map: ContactMap, graph: nx.DiGraph[Node], path: list[Node]) -> Way:
    ours = {cover.user_uid: cover.user_name for one in contact_map.stakeholders for cover in one.coverage}
    steps = tuple(_step(graph, source, to, ours) for source, to in pairwise(path[1:]))
    introducers = [contact_map.by_uid[step.introducer] for step in steps if step.introducer]
    unknown = tuple(one.uid for one in introducers if contact_map.stance_towards_us(one) is None)
    reliability = prod(step.strength for step in steps)
    return Way(
        steps=steps,
        reliability=round(reliability, 6),
        lowest=round(reliability * RELUCTANT_FACTOR ** len(unknown), 6),
        unknown=unknown,
    )


def _step(graph: nx.DiGraph[Node], source: Node, to: Node, ours: Mapping[str, str]) -> Step:
    side, uid = source
    edge = graph[source][to]
    return Step(
        user_uid=uid if side == "ours" else None,
        user_name=ours[uid] if side == "ours" else None,
        introducer=uid if side == "theirs" else None,
        to=to[1],
        tie=edge["tie"],
        strength=edge["strength"],
        reluctant=edge["reluctant"],
    )


def _order(way: Way, names: Mapping[str, str]) -> tuple[float, int, list[tuple[str, str]]]:
    passed = [(step.user_name or names[step.introducer or ""], step.to) for step in way.steps]
    return -way.reliability, len(way.steps), passed
