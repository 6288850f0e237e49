"""No request takes the service down: the guard, the points, and what other sites may make a browser send."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from graphql import GraphQLError, get_introspection_query
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.api.error_messages import EXPECTED, Code, shown
from graph_crm.api.guard import LIMITS
from graph_crm.api.headers import HEADERS
from graph_crm.api.media_type import JSON, RESPONSE
from graph_crm.api.rates import Points
from graph_crm.app import MAX_BODY, make_app
from graph_crm.errors import GraphCrmError, InvalidArgument, QueryTimedOut, QueryTooCostly, RateLimited
from graph_crm.graph.gateway import open_graph
from graph_crm.resources import CHECKOUT
from graph_crm.text import LANGUAGES
from graph_crm.users.queries import BY_UIDS
from tests.bombs import BOMBS
from tests.live_socket import PROTOCOL, live_socket

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph_crm.graph.connection import Connection
    from graph_crm.graph.gateway import Graph, Transaction

CODES = set(get_args(Code))
TRIVIAL = {"query": "{ __typename }"}
BOMB = {"query": BOMBS["fragments doubling 60 times"][0]}


@asynccontextmanager
async def served(graph: Graph, **options: Any) -> AsyncGenerator[str]:
    """The address of the application on a real server."""
    server = uvicorn.Server(
        uvicorn.Config(
            make_app(graph, **options), port=0, log_config=None, lifespan="off", ws_max_size=MAX_BODY
        )
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn tells nobody)
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    await serving


def signed_in(client: httpx.AsyncClient) -> dict[str, str]:
    """What the client shows to be let in."""
    return {name: client.headers[name] for name in ("authorization",) if name in client.headers}


def code_of(answer: httpx.Response) -> str:
    [error] = answer.json()["errors"]
    return error["extensions"]["code"]


# The guard


async def test_a_bomb_is_refused_with_the_number_and_the_limit(
    client: httpx.AsyncClient, graph: Graph
) -> None:
    for document, measure in BOMBS.values():
        if measure is None:
            continue
        before = graph.queries_run
        answer = await client.post("/graphql", json={"query": document}, headers={"accept": RESPONSE})
        [error] = answer.json()["errors"]
        assert answer.status_code == 400
        assert "data" not in answer.json()
        limit = LIMITS[measure]  # pyright: ignore[reportArgumentType]
        value = error["extensions"].pop("value")
        assert error["extensions"] == {"code": "QUERY_TOO_COSTLY", "measure": measure, "limit": limit}
        assert value > limit
        assert str(value) in error["message"].replace(",", "")
        assert str(limit) in error["message"].replace(",", "")
        assert graph.queries_run - before <= 1  # who asks


async def test_other_bombs_are_refused_by_graphql_with_a_code(client: httpx.AsyncClient) -> None:
    for document, measure in BOMBS.values():
        if measure is None:
            answer = (await client.post("/graphql", json={"query": document})).json()
            assert all(error["extensions"]["code"] in CODES for error in answer.get("errors", ()))


async def test_the_guard_stands_before_validation(client: httpx.AsyncClient) -> None:
    both_wrong = BOMBS["fragments doubling 60 times"][0].replace("__typename", "nothing")
    answer = await client.post("/graphql", json={"query": both_wrong})
    assert code_of(answer) == "QUERY_TOO_COSTLY"
    # And again, when validation could remember it.
    assert code_of(await client.post("/graphql", json={"query": both_wrong})) == "QUERY_TOO_COSTLY"


async def test_introspection_works(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/graphql", json={"query": get_introspection_query()})).json()
    assert len(answer["data"]["__schema"]["types"]) > 100


async def test_over_a_websocket_the_same_holds(client: httpx.AsyncClient, graph: Graph) -> None:
    headers = signed_in(client)
    async with (
        served(graph) as address,
        live_socket(address.replace("http", "ws") + "/graphql", who=headers) as live,
    ):
        for document, code in (
            (BOMB["query"], "QUERY_TOO_COSTLY"),
            (BOMBS["one object 200 times"][0], "QUERY_TOO_COSTLY"),
            ("{", "GRAPHQL_PARSE_FAILED"),
            (BOMBS["nested 600 deep"][0], "GRAPHQL_PARSE_FAILED"),
            ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ):
            await live.ask("1", document)
            message = await live.receive()
            assert (message["type"], message["id"]) == ("error", "1")
            assert message["payload"][0]["extensions"]["code"] == code
        await live.ask("2", TRIVIAL["query"])
        assert (await live.receive())["payload"] == {"data": {"__typename": "Query"}}


async def test_somebody_else_is_answered_during_a_flood(client: httpx.AsyncClient, graph: Graph) -> None:
    bombs = [{"query": document} for document, _ in BOMBS.values()]
    answered: list[int] = []
    async with (
        served(graph, points_per_minute=10**9) as address,
        httpx.AsyncClient(base_url=address, headers=signed_in(client), timeout=60) as other,
        httpx.AsyncClient(base_url=address, headers=signed_in(client), timeout=60) as attacker,
    ):

        async def attack() -> None:
            for bomb in bombs:
                assert (await attacker.post("/graphql", json=bomb)).status_code == 200

        flood = asyncio.gather(*(attack() for _ in range(4)))
        while not flood.done():
            answer = await other.post("/graphql", json=TRIVIAL)
            assert answer.json() == {"data": {"__typename": "Query"}}
            answered.append(answer.status_code)
        await flood
    # One answer at least in the time of the four bombs that are always on their way.
    assert len(answered) >= len(bombs) / 2


# Points


async def test_who_has_no_points_left_is_told_when_to_come_back(
    client: httpx.AsyncClient, graph: Graph
) -> None:
    query = {"query": "{ customers(first: 100) { edges { node { name uid kind version region } } } }"}
    async with served(graph, points_per_minute=2_000) as address:
        url, headers = f"{address}/graphql", signed_in(client)
        async with httpx.AsyncClient(headers=headers) as one:
            answers = [await one.post(url, json=query) for _ in range(4)]
            assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
            refused = answers[-1]
            [error] = refused.json()["errors"]
            wait = error["extensions"]["retryAfter"]
            assert error["extensions"]["code"] == "RATE_LIMITED"
            assert refused.headers["retry-after"] == str(wait)
            assert 1 <= wait <= 120
            assert f"{wait} s" in error["message"]
            # There is still something left for something smaller; then nothing is even parsed.
            assert (await one.post(url, json=TRIVIAL)).status_code == 200
            not_parsed = await one.post(url, json={"query": "{" + " " * 16_000})
            assert code_of(not_parsed) == "RATE_LIMITED"
        async with live_socket(url.replace("http", "ws"), who=headers) as live:
            await live.ask("1", query["query"])
            message = await live.receive()
            assert message["type"] == "error"
            assert message["payload"][0]["extensions"]["code"] == "RATE_LIMITED"


async def test_each_viewer_has_points_of_their_own() -> None:
    points = Points(100)
    await points.spend(LOCAL_ADMINISTRATOR, 100)
    await points.spend(Viewer("rep", "anna"), 60)
    with pytest.raises(RateLimited):
        await points.spend(LOCAL_ADMINISTRATOR, 1)
    with pytest.raises(RateLimited) as more_than_left:
        await points.spend(Viewer("rep", "anna"), 41)
    assert 1 <= int(str(more_than_left.value.params["seconds"])) <= 120
    await points.spend(Viewer("rep", "anna"), 40)


# What is refused before it is read


ASKED_BY: list[tuple[dict[str, str], int]] = [
    ({}, 200),
    ({"sec-fetch-site": "same-origin"}, 200),
    ({"sec-fetch-site": "none"}, 200),
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),
    ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 403),
    ({"origin": "http://127.0.0.1:8000"}, 200),
    ({"origin": "http://127.0.0.1:9000"}, 403),
    ({"origin": "http://evil.example"}, 403),
    ({"origin": "http://127.0.0.1:8000.evil.example"}, 403),
    ({"origin": "null"}, 403),
    ({"origin": ""}, 403),
    ({"origin": "http://evil.example", "sec-fetch-site": "same-origin"}, 403),
]


async def test_pages_of_other_sites_may_not_ask(client: httpx.AsyncClient) -> None:
    for headers, status in ASKED_BY:
        answer = await client.post("/graphql", json=TRIVIAL, headers=headers)
        assert answer.status_code == status, headers


async def test_a_link_on_another_site_leads_here_and_a_frame_or_a_script_does_not(
    client: httpx.AsyncClient,
) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert (await client.get("/", headers=link)).status_code == 200
    for other in ({"sec-fetch-dest": "iframe"}, {"sec-fetch-mode": "no-cors"}, {"sec-fetch-dest": "script"}):
        assert (await client.get("/", headers=link | other)).status_code == 403


async def test_the_body_of_another_site_is_not_even_read(client: httpx.AsyncClient, graph: Graph) -> None:
    async with served(graph) as address:
        host, port = urlsplit(address).hostname, urlsplit(address).port
        reader, writer = await asyncio.open_connection(host, port)
        lines = [
            "POST /graphql HTTP/1.1", f"Host: {host}:{port}", "Content-Type: application/json",
            "Content-Length: 200000", "Sec-Fetch-Site: cross-site", "", "",
        ]  # fmt: skip
        writer.write("\r\n".join(lines).encode())
        assert b" 403 " in await asyncio.wait_for(reader.readline(), 10)
        writer.close()


async def test_a_websocket_of_another_site_is_refused(client: httpx.AsyncClient, graph: Graph) -> None:
    refusals = [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
    async with served(graph) as address:
        for headers in refusals:
            with pytest.raises(InvalidStatus) as refused:
                async with connect(
                    address.replace("http", "ws") + "/graphql",
                    subprotocols=[PROTOCOL],
                    additional_headers=signed_in(client) | headers,
                ):
                    pass
            assert refused.value.response.status_code == 403
            assert refused.value.response.headers["X-Content-Type-Options"] == "nosniff"


async def test_no_other_site_may_read_an_answer(client: httpx.AsyncClient) -> None:
    asked = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    for answer in (
        await client.options("/graphql", headers=asked),
        await client.post("/graphql", json=TRIVIAL, headers={"Origin": "http://127.0.0.1:8000"}),
    ):
        assert [name for name in answer.headers if name.startswith("access-control-")] == []


async def test_several_operations_in_one_request_are_refused(client: httpx.AsyncClient, graph: Graph) -> None:
    before = graph.queries_run
    answer = await client.post("/graphql", json=[TRIVIAL, TRIVIAL])
    assert answer.status_code == 400
    assert graph.queries_run - before <= 1


async def test_a_message_of_a_websocket_is_no_longer_than_a_body(
    client: httpx.AsyncClient, graph: Graph
) -> None:
    async with (
        served(graph) as address,
        live_socket(address.replace("http", "ws") + "/graphql", who=signed_in(client)) as live,
    ):
        await live.ask("1", "{ __typename }" + " " * MAX_BODY)
        await asyncio.wait_for(live.connection.wait_closed(), 10)
        assert live.connection.close_code == 1009


# What every answer says


async def test_every_answer_tells_the_browser_to_be_careful(client: httpx.AsyncClient) -> None:
    answers = [
        await client.get("/"),
        await client.get("/livez"),
        await client.get("/nowhere"),
        await client.get("/assets/page.css"),
        await client.get("/livez", headers={"host": "evil.example"}),
        await client.post("/graphql", json=TRIVIAL),
        await client.post("/graphql", json=BOMB),
        await client.post("/graphql", content=b"x" * (MAX_BODY + 1), headers={"content-type": JSON}),
        await client.post("/graphql", json=TRIVIAL, headers={"origin": "null"}),
        await client.get("/graphql", headers={"accept": "text/html"}),
    ]
    for answer in answers:
        for name, value in HEADERS.items():
            if name != "Content-Security-Policy":
                assert answer.headers[name] == value, (answer.url, name)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
        is_file = answer.url.path.startswith("/assets/")
        assert answer.headers.get("Cache-Control") == (None if is_file else "no-store")


# Time


async def test_a_write_that_takes_too_long_is_stopped_too(connection: Connection) -> None:
    async def never_ending(transaction: Transaction) -> None:
        while True:  # Neo4j looks every two seconds which transactions are over their time.
            await transaction.run(BY_UIDS, uids=[], viewer=LOCAL_ADMINISTRATOR.as_param())

    async with open_graph(connection, query_timeout=0.1) as graph:
        with pytest.raises(QueryTimedOut, match="never ending"):
            await graph.write(never_ending, name="never ending")


# Codes


CAUSES: dict[str, dict[str, Any]] = {
    "GRAPHQL_PARSE_FAILED": {"query": "{"},
    "GRAPHQL_VALIDATION_FAILED": {"query": "{ nothing }"},
    "INVALID_ARGUMENT": {"query": "{ customers(first: 0) { edges { cursor } } }"},
    "QUERY_TOO_COSTLY": BOMB,
}


async def test_an_error_has_its_code(client: httpx.AsyncClient) -> None:
    for code, cause in CAUSES.items():
        assert code_of(await client.post("/graphql", json=cause)) == code


async def test_a_value_of_a_wrong_type_has_a_code(client: httpx.AsyncClient) -> None:
    query = "query($n: Int!) { customers(first: $n) { edges { cursor } } }"
    for variables in ({}, {"n": "x"}, {"n": None}):
        answer = await client.post("/graphql", json={"query": query, "variables": variables})
        assert code_of(answer) == "INVALID_ARGUMENT"


PARAMS = (
    "uri", "user", "query", "seconds", "kind", "uid", "limit", "measure", "value", "argument", "expected", "issuer",
    "most", "currency",
)  # fmt: skip


def every_error(kind: type[GraphCrmError] = GraphCrmError) -> list[type[GraphCrmError]]:
    return [found for one in kind.__subclasses__() for found in (one, *every_error(one))]


def test_every_error_of_ours_has_a_code_of_the_list_and_tells_nothing_that_it_should_not() -> None:
    secret = "MATCH (n) /home/secret.py"
    for kind in every_error():
        if not hasattr(kind, "code"):
            continue
        error = kind.__new__(kind)
        GraphCrmError.__init__(error)
        error.params.update(dict.fromkeys(PARAMS, secret))
        seen = shown(GraphQLError("leak: " + secret, path=["customer"], original_error=error))
        assert seen.extensions is not None
        code = seen.extensions["code"]
        assert code in CODES
        if kind.code not in EXPECTED:
            assert secret not in str(seen.formatted), kind


@pytest.mark.parametrize("original", [ValueError("secret"), KeyError("secret"), GraphQLError("secret"), None])
def test_what_nobody_foresaw_is_masked(original: Exception | None) -> None:
    seen = shown(GraphQLError("secret", path=["customer"], original_error=original))
    assert seen.extensions is not None
    assert seen.extensions["code"] == "INTERNAL"
    assert "secret" not in str(seen.formatted)


def test_the_page_lists_the_codes_and_the_limits() -> None:
    page = (CHECKOUT / "docs" / "limits.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == CODES
    limits = dict(re.findall(r"^\| ([a-z]+) \| ([\d,]+) \|", page, re.MULTILINE))
    assert {name: int(value.replace(",", "")) for name, value in limits.items()} == dict(LIMITS)


def test_the_refusals_are_said_in_both_languages() -> None:
    for language in LANGUAGES:
        for measure, limit in LIMITS.items():
            sentence = QueryTooCostly(measure=measure, value=limit + 1, limit=limit).sentence(language)
            assert f"{limit:,}" in sentence or str(limit) in sentence
        assert "7" in RateLimited(seconds=7).sentence(language)
    assert InvalidArgument.code in EXPECTED
