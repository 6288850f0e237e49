"""The pages that the server draws: the deals and the customers, each with its map and its findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import anyio.to_thread
import structlog
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from uuid_utils import uuid7

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.api.shown_map import describe
from graph_crm.customers.model import CustomerOrder
from graph_crm.errors import DatabaseError, InvalidArgument, NotFound, QueryTimedOut
from graph_crm.opportunities.model import OpportunityOrder
from graph_crm.paging import PageRequest
from graph_crm.text import LANGUAGES, Language, Value, text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from graph_crm.api.context import Services
    from graph_crm.api.shown_map import ShownMap

log = structlog.get_logger()

DEALS_PER_PAGE = 12
CUSTOMERS_PER_PAGE = 100
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page_routes(services: Services) -> list[Route]:
    """The routes of the pages."""

    async def deals(request: Request, language: Language) -> Response:
        wanted = PageRequest(DEALS_PER_PAGE, request.query_params.get("after"))
        page = await services.opportunities.page(LOCAL_ADMINISTRATOR, wanted, OpportunityOrder.CLOSING_FIRST)
        maps = [await _shown(services, "opportunity", deal.uid, language) for deal in page.items]
        customers = await services.customers.page(
            LOCAL_ADMINISTRATOR, PageRequest(CUSTOMERS_PER_PAGE), CustomerOrder.NAME
        )
        next_cursor = page.cursors[-1] if page.has_next else None
        return _render(
            "deals.html", request, language, maps=maps, customers=customers.items, next_cursor=next_cursor
        )

    async def one_map(request: Request, language: Language) -> Response:
        kind = "customer" if request.url.path.startswith("/customers/") else "opportunity"
        shown = await _shown(services, kind, request.path_params["uid"], language)
        return _render("map.html", request, language, map=shown)

    return [
        Route("/", _page(deals)),
        Route("/customers/{uid}", _page(one_map)),
        Route("/opportunities/{uid}", _page(one_map)),
    ]


def _page(
    draw: Callable[[Request, Language], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """A page in the reader's language; what a reader can do nothing about, the log has under an id."""

    async def answer(request: Request) -> Response:
        language = _language(request)
        try:
            return await draw(request, language)
        except InvalidArgument:
            return _problem(request, language, 400, "page-bad-link")
        except NotFound as error:
            return _problem(request, language, 404, "page-not-found", **error.params)
        except DatabaseError as error:
            error_id = str(uuid7())
            log.error("page_error", error_id=error_id, path=request.url.path, exc_info=error)
            message = "api-timed-out" if isinstance(error, QueryTimedOut) else "api-database-unavailable"
            return _problem(request, language, 503, message, id=error_id)

    return answer


async def _shown(
    services: Services, kind: Literal["customer", "opportunity"], uid: str, language: Language
) -> ShownMap:
    view = await services.maps.contact_map(LOCAL_ADMINISTRATOR, kind, uid)
    # Drawing and ranking take tens of milliseconds: off the event loop.
    return await anyio.to_thread.run_sync(describe, view.contact_map, language)


def _language(request: Request) -> Language:
    """The language that the address asks for, else the browser's, else English."""
    asked = request.query_params.get("lang")
    for language in LANGUAGES:
        if asked == language:
            return language
    return _preferred(request.headers.get("accept-language", ""))


def _preferred(accept: str) -> Language:
    """Of the languages that a browser accepts the first, by its weight, that we speak."""
    weights: dict[Language, float] = {}
    for part in accept.split(","):
        tag, _, weight = part.partition(";q=")
        try:
            weighs = float(weight or 1)
        except ValueError:
            continue
        for language in LANGUAGES:
            if tag.strip().lower().split("-")[0] == language and weighs > 0:
                weights[language] = max(weighs, weights.get(language, 0))
    return max(weights, key=lambda language: weights[language]) if weights else "en"


def _problem(request: Request, language: Language, status: int, message: str, **params: Value) -> Response:
    return _render("problem.html", request, language, status, message=text(message, language, params))


def _render(name: str, request: Request, language: Language, status: int = 200, **values: object) -> Response:
    html = _templates.get_template(name).render(
        language=language,
        t=lambda message, **params: text(message, language, params),  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        path=request.url.path,
        after=request.query_params.get("after"),
        **values,
    )
    return HTMLResponse(
        html, status, headers={"Content-Security-Policy": PAGE_POLICY, "Vary": "Accept-Language"}
    )
