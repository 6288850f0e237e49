"""Who can bring whom into contact with whom: our people, the stakeholders, and the ties that carry us on."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Literal, get_args

import networkx as nx

from graph_crm.analysis.graphs import influence_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph_crm.analysis.contact_map import ContactMap, CoverageLevel, LineKind

Side = Literal["us", "ours", "theirs"]
# ("ours", uid of a user) or ("theirs", uid of a stakeholder).
Node = tuple[Side, str]
IntroductionTie = Literal[
    "in_depth",
    "strong_influence",
    "multiple",
    "influence",
    "alliance",
    "manager",
    "weak_influence",
    "brief",
    "report",
    "dotted_manager",
    "dotted_report",
]
# The strongest first; of equally strong ones the first is told.
TIES: tuple[IntroductionTie, ...] = get_args(IntroductionTie)
US: Node = ("us", "")

# The chance that an introduction along the tie comes about and is worth something: estimates, to be
# calibrated. A manager can bring one to a report more easily than a report to the manager.
TIE_STRENGTH: Mapping[IntroductionTie, float] = {
    "in_depth": 0.9,
    "strong_influence": 0.85,
    "multiple": 0.7,
    "influence": 0.7,
    "alliance": 0.7,
    "manager": 0.6,
    "weak_influence": 0.5,
    "brief": 0.4,
    "report": 0.4,
    "dotted_manager": 0.4,
    "dotted_report": 0.3,
}
# What remains of a tie of somebody who is against us: they rarely recommend us.
RELUCTANT_FACTOR = 0.2

_COVERAGE: Mapping[CoverageLevel, IntroductionTie] = {
    "brief": "brief",
    "multiple": "multiple",
    "in_depth": "in_depth",
}
_INFLUENCE: Mapping[int, IntroductionTie] = {
    1: "weak_influence",
    2: "influence",
    3: "strong_influence",
}
_DOWN: Mapping[LineKind, IntroductionTie] = {"solid": "manager", "dotted": "dotted_manager"}
_UP: Mapping[LineKind, IntroductionTie] = {"solid": "report", "dotted": "dotted_report"}


def introduction_graph(contact_map: ContactMap) -> nx.DiGraph[Node]:
    """Return who can introduce us to whom: us -> our people -> stakeholders -> stakeholders.

    ================== ======== ==============================================================
    tie                strength runs from
    ================== ======== ==============================================================
    in_depth           0.9      one of ours to a stakeholder they cover
    multiple, brief    0.7, 0.4
    strong_influence   0.85     the influencer to the influenced, where the sign is + and the
    influence,         0.7,     strength 3, 2, 1
    weak_influence     0.5
    alliance           0.7      either to the other
    manager, report    0.6, 0.4 the manager to the report, and back; solid lines
    dotted_manager,    0.4, 0.3 the same of dotted lines
    dotted_report
    ================== ======== ==============================================================

    All strengths are estimates.

    Parameters
    ----------
    contact_map : ContactMap
        The map. Who has left is not in the graph.

    Returns
    -------
    networkx.DiGraph
        Edges carry ``tie``, ``strength`` 0..1, ``distance`` = -ln(strength), and ``reluctant``: the one who
        introduces is against us (stance -1 or -2), so that only a fifth of the strength remains. From ``US``
        to each of our people the distance is 0. Of several ties between two people the strongest counts.

    Notes
    -----
    Two people in conflict do not introduce us to each other, whatever else joins them, and a seat without a
    name introduces nobody. Nodes stand by name, so that the order of the input changes nothing.
    O(people log people + edges).
    """
    shown = contact_map.current
    covers = {cover.user_uid: cover.user_name for one in shown.stakeholders for cover in one.coverage}
    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_node(US)
    for user in sorted(covers, key=lambda uid: (covers[uid], uid)):
        graph.add_edge(US, ("ours", user), tie=None, strength=1.0, distance=0.0, reluctant=False)
    people = sorted(shown.stakeholders, key=lambda one: (one.name, one.uid))
    graph.add_nodes_from(("theirs", one.uid) for one in people)
    _add_ties(graph, shown, _strongest(_ties(shown)))
    return graph


def _add_ties(
    graph: nx.DiGraph[Node], contact_map: ContactMap, ties: Mapping[tuple[Node, Node], IntroductionTie]
) -> None:
    place = {node: number for number, node in enumerate(graph)}
    conflicts = {frozenset((tie.first, tie.second)) for tie in contact_map.conflicts}
    seats = {one.uid for one in contact_map.stakeholders if not one.known}
    against = {one.uid for one in contact_map.stakeholders if _is_against_us(contact_map, one.uid)}
    inside = ((a, b) for a, b in ties if a != b and a in place and b in place)
    for source, target in sorted(inside, key=lambda pair: (place[pair[0]], place[pair[1]])):
        tie = ties[source, target]
        theirs = source[0] == "theirs"
        if theirs and (source[1] in seats or frozenset((source[1], target[1])) in conflicts):
            continue
        reluctant = theirs and source[1] in against
        strength = TIE_STRENGTH[tie] * (RELUCTANT_FACTOR if reluctant else 1.0)
        graph.add_edge(
            source, target, tie=tie, strength=strength, distance=-log(strength), reluctant=reluctant
        )


def _is_against_us(contact_map: ContactMap, uid: str) -> bool:
    stance = contact_map.stance_towards_us(contact_map.by_uid[uid])
    return stance is not None and stance.value < 0


def _strongest(
    ties: Iterable[tuple[Node, Node, IntroductionTie]],
) -> dict[tuple[Node, Node], IntroductionTie]:
    strongest: dict[tuple[Node, Node], IntroductionTie] = {}
    for source, target, tie in ties:
        known = strongest.get((source, target))
        if known is None or TIES.index(tie) < TIES.index(known):
            strongest[source, target] = tie
    return strongest


def _ties(contact_map: ContactMap) -> Iterator[tuple[Node, Node, IntroductionTie]]:
    for one in contact_map.stakeholders:
        for cover in one.coverage:
            yield ("ours", cover.user_uid), ("theirs", one.uid), _COVERAGE[cover.level]
    influences = influence_graph(contact_map)
    for source, target in influences.edges:
        edge = influences[source][target]
        if edge["sign"] > 0:
            yield ("theirs", source), ("theirs", target), _INFLUENCE[edge["strength"]]
    for line in contact_map.reporting_lines:
        yield ("theirs", line.manager), ("theirs", line.report), _DOWN[line.kind]
        yield ("theirs", line.report), ("theirs", line.manager), _UP[line.kind]
    for tie in contact_map.alliances:
        yield ("theirs", tie.first), ("theirs", tie.second), "alliance"
        yield ("theirs", tie.second), ("theirs", tie.first), "alliance"
