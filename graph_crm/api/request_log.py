"""What is known of every request: its id, its line in the log, its time, its span; and its last resort.

The outermost of the middlewares, so that what another one refuses is known too.
"""

from __future__ import annotations

import re
from contextlib import nullcontext
from http import HTTPMethod
from time import perf_counter
from typing import TYPE_CHECKING

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from structlog.contextvars import bound_contextvars
from uuid_utils import uuid7

from graph_crm.metrics import REQUESTS
from graph_crm.text import text
from graph_crm.tracing import Span, span

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()

REQUEST_ID = "X-Request-ID"
# What a proxy in front may have called the request: nothing that could forge a line or fill the log.
_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")
METHODS = frozenset(HTTPMethod)
NO_ROUTE = "unmatched"
CLIENT_LEFT = 499


class RequestLog:
    """An ASGI middleware around everything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get(REQUEST_ID, "")
        request_id = given if _SANE.fullmatch(given) else str(uuid7())
        method = _method(scope)
        # A connection lasts as long as a page is open; its operations have spans of their own.
        spanned = (
            span("server", method, {"http.request.method": method}, headers)
            if scope["type"] == "http"
            else nullcontext(Span())
        )
        with spanned as traced, bound_contextvars(request_id=request_id, viewer="-", **traced.ids):
            exchange = _Exchange(scope, send, request_id)
            try:
                await self._run(exchange, receive)
            finally:
                exchange.end(method, traced)

    async def _run(self, exchange: _Exchange, receive: Receive) -> None:
        try:
            await self._app(exchange.scope, receive, exchange.send)
        except ClientDisconnect:
            exchange.status = CLIENT_LEFT
        except Exception:
            error_id = str(uuid7())
            log.exception("request_failed", error_id=error_id, route=_route(exchange.scope))
            if exchange.status is not None or exchange.scope["type"] == "websocket":
                raise
            message = text("api-internal", "en", {"id": error_id})
            await PlainTextResponse(message, status_code=500)(exchange.scope, receive, exchange.send)


class _Exchange:
    """One request and how far its answer is."""

    def __init__(self, scope: Scope, send: Send, request_id: str) -> None:
        self.scope = scope
        self.status: int | None = None
        self._send = send
        self._request_id = request_id
        self._began = perf_counter()

    async def send(self, message: Message) -> None:
        kind = message["type"]
        if kind in ("http.response.start", "websocket.http.response.start", "websocket.accept"):
            MutableHeaders(raw=message.setdefault("headers", []))[REQUEST_ID] = self._request_id
        if kind in ("http.response.start", "websocket.http.response.start"):
            self.status = message["status"]
        elif kind == "websocket.accept":
            self.status = 101
        elif kind == "websocket.close" and self.status is None:
            self.status = 403
        await self._send(message)

    def end(self, method: str, traced: Span) -> None:
        """Write it down. The path itself and the query may hold names and tokens; the route's template doesn't."""
        seconds = perf_counter() - self._began
        route, status = _route(self.scope), self.status or CLIENT_LEFT
        log.info("request", method=method, route=route, status=status, ms=round(seconds * 1000, 1))
        if method != "WEBSOCKET":
            REQUESTS.labels(method, route, str(status)).observe(seconds)
        traced.describe(f"{method} {route}", {"http.route": route, "http.response.status_code": status})
        if status >= 500:
            traced.fail(str(status))


def _method(scope: Scope) -> str:
    if scope["type"] == "websocket":
        return "WEBSOCKET"
    return scope["method"] if scope["method"] in METHODS else "OTHER"


def _route(scope: Scope) -> str:
    return getattr(scope.get("route"), "path", NO_ROUTE) or NO_ROUTE
