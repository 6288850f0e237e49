"""The competitor's view: who is for them, by example, and what must hold on any map."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.competitor_view import COMPETITOR_CODES, competitor_view, competitor_views
from graph_crm.analysis.contact_map import Party
from tests.arbitrary_maps import RIVAL, tied_maps
from tests.maps import US, opportunity_map, person, towards
from tests.unit.test_decision_makers import shuffled

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap, Stakeholder

OTHER = Party(uid="other", name="Other", kind="competitor")
NOTHING = Party(uid="nothing", name="Nothing", kind="status_quo")


def stands(name: str, rival: int | None, us: int | None = None, *roles: str, **about: object) -> Stakeholder:
    stances = () if rival is None else (towards(rival, RIVAL),)
    return person(name, *roles, stance=us, stances=stances, **about)  # pyright: ignore[reportArgumentType]


def against(*people: Stakeholder, **other: object) -> ContactMap:
    return opportunity_map(people, parties=(US, RIVAL), **other)  # pyright: ignore[reportArgumentType]


def seen(contact_map: ContactMap) -> list[tuple[str, str, tuple[str, ...]]]:
    findings = competitor_view(contact_map, "rival").findings
    return [(finding.code, finding.severity, finding.stakeholders) for finding in findings]


def test_who_stands_how() -> None:
    view = competitor_view(
        against(
            stands("Friend", 1),
            stands("Mentor", 2, None, "user"),
            stands("Neutral", 0),
            stands("Enemy", -2),
            stands("Unknown", None),
            stands("Gone", 2, former=True),
        ),
        "rival",
    )
    assert (view.supporters, view.neutral, view.opponents) == (("Mentor", "Friend"), ("Neutral",), ("Enemy",))
    assert view.unknown == ("Unknown",)
    assert (view.support.party, view.support.value) == ("rival", 1.0)


def test_a_decider_for_them_is_critical_and_a_key_player_a_warning() -> None:
    contact_map = against(
        stands("Boss", 1, None, "approver"), stands("Head", 2, None, power="inner_circle"), stands("User", 2)
    )
    assert seen(contact_map) == [
        ("decider_for_competitor", "critical", ("Boss",)),
        ("key_player_for_competitor", "warning", ("Head",)),
    ]


def test_who_stands_better_with_them_leans_to_them() -> None:
    contact_map = against(
        stands("Boss", 0, -1, "approver"),
        stands("Head", -1, -1, power="inner_circle"),
        stands("Maybe", 0, None, power="inner_circle"),
    )
    assert competitor_view(contact_map, "rival").leaning == ("Boss",)
    assert seen(contact_map) == [
        ("leans_to_competitor", "warning", ("Boss",)),
        ("competitor_without_key_player", "info", ("Boss", "Head", "Maybe")),
    ]


def test_what_is_not_known_is_said_and_is_not_no_support() -> None:
    assert seen(against(stands("Boss", None, 1, "approver"))) == [("competitor_unknown", "info", ("Boss",))]


def test_in_a_closed_deal_it_is_only_to_learn_from() -> None:
    closed = against(stands("Boss", 1, None, "approver"), status="lost")
    assert seen(closed) == [("decider_for_competitor", "info", ("Boss",))]


def test_a_party_that_the_map_does_not_know() -> None:
    view = competitor_view(opportunity_map([person("Boss", "approver")]), "nobody")
    assert (view.supporters, view.unknown, view.support.value) == ((), ("Boss",), None)
    assert view.findings[0].params == {"party_uid": "nobody", "party": "nobody"}


def test_competitors_only_the_best_supported_first() -> None:
    boss = person("Boss", "approver", stances=(towards(-1, RIVAL), towards(1, OTHER), towards(2, NOTHING)))
    contact_map = opportunity_map([boss], parties=(US, RIVAL, OTHER, NOTHING))
    assert [view.party for view in competitor_views(contact_map)] == ["other", "rival"]
    assert competitor_views(opportunity_map(["A"])) == ()


@given(tied_maps(), st.randoms(use_true_random=False))
def test_everybody_current_stands_somewhere_once(contact_map: ContactMap, chance: random.Random) -> None:
    view = competitor_view(contact_map, "rival")
    listed = [*view.supporters, *view.neutral, *view.opponents, *view.unknown]
    assert sorted(listed) == sorted(who.uid for who in contact_map.stakeholders if not who.former)
    assert {finding.code for finding in view.findings} <= set(COMPETITOR_CODES)
    assert set(view.leaning) <= set(listed)
    mixed = competitor_view(shuffled(contact_map, chance), "rival")
    assert (mixed.supporters, mixed.neutral, mixed.opponents, mixed.unknown, mixed.leaning) == (
        view.supporters,
        view.neutral,
        view.opponents,
        view.unknown,
        view.leaning,
    )
    assert mixed.findings == view.findings
    assert mixed.support.value == view.support.value
