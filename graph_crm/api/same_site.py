"""Only our own pages, and programs that are no browsers, may ask: what a page of another site makes a browser send is
refused before its body is read (https://web.dev/articles/fetch-metadata)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket
from strawberry.http.websocket_origin import is_same_origin, normalize_origin

from graph_crm.text import text

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

OTHER_SITES = {"cross-site", "same-site"}


class SameSiteOnly:
    """An ASGI middleware, for requests and for the handshakes of WebSockets, on which browsers set no such limits.

    ``public_url``: the origin of our pages where a proxy stands in front of us, which may send another ``Host``.
    """

    def __init__(self, app: ASGIApp, public_url: str | None = None) -> None:
        self._app = app
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self._may_ask(scope):
            await self._app(scope, receive, send)
            return
        response = PlainTextResponse(text("api-other-site", "en"), 403)
        if scope["type"] == "http":
            await response(scope, receive, send)
        else:
            await WebSocket(scope, receive, send).send_denial_response(response)

    def _may_ask(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is not None and not self._is_ours(origin, headers.get("host")):
            return False
        return headers.get("sec-fetch-site") not in OTHER_SITES or _follows_a_link(scope, headers)

    def _is_ours(self, origin: str, host: str | None) -> bool:
        if self._public_url is not None and normalize_origin(origin) == self._public_url:
            return True
        return is_same_origin(origin, host)


def _follows_a_link(scope: Scope, headers: Headers) -> bool:
    """Whether a person comes here from another site: the address bar shows it, and only reading is done that way."""
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
