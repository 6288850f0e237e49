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

from graph_crm.api.authentication import admitted, sign_in_first, who_was_let_in
from graph_crm.api.shown_map import describe
from graph_crm.customers.model import CustomerOrder
from graph_crm.errors import DatabaseError, InvalidArgument, NotFound, ProviderUnavailable, QueryTimedOut
from graph_crm.opportunities.model import OpportunityOrder
from graph_crm.paging import PageRequest
from graph_crm.text import LANGUAGES, Language, Value, text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from graph_crm.access.model import Viewer
    from graph_crm.api.context import Services
    from graph_crm.api.shown_map import ShownMap

    Draw = Callable[[Request, Language], Awaitable[Response]]

log = structlog.get_logger()

DEALS_PER_PAGE = 12
CUSTOMERS_PER_PAGE = 100
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
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
    """The routes of the pages, for those who are signed in."""

    def known(draw: Draw) -> Draw:
        """A page for those who are signed in; others are shown where to."""

        async def answer(request: Request, language: Language) -> Response:
            if not await admitted(request, services.accounts):
                return sign_in_first(request)
            return await draw(request, language)

        return answer

    async def first(request: Request, language: Language) -> Response:
        wanted = PageRequest(DEALS_PER_PAGE, request.query_params.get("after"))
        viewer = who_was_let_in(request).viewer
        deals = await services.opportunities.page(viewer, wanted, OpportunityOrder.CLOSING_FIRST)
        maps = [await _shown(services, viewer, "opportunity", deal.uid, language) for deal in deals.items]
        customers = await services.customers.page(viewer, PageRequest(CUSTOMERS_PER_PAGE), CustomerOrder.NAME)
        next_cursor = deals.cursors[-1] if deals.has_next else None
        return render(
            "deals.html", request, language, maps=maps, customers=customers.items, next_cursor=next_cursor
        )

    async def one_map(request: Request, language: Language) -> Response:
        kind = "customer" if request.url.path.startswith("/customers/") else "opportunity"
        shown = await _shown(
            services, who_was_let_in(request).viewer, kind, request.path_params["uid"], language
        )
        return render("map.html", request, language, map=shown)

    return [
        Route("/", page(known(first))),
        Route("/customers/{uid}", page(known(one_map))),
        Route("/opportunities/{uid}", page(known(one_map))),
    ]


def page(
    draw: Draw,
) -> Callable[[Request], Awaitable[Response]]:
    """A page in the reader's language; what a reader can do nothing about, the log has under an id."""

    async def answer(request: Request) -> Response:
        language = language_of(request)
        try:
            return await draw(request, language)
        except InvalidArgument:
            return _problem(request, language, 400, "page-bad-link")
        except NotFound as error:
            return _problem(request, language, 404, "page-not-found", **error.params)
        except ProviderUnavailable as error:
            return render("problem.html", request, language, 503, message=error.sentence(language))
        except DatabaseError as error:
            error_id = str(uuid7())
            log.error("page_error", error_id=error_id, path=request.url.path, exc_info=error)
            message = "api-timed-out" if isinstance(error, QueryTimedOut) else "api-database-unavailable"
            return _problem(request, language, 503, message, id=error_id)

    return answer


async def _shown(
    services: Services, viewer: Viewer, kind: Literal["customer", "opportunity"], uid: str, language: Language
) -> ShownMap:
    view = await services.maps.contact_map(viewer, kind, uid)
    # Drawing and ranking take tens of milliseconds: off the event loop.
    return await anyio.to_thread.run_sync(describe, view.contact_map, language)


def language_of(request: Request) -> Language:
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
    return render("problem.html", request, language, status, message=text(message, language, params))


def render(name: str, request: Request, language: Language, status: int = 200, **values: object) -> Response:
    html = _templates.get_template(name).render(
        language=language,
        t=lambda message, **params: text(message, language, params),  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        path=request.url.path,
        after=request.query_params.get("after"),
        who=getattr(request.state, "who", None),
        **values,
    )
    return HTMLResponse(
        html, status, headers={"Content-Security-Policy": PAGE_POLICY, "Vary": "Accept-Language"}
    )
