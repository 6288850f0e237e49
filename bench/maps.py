"""Maps of 20, 200 and 2,000 people: GraphQL over HTTP, and batches of changes, against the map's Cypher by the bare driver."""

from __future__ import annotations

import asyncio
import csv
import itertools
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
from neo4j import GraphDatabase
from platformdirs import user_data_path

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.app import make_app
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import Graph, open_graph
from graph_crm.graph.local.server import open_local_neo4j
from graph_crm.graph.migrations import migrate
from graph_crm.imports.service import ImportService
from graph_crm.journal.service import Journal
from graph_crm.map_changes.model import BaseRevision, MapBatch, PlaceStakeholder, SetStance
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.moment import PRESENT
from graph_crm.maps.queries import read_contact_map
from graph_crm.maps.service import MapService
from graph_crm.maps.svg import draw_map
from graph_crm.settings import read_settings
from tests.signed_in import SIGNED_IN, plant_service

SIZES = (20, 200, 2000)
ROUNDS = 7
QUERY = """query ($uid: ID!) { opportunity(uid: $uid) { contactMap {
  stakeholders { uid contact { name } title roles { code } power stances { value party { uid } } coverage { level } x y }
  reportingLines { report { uid } manager { uid } } influences { influencer { uid } influenced { uid } strength sign }
  alliances { first { uid } second { uid } } conflicts { first { uid } second { uid } } } } }"""


def quiet(file: str, done: int, total: int) -> None:
    """Nobody watches the import."""


def write_company(folder: Path, people: int) -> None:
    """One deal in which everybody of the company takes part, in the import format."""
    ids = [f"p{number}" for number in range(people)]
    above = {one: ids[(number - 1) // 6] for number, one in enumerate(ids) if number}
    tables: dict[str, tuple[list[str], list[list[str]]]] = {
        "users": (["id", "name"], [["u1", "Rep"]]),
        "customers": (["id", "name"], [["c", f"{people} people"]]),
        "contacts": (
            ["id", "name", "customer", "title"],
            [[one, f"Person {one}", "c", "Manager"] for one in ids],
        ),
        "reporting_lines": (["contact", "manager"], [[one, manager] for one, manager in above.items()]),
        "opportunities": (["id", "name", "customer"], [["o", f"Deal {people}", "c"]]),
        "stakeholders": (
            ["opportunity", "contact", "roles", "power"],
            [["o", one, "user", "political_structure"] for one in ids],
        ),
        "stances": (["opportunity", "contact", "party", "value"], [["o", one, "us", "1"] for one in ids]),
        "coverage": (["opportunity", "contact", "user", "level"], [["o", one, "u1", "brief"] for one in ids]),
        "influences": (
            ["opportunity", "influencer", "influenced"],
            [["o", one, manager] for one, manager in above.items()],
        ),
    }
    for name, (header, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])


async def median(work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of the middle one of the rounds, after two to warm up."""
    times: list[float] = []
    for round_number in range(ROUNDS + 2):
        began = time.perf_counter()
        await work()
        if round_number >= 2:
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


async def measure(graph: Graph, client: httpx.AsyncClient, people: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_company(Path(folder), people)
        began = time.perf_counter()
        report = await ImportService(graph).import_folder(Path(folder), f"bench{people}", quiet)
        rows = sum(counts.created for counts in report.files)
        seconds = time.perf_counter() - began
    found = await client.post(
        "/graphql",
        json={"query": f'{{ opportunities(search: "Deal {people}") {{ edges {{ node {{ uid }} }} }} }}'},
    )
    uid = found.json()["data"]["opportunities"]["edges"][0]["node"]["uid"]
    bare = await median(lambda: read_contact_map(graph, LOCAL_ADMINISTRATOR, "opportunity", uid, PRESENT))
    served = await median(lambda: client.post("/graphql", json={"query": QUERY, "variables": {"uid": uid}}))
    contact_map = (await MapService(graph).contact_map(LOCAL_ADMINISTRATOR, "opportunity", uid)).contact_map
    assert len(contact_map.stakeholders) == people

    async def analyses() -> None:
        rank_decision_makers(contact_map)
        find_coverage_gaps(contact_map)

    async def drawing() -> None:
        draw_map(contact_map, "en")

    changes, parties = MapChangeService(Journal(graph)), contact_map.parties
    turns = itertools.count()
    base = BaseRevision(map_revision=contact_map.map_revision, org_revision=contact_map.org_revision)

    async def edit(count: int) -> None:
        nonlocal base
        turn = next(turns)
        who = [part.uid for part in contact_map.stakeholders[: (count + 1) // 2]]
        moved = [PlaceStakeholder(stakeholder=one, x=turn, y=turn) for one in who]
        judged = [SetStance(stakeholder=one, party=parties[0].uid, value=turn % 5 - 2) for one in who]
        batch = MapBatch(kind="opportunity", uid=uid, base=base, changes=(*moved, *judged)[:count])
        written = (await changes.apply(LOCAL_ADMINISTRATOR, batch)).revisions[uid]
        base = BaseRevision(map_revision=written.map_revision, org_revision=base.org_revision)

    one, many = await median(lambda: edit(1)), await median(lambda: edit(500))
    print(
        f"{people:5} people: import {rows} rows {seconds:.1f} s ({rows / seconds:.0f}/s); bare Cypher {bare:.0f} ms, "
        f"GraphQL {served:.0f} ms ({served / bare:.1f} times); analyses {await median(analyses):.0f} ms, "
        f"drawing {await median(drawing):.0f} ms; a batch of 1 change {one:.0f} ms, of {min(500, 2 * people)} {many:.0f} ms "
        f"({one / bare:.2f} and {many / bare:.1f} times the reading)"
    )


async def run(connection: Connection) -> None:
    async with open_graph(connection, 60) as graph:
        transport = httpx.ASGITransport(app=make_app(graph))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1", timeout=60, headers=SIGNED_IN
        ) as client:
            for people in SIZES:
                await measure(graph, client, people)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        (data_dir / "engine").symlink_to(user_data_path("graph-crm") / "engine")
        with open_local_neo4j(read_settings(data_dir=data_dir, neo4j_port=0)) as server:
            connection = Connection(server.uri, server.user, server.password)
            migrate(connection)
            with GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password)) as driver:  # pyright: ignore[reportUnknownMemberType]
                plant_service(driver)  # pyright: ignore[reportUnknownMemberType, reportUnknownLambdaType]
            asyncio.run(run(connection))


if __name__ == "__main__":
    main()
