"""The page, which is a program for the browser (web/page), and what the server draws itself: forms and problems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from uuid_utils import uuid7

from graph_crm.api.authentication import admitted, sign_in_first
from graph_crm.errors import DatabaseError, ProviderUnavailable, QueryTimedOut
from graph_crm.resources import STATIC
from graph_crm.text import LANGUAGES, Language, Value, text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from graph_crm.api.context import Services

    Draw = Callable[[Request, Language], Awaitable[Response]]

log = structlog.get_logger()

APP_PAGE = STATIC / "page" / "index.html"
# What the browser's side knows (web/page/main.tsx); all else is not there.
APP_PATHS = (
    "/",
    "/agenda",
    "/portfolio",
    "/settings",
    "/customers",
    "/customers/{uid}",
    "/customers/{uid}/map",
    "/opportunities/{uid}",
    "/opportunities/{uid}/map",
    "/contacts/{uid}",
)
# Strict: no script and no style but our files.
APP_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
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
    """The page under each of its addresses, for those who are signed in. What it shows it asks of /graphql."""

    async def answer(request: Request, language: Language) -> Response:
        if not await admitted(request, services.accounts):
            return sign_in_first(request)
        return _app(request, language, 200)

    return [Route(path, page(answer)) for path in APP_PATHS]


def nothing_there(services: Services) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What is answered at an address that leads nowhere: to a browser the page, which says so and leads on; a line to others."""

    async def answer(request: Request, language: Language) -> Response:
        if not await admitted(request, services.accounts):
            return sign_in_first(request)
        return _app(request, language, 404)

    drawn = page(answer)

    async def nothing(request: Request, error: Exception) -> Response:
        if "text/html" in request.headers.get("accept", ""):
            return await drawn(request)
        assert isinstance(error, HTTPException)
        return PlainTextResponse(error.detail, 404)

    return nothing


def _app(request: Request, language: Language, status: int) -> Response:
    if not APP_PAGE.is_file():
        return _problem(request, language, 404, "page-not-installed")
    return FileResponse(APP_PAGE, status, {"Content-Security-Policy": APP_POLICY})


def page(
    draw: Draw,
) -> Callable[[Request], Awaitable[Response]]:
    """A page in the reader's language; what a reader can do nothing about, the log has under an id."""

    async def answer(request: Request) -> Response:
        language = language_of(request)
        try:
            return await draw(request, language)
        except ProviderUnavailable as error:
            return render("problem.html", request, language, 503, message=error.sentence(language))
        except DatabaseError as error:
            error_id = str(uuid7())
            log.error("page_error", error_id=error_id, path=request.url.path, exc_info=error)
            message = "api-timed-out" if isinstance(error, QueryTimedOut) else "api-database-unavailable"
            return _problem(request, language, 503, message, id=error_id)

    return answer


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
        who=getattr(request.state, "who", None),
        **values,
    )
    return HTMLResponse(
        html, status, headers={"Content-Security-Policy": PAGE_POLICY, "Vary": "Accept-Language"}
    )
