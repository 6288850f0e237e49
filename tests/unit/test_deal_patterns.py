"""What won and lost deals looked like.

Expected intervals: R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
methods", Statistics in Medicine 17 (1998), 857-872, table I (method 3), and "Interval estimation for the difference
between independent proportions: comparison of eleven methods", ibid. 873-890, table II (method 10); and scipy. Quartiles:
the standard library's. Everything else is counted by hand.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import quantiles
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from graph_crm.analysis.deal_patterns import (
    MEASURE_CODES,
    TRAIT_CODES,
    ClosedDeal,
    closed_deal,
    deal_patterns,
    difference_interval,
    wilson_interval,
)
from graph_crm.portfolio.model import Patterns
from graph_crm.portfolio.sentences import measure_sentence, pattern_sentence, patterns_sentences
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import contact_maps
from tests.maps import VOCABULARY, opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap


def deal(won: bool, **traits: bool) -> ClosedDeal:
    return ClosedDeal(won=won, roles=frozenset(), traits=traits, measures={})  # pyright: ignore[reportArgumentType]


def measured(won: bool, contacts: float) -> ClosedDeal:
    return ClosedDeal(won=won, roles=frozenset(), traits={}, measures={"contacts": contacts})


@pytest.mark.parametrize(
    ("successes", "trials", "expected"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_the_interval_of_a_rate_is_newcombes_table(
    successes: int, trials: int, expected: tuple[float, float]
) -> None:
    assert wilson_interval(successes, trials) == pytest.approx(expected, abs=5e-5)


@given(st.integers(1, 300).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_the_interval_of_a_rate_is_scipys(counted: tuple[int, int]) -> None:
    expected = binomtest(*counted).proportion_ci(method="wilson")
    assert wilson_interval(*counted) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_of_no_deals_any_rate_is_possible() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ],
)
def test_the_interval_of_a_difference_is_newcombes_table(
    first: tuple[int, int], second: tuple[int, int], expected: tuple[float, float]
) -> None:
    assert difference_interval(first, second) == pytest.approx(expected, abs=5e-5)


def test_counts_and_rates_of_a_trait() -> None:
    closed = [deal(True, half_known=True)] * 6 + [deal(True, half_known=False)] * 2
    closed += [deal(False, half_known=True)] * 3 + [deal(False, half_known=False)] * 9
    found = deal_patterns(closed)
    assert (found.won, found.lost, found.minimum, found.enough) == (8, 12, 5, True)
    [pattern] = found.patterns
    assert (pattern.code, pattern.won_with, pattern.won, pattern.lost_with, pattern.lost) == (
        "half_known", 6, 8, 3, 12,
    )  # fmt: skip
    assert (pattern.share_of_won, pattern.share_of_lost) == (0.75, 0.25)
    assert (pattern.with_it.rate, pattern.without_it.rate) == (round(6 / 9, 6), round(2 / 11, 6))
    # 0.4848 apart; by hand with Wilson's (0.3542, 0.8794) and (0.0514, 0.4770): 0.0541 to 0.7341.
    assert pattern.clear


def test_a_small_difference_is_not_clear() -> None:
    closed = [deal(True, half_known=True)] * 6 + [deal(True, half_known=False)] * 6
    closed += [deal(False, half_known=True)] * 5 + [deal(False, half_known=False)] * 7
    assert not deal_patterns(closed).patterns[0].clear


@pytest.mark.parametrize(("won", "lost"), [(4, 20), (20, 4), (0, 0)])
def test_nothing_is_said_of_fewer_deals_than_the_minimum(won: int, lost: int) -> None:
    one = [deal(True, half_known=True)] * won + [deal(False, half_known=False)] * lost
    closed = [replace(each, measures={"contacts": 1}, roles=frozenset({"user"})) for each in one]
    found = deal_patterns(closed)
    assert (found.patterns, found.measures, found.enough) == ((), (), False)
    assert len(deal_patterns(closed, minimum=1).patterns) == (2 if won else 0)


def test_what_can_be_told_of_too_few_deals_is_left_out() -> None:
    closed = (
        [deal(True)] * 6 + [deal(True, support_positive=True)] * 4 + [deal(False, support_positive=True)] * 9
    )
    assert deal_patterns(closed).patterns == ()


def test_no_rate_where_nearly_all_deals_are_alike() -> None:
    closed = (
        [deal(True, half_known=True)] * 9
        + [deal(False, half_known=True)] * 8
        + [deal(False, half_known=False)]
    )
    [pattern] = deal_patterns(closed).patterns
    assert pattern.with_it.rate == round(9 / 17, 6)
    assert (pattern.without_it.deals, pattern.without_it.rate, pattern.clear) == (1, None, False)


def test_what_differs_most_comes_first() -> None:
    closed = [deal(True, half_known=True, several_of_us=True)] * 5
    closed += [deal(False, half_known=True, several_of_us=False)] * 5
    assert [one.code for one in deal_patterns(closed).patterns] == ["several_of_us", "half_known"]


@given(st.lists(st.integers(0, 30), min_size=5, max_size=40))
def test_quartiles_are_the_standard_librarys(values: list[int]) -> None:
    closed = [measured(True, value) for value in values] + [measured(False, 0)] * 5
    [found] = deal_patterns(closed).measures
    expected = quantiles(values, n=4, method="inclusive")
    assert (found.won.lower_quartile, found.won.median, found.won.upper_quartile) == pytest.approx(expected)
    assert (found.won.deals, found.lost.deals, found.lost.median) == (len(values), 5, 0)


def test_what_a_deal_looked_like() -> None:
    closed = closed_deal(
        opportunity_map(
            [
                # 10 votes x 1 x 1
                person("boss", "approver", power="inner_circle", stance=2, covered_by=("ann", "bob")),
                # 4 x 0.4 x 0.2
                person("friend", "champion", stance=1, contact_days_ago=29),
                # Covered by nobody, and not met for long. 9 x 0.9 x 0.6
                person("buyer", "economic_buyer", power="political_structure", contact_days_ago=30),
                person("seat", "user", known=False),
                person("left", "coach", former=True, covered_by="cyd", stance=-2),
            ],
            status="won",
        )
    )
    assert closed.won
    assert closed.roles == {"approver", "champion", "economic_buyer"}
    assert closed.traits == {
        "champion_for_us": True,
        "half_known": True,
        "several_contacts": True,
        "several_of_us": True,
        "support_positive": True,
        "key_players_covered": False,
    }
    # the seat: 3 x 0.3 x 0.2
    weight = 10 + 0.32 + 4.86 + 0.18
    assert closed.measures == {
        "support": pytest.approx((10 + 0.16) / 10.32, abs=1e-6),
        "known_share": pytest.approx(10.32 / weight, abs=1e-6),
        "contacts": 2,
        "of_us": 2,
        "key_players_covered_share": 0.5,
    }


@pytest.mark.parametrize(
    ("champion", "expected"),
    [
        (person("a", "champion"), True),
        (person("a", "champion", stance=0), True),
        (person("a", "champion", stance=-1), False),
        (person("a", "champion", known=False), False),
        (person("a", "champion", former=True), False),
        (person("a", "coach", stance=2), False),
    ],
)
def test_a_champion_is_known_by_name_and_not_against_us(champion: object, expected: bool) -> None:
    assert closed_deal(opportunity_map([champion])).traits["champion_for_us"] is expected  # pyright: ignore[reportArgumentType]


def test_what_can_not_be_told_is_not_told() -> None:
    closed = closed_deal(opportunity_map([person("a", "user")], status="lost"))
    assert not closed.won
    assert closed.traits.keys() == {"champion_for_us", "half_known", "several_contacts", "several_of_us"}
    assert closed.measures == {"known_share": 0, "contacts": 0, "of_us": 0}


@given(contact_maps())
def test_any_map_can_be_looked_at(contact_map: ContactMap) -> None:
    closed = closed_deal(contact_map)
    assert closed.traits.keys() <= set(TRAIT_CODES)
    assert closed.measures.keys() <= set(MEASURE_CODES)
    people = tuple(replace(one, name=f"another {one.name}") for one in contact_map.stakeholders)
    again = closed_deal(replace(contact_map, stakeholders=people))
    assert again == closed
    assert (again.traits, again.measures) == (closed.traits, closed.measures)


@given(
    st.lists(
        st.builds(
            ClosedDeal,
            won=st.booleans(),
            roles=st.frozensets(st.sampled_from(["approver", "champion", "one that is no more"])),
            traits=st.dictionaries(st.sampled_from(TRAIT_CODES[1:]), st.booleans()),
            measures=st.dictionaries(st.sampled_from(MEASURE_CODES), st.floats(-1, 40)),
        ),
        max_size=40,
    ),
    st.integers(1, 8),
)
def test_every_pattern_rests_on_enough_deals_and_can_be_said(closed: list[ClosedDeal], minimum: int) -> None:
    found = deal_patterns(closed, minimum=minimum)
    assert found.won + found.lost == len(closed)
    for pattern in found.patterns:
        assert min(pattern.won, pattern.lost) >= minimum
        assert pattern.won_with <= pattern.won <= found.won
        assert pattern.with_it.deals + pattern.without_it.deals == pattern.won + pattern.lost
        for rate in (pattern.with_it, pattern.without_it):
            assert (rate.rate is None) == (rate.deals < minimum)
            if rate.rate is not None and rate.lowest is not None and rate.highest is not None:
                assert 0 <= rate.lowest <= rate.rate <= rate.highest <= 1
    for measure in found.measures:
        assert min(measure.won.deals, measure.lost.deals) >= minimum
        assert measure.won.lower_quartile <= measure.won.median <= measure.won.upper_quartile
    told = Patterns(patterns=found, roles=VOCABULARY, left_out=0, total=len(closed), limited=None)
    for language in LANGUAGES:
        assert patterns_sentences(told, language)
        assert all(pattern_sentence(one, VOCABULARY, language) for one in found.patterns)
        assert all(measure_sentence(one, language) for one in found.measures)


def test_the_sentences() -> None:
    closed = [
        ClosedDeal(
            won=True, roles=frozenset({"champion"}), traits={}, measures={"support": 0.5, "contacts": 3}
        )
    ] * 10 + [
        ClosedDeal(won=False, roles=frozenset(), traits={}, measures={"support": -0.5, "contacts": 1.5})
    ] * 10
    found = deal_patterns(closed)
    [pattern] = found.patterns
    assert pattern_sentence(pattern, VOCABULARY, "en") == (
        "Role known by name: champion: 10 of 10 won deals (100%), 0 of 10 lost deals (0%). "
        "With it 100% of 10 deals were won (72 to 100%), without it 0% of 10 (0 to 28%). "
        "Chance alone would seldom do as much."
    )
    assert pattern_sentence(pattern, VOCABULARY, "zh") == (
        "角色有具名人选：内部推动者：10 个赢单中有 10 个（100%），10 个输单中有 0 个（0%）。"
        "有此特征的 10 个商机赢得 100%（72% 至 100%），没有的 10 个赢得 0%（0% 至 28%）。仅凭偶然很少出现这样的差异。"
    )
    support, contacts = found.measures
    assert measure_sentence(support, "en") == (
        "Support, -100 to +100: 50 in the middle one of 10 won deals (half of them 50 to 50), "
        "-50 in that of 10 lost deals (half of them -50 to -50)."
    )
    assert measure_sentence(contacts, "zh") == (
        "与我方有联系的人数：10 个赢单的中位数为 3（半数在 3 至 3 之间），10 个输单的中位数为 1.5（半数在 1.5 至 1.5 之间）。"
    )
    few = Patterns(patterns=deal_patterns(closed[:3]), roles=(), left_out=2, total=10_000, limited="size")
    assert patterns_sentences(few, "en") == [
        "3 won and 0 lost deals are too few to say anything: it takes 5 of each.",
        "2 closed deals are left out: no map was kept of the moment when they were closed.",
        "Only the 10,000 deals that changed last were looked at; there are more. Narrow the filter.",
    ]
