"""Whether the service lives (without the database) and is ready (with it)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

    from graph_crm.graph.gateway import Graph


def health_routes(graph: Graph) -> list[Route]:
    """``/livez`` and ``/readyz``."""

    async def live(request: Request) -> Response:
        return JSONResponse({"status": "live"})

    async def ready(request: Request) -> Response:
        if await graph.answers():
            return JSONResponse({"status": "ready"})
        return JSONResponse({"status": "database does not answer"}, status_code=503)

    return [Route("/livez", live), Route("/readyz", ready)]
