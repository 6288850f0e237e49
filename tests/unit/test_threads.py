"""Deciders, threads and breaking points: by hand, against networkx and by taking everybody away in turn."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.contact_map import DecisionStep
from graph_crm.analysis.introduction_graph import US
from graph_crm.analysis.threads import (
    MOST_DECIDERS,
    breaking_points,
    deciders,
    deciders_and_vetoes,
    threads_to,
    willing_graph,
)
from tests.arbitrary_maps import UIDS, renamed, tied_maps
from tests.maps import opportunity_map, person
from tests.unit.test_decision_makers import shuffled

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.introduction_graph import Node
    from graph_crm.analysis.threads import Threads


def size(threads: Threads) -> int:
    return len(threads.users) + len(threads.stakeholders)


def with_goal(graph: nx.DiGraph[Node], people: list[str]) -> tuple[nx.DiGraph[Node], Node]:
    """The graph with a goal that everybody who leads to one of these people leads to, by a node of its own.

    So the people themselves need not be passed, and the nodes between cut no more than who leads there.
    """
    wide = graph.copy()
    goal: Node = ("us", "goal")
    for uid in people:
        for source in list(graph.predecessors(("theirs", uid))):
            middle: Node = ("us", f"{source} to {uid}")
            wide.add_edge(source, middle)
            wide.add_edge(middle, goal)
    wide.add_node(goal)
    return wide, goal


def test_the_deciders_are_who_decides_and_who_can_veto() -> None:
    people = [
        person("Approver", "approver"),
        person("Decider", "decision_maker", veto=False),
        person("Veto", veto=True),
        person("Step"),
        person("Payer"),
        person("User", "user"),
        person("Gone", "approver", former=True),
        person("Seat", "approver", known=False),
    ]
    steps = (
        DecisionStep(uid="1", name="Board", kind="decision", order=1, deciders=("Step", "Gone")),
        DecisionStep(uid="2", name="Invoice", kind="payment", order=1, deciders=("Payer",)),
    )
    contact_map = opportunity_map(people, decision_steps=steps)
    assert set(deciders(contact_map).stakeholders) == {"Approver", "Decider", "Veto", "Step"}
    assert deciders_and_vetoes(contact_map) == {"Approver", "Decider", "Veto", "Step", "Seat"}
    assert not deciders(contact_map).assumed


def test_where_nobody_is_known_to_decide_the_first_of_the_ranking_stand_in() -> None:
    who = deciders(opportunity_map([person("A", "user"), "B", person("C", power="inner_circle"), "D"]))
    assert (who.stakeholders, who.assumed, who.limited) == (("C", "A", "B"), True, False)
    assert deciders(opportunity_map()).stakeholders == ()


def test_more_than_ten_who_decide_are_said_to_be() -> None:
    who = deciders(opportunity_map([person(f"p{number:02}", veto=True) for number in range(12)]))
    assert (len(who.stakeholders), who.limited) == (MOST_DECIDERS, True)


def test_a_chain_is_one_thread_and_the_nearest_to_the_decider_is_named() -> None:
    contact_map = opportunity_map(
        [person("A", covered_by="rep"), "B", "Boss"], reports=[("A", "B"), ("B", "Boss")]
    )
    threads = threads_to(willing_graph(contact_map), ["Boss"])
    assert (threads.count, threads.users, threads.stakeholders) == (1, (), ("B",))


def test_two_of_ours_with_the_decider_are_two_threads() -> None:
    graph = willing_graph(opportunity_map([person("Boss", covered_by=["anna", "ben"])]))
    threads = threads_to(graph, ["Boss"])
    assert (threads.count, threads.users, threads.stakeholders) == (2, ("anna", "ben"), ())
    assert breaking_points(graph, ["Boss"]) == ()


def test_the_way_ends_at_the_first_decider() -> None:
    # Both deciders together: Anna and Ben; the second alone hangs on the first.
    contact_map = opportunity_map(
        [person("First", covered_by=["anna", "ben"]), "Second"], influences=[("First", "Second")]
    )
    graph = willing_graph(contact_map)
    assert threads_to(graph, ["First", "Second"]).count == 2
    assert threads_to(graph, ["Second"]).stakeholders == ("First",)
    (point,) = breaking_points(graph, ["First", "Second"])
    assert (point.stakeholder, point.user_uid, point.loses, point.all) == ("First", None, ("Second",), True)


def test_nothing_leads_anywhere() -> None:
    graph = willing_graph(opportunity_map(["Boss"]))
    assert threads_to(graph, ["Boss"]).count == 0
    assert threads_to(graph, []).count == 0
    assert breaking_points(graph, ["Boss"]) == ()


def test_who_is_against_us_is_no_thread() -> None:
    contact_map = opportunity_map(
        [person("A", covered_by="rep", stance=-1), "Boss"], influences=[("A", "Boss")]
    )
    assert threads_to(willing_graph(contact_map), ["Boss"]).count == 0


def test_one_of_ours_and_one_of_theirs_break_the_way_to_some() -> None:
    contact_map = opportunity_map(
        [person("A", covered_by="rep"), person("Near", covered_by="boss"), "Far"], influences=[("A", "Far")]
    )
    points = breaking_points(willing_graph(contact_map), ["Near", "Far"])
    assert [(one.user_uid or one.stakeholder, one.loses, one.all) for one in points] == [
        ("boss", ("Near",), False),
        ("rep", ("Far",), False),
        ("A", ("Far",), False),
    ]


@given(tied_maps(), st.sets(st.sampled_from(UIDS), min_size=1))
def test_threads_are_as_many_as_networkx_says(contact_map: ContactMap, wanted: set[str]) -> None:
    # Outside: networkx.node_connectivity, a maximum flow of its own.
    graph = willing_graph(contact_map)
    people = [uid for uid in sorted(wanted) if ("theirs", uid) in graph]
    threads = threads_to(graph, people)
    wide, goal = with_goal(graph, people)
    expected = nx.node_connectivity(wide, US, goal) if people else 0
    assert threads.count == size(threads) == expected
    graph.remove_nodes_from([("ours", uid) for uid in threads.users])
    graph.remove_nodes_from([("theirs", uid) for uid in threads.stakeholders])
    assert not any(nx.has_path(graph, US, ("theirs", uid)) for uid in people)


@given(tied_maps())
def test_breaking_points_are_those_whom_taking_away_breaks(contact_map: ContactMap) -> None:
    # Outside: everybody is taken away in turn.
    graph = willing_graph(contact_map)
    people = list(deciders(contact_map).stakeholders)
    reached = [uid for uid in people if nx.has_path(graph, US, ("theirs", uid))]
    expected: dict[Node, set[str]] = {}
    for node in set(graph) - {US}:
        rest = graph.copy()
        rest.remove_node(node)
        lost = {
            uid for uid in reached if ("theirs", uid) in rest and not nx.has_path(rest, US, ("theirs", uid))
        }
        if lost:
            expected[node] = lost
    found = breaking_points(graph, people)
    assert {
        ("theirs", one.stakeholder) if one.stakeholder else ("ours", one.user_uid): set(one.loses)
        for one in found
    } == expected
    assert all(one.all == (set(one.loses) | {one.stakeholder} >= set(reached)) for one in found)


@given(tied_maps(), st.randoms(use_true_random=False), st.permutations(UIDS))
def test_neither_the_order_nor_the_uids_matter(
    contact_map: ContactMap, chance: random.Random, permutation: list[str]
) -> None:
    def told(some: ContactMap) -> object:
        people = deciders(some).stakeholders
        graph = willing_graph(some)
        return people, threads_to(graph, people), breaking_points(graph, people)

    assert told(shuffled(contact_map, chance)) == told(contact_map)
    other, new = renamed(contact_map, permutation), dict(zip(UIDS, permutation, strict=True))
    people = deciders(contact_map).stakeholders
    assert deciders(other).stakeholders == tuple(new[uid] for uid in people)
    cut = threads_to(willing_graph(contact_map), people)
    cut_of_other = threads_to(willing_graph(other), deciders(other).stakeholders)
    assert {new[uid] for uid in cut.stakeholders} == set(cut_of_other.stakeholders)
