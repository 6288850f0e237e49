"""Every request has an id, a line in the log, and a time; nothing of what it asked for is in them."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from structlog.contextvars import get_contextvars, merge_contextvars
from structlog.testing import capture_logs

from graph_crm.api.request_log import RequestLog
from graph_crm.app import make_app
from graph_crm.logs import bind_viewer
from tests.live_socket import live_socket
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator

    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def lines() -> Generator[list[Any]]:
    """What is logged, with what is bound to the request."""
    with capture_logs(processors=[merge_contextvars]) as logs:
        yield logs


def requests(lines: list[Any]) -> list[Any]:
    return [line for line in lines if line["event"] == "request"]


async def test_a_request_has_a_line_with_the_template_of_its_route(
    client: httpx.AsyncClient, lines: list[Any]
) -> None:
    response = await client.get("/opportunities/王老板?after=gcrm_secret&lang=zh")
    assert response.status_code == 200
    [line] = requests(lines)
    assert line.pop("ms") > 0
    assert line == {
        "event": "request",
        "log_level": "info",
        "method": "GET",
        "route": "/opportunities/{uid}",
        "status": 200,
        "request_id": response.headers["x-request-id"],
        "viewer": "planted-service",
    }
    assert UUID.fullmatch(line["request_id"])
    assert get_contextvars() == {}


@pytest.mark.parametrize(
    ("method", "path", "host", "route", "status"),
    [
        ("GET", "/livez", "127.0.0.1", "/livez", 200),
        ("POST", "/graphql", "127.0.0.1", "/graphql", 415),
        ("DELETE", "/graphql", "127.0.0.1", "/graphql", 405),
        ("GET", "/assets/page.css", "127.0.0.1", "/assets", 200),
        ("GET", "/no/such/page", "127.0.0.1", "unmatched", 404),
        ("GET", "/livez", "evil.example", "unmatched", 400),
        ("X-EVIL-1", "/no", "127.0.0.1", "unmatched", 404),
    ],
)
async def test_whatever_is_answered_is_logged(
    client: httpx.AsyncClient, lines: list[Any], method: str, path: str, host: str, route: str, status: int
) -> None:
    response = await client.request(method, path, headers={"host": host})
    assert response.status_code == status
    [line] = requests(lines)
    assert (line["route"], line["status"]) == (route, status)
    assert line["method"] == (method if not method.startswith("X") else "OTHER")
    assert response.headers["x-request-id"] == line["request_id"]


@pytest.mark.parametrize("given", ["a", "req-42.B_x", "0" * 64])
async def test_a_sane_id_that_is_given_is_taken(
    client: httpx.AsyncClient, lines: list[Any], given: str
) -> None:
    response = await client.get("/livez", headers={"x-request-id": given})
    assert response.headers["x-request-id"] == given == requests(lines)[0]["request_id"]


@pytest.mark.parametrize("given", ["", " ", "0" * 65, "a b", 'a"b', "a\tb", "a/b", "王", "a\x7f"])
async def test_any_other_is_replaced(client: httpx.AsyncClient, lines: list[Any], given: str) -> None:
    response = await client.get("/livez", headers=[(b"x-request-id", given.encode())])
    assert UUID.fullmatch(response.headers["x-request-id"])
    assert requests(lines)[0]["request_id"] == response.headers["x-request-id"]


async def test_the_id_of_an_error_is_in_the_log_with_the_id_of_its_request(
    client: httpx.AsyncClient, lines: list[Any], cypher: Cypher
) -> None:
    cypher("CREATE (:Customer {uid: 'broken', name: 'Broken', kind: 'no such kind'})")
    response = await client.post("/graphql", json={"query": '{ customer(uid: "broken") { name } }'})
    [error] = response.json()["errors"]
    [logged] = [line for line in lines if line["event"] == "graphql_error"]
    assert logged["error_id"] == error["extensions"]["id"]
    assert logged["request_id"] == response.headers["x-request-id"]
    assert requests(lines)[0]["request_id"] == response.headers["x-request-id"]


async def test_two_requests_at_once_have_two_ids(open_test_graph: Graph, lines: list[Any]) -> None:
    async with serving(make_app(open_test_graph)) as address, httpx.AsyncClient(base_url=address) as client:
        answers = await asyncio.gather(*(client.get("/readyz") for _ in range(8)))
    ids = {answer.headers["x-request-id"] for answer in answers}
    assert len(ids) == 8
    assert {line["request_id"] for line in requests(lines)} == ids


async def test_an_operation_over_a_websocket_is_a_request_of_its_own(
    graph: Graph, lines: list[Any], cypher: Cypher
) -> None:
    cypher("CREATE (:Customer {uid: 'broken', name: 'Broken', kind: 'no such kind'})")
    async with serving(make_app(graph)) as address:
        socket = f"ws://{urlsplit(address).netloc}/graphql"
        async with live_socket(socket) as client:
            assert client.connection.response is not None
            connected = client.connection.response.headers["x-request-id"]
            for name in ("a", "b"):
                await client.ask(name, '{ customer(uid: "broken") { name } }')
                message = await client.receive()
                assert (await client.receive())["type"] == "complete"
    ids = [line["request_id"] for line in lines if line["event"] == "graphql_error"]
    assert ids == [f"{connected}.1", f"{connected}.2"]
    assert message["payload"]["errors"][0]["extensions"]["id"] in [line.get("error_id") for line in lines]
    operations = [line for line in lines if line["event"] == "websocket_operation"]
    assert [line["request_id"] for line in operations] == ids
    [line] = requests(lines)
    assert (line["method"], line["route"], line["status"]) == ("WEBSOCKET", "/graphql", 101)
    assert line["request_id"] == connected


@pytest.fixture
async def wrong_app() -> AsyncIterator[httpx.AsyncClient]:
    """An application whose routes go wrong in ways that ours don't."""

    async def broken(request: Request) -> PlainTextResponse:
        raise RuntimeError("a secret of the inside")

    async def half(request: Request) -> StreamingResponse:
        async def parts() -> AsyncIterator[str]:
            yield "half"
            raise RuntimeError("a secret of the inside")

        return StreamingResponse(parts())

    async def known(request: Request) -> PlainTextResponse:
        bind_viewer("ann")
        return PlainTextResponse("")

    app = Starlette(routes=[Route("/broken/{name}", broken), Route("/half", half), Route("/known", known)])
    transport = httpx.ASGITransport(app=RequestLog(app))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as made:
        yield made


