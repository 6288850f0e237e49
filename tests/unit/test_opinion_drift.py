"""Opinion drift: the published example, a hand calculation, the iteration, and what must hold on any map."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis import opinion_drift as module
from graph_crm.analysis.contact_map import Party
from graph_crm.analysis.friedkin_johnsen import at_rest, total_influence
from graph_crm.analysis.influence_field import FARTHEST, STUBBORNNESS, stubbornness
from graph_crm.analysis.opinion_drift import DIRECTIONS, DRIFT_GAPS, opinion_drift
from graph_crm.maps.drift_sentences import (
    drift_gap_sentence,
    drift_sentence,
    map_drift_sentence,
    mover_sentence,
    push_sentence,
)
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import UIDS, contact_maps
from tests.maps import KRACKHARDT, US, krackhardt_map, opportunity_map, person, towards

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph_crm.analysis.contact_map import Adaptability, ContactMap
    from graph_crm.analysis.opinion_drift import Drift, OpinionDrift
    from graph_crm.text import Language

RIVAL = Party(uid="rival", name="Rival", kind="competitor")


def drift_of(drift: OpinionDrift, uid: str) -> Drift:
    return next(one for one in drift.drifts if one.stakeholder == uid)


def where(drift: OpinionDrift) -> dict[str, float]:
    return {one.stakeholder: one.drifts_to for one in drift.drifts}


def iterated(
    weights: NDArray[np.float64], susceptibility: NDArray[np.float64], start: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The model as it is defined, step by step."""
    opinions = start
    for _ in range(2000):
        opinions = susceptibility * (weights @ opinions) + (1 - susceptibility) * start
    return opinions


@pytest.mark.parametrize(
    ("start", "end", "digits"),
    [((25, 25, 75, 85), (60, 60, 75, 75), 0), ((25, 15, -50, 5), (-19.3, -21.5, -50, -23.2), 1)],
)
def test_the_published_example_of_four_people(
    start: tuple[float, ...], end: tuple[float, ...], digits: int
) -> None:
    """S. Parsegov, A. Proskurnikov, R. Tempo, N. Friedkin, "Novel multidimensional models of opinion dynamics in
    social networks", IEEE Transactions on Automatic Control 62 (2017), 2270-2285: W in (2), first opinions in (15),
    where they end in (16), in as many digits as are printed. Susceptibility is one less the weight on oneself."""
    weights = np.array(
        [
            [0.220, 0.120, 0.360, 0.300],
            [0.147, 0.215, 0.344, 0.294],
            [0, 0, 1, 0],
            [0.090, 0.178, 0.446, 0.286],
        ]
    )
    total = total_influence(weights, 1 - np.diag(weights))
    assert (total @ np.array(start)).round(digits).tolist() == list(end)


def test_two_people_by_hand() -> None:
    # Both listen to each other, half: x = 0.5 y + 0.5 * 2, y = 0.5 x - 0.5 * 1, so x = 1 and y = 0.
    people = [person("Li", stance=2), person("Wang", stance=-1)]
    drift = opinion_drift(opportunity_map(people, influences=[("Li", "Wang"), ("Wang", "Li", 3)]), "us")
    assert where(drift) == {"Li": 1.0, "Wang": 0.0}
    li, wang = drift_of(drift, "Li"), drift_of(drift, "Wang")
    assert (li.direction, li.change, li.now, li.known_share, li.unknown) == (
        "away",
        -1.0,
        2,
        1.0,
        ("adaptability",),
    )
    assert (wang.direction, wang.change) == ("closer", 1.0)
    assert [(push.source, push.strength, push.contribution) for push in li.pushes] == [("Wang", 3, -1.0)]
    # V = ((2/3, 1/3), (1/3, 2/3)): a step of one is a third of a step of the other.
    assert [(mover.stakeholder, mover.reach, mover.moves) for mover in drift.movers] == [
        ("Li", 0.333333, ("Wang",)),
        ("Wang", 0.333333, ("Li",)),
    ]


def test_an_opponent_is_listened_to_in_reverse() -> None:
    # By hand: half of the opposite of -2 and half of 1.
    people = [person("Li", stance=1), person("Wang", stance=-2)]
    drift = opinion_drift(opportunity_map(people, influences=[("Wang", "Li", 2, -1)]), "us")
    li = drift_of(drift, "Li")
    assert (li.drifts_to, li.pushes[0].sign, li.pushes[0].contribution) == (1.5, -1, 0.5)


def test_strength_shares_out_what_is_listened_to() -> None:
    # By hand: 0.5 * (3/4 * 2 - 1/4 * 2) + 0.5 * 0 = 0.5, of which Wang 0.75 and Zhao -0.25.
    people = [person("Li", stance=0), person("Wang", stance=2), person("Zhao", stance=-2)]
    drift = opinion_drift(opportunity_map(people, influences=[("Zhao", "Li", 1), ("Wang", "Li", 3)]), "us")
    li = drift_of(drift, "Li")
    assert li.drifts_to == 0.5
    assert [(push.source, push.contribution) for push in li.pushes] == [("Wang", 0.75), ("Zhao", -0.25)]


