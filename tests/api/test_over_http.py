"""GraphQL over HTTP: media types and status codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph_crm.api.media_type import JSON, RESPONSE, media_type
from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    import httpx

    from graph_crm.graph.gateway import Graph

GOOD = {"query": "{ __typename }"}
# Not parsed, not valid, variables that can't be: none of them is executed.
NOT_EXECUTED = [
    {"query": "{"},
    {"query": "{ nothing }"},
    {"query": "query($uid: ID!) { customer(uid: $uid) { uid } }"},
    {"query": "query($uid: ID!) { customer(uid: $uid) { uid } }", "variables": {"uid": None}},
]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (RESPONSE, RESPONSE),
        (RESPONSE.upper(), RESPONSE),
        (f"{RESPONSE}; charset=utf-8", RESPONSE),
        (f"{RESPONSE}, {JSON};q=0.9", RESPONSE),
        (f"{JSON}, {RESPONSE}", RESPONSE),
        (f"{JSON}, {RESPONSE};q=0.9", JSON),
        (f"{RESPONSE};q=0.5, */*", JSON),
        (f"{RESPONSE};q=0, */*", JSON),
        (f"{JSON};q=0, */*;q=0.1, {RESPONSE};q=0.1", RESPONSE),
        (f"{JSON};q=0, */*", None),
        (f"{RESPONSE};q=0", None),
        ("text/html", None),
        (f"text/html, {JSON};q=0.1", JSON),
        (f"text/event-stream, {RESPONSE} ; q=0.3", RESPONSE),
        (f"{JSON};q=nonsense", JSON),
        (";;,,;q=1", None),
    ],
)
def test_the_media_type_that_a_client_wants(accept: str | None, expected: str | None) -> None:
    assert media_type(accept) == expected


@pytest.mark.parametrize("accept", [JSON, RESPONSE])
async def test_the_answer_is_in_the_type_that_was_asked_for(client: httpx.AsyncClient, accept: str) -> None:
    answers = [
        await client.post("/graphql", json=GOOD, headers={"accept": accept}),
        await client.get("/graphql", params=GOOD, headers={"accept": accept}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == f"{accept}; charset=utf-8"
        assert "Accept" in [one.strip() for one in answer.headers["vary"].split(",")]
        assert answer.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("body", NOT_EXECUTED)
async def test_a_request_that_is_not_executed_has_no_data(
    client: httpx.AsyncClient, graph: Graph, body: dict[str, object]
) -> None:
    before = graph.queries_run
    for accept, status in ((RESPONSE, 400), (JSON, 200)):
        answer = await client.post("/graphql", json=body, headers={"accept": accept})
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith(accept)
        assert set(answer.json()) == {"errors"}
    assert graph.queries_run - before == 2 * WHO_ASKS


async def test_what_goes_wrong_in_a_field_is_an_answer(client: httpx.AsyncClient) -> None:
    body = {"query": "{ customers(first: 0) { edges { cursor } } }"}
    answer = await client.post("/graphql", json=body, headers={"accept": RESPONSE})
    assert answer.status_code == 200
    assert answer.json()["data"] is None
    assert answer.json()["errors"][0]["path"] == ["customers"]


async def test_who_takes_neither_type_is_refused_before_anything_is_done(
    client: httpx.AsyncClient, graph: Graph
) -> None:
    before = graph.queries_run
    body = {"query": "{ customers { edges { cursor } } }"}
    for answer in (
        await client.post("/graphql", json=body, headers={"accept": "image/png"}),
        await client.get("/graphql", params=body, headers={"accept": "text/html"}),
    ):
        assert answer.status_code == 406
        assert RESPONSE in answer.text
    assert graph.queries_run - before == 2 * WHO_ASKS


async def test_two_accept_headers_are_one_list(client: httpx.AsyncClient) -> None:
    headers = [("accept", "text/html"), ("accept", RESPONSE)]
    answer = await client.post("/graphql", json=GOOD, headers=headers)
    assert answer.headers["content-type"].startswith(RESPONSE)


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "OPTIONS"])
async def test_another_method_is_told_which_are_taken(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/graphql")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= {one.strip() for one in answer.headers["allow"].split(",")}


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "text/application/json", "", "; ;"])
async def test_a_body_of_another_kind_is_refused(client: httpx.AsyncClient, kind: str) -> None:
    answer = await client.post(
        "/graphql", content=b'{"query": "{ __typename }"}', headers={"content-type": kind}
    )
    assert answer.status_code == 415
    assert JSON in answer.text


@pytest.mark.parametrize("body", [b"null", b'"abc"', b"\xff\xfe", b'{"query": "\xff"}', b"{}", b"[]", b"1"])
async def test_a_body_that_is_no_request_is_refused_in_plain_text(
    client: httpx.AsyncClient, body: bytes
) -> None:
    headers = {"accept": RESPONSE, "content-type": JSON}
    answer = await client.post("/graphql", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
