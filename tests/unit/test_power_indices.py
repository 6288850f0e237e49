"""Power indices. Expected values: published tables, named at each; small games by brute force."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb, factorial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_crm.analysis import power_indices as module
from graph_crm.analysis.power_indices import banzhaf, shapley_shubik
from graph_crm.analysis.voting_game import Game

if TYPE_CHECKING:
    from graph_crm.analysis.power_indices import PowerIndex

# Five permanent members with a veto, ten others; nine votes of fifteen.
SECURITY_COUNCIL = Game(weights=(1,) * 15, quota=9, vetoers=frozenset(range(5)))
# Germany, France, Italy, Belgium, the Netherlands, Luxembourg: the Council of the EEC, 1958 to 1972.
COUNCIL_OF_1958 = Game(weights=(4, 4, 4, 2, 2, 1), quota=12)
# Electors by the census of 1990 (elections of 1992, 1996, 2000), states by name with the District of Columbia.
ELECTORS = (
    9, 3, 8, 6, 54, 8, 8, 3, 3, 25, 13, 4, 4, 22, 12, 7, 6, 8, 9, 4, 10, 12, 18, 10, 7, 11, 3, 5, 4, 4, 15, 5, 33,
    14, 3, 21, 8, 7, 23, 4, 8, 3, 11, 32, 5, 3, 13, 11, 5, 11, 3,
)  # fmt: skip
ELECTORAL_COLLEGE = Game(weights=ELECTORS, quota=270)


def test_the_security_council() -> None:
    # Shapley and Shubik's reckoning for 15 members: 421/2145 = 0.1963 and 4/2145 = 0.001865; Banzhaf: 848 and 84 of
    # 5080 swings, published as 0.1669 and 0.0165.
    by_order, by_coalition = shapley_shubik(SECURITY_COUNCIL), banzhaf(SECURITY_COUNCIL)
    assert by_order.values == pytest.approx([421 / 2145] * 5 + [4 / 2145] * 10, abs=1e-12)
    assert round(by_order.values[0], 4) == 0.1963
    assert round(by_order.values[9], 6) == 0.001865
    assert by_coalition.values == pytest.approx([848 / 5080] * 5 + [84 / 5080] * 10, abs=1e-12)
    assert by_coalition.absolute[0] == pytest.approx(848 / 2**14, abs=1e-12)


def test_the_security_council_as_weights_alone() -> None:
    # Published too: 7 votes for a permanent member, 1 for another, 39 of 45.
    weighted = Game(weights=(7,) * 5 + (1,) * 10, quota=39)
    assert shapley_shubik(weighted).values == pytest.approx(
        shapley_shubik(SECURITY_COUNCIL).values, abs=1e-12
    )
    assert banzhaf(weighted).values == pytest.approx(banzhaf(SECURITY_COUNCIL).values, abs=1e-12)


def test_the_council_of_1958() -> None:
    # Brams and Affuso (1976): Shapley-Shubik 0.233, 0.150, 0; Banzhaf 0.238, 0.143, 0. Luxembourg had no power.
    by_order, by_coalition = shapley_shubik(COUNCIL_OF_1958), banzhaf(COUNCIL_OF_1958)
    assert by_order.values == pytest.approx([14 / 60] * 3 + [9 / 60] * 2 + [0], abs=1e-12)
    assert by_coalition.values == pytest.approx([5 / 21] * 3 + [3 / 21] * 2 + [0], abs=1e-12)


def test_the_electoral_college_by_banzhaf() -> None:
    # D. E. Sidran, "Power indices for the 2000 U.S. presidential election" (University of Iowa), by D. Leech's
    # program ipgenf: electors, number of swings, normalised index.
    table = {
        54: (525_180_666_785_903, 0.111428),
        33: (292_267_988_381_903, 0.062010),
        32: (282_842_187_059_467, 0.060011),
        25: (218_271_801_954_339, 0.046311),
        23: (200_234_772_354_797, 0.042484),
        21: (182_348_576_094_347, 0.038689),
        18: (155_767_173_134_343, 0.033049),
        11: (94_642_269_011_929, 0.020080),
        9: (77_347_890_835_355, 0.016411),
    }
    index = banzhaf(ELECTORAL_COLLEGE)
    assert (len(ELECTORS), sum(ELECTORS), index.method) == (51, 538, "exact")
    for electors, (swings, share) in table.items():
        state = ELECTORS.index(electors)
        assert index.absolute[state] * 2**50 == pytest.approx(swings, rel=1e-13)
        assert index.values[state] == pytest.approx(share, abs=1e-6)


def test_the_electoral_college_by_shapley_shubik() -> None:
    # Against coalitions counted in whole numbers by size and weight (Mann and Shapley's method of 1962).
    index = shapley_shubik(ELECTORAL_COLLEGE)
    assert index.method == "exact"
    for electors in (54, 33, 11, 3):
        state = ELECTORS.index(electors)
        assert index.values[state] == pytest.approx(float(_counted(state)), abs=1e-12)
    assert sum(index.values) == pytest.approx(1, abs=1e-12)


def _counted(state: int) -> Fraction:
    others = [electors for place, electors in enumerate(ELECTORS) if place != state]
    coalitions = [[0] * 270 for _ in range(len(others) + 1)]
    coalitions[0][0] = 1
    for members, electors in enumerate(others, start=1):
        for size in range(members, 0, -1):
            for weight in range(269, electors - 1, -1):
                coalitions[size][weight] += coalitions[size - 1][weight - electors]
    return sum(
        (
            Fraction(sum(of_size[270 - ELECTORS[state] :]), comb(50, size) * 51)
            for size, of_size in enumerate(coalitions)
        ),
        Fraction(0),
    )


@pytest.mark.parametrize("share", [0.5, 0.67, 0.9, 1.0])
def test_fifty_voters_of_up_to_a_thousand_are_exact(share: float) -> None:
    game = Game(weights=tuple(951 + place for place in range(50)), quota=int(share * 48775))
    for index in (banzhaf(game), shapley_shubik(game)):
        assert index.method == "exact"
        assert sum(index.values) == pytest.approx(1, abs=1e-9)
        assert all(one <= other + 1e-12 for one, other in zip(index.values, index.values[1:], strict=False))


def test_a_rare_coalition_keeps_its_digits() -> None:
    # 77 of 80 equal voters: every one has the same power, however seldom it is used.
    game = Game(weights=(1,) * 80, quota=77)
    assert banzhaf(game).values == pytest.approx([1 / 80] * 80, abs=1e-9)
    assert banzhaf(game).absolute[0] == pytest.approx(comb(79, 76) / 2**79, rel=1e-9)


@pytest.mark.parametrize(
    "game",
    [
        Game(weights=(), quota=1),
        Game(weights=(0, 0), quota=1),
        Game(weights=(1, 1), quota=3),
        Game(weights=(1, 1), quota=0),
        Game(weights=(1, 1), quota=3, vetoers=frozenset({0})),
    ],
)
def test_where_nobody_is_ever_decisive_all_power_is_nothing(game: Game) -> None:
    for index in (banzhaf(game), shapley_shubik(game)):
        assert index.values == (0,) * len(game.weights)


def test_a_veto_without_weight_has_power() -> None:
    # Weight 0 with a veto and one vote: both have to agree.
    game = Game(weights=(0, 1), quota=1, vetoers=frozenset({0}))
    assert shapley_shubik(game).values == pytest.approx([0.5, 0.5])
    assert banzhaf(game).values == pytest.approx([0.5, 0.5])


@st.composite
def games(draw: st.DrawFn) -> Game:
    """Draw a game in which somebody is decisive."""
    weights = draw(st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(sum))
    vetoers = draw(st.sets(st.integers(0, len(weights) - 1), max_size=2))
    return Game(weights=tuple(weights), quota=draw(st.integers(1, sum(weights))), vetoers=frozenset(vetoers))


def brute_force(game: Game) -> tuple[list[float], list[float]]:
    """Both indices by their definitions, from all coalitions: the chance to be decisive."""
    players = range(len(game.weights))

    def wins(coalition: set[int]) -> bool:
        return sum(game.weights[one] for one in coalition) >= game.quota and game.vetoers <= coalition

    swings, pivots = [0.0] * len(players), [0.0] * len(players)
    for size in players:
        for members in map(set, combinations(players, size)):
            for player in players:
                if player not in members and not wins(members) and wins(members | {player}):
                    swings[player] += 1 / 2 ** (len(players) - 1)
                    pivots[player] += (
                        factorial(size) * factorial(len(players) - 1 - size) / factorial(len(players))
                    )
    return swings, pivots


@given(games())
@settings(deadline=None)
def test_small_games_are_what_brute_force_says(game: Game) -> None:
    swings, pivots = brute_force(game)
    assert banzhaf(game).absolute == pytest.approx(swings, abs=1e-12)
    assert shapley_shubik(game).values == pytest.approx(pivots, abs=1e-12)
    assert shapley_shubik(game).absolute == pytest.approx(pivots, abs=1e-12)


@given(games())
@settings(deadline=None)
def test_what_holds_of_every_index(game: Game) -> None:
    for index in (banzhaf(game), shapley_shubik(game)):
        assert sum(index.values) == pytest.approx(1, abs=1e-12)
        for one, weight in enumerate(game.weights):
            for other in range(one):
                if game.weights[other] == weight and (one in game.vetoers) == (other in game.vetoers):
                    assert index.values[one] == pytest.approx(index.values[other], abs=1e-12)
            if weight == 0 and one not in game.vetoers:
                assert index.values[one] == 0


@pytest.mark.parametrize(
    "game",
    [
        SECURITY_COUNCIL,
        COUNCIL_OF_1958,
        ELECTORAL_COLLEGE,
        Game(weights=(0, 1, 3, 3), quota=4, vetoers=frozenset({0})),
        Game(weights=(5, 1, 1, 1), quota=5, vetoers=frozenset({0, 1})),
        Game(weights=(6, 2, 1, 1), quota=6, vetoers=frozenset({0})),
    ],
)
def test_sampled_is_near_exact_and_says_how_near(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = (banzhaf(game), shapley_shubik(game))
    monkeypatch.setattr(module, "MOST_WORK", -1)
    for known, sampled in zip(exact, (banzhaf(game), shapley_shubik(game)), strict=True):
        assert (sampled.method, sampled.samples) == ("sampled", 4000)
        assert _farthest(known, sampled) < 5 * sampled.standard_error + 1e-12
        assert sum(sampled.values) == pytest.approx(1)


def _farthest(known: PowerIndex, sampled: PowerIndex) -> float:
    return max(abs(one - other) for one, other in zip(known.absolute, sampled.absolute, strict=True))


def test_a_thousand_voters_are_sampled_and_say_so() -> None:
    game = Game(weights=tuple(1 + place % 10 for place in range(1000)), quota=2751)
    index = shapley_shubik(game)
    assert (index.method, index.samples) == ("sampled", 4000)
    # Dubey and Shapley: with many small voters and a majority the index is near the share of the weight.
    for weight in range(1, 11):
        assert index.values[weight - 1] == pytest.approx(weight / 5500, rel=0.1)
    assert banzhaf(game).method == "exact"
