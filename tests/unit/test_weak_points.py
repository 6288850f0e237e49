"""What breaks: each finding by example, with what must not be said, and what must hold on any map."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph_crm.analysis import communities
from graph_crm.analysis.weak_points import WEAK_POINT_CODES, find_weak_points
from tests.arbitrary_maps import tied_maps
from tests.maps import opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.findings import Finding


def found(contact_map: ContactMap, code: str) -> list[Finding]:
    return [finding for finding in find_weak_points(contact_map).findings if finding.code == code]


def chain(**other: object) -> ContactMap:
    """Rep - Friend - Boss, who decides."""
    people = [person("Friend", covered_by="rep"), person("Boss", "approver")]
    return opportunity_map(people, influences=[("Friend", "Boss")], **other)  # pyright: ignore[reportArgumentType]


def test_an_empty_map_breaks_nowhere() -> None:
    weak = find_weak_points(opportunity_map())
    assert (weak.findings, weak.each, weak.together.count, weak.known_share) == ((), (), 0, 0)
    assert not weak.on_a_single_thread


def test_a_single_thread_is_critical_on_their_side_and_ours() -> None:
    weak = find_weak_points(chain())
    assert weak.on_a_single_thread
    assert [(one.code, one.severity, one.stakeholders) for one in weak.findings] == [
        ("our_only_way", "critical", ("Boss",)),
        ("their_only_way", "critical", ("Friend",)),
    ]
    ours, theirs = weak.findings
    assert ours.params == {"all": 1, "user_uid": "rep", "user": "rep"}
    assert theirs.params == {"all": 1, "lost": ("Boss",), "lost_uids": ("Boss",)}


def test_a_second_way_mends_it() -> None:
    people = [person("Friend", covered_by="rep"), person("Boss", "approver", covered_by="chief")]
    weak = find_weak_points(opportunity_map(people, influences=[("Friend", "Boss")]))
    assert (weak.together.count, weak.findings) == (2, ())


def test_one_of_two_deciders_who_hangs_on_one_of_ours_is_a_warning() -> None:
    people = [
        person("Boss", "approver", covered_by=["rep", "chief"]),
        person("Veto", veto=True, covered_by="rep"),
    ]
    (only,) = find_weak_points(opportunity_map(people)).findings
    assert (only.code, only.severity, only.stakeholders) == ("our_only_way", "warning", ("Veto",))


def test_no_way_to_any_and_to_some() -> None:
    (none,) = found(opportunity_map([person("Boss", "approver")]), "no_way_to_deciders")
    assert (none.severity, none.stakeholders, none.params) == ("critical", ("Boss",), {"all": 1})
    people = [person("Boss", "approver"), person("Veto", veto=True, covered_by="rep")]
    (some,) = found(opportunity_map(people), "no_way_to_deciders")
    assert (some.severity, some.stakeholders, some.params) == ("warning", ("Boss",), {"all": 0})


def circle(*who: str) -> list[tuple[str, str, int]]:
    return [(a, b, 3) for a in who for b in who if a < b]


def test_a_circle_that_nobody_covers() -> None:
    people = [person("A", covered_by="rep"), *"BCDEF"]
    edges = [*circle("A", "B", "C"), *circle("D", "E", "F")]
    decides = [*people[:-1], person("F", "approver")]
    (dark,) = found(opportunity_map(decides, influences=edges), "circle_not_reached")
    assert (dark.severity, dark.stakeholders) == ("warning", ("D", "E", "F"))
    decided = [person("A", "approver", covered_by="rep"), *"BCDEF"]
    (dark,) = found(opportunity_map(decided, influences=edges), "circle_not_reached")
    assert dark.severity == "info"


def test_two_people_are_no_circle_to_miss() -> None:
    people = [person("A", covered_by="rep"), "B", "C"]
    assert not found(opportunity_map(people, influences=[("B", "C", 3)]), "circle_not_reached")


def test_a_bridge_between_circles() -> None:
    edges = [*circle("A", "B", "C"), *circle("D", "E", "F"), ("C", "D", 1)]
    bridges = found(opportunity_map("ABCDEF", influences=edges), "bridge")
    assert [(one.stakeholders, one.params) for one in bridges] == [
        (("C",), {"circles": 1, "percent": 14}),
        (("D",), {"circles": 1, "percent": 14}),
    ]


def test_what_is_known_is_the_share_of_people_with_a_tie() -> None:
    people = [person("A", covered_by="rep"), "B", "C", "D", person("Gone", former=True)]
    assert find_weak_points(opportunity_map(people, influences=[("B", "C")])).known_share == 0.75


def test_a_closed_deal_breaks_no_more() -> None:
    weak = find_weak_points(chain(status="lost"))
    assert weak.on_a_single_thread
    assert {finding.severity for finding in weak.findings} == {"info"}


def test_what_was_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    many = find_weak_points(opportunity_map([person(f"p{number:02}", veto=True) for number in range(11)]))
    assert (many.limited, len(many.each)) == (True, 10)
    monkeypatch.setattr(communities, "MAX_TIES", 0)
    assert find_weak_points(chain()).limited


@given(tied_maps())
def test_anything_can_be_answered(contact_map: ContactMap) -> None:
    weak = find_weak_points(contact_map)
    assert {finding.code for finding in weak.findings} <= set(WEAK_POINT_CODES)
    assert 0 <= weak.known_share <= 1
    if weak.on_a_single_thread:
        single = {*weak.together.users, *weak.together.stakeholders}
        assert single & {one.user_uid or one.stakeholder for one in weak.breaking_points if one.all}
    for one in weak.each:
        assert not one.threads.count or weak.together.count


def test_1000_people_with_4000_influences_are_answered() -> None:
    chance = random.Random(7)
    names = [f"p{number:04}" for number in range(1000)]
    contact_map = opportunity_map(
        [person(name, covered_by="rep" if chance.random() < 0.1 else ()) for name in names],
        reports=[(names[index], names[(index - 1) // 6]) for index in range(1, 1000)],
        influences=[(chance.choice(names), chance.choice(names), chance.randint(1, 3)) for _ in range(4000)],
    )
    weak = find_weak_points(contact_map)
    assert weak.on_a_single_thread
    assert not weak.limited
