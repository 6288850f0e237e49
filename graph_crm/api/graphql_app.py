"""GraphQL over HTTP: POST and GET of queries, and GraphiQL for a browser, its files served by us.

https://graphql.github.io/graphql-over-http/draft/; tests/api/test_audit.py runs the audit of the npm package graphql-http.
"""

from __future__ import annotations

import json
from typing import Any

import strawberry
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.parse_content_type import parse_content_type
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult

from graph_crm.api.authentication import who_was_let_in
from graph_crm.api.context import Context, Services
from graph_crm.api.json_body import decode
from graph_crm.api.media_type import JSON, RESPONSE, media_type
from graph_crm.api.websocket import INIT_TIMEOUT, MAX_OPERATIONS, WebSocketHandler
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

    graphql_transport_ws_handler_class = WebSocketHandler

    def __init__(self, schema: strawberry.Schema, services: Services, public_url: str | None = None) -> None:
        super().__init__(
            schema,
            graphql_ide="graphiql",
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            max_subscriptions_per_connection=MAX_OPERATIONS,
            connection_init_wait_timeout=INIT_TIMEOUT,
            # Strawberry asks for the origin of a WebSocket itself, and knows no other name of ours than Host.
            allowed_origins=[public_url] if public_url else (),
        )
        self._services = services

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        who = who_was_let_in(request)
        return Context(services=self._services, viewer=who.viewer, proof=who.proof)

    async def render_graphql_ide(self, request: Request) -> Response:
        if not GRAPHIQL_PAGE.is_file():
            return PlainTextResponse(text("api-no-graphiql", "en"), status_code=404)
        headers = {"Content-Security-Policy": GRAPHIQL_POLICY, "Vary": "Accept"}
        return FileResponse(GRAPHIQL_PAGE, headers=headers)

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        response = await super().get_sub_response(request)
        response.media_type = media_type(",".join(request.headers.getlist("accept")))
        return response

    async def parse_http_body(
        self, request: AsyncHTTPRequestAdapter
    ) -> GraphQLRequestData | list[GraphQLRequestData]:
        # A browser sends other kinds to any site without asking it first.
        if request.method == "POST" and _kind_of(request.content_type) != JSON:
            raise HTTPException(415, text("api-no-json", "en", {"type": JSON}))
        return await super().parse_http_body(request)

    async def execute_operation(
        self,
        request: Request,
        request_adapter: AsyncHTTPRequestAdapter,
        request_data: GraphQLRequestData | list[GraphQLRequestData],
        context: Context,
        root_value: None,
        sub_response: Response,
    ) -> Any:
        # Before anything is done: a client that can't read the answer would not know that it was.
        if sub_response.media_type is None:
            raise HTTPException(406, text("api-not-acceptable", "en", {"types": f"{RESPONSE}, {JSON}"}))
        return await super().execute_operation(
            request, request_adapter, request_data, context, root_value, sub_response
        )

    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        response = await super().process_result(request, result)
        if _was_not_executed(result):
            del response["data"]
        return response

    def create_response(
        self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response
    ) -> Response:
        # Plain JSON may come from anyone on the way, so there only 200 says that it is GraphQL's.
        refused = sub_response.media_type == RESPONSE and "data" not in response_data
        headers = {"Content-Type": f"{sub_response.media_type}; charset=utf-8", "Vary": "Accept"}
        wait = _seconds_to_wait(response_data)
        if wait is not None:
            # Programs and proxies on the way understand this one, whatever they take for JSON.
            headers["Retry-After"] = str(wait)
        status = 429 if wait is not None else 400 if refused else 200
        return Response(self.encode_json(response_data), status_code=status, headers=headers)

    def parse_json(self, data: str | bytes) -> Any:
        """Whatever a client sends as JSON is an object, or the client is told what is wrong with it."""
        try:
            decoded = self.decode_json(data)
        except json.JSONDecodeError:
            raise HTTPException(400, text("api-bad-json", "en")) from None
        if not isinstance(decoded, dict | list | None):
            raise HTTPException(400, text("api-no-object", "en"))
        return {} if decoded is None else decoded  # pyright: ignore[reportUnknownVariableType]

    def decode_json(self, data: str | bytes) -> object:
        return decode(data)

    def encode_json(self, data: object) -> Any:
        # Chinese names as they are: half the size of \\u escapes, and people read answers.
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _kind_of(content_type: str | None) -> str:
    return parse_content_type(content_type or "")[0].lower()


def _seconds_to_wait(response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse]) -> int | None:
    """When a viewer who has no points left may come back."""
    errors: Any = response_data.get("errors") if isinstance(response_data, dict) else None
    for error in errors or ():
        if error["extensions"]["code"] == "RATE_LIMITED":
            return error["extensions"]["retryAfter"]
    return None


def _was_not_executed(result: ExecutionResult) -> bool:
    """Whether the request itself was wrong: what goes wrong in a field has that field's path."""
    return result.data is None and not any(error.path for error in result.errors or ())
