"""/livez and /readyz: what a load balancer asks. They need no sign-in, so they tell nothing."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from graph_crm.app import make_app
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.graph.readiness import ANSWER_SECONDS, needed_versions

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    Cypher = Callable[..., list[dict[str, Any]]]

# No aim of ours: what a loaded machine may take beyond the bound.
PATIENCE = 5


@asynccontextmanager
async def client_of(connection: Connection) -> AsyncGenerator[httpx.AsyncClient]:
    async with open_graph(connection, 30) as graph:
        transport = httpx.ASGITransport(app=make_app(graph))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            yield client


@asynccontextmanager
async def cut_off(connection: Connection) -> AsyncGenerator[tuple[Connection, asyncio.Event]]:
    """The real server behind a wire; once the event is set, nothing comes through it any more."""
    behind, cut = urlsplit(connection.uri), asyncio.Event()
    writers: list[asyncio.StreamWriter] = []

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        while part := await reader.read(65536):
            if not cut.is_set():
                writer.write(part)
        writer.close()

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        its_reader, its_writer = await asyncio.open_connection(behind.hostname, behind.port)
        await asyncio.gather(pass_on(reader, its_writer), pass_on(its_reader, writer))

    async with await asyncio.start_server(relay, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        yield Connection(f"bolt://127.0.0.1:{port}", connection.user, connection.password), cut
        server.close()
        for writer in writers:
            writer.close()


@pytest.fixture
def without_last_migration(cypher: Cypher) -> Generator[None]:
    """The graph as an older version of ours left it."""
    last = max(needed_versions())
    cypher("MATCH (m:__Neo4jMigration {version: $last}) SET m.version = 'away'", last=last)
    yield
    cypher("MATCH (m:__Neo4jMigration {version: 'away'}) SET m.version = $last", last=last)


async def test_ready_and_alive(connection: Connection) -> None:
    async with client_of(connection) as client:
        live, ready = await client.get("/livez"), await client.get("/readyz")
    assert (live.status_code, live.json()) == (200, {"status": "live"})
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


async def test_a_migration_that_is_missing(connection: Connection, without_last_migration: None) -> None:
    async with client_of(connection) as client:
        ready = await client.get("/readyz")
        assert (ready.status_code, ready.json()) == (503, {"status": "schema is not up to date"})
        assert (await client.get("/livez")).status_code == 200


async def test_a_migration_of_a_newer_version_does_no_harm(connection: Connection, cypher: Cypher) -> None:
    cypher("CREATE (:__Neo4jMigration {version: '9999'})")
    try:
        async with client_of(connection) as client:
            assert (await client.get("/readyz")).status_code == 200
    finally:
        cypher("MATCH (m:__Neo4jMigration {version: '9999'}) DELETE m")


async def test_a_database_that_is_stopped() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Connection(f"bolt://127.0.0.1:{taken.getsockname()[1]}", "neo4j", "secret-word")
        async with client_of(nobody) as client:
            began = time.monotonic()
            ready = await client.get("/readyz")
            assert time.monotonic() - began < ANSWER_SECONDS + PATIENCE
            assert (await client.get("/livez")).status_code == 200
    assert (ready.status_code, ready.json()) == (503, {"status": "database does not answer"})


async def test_a_database_that_refuses_us(connection: Connection) -> None:
    async with client_of(Connection(connection.uri, "neo4j", "wrong-word")) as client:
        ready = await client.get("/readyz")
    assert (ready.status_code, ready.json()) == (503, {"status": "database does not answer"})


async def test_a_database_that_falls_silent(connection: Connection) -> None:
    async with cut_off(connection) as (wired, cut), client_of(wired) as client:
        assert (await client.get("/readyz")).status_code == 200
        cut.set()
        began = time.monotonic()
        ready = await client.get("/readyz")
        assert time.monotonic() - began < ANSWER_SECONDS + PATIENCE
        assert (ready.status_code, ready.json()) == (503, {"status": "database does not answer"})
        assert (await client.get("/livez")).status_code == 200
