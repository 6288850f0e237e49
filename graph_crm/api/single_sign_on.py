"""Single sign-on over HTTP: the way to the provider, and back.

What belongs to one sign-in stands in a cookie of its own, for ten minutes, in the browser in which it began: whoever sends
somebody else here with a code of their own has no such cookie to send along (RFC 6749, 10.12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from graph_crm.accounts.provider import Flow
from graph_crm.api.authentication import keep_session
from graph_crm.api.pages import page, render
from graph_crm.api.sign_in import STATUS, address_of, next_path, retry_after
from graph_crm.errors import (
    GraphCrmError,
    ProviderUnavailable,
    SignInRefused,
    SingleSignOnFailed,
    SingleSignOnRefused,
    TooManyTries,
)

if TYPE_CHECKING:
    from starlette.requests import Request

    from graph_crm.accounts.single_sign_on import SingleSignOn
    from graph_crm.api.sign_in_tries import SignInTries
    from graph_crm.text import Language

COOKIE = "__Host-graph_crm_oidc"
BEGIN = "/sign-in/oidc"
CALLBACK = "/sign-in/oidc/callback"
SECONDS = 600
# A browser keeps no cookie over 4,096 bytes.
MAX_NEXT = 2000
MAX_PARAMETER = 4000


def single_sign_on_routes(sign_on: SingleSignOn, tries: SignInTries, public_url: str | None) -> list[Route]:
    """``/sign-in/oidc`` and ``/sign-in/oidc/callback``."""

    def redirect_uri(request: Request) -> str:
        return f"{public_url or str(request.base_url).rstrip('/')}{CALLBACK}"

    async def begin(request: Request, language: Language) -> Response:
        then = next_path(request.query_params.get("next"))
        try:
            url, flow = await sign_on.begin(then, redirect_uri(request))
        except ProviderUnavailable as error:
            return _problem(request, language, error, then)
        response = RedirectResponse(url, 303)
        response.set_cookie(
            COOKIE, _written(flow), max_age=SECONDS, path="/", secure=True, httponly=True, samesite="lax"
        )
        return response

    async def callback(request: Request, language: Language) -> Response:
        flow, address = _read(request.cookies.get(COOKIE, "")), address_of(request)
        given = {name: value[:MAX_PARAMETER] for name, value in request.query_params.items()}
        then = next_path(flow.then if flow else None)
        try:
            await tries.spend(None, address)
            session = await sign_on.finish(
                flow,
                state=given.get("state", ""),
                code=given.get("code", ""),
                issuer=given.get("iss"),
                redirect_uri=redirect_uri(request),
                address=address,
            )
            await tries.forget(None, address)
        except (
            TooManyTries,
            SignInRefused,
            SingleSignOnFailed,
            SingleSignOnRefused,
            ProviderUnavailable,
        ) as error:
            response = _problem(request, language, error, then)
        else:
            response = RedirectResponse(then, 303)
            keep_session(response, session)
        # Whatever came of it: a flow ends here, and once.
        response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
        return response

    return [
        Route(BEGIN, page(begin), methods=["GET"]),
        Route(CALLBACK, page(callback), methods=["GET"]),
    ]


def _problem(request: Request, language: Language, error: GraphCrmError, then: str) -> Response:
    response = render(
        "sign_in.html",
        request,
        language,
        STATUS[type(error)],
        message=error.sentence(language),
        next=then,
        single_sign_on=True,
    )
    response.headers.update(retry_after(error))
    return response


def _written(flow: Flow) -> str:
    """As a cookie; none of the parts has a point in it, and a path that is too long is left out."""
    then = quote(flow.then, safe="").replace(".", "%2E")
    return ".".join((flow.state, flow.nonce, flow.verifier, then if len(then) <= MAX_NEXT else ""))


def _read(cookie: str) -> Flow | None:
    parts = cookie.split(".")
    if len(parts) != 4 or not all(parts[:3]):
        return None
    state, nonce, verifier, then = parts
    return Flow(state=state, nonce=nonce, verifier=verifier, then=unquote(then))
