"""What every answer tells a browser: take nothing for what it is not, show it in nobody's frame, tell nobody the address.

An answer that says something itself, such as a page its own policy, keeps that; so no library that sets them all anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With "no-referrer" browsers send our own forms with "Origin: null", which is what other sites are refused for.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
# Files of ours, the same for everybody; all else is somebody's data.
FILES = ("/assets/", "/static/")
# Of these the name changes with what is in them, so a browser need not ask again.
HASHED_FILES = "/static/assets/"
A_YEAR = 31_536_000


class SecurityHeaders:
    """An ASGI middleware around all others, whose refusals are answers too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                _complete(MutableHeaders(scope=message), scope["path"], message.get("status"))
            await send(message)

        await self._app(scope, receive, with_headers)


def _complete(headers: MutableHeaders, path: str, status: int | None) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if not path.startswith(FILES):
        headers.setdefault("Cache-Control", "no-store")
    elif path.startswith(HASHED_FILES) and status in (200, 206, 304):
        headers.setdefault("Cache-Control", f"public, max-age={A_YEAR}, immutable")
