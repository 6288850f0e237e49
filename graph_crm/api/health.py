"""Whether the service lives (without the database) and is ready (with it)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graph_crm.graph.readiness import readiness

if TYPE_CHECKING:
    from starlette.requests import Request

    from graph_crm.graph.gateway import Graph


def health_routes(graph: Graph) -> list[Route]:
    """``/livez`` and ``/readyz``."""

    async def live(request: Request) -> Response:
        return JSONResponse({"status": "live"})

    async def ready(request: Request) -> Response:
        status = await readiness(graph)
        return JSONResponse({"status": status}, status_code=200 if status == "ready" else 503)

    return [Route("/livez", live), Route("/readyz", ready)]
