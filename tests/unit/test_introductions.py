"""Ways to a person: by hand, against every simple path, and what must hold on any map."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis import introductions as module
from graph_crm.analysis.contact_map import Coverage, ReportingLine, Tie
from graph_crm.analysis.introduction_graph import TIE_STRENGTH, TIES, US, introduction_graph
from graph_crm.analysis.introductions import LEAST_RELIABILITY, introductions
from tests.arbitrary_maps import UIDS, renamed, tied_maps
from tests.maps import opportunity_map, person
from tests.unit.test_decision_makers import shuffled

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.introduction_graph import Node
    from graph_crm.analysis.introductions import Introductions, Way


def names(way: Way) -> list[str]:
    return [way.steps[0].user_uid or "", *(step.to for step in way.steps)]


def told(found: Introductions) -> list[tuple[list[str], float]]:
    return [(names(way), way.reliability) for way in found.ways]


def ally(first: str, second: str) -> Tie:
    return Tie(uid=f"{first}-{second}", first=first, second=second)


def test_ties_are_listed_from_the_strongest() -> None:
    strengths = [TIE_STRENGTH[tie] for tie in TIES]
    assert strengths == sorted(strengths, reverse=True)
    assert set(TIES) == set(TIE_STRENGTH)


@pytest.mark.parametrize(
    ("edges", "tie"),
    [
        ({"influences": [("A", "B", 1)]}, "weak_influence"),
        ({"influences": [("A", "B", 2)]}, "influence"),
        ({"influences": [("A", "B", 3)]}, "strong_influence"),
        ({"reports": [("B", "A")]}, "manager"),
        ({"reports": [("A", "B")]}, "report"),
        (
            {"reporting_lines": (ReportingLine(uid="l", report="B", manager="A", kind="dotted"),)},
            "dotted_manager",
        ),
        (
            {"reporting_lines": (ReportingLine(uid="l", report="A", manager="B", kind="dotted"),)},
            "dotted_report",
        ),
        ({"alliances": (ally("A", "B"),)}, "alliance"),
        ({"alliances": (ally("B", "A"),)}, "alliance"),
        # The strongest of several.
        (
            {"influences": [("A", "B", 1)], "reports": [("B", "A")], "alliances": (ally("A", "B"),)},
            "alliance",
        ),
        ({"influences": [("A", "B", 3)], "alliances": (ally("A", "B"),)}, "strong_influence"),
    ],
)
def test_every_tie_carries_us_on(edges: dict[str, object], tie: str) -> None:
    contact_map = opportunity_map([person("A", covered_by="rep"), "B"], **edges)  # pyright: ignore[reportArgumentType]
    (way,) = introductions(contact_map, "B").ways
    assert [step.tie for step in way.steps] == ["multiple", tie]
    assert way.reliability == pytest.approx(0.7 * TIE_STRENGTH[way.steps[1].tie], abs=1e-6)


@pytest.mark.parametrize("level", ["brief", "multiple", "in_depth"])
def test_who_is_covered_says_so_and_how_well(level: str) -> None:
    # By hand: 0.4, 0.7 and 0.9 of the issue.
    contact_map = opportunity_map([person("A", covered_by="rep", level=level)])  # pyright: ignore[reportArgumentType]
    found = introductions(contact_map, "A")
    assert found.outcome == "covered"
    assert told(found) == [(["rep", "A"], {"brief": 0.4, "multiple": 0.7, "in_depth": 0.9}[level])]


def test_the_roundabout_way_may_be_the_better_one() -> None:
    # By hand: brief 0.4; through Boss 0.9 * 0.85 = 0.765; through Boss and Peer 0.9 * 0.7 * 0.7 = 0.441.
    contact_map = opportunity_map(
        [
            person("Target", covered_by="rep", level="brief", stance=0),
            person("Boss", covered_by="chief", level="in_depth", stance=1),
            person("Peer", stance=1),
        ],
        influences=[("Boss", "Target", 3)],
        alliances=(ally("Boss", "Peer"), ally("Peer", "Target")),
    )
    ways = [
        (["chief", "Boss", "Target"], 0.765),
        (["chief", "Boss", "Peer", "Target"], 0.441),
        (["rep", "Target"], 0.4),
    ]
    found = introductions(contact_map, "Target", first=3)
    assert (found.outcome, told(found), found.limited) == ("covered", ways, False)
    assert told(introductions(contact_map, "Target", first=1)) == ways[:1]
    assert [way.lowest for way in found.ways] == [0.765, 0.441, 0.4]


def test_the_direction_of_influence_and_its_sign_count() -> None:
    def outcome(edge: tuple[str, str, int, int]) -> str:
        return introductions(
            opportunity_map([person("A", covered_by="rep"), "B"], influences=[edge]), "B"
        ).outcome

    assert outcome(("A", "B", 2, 1)) == "found"
    assert outcome(("B", "A", 2, 1)) == "no_way"
    assert outcome(("A", "B", 2, -1)) == "no_way"


def test_a_conflict_is_never_walked_whatever_else_joins_the_two() -> None:
    people = [person("A", covered_by="rep"), "B"]
    conflicts = (ally("B", "A"),)
    assert introductions(opportunity_map(people, conflicts=conflicts), "B").outcome == "no_way"
    manages = opportunity_map(people, conflicts=conflicts, reports=[("B", "A")])
    assert introductions(manages, "B").outcome == "no_way"


def test_who_is_against_us_hardly_introduces_us() -> None:
    # By hand: 0.9 * 0.7 * 0.2 = 0.126 through the opponent; 0.4 * 0.4 = 0.16 through a neutral report.
    contact_map = opportunity_map(
        [
            person("Against", covered_by="rep", level="in_depth", stance=-1),
            person("Neutral", covered_by="rep", level="brief", stance=0),
            "Target",
        ],
        alliances=(ally("Against", "Target"),),
        reports=[("Neutral", "Target")],
    )
    found = introductions(contact_map, "Target")
    assert told(found) == [(["rep", "Neutral", "Target"], 0.16), (["rep", "Against", "Target"], 0.126)]
    assert [step.reluctant for step in found.ways[1].steps] == [False, True]


def test_a_stance_that_is_not_known_lowers_the_bound_only() -> None:
    # By hand: 0.7 * 0.7 * 0.7 = 0.343; A and B unknown: * 0.2 * 0.2. The target itself introduces nobody.
    contact_map = opportunity_map(
        [person("A", covered_by="rep"), "B", "C"], alliances=(ally("A", "B"), ally("B", "C"))
    )
    (way,) = introductions(contact_map, "C").ways
    assert (way.reliability, way.lowest, way.unknown) == (0.343, 0.01372, ("A", "B"))


def test_nobody_covers_anyone() -> None:
    found = introductions(opportunity_map(["A", "B"], reports=[("A", "B")]), "B")
    assert (found.outcome, found.ways) == ("nobody_covers", ())


def test_no_way_says_so() -> None:
    assert introductions(opportunity_map([person("A", covered_by="rep"), "B"]), "B").outcome == "no_way"


def test_who_has_left_neither_is_reached_nor_introduces() -> None:
    gone = person("A", covered_by="rep", former=True)
    contact_map = opportunity_map([gone, "B"], reports=[("B", "A")])
    assert introductions(contact_map, "A").outcome == "left"
    assert introductions(contact_map, "B").outcome == "nobody_covers"


def test_a_seat_without_a_name_introduces_nobody_but_can_be_reached() -> None:
    contact_map = opportunity_map(
        [person("Seat", covered_by="rep", known=False), "B"], reports=[("B", "Seat")]
    )
    assert introductions(contact_map, "Seat").outcome == "covered"
    assert introductions(contact_map, "B").outcome == "no_way"


def test_a_chain_that_works_once_in_a_hundred_times_is_none() -> None:
    # By hand: 0.7 * 0.4^4 = 0.0179 reaches the fifth of a line of reports; 0.7 * 0.4^5 = 0.0072 not the sixth.
    people = [f"p{number}" for number in range(6)]
    contact_map = opportunity_map(
        [person("p0", covered_by="rep"), *people[1:]],
        reports=list(pairwise(people)),
    )
    assert introductions(contact_map, "p4").ways[0].reliability == pytest.approx(0.01792)
    assert introductions(contact_map, "p5").outcome == "no_way"


def test_two_levels_of_one_of_ours_count_as_the_better() -> None:
    levels = (
        Coverage(user_uid="rep", user_name="Rep", level="in_depth"),
        Coverage(user_uid="rep", user_name="Rep", level="brief"),
    )
    contact_map = opportunity_map([replace(person("A"), coverage=levels)])
    assert told(introductions(contact_map, "A")) == [(["rep", "A"], 0.9)]


def test_an_unknown_uid_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        introductions(opportunity_map(["A"]), "somebody else")


def test_on_a_map_too_dense_only_the_best_way_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    contact_map = opportunity_map(
        [person("A", covered_by=["rep", "boss"]), "B"], influences=[("A", "B", 3)], reports=[("B", "A")]
    )
    both = introductions(contact_map, "B")
    assert (len(both.ways), both.limited) == (2, False)
    monkeypatch.setattr(module, "MAX_EDGES_FOR_ALTERNATIVES", 4)
    cut = introductions(contact_map, "B")
    assert (told(cut), cut.limited) == (told(both)[:1], True)
    assert not introductions(contact_map, "B", first=1).limited


@given(tied_maps(), st.integers(1, 5))
def test_no_way_is_better_than_those_told(contact_map: ContactMap, first: int) -> None:
    # Outside: every simple path of the graph, enumerated.
    graph = introduction_graph(contact_map)
    for who in contact_map.stakeholders:
        found = introductions(contact_map, who.uid, first=first)
        if who.former:
            continue
        target: Node = ("theirs", who.uid)
        paths = nx.all_simple_paths(graph, US, [target])
        chances = [prod(graph[a][b]["strength"] for a, b in pairwise(path)) for path in paths]
        chances.sort(reverse=True)
        expected = [chance for chance in chances if chance >= LEAST_RELIABILITY][:first]
        assert [way.reliability for way in found.ways] == pytest.approx(expected, abs=1e-6)
        assert (found.outcome in ("covered", "found")) == bool(found.ways)
        assert (found.outcome == "covered") == bool(who.coverage)
        assert not found.limited


@given(tied_maps())
def test_ways_are_simple_and_their_steps_join(contact_map: ContactMap) -> None:
    for who in contact_map.stakeholders:
        for way in introductions(contact_map, who.uid, first=5).ways:
            passed = names(way)
            assert len(set(passed)) == len(passed)
            assert [step.introducer for step in way.steps] == [None, *(step.to for step in way.steps[:-1])]
            assert way.steps[0].user_uid is not None
            assert way.steps[-1].to == who.uid
            assert 0 < way.lowest <= way.reliability <= 1
            assert way.reliability == pytest.approx(prod(step.strength for step in way.steps), abs=1e-6)
            assert not any(contact_map.by_uid[uid].former for uid in passed[1:])


@given(tied_maps(), st.randoms(use_true_random=False), st.permutations(UIDS))
def test_neither_the_order_nor_the_uids_matter(
    contact_map: ContactMap, chance: random.Random, permutation: list[str]
) -> None:
    mixed, other = shuffled(contact_map, chance), renamed(contact_map, permutation)
    new = dict(zip(UIDS, permutation, strict=True))
    for who in contact_map.stakeholders:
        found = introductions(contact_map, who.uid)
        assert introductions(mixed, who.uid) == found
        assert [way.reliability for way in introductions(other, new[who.uid]).ways] == [
            way.reliability for way in found.ways
        ]


def test_a_map_of_2000_people_who_all_know_each_other_is_answered() -> None:
    """A complete graph has more simple paths than atoms; the search is bounded. Its time is in bench/."""
    chance = random.Random(7)
    people = [f"p{number:04}" for number in range(2000)]
    contact_map = opportunity_map(
        [person("p0000", covered_by="rep"), *people[1:]],
        influences=[(chance.choice(people), chance.choice(people), 3) for _ in range(40_000)],
    )
    found = introductions(contact_map, people[-1], first=5)
    assert found.outcome == "found"
    assert (len(found.ways), found.limited) == (1, True)
