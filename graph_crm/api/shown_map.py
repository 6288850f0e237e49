"""A map with what the analyses say about it, as the pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from babel.dates import format_date
from markupsafe import Markup

from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.api.enums import Language as LanguageEnum
from graph_crm.api.money import money
from graph_crm.maps import sentences
from graph_crm.maps.svg import draw_map
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.text import Language

DECISION_MAKERS_SHOWN = 5
DATE_LOCALE: dict[Language, str] = {"en": "en", "zh": "zh_Hans"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReason:
    """A decision maker as the page shows one."""

    name: str
    score: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A finding as the page shows one."""

    severity: str
    severity_word: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMap:
    """A map with what the analyses say, ready for the template."""

    kind: Literal["customer", "opportunity"]
    uid: str
    name: str
    customer_uid: str
    customer_name: str
    facts: tuple[str, ...]
    people: int
    drawing: Markup
    decision_makers: tuple[ShownReason, ...]
    findings: tuple[ShownFinding, ...]


def describe(contact_map: ContactMap, language: Language) -> ShownMap:
    """Draw and analyse a map; this takes tens of milliseconds."""
    ranked = rank_decision_makers(contact_map)[:DECISION_MAKERS_SHOWN]
    return ShownMap(
        kind=contact_map.kind,
        uid=contact_map.uid,
        name=contact_map.name,
        customer_uid=contact_map.customer_uid,
        customer_name=contact_map.customer_name,
        facts=tuple(_facts(contact_map, language)),
        people=len(contact_map.stakeholders),
        drawing=Markup(draw_map(contact_map, language, standalone=False, responsive=True)),  # noqa: S704 - built as XML
        decision_makers=tuple(
            ShownReason(
                name=sentences.stakeholder_name(contact_map.by_uid[who.stakeholder], language),
                score=sentences.score_sentence(who, language),
                reasons=tuple(
                    sentences.reason_sentence(reason, contact_map, language) for reason in who.reasons
                ),
            )
            for who in ranked
        ),
        findings=tuple(
            ShownFinding(
                severity=finding.severity,
                severity_word=text(f"severity-{finding.severity}", language),
                sentence=sentences.sentence(finding, contact_map, language),
            )
            for finding in find_coverage_gaps(contact_map)
        ),
    )


def _facts(contact_map: ContactMap, language: Language) -> list[str]:
    """What a person wants to read beside a deal's name: status, stage, amount, the date."""
    deal = contact_map.deal
    if deal is None:
        return []
    facts = [text(f"status-{deal.status}", language)]
    if deal.stage and deal.status == "open":
        facts.append(deal.stage)
    if amount := money(deal.amount, deal.currency):
        facts.append(amount.text(LanguageEnum(language)))  # pyright: ignore[reportCallIssue]
    day = deal.expected_close_on if deal.status == "open" else deal.closed_on
    if day is not None:
        shown = format_date(day, format="long", locale=DATE_LOCALE[language])
        facts.append(text(f"page-closes-{deal.status}", language, {"day": shown}))
    return facts
