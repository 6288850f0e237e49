"""The networkx graphs of a contact map, in the direction in which the map stores its edges.

Nodes are the uids of the stakeholders in the order of the map; an edge that leaves the map or runs
from a person to the same person is dirty data and is left out. Whoever needs the other direction says
so at the place of use (``graph.reverse``), because that is where a wrong direction would do harm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap, Influence


def influence_graph(contact_map: ContactMap) -> nx.DiGraph[str]:
    """Return who influences whom: influencer -> influenced, with ``strength`` 1..3 and ``sign`` +1 or -1.

    Parameters
    ----------
    contact_map : ContactMap
        The map; every stakeholder becomes a node, also one without an edge.

    Returns
    -------
    networkx.DiGraph
        Of several edges between the same two people in the same direction only the strongest counts,
        and of equally strong ones the negative: a warning must not be lost.
    """
    graph = _people(contact_map)
    for edge in sorted(contact_map.influences, key=_weakest_first):
        if _joins_two_people(graph, edge.source, edge.target):
            graph.add_edge(edge.source, edge.target, strength=edge.strength, sign=edge.sign)
    return graph


def reporting_tree(contact_map: ContactMap) -> nx.DiGraph[str]:
    """Return the solid reporting lines: manager -> report. Dotted lines are not the hierarchy.

    The service keeps the solid lines of one customer a forest. Data that was read from elsewhere may
    not be one, and an analysis must neither fail nor guess:

    - a line inside a cycle is left out, because each line of a cycle contradicts the others and no
      choice among them is better than another. The people in it keep their lines to everyone else;
    - several solid managers of one person all stay. The result is therefore always acyclic, and a
      forest whenever the data is clean.

    Notes
    -----
    Cycles are the strongly connected components of more than one person; O(people + lines) [1]_.

    References
    ----------
    .. [1] R. Tarjan, "Depth-first search and linear graph algorithms",
           SIAM Journal on Computing 1 (1972), 146-160.
    """
    graph = _people(contact_map)
    for line in contact_map.reporting_lines:
        if line.kind == "solid" and _joins_two_people(graph, line.manager, line.report):
            graph.add_edge(line.manager, line.report)
    for circle in list(nx.strongly_connected_components(graph)):
        graph.remove_edges_from([(a, b) for a in circle for b in graph[a] if b in circle])
    return graph


def _people(contact_map: ContactMap) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(stakeholder.uid for stakeholder in contact_map.stakeholders)
    return graph


def _joins_two_people(graph: nx.DiGraph[str], first: str, second: str) -> bool:
    return first != second and first in graph and second in graph


def _weakest_first(edge: Influence) -> tuple[int, int]:
    return edge.strength, -edge.sign
