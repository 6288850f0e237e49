"""The port that the service listens on."""

from __future__ import annotations

import asyncio
import socket

import pytest

from graph_crm.commands.up import listen
from graph_crm.errors import PortTaken


class Caller(asyncio.Protocol):
    """Who called, as the service sees it."""

    def __init__(self, seen: asyncio.Future[socket.socket]) -> None:
        self._seen = seen

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._seen.set_result(transport.get_extra_info("socket"))


async def test_the_end_of_an_answer_is_not_held_back() -> None:
    loop = asyncio.get_running_loop()
    seen: asyncio.Future[socket.socket] = loop.create_future()
    listener = listen("127.0.0.1", 0)
    async with await loop.create_server(lambda: Caller(seen), sock=listener):
        _, writer = await asyncio.open_connection(*listener.getsockname())
        assert (await seen).getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        writer.close()


def test_a_port_that_somebody_has_is_named() -> None:
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(PortTaken) as caught:
            listen("127.0.0.1", port)
        assert str(port) in str(caught.value)
