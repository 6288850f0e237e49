"""What if: each change does what it says to a copy, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.contact_map import Party, Tie
from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.analysis.support import deal_light, support_of
from graph_crm.analysis.what_if import (
    MAX_CHANGES,
    ColleagueLeaves,
    CoverageBegins,
    ImpossibleChange,
    InfluenceChanges,
    ManagerChanges,
    PersonLeaves,
    PowerChanges,
    RolesChange,
    StanceChanges,
    what_if,
)
from tests.arbitrary_maps import UIDS, contact_maps
from tests.maps import US, opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.what_if import Change

RIVAL = Party(uid="rival", name="Rival", kind="competitor")
PEOPLE = (
    person("boss", "approver", stance=-1, covered_by=("ann", "bob")),
    person("head", power="political_structure", covered_by="ann"),
    person("clerk", "user", reports_outside_to="Chen"),
)
MAP = opportunity_map(
    PEOPLE,
    reports=[("head", "boss")],
    influences=[("head", "boss", 3), ("clerk", "head")],
    parties=(US, RIVAL),
    alliances=(Tie(uid="t", first="head", second="clerk"),),
    conflicts=(Tie(uid="u", first="boss", second="clerk"),),
)


def lines(contact_map: ContactMap) -> set[tuple[str, str]]:
    return {(line.report, line.manager) for line in contact_map.reporting_lines}


def influences(contact_map: ContactMap) -> set[tuple[str, str, int]]:
    return {(edge.source, edge.target, edge.strength * edge.sign) for edge in contact_map.influences}


def test_nothing_changes_nothing_and_the_map_stays_as_it_was() -> None:
    before = replace(MAP)
    assert what_if(MAP, []) == MAP
    what_if(MAP, [PersonLeaves(stakeholder="head"), ColleagueLeaves(user="ann")])
    assert before == MAP


def test_who_leaves_is_former_and_their_lines_end() -> None:
    after = what_if(MAP, [PersonLeaves(stakeholder="head")])
    assert [one.former for one in after.stakeholders] == [False, True, False]
    assert (lines(after), influences(after), after.alliances) == (set(), set(), ())
    assert after.conflicts == MAP.conflicts
    assert not after.by_uid["head"].coverage


def test_somebody_is_won_over_and_a_rival_gains_a_mentor() -> None:
    after = what_if(
        MAP,
        [
            StanceChanges(stakeholder="boss", value=2),
            StanceChanges(stakeholder="clerk", party="rival", value=2),
        ],
    )
    assert [(one.party_uid, one.value) for one in after.by_uid["boss"].stances] == [("us", 2)]
    assert [(one.party_uid, one.value) for one in after.by_uid["clerk"].stances] == [("rival", 2)]
    light = deal_light(after)
    assert light is not None
    assert light.colour == "green"
    unknown = what_if(after, [StanceChanges(stakeholder="boss", value=None)])
    assert unknown.by_uid["boss"].stances == ()


def test_a_new_boss_takes_the_place_of_the_old_one() -> None:
    after = what_if(MAP, [ManagerChanges(stakeholder="clerk", manager="head")])
    assert lines(after) == {("head", "boss"), ("clerk", "head")}
    assert after.by_uid["clerk"].manager_above is None
    assert lines(what_if(after, [ManagerChanges(stakeholder="clerk", manager="boss")])) == {
        ("head", "boss"),
        ("clerk", "boss"),
    }
    assert lines(what_if(after, [ManagerChanges(stakeholder="head", manager=None)])) == {("clerk", "head")}


def test_roles_and_power() -> None:
    after = what_if(
        MAP,
        [
            RolesChange(stakeholder="clerk", roles=("champion", "coach", "coach")),
            PowerChanges(stakeholder="clerk", power="inner_circle"),
        ],
    )
    clerk = after.by_uid["clerk"]
    assert ([role.code for role in clerk.roles], clerk.power) == (["champion", "coach"], "inner_circle")


def test_coverage_begins_and_ends() -> None:
    after = what_if(
        MAP,
        [
            CoverageBegins(stakeholder="clerk", user="cay", user_name="Cay", level="brief"),
            CoverageBegins(stakeholder="head", user="ann", level="in_depth"),
        ],
    )
    assert [(one.user_name, one.level) for one in after.by_uid["clerk"].coverage] == [("Cay", "brief")]
    assert [(one.user_name, one.level) for one in after.by_uid["head"].coverage] == [("ann", "in_depth")]
    without = what_if(after, [ColleagueLeaves(user="ann")])
    assert [[one.user_uid for one in who.coverage] for who in without.stakeholders] == [["bob"], [], ["cay"]]


def test_influence_begins_changes_and_ends() -> None:
    change = InfluenceChanges(source="head", target="boss", strength=1, sign=-1)
    after = what_if(MAP, [change, InfluenceChanges(source="boss", target="clerk")])
    assert influences(after) == {("head", "boss", -1), ("clerk", "head", 1), ("boss", "clerk", 2)}
    ended = what_if(after, [InfluenceChanges(source="head", target="boss", strength=None)])
    assert influences(ended) == {("clerk", "head", 1), ("boss", "clerk", 2)}


@pytest.mark.parametrize(
    ("change", "argument"),
    [
        (PersonLeaves(stakeholder="nobody"), "changes[1].stakeholder"),
        (StanceChanges(stakeholder="boss", party="x", value=1), "changes[1].party"),
        (StanceChanges(stakeholder="boss", value=3), "changes[1].value"),
        (ManagerChanges(stakeholder="boss", manager="x"), "changes[1].manager"),
        (ManagerChanges(stakeholder="boss", manager="head"), "changes[1].manager"),
        (ManagerChanges(stakeholder="boss", manager="boss"), "changes[1].manager"),
        (RolesChange(stakeholder="boss", roles=("king",)), "changes[1].roles"),
        (ColleagueLeaves(user="nobody"), "changes[1].user"),
        (InfluenceChanges(source="boss", target="x"), "changes[1].target"),
        (InfluenceChanges(source="boss", target="boss"), "changes[1].target"),
        (InfluenceChanges(source="boss", target="head", strength=4), "changes[1].strength"),
        (InfluenceChanges(source="boss", target="head", sign=0), "changes[1].sign"),
    ],
)
def test_what_cannot_be_says_which_change_and_why(change: Change, argument: str) -> None:
    with pytest.raises(ImpossibleChange) as raised:
        what_if(MAP, [PowerChanges(stakeholder="head", power=None), change])
    assert raised.value.argument == argument
    assert argument in str(raised.value)


def test_too_many_changes_are_refused() -> None:
    with pytest.raises(ImpossibleChange):
        what_if(MAP, [PowerChanges(stakeholder="head", power=None)] * (MAX_CHANGES + 1))


_WHO = st.sampled_from(UIDS)
_CHANGES = st.lists(
    st.one_of(
        st.builds(PersonLeaves, stakeholder=_WHO),
        st.builds(StanceChanges, stakeholder=_WHO, value=st.none() | st.integers(-2, 2)),
        st.builds(ManagerChanges, stakeholder=_WHO, manager=st.none() | _WHO),
        st.builds(CoverageBegins, stakeholder=_WHO, user=st.just("rep"), level=st.just("brief")),
        st.builds(InfluenceChanges, source=_WHO, target=_WHO, strength=st.none() | st.integers(1, 3)),
    ),
    max_size=4,
)


@given(contact_maps(), _CHANGES)
def test_after_any_changes_the_analyses_answer(contact_map: ContactMap, changes: list[Change]) -> None:
    try:
        after = what_if(contact_map, changes)
    except ImpossibleChange:
        return
    assert len(after.stakeholders) == len(contact_map.stakeholders)
    rank_decision_makers(after)
    find_coverage_gaps(after)
    support_of(after, "us")
