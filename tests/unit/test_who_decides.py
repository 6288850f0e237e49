"""Who decides: the rule's own words, and that every analysis which speaks of it means the same people."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.contact_map import ContactMap, DecisionStep
from graph_crm.analysis.paths_to_deciders import paths_to_deciders
from graph_crm.analysis.support import deal_light
from graph_crm.analysis.threads import deciders_and_vetoes
from graph_crm.analysis.who_decides import who_decides
from tests.arbitrary_maps import UIDS, contact_maps
from tests.maps import customer_map, opportunity_map, person, towards

BOARD = DecisionStep(uid="s", name="Board", kind="decision", order=1)


def test_who_approves_or_makes_the_decision_or_decides_at_a_step() -> None:
    people = [
        person("Approver", "approver", veto=False),
        person("Decider", "user", "decision_maker"),
        person("Step"),
        person("Seat", "approver", known=False),
        person("Veto", veto=True),
        person("Buyer", "economic_buyer"),
        person("Payer"),
        person("Gone", "approver", former=True),
        person("Left", former=True),
    ]
    steps = (
        replace(BOARD, deciders=("Step", "Left", "not on the map")),
        DecisionStep(uid="p", name="Invoice", kind="payment", order=1, deciders=("Payer",)),
    )
    for made in (opportunity_map(people, decision_steps=steps), customer_map(people, decision_steps=steps)):
        assert who_decides(made) == {"Approver", "Decider", "Step", "Seat"}
    assert who_decides(opportunity_map()) == frozenset()


@given(contact_maps(), st.sets(st.sampled_from(UIDS)))
def test_all_analyses_mean_the_same_people(drawn: ContactMap, at_a_step: set[str]) -> None:
    contact_map = replace(drawn, decision_steps=(replace(BOARD, deciders=tuple(at_a_step)),))
    deciding = who_decides(contact_map)
    ways = paths_to_deciders(contact_map)
    assert {uid for uid, path in ways.items() if path.way == "decides"} == deciding
    vetoes = {one.uid for one in contact_map.stakeholders if one.can_veto and not one.former}
    assert deciders_and_vetoes(contact_map) == deciding | vetoes
    # Of all who support us, the light names those key players who decide.
    shown = replace(
        contact_map,
        stakeholders=tuple(replace(one, stances=(towards(2),)) for one in contact_map.stakeholders),
    )
    light = deal_light(shown)
    named = (
        {uid for one in light.reasons if one.code == "decider_supports" for uid in one.stakeholders}
        if light
        else set[str]()
    )
    key_players = {one.uid for one in shown.stakeholders if one.is_key_player}
    assert named == (deciding & key_players if light and shown.us else set())