async def test_what_nobody_caught_is_masked_and_logged_under_its_id(
    open_test_graph: Graph, lines: list[Any]
) -> None:
    app = make_app(open_test_graph)

    async def broken(request: Request) -> PlainTextResponse:
        raise RuntimeError("a secret of the inside")

    app.router.routes.insert(0, Route("/broken/{name}", broken))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1"
    ) as client:
        response = await client.get("/broken/x")
    assert response.status_code == 500
    assert "secret" not in response.text
    [error] = [line for line in lines if line["log_level"] == "error"]
    assert error["error_id"] in response.text
    assert (error["event"], error["route"]) == ("request_failed", "/broken/{name}")
    [line] = requests(lines)
    assert line["status"] == 500
    assert line["request_id"] == error["request_id"] == response.headers["x-request-id"]


async def test_an_answer_that_breaks_off_is_logged(wrong_app: httpx.AsyncClient, lines: list[Any]) -> None:
    with pytest.raises(RuntimeError):
        await wrong_app.get("/half")
    assert [line["event"] for line in lines] == ["request_failed", "request"]


async def test_the_viewer_is_in_the_line(wrong_app: httpx.AsyncClient, lines: list[Any]) -> None:
    await wrong_app.get("/known")
    assert requests(lines)[0]["viewer"] == "ann"
    assert get_contextvars() == {}
