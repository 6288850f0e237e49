"""One real Neo4j for the whole run, started as the product starts it; each test begins with clean data."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import httpx
import hypothesis
import pytest
import pytest_asyncio
import structlog
from neo4j import GraphDatabase, NotificationMinimumSeverity
from platformdirs import user_data_path

from graph_crm.app import make_app
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.graph.local.server import open_local_neo4j
from graph_crm.graph.migrations import migrate
from graph_crm.imports.service import ImportService
from graph_crm.settings import read_settings
from tests.signed_in import SIGNED_IN, plant_service

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path
    from typing import Any

    from neo4j import Driver

    from graph_crm.graph.gateway import Graph

# An unexpected error is written as a plain stack: the drawn one shows every variable, for minutes.
structlog.configure(
    processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()]
)
# Whoever runs the tests may have settings of their own; the tests do not see them.
for _name in [name for name in os.environ if name.startswith(("GRAPH_CRM_", "NEO4J_"))]:
    del os.environ[_name]

# No time limit per example: a busy machine is no bug.
hypothesis.settings.register_profile("graph-crm", deadline=None, print_blob=True)
hypothesis.settings.load_profile("graph-crm")

# The jars are fetched once per machine, wherever the tests keep their data.
ENGINE = user_data_path("graph-crm") / "engine"
# What the migrations put there, their own record, and the service that tests ask as, stay; everything else goes.
CLEAN = """
MATCH (n)
WHERE NOT (n:Role OR n:VocabularyEntry OR n:MigrationLock OR n:`__Neo4jMigration` OR (n:Party AND n.code IS NOT NULL)
  OR (n:User AND n.uid = 'planted-service') OR (n:ApiToken AND n.name = 'planted' AND EXISTS { (n)-[:OF_USER]->({uid: 'planted-service'}) }))
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS
"""
# And the vocabulary is again what the migrations made: nothing added, renamed, retired or deleted.
CLEAN_VOCABULARY = """
CALL () {
  MATCH (n:Role|Party|VocabularyEntry)
  WHERE NOT n.uid IN [seed IN $seeds | seed.uid]
  DETACH DELETE n
}
UNWIND $seeds AS seed
MATCH (n:Role|Party|VocabularyEntry {uid: seed.uid})
WHERE properties(n) <> seed
SET n = seed
"""


@pytest.fixture(scope="session")
def shared_engine() -> Path:
    """Where the jars of Neo4j lie, shared by every server that a test starts."""
    ENGINE.mkdir(parents=True, exist_ok=True)
    return ENGINE


@pytest.fixture(scope="session")
def connection(tmp_path_factory: pytest.TempPathFactory, shared_engine: Path) -> Iterator[Connection]:
    """The migrated test server."""
    data_dir = tmp_path_factory.mktemp("neo4j")
    (data_dir / "engine").symlink_to(shared_engine)
    settings = read_settings(data_dir=data_dir, neo4j_port=0)
    with open_local_neo4j(settings) as server:
        made = Connection(server.uri, server.user, server.password)
        migrate(made)
        yield made
    shutil.rmtree(data_dir, ignore_errors=True)


@pytest.fixture(scope="session")
def seeds(connection: Connection) -> list[dict[str, Any]]:
    """The roles, parties and values that the migrations put there, before any test."""
    with GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password)) as driver:
        found = driver.execute_query("MATCH (n:Role|Party|VocabularyEntry) RETURN properties(n) AS seed")
        return [record["seed"] for record in found.records]


@pytest.fixture(scope="session")
def driver(connection: Connection, seeds: list[dict[str, Any]]) -> Iterator[Driver]:
    """A driver of the test's own: what a test looks up or plants does not go through our code."""
    with GraphDatabase.driver(
        connection.uri,
        auth=(connection.user, connection.password),
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    ) as made:
        yield made


@pytest.fixture
def cypher(driver: Driver, seeds: list[dict[str, Any]]) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """Run a query on the test server, past our code; the graph is empty at the start."""

    def run(text: str, **params: object) -> list[dict[str, Any]]:
        with driver.session() as session:
            return [record.data() for record in session.run(text, params)]  # pyright: ignore[reportArgumentType]

    run(CLEAN)
    run(CLEAN_VOCABULARY, seeds=seeds)
    plant_service(driver)
    yield run
    run(CLEAN_VOCABULARY, seeds=seeds)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def open_test_graph(connection: Connection) -> AsyncIterator[Graph]:
    async with open_graph(connection, query_timeout=30) as graph:
        yield graph


@pytest.fixture
def graph(open_test_graph: Graph, cypher: Callable[..., list[dict[str, Any]]]) -> Graph:
    """Our gateway to the empty graph."""
    return open_test_graph


@pytest.fixture
def imports(graph: Graph) -> ImportService:
    """The import service on the empty graph."""
    return ImportService(graph)


@pytest_asyncio.fixture(loop_scope="session")
async def client(graph: Graph) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the web application on the empty graph, signed in."""
    transport = httpx.ASGITransport(app=make_app(graph))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", headers=SIGNED_IN
    ) as made:
        yield made