@pytest.mark.parametrize(
    ("adaptability", "to"),
    [
        ("innovator", 1.8),
        ("visionary", 1.4),
        ("pragmatist", 1.0),
        (None, 1.0),
        ("conservative", 0.6),
        ("laggard", 0.2),
    ],
)
def test_stubbornness_by_adaptability(adaptability: Adaptability | None, to: float) -> None:
    """By hand: one less the stubbornness, of the 2 that the one they listen to stands at."""
    people = [person("Li", stance=0, adaptability=adaptability), person("Wang", stance=2)]
    drift = opinion_drift(opportunity_map(people, influences=[("Wang", "Li")]), "us")
    assert where(drift)["Li"] == pytest.approx(to)
    assert drift_of(drift, "Li").unknown == (() if adaptability else ("adaptability",))


def test_an_unknown_stance_is_reckoned_from_the_middle_and_never_counts_as_known() -> None:
    # By hand: Li is half their own 0 and half Wang's 2; their own could be -2 or 2.
    drift = opinion_drift(
        opportunity_map(["Li", person("Wang", stance=2)], influences=[("Wang", "Li")]), "us"
    )
    li = drift_of(drift, "Li")
    assert (li.now, li.direction, li.drifts_to, li.change) == (None, "unknown", 1.0, 1.0)
    assert (li.lowest, li.highest, li.known_share, li.unknown) == (0.0, 2.0, 0.5, ("stance", "adaptability"))
    assert drift.known == 1


def test_whoever_listens_to_somebody_unknown_is_less_known() -> None:
    contact_map = opportunity_map([person("Li", stance=1), "Wang"], influences=[("Wang", "Li", 1, -1)])
    li = drift_of(opinion_drift(contact_map, "us"), "Li")
    assert (li.drifts_to, li.lowest, li.highest, li.known_share) == (0.5, -0.5, 1.5, 0.5)
    assert not li.pushes[0].known


def test_whom_nobody_influences_stays() -> None:
    people = [person("Li", stance=1), person("Wang", stance=-1), "Zhao"]
    drift = opinion_drift(opportunity_map(people, influences=[("Li", "Wang")]), "us")
    li, zhao = drift_of(drift, "Li"), drift_of(drift, "Zhao")
    assert (li.direction, li.drifts_to, li.pushes, li.known_share) == ("uninfluenced", 1.0, (), 1.0)
    assert (zhao.direction, zhao.drifts_to, zhao.lowest, zhao.highest, zhao.known_share) == (
        "unknown_uninfluenced",
        0.0,
        -2.0,
        2.0,
        0.0,
    )
    assert [mover.stakeholder for mover in drift.movers] == ["Li"]


def test_people_who_agree_stay() -> None:
    people = [person("Li", stance=1), person("Wang", stance=1)]
    drift = opinion_drift(opportunity_map(people, influences=[("Li", "Wang"), ("Wang", "Li")]), "us")
    assert [one.direction for one in drift.drifts] == ["stays", "stays"]


def test_former_people_influence_nobody() -> None:
    people = [person("Li", stance=1), person("Wang", stance=-2, former=True)]
    drift = opinion_drift(opportunity_map(people, influences=[("Wang", "Li")]), "us")
    assert where(drift) == {"Li": 1.0}
    assert drift_of(drift, "Li").direction == "uninfluenced"


def test_stances_towards_another_party_drift_of_their_own() -> None:
    people = [
        person("Li", stance=1, stances=[towards(-1, RIVAL)]),
        person("Wang", stances=[towards(2, RIVAL)]),
    ]
    contact_map = opportunity_map(people, influences=[("Wang", "Li")], parties=(US, RIVAL))
    assert drift_of(opinion_drift(contact_map, "rival"), "Li").drifts_to == 0.5
    assert drift_of(opinion_drift(contact_map, "us"), "Li").drifts_to == 0.5
    assert opinion_drift(contact_map, "nobody").known == 0


def test_an_empty_map_has_nothing_to_drift() -> None:
    drift = opinion_drift(opportunity_map(), "us")
    assert (drift.drifts, drift.movers, drift.known, drift.limited) == ((), (), 0, False)


