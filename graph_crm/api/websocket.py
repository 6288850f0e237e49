"""GraphQL over a WebSocket (graphql-transport-ws): what a client may send, and how much at once."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter
from typing import cast

import structlog
from graphql import GraphQLError
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message, SubscribeMessage
from structlog.contextvars import bound_contextvars, get_contextvars

from graph_crm.api.authentication import who_asks
from graph_crm.api.context import Context
from graph_crm.api.error_messages import coded, shown
from graph_crm.errors import DatabaseError, ProviderUnavailable
from graph_crm.text import text
from graph_crm.tracing import span

log = structlog.get_logger()

# Subscriptions, and queries that are not answered yet.
MAX_OPERATIONS = 20
# Whoever connects and says nothing is sent away.
INIT_TIMEOUT = timedelta(seconds=10)
# https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
UNAUTHORIZED = 4401


class WebSocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """One connection. A message that is none closes it with 4400, as the protocol says."""

    _begun = 0

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        """Each operation is a request of its own in the log: that of its connection, and its number in it."""
        self._begun += 1
        request_id = f"{get_contextvars().get('request_id', '-')}.{self._begun}"
        began = perf_counter()
        with (
            span("server", "WEBSOCKET operation", {}) as traced,
            bound_contextvars(request_id=request_id, **traced.ids),
        ):
            try:
                await super().run_operation(operation)
            finally:
                log.info("websocket_operation", ms=round((perf_counter() - began) * 1000, 1))

    async def handle_message(self, message: Message) -> None:
        try:
            await super().handle_message(message)
        except (TypeError, AttributeError):  # a list, or an object with members of other kinds
            await self.handle_invalid_message(text("live-no-message", "en"))

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        # Strawberry says so too, but without a code.
        if self.connection_acknowledged and len(self.operations) >= MAX_OPERATIONS:
            sentence = text("api-too-many-operations", "en", {"limit": MAX_OPERATIONS})
            refusal = coded(GraphQLError(sentence), sentence, "TOO_MANY")
            await self.send_message({"id": message["id"], "type": "error", "payload": [refusal.formatted]})
            return
        # A connection outlives sessions: for whom an operation is, is asked each time.
        connection = cast("ASGIWebSocketAdapter", self.websocket).ws
        services = self.context.services
        try:
            who = await who_asks(connection, services.accounts)
        except (DatabaseError, ProviderUnavailable) as error:
            refusal = shown(GraphQLError(str(error), original_error=error))
            await self.send_message({"id": message["id"], "type": "error", "payload": [refusal.formatted]})
            return
        if who is None:
            await self.websocket.close(code=UNAUTHORIZED, reason="Unauthorized")
            return
        self.context = Context(services=services, viewer=who.viewer, proof=who.proof)
        await super().handle_subscribe(message)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:
        """A mistake in one operation is that operation's error; it does not end the others."""
        return None
