"""Pivotal people: the game of each rule. Expected values: the published games said as deals, and by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_crm.analysis.ballot import RULES
from graph_crm.analysis.pivotal_people import pivotal_people
from tests.arbitrary_maps import contact_maps
from tests.arbitrary_votes import RIVAL, deals
from tests.maps import US, customer_map, opportunity_map, person

if TYPE_CHECKING:
    import random

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.pivotal_people import PivotalPeople


def test_the_council_of_1958_as_a_deal() -> None:
    # Brams and Affuso (1976), see test_power_indices.py; 12 of 17 votes are 70%.
    votes = {"D": 4, "F": 4, "I": 4, "B": 2, "N": 2, "L": 1}
    people = [person(name, vote_weight=weight) for name, weight in votes.items()]
    council = found(opportunity_map(people, rule="quorum", quota=70))
    assert (council.votes, council.needed, council.simplified, council.limited) == (17, 12, None, False)
    assert [who.stakeholder for who in council.people] == ["D", "F", "I", "B", "N", "L"]
    assert [round(who.shapley_shubik, 3) for who in council.people] == [0.233] * 3 + [0.15] * 2 + [0]
    assert [round(who.banzhaf, 3) for who in council.people] == [0.238] * 3 + [0.143] * 2 + [0]
    assert council.people[0].share == pytest.approx(4 / 17)


def test_a_veto_is_power_beyond_the_votes() -> None:
    # By hand: "a" has to agree, and with 3 of 5 votes any other suffices: a 2/3, b 1/6, c 1/6.
    people = [person("a", vote_weight=2, veto=True), person("b", vote_weight=2), person("c", vote_weight=1)]
    pivotal = found(opportunity_map(people, rule="veto"))
    assert [round(who.shapley_shubik, 4) for who in pivotal.people] == [0.6667, 0.1667, 0.1667]
    assert [who.veto for who in pivotal.people] == [True, False, False]
    assert [round(who.shapley_shubik, 4) for who in found(opportunity_map(people)).people] == [0.3333] * 3


def test_unanimity_shares_the_power_among_the_approvers() -> None:
    people = [person("a", "approver"), person("b", "approver"), person("c", "user")]
    pivotal = found(opportunity_map(people, rule="unanimity"))
    assert [(who.stakeholder, who.votes, who.veto) for who in pivotal.people] == [
        ("a", 1, True), ("b", 1, True),
    ]  # fmt: skip
    assert [who.shapley_shubik for who in pivotal.people] == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("rule", "needed", "simplified"),
    [("score_threshold", 6, "scores_as_votes"), ("highest_score", 6, "two_sides")],
)
def test_scores_are_taken_for_votes_and_said_to_be(rule: str, needed: int, simplified: str) -> None:
    people = [person("a", "approver", vote_weight=10)]
    pivotal = found(opportunity_map(people, rule=rule, parties=(US, RIVAL)))
    assert (pivotal.needed, pivotal.simplified) == (needed, simplified)
    assert found(opportunity_map(people, rule=rule)).people


@pytest.mark.parametrize(
    ("contact_map", "code"),
    [
        (opportunity_map(), "no_voters"),
        (opportunity_map([person("v", veto=True)], rule="veto"), "no_voters"),
        (opportunity_map([person("a", "user")], rule="unanimity"), "no_approver"),
    ],
)
def test_where_nobody_decides_it_says_why(contact_map: ContactMap, code: str) -> None:
    assert (found(contact_map).people, found(contact_map).undetermined) == ((), code)


def test_a_customer_s_map_decides_nothing() -> None:
    assert pivotal_people(customer_map([person("a", "approver")])) is None


@given(deals())
@settings(deadline=None)
def test_power_sums_to_one_and_more_votes_never_have_less(contact_map: ContactMap) -> None:
    pivotal = found(contact_map)
    if pivotal.undetermined:
        return
    assert sum(who.shapley_shubik for who in pivotal.people) == pytest.approx(1)
    assert sum(who.banzhaf for who in pivotal.people) == pytest.approx(1)
    assert sum(who.share for who in pivotal.people) == pytest.approx(1)
    plain = [who for who in pivotal.people if not who.veto]
    for one in plain:
        assert all(
            one.shapley_shubik <= other.shapley_shubik + 1e-12 for other in plain if other.votes >= one.votes
        )


@given(deals(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_new_names_and_another_order_change_nothing(contact_map: ContactMap, luck: random.Random) -> None:
    people = luck.sample(contact_map.stakeholders, len(contact_map.stakeholders))
    renamed = tuple(replace(who, uid=f"x{who.uid}", name=f"Y{who.name}") for who in people)
    before, after = found(contact_map), found(replace(contact_map, stakeholders=renamed))
    assert [replace(who, stakeholder=f"x{who.stakeholder}") for who in before.people] == list(after.people)


@given(contact_maps())
@settings(deadline=None)
def test_any_map_has_pivotal_people_or_none(contact_map: ContactMap) -> None:
    assert (pivotal_people(contact_map) is None) == (contact_map.deal is None or contact_map.us is None)


@pytest.mark.parametrize("rule", RULES)
def test_five_hundred_people_are_told(rule: str) -> None:
    people = [person(f"p{number}", "approver", vote_weight=number + 1) for number in range(500)]
    pivotal = found(opportunity_map(people, rule=rule, parties=(US, RIVAL)))
    assert len(pivotal.people) == 500
    assert pivotal.limited == (rule not in ("unanimity", "veto"))


def found(contact_map: ContactMap) -> PivotalPeople:
    pivotal = pivotal_people(contact_map)
    assert pivotal is not None
    return pivotal
