"""A portfolio of 10,000 deals, all of it in one pass, against the same rows read by the bare driver."""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, LiteralString, cast

from neo4j import GraphDatabase, NotificationMinimumSeverity
from platformdirs import user_data_path

sys.path.insert(0, str(Path(__file__).parents[1]))

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.graph.local.server import open_local_neo4j
from graph_crm.graph.migrations import migrate
from graph_crm.portfolio.model import MAX_DEALS, DealFilter
from graph_crm.portfolio.queries import DEALS, ROWS_AT_ONCE
from graph_crm.portfolio.service import PortfolioService
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 2.0
ROUNDS = 3
SECONDS = 600.0
BATCH = 250
# Each deal has 10 to 20 people of its own customer, as a rep would put them in: roles, power and stances of most, a few
# of whom we are in touch with. Whatever varies is told by the numbers, so that every run has the same graph.
PEOPLE = """
CREATE (north:Team {uid: 'north', name: 'North'}), (south:Team {uid: 'south', name: 'South'})
WITH north, south
UNWIND range(0, 49) AS number
CREATE (user:User {uid: 'rep-' + number, name: 'Rep ' + number, role: 'rep', active: true})
WITH user, CASE number % 2 WHEN 0 THEN north ELSE south END AS team
CREATE (user)-[:MEMBER_OF]->(team)
"""
ROWS = """
MATCH (us:Party {code: 'us'})
UNWIND range($from, $to - 1) AS number
MATCH (rep:User {uid: 'rep-' + number % 50}), (other:User {uid: 'rep-' + (number + 1) % 50})
WITH *, {valid_from: $began, recorded_at: $began, recorded_by: 'bench'} AS times
CREATE (customer:Customer {uid: 'customer-' + number, name: 'Company ' + number, kind: 'customer', version: 1,
    created_at: $began, updated_at: $began, map_revision: 0, org_revision: 0}),
  (deal:Opportunity {uid: 'deal-' + number, name: 'Deal ' + number, status: 'open', stage: 'stage ' + number % 6,
    amount: 100000 * (1 + number % 97), currency: 'CNY', expected_close_on: date($began) + duration({days: number % 365}),
    version: 1, created_at: $began, updated_at: $began + duration({seconds: number}), map_revision: 0})-[:FOR]->(customer),
  (rep)-[owns:OWNS]->(deal)
SET owns = times, owns.uid = randomUUID()
WITH *
UNWIND range(0, 9 + number % 11) AS who
CREATE (contact:Contact {uid: 'contact-' + number + '-' + who, name: 'Person ' + who, known: true, version: 1,
    created_at: $began, updated_at: $began})-[job:WORKS_AT]->(customer),
  (contact)<-[:IS]-(part:Stakeholder {uid: 'part-' + number + '-' + who, external: false})-[member:IN_MAP]->(deal)
SET job = times, job.uid = randomUUID(), job.title = 'Manager', job.main_job = true,
  member = times, member.uid = randomUUID()
WITH *, (number + who) % 14 AS turn
MATCH (role:Role {code: $roles[turn]})
FOREACH (_ IN CASE WHEN turn < 10 THEN [1] ELSE [] END |
  CREATE (part)-[plays:PLAYS]->(role)
  CREATE (part)-[current:STATE]->(:StakeholderState {uid: randomUUID(), power: $powers[turn % 3]})
  SET plays = times, plays.uid = randomUUID(), current = times, current.uid = randomUUID())
FOREACH (_ IN CASE WHEN turn < 9 THEN [1] ELSE [] END |
  CREATE (part)-[stance:STANCE]->(us)
  SET stance = times, stance.uid = randomUUID(), stance.value = (number * 7 + who) % 5 - 2, stance.assessed_by = rep.uid)
FOREACH (user IN CASE WHEN turn < 3 THEN [rep] WHEN turn < 5 THEN [other] ELSE [] END |
  CREATE (user)-[covers:COVERS]->(part)
  CREATE (:Activity {uid: randomUUID(), status: 'done', occurred_at: $began + duration({days: number % 300}),
    created_at: $began, updated_at: $began})-[:WITH]->(contact)
  SET covers = times, covers.uid = randomUUID(), covers.level = 'multiple')
"""
ABOVE = """
UNWIND range($from, $to - 1) AS number
UNWIND range(1, 9 + number % 11) AS who
MATCH (report:Contact {uid: 'contact-' + number + '-' + who})
MATCH (manager:Contact {uid: 'contact-' + number + '-' + (who - 1) / 4})
CREATE (report)-[line:REPORTS_TO {uid: randomUUID(), customer_uid: 'customer-' + number, kind: 'solid', valid_from: $began,
  recorded_at: $began, recorded_by: 'bench'}]->(manager)
"""
ROLES = (
    "approver", "decision_maker", "economic_buyer", "executive_sponsor", "technical_evaluator", "procurement", "legal",
    "influencer", "champion", "user", "gatekeeper", "coach", "liaison", "blocker",
)  # fmt: skip
Measured = tuple[float, float, int]


