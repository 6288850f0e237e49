"""What power, introductions, weak points and competitors say, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.communities import Communities
from graph_crm.analysis.competitor_view import COMPETITOR_CODES, competitor_views
from graph_crm.analysis.contact_map import Tie
from graph_crm.analysis.introduction_graph import TIES
from graph_crm.analysis.introductions import OUTCOMES, Introductions, introductions
from graph_crm.analysis.power import POWER_REASON_CODES, PowerPositions, power_positions
from graph_crm.analysis.power_findings import POWER_CODES
from graph_crm.analysis.threads import Deciders, Threads
from graph_crm.analysis.weak_points import (
    WEAK_POINT_CODES,
    WeakPoints,
    bridge_finding,
    find_weak_points,
    only_way,
)
from graph_crm.api.enums import IntroductionOutcome, IntroductionTie
from graph_crm.maps.introduction_sentences import outcome_sentence, step_sentence, way_sentence
from graph_crm.maps.power_sentences import compared_sentence, position_sentence
from graph_crm.maps.sentences import reason_sentence, sentence, unknown_sentence
from graph_crm.maps.weak_point_sentences import (
    circle_sentence,
    competitor_sentence,
    threads_sentence,
    together_sentence,
)
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import RIVAL, tied_maps
from tests.maps import US, opportunity_map, person, towards
from tests.unit.test_catalogue import messages

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.text import Language

FILES = {
    "power.ftl": [
        *(f"finding-{code}" for code in POWER_CODES),
        *(f"reason-{code}" for code in POWER_REASON_CODES),
    ],
    "weak_points.ftl": [f"finding-{code}" for code in WEAK_POINT_CODES],
    "competitors.ftl": [f"finding-{code}" for code in COMPETITOR_CODES],
}


@pytest.mark.parametrize("file", FILES)
def test_every_code_has_a_sentence_and_no_other(file: str) -> None:
    said = [message for message in messages("en", file) if message.startswith(("finding-", "reason-"))]
    assert sorted(said) == sorted(code.replace("_", "-") for code in FILES[file])


def test_every_tie_and_outcome_has_a_sentence_and_a_value_in_the_schema() -> None:
    wanted = {f"introduction-{tie}" for tie in TIES} | {f"introduction-outcome-{one}" for one in OUTCOMES}
    assert {message.replace("_", "-") for message in wanted} <= set(messages("en", "introductions.ftl"))
    assert {one.value for one in IntroductionTie} == set(TIES)
    assert {one.value for one in IntroductionOutcome} == set(OUTCOMES)


def everything(contact_map: ContactMap, language: Language) -> list[str]:
    power = power_positions(contact_map)
    said = [compared_sentence(power, language)]
    said += [sentence(finding, contact_map, language) for finding in power.findings]
    for one in power.positions:
        said.append(position_sentence(one, language))
        said += [reason_sentence(reason, contact_map, language) for reason in one.reasons]
        said += [unknown_sentence(part, language) for part in one.unknown]
    for who in contact_map.stakeholders:
        found = introductions(contact_map, who.uid)
        said.append(outcome_sentence(found, contact_map, language))
        for way in found.ways:
            said.append(way_sentence(way, contact_map, language))
            said += [step_sentence(step, contact_map, language) for step in way.steps]
    weak = find_weak_points(contact_map)
    said.append(together_sentence(weak, contact_map, language))
    said += [sentence(finding, contact_map, language) for finding in weak.findings]
    said += [threads_sentence(one, contact_map, language) for one in weak.each]
    said += [sentence(only_way(contact_map, one), contact_map, language) for one in weak.breaking_points]
    said += [sentence(bridge_finding(one), contact_map, language) for one in weak.communities.bridges]
    said += [circle_sentence(circle, contact_map, language) for circle in weak.communities.circles]
    for view in competitor_views(contact_map):
        said.append(competitor_sentence(view, contact_map, language))
        said += [sentence(finding, contact_map, language) for finding in view.findings]
    return said


@given(tied_maps(), st.sampled_from(LANGUAGES))
def test_everything_that_can_be_found_can_be_said(contact_map: ContactMap, language: Language) -> None:
    said = everything(contact_map, language)
    assert all(one.strip() and "{" not in one and "  " not in one for one in said)
    ends = "." if language == "en" else "。"
    assert [one for one in said if one[-1] != ends] == []


PEOPLE = opportunity_map(
    [
        person("Friend", covered_by="Anna", level="in_depth", stance=-1),
        person("Aide", stance=1),
        person("Boss", "approver", stances=(towards(1, RIVAL),)),
    ],
    reports=[("Friend", "Aide")],
    alliances=(Tie(uid="tie", first="Aide", second="Boss"),),
    parties=(US, RIVAL),
)


def test_introductions_read_well() -> None:
    found = introductions(PEOPLE, "Boss")
    (way,) = found.ways
    # By hand: 0.9 * 0.4 * 0.2 * 0.7 = 0.0504.
    assert outcome_sentence(found, PEOPLE, "en") == "One way leads from us to Boss: 5% at best, an estimate."
    assert outcome_sentence(found, PEOPLE, "zh") == "从我方到 Boss 有 1 条路径，可靠度最高 5%（估算值）。"
    assert [step_sentence(step, PEOPLE, "en") for step in way.steps] == [
        "Anna of ours knows Friend well. 90%, an estimate.",
        "Friend reports to Aide. 8%, because Friend is against us.",
        "Aide and Boss are allies. 70%, an estimate.",
    ]
    assert step_sentence(way.steps[1], PEOPLE, "zh") == (
        "Friend 是 Aide 的下属。因 Friend 不支持我方，可能性仅 8%。"
    )
    assert way_sentence(way, PEOPLE, "en") == "Works out about 5 times in 100, an estimate."


def test_a_way_says_what_it_rests_on() -> None:
    contact_map = opportunity_map(
        [person("Friend", covered_by="Anna", level="brief"), "Boss"], influences=[("Friend", "Boss", 1)]
    )
    (way,) = introductions(contact_map, "Boss").ways
    assert way_sentence(way, contact_map, "en") == (
        "Works out about 20 times in 100, an estimate. "
        "How Friend stands towards us is not known; if against us, only 4 times."
    )
    assert way_sentence(way, contact_map, "zh") == (
        "约有 20% 的可能走通（估算值）。Friend（1 人）对我方的态度未知；若均不支持我方，则只有 4%。"
    )


def test_a_search_that_was_cut_short_says_so() -> None:
    found = Introductions(to="Boss", outcome="no_way", limited=True)
    assert outcome_sentence(found, PEOPLE, "en").endswith("alternatives: there may be others.")
    power = PowerPositions(positions=(), findings=(), compared=0, limited=True)
    assert compared_sentence(power, "zh").endswith("图中关系过多，无法计算谁处在他人之间。")
    weak = WeakPoints(
        deciders=Deciders(stakeholders=("Boss",), assumed=True, limited=True),
        together=Threads(count=0, users=(), stakeholders=()),
        each=(),
        breaking_points=(),
        communities=Communities(),
        known_share=0.5,
        limited=True,
        findings=(),
    )
    assert together_sentence(weak, PEOPLE, "en") == (
        "No way leads from us to anyone who decides (Boss). "
        "Nobody is known to decide; these are the first of the ranking. "
        "Ties are on record of 50% of the people; others may exist. "
        "There are more people who decide, or more ties, than were looked at."
    )


def test_weak_points_and_competitors_read_well() -> None:
    contact_map = opportunity_map(
        [person("Friend", covered_by="Anna"), person("Boss", "approver", stances=(towards(1, RIVAL),))],
        influences=[("Friend", "Boss")],
        parties=(US, RIVAL),
    )
    weak = find_weak_points(contact_map)
    assert [sentence(finding, contact_map, "en") for finding in weak.findings] == [
        "Every way to the deciders runs through Anna of ours: without Anna we lose Boss. Bring in a colleague.",
        "Every way to the deciders runs through Friend: if Friend leaves or turns away, we lose Boss. Build a second way.",
    ]
    assert together_sentence(weak, contact_map, "zh") == (
        "商机只悬于一线：通往拍板人（Boss）的路径全部经过 Friend。已记录 100% 的人的关系，可能还有其他关系。"
    )
    (view,) = competitor_views(contact_map)
    assert sentence(view.findings[0], contact_map, "en") == (
        "Boss, who decides, supports Rival. Find out what they were promised."
    )
    assert competitor_sentence(view, contact_map, "en") == (
        "Rival: 1 for them, 0 neutral, 0 against, 1 not known. Whom Rival is in touch with is not on record."
    )
