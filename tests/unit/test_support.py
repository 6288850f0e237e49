"""Support and the light of a deal. Expected values: the formula, reckoned by hand; the light: the rule's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.contact_map import DecisionStep, Party
from graph_crm.analysis.support import LIGHT_CODES, LightReason, deal_light, support_of
from graph_crm.maps.support_sentences import light_sentence, support_sentence
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import contact_maps
from tests.maps import US, customer_map, opportunity_map, person, towards

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap, Stakeholder

RIVAL = Party(uid="rival", name="Rival", kind="competitor")
# approver 10 votes x 1.0 x 1.0 = 10; user 3 votes x 0.3 x 0.2 = 0.18; legal 3 votes x 0.3 x 0.6 = 0.54.
APPROVER = person("approver", "approver", power="inner_circle", stance=1)
USER = person("user", "user", stance=-2)
LEGAL = person("legal", "legal", power="political_structure")


def test_support_is_weighted_over_what_is_known_with_bounds_over_all() -> None:
    support = support_of(opportunity_map([LEGAL, USER, APPROVER]), "us")
    assert [backing.stakeholder for backing in support.backings] == ["approver", "legal", "user"]
    assert [backing.weight for backing in support.backings] == pytest.approx(
        [10 / 10.72, 0.54 / 10.72, 0.18 / 10.72]
    )
    assert support.value == pytest.approx((10 * 0.5 - 0.18) / 10.18, abs=1e-6)
    assert support.known_share == pytest.approx(10.18 / 10.72, abs=1e-6)
    assert support.lowest == pytest.approx((5 - 0.18 - 0.54) / 10.72, abs=1e-6)
    assert support.highest == pytest.approx((5 - 0.18 + 0.54) / 10.72, abs=1e-6)
    assert support.unknown == ("legal",)


def test_support_of_a_rival_is_another() -> None:
    friend = person("friend", "approver", stance=-1, stances=[towards(2, RIVAL)])
    contact_map = opportunity_map([friend], parties=(US, RIVAL))
    assert support_of(contact_map, "rival").value == 1
    assert support_of(contact_map, "us").value == -0.5


def test_votes_without_a_role_count_little() -> None:
    people = [
        person("voter", vote_weight=10, power="inner_circle", stance=-2),
        replace(APPROVER, stances=(towards(2),)),
    ]
    # 10 x 0.2 x 1 against 10 x 1 x 1
    assert support_of(opportunity_map(people), "us").value == pytest.approx((10 - 2) / 12, abs=1e-6)


@pytest.mark.parametrize(
    "people", [[], [person("guest", stance=2)], [person("left", "approver", former=True, stance=2)]]
)
def test_nobody_who_counts_is_no_support_and_no_certainty(people: list[Stakeholder]) -> None:
    support = support_of(opportunity_map(people), "us")
    assert (support.value, support.lowest, support.highest, support.known_share) == (None, -1, 1, 0)


@given(contact_maps(), st.integers(-2, 2))
def test_the_bounds_contain_what_comes_to_light(contact_map: ContactMap, value: int) -> None:
    before = support_of(contact_map, "us")
    known = [
        person if person.stances else replace(person, stances=(towards(value),))
        for person in contact_map.stakeholders
    ]
    after = support_of(replace(contact_map, stakeholders=tuple(known)), "us")
    if after.value is not None:
        assert after.known_share == 1
        assert before.lowest - 1e-5 <= after.value <= before.highest + 1e-5
    assert sum(backing.weight for backing in before.backings) == pytest.approx(1 if before.backings else 0)


SUPPORTER = person("supporter", power="inner_circle", stance=1)


@pytest.mark.parametrize(
    ("people", "colour", "reasons"),
    [
        ([], "red", ["nobody_judged"]),
        ([person("a", "approver")], "red", ["nobody_judged"]),
        ([person("a", "user", stance=2)], "red", ["no_supportive_key_player"]),
        ([person("a", "approver", stance=0)], "red", ["no_supportive_key_player"]),
        ([replace(SUPPORTER, former=True)], "red", ["nobody_judged"]),
        ([SUPPORTER], "amber", ["supportive_key_player"]),
        ([APPROVER], "green", ["decider_supports"]),
        ([person("d", "decision_maker", stance=2)], "green", ["decider_supports"]),
        ([APPROVER, person("v", veto=True, stance=-1)], "amber", ["decider_supports", "veto_against"]),
        ([APPROVER, person("v", veto=True)], "green", ["decider_supports"]),
        (
            [SUPPORTER, person("v", "economic_buyer", stance=-2)],
            "amber",
            ["supportive_key_player", "veto_against"],
        ),
        ([person("v", "economic_buyer", stance=-2)], "red", ["no_supportive_key_player", "veto_against"]),
        ([APPROVER, person("v", "economic_buyer", veto=False, stance=-2)], "green", ["decider_supports"]),
    ],
)
def test_the_light_of_a_deal(people: list[Stakeholder], colour: str, reasons: list[str]) -> None:
    light = deal_light(opportunity_map(people))
    assert light is not None
    assert (light.colour, [reason.code for reason in light.reasons]) == (colour, reasons)


def test_who_decides_at_a_step_decides() -> None:
    step = DecisionStep(uid="s", name="Board", kind="decision", order=1, deciders=("supporter",))
    light = deal_light(opportunity_map([SUPPORTER], decision_steps=(step,)))
    assert light is not None
    assert light.colour == "green"
    paying = deal_light(opportunity_map([SUPPORTER], decision_steps=(replace(step, kind="payment"),)))
    assert paying is not None
    assert paying.colour == "amber"


def test_a_customer_s_map_has_no_light() -> None:
    assert deal_light(customer_map([APPROVER])) is None


@given(contact_maps())
def test_any_map_is_told_in_both_languages(contact_map: ContactMap) -> None:
    light, support = deal_light(contact_map), support_of(contact_map, "us")
    for language in LANGUAGES:
        assert support_sentence(support, language)
        for reason in light.reasons if light else ():
            assert light_sentence(reason, contact_map, language)


def test_every_reason_of_a_light_has_a_sentence() -> None:
    deal = opportunity_map([APPROVER])
    for code in LIGHT_CODES:
        for language in LANGUAGES:
            assert light_sentence(LightReason(code=code, stakeholders=("approver",)), deal, language)


def test_what_a_rep_reads() -> None:
    support = support_of(opportunity_map([LEGAL, USER, APPROVER]), "us")
    assert support_sentence(support, "en") == (
        "47 on a scale from -100 to +100, over the 95% of the weight that is known. The rest could make it 40 to 50."
    )
    assert support_sentence(support, "zh") == (
        "47（范围 -100 至 +100），依据已知的 95% 权重；其余的态度可能使其变为 40 至 50。"
    )
    assert support_sentence(support_of(opportunity_map([APPROVER]), "us"), "en") == (
        "50 on a scale from -100 to +100; everyone's stance is known."
    )
    assert support_sentence(support_of(opportunity_map([LEGAL]), "us"), "en") == (
        "The stance of the one person who counts is not known: no support can be told."
    )