def fill(connection: Connection, deals: int) -> None:
    began = datetime(2026, 1, 1, tzinfo=UTC)
    with (
        GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password)) as driver,  # pyright: ignore[reportUnknownMemberType]
        driver.session() as session,  # pyright: ignore[reportUnknownMemberType]
    ):
        session.run(PEOPLE).consume()
        params = {
            "began": began,
            "roles": ROLES,
            "powers": ("inner_circle", "political_structure", "outside"),
        }
        for start in range(0, deals, BATCH):
            part = {**params, "from": start, "to": min(deals, start + BATCH)}
            session.run(ROWS, part).consume()
            session.run(ABOVE, part).consume()
        session.run("CALL db.awaitIndexes()").consume()


def bare(connection: Connection, viewer: Viewer) -> int:
    """The same rows, read and let go."""
    wanted = DealFilter()
    params = {
        "viewer": viewer.as_param(), "statuses": ["open"], "at_closing": False, "now": datetime.now(UTC),
        "limit": MAX_DEALS + 1, "owner_uid": wanted.owner_uid, "team_uid": None, "stage": None, "currency": None,
        "amount_from": None, "amount_to": None,
    }  # fmt: skip
    with (
        GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
            connection.uri,
            auth=(connection.user, connection.password),
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        ) as driver,
        driver.session(fetch_size=ROWS_AT_ONCE) as session,  # pyright: ignore[reportUnknownMemberType]
    ):
        rows = session.run(cast("LiteralString", DEALS.text), params)
        return sum(len(row["deals"]) for row in rows)


def whole(connection: Connection, viewer: Viewer) -> int:
    """Read, examined and added up."""

    async def run() -> int:
        async with open_graph(connection, SECONDS) as graph:
            return (await PortfolioService(graph).portfolio(viewer, seconds=SECONDS)).deals

    return asyncio.run(run())


def measured(work: Callable[[Connection, Viewer], int], connection: Connection, viewer: Viewer) -> Measured:
    """Seconds, the most memory that a process of its own held in MiB, and how many deals it was."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (work, connection, viewer))


def _measure(work: Callable[[Connection, Viewer], int], connection: Connection, viewer: Viewer) -> Measured:
    began = time.perf_counter()
    deals = work(connection, viewer)
    seconds = time.perf_counter() - began
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, deals


def compare(connection: Connection, name: str, viewer: Viewer) -> float:
    """How many times as long as the bare reading the pass takes: of each round's two times, the middle one."""
    pairs: list[tuple[Measured, Measured]] = []
    for number in range(ROUNDS + 1):
        pair = measured(bare, connection, viewer), measured(whole, connection, viewer)
        assert pair[0][2] == pair[1][2]
        # Java is slow at first.
        pairs += [pair] if number else []
    seconds_bare, seconds = (statistics.median(pair[side][0] for pair in pairs) for side in (0, 1))
    memory_bare, memory = (max(pair[side][1] for pair in pairs) for side in (0, 1))
    ratio = statistics.median(one[0] / other[0] for other, one in pairs)
    print(
        f"{name}: {pairs[0][1][2]:,} deals in {seconds:.1f} s, the rows alone {seconds_bare:.1f} s: {ratio:.2f} times; "
        f"at most {memory:.0f} MiB, the rows alone {memory_bare:.0f} MiB",
        flush=True,
    )
    return ratio


def main() -> int:
    deals = int(sys.argv[1]) if len(sys.argv) > 1 else MAX_DEALS
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        (data_dir / "engine").symlink_to(user_data_path("graph-crm") / "engine")
        with open_local_neo4j(read_settings(data_dir=data_dir, neo4j_port=0)) as server:
            connection = Connection(server.uri, server.user, server.password)
            migrate(connection)
            began = time.perf_counter()
            fill(connection, deals)
            print(f"{deals:,} deals made in {time.perf_counter() - began:.1f} s", flush=True)
            worst = compare(connection, "who sees everything", LOCAL_ADMINISTRATOR)
            manager = Viewer("manager", "rep-0", holders=frozenset(f"rep-{number}" for number in range(50)))
            worst = max(worst, compare(connection, "a manager of all of them", manager))
    print(f"At most {worst:.2f} times the bare reading; {LIMIT} times it may be.")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