def test_beyond_the_bound_the_least_joined_stay_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [person("A", stance=2), person("B", stance=0), person("C", stance=-2), person("D", stance=1)]
    contact_map = opportunity_map(people, influences=[("A", "B"), ("C", "B"), ("A", "D"), ("A", "C")])
    assert not opinion_drift(contact_map, "us").limited
    monkeypatch.setattr(module, "MAX_MOVED", 3)
    drift = opinion_drift(contact_map, "us")
    assert drift.limited
    assert where(drift)["D"] == 1.0
    assert where(drift)["C"] == 0.0
    for language, told in zip(LANGUAGES, ["left as they are.", "按态度不变处理。"], strict=True):
        assert map_drift_sentence(drift, contact_map, language).endswith(told)


@pytest.mark.skipif(not KRACKHARDT.exists(), reason="the data set is not here")
def test_krackhardt_s_managers_against_the_iteration() -> None:
    contact_map = krackhardt_map()
    people = tuple(
        replace(who, stances=(towards(place % 5 - 2),)) for place, who in enumerate(contact_map.stakeholders)
    )
    contact_map = replace(contact_map, stakeholders=people)
    drift = opinion_drift(contact_map, "us")
    assert not drift.limited
    assert where(drift) == pytest.approx(step_by_step(contact_map), abs=1e-5)


def step_by_step(contact_map: ContactMap) -> dict[str, float]:
    """The iteration, put together from the map's own edges: of two between the same people the stronger counts."""
    current = [who for who in contact_map.stakeholders if not who.former]
    place = {who.uid: index for index, who in enumerate(current)}
    weights = np.zeros((len(current), len(current)))
    for edge in sorted(contact_map.influences, key=lambda edge: (edge.strength, -edge.sign)):
        if {edge.source, edge.target} <= set(place) and edge.source != edge.target:
            weights[place[edge.target], place[edge.source]] = edge.sign * edge.strength
    heard = np.abs(weights).sum(axis=1)
    openness = np.array([1 - stubbornness(who) for who in current]) * (heard > 0)
    weights = weights / np.where(heard > 0, heard, 1)[:, np.newaxis]
    stances = [who.stance_towards("us") for who in current]
    start = np.array([float(stance.value if stance else 0) for stance in stances])
    return {who.uid: float(x) for who, x in zip(current, iterated(weights, openness, start), strict=True)}


@given(contact_maps())
def test_the_closed_form_is_where_the_iteration_ends(contact_map: ContactMap) -> None:
    assert where(opinion_drift(contact_map, "us")) == pytest.approx(step_by_step(contact_map), abs=1e-5)


@given(contact_maps())
def test_opinions_stay_within_bounds_and_pushes_are_the_change(contact_map: ContactMap) -> None:
    drift = opinion_drift(contact_map, "us")
    assert sorted(where(drift)) == sorted(who.uid for who in contact_map.stakeholders if not who.former)
    for one in drift.drifts:
        assert one.direction in DIRECTIONS
        assert set(one.unknown) <= set(DRIFT_GAPS)
        assert -FARTHEST <= one.lowest <= one.drifts_to <= one.highest <= FARTHEST
        assert 0 <= one.known_share <= 1
        assert sum(push.contribution for push in one.pushes) == pytest.approx(one.change, abs=1e-5)
        assert one.change == pytest.approx(one.drifts_to - (one.now or 0), abs=1e-5)
    changes = [abs(one.change) for one in drift.drifts]
    assert changes == sorted(changes, reverse=True)


@given(contact_maps(), st.data())
def test_the_bounds_contain_the_truth(contact_map: ContactMap, data: st.DataObject) -> None:
    """Whatever the unknown stances turn out to be."""
    drift = opinion_drift(contact_map, "us")
    learned = tuple(
        who if who.stance_towards("us") else replace(who, stances=(towards(data.draw(st.integers(-2, 2))),))
        for who in contact_map.stakeholders
    )
    truth = where(opinion_drift(replace(contact_map, stakeholders=learned), "us"))
    for one in drift.drifts:
        assert one.lowest - 1e-5 <= truth[one.stakeholder] <= one.highest + 1e-5


@given(contact_maps(), st.permutations(UIDS), st.randoms(use_true_random=False))
def test_new_uids_and_another_order_change_nothing(
    contact_map: ContactMap, permutation: list[str], chance: random.Random
) -> None:
    new = dict(zip(UIDS, permutation, strict=True)) | {"somebody else": "somebody else"}
    people = [replace(who, uid=new[who.uid]) for who in contact_map.stakeholders]
    edges = [
        replace(edge, source=new[edge.source], target=new[edge.target]) for edge in contact_map.influences
    ]
    renamed = replace(
        contact_map,
        stakeholders=tuple(chance.sample(people, len(people))),
        influences=tuple(chance.sample(edges, len(edges))),
    )
    before, after = opinion_drift(contact_map, "us"), opinion_drift(renamed, "us")
    assert {new[uid]: to for uid, to in where(before).items()} == pytest.approx(where(after), abs=2e-6)
    assert {new[mover.stakeholder]: mover.reach for mover in before.movers} == pytest.approx(
        {mover.stakeholder: mover.reach for mover in after.movers}, abs=2e-6
    )


