"""A client of graphql-transport-ws by hand: what the tests of live maps speak."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.signed_in import SIGNED_IN

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from websockets.asyncio.client import ClientConnection

PROTOCOL = Subprotocol("graphql-transport-ws")
FOLLOW = """subscription ($uid: ID!, $kind: MapKind!, $since: MapRevisions!) {
  mapChanged(map: $uid, kind: $kind, since: $since) {
    uid mapRevision organisationRevision
    changes { uid name madeByUid madeByName madeAt mutationId mapRevision organisationRevision }
  }
}"""
# No aim of ours: only so that a test ends when nothing comes.
PATIENCE = 10


class LiveSocket:
    """One connection."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, **message: object) -> None:
        await self.connection.send(json.dumps(message))

    async def receive(self) -> dict[str, Any]:
        return json.loads(await asyncio.wait_for(self.connection.recv(), PATIENCE))

    async def ask(self, name: str, query: str, **variables: object) -> None:
        await self.send(type="subscribe", id=name, payload={"query": query, "variables": variables})

    async def follow(
        self, name: str, uid: str, kind: str = "OPPORTUNITY", since: tuple[int, int] = (0, 0)
    ) -> None:
        await self.ask(name, FOLLOW, uid=uid, kind=kind, since={"map": since[0], "organisation": since[1]})

    async def news(self, name: str) -> dict[str, Any]:
        """The next message, which must be good news of this subscription."""
        message = await self.receive()
        assert (message["type"], message["id"]) == ("next", name), message
        assert "errors" not in message["payload"], message
        return message["payload"]["data"]["mapChanged"]

    async def end(self, name: str) -> dict[str, Any]:
        """The error with which this subscription ends, and nothing else before or between."""
        message, last = await self.receive(), await self.receive()
        assert (message["type"], last) == ("next", {"type": "complete", "id": name}), (message, last)
        [error] = message["payload"]["errors"]
        assert message["payload"]["data"] is None
        return error


@asynccontextmanager
async def live_socket(
    address: str, who: Mapping[str, str] = SIGNED_IN, **options: Any
) -> AsyncGenerator[LiveSocket]:
    """A connection that was greeted."""
    async with connect(address, subprotocols=[PROTOCOL], additional_headers=who, **options) as connection:
        socket = LiveSocket(connection)
        await socket.send(type="connection_init")
        assert await socket.receive() == {"type": "connection_ack"}
        yield socket
