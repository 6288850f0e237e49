"""What Prometheus reads: who may, and what moves when something happens."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.api.rates import Points
from graph_crm.api.single_sign_on import BEGIN, CALLBACK
from graph_crm.app import make_app
from graph_crm.errors import InvalidArgument, RateLimited
from graph_crm.graph.gateway import Transaction, open_graph
from graph_crm.graph.named_query import all_query_names, named
from graph_crm.metrics import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.connection import Connection
    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

TOKEN = "a-token-of-the-tests"
OUTCOMES = ("accepted", "refused")


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


def client_at(graph: Graph, host: str, token: str | None = None) -> httpx.AsyncClient:
    """Somebody whose address is ``host``."""
    transport = httpx.ASGITransport(app=make_app(graph, metrics_token=token), client=(host, 50_000))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")


async def test_a_program_on_this_machine_reads_them(graph: Graph) -> None:
    async with client_at(graph, "127.0.0.1") as client:
        await client.get("/livez")
        answer = await client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert {"graph_crm_http_request_seconds", "process_resident_memory_bytes"} <= families.keys()
    assert [sample.labels for sample in families["graph_crm_neo4j_connections"].samples] == [
        {"state": "in_use"}, {"state": "idle"},
    ]  # fmt: skip


@pytest.mark.parametrize("host", ["10.0.0.7", "::ffff:10.0.0.7", "2001:db8::1", "testclient"])
async def test_nobody_else_does_without_a_token(graph: Graph, host: str) -> None:
    async with client_at(graph, host) as client:
        answer = await client.get("/metrics")
    assert (answer.status_code, answer.text) == (403, "")


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Real-IP"])
async def test_a_proxy_here_does_not_make_its_clients_local(graph: Graph, header: str) -> None:
    async with client_at(graph, "127.0.0.1") as client:
        assert (await client.get("/metrics", headers={header: "10.0.0.7"})).status_code == 403


async def test_with_a_token_whoever_has_it_does(graph: Graph) -> None:
    for host in ("10.0.0.7", "127.0.0.1"):
        async with client_at(graph, host, TOKEN) as client:
            for wrong in (
                {},
                *({"authorization": said} for said in ("Bearer", f"Basic {TOKEN}", "Bearer x", TOKEN)),
            ):
                answer = await client.get("/metrics", headers=wrong)
                assert (answer.status_code, answer.text) == (401, "")
                assert answer.headers["www-authenticate"] == "Bearer"
            right = await client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
            assert right.status_code == 200


async def test_requests_are_counted_by_the_template_of_their_route(client: httpx.AsyncClient) -> None:
    found = {"method": "GET", "route": "/customers/{uid}", "status": "200"}
    lost = {"method": "GET", "route": "unmatched", "status": "404"}
    before = value("graph_crm_http_request_seconds_count", **found)
    unmatched = value("graph_crm_http_request_seconds_count", **lost)
    for number in range(5):
        await client.get(f"/customers/{number}")
        await client.get(f"/no/{number}")
    assert value("graph_crm_http_request_seconds_count", **found) == before + 5
    assert value("graph_crm_http_request_seconds_count", **lost) == unmatched + 5


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("{ customers { edges { cursor } } }", ("query", "customers", "ok")),
        ("{ mine: customers { edges { cursor } } }", ("query", "customers", "ok")),
        ("query made_up_name { __typename customers { edges { cursor } } }", ("query", "many", "ok")),
        ("{ customers(first: 0) { edges { cursor } } }", ("query", "customers", "error")),
        ('{ customer(uid: "broken") { name } }', ("query", "customer", "failed")),
        ("{ made_up_name }", ("query", "none", "refused")),
        ("mutation { made_up_name }", ("mutation", "none", "refused")),
        ("{ made up", ("unknown", "none", "refused")),
    ],
)
async def test_operations_are_counted_by_names_of_the_schema(
    client: httpx.AsyncClient, cypher: Cypher, query: str, labels: tuple[str, str, str]
) -> None:
    if "broken" in query:
        cypher("CREATE (:Customer {uid: 'broken', name: 'Broken', kind: 'no such kind'})")
    named_labels = dict(zip(("type", "field", "outcome"), labels, strict=True))
    before = value("graph_crm_graphql_operations_total", **named_labels)
    await client.post("/graphql", json={"query": query})
    assert value("graph_crm_graphql_operations_total", **named_labels) == before + 1
    assert "made_up_name" not in str(list(REGISTRY.collect()))


async def test_queries_are_measured_by_the_name_of_their_file(graph: Graph) -> None:
    before = value("graph_crm_neo4j_query_seconds_count", query="overview/migrations", outcome="ok")
    units = value("graph_crm_neo4j_transactions_total", access="read", outcome="ok")
    await graph.read(named("overview/migrations"))
    assert (
        value("graph_crm_neo4j_query_seconds_count", query="overview/migrations", outcome="ok") == before + 1
    )
    assert value("graph_crm_neo4j_transactions_total", access="read", outcome="ok") == units + 1


async def test_a_deadlock_is_a_retry(connection: Connection, graph: Graph, cypher: Cypher) -> None:
    """Two writers take two locks in opposite order: Neo4j ends one of them, and the driver tries it again."""
    cypher("CREATE (:Customer {uid: 'a'}), (:Customer {uid: 'b'})")
    before = value("graph_crm_neo4j_retries_total", access="write")
    have_one = asyncio.Barrier(2)
    tries = dict.fromkeys("ab", 0)

    async def write(first: str, second: str) -> None:
        async def work(transaction: Transaction) -> None:
            tries[first] += 1
            lock = "MATCH (n:Customer {uid: $uid}) SET n._lock = true REMOVE n._lock"
            driver = transaction._transaction
            await (await driver.run(lock, uid=first)).consume()
            if tries[first] == 1:
                await have_one.wait()
            await (await driver.run(lock, uid=second)).consume()

        await graph.write(work, name="two locks")

    await asyncio.gather(write("a", "b"), write("b", "a"))
    assert sum(tries.values()) == 3
    assert value("graph_crm_neo4j_retries_total", access="write") == before + 1


async def test_how_a_unit_of_work_ends_is_counted(graph: Graph) -> None:
    async def refused(transaction: Transaction) -> None:
        raise InvalidArgument(argument="x", value="y", expected="z")

    labels = {"access": "write", "outcome": "rolled_back"}
    before = value("graph_crm_neo4j_transactions_total", **labels)
    with pytest.raises(InvalidArgument):
        await graph.write(refused, name="refused")
    assert value("graph_crm_neo4j_transactions_total", **labels) == before + 1


async def test_the_pool_tells_what_is_in_use(connection: Connection) -> None:
    async with open_graph(connection, 30) as graph:
        assert graph.connections() == (0, 0)

        async def look(transaction: Transaction) -> tuple[int, int]:
            await transaction.run(named("overview/migrations"))
            return graph.connections()

        assert await graph.write(look, name="look") == (1, 0)
        assert graph.connections() == (0, 1)


async def test_cost_points_are_counted(client: httpx.AsyncClient) -> None:
    points = Points(10)
    before = {outcome: value("graph_crm_graphql_cost_points_total", outcome=outcome) for outcome in OUTCOMES}
    await points.spend(LOCAL_ADMINISTRATOR, 7)
    with pytest.raises(RateLimited):
        await points.spend(LOCAL_ADMINISTRATOR, 5)
    after = {outcome: value("graph_crm_graphql_cost_points_total", outcome=outcome) for outcome in OUTCOMES}
    assert after == {"accepted": before["accepted"] + 7, "refused": before["refused"] + 5}
    await client.post("/graphql", json={"query": "{ customers { edges { cursor } } }"})
    assert value("graph_crm_graphql_cost_points_total", outcome="accepted") > after["accepted"]


async def test_the_values_of_labels_come_from_closed_lists(client: httpx.AsyncClient) -> None:
    # Other tests have asked this process for these: routes that fail on purpose, single sign-on, a query that takes long.
    elsewhere = {"/broken/{name}", "/half", "/known", BEGIN, CALLBACK}
    queries = {*all_query_names(), "slow"}
    routes = {route.path for route in make_app_routes(client)} | elsewhere | {"unmatched"}
    for family in REGISTRY.collect():
        for sample in family.samples:
            if "query" in sample.labels:
                assert sample.labels["query"] in queries
            if "route" in sample.labels:
                assert sample.labels["route"] in routes
            for label in sample.labels.values():
                assert re.fullmatch(r"[\w/{}.+\-() ]{1,60}", label), sample


def make_app_routes(client: httpx.AsyncClient) -> list[Any]:
    transport: Any = client._transport
    return transport.app.routes