@given(contact_maps(), st.randoms(use_true_random=False))
def test_another_order_of_the_input_changes_nothing_at_all(
    contact_map: ContactMap, chance: random.Random
) -> None:
    mixed = replace(
        contact_map,
        stakeholders=tuple(chance.sample(contact_map.stakeholders, len(contact_map.stakeholders))),
        influences=tuple(chance.sample(contact_map.influences, len(contact_map.influences))),
    )
    assert opinion_drift(mixed, "us") == opinion_drift(contact_map, "us")


@given(st.integers(2, 6), st.integers(0, 2**32 - 1))
def test_whoever_is_wholly_stubborn_never_moves(size: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    weights = chance.uniform(-1, 1, (size, size))
    weights /= np.abs(weights).sum(axis=1, keepdims=True)
    susceptibility = chance.uniform(0, 0.99, size)
    susceptibility[0] = 0.0
    total = total_influence(weights, susceptibility)
    assert total[0] == pytest.approx(np.eye(size)[0])
    assert (np.abs(total).sum(axis=1) <= 1 + 1e-9).all()
    start = chance.uniform(-2, 2, size)
    rest = at_rest(total, start, np.ones(size, dtype=np.bool_), 2)
    assert rest.opinions == pytest.approx(iterated(weights, susceptibility, start), abs=1e-6)
    assert rest.lowest == pytest.approx(rest.highest)
    assert rest.known_share == pytest.approx(1.0)


def test_no_adaptability_is_without_any_stubbornness() -> None:
    assert all(0 < one < 1 for one in STUBBORNNESS.values())


def test_two_thousand_people_who_all_influence_somebody() -> None:
    """How long that takes stands in docs/analyses/drift.md."""
    chance = random.Random(7)
    names = [f"p{number:04}" for number in range(2000)]
    people = [person(name, stance=chance.randint(-2, 2)) for name in names]
    edges = [(names[index - 1], names[index], chance.randint(1, 3)) for index in range(2000)]
    drift = opinion_drift(opportunity_map(people, influences=edges), "us")
    assert len(drift.drifts) == 2000
    assert not drift.limited


@given(contact_maps().filter(lambda drawn: drawn.us is not None), st.sampled_from(LANGUAGES))
def test_everything_can_be_said(contact_map: ContactMap, language: Language) -> None:
    drift = opinion_drift(contact_map, "us")
    said = [map_drift_sentence(drift, contact_map, language)]
    for one in drift.drifts:
        said.append(drift_sentence(one, "us", contact_map, language))
        said += [push_sentence(push, contact_map, language) for push in one.pushes]
        said += [drift_gap_sentence(gap, language) for gap in one.unknown]
    said += [mover_sentence(mover, contact_map, language) for mover in drift.movers]
    assert all("{" not in one and one[-1] == ("." if language == "en" else "。") for one in said)


def test_the_sentences() -> None:
    people = [person("Li", stance=1), person("Wang", stance=-2), "Zhao"]
    contact_map = opportunity_map(people, influences=[("Wang", "Li", 2), ("Zhao", "Li", 2, -1)])
    drift = opinion_drift(contact_map, "us")
    li = drift_of(drift, "Li")
    # By hand: 0.5 * (-2 - 0) / 2 + 0.5 * 1 = 0; Zhao's stance is a quarter of it.
    assert drift_sentence(li, "us", contact_map, "en") == (
        "Li: supporter (+1) towards us now, drifts to 0 if nobody acts. That is away from us. "
        "75% of this rests on stances we know; the others could make it -0.5 to +0.5."
    )
    assert drift_sentence(li, "us", contact_map, "zh") == (
        "Li 目前对我方是支持者（+1）；若无人行动，将变为 0，与我方疏远。其中 75% 依据已知的态度；其余可能使其变为 -0.5 至 +0.5。"
    )
    assert push_sentence(li.pushes[0], contact_map, "en") == (
        "Wang moves Li by -0.8: Li listens to Wang (strength 2 of 3)."
    )
    assert push_sentence(li.pushes[1], contact_map, "en") == (
        "Zhao moves Li by -0.2: Li does the opposite of Zhao (strength 2 of 3). "
        "The stance of Zhao is not known and reckoned as neutral at first."
    )
    assert mover_sentence(drift.movers[0], contact_map, "en") == (
        "If Wang moved by one step, all others together would move by 0.2, above all Li."
    )
    assert map_drift_sentence(drift, contact_map, "en") == (
        "Towards us, if nobody acts: nobody drifts closer, 1 away. 2 of 3 stances are known. An estimate."
    )
    assert (
        map_drift_sentence(opinion_drift(opportunity_map(), "us"), contact_map, "zh")
        == "图上没有态度可能变化的人。"
    )
