"""The chance to win a vote. Expected values: every outcome enumerated by the rules' own words; small cases by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import comb
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_crm.analysis import chance_to_win as module
from graph_crm.analysis.ballot import RULES, Ballot, Voter, make_ballot
from graph_crm.analysis.chance_to_win import chance_to_win, suppose
from graph_crm.analysis.tally import tally_of
from graph_crm.analysis.win_probability import win_probability
from tests.arbitrary_maps import contact_maps
from tests.arbitrary_votes import RIVAL, SIDES, STATUS_QUO, ballots, deals, voters
from tests.maps import US, customer_map, opportunity_map, person, towards

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.win_probability import Vote


def ballot_of(rule: str, *voters: Voter, quota: int | None = None, others: tuple[str, ...] = ()) -> Ballot:
    assert rule in RULES
    return Ballot(rule=rule, assumed=False, quota=quota, us="us", others=others, voters=voters)


def chance(ballot: Ballot) -> float:
    found = chance_to_win(ballot).probability
    assert found is not None
    return found


def enumerated(ballot: Ballot) -> float | None:
    """The chance from every outcome there is; the rules as the design says them."""
    scored = ballot.rule in ("score_threshold", "highest_score")
    sides = ("us", *ballot.others) if ballot.rule == "highest_score" else ("us",)
    if not ballot.voters or (ballot.rule == "highest_score" and not ballot.others):
        return None
    if ballot.rule == "unanimity" and not any(voter.approver for voter in ballot.voters):
        return None
    dice = [
        [
            (points, luck)
            for points, luck in enumerate(_dice(voter.chances.get(side, 0.5), 4 if scored else 1))
        ]
        for side in sides
        for voter in ballot.voters
    ]
    total = 0.0
    for outcome in product(*dice):
        luck = 1.0
        for _, one in outcome:
            luck *= one
        points = [got for got, _ in outcome]
        if luck and _wins(ballot, points):
            total += luck
    return total


def _dice(chance: float, points: int) -> Iterator[float]:
    for got in range(points + 1):
        yield comb(points, got) * chance**got * (1 - chance) ** (points - got)


def _wins(ballot: Ballot, points: list[int]) -> bool:
    weights = [voter.weight for voter in ballot.voters]
    count, everything = len(weights), sum(weights)
    ours = sum(weight * got for weight, got in zip(weights, points[:count], strict=True))
    agree = list(zip(ballot.voters, points[:count], strict=True))
    match ballot.rule:
        case "majority":
            return 2 * ours > everything
        case "quorum":
            return 100 * ours >= (ballot.quota or 0) * everything
        case "unanimity":
            return all(got for voter, got in agree if voter.approver)
        case "veto":
            return 2 * ours > everything and all(got for voter, got in agree if voter.veto)
        case "score_threshold":
            return 100 * ours >= (ballot.quota or 0) * 4 * everything
        case "highest_score":
            rivals = (points[start : start + count] for start in range(count, len(points), count))
            return all(
                ours > sum(weight * got for weight, got in zip(weights, theirs, strict=True))
                for theirs in rivals
            )


def test_majority_by_hand() -> None:
    # Three votes of 0.9, 0.8 and unknown (0.5): 0.9 x 0.8 + 0.9 x 0.2 x 0.5 + 0.1 x 0.8 x 0.5 = 0.85.
    people = [
        person("a", vote_weight=1, stance=2),
        person("b", vote_weight=1, stances=[towards(2, confidence=2 / 3)]),
        person("c", vote_weight=1),
    ]
    vote = win_probability(opportunity_map(people))
    assert vote is not None
    # 0.95 and 0.5 + 2/3 x 0.45 = 0.8
    assert vote.probability == pytest.approx(0.95 * 0.8 + 0.5 * (0.95 * 0.2 + 0.05 * 0.8))
    assert vote.lowest == pytest.approx(0.95 * 0.8)
    assert vote.highest == pytest.approx(1 - 0.05 * 0.2)
    assert (vote.rule, vote.assumed, vote.votes, vote.needed, vote.unknown_votes) == (
        "majority",
        True,
        3,
        2,
        1,
    )
    assert vote.known_share == pytest.approx(2 / 3, abs=1e-6)
    assert [(who.stakeholder, who.weight, who.chance, who.must_agree) for who in vote.voters] == [
        ("a", 1, 0.95, False), ("b", 1, pytest.approx(0.8), False), ("c", 1, None, False),
    ]  # fmt: skip
    assert (vote.method, vote.samples, vote.standard_error, vote.limited) == ("exact", 0, 0.0, False)


def test_the_trap_of_a_supporter_more() -> None:
    # shared/pitfalls.md: under a strict majority one voter at 0.9 wins with 0.9, with another at 0.75 with 0.675.
    sure = Voter(stakeholder="a", weight=1, chances={"us": 0.9})
    friend = Voter(stakeholder="b", weight=1, chances={"us": 0.75})
    assert chance(ballot_of("majority", sure)) == pytest.approx(0.9)
    assert chance(ballot_of("majority", sure, friend)) == pytest.approx(0.675)


def test_unanimity_asks_the_approvers_alone() -> None:
    people = [person("a", "approver", stance=1), person("b", "approver"), person("c", "user", stance=-2)]
    vote = win_probability(opportunity_map(people, rule="unanimity"))
    assert vote is not None
    assert (vote.probability, vote.lowest, vote.highest) == (pytest.approx(0.375), 0, pytest.approx(0.75))
    assert (vote.votes, vote.needed, vote.known_share) == (2, 2, 0.5)
    assert all(who.must_agree for who in vote.voters)


def test_a_veto_without_votes_stops_the_deal() -> None:
    people = [person("a", vote_weight=5, stance=2), person("v", veto=True, stance=-2)]
    assert found(opportunity_map(people, rule="veto")).probability == pytest.approx(0.95 * 0.05)
    assert found(opportunity_map(people)).probability == pytest.approx(0.95)


def test_a_score_by_hand() -> None:
    # One voter at 0.75 gives 0 to 4 points; 60% of 4 is 2.4, so 3 or 4: 4 x 0.75^3 x 0.25 + 0.75^4.
    vote = found(opportunity_map([person("a", vote_weight=5, stance=1)], rule="score_threshold"))
    assert vote.probability == pytest.approx(4 * 0.75**3 * 0.25 + 0.75**4)
    assert (vote.quota, vote.votes, vote.needed, vote.points) == (60, 5, 12, 4)


def test_the_highest_score_by_hand() -> None:
    # Equal chances of 0.5 for both: half of all that is no tie; a tie of two binomials of 4 is C(8,4) / 2^8.
    vote = found(opportunity_map([person("a", vote_weight=3)], rule="highest_score", parties=(US, RIVAL)))
    assert vote.probability == pytest.approx((1 - 70 / 256) / 2)
    assert (vote.lowest, vote.highest, vote.needed, vote.rivals) == (0, 1, None, ("rival",))


def test_buying_nothing_is_a_rival_only_if_somebody_wants_it() -> None:
    people = [person("a", vote_weight=1)]
    assert found(opportunity_map(people, rule="highest_score", parties=SIDES)).rivals == ("rival",)
    people.append(person("b", vote_weight=1, stances=[towards(1, STATUS_QUO)]))
    assert found(opportunity_map(people, rule="highest_score", parties=SIDES)).rivals == (
        "rival",
        "status quo",
    )


@pytest.mark.parametrize(
    ("contact_map", "code"),
    [
        (opportunity_map(), "no_voters"),
        (opportunity_map([person("left", "approver", former=True)]), "no_voters"),
        (opportunity_map([person("v", veto=True)], rule="veto"), "no_voters"),
        (opportunity_map([person("a", "user")], rule="unanimity"), "no_approver"),
        (opportunity_map([person("a", "user")], rule="highest_score"), "no_other_side"),
    ],
)
def test_what_can_t_be_told_says_why(contact_map: ContactMap, code: str) -> None:
    vote = found(contact_map)
    assert (vote.probability, vote.lowest, vote.highest, vote.undetermined) == (None, 0, 1, code)


def test_a_customer_s_map_has_no_vote() -> None:
    assert win_probability(customer_map([person("a", "approver", stance=2)])) is None


@given(ballots())
@settings(max_examples=150, deadline=None)
def test_exact_is_what_all_outcomes_enumerated_say(ballot: Ballot) -> None:
    scored = ballot.rule in ("score_threshold", "highest_score")
    few = replace(ballot, voters=ballot.voters[: 2 if scored else 4])
    assert chance_to_win(few).probability == pytest.approx(enumerated(few), abs=1e-12)


@given(ballots())
@settings(max_examples=40, deadline=None)
def test_sampled_is_near_exact_and_says_how_near(ballot: Ballot) -> None:
    exact = chance_to_win(ballot)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_WORK", -1)
        sampled = chance_to_win(ballot)
    if exact.probability is None or sampled.probability is None:
        assert exact == sampled
        return
    assert (sampled.method, sampled.samples) == ("sampled", module.SAMPLES)
    # Five standard errors, and what an estimated error misses of one near 0.
    assert abs(sampled.probability - exact.probability) < 5 * sampled.standard_error + 0.002


@given(ballots(), st.data(), st.booleans())
@settings(deadline=None)
def test_raising_a_chance_never_lowers_the_probability(
    ballot: Ballot, data: st.DataObject, sampled: bool
) -> None:
    if not ballot.voters:
        return
    place = data.draw(st.integers(0, len(ballot.voters) - 1))
    voter = ballot.voters[place]
    before = voter.chances.get("us", 0.5)
    raised = replace(voter, chances={**voter.chances, "us": data.draw(st.floats(before, 1))})
    after = replace(ballot, voters=(*ballot.voters[:place], raised, *ballot.voters[place + 1 :]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_WORK", -1 if sampled else module.MOST_WORK)
        one, other = chance_to_win(ballot).probability, chance_to_win(after).probability
    assert one is None or (other is not None and other >= one - 1e-12)


@given(deals(), st.data())
@settings(deadline=None)
def test_raising_a_stance_never_lowers_the_probability(contact_map: ContactMap, data: st.DataObject) -> None:
    if not contact_map.stakeholders:
        return
    who = data.draw(st.sampled_from(contact_map.stakeholders))
    stance = contact_map.stance_towards_us(who)
    if stance is None:
        return
    value = data.draw(st.integers(stance.value, 2))
    others = tuple(one for one in who.stances if one is not stance)
    better = replace(who, stances=(replace(stance, value=value), *others))
    people = tuple(better if one is who else one for one in contact_map.stakeholders)
    before = found(contact_map).probability
    after = found(replace(contact_map, stakeholders=people)).probability
    assert before is None or (after is not None and after >= before - 1e-12)


@given(ballots(), voters("sure"), st.booleans())
@settings(deadline=None)
def test_adding_a_certain_yes_never_lowers_the_probability(
    ballot: Ballot, sure: Voter, sampled: bool
) -> None:
    yes = replace(sure, chances={**sure.chances, "us": 1.0})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_WORK", -1 if sampled else module.MOST_WORK)
        before = chance_to_win(ballot).probability
        after = chance_to_win(replace(ballot, voters=(*ballot.voters, yes))).probability
    assert before is None or (after is not None and after >= before - 1e-12)


@given(deals(), st.booleans())
@settings(deadline=None)
def test_the_bounds_contain_the_estimate_and_the_truth(contact_map: ContactMap, sampled: bool) -> None:
    ballot = make_ballot(contact_map)
    assert ballot is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_WORK", -1 if sampled else module.MOST_WORK)
        vote = found(contact_map)
        truth = chance_to_win(suppose(ballot, us=0.9, others=0.3)).probability
    if vote.probability is not None and truth is not None:
        assert 0 <= vote.lowest <= vote.probability <= vote.highest <= 1
        assert vote.lowest - 1e-12 <= truth <= vote.highest + 1e-12
    everyone_known = all(voter.chance is not None for voter in vote.voters)
    if vote.undetermined is None and everyone_known and vote.rule != "highest_score":
        assert vote.lowest == vote.highest


@given(deals(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_new_names_and_another_order_change_nothing(contact_map: ContactMap, luck: random.Random) -> None:
    people = luck.sample(contact_map.stakeholders, len(contact_map.stakeholders))
    renamed = tuple(replace(who, uid=f"x{who.uid}", name=f"Y{who.name}") for who in people)
    before, after = found(contact_map), found(replace(contact_map, stakeholders=renamed))
    assert after.probability == before.probability
    assert (after.lowest, after.highest, after.known_share) == (
        before.lowest,
        before.highest,
        before.known_share,
    )


@given(contact_maps())
def test_any_map_has_a_vote_or_none(contact_map: ContactMap) -> None:
    vote = win_probability(contact_map)
    assert (vote is None) == (contact_map.deal is None or contact_map.us is None)


@pytest.mark.parametrize("rule", RULES)
def test_a_thousand_people_are_told(rule: str) -> None:
    people = [person(f"p{number}", "approver", stance=number % 5 - 2) for number in range(1000)]
    vote = found(opportunity_map(people, rule=rule, parties=(US, RIVAL)))
    assert vote.probability is not None


def test_too_much_is_sampled_and_says_so() -> None:
    people = [person(f"p{number}", vote_weight=1000 - number, stance=0) for number in range(900)]
    vote = found(opportunity_map(people))
    assert vote.limited
    assert vote.samples == module.SAMPLES
    assert 0 < vote.standard_error < 0.01
    # Every vote is a coin's: half, but for a tie.
    assert vote.probability == pytest.approx(0.5, abs=5 * vote.standard_error)


def test_the_tally_of_a_ballot_leaves_vetoes_to_the_veto_rule() -> None:
    both = Voter(stakeholder="a", weight=3, veto=True, approver=True)
    assert tally_of(ballot_of("majority", both)).voters[0].veto is False
    assert tally_of(ballot_of("veto", both)).voters[0].veto is True
    assert tally_of(ballot_of("unanimity", both)).voters[0].weight == 1


def found(contact_map: ContactMap) -> Vote:
    vote = win_probability(contact_map)
    assert vote is not None
    return vote
