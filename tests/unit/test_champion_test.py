"""The champion test: each criterion by example, the verdict, and what must hold on any map."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.champion_criteria import CRITERIA, OUTCOMES
from graph_crm.analysis.champion_test import MAX_CANDIDATES, VERDICTS, champion_tests
from graph_crm.analysis.contact_map import DecisionStep, Tie
from graph_crm.analysis.paths_to_deciders import PathToDecider, paths_to_deciders
from graph_crm.maps.champion_sentences import criterion_sentence, verdict_sentence
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import UIDS, contact_maps
from tests.maps import opportunity_map, person, towards

if TYPE_CHECKING:
    from graph_crm.analysis.champion_criteria import CriterionCode
    from graph_crm.analysis.champion_test import ChampionTest
    from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    from graph_crm.text import Language

BOSS = person("Boss", "approver")
TRUE = person(
    "Li",
    "champion",
    power="political_structure",
    stances=[towards(1, evidence="Spoke for us before the board.")],
    goals="Wants to head the plant.",
)


def outcome_of(contact_map: ContactMap, uid: str = "Li") -> ChampionTest:
    return next(test for test in champion_tests(contact_map) if test.stakeholder == uid)


def answer(contact_map: ContactMap, code: CriterionCode, uid: str = "Li") -> tuple[str, str, tuple[str, ...]]:
    (criterion,) = [one for one in outcome_of(contact_map, uid).criteria if one.code == code]
    return criterion.outcome, criterion.reason, criterion.stakeholders


def test_a_true_champion_passes_all() -> None:
    test = outcome_of(opportunity_map([TRUE, BOSS], reports=[("Li", "Boss")]))
    assert (test.verdict, test.missing, test.plays_champion) == ("champion", (), True)
    assert [criterion.code for criterion in test.of("passed")] == list(CRITERIA)


@pytest.mark.parametrize(
    ("who", "influences", "expected"),
    [
        (TRUE, [], ("passed", "key_player", ())),
        (replace(TRUE, power=None), [("Li", "Boss")], ("passed", "influences_key_players", ("Boss",))),
        (replace(TRUE, power="outside"), [("Li", "Boss")], ("passed", "influences_key_players", ("Boss",))),
        (replace(TRUE, power="outside"), [("Li", "Boss", 3, -1)], ("failed", "without_power", ())),
        (replace(TRUE, power="outside"), [("Li", "Clerk")], ("failed", "without_power", ())),
        (replace(TRUE, power="outside"), [("Boss", "Li")], ("failed", "without_power", ())),
        (replace(TRUE, power="outside"), [("Li", "Gone")], ("failed", "without_power", ())),
        (replace(TRUE, power=None), [("Li", "Clerk")], ("unknown", "power_unknown", ())),
    ],
)
def test_power(
    who: Stakeholder, influences: list[tuple[str, str]], expected: tuple[str, str, tuple[str, ...]]
) -> None:
    gone = person("Gone", power="inner_circle", former=True)
    assert answer(opportunity_map([who, BOSS, "Clerk", gone], influences=influences), "power") == expected


def path_of(
    *,
    reports: list[tuple[str, str]] | None = None,
    influences: list[tuple[str, str] | tuple[str, str, int, int]] | None = None,
    people: list[Stakeholder | str] | None = None,
    who: Stakeholder = TRUE,
) -> tuple[str, str, tuple[str, ...]]:
    contact_map = opportunity_map(
        [who, BOSS, *(people or ["Mid"])], reports=reports or [], influences=influences or []
    )
    return answer(contact_map, "path")


def test_a_way_up_the_lines_and_along_influence() -> None:
    assert path_of(reports=[("Li", "Mid"), ("Mid", "Boss")]) == ("passed", "reaches_decider", ("Mid", "Boss"))
    assert path_of(reports=[("Li", "Mid")], influences=[("Mid", "Boss")])[2] == ("Mid", "Boss")
    both = path_of(reports=[("Li", "Mid"), ("Mid", "Boss")], influences=[("Li", "Boss")])
    assert both == ("passed", "reaches_decider", ("Boss",))


def test_a_way_does_not_go_down_the_lines_nor_against_or_along_a_negative_influence() -> None:
    assert path_of(reports=[("Boss", "Mid"), ("Li", "Mid")]) == ("failed", "no_way", ())
    assert path_of(influences=[("Boss", "Li")]) == ("unknown", "nothing_drawn", ())
    assert path_of(influences=[("Li", "Boss", 3, -1)]) == ("unknown", "nothing_drawn", ())


def test_whoever_decides_or_stands_above_a_decider_needs_no_way() -> None:
    assert path_of(who=person("Li", "champion", "decision_maker")) == ("passed", "decides", ())
    above = path_of(reports=[("Boss", "Mid"), ("Mid", "Li")])
    assert above == ("passed", "above_decider", ("Boss",))


def test_a_way_to_somebody_who_decides_at_a_step_counts() -> None:
    board = DecisionStep(uid="s", name="Board", kind="decision", order=1, deciders=("Chair",))
    lines = [("Li", "Mid"), ("Mid", "Chair")]

    def told(step: DecisionStep, *, who: str = "Li") -> tuple[str, str, tuple[str, ...]]:
        people = [replace(TRUE, uid=who), "Mid" if who == "Li" else "Li", "Chair"]
        return answer(opportunity_map(people, reports=lines, decision_steps=(step,)), "path", who)

    assert told(board) == ("passed", "reaches_decider", ("Mid", "Chair"))
    assert told(replace(board, deciders=("Li",))) == ("passed", "decides", ())
    assert told(replace(board, deciders=("Li",)), who="Mid") == ("passed", "above_decider", ("Li",))
    assert told(replace(board, kind="payment")) == ("unknown", "no_decider_known", ())


def test_a_way_to_a_veto_alone_is_no_way_to_the_decision() -> None:
    veto = person("Veto", veto=True)
    assert path_of(reports=[("Li", "Veto")], people=[veto]) == ("failed", "no_way", ())


@pytest.mark.parametrize("between", [person("Mid", stance=-1), person("Mid", former=True)])
def test_an_opponent_and_somebody_who_left_carry_nothing_on(between: Stakeholder) -> None:
    assert path_of(reports=[("Li", "Mid"), ("Mid", "Boss")], people=[between])[0] != "passed"


def test_a_decider_who_is_against_us_is_still_the_one_to_get_to() -> None:
    against = replace(BOSS, stances=(towards(-2),))
    contact_map = opportunity_map([TRUE, against], reports=[("Li", "Boss")])
    assert answer(contact_map, "path") == ("passed", "reaches_decider", ("Boss",))


def test_a_way_that_leads_off_the_map_is_not_known() -> None:
    assert path_of(who=replace(TRUE, manager_above=person("", reports_outside_to="Chen").manager_above)) == (
        "unknown",
        "leads_off_map",
        (),
    )
    outside = person("Mid", reports_outside_to="Chen")
    assert path_of(reports=[("Li", "Mid")], people=[outside]) == ("unknown", "leads_off_map", ())


def test_without_a_decider_no_way_is_known() -> None:
    gone = replace(BOSS, former=True)
    contact_map = opportunity_map([TRUE, gone], reports=[("Li", "Boss")])
    assert answer(contact_map, "path") == ("unknown", "no_decider_known", ())


@given(contact_maps(), st.sets(st.sampled_from(UIDS), max_size=2))
def test_ways_are_as_short_as_any(drawn: ContactMap, at_a_step: set[str]) -> None:
    """Against networkx, asked for one person and one decider at a time in the steps spelled out here."""
    board = DecisionStep(uid="s", name="Board", kind="decision", order=1, deciders=tuple(at_a_step))
    contact_map = replace(drawn, decision_steps=(board,))
    current = {who.uid: who for who in contact_map.stakeholders if not who.former}
    deciders = [uid for uid, who in current.items() if uid in at_a_step or approves(who)]
    found = paths_to_deciders(contact_map)
    assert set(found) == (set(current) if deciders else set())
    for uid, path in found.items():
        assert (path.way in ("reaches_decider", "above_decider")) == bool(path.through)
        if path.through:
            assert path.through[-1] in deciders
            assert all(one in current for one in path.through)
        if path.way == "reaches_decider":
            direct = nx.DiGraph(step for step in one_steps(contact_map) if {*step} <= set(current))
            kept = without_opponents(direct, contact_map, {uid, *deciders})
            lengths = [
                nx.shortest_path_length(kept, uid, decider)
                for decider in deciders
                if nx.has_path(kept, uid, decider)
            ]
            assert len(path.through) == min(lengths)


def approves(who: Stakeholder) -> bool:
    return who.plays("approver", "decision_maker")


def one_steps(contact_map: ContactMap) -> list[tuple[str, str]]:
    # Dirty lines and influences that contradict each other are the graphs' own tests; here the graphs are used.
    from graph_crm.analysis.graphs import influence_graph, reporting_tree

    influences = influence_graph(contact_map)
    along = [(a, b) for a, b in influences.edges if influences[a][b]["sign"] > 0]
    return [*((report, manager) for manager, report in reporting_tree(contact_map).edges), *along]


def without_opponents(graph: nx.DiGraph[str], contact_map: ContactMap, whoever: set[str]) -> nx.DiGraph[str]:
    """The steps that the start and the deciders take whoever they are for, and others when not against us."""

    def may_carry(uid: str) -> bool:
        stance = contact_map.stance_towards_us(contact_map.by_uid[uid])
        return uid in whoever or stance is None or stance.value >= 0

    kept = nx.DiGraph(graph.subgraph(filter(may_carry, graph)))
    kept.add_nodes_from(whoever)
    return kept


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (TRUE, ("passed", "evidence", ())),
        (replace(TRUE, stances=(towards(2),)), ("unknown", "nothing_recorded", ())),
        (replace(TRUE, stances=(towards(2, evidence=" "),)), ("unknown", "nothing_recorded", ())),
        (replace(TRUE, stances=()), ("unknown", "nothing_recorded", ())),
        (replace(TRUE, stances=(towards(0, evidence="Shrugged."),)), ("failed", "speaks_not_for_us", ())),
    ],
)
def test_speaks_for_us(who: Stakeholder, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert answer(opportunity_map([who]), "speaks_for_us") == expected


def test_allies_who_support_us_are_a_sign() -> None:
    people = [
        replace(TRUE, stances=(towards(1),)),
        person("Fan", stance=2),
        person("Also", stance=1),
        person("Foe", stance=-1),
        person("Gone", stance=2, former=True),
    ]
    pairs = [("Li", "Fan"), ("Also", "Li"), ("Li", "Foe"), ("Li", "Gone"), ("Li", "Li"), ("Li", "nobody")]
    ties = tuple(Tie(uid=f"{a}{b}", first=a, second=b) for a, b in pairs)
    assert answer(opportunity_map(people, alliances=ties), "speaks_for_us") == (
        "passed",
        "allied_with_supporters",
        ("Also", "Fan"),
    )


def test_what_is_hidden_is_not_known_and_never_failed() -> None:
    hidden = replace(TRUE, stances=(towards(1),), goals=None)
    contact_map = opportunity_map([hidden], sees_sensitive=False)
    assert answer(contact_map, "speaks_for_us") == ("unknown", "evidence_hidden", ())
    assert answer(contact_map, "personal_win") == ("unknown", "goals_hidden", ())


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ("A seat on the board", ("passed", "has_goals")),
        (None, ("unknown", "goals_unknown")),
        (" ", ("unknown", "goals_unknown")),
    ],
)
def test_a_personal_win(goals: str | None, expected: tuple[str, str]) -> None:
    assert answer(opportunity_map([replace(TRUE, goals=goals)]), "personal_win")[:2] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2, ("passed", "supports_us")),
        (1, ("passed", "supports_us")),
        (0, ("failed", "supports_us_not")),
        (-2, ("failed", "supports_us_not")),
        (None, ("unknown", "stance_unknown")),
    ],
)
def test_support(value: int | None, expected: tuple[str, str]) -> None:
    who = replace(TRUE, stances=() if value is None else (towards(value),))
    assert answer(opportunity_map([who]), "support")[:2] == expected


@pytest.mark.parametrize(
    ("who", "verdict"),
    [
        (TRUE, "champion"),
        (replace(TRUE, goals=None), "not_yet"),
        (replace(TRUE, power="outside", roles=person("", "champion").roles), "coach_only"),
        (replace(TRUE, power="outside", stances=(towards(0),)), "not_yet"),
        (replace(TRUE, power="outside", stances=()), "not_yet"),
        (replace(TRUE, roles=person("", "coach", "champion").roles), "champion"),
        (replace(TRUE, roles=person("", "coach").roles, goals=None), "coach_only"),
    ],
)
def test_verdicts(who: Stakeholder, verdict: str) -> None:
    contact_map = opportunity_map([who, BOSS, "Mid"], reports=[("Li", "Mid"), ("Mid", "Boss")])
    assert outcome_of(contact_map).verdict == verdict


def test_the_nearest_five_supporters_are_candidates_after_the_champions() -> None:
    fans = [person(f"Fan{number}", stance=1, goals="Peace" if number == 7 else None) for number in range(8)]
    away = [person("Seat", stance=2, known=False), person("Gone", "champion", former=True)]
    found = champion_tests(
        opportunity_map([*fans, *away, person("Weak", "champion"), person("Foe", stance=-1)])
    )
    assert [test.stakeholder for test in found] == ["Weak", "Fan7", "Fan0", "Fan1", "Fan2", "Fan3"]
    assert [test.plays_champion for test in found] == [True, *[False] * MAX_CANDIDATES]


def test_an_empty_map_has_nobody_to_test() -> None:
    assert champion_tests(opportunity_map()) == ()
    assert paths_to_deciders(opportunity_map()) == {}


def test_of_ways_of_one_length_the_first_by_name_is_told() -> None:
    reports = [("Li", "B"), ("Li", "A"), ("B", "Boss"), ("A", "Boss")]
    contact_map = opportunity_map([TRUE, "B", "A", BOSS], reports=reports)
    assert paths_to_deciders(contact_map)["Li"] == PathToDecider(way="reaches_decider", through=("A", "Boss"))


@given(contact_maps(), st.randoms(use_true_random=False), st.sampled_from(LANGUAGES))
def test_any_map_is_tested_whatever_its_order(
    contact_map: ContactMap, chance: random.Random, language: Language
) -> None:
    found = champion_tests(contact_map)
    mixed = replace(
        contact_map,
        stakeholders=tuple(chance.sample(contact_map.stakeholders, len(contact_map.stakeholders))),
        reporting_lines=tuple(chance.sample(contact_map.reporting_lines, len(contact_map.reporting_lines))),
        influences=tuple(chance.sample(contact_map.influences, len(contact_map.influences))),
    )
    assert champion_tests(mixed) == found
    for test in found:
        assert test.verdict in VERDICTS
        assert [criterion.code for criterion in test.criteria] == list(CRITERIA)
        assert all(criterion.outcome in OUTCOMES for criterion in test.criteria)
        assert (test.verdict == "champion") == (not test.missing)
        assert "{" not in verdict_sentence(test, contact_map, language)
        assert all("{" not in criterion_sentence(one, contact_map, language) for one in test.criteria)


def test_the_sentences_name_the_people() -> None:
    contact_map = opportunity_map([TRUE, BOSS, "Mid"], reports=[("Li", "Mid"), ("Mid", "Boss")])
    test = outcome_of(contact_map)
    path = test.criteria[CRITERIA.index("path")]
    assert criterion_sentence(path, contact_map, "en") == "Gets to the decision: Mid → Boss."
    assert criterion_sentence(path, contact_map, "zh") == "能通到决策者：Mid → Boss。"
    assert verdict_sentence(test, contact_map, "en") == "Li passes the champion test."
    assert verdict_sentence(test, contact_map, "zh") == "Li 通过内部推动者检验。"
