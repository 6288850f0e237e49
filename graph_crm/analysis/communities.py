"""The circles of people who have more to do with each other than with the rest, and who joins them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph_crm.analysis.graphs import influence_graph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.analysis.contact_map import ContactMap, LineKind

# About a second of one core.
MAX_TIES = 20_000
ALLIANCE_WEIGHT = 2.0
LINE_WEIGHT: dict[LineKind, float] = {"solid": 1.0, "dotted": 0.5}
_SEED = 0
# How far around people their ties are compared to tell them apart without their names.
_LOOK_AROUND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """Somebody with ties to other circles. ``circles`` are the others' numbers, the closest tied first.

    ``weight`` sums those ties and ``share`` is their part of all ties of this person, 0..1.
    """

    stakeholder: str
    circle: int
    circles: tuple[int, ...]
    weight: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Communities:
    """``circles`` of two people or more, the largest first, each by name; ``bridges``, the weightiest first.

    ``alone`` are those without a tie. ``limited``: the map has too many ties to look for circles.
    """

    circles: tuple[tuple[str, ...], ...] = ()
    bridges: tuple[Bridge, ...] = ()
    alone: tuple[str, ...] = ()
    limited: bool = False


def find_communities(contact_map: ContactMap) -> Communities:
    r"""Return the circles of a map by Louvain's method, and the people who bridge them.

    Louvain's method [1]_ joins people while that raises the modularity

    .. math::

       Q = \frac{1}{2m} \sum_{u, v} \Big( w_{uv} - \frac{k_u k_v}{2m} \Big) [c_u = c_v]

    where :math:`w_{uv}` is the weight of the ties between two people without direction: influence by its
    strength 1..3, also a negative one and both directions, an alliance 2, a solid reporting line 1, a dotted
    one 1/2; :math:`k_u` sums them for a person and *m* over the map.

    Parameters
    ----------
    contact_map : ContactMap
        The map. Who has left is left out, and a conflict is no tie.

    Returns
    -------
    Communities
        Everybody current is in one circle or alone. Nothing, with ``limited``, beyond 20,000 ties.

    Notes
    -----
    The seed is fixed, and people are put in the order of what their ties look like to three steps around
    (Weisfeiler-Leman [2]_) and only then of their names: names and the order of the input decide only between
    people whose ties look alike. O(ties log people) in practice.

    Examples
    --------
    >>> from datetime import datetime, timezone
    >>> from graph_crm.analysis.contact_map import ContactMap, Stakeholder, Tie
    >>> contact_map = ContactMap(
    ...     kind="customer", uid="c", name="Customer", customer_uid="c", customer_name="Customer",
    ...     map_revision=1, org_revision=1, read_at=datetime(2026, 1, 1, tzinfo=timezone.utc),
    ...     stakeholders=tuple(Stakeholder(uid=u, contact_uid=u, name=u) for u in "ABCDE"),
    ...     alliances=(Tie(uid="1", first="A", second="B"), Tie(uid="2", first="C", second="D")),
    ... )
    >>> found = find_communities(contact_map)
    >>> found.circles, found.bridges, found.alone
    ((('A', 'B'), ('C', 'D')), (), ('E',))

    References
    ----------
    .. [1] V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in large
           networks", Journal of Statistical Mechanics (2008), P10008.
    .. [2] N. Shervashidze et al., "Weisfeiler-Lehman graph kernels", Journal of Machine Learning Research 12
           (2011), 2539-2561.
    """
    ties = tie_graph(contact_map)
    if ties.number_of_edges() > MAX_TIES:
        return Communities(limited=True)
    names = {one.uid: (one.name, one.uid) for one in contact_map.stakeholders}
    alone = sorted((uid for uid, count in ties.degree() if not count), key=lambda uid: names[uid])
    ties.remove_nodes_from(alone)
    parts = [sorted(part, key=lambda uid: names[uid]) for part in _louvain(ties, names)]
    circles = tuple(tuple(part) for part in sorted(parts, key=lambda part: (-len(part), names[part[0]])))
    bridges = sorted(_bridges(ties, circles), key=lambda bridge: (-bridge.weight, names[bridge.stakeholder]))
    return Communities(circles=circles, bridges=tuple(bridges), alone=tuple(alone))


def tie_graph(contact_map: ContactMap) -> nx.Graph[str]:
    """Return who has to do with whom, with ``weight``, without direction; see :func:`find_communities`."""
    shown = contact_map.current
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(one.uid for one in shown.stakeholders)
    influences = influence_graph(shown)
    for source, target in influences.edges:
        _add(ties, source, target, influences[source][target]["strength"])
    for first, second in {_pair(tie.first, tie.second) for tie in shown.alliances}:
        _add(ties, first, second, ALLIANCE_WEIGHT)
    lines: dict[tuple[str, str], float] = {}
    for line in shown.reporting_lines:
        pair = _pair(line.report, line.manager)
        lines[pair] = max(lines.get(pair, 0.0), LINE_WEIGHT[line.kind])
    for (first, second), weight in lines.items():
        _add(ties, first, second, weight)
    return ties


def _add(ties: nx.Graph[str], first: str, second: str, weight: float) -> None:
    if first != second and first in ties and second in ties:
        known = ties[first][second]["weight"] if ties.has_edge(first, second) else 0.0
        ties.add_edge(first, second, weight=known + weight)


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)


def _louvain(ties: nx.Graph[str], names: dict[str, tuple[str, str]]) -> list[list[str]]:
    looks = nx.weisfeiler_lehman_subgraph_hashes(ties, edge_attr="weight", iterations=_LOOK_AROUND)
    order = sorted(ties, key=lambda uid: (looks[uid][::-1], names[uid]))
    number = {uid: place for place, uid in enumerate(order)}
    # Sets of small numbers are gone through in their order; sets of texts change it with every start.
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(order)))
    edges = sorted((min(number[a], number[b]), max(number[a], number[b])) for a, b in ties.edges)
    plain.add_weighted_edges_from((a, b, ties[order[a]][order[b]]["weight"]) for a, b in edges)
    parts = nx.community.louvain_communities(plain, weight="weight", seed=_SEED) if edges else []
    return [[order[place] for place in part] for part in parts]


def _bridges(ties: nx.Graph[str], circles: Sequence[Sequence[str]]) -> list[Bridge]:
    circle_of = {uid: number for number, circle in enumerate(circles) for uid in circle}
    bridges: list[Bridge] = []
    for uid, own in circle_of.items():
        weights: dict[int, float] = {}
        for other in ties[uid]:
            circle = circle_of[other]
            weights[circle] = weights.get(circle, 0.0) + ties[uid][other]["weight"]
        total, inside = sum(weights.values()), weights.pop(own, 0.0)
        if weights:
            bridges.append(
                Bridge(
                    stakeholder=uid,
                    circle=own,
                    circles=tuple(sorted(weights, key=lambda number: (-weights[number], number))),
                    weight=total - inside,
                    share=round(1 - inside / total, 6),
                )
            )
    return bridges
