"""Who may be missing in a map: what counts, how much, and in whose words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.suggestions import (
    SUGGESTION_REASONS,
    WEIGHTS,
    Candidate,
    PartElsewhere,
    Suggestion,
    seniority,
    suggest,
)
from graph_crm.maps.sentences import suggestion_sentence


def candidate(name: str, **about: Any) -> Candidate:
    return Candidate(contact_uid=name, name=name, **about)


def part(map_uid: str = "other", **about: Any) -> PartElsewhere:
    return PartElsewhere(map_uid=map_uid, **about)


def only(who: Candidate) -> Suggestion:
    [suggestion] = suggest([who])
    return suggestion


def contributions(who: Candidate) -> dict[str, float]:
    return {reason.code: reason.contribution for reason in only(who).reasons}


def test_the_weights_are_one_together() -> None:
    assert tuple(WEIGHTS) == SUGGESTION_REASONS
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


def test_whoever_has_everything_scores_one() -> None:
    parts = [part(f"map-{n}", role_weight=1.0, power="inner_circle", influences=4) for n in range(3)]
    suggestion = only(candidate("Boss", reports=8, titles=("Chief Executive Officer",), parts=tuple(parts)))
    assert suggestion.score == 1.0
    assert [reason.code for reason in suggestion.reasons] == [
        "weighty_role",
        "powerful",
        "leads_people",
        "influential",
        "in_other_maps",
        "senior",
    ]


def test_of_nobody_whom_we_do_not_know_a_reason_is_made_up() -> None:
    assert suggest([]) == ()
    assert only(candidate("Clerk", titles=("Clerk",))) == Suggestion(
        contact_uid="Clerk", score=0.0, reasons=()
    )
    assert contributions(candidate("Outsider", parts=(part(power="outside"),))) == {"in_other_maps": 0.033}


def test_contributions_by_hand() -> None:
    who = candidate(
        "Li",
        reports=2,
        titles=("财务总监",),
        parts=(
            part("a", role_weight=0.9, influences=1),
            part("b", role_weight=0.4, power="political_structure"),
        ),
    )
    # 0.3 * 0.9; 0.2 * 0.6; 0.2 * 2/8; 0.1 * 1/4; 0.1 * 2/3; 0.1 * 0.7
    assert contributions(who) == {
        "weighty_role": 0.27,
        "powerful": 0.12,
        "leads_people": 0.05,
        "influential": 0.025,
        "in_other_maps": 0.067,
        "senior": 0.07,
    }
    assert only(who).score == 0.602


def test_two_parts_in_one_map_are_one_map() -> None:
    assert contributions(candidate("Li", parts=(part("a"), part("a")))) == {"in_other_maps": 0.033}


def test_the_likeliest_come_first_and_then_the_alphabet() -> None:
    people = [candidate("Zoe"), candidate("Adam"), candidate("Lead", reports=3), candidate("Big", reports=8)]
    assert [suggestion.contact_uid for suggestion in suggest(people)] == ["Big", "Lead", "Adam", "Zoe"]


@pytest.mark.parametrize(
    ("title", "worth"),
    [
        ("CEO", 1.0),
        ("Chief Information Officer", 1.0),
        ("COO & founder", 1.0),
        ("executive", 1.0),
        ("总经理", 1.0),
        ("首席技术官", 1.0),
        ("Vice President Sales", 0.7),
        ("副总裁", 0.7),
        ("Head of IT", 0.7),
        ("采购部长", 0.7),
        ("Account manager", 0.4),
        ("项目经理", 0.4),
        ("Assistant to the CEO", 0.0),
        ("总经理助理", 0.0),
        ("Account executive", 0.0),
        ("Headhunter", 0.0),
        ("Engineer", 0.0),
        ("", 0.0),
    ],
)
def test_the_words_of_titles(title: str, worth: float) -> None:
    assert seniority(title) == worth


def test_the_highest_of_several_titles_counts() -> None:
    [reason] = only(candidate("Li", titles=("Engineer", "CTO", "manager"))).reasons
    assert (reason.code, reason.params) == ("senior", {"title": "CTO"})


def test_sentences() -> None:
    parts = (part(role_weight=0.9, power="inner_circle", influences=1),)
    said = only(candidate("Li", reports=1, titles=("CFO",), parts=parts)).reasons
    assert {reason.code: suggestion_sentence(reason, "en") for reason in said} == {
        "weighty_role": "Plays a role of weight 90 of 100 in another map of this customer.",
        "powerful": "Belongs to the inner circle, by another map of this customer.",
        "leads_people": "1 person reports to this person directly.",
        "influential": "Influences 1 person in another map of this customer.",
        "in_other_maps": "Stands in 1 other map of this customer.",
        "senior": "Is CFO.",
    }
    assert {reason.code: suggestion_sentence(reason, "zh") for reason in said} == {
        "weighty_role": "在该客户的其他关系图中担任权重 90（满分 100）的角色。",
        "powerful": "在该客户的其他关系图中属于核心圈。",
        "leads_people": "有 1 名直接下属。",
        "influential": "在该客户的另一张关系图中影响 1 人。",
        "in_other_maps": "出现在该客户的另外 1 张关系图中。",
        "senior": "职务：CFO。",
    }


_PARTS = st.builds(
    PartElsewhere,
    map_uid=st.sampled_from("abcd"),
    role_weight=st.floats(0, 1),
    power=st.sampled_from([None, "outside", "political_structure", "inner_circle"]),
    influences=st.integers(0, 9),
)
_CANDIDATES = st.builds(
    Candidate,
    contact_uid=st.sampled_from("xyz"),
    name=st.just("N"),
    reports=st.integers(0, 20),
    titles=st.lists(st.sampled_from(["CEO", "clerk"]), max_size=2).map(tuple),
    parts=st.lists(_PARTS, max_size=4).map(tuple),
)


@given(_CANDIDATES, _PARTS)
def test_knowing_of_one_more_part_never_lowers_the_score(who: Candidate, more: PartElsewhere) -> None:
    known = Candidate(
        contact_uid=who.contact_uid,
        name=who.name,
        reports=who.reports,
        titles=who.titles,
        parts=(*who.parts, more),
    )
    assert 0.0 <= only(who).score <= only(known).score <= 1.0
