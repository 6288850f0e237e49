"""Several servers on one database: whichever writes, whoever looks is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from tests.live_socket import LiveSocket, live_socket

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterator

    from neo4j import Driver

    from graph_crm.graph.connection import Connection

    Cypher = Callable[..., list[dict[str, Any]]]

ROOT = Path(__file__).parents[2]
READY = re.compile(r"open http://(127\.0\.0\.1:\d+)/")
COMPANY = """
CREATE (acme:Customer {uid: 'acme', name: 'Acme', map_revision: 1, org_revision: 1}),
       (:Opportunity {uid: 'deal', map_revision: 1})-[:FOR]->(acme),
       (:Opportunity {uid: 'other', map_revision: 1})-[:FOR]->(acme)
"""
RAISE = "MATCH (n:Opportunity {uid: $uid}) SET n.map_revision = n.map_revision + 1"


def environment(connection: Connection) -> dict[str, str]:
    return {
        **os.environ,
        "NEO4J_URI": connection.uri,
        "NEO4J_USER": connection.user,
        "NEO4J_PASSWORD": connection.password,
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }


@contextmanager
def server(connection: Connection, data_dir: Path) -> Generator[str]:
    """The address of a server process, as it is run."""
    with subprocess.Popen(
        [sys.executable, "-m", "graph_crm", "serve", "--port", "0", "--data-dir", str(data_dir)],
        cwd=ROOT, env=environment(connection), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            said = ""
            for line in process.stdout:
                said += line
                if "Ctrl-C" in line:
                    break
            address = READY.search(said)
            assert address is not None, said
            yield f"ws://{address[1]}/graphql"
        finally:
            process.terminate()
            rest, _ = process.communicate(timeout=60)
    # It ended in order, with sockets open or not.
    assert (process.returncode, "Traceback" in rest) == (143, False), rest


@pytest.fixture(scope="module")
def addresses(connection: Connection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("live")
    with server(connection, folder / "1") as first, server(connection, folder / "2") as second:
        yield first, second


@pytest_asyncio.fixture(loop_scope="session")
async def sockets(addresses: tuple[str, str], cypher: Cypher) -> AsyncIterator[list[LiveSocket]]:
    """A connection to each of two processes; the graph holds one customer with two deals."""
    cypher(COMPANY)
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(live_socket(address)) for address in addresses]


async def test_both_processes_tell_what_a_third_one_wrote(
    sockets: list[LiveSocket], connection: Connection, tmp_path: Path, cypher: Cypher
) -> None:
    def take(**files: str) -> None:
        for name, content in files.items():
            (tmp_path / f"{name}.csv").write_text(content + "\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "graph_crm", "import", str(tmp_path)],
            cwd=ROOT, env=environment(connection), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    take(customers="id,name\nbolt,Bolt", contacts="id,name,customer\npat,Pat,bolt\nray,Ray,bolt")
    [bolt] = cypher(
        "MATCH (n:Customer {name: 'Bolt'}) RETURN n.uid AS uid, coalesce(n.map_revision, 0) AS map, "
        "coalesce(n.org_revision, 0) AS organisation"
    )
    since = (bolt["map"], bolt["organisation"])
    for socket in sockets:
        await socket.follow("1", bolt["uid"], "CUSTOMER", since=since)
    take(stakeholders="customer,contact\nbolt,pat", reporting_lines="contact,manager\npat,ray")
    for socket in sockets:
        news = await socket.news("1")
        assert (news["mapRevision"], news["organisationRevision"]) > since
        assert {change["name"] for change in news["changes"]} == {"import"}


async def test_what_one_commits_every_process_tells(sockets: list[LiveSocket], cypher: Cypher) -> None:
    for socket in sockets:
        await socket.follow("1", "deal", since=(1, 1))
    for revision in (2, 3):
        cypher(RAISE, uid="deal")
        for socket in sockets:
            assert (await socket.news("1"))["mapRevision"] == revision


async def test_a_transaction_that_commits_late_is_told(sockets: list[LiveSocket], driver: Driver) -> None:
    for socket in sockets:
        await socket.follow("deal", "deal", since=(1, 1))
        await socket.follow("other", "other", since=(1, 1))
    with driver.session() as early, driver.session() as late:
        # It began first, wrote first, and says so.
        slow = late.begin_transaction()
        slow.run(
            "MATCH (n:Opportunity {uid: 'deal'}) SET n.map_revision = n.map_revision + 1 "
            "CREATE (:Batch {uid: 'late', made_at: datetime('2026-01-01')})-[:CHANGED {map_revision: n.map_revision}]->(n)"
        ).consume()
        for revision in (2, 3):
            early.run(RAISE, uid="other").consume()
            for socket in sockets:
                news = await socket.news("other")
                assert news["mapRevision"] == revision
        slow.commit()
        for socket in sockets:
            news = await socket.news("deal")
            assert (news["mapRevision"], [one["uid"] for one in news["changes"]]) == (2, ["late"])


async def test_what_is_rolled_back_is_not_told(
    sockets: list[LiveSocket], driver: Driver, cypher: Cypher
) -> None:
    for socket in sockets:
        await socket.follow("deal", "deal", since=(1, 1))
        await socket.follow("other", "other", since=(1, 1))
    with driver.session() as session:
        transaction = session.begin_transaction()
        transaction.run(RAISE, uid="deal").consume()
        transaction.rollback()
    cypher(RAISE, uid="other")
    for socket in sockets:
        assert (await socket.news("other"))["mapRevision"] == 2
