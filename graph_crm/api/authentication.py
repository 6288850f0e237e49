"""Who asks: a bearer token, or the cookie of a session. Decided before a request is read any further."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import structlog
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse
from starlette.websockets import WebSocket
from uuid_utils import uuid7

from graph_crm.errors import DatabaseError, ProviderUnavailable
from graph_crm.logs import bind_viewer
from graph_crm.text import text

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from graph_crm.accounts.model import Issued, SignedIn
    from graph_crm.accounts.service import AccountService

log = structlog.get_logger()

# The prefix lets browsers take it only from this very host, over TLS or on this machine, for all paths (RFC 6265bis).
COOKIE = "__Host-graph_crm"


async def who_asks(connection: HTTPConnection, accounts: AccountService) -> SignedIn | None:
    """Who sent this; None when nothing proves it. A token that is wrong is not made good by a cookie."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme:
        return await accounts.who(token.strip(), "token") if scheme.lower() == "bearer" else None
    session = connection.cookies.get(COOKIE)
    return await accounts.who(session, "session") if session else None


async def admitted(connection: HTTPConnection, accounts: AccountService) -> bool:
    """Whether it is known who sent this; if so, what answers it is told, and the log."""
    who = await who_asks(connection, accounts)
    if who is None:
        return False
    connection.state.who = who
    bind_viewer(who.viewer.user_uid)
    return True


def who_was_let_in(request: HTTPConnection) -> SignedIn:
    """On whose behalf a request that was let in is answered."""
    return request.state.who


def keep_session(response: Response, session: Issued) -> None:
    """Give a browser its session: no script reads it, and no other site sends it."""
    response.set_cookie(
        COOKIE,
        session.secret,
        expires=session.expires_at,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )


def drop_session(response: Response) -> None:
    """Take the session from a browser."""
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")


class SignedInOnly:
    """Lets those through who have a session or a token, and tells the application behind it who it is.

    A browser that wants a page is shown where to sign in; everybody else gets 401.
    """

    def __init__(self, app: ASGIApp, accounts: AccountService) -> None:
        self._app = app
        self._accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        try:
            known = await admitted(connection, self._accounts)
        except DatabaseError as error:
            await _answer(_unavailable(error), scope, receive, send)
            return
        except ProviderUnavailable as error:
            # 401 would have a program throw away a token that may be good.
            await _answer(_provider_unavailable(error), scope, receive, send)
            return
        if not known:
            await _answer(sign_in_first(connection), scope, receive, send)
            return
        await self._app(scope, receive, send)


async def _answer(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await response(scope, receive, send)
    else:
        await WebSocket(scope, receive, send).send_denial_response(response)


def sign_in_first(connection: HTTPConnection) -> Response:
    """What somebody gets who is not known: a browser the way to the form, all others 401."""
    if connection.scope["type"] == "http" and "text/html" in connection.headers.get("accept", ""):
        wanted = connection.url.path
        return RedirectResponse(f"/sign-in?next={quote(wanted)}", 303, {"Cache-Control": "no-store"})
    error = {"message": text("api-sign-in-first", "en"), "extensions": {"code": "UNAUTHENTICATED"}}
    headers = {"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"}
    return JSONResponse({"errors": [error]}, 401, headers)


def _unavailable(error: DatabaseError) -> Response:
    error_id = str(uuid7())
    log.error("sign_in_error", error_id=error_id, exc_info=error)
    message = text("api-database-unavailable", "en", {"id": error_id})
    told = {"message": message, "extensions": {"code": "DATABASE_UNAVAILABLE", "id": error_id}}
    return JSONResponse({"errors": [told]}, 503)


def _provider_unavailable(error: ProviderUnavailable) -> Response:
    told = {"message": error.sentence("en"), "extensions": {"code": "PROVIDER_UNAVAILABLE"}}
    return JSONResponse({"errors": [told]}, 503, {"Retry-After": "60", "Cache-Control": "no-store"})
