"""The cheapest coalition. Expected values: every way to raise stances tried, by the rules' own words; small ones by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_crm.analysis import least_effort as knapsack
from graph_crm.analysis.ballot import RULES, make_ballot
from graph_crm.analysis.cheapest_coalition import cheapest_coalition, difficulty_of
from graph_crm.analysis.least_effort import Way, least_effort
from tests.arbitrary_maps import contact_maps
from tests.arbitrary_votes import RIVAL, SIDES, deals
from tests.maps import US, customer_map, opportunity_map, person, towards

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from graph_crm.analysis.ballot import Ballot, Rule
    from graph_crm.analysis.cheapest_coalition import Coalition
    from graph_crm.analysis.contact_map import ContactMap


def test_the_cheaper_two_before_the_heavier_one_by_hand() -> None:
    # Needed: 4 of 7. "big" 3 votes, -1: 2 steps x (5 + 3 + 2) = 20; "a" and "b", 2 votes each, neutral: 1 step x
    # (1 + 0 + 0) = 1 each.
    people = [
        person("big", vote_weight=3, stance=-1, adaptability="laggard", power="inner_circle"),
        *(
            person(name, vote_weight=2, stance=0, adaptability="innovator", power="outside", covered_by="rep",
                   level="in_depth")
            for name in "ab"
        ),
    ]  # fmt: skip
    coalition = found(opportunity_map(people))
    assert [(move.stakeholder, move.from_value, move.to_value, move.effort) for move in coalition.moves] == [
        ("a", 0, 1, 1), ("b", 0, 1, 1),
    ]  # fmt: skip
    assert (coalition.effort, coalition.has, coalition.needed, coalition.method) == (2, 0, 4, "exact")
    assert not coalition.already_won
    assert coalition.impossible is None


@pytest.mark.parametrize(
    ("about", "difficulty"),
    [
        ({}, (3, 3, 1)),
        ({"adaptability": "laggard", "power": "inner_circle"}, (5, 3, 2)),
        ({"covered_by": ("rep", "boss"), "level": "brief"}, (3, 2, 1)),
        ({"covered_by": "rep", "level": "multiple", "power": "political_structure"}, (3, 1, 1)),
        (
            {"covered_by": "rep", "level": "in_depth", "adaptability": "visionary", "power": "outside"},
            (2, 0, 0),
        ),
    ],
)
def test_difficulty_is_the_table(about: dict[str, Any], difficulty: tuple[int, int, int]) -> None:
    found = difficulty_of(person("a", **about))
    assert (found.adaptability, found.coverage, found.power) == difficulty
    assert found.total == sum(difficulty)


def test_under_a_veto_whoever_has_one_has_to_be_won() -> None:
    people = [person("a", vote_weight=9, stance=1), person("v", veto=True, stance=-2)]
    coalition = found(opportunity_map(people, rule="veto"))
    assert [(move.stakeholder, move.steps, move.effort, move.votes) for move in coalition.moves] == [
        ("v", 3, 21, 0)
    ]
    assert found(opportunity_map(people)).already_won


def test_points_are_raised_as_far_as_it_takes() -> None:
    # 60% of 2 x 4 points are 4.8: 5. We have 2 + 1 = 3, so two steps more, at "a" who is easier: 2 x (1 + 3 + 1).
    people = [
        person("a", vote_weight=1, stance=0, adaptability="innovator"),
        person("b", vote_weight=1, stance=-1),
    ]
    coalition = found(opportunity_map(people, rule="score_threshold"))
    assert [(move.stakeholder, move.to_value, move.effort) for move in coalition.moves] == [("a", 2, 10)]
    assert (coalition.has, coalition.needed, coalition.points) == (3, 5, 4)


def test_a_rival_loved_by_all_is_out_of_reach() -> None:
    contact_map = opportunity_map(
        [person("a", vote_weight=3, stances=[towards(2, RIVAL)])], rule="highest_score", parties=SIDES
    )
    assert (found(contact_map).impossible, found(contact_map).moves) == ("out_of_reach", ())


def test_who_is_not_known_counts_as_neutral_and_is_named() -> None:
    coalition = found(opportunity_map([person("a", vote_weight=3), person("b", vote_weight=1, stance=1)]))
    assert coalition.unknown == ("a",)
    assert [(move.from_value, move.to_value, move.steps) for move in coalition.moves] == [(None, 1, 1)]


@pytest.mark.parametrize(
    ("contact_map", "code"),
    [
        (opportunity_map(), "no_voters"),
        (opportunity_map([person("a", "user")], rule="unanimity"), "no_approver"),
        (opportunity_map([person("a", "user")], rule="highest_score"), "no_other_side"),
        (opportunity_map([person("v", veto=True)], rule="veto"), "no_voters"),
    ],
)
def test_what_can_t_be_won_says_why(contact_map: ContactMap, code: str) -> None:
    coalition = found(contact_map)
    assert (coalition.impossible, coalition.already_won, coalition.moves) == (code, False, ())


def test_a_customer_s_map_has_no_coalition() -> None:
    assert cheapest_coalition(customer_map([person("a", "approver")])) is None


def brute_force(contact_map: ContactMap, ballot: Ballot) -> int | None:
    """The least effort of all ways to raise stances after which the vote is won; None when there is none."""
    people = [contact_map.by_uid[voter.stakeholder] for voter in ballot.voters]
    now = [stance.value if (stance := who.stance_towards("us")) else 0 for who in people]
    difficulty = [difficulty_of(who).total for who in people]
    wins = _rule(contact_map, ballot)
    efforts = (
        sum((after - before) * hard for after, before, hard in zip(raised, now, difficulty, strict=True))
        for raised in product(*(range(value, 3) for value in now))
        if wins(raised)
    )
    return min(efforts, default=None)


def _rule(contact_map: ContactMap, ballot: Ballot) -> Callable[[tuple[int, ...]], bool]:
    weights = [voter.weight for voter in ballot.voters]
    everything = sum(weights)
    theirs = [
        sum(
            weight * ((stance.value if (stance := who.stance_towards(side)) else 0) + 2)
            for weight, who in zip(
                weights, (contact_map.by_uid[voter.stakeholder] for voter in ballot.voters), strict=True
            )
        )
        for side in ballot.others
    ]

    def wins(values: tuple[int, ...]) -> bool:
        yes = sum(weight for weight, value in zip(weights, values, strict=True) if value > 0)
        score = sum(weight * (value + 2) for weight, value in zip(weights, values, strict=True))
        pairs = list(zip(ballot.voters, values, strict=True))
        match ballot.rule:
            case "majority":
                return 2 * yes > everything
            case "quorum":
                return 100 * yes >= (ballot.quota or 0) * everything
            case "unanimity":
                return all(value > 0 for voter, value in pairs if voter.approver)
            case "veto":
                return 2 * yes > everything and all(value > 0 for voter, value in pairs if voter.veto)
            case "score_threshold":
                return 100 * score >= (ballot.quota or 0) * 4 * everything
            case "highest_score":
                return all(score > other for other in theirs)

    return wins


@pytest.mark.parametrize("rule", RULES)
@given(st.data())
@settings(deadline=None, max_examples=40)
def test_no_way_to_raise_stances_is_cheaper(rule: Rule, data: st.DataObject) -> None:
    # Points have up to five stances a person, so fewer people give as many ways.
    most = 5 if rule in ("score_threshold", "highest_score") else 8
    contact_map = data.draw(deals(most=most, rule=rule))
    ballot = make_ballot(contact_map)
    assert ballot is not None
    coalition = found(contact_map)
    assert coalition.method == "exact"
    if coalition.impossible in ("no_voters", "no_approver", "no_other_side"):
        return
    least = brute_force(contact_map, ballot)
    assert (least is None) == (coalition.impossible == "out_of_reach")
    if least is not None:
        assert coalition.effort == least
        assert coalition.already_won == (least == 0)
        assert _rule(contact_map, ballot)(_after(contact_map, ballot, coalition))


def _after(contact_map: ContactMap, ballot: Ballot, coalition: Coalition) -> tuple[int, ...]:
    raised = {move.stakeholder: move.to_value for move in coalition.moves}
    stances = {who.uid: who.stance_towards("us") for who in contact_map.stakeholders}
    before = {uid: stance.value if stance else 0 for uid, stance in stances.items()}
    return tuple(raised.get(voter.stakeholder, before[voter.stakeholder]) for voter in ballot.voters)


@given(deals())
@settings(deadline=None)
def test_the_effort_is_steps_times_difficulty_and_nobody_goes_beyond_a_mentor(
    contact_map: ContactMap,
) -> None:
    coalition = found(contact_map)
    assert coalition.effort == sum(move.effort for move in coalition.moves)
    for move in coalition.moves:
        assert move.steps == move.to_value - (move.from_value or 0) >= 1
        assert move.to_value <= 2
        assert move.effort == move.steps * move.difficulty.total
        assert not contact_map.by_uid[move.stakeholder].former


@given(deals(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_new_names_and_another_order_change_nothing(contact_map: ContactMap, luck: random.Random) -> None:
    people = luck.sample(contact_map.stakeholders, len(contact_map.stakeholders))
    renamed = tuple(replace(who, uid=f"x{who.uid}", name=f"Y{who.name}") for who in people)
    before, after = found(contact_map), found(replace(contact_map, stakeholders=renamed))
    assert [replace(move, stakeholder=f"x{move.stakeholder}") for move in before.moves] == list(after.moves)
    assert (before.effort, before.has, before.needed) == (after.effort, after.has, after.needed)


@given(contact_maps())
def test_any_map_has_a_coalition_or_none(contact_map: ContactMap) -> None:
    assert (cheapest_coalition(contact_map) is None) == (contact_map.deal is None or contact_map.us is None)


@pytest.mark.parametrize("rule", RULES)
def test_25_people_of_any_votes_are_exact_and_a_thousand_answered(rule: str) -> None:
    def crowd(size: int) -> ContactMap:
        people = [
            person(f"p{one}", "approver", vote_weight=(one * 617) % 1000 + 1, stance=-(one % 3))
            for one in range(size)
        ]
        return opportunity_map(people, rule=rule, parties=(US, RIVAL))

    assert found(crowd(25)).method == "exact"
    assert found(crowd(1000)).effort > 0


ITEMS = st.lists(
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 6)), max_size=3).map(
        lambda steps: [
            Way(
                cost=sum(cost for cost, _ in steps[: end + 1]), gain=sum(gain for _, gain in steps[: end + 1])
            )
            for end in range(len(steps))
        ]
    ),
    max_size=4,
)


@given(ITEMS, st.integers(-2, 30))
def test_the_least_effort_is_what_brute_force_says(items: list[list[Way]], target: int) -> None:
    totals = [
        (sum(way.cost for way in chosen), sum(way.gain for way in chosen))
        for chosen in product(*([Way(cost=0, gain=0), *ways] for ways in items))
    ]
    least = min((cost for cost, gain in totals if gain >= target), default=None)
    exact = least_effort(items, target)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(knapsack, "MOST_WORK", -1)
        greedy = least_effort(items, target)
    if least is None:
        assert exact is greedy is None
        return
    assert exact is not None
    assert greedy is not None
    assert (exact.cost, exact.method, greedy.method) == (least, "exact", "greedy")
    assert greedy.cost >= least
    for choice in (exact, greedy):
        taken = [ways[way - 1] for ways, way in zip(items, choice.taken, strict=True) if way]
        assert sum(way.gain for way in taken) >= target
        assert sum(way.cost for way in taken) == choice.cost


def test_too_much_is_greedy_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    contact_map = opportunity_map([person("a", vote_weight=3)])
    monkeypatch.setattr(knapsack, "MOST_WORK", -1)
    coalition = found(contact_map)
    assert (coalition.method, coalition.limited, coalition.effort) == ("greedy", True, 7)


def found(contact_map: ContactMap) -> Coalition:
    coalition = cheapest_coalition(contact_map)
    assert coalition is not None
    return coalition
