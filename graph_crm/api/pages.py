"""The pages that the server draws: the deals and the customers, each with its map and its findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import anyio.to_thread
from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.api.enums import Language as LanguageEnum
from graph_crm.api.money import money
from graph_crm.customers.model import CustomerOrder
from graph_crm.errors import GraphCrmError, InvalidArgument, NotFound
from graph_crm.maps import sentences
from graph_crm.maps.svg import draw_map
from graph_crm.opportunities.model import OpportunityOrder
from graph_crm.paging import PageRequest
from graph_crm.text import LANGUAGES, Language, text

if TYPE_CHECKING:
    from starlette.requests import Request

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.api.context import Services

DEALS_PER_PAGE = 12
CUSTOMERS_PER_PAGE = 100
DECISION_MAKERS_SHOWN = 5
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
DATE_LOCALE: dict[Language, str] = {"en": "en", "zh": "zh_Hans"}

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


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


def page_routes(services: Services) -> list[Route]:
    """The routes of the pages."""

    async def deals(request: Request) -> Response:
        language = _language(request)
        try:
            wanted = PageRequest(DEALS_PER_PAGE, request.query_params.get("after"))
            page = await services.opportunities.page(
                LOCAL_ADMINISTRATOR, wanted, OpportunityOrder.CLOSING_FIRST
            )
        except InvalidArgument as error:
            return _problem(request, error, language, status=400)
        maps = [await _shown(services, "opportunity", deal.uid, language) for deal in page.items]
        customers = await services.customers.page(
            LOCAL_ADMINISTRATOR, PageRequest(CUSTOMERS_PER_PAGE), CustomerOrder.NAME
        )
        next_cursor = page.cursors[-1] if page.has_next else None
        return _render(
            "deals.html", request, language, maps=maps, customers=customers.items, next_cursor=next_cursor
        )

    async def one_map(request: Request) -> Response:
        language = _language(request)
        kind = "customer" if request.url.path.startswith("/customers/") else "opportunity"
        try:
            shown = await _shown(services, kind, request.path_params["uid"], language)
        except NotFound as error:
            return _problem(request, error, language, status=404)
        return _render("map.html", request, language, map=shown)

    return [
        Route("/", deals),
        Route("/customers/{uid}", one_map),
        Route("/opportunities/{uid}", one_map),
    ]


async def _shown(
    services: Services, kind: Literal["customer", "opportunity"], uid: str, language: Language
) -> ShownMap:
    view = await services.maps.contact_map(LOCAL_ADMINISTRATOR, kind, uid)
    # Drawing and ranking take tens of milliseconds: off the event loop.
    return await anyio.to_thread.run_sync(_describe, view.contact_map, language)


def _describe(contact_map: ContactMap, language: Language) -> ShownMap:
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


def _language(request: Request) -> Language:
    """The language that the address asks for, else the browser's, else English."""
    asked = request.query_params.get("lang")
    for language in LANGUAGES:
        if asked == language:
            return language
    preferred = request.headers.get("accept-language", "").lower()
    return "zh" if preferred.startswith("zh") else "en"


def _problem(request: Request, error: GraphCrmError, language: Language, status: int) -> Response:
    return _render("problem.html", request, language, status=status, message=error.sentence(language))


def _render(name: str, request: Request, language: Language, status: int = 200, **values: object) -> Response:
    html = _templates.get_template(name).render(
        language=language,
        t=lambda message, **params: text(message, language, params),  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        path=request.url.path,
        **values,
    )
    return HTMLResponse(
        html, status, headers={"Content-Security-Policy": PAGE_POLICY, "Vary": "Accept-Language"}
    )
