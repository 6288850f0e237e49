"""The battle plan: everything the analyses say, in one document, whatever the names hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from graph_crm.analysis.contact_map import DecisionStep
from graph_crm.maps.battle_plan import FORMATS, make_battle_plan, make_report, write_battle_plan
from graph_crm.text import LANGUAGES, text
from tests.arbitrary_maps import contact_maps
from tests.maps import customer_map, opportunity_map, person

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.maps.battle_plan import Format
    from graph_crm.text import Language

EVIL = "<img src=x onerror=alert(1)> [a](b) *c*"
STEPS = (
    DecisionStep(
        uid="s1", name="Board", kind="decision", order=1, due_on=date(2026, 4, 1), deciders=("Boss",)
    ),
    DecisionStep(uid="s2", name="Invoice", kind="payment", order=1, done_on=date(2026, 2, 1)),
)
DEAL = opportunity_map(
    [
        person("Boss", "approver", power="inner_circle", stance=-1),
        person("Li", "champion", stance=1, covered_by="ann", contact_days_ago=2),
    ],
    reports=[("Li", "Boss")],
    decision_steps=STEPS,
    name="Line 3",
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_plan_says_where_we_stand_what_to_do_who_decides_the_way_and_the_risks() -> None:
    written = write_battle_plan(make_battle_plan(DEAL, "en", ("Proposal",)), "markdown")
    headings = [line[3:] for line in written.splitlines() if line.startswith("## ")]
    assert headings == [
        "Where we stand",
        "What to do next",
        "Who decides",
        "The way to those who decide",
        "Risks",
        "How the customer decides and pays",
    ]
    assert written.startswith("# Battle plan: Line 3, Customer\n\nProposal · As of March 2, 2026\n")
    assert "![The contact map](map.svg)" in written
    for sentence in (
        "ann asks Li for an introduction to Boss",
        "Decision: Board, due on April 1, 2026",
        "Payment: Invoice, done on February 1, 2026",
        "No key player is known to support us",
    ):
        assert sentence in written.replace("\\", "")


def test_in_chinese_no_english_is_left() -> None:
    written = write_battle_plan(make_battle_plan(DEAL, "zh"), "markdown")
    assert "# 作战计划：Line 3（Customer）" in written
    assert "下一步行动" in written
    assert "estimate" not in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_text_in_both_forms(language: Language) -> None:
    evil = replace(DEAL, name=EVIL, stakeholders=(*DEAL.stakeholders, person(EVIL, "user")))
    plan = make_battle_plan(evil, language)
    html = write_battle_plan(plan, "html")
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert not tags.seen & {"img", "script"}
    assert "&lt;img src=x" in html
    markdown = write_battle_plan(plan, "markdown")
    assert "<img" not in markdown.replace("\\<img", "")
    assert "\\[a\\]\\(b\\) \\*c\\*" in markdown


def test_the_report_has_every_analysis_and_without_a_vote_says_nothing_of_one() -> None:
    headings = [section.heading for section in make_report(DEAL, "en")]
    assert headings[-7:] == [
        "Power by office and by influence",
        "What breaks",
        "Whose vote turns it",
        "Champions",
        "If nobody acts",
        "How competitors see it",
        "How the customer decides and pays",
    ]
    alone = make_report(customer_map(parties=()), "en")
    assert not {"Whose vote turns it", "If nobody acts"} & {section.heading for section in alone}


@given(contact_maps())
@settings(max_examples=10)
def test_any_map_has_a_plan(contact_map: ContactMap) -> None:
    for language in LANGUAGES:
        plan = make_battle_plan(contact_map, language)
        forms: tuple[Format, ...] = FORMATS
        for form in forms:
            assert write_battle_plan(plan, form)
        for section in make_report(contact_map, language):
            assert section.heading
            assert section.lead or section.points or section.heading == text("plan-ways", language)
