"""The graphs of a map: their direction, and what dirty data does to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import igraph
import networkx as nx
import pytest
from hypothesis import given

from graph_crm.analysis.graphs import influence_graph, reporting_tree
from graph_crm.analysis.influence import influence_by_person
from graph_crm.analysis.reporting_places import reporting_places
from tests.arbitrary_maps import contact_maps
from tests.maps import KRACKHARDT, krackhardt_map, opportunity_map

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

needs_krackhardt = pytest.mark.skipif(not KRACKHARDT.exists(), reason="the data set is not here")


def igraph_pagerank(contact_map: ContactMap) -> dict[str, float]:
    """The peer: igraph's ARPACK/PRPACK solver, edges turned from the influenced to the influencer."""
    uids = [stakeholder.uid for stakeholder in contact_map.stakeholders]
    edges = [(uids.index(edge.target), uids.index(edge.source)) for edge in contact_map.influences]
    graph = igraph.Graph(n=len(uids), edges=edges, directed=True)
    strengths = [edge.strength for edge in contact_map.influences]
    return dict(zip(uids, graph.pagerank(damping=0.85, weights=strengths), strict=True))


def test_influence_runs_from_the_influencer_to_the_influenced() -> None:
    graph = influence_graph(opportunity_map(["Wang", "Li"], influences=[("Wang", "Li", 3, -1)]))
    assert list(graph.edges(data=True)) == [("Wang", "Li", {"strength": 3, "sign": -1})]


def test_reporting_lines_run_from_the_manager_to_the_report() -> None:
    tree = reporting_tree(opportunity_map(["Wang", "Li"], reports=[("Li", "Wang")]))
    assert list(tree.edges) == [("Wang", "Li")]


def test_of_several_edges_the_strongest_counts_and_then_the_negative() -> None:
    edges = [("A", "B", 1), ("A", "B", 2), ("A", "B", 2, -1), ("A", "B", 1, -1)]
    for order in (edges, edges[::-1]):
        graph = influence_graph(opportunity_map(["A", "B"], influences=order))
        assert graph["A"]["B"] == {"strength": 2, "sign": -1}


def test_edges_to_oneself_or_out_of_the_map_are_left_out() -> None:
    outside = [("A", "A"), ("A", "gone"), ("gone", "A")]
    contact_map = opportunity_map(["A"], influences=outside, reports=outside)
    assert not influence_graph(contact_map).edges
    assert not reporting_tree(contact_map).edges


def test_the_lines_of_a_cycle_contradict_each_other_and_do_not_count() -> None:
    contact_map = opportunity_map("ABCD", reports=[("A", "B"), ("B", "C"), ("C", "A"), ("D", "C")])
    assert list(reporting_tree(contact_map).edges) == [("C", "D")]
    assert set(reporting_places(contact_map)) == {"C", "D"}


def test_two_managers_of_one_person_both_count_and_nobody_is_counted_twice() -> None:
    reports = [("B", "A"), ("C", "A"), ("D", "B"), ("D", "C")]
    places = reporting_places(opportunity_map("ABCD", reports=reports))
    assert places["D"].managers == ("B", "C")
    assert (places["A"].below, places["A"].direct) == (3, 2)


@given(contact_maps())
def test_any_map_has_an_acyclic_hierarchy(contact_map: ContactMap) -> None:
    assert nx.is_directed_acyclic_graph(reporting_tree(contact_map))


@given(contact_maps())
def test_places_and_shares_stay_within_bounds(contact_map: ContactMap) -> None:
    influences = influence_by_person(contact_map).values()
    assert all(0 <= place.value <= 1 for place in reporting_places(contact_map).values())
    assert all(0 <= influence.share <= 1 for influence in influences)
    assert all((influence.share > 0) == bool(influence.influences) for influence in influences)
    assert sum(influence.pagerank for influence in influences) == pytest.approx(1.0 if influences else 0.0)


def test_nobody_has_no_influence_and_no_place() -> None:
    assert influence_by_person(opportunity_map()) == {}
    assert reporting_places(opportunity_map()) == {}


def test_without_edges_all_are_equal_and_nothing_is_known() -> None:
    one, two = influence_by_person(opportunity_map("AB")).values()
    assert one == two
    assert (one.pagerank, one.share, one.known) == (0.5, 0.0, False)


@pytest.mark.parametrize("name", ["karate_club_graph", "florentine_families_graph", "les_miserables_graph"])
def test_pagerank_agrees_with_igraph(name: str) -> None:
    # Outside: the solver of igraph on networkx's own data sets, made directed by the order of the names.
    graph = getattr(nx, name)()
    edges = [(str(a), str(b), 1 + (index % 3)) for index, (a, b) in enumerate(sorted(graph.edges))]
    contact_map = opportunity_map([str(node) for node in graph], influences=edges)
    ours = {uid: influence.pagerank for uid, influence in influence_by_person(contact_map).items()}
    assert ours == pytest.approx(igraph_pagerank(contact_map), abs=1e-9)


@needs_krackhardt
def test_krackhardt_has_20_lines_and_190_influences() -> None:
    # Outside: Krackhardt (1987): 190 advice ties among 21 managers, a superior for each but the president.
    contact_map = krackhardt_map()
    assert reporting_tree(contact_map).number_of_edges() == 20
    assert influence_graph(contact_map).number_of_edges() == 190


@needs_krackhardt
def test_krackhardt_pagerank_from_the_influenced_to_the_influencer() -> None:
    # Outside: the figures, and igraph. Along the stored edges A18 would be first: the wrong way.
    contact_map = krackhardt_map()
    ranks = {uid: influence.pagerank for uid, influence in influence_by_person(contact_map).items()}
    first_three = sorted(ranks, key=lambda uid: -ranks[uid])[:3]
    assert {uid: round(ranks[uid], 4) for uid in first_three} == {"A21": 0.1638, "A07": 0.1040, "A02": 0.0939}
    assert ranks == pytest.approx(igraph_pagerank(contact_map), abs=1e-9)


@needs_krackhardt
def test_krackhardt_direct_influence_and_the_top() -> None:
    # Outside: the issue: A02 is asked by 18 of the 20 others, more than anybody; A07 is the president.
    contact_map = krackhardt_map()
    direct = {uid: len(influence.influences) for uid, influence in influence_by_person(contact_map).items()}
    assert sorted(direct, key=lambda uid: -direct[uid])[0] == "A02"
    assert direct["A02"] == 18
    assert sorted(direct.values())[-2] < 18
    places = reporting_places(contact_map)
    assert [uid for uid, place in places.items() if place.depth == 0] == ["A07"]
    assert (places["A07"].below, places["A07"].direct, places["A07"].value) == (20, 4, 1.0)
