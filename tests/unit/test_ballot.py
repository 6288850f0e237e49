"""Who votes, with how many votes, and how likely for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from graph_crm.analysis.ballot import RULES, make_ballot, vote_probability, votes
from graph_crm.analysis.contact_map import Party
from tests.arbitrary_maps import contact_maps
from tests.maps import US, customer_map, opportunity_map, person, towards

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap

RIVAL = Party(uid="rival", name="Rival", kind="competitor")


def test_votes_are_their_own_else_the_weightiest_role_s_in_tenths() -> None:
    assert votes(person("a", "user", "approver")) == 10
    assert votes(person("a", "approver", vote_weight=2)) == 2
    assert votes(person("a", "approver", vote_weight=0)) == 0
    assert votes(person("a", "approver", former=True)) == 0
    assert votes(person("a")) == 0


@pytest.mark.parametrize(
    ("value", "confidence", "probability"),
    # The table of the design, and its middle: half as sure is half as far from 0.5.
    [
        (2, None, 0.95),
        (1, 1.0, 0.75),
        (0, 1.0, 0.5),
        (-1, None, 0.25),
        (-2, 1.0, 0.05),
        (2, 0.0, 0.5),
        (-1, 0.5, 0.375),
    ],
)
def test_a_stance_is_a_probability_drawn_to_a_half_as_confidence_falls(
    value: int, confidence: float | None, probability: float
) -> None:
    assert vote_probability(towards(value, confidence=confidence)) == pytest.approx(probability)


def test_a_ballot_has_the_rule_of_the_deal_and_who_votes() -> None:
    people = [person("yes", "approver", stance=1), person("unknown", "user"), person("guest")]
    ballot = make_ballot(opportunity_map(people, rule="quorum", parties=(US, RIVAL)))
    assert ballot is not None
    assert (ballot.rule, ballot.assumed, ballot.quota, ballot.us, ballot.others) == (
        "quorum", False, 67, "us", ("rival",),
    )  # fmt: skip
    assert [
        (one.stakeholder, one.weight, one.veto, one.approver, dict(one.chances)) for one in ballot.voters
    ] == [
        ("yes", 10, True, True, {"us": 0.75}),
        ("unknown", 3, False, False, {}),
    ]
    assert (ballot.votes, ballot.needed) == (13, 9)


def test_a_deal_without_a_rule_is_taken_for_a_majority_and_says_so() -> None:
    ballot = make_ballot(opportunity_map([person("a", "approver"), person("b", "legal")]))
    assert ballot is not None
    assert (ballot.rule, ballot.assumed, ballot.quota, ballot.needed) == ("majority", True, None, 7)


def test_a_quota_counts_only_where_the_rule_has_one() -> None:
    for rule in RULES:
        ballot = make_ballot(opportunity_map([person("a", vote_weight=100)], rule=rule, quota=90))
        assert ballot is not None
        assert ballot.needed == (90 if rule in ("quorum", "score_threshold") else 51)


def test_nobody_votes_on_a_customer_s_map() -> None:
    assert make_ballot(customer_map([person("a", "approver")])) is None
    assert make_ballot(opportunity_map([person("a", "approver")], parties=(RIVAL,))) is None


def test_a_veto_without_votes_is_on_the_ballot_where_vetoes_count() -> None:
    people = [person("a", veto=True), person("left", "approver", former=True), person("guest")]
    for rule in RULES:
        ballot = make_ballot(opportunity_map(people, rule=rule))
        assert ballot is not None
        assert [(one.stakeholder, one.weight) for one in ballot.voters] == (
            [("a", 0)] if rule == "veto" else []
        )


def test_buying_nothing_is_another_side_once_a_voter_has_a_stance_towards_it() -> None:
    nothing = Party(uid="nothing", name="", kind="status_quo")
    for who, others in (("user", ("nothing",)), (None, ())):
        judged = person("a", *([who] if who else []), stances=[towards(1, nothing)])
        ballot = make_ballot(opportunity_map([judged], parties=(US, nothing)))
        assert ballot is not None
        assert ballot.others == others


@given(contact_maps())
def test_any_map_has_a_ballot_of_people_who_are_there(contact_map: ContactMap) -> None:
    ballot = make_ballot(contact_map)
    for voter in ballot.voters if ballot else ():
        assert voter.weight >= 1
        assert not contact_map.by_uid[voter.stakeholder].former
        assert all(0 <= chance <= 1 for chance in voter.chances.values())
