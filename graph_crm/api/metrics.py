"""``/metrics``, for Prometheus: for programs on this machine, or with a token for any."""

from __future__ import annotations

import secrets
from ipaddress import ip_address
from typing import TYPE_CHECKING

from prometheus_client.exposition import choose_encoder
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from graph_crm.metrics import CONNECTIONS, REGISTRY

if TYPE_CHECKING:
    from starlette.requests import Request

    from graph_crm.graph.gateway import Graph

# A proxy on this machine sets them for somebody who is elsewhere.
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def metrics_routes(graph: Graph, token: str | None) -> list[Route]:
    """The route. ``token``: who has it may read, from anywhere; without one, whoever is on this machine."""

    async def metrics(request: Request) -> Response:
        if token is None and not _is_here(request):
            return PlainTextResponse("", status_code=403)
        if token is not None and not _has(request, token):
            return PlainTextResponse("", status_code=401, headers={"WWW-Authenticate": "Bearer"})
        in_use, idle = graph.connections()
        CONNECTIONS.labels("in_use").set(in_use)
        CONNECTIONS.labels("idle").set(idle)
        encode, kind = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(REGISTRY), headers={"Content-Type": kind})

    return [Route("/metrics", metrics)]


def _is_here(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _has(request: Request, token: str) -> bool:
    given = request.headers.get("authorization", "")
    return secrets.compare_digest(given.encode(), f"Bearer {token}".encode())
