"""The ranking of decision makers: the formula by hand, the reasons, and what must hold on any map."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.decision_makers import (
    COMPONENT_WEIGHT,
    REASON_CODES,
    UNKNOWN_VALUE,
    rank_decision_makers,
)
from tests.arbitrary_maps import UIDS, contact_maps, people
from tests.maps import KRACKHARDT, VOCABULARY, krackhardt_map, opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    from graph_crm.analysis.decision_makers import DecisionMaker


def ranked(contact_map: ContactMap) -> list[str]:
    return [who.stakeholder for who in rank_decision_makers(contact_map)]


def codes(who: DecisionMaker) -> list[str]:
    return [reason.code for reason in who.reasons]


def test_an_empty_map_has_no_ranking() -> None:
    assert rank_decision_makers(opportunity_map()) == ()


def test_a_person_of_whom_nothing_is_known_says_so() -> None:
    (who,) = rank_decision_makers(opportunity_map(["Wang"]))
    assert (who.rank, who.score, who.lowest, who.highest, who.known_share) == (1, 0.2, 0.0, 1.0, 0.0)
    assert who.unknown == ("role", "power", "influence", "place")
    assert who.reasons == ()


def test_score_by_hand() -> None:
    # By hand: 0.5 * 0.9 + 0.25 * 0.6 + 0.15 * 1 + 0.1 * 1 = 0.85 for Wang, who tops and influences Li;
    # 0.5 * 0.3 + 0.25 * 0.2 + 0 + 0 = 0.2 for Li.
    wang = person("Wang", "decision_maker", power="political_structure")
    li = person("Li", "user", power="outside")
    first, second = rank_decision_makers(
        opportunity_map([li, wang], reports=[("Li", "Wang")], influences=[("Wang", "Li", 2)])
    )
    assert (first.stakeholder, first.score, first.lowest, first.highest) == ("Wang", 0.85, 0.85, 0.85)
    assert (second.stakeholder, second.score, second.unknown) == ("Li", 0.2, ())
    assert codes(first) == ["plays_role", "has_power", "influences", "tops_reporting_lines", "has_veto"]
    assert codes(second) == ["plays_role", "has_power", "influenced_by", "reports_to"]
    influence = first.reasons[2]
    assert (influence.stakeholders, influence.params) == (("Li",), {"percent": 100})
    assert second.reasons[-1].stakeholders == ("Wang",)


def test_a_leader_below_the_top_leads_and_reports() -> None:
    who = rank_decision_makers(opportunity_map("ABC", reports=[("B", "A"), ("C", "B")]))[1]
    assert who.stakeholder == "B"
    assert codes(who) == ["leads", "reports_to"]
    assert who.reasons[0].params == {"direct": 1, "below": 1}


def test_several_roles_count_as_the_weightiest() -> None:
    contact_map = opportunity_map([person("Wang", "user", "economic_buyer")])
    (who,) = rank_decision_makers(contact_map)
    assert who.values == {"role": 0.9}
    assert who.reasons[0].roles == ("economic_buyer", "user")


def test_a_veto_of_ones_own_is_as_weighty_as_a_key_role() -> None:
    veto, role = rank_decision_makers(opportunity_map([person("Wang", veto=True), person("Li", "user")]))
    assert (veto.stakeholder, veto.values, codes(veto)) == ("Wang", {"role": 0.8}, ["has_veto"])
    assert veto.reasons[0].contribution == pytest.approx(0.4)
    assert "has_veto" not in codes(role)


def test_a_role_whose_veto_was_taken_away_has_none() -> None:
    (who,) = rank_decision_makers(opportunity_map([person("Wang", "approver", veto=False)]))
    assert codes(who) == ["plays_role"]


def test_an_approver_of_whom_only_the_role_is_known_precedes_a_well_known_evaluator() -> None:
    # By hand: 0.5 + 0.5 * 0.2 = 0.6 for Wang. Li stands in the middle of three lines, (1/2 + ln 2 / ln 3) / 2
    # = 0.57, and carries 1 / 1.85 = 0.54 as far as Boss: 0.25 + 0.15 + 0.15 * 0.54 + 0.1 * 0.57 = 0.54.
    evaluator = person("Li", "technical_evaluator", power="political_structure")
    contact_map = opportunity_map(
        [evaluator, person("Wang", "approver"), "Zhao", "Boss"],
        reports=[("Zhao", "Li"), ("Li", "Boss")],
        influences=[("Li", "Zhao"), ("Boss", "Li")],
    )
    ranking = {who.stakeholder: who for who in rank_decision_makers(contact_map)}
    assert ranking["Wang"].rank == 1
    assert ranking["Li"].lowest > ranking["Wang"].lowest  # counting the unknown as 0 would turn it round


def test_former_people_decide_nothing() -> None:
    left = person("Wang", "approver", power="inner_circle", former=True)
    first, last = rank_decision_makers(opportunity_map([left, "Li"]))
    assert (first.stakeholder, last.stakeholder, last.score, last.highest) == ("Li", "Wang", 0, 0)
    assert codes(last) == ["former"]


def test_equal_scores_go_by_what_is_known_and_then_by_name() -> None:
    known = person("Zhou", power="outside")  # 0.25 * 0.2, exactly what is assumed of the unknown
    assert ranked(opportunity_map(["Li", "An", known])) == ["Zhou", "An", "Li"]


@pytest.mark.skipif(not KRACKHARDT.exists(), reason="the data set is not here")
def test_krackhardt_ranks_the_president_and_the_most_asked_first() -> None:
    # Outside: igraph's PageRank and the lines give A07 0.15 * 0.62 + 0.1 * 1 + 0.75 * 0.2 and A21
    # 0.15 * 1 + 0.1 * 0.5 + 0.75 * 0.2, nearly as much; everybody else has clearly less.
    ranking = rank_decision_makers(krackhardt_map())
    assert {who.stakeholder for who in ranking[:2]} == {"A07", "A21"}
    assert ranking[2].score < ranking[1].score - 0.02
    assert all(who.unknown == ("role", "power") for who in ranking)


@given(contact_maps())
def test_score_is_what_the_reasons_say_plus_what_is_assumed(contact_map: ContactMap) -> None:
    for who in rank_decision_makers(contact_map):
        assert 0 <= who.lowest <= who.score <= who.highest <= 1
        told = sum(reason.contribution for reason in who.reasons)
        assumed = UNKNOWN_VALUE * sum(COMPONENT_WEIGHT[component] for component in who.unknown)
        assert who.score == pytest.approx(0 if codes(who) == ["former"] else told + assumed, abs=1e-6)
        assert set(codes(who)) <= set(REASON_CODES)
        contributions = [reason.contribution for reason in who.reasons]
        assert contributions == sorted(contributions, reverse=True)


@given(contact_maps())
def test_everybody_is_ranked_once_highest_score_first(contact_map: ContactMap) -> None:
    ranking = rank_decision_makers(contact_map)
    assert sorted(who.stakeholder for who in ranking) == sorted(contact_map.by_uid)
    assert [who.rank for who in ranking] == list(range(1, len(ranking) + 1))
    scores = [who.score for who in ranking]
    assert scores == sorted(scores, reverse=True)


@given(contact_maps(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(contact_map: ContactMap, chance: random.Random) -> None:
    mixed = shuffled(contact_map, chance)
    assert ranked(mixed) == ranked(contact_map)
    assert [who.reasons for who in rank_decision_makers(mixed)] == [
        who.reasons for who in rank_decision_makers(contact_map)
    ]


@given(contact_maps(), st.permutations(UIDS))
def test_new_uids_change_nothing_but_the_uids(contact_map: ContactMap, permutation: list[str]) -> None:
    new = dict(zip(UIDS, permutation, strict=True)) | {"somebody else": "somebody else"}
    renamed = replace(
        contact_map,
        stakeholders=tuple(replace(who, uid=new[who.uid]) for who in contact_map.stakeholders),
        reporting_lines=tuple(
            replace(line, report=new[line.report], manager=new[line.manager])
            for line in contact_map.reporting_lines
        ),
        influences=tuple(
            replace(edge, source=new[edge.source], target=new[edge.target]) for edge in contact_map.influences
        ),
    )
    assert ranked(renamed) == [new[uid] for uid in ranked(contact_map)]


@given(contact_maps(), st.data())
def test_learning_of_a_weightier_role_never_lowers_a_score(
    contact_map: ContactMap, data: st.DataObject
) -> None:
    if not contact_map.stakeholders:
        return
    who = data.draw(st.sampled_from(contact_map.stakeholders))
    role = data.draw(st.sampled_from([role for role in VOCABULARY if role.weight >= UNKNOWN_VALUE]))
    assert score_of(with_person(contact_map, replace(who, roles=(*who.roles, role))), who.uid) >= score_of(
        contact_map, who.uid
    )


@given(people("Li"), people("Wang"), st.sampled_from([None, "place", "influence"]))
def test_one_known_thing_never_outranks_a_well_known_approver(
    one: Stakeholder, approver: Stakeholder, known: str | None
) -> None:
    # Everything is known of Wang, an approver, and as little as can be said for them: outside, last in
    # the lines, without influence on anybody. One thing at most is known of Li.
    wang = replace(person("Wang", "approver", power="outside"), veto=approver.veto)
    power, roles = (None, ()) if known else (one.power, () if one.power else one.roles)
    li = replace(person("Li", power=power), roles=roles)
    contact_map = opportunity_map(
        [wang, li, "Boss", "Mind"],
        reports=[("Wang", "Boss"), *([("Wang", "Li")] if known == "place" else [])],
        influences=[("Mind", "Wang"), *([("Li", "Wang", 3)] if known == "influence" else [])],
    )
    order = ranked(contact_map)
    if not li.plays("approver"):
        assert order.index("Wang") < order.index("Li")


def test_2000_people_with_8000_influences_are_all_ranked() -> None:
    """How long that takes is in bench/maps.py: a time says as much of the machine as of the code."""
    chance = random.Random(7)
    names = [f"p{number:04}" for number in range(2000)]
    contact_map = opportunity_map(
        names,
        reports=[(names[index], names[(index - 1) // 6]) for index in range(1, 2000)],
        influences=[(chance.choice(names), chance.choice(names), chance.randint(1, 3)) for _ in range(8000)],
    )
    ranked = rank_decision_makers(contact_map)
    assert sorted(one.stakeholder for one in ranked) == names


def shuffled(contact_map: ContactMap, chance: random.Random) -> ContactMap:
    return replace(
        contact_map,
        stakeholders=tuple(chance.sample(contact_map.stakeholders, len(contact_map.stakeholders))),
        reporting_lines=tuple(chance.sample(contact_map.reporting_lines, len(contact_map.reporting_lines))),
        influences=tuple(chance.sample(contact_map.influences, len(contact_map.influences))),
    )


def with_person(contact_map: ContactMap, person: Stakeholder) -> ContactMap:
    others = (who if who.uid != person.uid else person for who in contact_map.stakeholders)
    return replace(contact_map, stakeholders=tuple(others))


def score_of(contact_map: ContactMap, uid: str) -> float:
    return next(who.score for who in rank_decision_makers(contact_map) if who.stakeholder == uid)
