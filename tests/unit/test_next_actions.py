"""Next actions: what each brings is what the vote says of the changed map, found another way; and who should do it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from graph_crm.analysis.findings import Finding
from graph_crm.analysis.next_actions import (
    ACTION_CODES,
    MOST_ACTIONS,
    MOST_TRIED,
    Action,
    next_actions,
)
from graph_crm.analysis.win_probability import win_probability
from graph_crm.maps.action_sentences import action_sentence, actions_sentence, gain_sentence, why_sentences
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import contact_maps
from tests.maps import customer_map, opportunity_map, person, towards

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.next_actions import NextActions

# The approver outvotes both others together; nobody covers them, Li could introduce us.
BOSS = person("Boss", "approver", power="inner_circle", stance=-1, contact_days_ago=3)
LI = person("Li", "technical_evaluator", stance=1, covered_by=("ann", "bob"), contact_days_ago=2)
CHEN = person("Chen", "user", covered_by="bob", contact_days_ago=1)
DEAL = opportunity_map([BOSS, LI, CHEN], reports=[("Li", "Boss"), ("Chen", "Li")])


def found(contact_map: ContactMap) -> NextActions:
    actions = next_actions(contact_map)
    assert actions is not None
    return actions


def test_an_action_is_with_somebody_by_one_of_ours_and_brings_what_the_vote_says() -> None:
    actions = found(DEAL)
    boss = next(action for action in actions.actions if action.stakeholder == "Boss")
    assert (boss.code, boss.through, boss.from_value, boss.to_value) == ("get_introduced", ("Li",), -1, 0)
    assert boss.user_name in ("ann", "bob")
    before = win_probability(DEAL)
    # Ten votes of eighteen: the approver alone decides, at 0.25 now and at 0.5 as neutral.
    assert before is not None
    assert actions.chance == before.probability == pytest.approx(0.25)
    assert (boss.chance, boss.gain) == (pytest.approx(0.5), pytest.approx(0.25))
    assert "key_player_uncovered" in [finding.code for finding in boss.findings]
    assert action_sentence(boss, DEAL, "en") == f"{boss.user_name} asks Li for an introduction to Boss."
    assert gain_sentence(boss, actions.chance, "en") == (
        "If it succeeds, the estimated chance to win goes from 25% to 50%."
    )
    assert gain_sentence(boss, actions.chance, "zh") == "若成功，估算赢率将从 25% 变为 50%。"


def test_missing_roles_are_looked_for_and_the_most_worthwhile_comes_first() -> None:
    actions = found(DEAL)
    assert "find_person" in [action.code for action in actions.actions]
    assert [action.priority for action in actions.actions] == sorted(
        (action.priority for action in actions.actions), reverse=True
    )


def test_who_is_missing_is_said_by_their_role() -> None:
    deal = opportunity_map([person("Anybody", "user", stance=1)])
    missing = [action for action in found(deal).actions if action.code == "find_person"]
    said = [action_sentence(action, deal, "en") for action in missing]
    assert "Find out who signs (approver), and put them on the map." in said
    assert len(set(said)) == len(said) > 1
    assert "请弄清由谁签字（批准人），并加入关系图。" in [action_sentence(one, deal, "zh") for one in missing]


@pytest.mark.parametrize(
    ("code", "known", "expected"),
    [
        ("no_champion", (), "Find somebody who argues for us inside (champion), and put them on the map."),
        ("no_champion", ("Ada",), "Ask whether a supporter would argue for us inside (champion): Ada."),
        ("required_role_missing", (), "Find out who takes part as champion, and put them on the map."),
        (
            "required_role_missing",
            ("Ada",),
            "Find out who takes part as champion: so far there is a seat without a name (Ada).",
        ),
        (
            "no_approver",
            ("Ada",),
            "Find out who signs (champion): so far there is only a seat without a name (Ada).",
        ),
    ],
)
def test_who_is_missing_may_be_a_seat_or_a_supporter(
    code: str, known: tuple[str, ...], expected: str
) -> None:
    deal = opportunity_map([person("Ada")])
    gap = Finding(code=code, severity="warning", stakeholders=known, roles=("champion",))
    assert action_sentence(Action(code="find_person", findings=(gap,)), deal, "en") == expected


def test_who_is_covered_is_asked_or_won_over_by_who_knows_them_best() -> None:
    deal = opportunity_map(
        [
            person("Boss", "approver", covered_by="ann", level="brief"),
            person("Head", "decision_maker", stance=0, covered_by="ann"),
        ]
    )
    by_person = {action.stakeholder: action for action in found(deal).actions}
    assert (by_person["Boss"].code, by_person["Boss"].to_value, by_person["Boss"].user_uid) == (
        "ask_stance",
        1,
        "ann",
    )
    assert (by_person["Head"].code, by_person["Head"].to_value) == ("win_over", 1)


def test_nobody_to_ask_is_a_first_contact_and_one_thread_a_second() -> None:
    alone = found(opportunity_map([person("Boss", "approver", stance=-2)]))
    assert "make_contact" in [action.code for action in alone.actions]
    single = found(
        opportunity_map([person("Boss", "approver", stance=2, covered_by="ann", contact_days_ago=1)])
    )
    assert "add_thread" in [action.code for action in single.actions]


def test_no_map_of_an_open_deal_no_actions() -> None:
    assert next_actions(customer_map([BOSS])) is None
    assert next_actions(opportunity_map([BOSS], status="won")) is None
    empty = found(opportunity_map([], vocabulary=()))
    assert empty.actions == ()
    assert actions_sentence(empty, "en") == (
        "Nothing to do follows from the map: no gap is open, and no vote can be moved."
    )


def test_without_a_vote_gaps_are_actions_still() -> None:
    deal = opportunity_map([person("Boss", power="inner_circle")])
    actions = found(deal)
    assert actions.chance is None
    boss = next(action for action in actions.actions if action.stakeholder == "Boss")
    assert (boss.gain, boss.chance) == (None, None)
    assert gain_sentence(boss, None, "en") == "What it does for the chance to win can't be reckoned yet."


def test_a_mentor_is_not_won_over_again() -> None:
    mentor = person("Boss", "approver", stance=2, covered_by=("ann", "bob"), contact_days_ago=1)
    sure = replace(mentor, stances=(towards(2, evidence="Said so"),))
    assert "Boss" not in [action.stakeholder for action in found(opportunity_map([sure])).actions]
    forgotten = replace(sure, last_contact_at=None)
    boss = next(one for one in found(opportunity_map([forgotten])).actions if one.stakeholder == "Boss")
    assert (boss.code, boss.gain) == ("stay_in_touch", 0)
    assert gain_sentence(boss, 0.95, "en") == "It moves no vote by itself."


def test_of_many_the_weightiest_are_tried() -> None:
    people = [person(f"p{number}", "user", vote_weight=number + 1) for number in range(MOST_TRIED + 5)]
    actions = found(opportunity_map(people))
    assert actions.limited
    assert actions_sentence(actions, "zh") == f"只试算了分量最重的 {MOST_TRIED} 人。"


@given(contact_maps())
@settings(max_examples=60)
def test_any_map_is_answered_in_both_languages(contact_map: ContactMap) -> None:
    actions = next_actions(contact_map)
    if actions is None:
        return
    assert len(actions.actions) <= MOST_ACTIONS
    people = [action.stakeholder for action in actions.actions if action.stakeholder]
    assert len(people) == len(set(people))
    for action in actions.actions:
        assert action.code in ACTION_CODES
        assert action.gain is None or action.gain >= 0
        for language in LANGUAGES:
            assert action_sentence(action, contact_map, language)
            assert gain_sentence(action, actions.chance, language)
            assert all(why_sentences(action, contact_map, language))
            actions_sentence(actions, language)
