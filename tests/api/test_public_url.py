"""Behind a proxy that ends TLS: the name that browsers use is ours, no other is, whatever ``Host`` the proxy sends."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from graph_crm.app import make_app
from tests.live_socket import PROTOCOL
from tests.serving import serving
from tests.signed_in import SIGNED_IN

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph_crm.graph.gateway import Graph

OURS = "https://crm.example.com"
QUERY = {"query": "{ __typename }"}


@asynccontextmanager
async def behind_a_proxy(graph: Graph, host: str) -> AsyncGenerator[httpx.AsyncClient]:
    """What a proxy sends on, over plain HTTP, with this ``Host``."""
    transport = httpx.ASGITransport(app=make_app(graph, public_url=OURS))
    headers = {**SIGNED_IN, "Host": host}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", headers=headers
    ) as made:
        yield made


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("crm.example.com", 200),
        ("CRM.example.com:443", 200),
        ("127.0.0.1:8000", 200),
        ("evil.example", 400),
        ("crm.example.com.evil.example", 400),
    ],
)
async def test_only_our_names_are_answered(graph: Graph, host: str, status: int) -> None:
    async with behind_a_proxy(graph, host) as client:
        assert (await client.post("/graphql", json=QUERY)).status_code == status


async def test_without_a_public_address_its_name_is_a_foreign_one(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json=QUERY, headers={"Host": "crm.example.com"})
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["crm.example.com", "127.0.0.1:8000"])
@pytest.mark.parametrize(
    ("origin", "status"),
    [(OURS, 200), (f"{OURS}:443", 200), ("https://evil.example", 403), (f"{OURS}:8443", 403), ("null", 403)],
)
async def test_a_page_of_ours_may_write_and_no_other(
    graph: Graph, host: str, origin: str, status: int
) -> None:
    async with behind_a_proxy(graph, host) as client:
        answer = await client.post("/graphql", json=QUERY, headers={"Origin": origin})
        assert answer.status_code == status


async def test_a_page_of_ours_may_open_a_web_socket(graph: Graph) -> None:
    """The proxy sends the Host that it calls: neither we nor Strawberry take the page for a foreign one."""
    async with serving(make_app(graph, public_url=OURS)) as address:
        url = f"{address.replace('http', 'ws')}/graphql"
        async with connect(
            url, subprotocols=[PROTOCOL], additional_headers=SIGNED_IN, origin=Origin(OURS)
        ) as socket:
            assert socket.subprotocol == PROTOCOL
        with pytest.raises(InvalidStatus) as refused:
            await connect(
                url,
                subprotocols=[PROTOCOL],
                additional_headers=SIGNED_IN,
                origin=Origin("https://evil.example"),
            )
        assert refused.value.response.status_code == 403
