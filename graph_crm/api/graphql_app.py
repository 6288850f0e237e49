"""GraphQL over HTTP: POST and GET of queries, and GraphiQL for a browser, its files served by us."""

from __future__ import annotations

import json
from typing import Any

import strawberry
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.api.context import Context, Services
from graph_crm.resources import STATIC
from graph_crm.text import text

GRAPHIQL_PAGE = STATIC / "graphiql" / "index.html"
# Monaco, GraphiQL's editor, writes its own style elements and runs its checks in workers from our origin.
GRAPHIQL_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "font-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class GraphQLApp(GraphQL[Context, None]):
    """The /graphql endpoint."""

    def __init__(self, schema: strawberry.Schema, services: Services) -> None:
        super().__init__(
            schema,
            graphql_ide="graphiql",
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
        )
        self._services = services

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        return Context(services=self._services, viewer=LOCAL_ADMINISTRATOR)

    async def render_graphql_ide(self, request: Request) -> Response:
        if not GRAPHIQL_PAGE.is_file():
            return PlainTextResponse(text("api-no-graphiql", "en"), status_code=404)
        return FileResponse(GRAPHIQL_PAGE, headers={"Content-Security-Policy": GRAPHIQL_POLICY})

    def parse_json(self, data: str | bytes) -> Any:
        """Whatever a client sends as JSON is an object, or the client is told what is wrong with it."""
        try:
            decoded = json.loads(data)
            # Half a surrogate pair is a character in JSON, and none in UTF-8, which Neo4j reads.
            json.dumps(decoded, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            raise HTTPException(400, text("api-bad-json", "en")) from None
        if not isinstance(decoded, dict | list | None):
            raise HTTPException(400, text("api-no-object", "en"))
        return {} if decoded is None else decoded  # pyright: ignore[reportUnknownVariableType]

    def encode_json(self, data: object) -> Any:
        # Chinese names as they are: half the size of \\u escapes, and people read answers.
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
