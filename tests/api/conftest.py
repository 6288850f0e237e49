"""Asking over HTTP, and the demo company imported once for the files that only read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import httpx
import pytest
import pytest_asyncio

from graph_crm.app import make_app
from graph_crm.imports.service import ImportService
from graph_crm.resources import DEMO
from tests.conftest import CLEAN
from tests.signed_in import SIGNED_IN, plant_service

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from neo4j import Driver

    from graph_crm.graph.gateway import Graph


class Ask(Protocol):
    """Ask GraphQL something that must succeed and return its data."""

    async def __call__(self, query: str, **variables: object) -> dict[str, Any]: ...


def in_silence(file: str, done: int, total: int) -> None:
    """An import tells nobody how far it is."""


def asking(client: httpx.AsyncClient) -> Ask:
    async def ask(query: str, **variables: object) -> dict[str, Any]:
        response = await client.post("/graphql", json={"query": query, "variables": variables})
        answer = response.json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    return ask


@pytest.fixture
def ask(client: httpx.AsyncClient) -> Ask:
    """Ask the app on the graph that the test made."""
    return asking(client)


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def demo_client(open_test_graph: Graph, driver: Driver) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the app on the demo company; for files in which no test changes the graph."""
    with driver.session() as session:
        session.run(CLEAN).consume()
    plant_service(driver)
    report = await ImportService(open_test_graph).import_folder(DEMO, "demo", in_silence)
    assert report.rejections == ()
    transport = httpx.ASGITransport(app=make_app(open_test_graph))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", headers=SIGNED_IN
    ) as made:
        yield made


@pytest.fixture
def ask_demo(demo_client: httpx.AsyncClient) -> Ask:
    """Ask the app on the demo company."""
    return asking(demo_client)


@pytest.fixture
def load(imports: ImportService, tmp_path: Path) -> Callable[..., Awaitable[None]]:
    """Import files given as text, by their names without ``.csv``; every row must be good."""

    async def import_files(**files: str) -> None:
        for name, content in files.items():
            lines = [line.strip() for line in content.strip().splitlines()]
            (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        report = await imports.import_folder(tmp_path, "test", in_silence)
        assert report.rejections == ()

    return import_files
