"""Betweenness and constraint: against networkx, igraph, published values and small graphs by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import igraph
import networkx as nx
import pytest
from hypothesis import given

from graph_crm.analysis import centrality
from graph_crm.analysis.centrality import betweenness, constraint
from graph_crm.analysis.graphs import influence_graph
from tests.arbitrary_maps import contact_maps
from tests.maps import KRACKHARDT, krackhardt_map, opportunity_map

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

needs_krackhardt = pytest.mark.skipif(not KRACKHARDT.exists(), reason="the data set is not here")


def networkx_betweenness(graph: nx.DiGraph[str]) -> dict[str, float]:
    """The reference: Brandes in pure Python, with 6 / strength as the length, so that ties are exact."""
    lengths = {(a, b): 6 // strength for a, b, strength in graph.edges(data="strength")}
    weighed = graph.copy()
    nx.set_edge_attributes(weighed, lengths, "length")
    return nx.betweenness_centrality(weighed, weight="length")


def igraph_constraint(graph: nx.DiGraph[str]) -> dict[str, float]:
    """The peer: Burt's constraint in C, of the graph without direction, where both directions add up."""
    index = {uid: number for number, uid in enumerate(graph)}
    weights: dict[tuple[int, int], int] = {}
    for a, b, strength in graph.edges(data="strength"):
        pair = (min(index[a], index[b]), max(index[a], index[b]))
        weights[pair] = weights.get(pair, 0) + strength
    peer = igraph.Graph(n=len(index), edges=list(weights))
    return dict(zip(graph, peer.constraint(weights=list(weights.values())), strict=True))


def agrees(contact_map: ContactMap) -> None:
    graph = influence_graph(contact_map)
    tied = {uid for uid, ties in graph.degree() if ties}
    between, reference = betweenness(graph), networkx_betweenness(graph)
    if len(graph) > 2:
        assert between == pytest.approx({uid: reference[uid] for uid in graph if uid in tied}, abs=1e-9)
    peer = igraph_constraint(graph) if tied else {}
    assert constraint(graph) == pytest.approx({uid: peer[uid] for uid in graph if uid in tied}, abs=1e-8)


@given(contact_maps())
def test_both_agree_with_networkx_and_igraph_on_any_map(contact_map: ContactMap) -> None:
    agrees(contact_map)


@needs_krackhardt
def test_both_agree_on_krackhardts_managers() -> None:
    agrees(krackhardt_map())


@needs_krackhardt
def test_krackhardts_go_betweens_and_brokers() -> None:
    # Outside: networkx.betweenness_centrality and constraint, and igraph's betweenness, of advice.csv read without
    # our code: A18 0.2340, A21 0.1582, A07 0.0727; the least closed in is A18 (0.1923), the most A13 (0.2631).
    graph = influence_graph(krackhardt_map())
    between, constraints = betweenness(graph), constraint(graph)
    assert between is not None
    first_three = sorted(between, key=lambda uid: -between[uid])[:3]
    assert {uid: round(between[uid], 4) for uid in first_three} == {
        "A18": 0.2340,
        "A21": 0.1582,
        "A07": 0.0727,
    }
    ends = [
        min(constraints, key=lambda uid: constraints[uid]),
        max(constraints, key=lambda uid: constraints[uid]),
    ]
    assert {uid: round(constraints[uid], 4) for uid in ends} == {"A18": 0.1923, "A13": 0.2631}


@pytest.mark.parametrize("name", ["karate_club_graph", "florentine_families_graph", "les_miserables_graph"])
def test_both_agree_on_published_networks(name: str) -> None:
    graph = getattr(nx, name)()
    edges = [(str(a), str(b), 1 + (index % 3)) for index, (a, b) in enumerate(sorted(graph.edges))]
    agrees(opportunity_map([str(node) for node in graph], influences=edges))


def test_the_shorter_chain_is_the_stronger_one() -> None:
    # By hand: A -> C directly is 1 long (6 sixths), through B 1/3 + 1/3 (4 sixths); B stands between one
    # of the (4 - 1)(4 - 2) = 6 ordered pairs of others. D has no edge: not known, not 0.
    edges = [("A", "C", 1), ("A", "B", 3), ("B", "C", 3)]
    graph = influence_graph(opportunity_map("ABCD", influences=edges))
    assert betweenness(graph) == {"A": 0, "B": pytest.approx(1 / 6), "C": 0}


def test_two_people_have_nobody_between_them() -> None:
    assert betweenness(influence_graph(opportunity_map("AB", influences=[("A", "B")]))) == {}
    assert betweenness(influence_graph(opportunity_map())) == {}


def test_a_map_with_too_many_edges_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = influence_graph(opportunity_map("ABC", influences=[("A", "B"), ("B", "C")]))
    monkeypatch.setattr(centrality, "MAX_BETWEENNESS_WORK", 5)
    assert betweenness(graph) is None
    monkeypatch.setattr(centrality, "MAX_BETWEENNESS_WORK", 6)
    assert betweenness(graph) == {"A": 0, "B": 0.5, "C": 0}


def test_constraint_by_hand() -> None:
    # By hand, a triangle of equal ties: p = 1/2 each, (1/2 + 1/2 * 1/2)^2 * 2 = 1.125; more than 1 is right.
    triangle = influence_graph(opportunity_map("ABC", influences=[("A", "B"), ("B", "C"), ("C", "A")]))
    assert constraint(triangle) == {"A": 1.125, "B": 1.125, "C": 1.125}
    # Strength 3 out of 4 to one contact, 1 out of 4 to another who is not in touch with the first.
    uneven = influence_graph(opportunity_map("ABC", influences=[("A", "B", 3), ("C", "A", 1)]))
    assert constraint(uneven) == {"A": 0.625, "B": 1.0, "C": 1.0}
