"""What goes wrong, over HTTP: a code and a sentence for the client, the rest for the log."""

from __future__ import annotations

import json
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from neo4j import AsyncGraphDatabase
from structlog.testing import capture_logs

from graph_crm.app import make_app
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import Graph, open_graph
from tests.signed_in import SIGNED_IN

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

JSON = {"content-type": "application/json"}
LIST = {"query": "{ customers { edges { node { name } } } }"}


def wrong(logs: Sequence[Any]) -> list[Any]:
    """What the log has besides the line of every request."""
    return [entry for entry in logs if entry["event"] != "request"]


@asynccontextmanager
async def client_of(graph: Graph) -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=make_app(graph))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8000", headers=SIGNED_IN
    ) as made:
        yield made


@pytest.fixture
def dead_port() -> Iterator[int]:
    """A port that belongs to us and that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@asynccontextmanager
async def without_database(port: int) -> AsyncGenerator[httpx.AsyncClient]:
    """A client of the app whose database is down; the driver does not wait for it to come back."""
    connection = Connection(f"bolt://127.0.0.1:{port}", "neo4j", "secret-word")
    async with (
        AsyncGraphDatabase.driver(
            connection.uri, auth=("neo4j", connection.password), max_transaction_retry_time=0
        ) as driver,
        client_of(Graph(driver, connection, 5)) as client,
    ):
        yield client


@pytest.mark.parametrize(
    "body",
    [
        b"null", b'"abc"', b"[]", b"5", b"true", b"", b"{", b"\xff\xfe\xfa", b'{"query": "\xff"}',
        b"[" * 100_000, b'[{"query":"{ __typename }"}]', b'{"query": 5}', b'{"query": null}', b"{}",
        b'{"query": "{ __typename }", "variables": []}', b'{"query": "{ __typename }", "variables": "x"}',
        b'{"query": "{ __typename }", "operationName": {}}', b'{"query": "\\ud800"}',
        b'{"query": "query($u: ID!) { customer(uid: $u) { uid } }", "variables": {"u": "\\ud800"}}',
        b'{"query": "{ a }", "query": "{ __typename }"}', b'{"query": "{ __typename }", "variables": {"a": 1, "a": 2}}',
        b'{"query": "{ __typename }", "variables": {"a": NaN}}', b'{"query": "{ __typename }", "variables": {"a": -Infinity}}',
        b'{"query": "{ __typename }", "variables": {"a": ' + b"9" * 5000 + b"}}",
    ],
)  # fmt: skip
async def test_a_body_that_is_no_request_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/graphql", content=body, headers=JSON)
    assert response.status_code == 400
    assert response.text
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_only_json_is_taken(client: httpx.AsyncClient, kind: str) -> None:
    response = await client.post("/graphql", content=json.dumps(LIST), headers={"content-type": kind})
    assert response.status_code in (400, 415)


async def test_a_body_of_ten_megabytes_is_refused(client: httpx.AsyncClient) -> None:
    body = json.dumps({"query": "{ __typename }" + " " * 10_000_000})
    response = await client.post("/graphql", content=body, headers=JSON)
    assert response.status_code == 413


async def test_a_query_can_be_asked_by_get_and_a_mutation_cannot(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": "{ __typename }", "variables": "null"})
    assert answer.json() == {"data": {"__typename": "Query"}}
    assert (await client.get("/graphql", params={"query": "mutation { x }"})).status_code == 400
    broken = await client.get("/graphql", params={"query": "{ __typename }", "variables": '"x"'})
    assert broken.status_code == 400
    assert (await client.delete("/graphql")).status_code == 405


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", ""]
)
async def test_another_host_name_is_refused(client: httpx.AsyncClient, host: str) -> None:
    for path in ("/graphql?query={__typename}", "/", "/livez", "/assets/page.css"):
        assert (await client.get(path, headers={"host": host})).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000", "LOCALHOST:80"])
async def test_our_own_host_names_are_served(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/livez", headers={"host": host})).status_code == 200


async def test_a_long_query_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "{" + " __typename" * 2_001 + "}"})
    [error] = response.json()["errors"]
    assert "2000 tokens" in error["message"]


@pytest.mark.parametrize(
    "query",
    [
        "{ customers " * 600 + "{ x }" + "}" * 600,
        "{ customers(search: " + "[" * 900 + "]" * 900 + ") { edges { cursor } } }",
    ],
)
async def test_a_deep_query_is_refused(client: httpx.AsyncClient, query: str) -> None:
    response = await client.post("/graphql", json={"query": query})
    assert response.status_code in (200, 400)
    assert response.status_code == 400 or response.json()["errors"]
    assert "recursion" not in response.text


async def test_a_mistake_in_a_query_is_explained(client: httpx.AsyncClient) -> None:
    with capture_logs() as logs:
        response = await client.post("/graphql", json={"query": "{ nothing }"})
    [error] = response.json()["errors"]
    assert "Cannot query field 'nothing'" in error["message"]
    assert wrong(logs) == []


async def test_an_unexpected_error_is_masked_and_logged_under_its_id(
    client: httpx.AsyncClient, cypher: Cypher
) -> None:
    # A node that nothing of ours writes: no moment of creation.
    cypher("CREATE (:Customer {uid: 'broken', name: 'Broken', kind: 'no such kind'})")
    with capture_logs() as logs:
        response = await client.post(
            "/graphql", json=LIST | {"query": '{ customer(uid: "broken") { name } }'}
        )
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["id"] in error["message"]
    [entry] = [entry for entry in logs if entry["event"] == "graphql_error"]
    assert entry["error_id"] == error["extensions"]["id"]
    assert isinstance(entry["exc_info"], ValueError)
    for secret in ("Traceback", "graph_crm", "MATCH", "no such kind", "ValueError"):
        assert secret not in response.text


async def test_an_expected_error_is_not_logged(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with capture_logs() as logs:
        response = await client.post(
            "/graphql", json={"query": "{ customers(first: 0) { edges { cursor } } }"}
        )
    assert response.json()["errors"][0]["extensions"] == {"code": "INVALID_ARGUMENT"}
    assert (wrong(logs), caplog.records) == ([], [])


async def test_a_very_long_value_is_told_shortened(client: httpx.AsyncClient) -> None:
    uid = "x" * 10_001
    deletion = f'mutation {{ deleteContact(uid: "{uid}") {{ __typename ... on Problem {{ message }} }} }}'
    answer = (await client.post("/graphql", json={"query": deletion})).json()
    assert answer["data"]["deleteContact"]["__typename"] == "NodeNotFound"
    preview = f'{{ contactMergePreview(keep: "{uid}", merge: "y") {{ __typename }} }}'
    [error] = (await client.post("/graphql", json={"query": preview})).json()["errors"]
    for message in (answer["data"]["deleteContact"]["message"], error["message"]):
        assert "xxx…" in message
        assert len(message) < 1_200


async def test_what_is_not_there_is_null(client: httpx.AsyncClient) -> None:
    query = '{ customer(uid: "x") { uid } contact(uid: "x") { uid } opportunity(uid: "x") { uid } }'
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert answer == {"data": {"customer": None, "contact": None, "opportunity": None}}


async def test_without_a_database(dead_port: int) -> None:
    async with without_database(dead_port) as client:
        with capture_logs() as logs:
            answer = await client.post("/graphql", json=LIST)
            page = await client.get("/", headers={"accept-language": "zh"})
        [error] = answer.json()["errors"]
        assert error["extensions"]["code"] == "DATABASE_UNAVAILABLE"
        assert page.status_code == 503
        assert "数据库暂时没有应答" in page.text
        assert [entry["event"] for entry in wrong(logs)] == ["sign_in_error", "page_error"]
        assert error["extensions"]["id"] == wrong(logs)[0]["error_id"]
        assert str(wrong(logs)[1]["error_id"]) in page.text
        for secret in (str(dead_port), "bolt", "secret-word"):
            assert secret not in answer.text + page.text
        assert (await client.get("/livez")).status_code == 200
        ready = await client.get("/readyz")
        assert (ready.status_code, ready.json()) == (503, {"status": "database does not answer"})


async def test_with_a_database(client: httpx.AsyncClient) -> None:
    for path, status in (("/livez", "live"), ("/readyz", "ready")):
        response = await client.get(path)
        assert (response.status_code, response.json()) == (200, {"status": status})


async def test_a_query_that_takes_too_long_is_stopped(connection: Connection, cypher: Cypher) -> None:
    cypher("UNWIND range(1, 30000) AS n CREATE (:Contact {uid: 'c' + n, name: '王' + n, known: true})")
    query = '{ contacts(search: "王", known: false) { edges { node { name } } } }'
    async with open_graph(connection, query_timeout=0.001) as graph, client_of(graph) as client:
        with capture_logs() as logs:
            response = await client.post("/graphql", json={"query": query})
            # Neo4j looks every two seconds which transactions are over their time.
            for _ in range(300):
                # Who asks is asked of Neo4j too, and may be over its time: then nothing was asked yet.
                if response.status_code == 200 and "errors" in response.json():
                    break
                response = await client.post("/graphql", json={"query": query})
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "TIMED_OUT"
    assert error["extensions"]["id"] in [entry["error_id"] for entry in wrong(logs)]
    assert "by_search" not in response.text
