"""Live maps: from a commit to its receipt at another process's WebSocket, and what a round of asking costs."""

from __future__ import annotations

import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase
from platformdirs import user_data_path
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from graph_crm.access.model import Viewer
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.graph.local.server import open_local_neo4j
from graph_crm.graph.migrations import migrate
from graph_crm.live.model import Revisions, WatchedMap
from graph_crm.live.queries import read_news
from graph_crm.settings import read_settings
from tests.signed_in import SIGNED_IN, plant_service

ROOT = Path(__file__).parents[1]
CHANGES = 100
FOLLOW = """subscription { mapChanged(map: "deal-0", kind: OPPORTUNITY, since: {map: 1, organisation: 1}) {
  mapRevision changes { uid madeByName } } }"""
# One rep owns everything, so that the round has to find out what the rep may see.
COMPANY = """
CREATE (rep:User {uid: 'rep', name: 'Rep'})
WITH rep
UNWIND range(0, 1999) AS number
CREATE (rep)-[:OWNS {uid: 'owns-' + number}]->(deal:Opportunity {uid: 'deal-' + number, map_revision: 1})
       -[:FOR]->(:Customer {uid: 'customer-' + number, map_revision: 1, org_revision: 1})
"""
CHANGE = """
MATCH (deal:Opportunity {uid: 'deal-0'})
SET deal.map_revision = deal.map_revision + 1
CREATE (:Batch {uid: 'b' + deal.map_revision, made_by: 'rep', made_at: datetime()})
       -[:CHANGED {map_revision: deal.map_revision}]->(deal)
RETURN deal.map_revision AS revision
"""


@contextmanager
def server(connection: Connection, data_dir: Path) -> Generator[str]:
    """The address of a server process."""
    environment = {
        **os.environ,
        "NEO4J_URI": connection.uri,
        "NEO4J_USER": connection.user,
        "NEO4J_PASSWORD": connection.password,
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "graph_crm", "serve", "--port", "0", "--data-dir", str(data_dir)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        said = next(found for line in process.stdout if (found := re.search(r"http://([\d.:]+)/", line)))
        yield f"ws://{said[1]}/graphql"
        process.terminate()


async def follow(address: str) -> ClientConnection:
    connection = await connect(
        address, subprotocols=[Subprotocol("graphql-transport-ws")], additional_headers=SIGNED_IN
    )
    await connection.send('{"type": "connection_init"}')
    await connection.recv()
    await connection.send(json.dumps({"type": "subscribe", "id": "1", "payload": {"query": FOLLOW}}))
    return connection


async def latency(addresses: list[str], connection: Connection) -> None:
    sockets = [await follow(address) for address in addresses]
    times: list[float] = []
    with (
        GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password)) as driver,  # pyright: ignore[reportUnknownMemberType]
        driver.session() as session,  # pyright: ignore[reportUnknownMemberType]
    ):
        for number in range(CHANGES):
            # Not in step with the rounds.
            await asyncio.sleep(0.05 + number * 0.0173 % 0.25)
            revision = (await asyncio.to_thread(lambda: session.run(CHANGE).single(strict=True)))["revision"]
            committed = time.perf_counter()

            async def receipt(socket: ClientConnection, revision: int, committed: float) -> float:
                while (
                    json.loads(await socket.recv())["payload"]["data"]["mapChanged"]["mapRevision"] < revision
                ):
                    pass
                return (time.perf_counter() - committed) * 1000

            times += await asyncio.gather(*(receipt(socket, revision, committed) for socket in sockets))
    for socket in sockets:
        await socket.close()
    cuts = statistics.quantiles(times, n=20)
    print(
        f"{CHANGES} changes to {len(sockets)} processes, commit to receipt: "
        f"p50 {statistics.median(times):.0f} ms, p95 {cuts[18]:.0f} ms, max {max(times):.0f} ms (aim 1000)"
    )


async def rounds(connection: Connection) -> None:
    async with open_graph(connection, 60) as graph:
        for maps in (1, 200, 2000):
            watched = {
                WatchedMap(
                    kind="opportunity", uid=f"deal-{number}", viewer=Viewer("rep", "rep"), proof=None
                ): Revisions(map=10**6, organisation=1)
                for number in range(maps)
            }
            times: list[float] = []
            for _ in range(30):
                began = time.perf_counter()
                assert await read_news(graph, watched) == []
                times.append((time.perf_counter() - began) * 1000)
            print(f"{maps:5} open maps of a rep: {statistics.median(times[10:]):.1f} ms a round (aim 250)")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        (data_dir / "engine").symlink_to(user_data_path("graph-crm") / "engine")
        with open_local_neo4j(read_settings(data_dir=data_dir, neo4j_port=0)) as neo4j:
            connection = Connection(neo4j.uri, neo4j.user, neo4j.password)
            migrate(connection)
            with GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password)) as driver:  # pyright: ignore[reportUnknownMemberType]
                driver.execute_query(COMPANY)  # pyright: ignore[reportUnknownMemberType]
                plant_service(driver)  # pyright: ignore[reportUnknownMemberType, reportUnknownLambdaType]
            with server(connection, data_dir / "1") as first, server(connection, data_dir / "2") as second:
                asyncio.run(latency([first, second], connection))
            asyncio.run(rounds(connection))


if __name__ == "__main__":
    main()
