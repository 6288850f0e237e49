"""Formal against informal power: by hand, on Krackhardt's managers, and what must hold on any map."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis import centrality
from graph_crm.analysis.influence import influence_by_person
from graph_crm.analysis.power import power_positions
from graph_crm.analysis.power_findings import POWER_CODES
from tests.arbitrary_maps import UIDS, contact_maps, renamed
from tests.maps import KRACKHARDT, krackhardt_map, opportunity_map, person
from tests.unit.test_decision_makers import shuffled

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.findings import Finding
    from graph_crm.analysis.power_position import PowerPosition


def by_name(contact_map: ContactMap) -> dict[str, PowerPosition]:
    return {one.stakeholder: one for one in power_positions(contact_map).positions}


def found(contact_map: ContactMap, code: str) -> list[Finding]:
    return [finding for finding in power_positions(contact_map).findings if finding.code == code]


def company(aide: str | None = None) -> ContactMap:
    """Boss leads five; all of them listen to Aide, and nobody to Boss."""
    staff = ["B", "C", "D", "E"]
    return opportunity_map(
        ["Boss", person("Aide", covered_by=aide or ()), *staff],
        reports=[(who, "Boss") for who in ["Aide", *staff]],
        influences=[("Aide", who, 2) for who in ["Boss", *staff]] + [("B", "C", 1)],
    )


def test_an_empty_map_has_no_power() -> None:
    power = power_positions(opportunity_map())
    assert (power.positions, power.findings, power.compared, power.limited) == ((), (), 0, False)


def test_what_was_never_drawn_is_not_known() -> None:
    who = by_name(opportunity_map(["Wang"]))["Wang"]
    assert (who.formal, who.informal, who.betweenness, who.constraint, who.gap) == (None,) * 5
    assert (who.lowest, who.highest, who.unknown, who.reasons) == (0, 1, ("role", "influence", "place"), ())


def test_power_by_hand() -> None:
    # By hand: Wang's place is 1 (the top), which beats the role 0.3; PageRank share 1. (1 + 1) / 2 = 1.
    # Li: role 0.9 beats place 0; nobody listens: (0.9 + 0) / 2 = 0.45.
    contact_map = opportunity_map(
        [person("Wang", "user"), person("Li", "decision_maker")],
        reports=[("Li", "Wang")],
        influences=[("Wang", "Li", 3)],
    )
    wang, li = by_name(contact_map).values()
    assert (wang.stakeholder, wang.formal, wang.informal, wang.lowest, wang.highest) == ("Wang", 1, 1, 1, 1)
    assert (li.formal, li.informal, li.lowest, li.highest, li.unknown) == (0.9, 0, 0.45, 0.45, ())
    assert (wang.gap, li.gap) == (0, 0)
    told = {reason.code: reason.contribution for reason in li.reasons}
    assert told["plays_role"] == pytest.approx(0.45)
    assert told["reports_to"] == 0


def test_standings_count_equal_people_half() -> None:
    # By hand, six compared. Formal: Boss above five, the others share the places 0..4: 4 / 2 / 5 = 0.4.
    # Informal: Aide above five; B above the four who influence nobody; those: 3 / 2 / 5 = 0.3.
    people = by_name(company())
    assert (people["Boss"].formal_standing, people["Boss"].informal_standing) == (1, 0.3)
    assert (people["Aide"].formal_standing, people["Aide"].informal_standing) == (0.4, 1)
    assert (people["Boss"].gap, people["Aide"].gap, people["B"].gap) == (-0.7, 0.6, 0.4)


def test_a_grey_eminence_and_a_boss_nobody_asks() -> None:
    (eminence,) = found(company(), "grey_eminence")
    assert (eminence.severity, eminence.stakeholders) == ("warning", ("Aide",))
    assert eminence.params == {"informal": 100, "formal": 40, "compared": 5, "covered": 0}
    (boss,) = found(company(), "boss_nobody_asks")
    assert (boss.severity, boss.stakeholders) == ("info", ("Boss",))
    assert boss.params == {"informal": 30, "formal": 100, "compared": 5}


def test_a_covered_grey_eminence_is_only_to_know() -> None:
    (eminence,) = found(company(aide="rep"), "grey_eminence")
    assert (eminence.severity, eminence.params["covered"]) == ("info", 1)


def test_four_people_are_too_few_for_a_standing() -> None:
    small = opportunity_map(
        ["Boss", "Aide", "B", "C"],
        reports=[(who, "Boss") for who in ("Aide", "B", "C")],
        influences=[("Aide", who) for who in ("Boss", "B", "C")],
    )
    power = power_positions(small)
    assert power.compared == 4
    assert {finding.code for finding in power.findings} <= {"broker"}


def test_who_leads_nobody_and_plays_no_key_role_is_no_boss() -> None:
    # Everyone has a role and an edge; F has the weightiest role, 0.5, and nobody listens to F.
    people = [person(name, "coach") for name in "ABCDE"]
    edges = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "E"), ("E", "A"), ("A", "F")]
    assert not found(
        opportunity_map([*people, person("F", "technical_evaluator")], influences=edges), "boss_nobody_asks"
    )
    (boss,) = found(opportunity_map([*people, person("F", "approver")], influences=edges), "boss_nobody_asks")
    assert boss.stakeholders == ("F",)


def test_a_broker_joins_people_who_do_not_know_each_other() -> None:
    # By hand: two triangles A-B-C and D-E-F, joined by G who hears from C and influences D, all of strength 1.
    # G: (1/2)^2 * 2 = 0.5. A: B and C half each; (1/2 + 1/2 * 1/3)^2 + (1/2 + 1/2 * 1/2)^2 = 1.0069.
    edges = [("A", "B"), ("B", "C"), ("C", "A"), ("D", "E"), ("E", "F"), ("F", "D"), ("C", "G"), ("G", "D")]
    contact_map = opportunity_map("ABCDEFG", influences=edges)
    people = by_name(contact_map)
    assert people["G"].constraint == 0.5
    assert people["A"].constraint == pytest.approx(1.006944, abs=1e-6)
    brokers = found(contact_map, "broker")
    assert brokers[0].stakeholders == ("G",)
    assert brokers[0].params == {"constraint": 0.5, "median": 1.01}


def test_a_map_with_too_many_edges_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centrality, "MAX_BETWEENNESS_WORK", 0)
    power = power_positions(company())
    assert power.limited
    assert all(one.betweenness is None for one in power.positions)
    assert found(company(), "grey_eminence")


def test_who_has_left_has_no_power_and_gives_none() -> None:
    left = person("Wang", "approver", former=True)
    power = power_positions(opportunity_map([left, "Li", "An"], influences=[("Li", "Wang"), ("Wang", "An")]))
    assert [one.stakeholder for one in power.positions] == ["An", "Li"]
    assert all(one.informal is None for one in power.positions)


@pytest.mark.skipif(not KRACKHARDT.exists(), reason="the data set is not here")
def test_krackhardts_managers() -> None:
    # Outside: igraph's PageRank (A21 0.1638, A07 0.1040, A02 0.0939) and the lines: A07 is the president, A02,
    # A14, A18 and A21 are vice presidents. The president is asked less than A21, and decides more.
    contact_map = krackhardt_map()
    power = power_positions(contact_map)
    assert power.compared == 21
    assert {one.stakeholder for one in power.positions[:2]} == {"A07", "A21"}
    ranks = influence_by_person(contact_map)
    by_informal = sorted(power.positions, key=lambda one: -(one.informal or 0))
    assert [one.stakeholder for one in by_informal[:3]] == ["A21", "A07", "A02"]
    assert [round(ranks[one.stakeholder].pagerank, 4) for one in by_informal[:3]] == [0.1638, 0.1040, 0.0939]


@given(contact_maps())
def test_every_current_person_once_within_bounds_with_reasons(contact_map: ContactMap) -> None:
    power = power_positions(contact_map)
    assert sorted(one.stakeholder for one in power.positions) == sorted(
        who.uid for who in contact_map.stakeholders if not who.former
    )
    assert [one.rank for one in power.positions] == list(range(1, len(power.positions) + 1))
    assert [one.lowest for one in power.positions] == sorted(
        (one.lowest for one in power.positions), reverse=True
    )
    for one in power.positions:
        assert 0 <= one.lowest <= one.highest <= 1
        assert sum(reason.contribution for reason in one.reasons) == pytest.approx(one.lowest, abs=1e-6)
        assert one.gap is None or -1 <= one.gap <= 1
        assert (one.informal is None) == ("influence" in one.unknown) == (one.constraint is None)
    gaps = [one.gap for one in power.positions if one.gap is not None]
    assert sum(gaps) == pytest.approx(0, abs=1e-5)
    assert power.compared == len(gaps)
    assert {finding.code for finding in power.findings} <= set(POWER_CODES)


@given(contact_maps(), st.randoms(use_true_random=False), st.permutations(UIDS))
def test_neither_the_order_nor_the_uids_matter(
    contact_map: ContactMap, chance: random.Random, permutation: list[str]
) -> None:
    assert power_positions(shuffled(contact_map, chance)) == power_positions(contact_map)
    new = dict(zip(UIDS, permutation, strict=True))
    other = power_positions(renamed(contact_map, permutation))
    assert [(one.stakeholder, one.lowest, one.gap, one.betweenness) for one in other.positions] == [
        (new[one.stakeholder], one.lowest, one.gap, one.betweenness)
        for one in power_positions(contact_map).positions
    ]
