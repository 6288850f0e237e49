"""The sentences of findings and reasons, read in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import COMPONENTS, Reason, rank_decision_makers
from graph_crm.analysis.findings import Finding
from graph_crm.maps.sentences import (
    joined,
    reason_sentence,
    score_sentence,
    sentence,
    stakeholder_name,
    unknown_sentence,
)
from graph_crm.text import LANGUAGES
from tests.arbitrary_maps import contact_maps
from tests.maps import opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.text import Language

MAP = opportunity_map([*"ABCDEFGH", person("", title="CFO"), person("nameless")])


def both(finding: Finding, contact_map: ContactMap = MAP) -> tuple[str, str]:
    return sentence(finding, contact_map, "en"), sentence(finding, contact_map, "zh")


def test_lists_are_joined_as_the_language_does_and_cut_with_a_count() -> None:
    assert joined([], "en") == ""
    assert joined(["A"], "zh") == "A"
    assert joined(["A", "B", "C"], "en") == "A, B and C"
    assert joined(["A", "B", "C"], "zh") == "A、B 和 C"
    twelve = list("ABCDEFGHIJKL")
    assert joined(twelve, "en") == "A, B, C, D, E and 7 more"
    assert joined(twelve, "zh") == "A、B、C、D、E 及另外 7 人"
    assert joined(list("ABCDEF"), "en") == "A, B, C, D, E and F"
    assert joined(twelve, "en", shown=None).endswith("J, K and L")


def test_a_seat_without_a_name_goes_by_its_title() -> None:
    assert stakeholder_name(person("", title="CFO"), "en") == "CFO"
    assert stakeholder_name(person(""), "en") == "(no name yet)"
    assert stakeholder_name(person(""), "zh") == "（未具名）"


def test_no_approver() -> None:
    finding = Finding(code="no_approver", severity="critical", roles=("approver",))
    assert both(finding) == (
        "No approver is known. Find out who signs: nothing is decided without them.",
        "尚未找到批准人。请先弄清由谁签字，否则无法拍板。",
    )


@pytest.mark.parametrize(
    ("people", "start"),
    [
        (("A",), "Nobody of ours covers the key player A."),
        (("A", "B"), "Nobody of ours covers 2 key players: A and B."),
    ],
)
def test_english_minds_the_plural(people: tuple[str, ...], start: str) -> None:
    finding = Finding(code="key_player_uncovered", severity="critical", stakeholders=people)
    assert sentence(finding, MAP, "en").startswith(start)


def test_out_of_touch_says_how_long() -> None:
    finding = Finding(
        code="out_of_touch",
        severity="warning",
        stakeholders=("A", "B"),
        params={"never": 0, "days": 30, "longest": 64},
    )
    assert both(finding) == (
        "For 30 days or more no contact is seen with A and B (longest: 64 days). Call or visit.",
        "已有 30 天以上未见联系记录：A 和 B（最长 64 天）。请安排电话或拜访。",
    )


def test_required_roles_are_named_in_the_language_of_the_reader() -> None:
    roles = ("decision_maker", "user")
    english, chinese = both(Finding(code="required_role_missing", severity="critical", roles=roles))
    assert "decision maker and user" in english
    assert "决策人 和 使用人" in chinese


def test_an_unmapped_manager_without_a_name() -> None:
    finding = Finding(
        code="unmapped_manager",
        severity="info",
        stakeholders=("A",),
        params={"contacts": ("c",), "managers": ("",)},
    )
    assert sentence(finding, MAP, "en").startswith("(no name yet), to whom A reports, is not on the map.")


def test_reasons() -> None:
    influences = Reason(
        code="influences", component="influence", stakeholders=("A", "B"), params={"percent": 57}
    )
    assert reason_sentence(influences, MAP, "en") == (
        "Directly influences 2 of 9 others: A and B. "
        "With those they influence in turn, 57% of the strongest influence on the map."
    )
    power = Reason(code="has_power", component="power", params={"power": "inner_circle"})
    assert reason_sentence(power, MAP, "zh") == "权力圈：核心圈。"


def test_the_score_says_what_it_rests_on() -> None:
    (who,) = rank_decision_makers(opportunity_map([person("Wang", "approver")]))
    assert score_sentence(who, "en") == (
        "60 of 100, an estimate. 50% of what counts is known; the rest could make it 50 to 100."
    )


@given(contact_maps(), st.sampled_from(LANGUAGES))
def test_everything_that_can_be_found_can_be_said(contact_map: ContactMap, language: Language) -> None:
    said = [sentence(finding, contact_map, language) for finding in find_coverage_gaps(contact_map)]
    for who in rank_decision_makers(contact_map):
        said += [reason_sentence(reason, contact_map, language) for reason in who.reasons]
        said += [unknown_sentence(component, language) for component in who.unknown]
        said.append(score_sentence(who, language))
    assert all(one.strip() and "{" not in one for one in said)
    ends = ".?" if language == "en" else "。"
    assert all(one[-1] in ends for one in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unknown_component_has_a_sentence(language: Language) -> None:
    assert len({unknown_sentence(component, language) for component in COMPONENTS}) == 4
