"""What the question who sees what costs: the same queries with the predicate and with ``true`` in its place, in turns."""

from __future__ import annotations

import asyncio
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from neo4j import GraphDatabase, NotificationMinimumSeverity
from platformdirs import user_data_path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.maps import SIZES, quiet, write_company
from graph_crm.access.model import Viewer
from graph_crm.analysis.contact_map import MAX_STAKEHOLDERS
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.graph.local.server import open_local_neo4j
from graph_crm.graph.migrations import migrate
from graph_crm.graph.named_query import expand, named
from graph_crm.imports.service import ImportService
from graph_crm.resources import CYPHER
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from neo4j import Session

LIMIT = 1.15
# Java gets quicker for a long time; a short query needs many rounds of both.
ROUNDS = {20: 200, 200: 60, 2000: 10}
ROUNDS_OF_LISTS = 40
CUSTOMERS, SEEN = 5000, 50
# How a rep comes to a map: by owning the customer, by a team that works on it, by the deal alone.
REPS = ("owner", "team", "deal")
HELD = """
MATCH (deal:Opportunity {uid: $deal})-[:FOR]->(customer)
CREATE (owner:User {uid: 'owner' + $people, name: 'Owner', role: 'rep', active: true}),
  (mate:User {uid: 'team' + $people, name: 'Mate', role: 'rep', active: true}),
  (seller:User {uid: 'deal' + $people, name: 'Seller', role: 'rep', active: true}),
  (team:Team {uid: 'the team' + $people, name: 'Team'}), (above:Team {uid: 'above' + $people, name: 'Above'}),
  (mate)-[:MEMBER_OF]->(team)-[:WITHIN]->(above), (above)-[:COLLABORATES {access: 'write'}]->(customer),
  (owner)-[:OWNS {uid: randomUUID(), kind: 'sales', valid_from: datetime(), recorded_at: datetime()}]->(customer),
  (seller)-[:OWNS {uid: randomUUID(), valid_from: datetime(), recorded_at: datetime()}]->(deal)
WITH deal, customer
MATCH (deal)<-[member:IN_MAP]-(:Stakeholder)-[is:IS]->(contact)
CREATE (contact)<-[own_is:IS]-(:Stakeholder {uid: randomUUID()})-[own:IN_MAP]->(customer)
SET own = member {.*, uid: randomUUID()}, own_is = is {.*, uid: randomUUID()}
RETURN DISTINCT customer.uid AS customer
"""
MANY = """
CREATE (rep:User {uid: 'rep of few', name: 'Rep', role: 'rep', active: true}),
  (other:User {uid: 'rep of many', name: 'Other', role: 'rep', active: true})
WITH rep, other
UNWIND range(1, $customers) AS number
CREATE (customer:Customer {uid: randomUUID(), name: 'Company ' + right('000' + toString(number), 4), kind: 'customer',
  version: 1, created_at: datetime(), updated_at: datetime(), map_revision: 0, org_revision: 0})
WITH CASE WHEN number % ($customers / $seen) = 0 THEN rep ELSE other END AS owner, customer
CREATE (owner)-[:OWNS {uid: randomUUID(), kind: 'sales', valid_from: datetime(), recorded_at: datetime()}]->(customer)
"""
PREDICATE = re.compile(r"@may_see\w*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Compared:
    """A query with the predicate and without it: milliseconds, reads of the store (dbHits), and how many rows came.

    ``ratio``: of each round's two times, the middle one, for what else this machine does changes from round to round.
    """

    asked: float
    bare: float
    ratio: float
    hits: tuple[int, int]
    rows: int


def bare_text(name: str) -> str:
    """A query that asks nobody who they are."""
    text = (CYPHER / f"{name}.cypher").read_text(encoding="utf-8")
    return expand(PREDICATE.sub("true", text), name)


def compare(
    session: Session, name: str, rounds: int, bare_params: dict[str, Any] | None = None, **params: Any
) -> Compared:
    """Both in turns, so that whatever else this machine does slows both alike."""
    asked = (named(name).text, params)
    bare = (bare_text(name), params | (bare_params or {}))
    pairs: list[tuple[float, float]] = []
    for number in range(rounds + rounds // 2):
        first, second = (asked, bare) if number % 2 else (bare, asked)
        times = timed(session, *first), timed(session, *second)
        if number >= rounds // 2:
            pairs.append(times if number % 2 else (times[1], times[0]))
    hits = hits_of(session, *asked), hits_of(session, *bare)
    return Compared(
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
        statistics.median(one / other for one, other in pairs),
        hits,
        len(session.run(*asked).values()),  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
    )


def timed(session: Session, text: str, params: dict[str, Any]) -> float:
    """Milliseconds until all rows are here."""
    began = time.perf_counter()
    session.run(text, params).values()  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
    return (time.perf_counter() - began) * 1000


def hits_of(session: Session, text: str, params: dict[str, Any]) -> int:
    """How often the store is read for it, which is the same on every machine."""
    result = session.run("PROFILE " + text, params)  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
    result.values()  # pyright: ignore[reportUnknownMemberType]
    summary = cast("Any", result.consume())
    waiting: list[dict[str, Any]] = [summary.profile]
    hits = 0
    while waiting:
        step = waiting.pop()
        hits += int(step.get("dbHits", 0))
        waiting += step.get("children", [])
    return hits


def say(what: str, compared: Compared) -> float:
    print(
        f"{what:30} {compared.rows:5} rows {compared.asked:7.1f} ms, without {compared.bare:7.1f} ms: "
        f"{compared.ratio:.2f} times; dbHits {compared.hits[0]:,} and {compared.hits[1]:,}",
        flush=True,
    )
    return compared.ratio


async def fill(connection: Connection, people: int) -> None:
    async with open_graph(connection, 120) as graph:
        with tempfile.TemporaryDirectory() as folder:
            write_company(Path(folder), people)
            await ImportService(graph).import_folder(Path(folder), f"bench{people}", quiet)


def maps(session: Session, people: int) -> float:
    """The worst ratio of the maps of so many people."""
    found = session.run("MATCH (o:Opportunity {name: $name}) RETURN o.uid AS uid", name=f"Deal {people}")
    deal = found.values()[0][0]
    customer = session.run(HELD, deal=deal, people=str(people)).values()[0][0]
    worst = 0.0
    for rep in REPS:
        teams = {f"the team{people}", f"above{people}"} if rep == "team" else set[str]()
        viewer = Viewer("rep", f"{rep}{people}", holders=frozenset(teams)).as_param()
        for kind, uid in (("Opportunity", deal), ("Customer", customer)):
            if (rep, kind) == ("deal", "Customer"):
                continue  # not theirs
            asked = compare(
                session, "maps/contact_map", ROUNDS[people], uid=uid, kind=kind, viewer=viewer, limit=MAX_STAKEHOLDERS,
                as_of=None, known_at=None,
            )  # fmt: skip
            worst = max(worst, say(f"{kind} of {people}, by {rep}", asked))
    return worst


def lists(session: Session) -> None:
    session.run(MANY, customers=CUSTOMERS, seen=SEEN).consume()
    session.run("CALL db.awaitIndexes()").consume()
    few = Viewer("rep", "rep of few").as_param()
    page: dict[str, Any] = {
        "viewer": few,
        "kind": None,
        "industry": None,
        "after_key": "",
        "after_uid": "",
        "first": 26,
    }
    print(f"{CUSTOMERS:,} customers, of which a rep sees {SEEN}; without the predicate anybody's 25 come:")
    say("customers by name", compare(session, "customers/by_name", ROUNDS_OF_LISTS, **page))
    say(
        "customers by search",
        compare(session, "customers/by_search", ROUNDS_OF_LISTS, query="company*", typed="company", **page),
    )
    print("and without the predicate all 5,000 come:")
    whole = {"first": CUSTOMERS}
    say("customers by name", compare(session, "customers/by_name", 5, whole, **page))
    search = {"query": "company*", "typed": "company"}
    say("customers by search", compare(session, "customers/by_search", 5, whole, **page, **search))


def run(connection: Connection) -> float:
    with (
        GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
            connection.uri,
            auth=(connection.user, connection.password),
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        ) as driver,
        driver.session() as session,  # pyright: ignore[reportUnknownMemberType]
    ):
        worst = 0.0
        for people in SIZES:
            asyncio.run(fill(connection, people))
            worst = max(worst, maps(session, people))
        lists(session)
    return worst


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        (data_dir / "engine").symlink_to(user_data_path("graph-crm") / "engine")
        with open_local_neo4j(read_settings(data_dir=data_dir, neo4j_port=0)) as server:
            connection = Connection(server.uri, server.user, server.password)
            migrate(connection)
            worst = run(connection)
    print(f"The worst map costs {worst:.2f} times what it would without the predicate; {LIMIT} times it may.")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
