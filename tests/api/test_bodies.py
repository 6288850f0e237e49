"""What is sent to the forms that let somebody in: before it is known who asks, nothing in a body may fail in us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
import pytest_asyncio

from graph_crm.app import make_app

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph_crm.graph.gateway import Graph

PATHS = ("/sign-in", "/welcome", "/password", "/sign-out")
NO_JSON = [
    b"null", b'"abc"', b"[]", b"5", b"{", b"\xff\xfe", b'{"email": "\xff"}', b"[" * 100_000, b'{"a":' * 40_000,
    b'{"email": "a@b", "email": "c@d"}', b'{"email": NaN}', b'{"email": ' + b"9" * 5000 + b"}", b'{"token": "\\ud800"}',
]  # fmt: skip
STRANGE = [
    b"{}", b'{"email": 5, "password": null, "token": [], "old": {}}', b'{"email": 1e999}',
    b'{"email": "a\\u0000b", "password": "\\u0000", "token": "\\u0000", "old": "\\u0000"}',
    b'{"email": "' + b"x" * 100_000 + b'", "password": "' + b"x" * 100_000 + b'"}',
]  # fmt: skip
FORMS = [
    b"", b"&&==&", b"email=%ff&password=%ED%A0%80&token=%00&old=%zz", b"\xff\xfe=\xff", b"email=a&email=b", b"a=1&" * 5000,
]  # fmt: skip


@pytest_asyncio.fixture(loop_scope="session")
async def anybody(graph: Graph) -> AsyncIterator[httpx.AsyncClient]:
    """A client that shows nothing."""
    transport = httpx.ASGITransport(app=make_app(graph))
    async with httpx.AsyncClient(transport=transport, base_url="https://127.0.0.1:8000") as made:
        yield made


@pytest.mark.parametrize("path", PATHS)
async def test_a_body_that_is_no_json_object_is_refused(anybody: httpx.AsyncClient, path: str) -> None:
    for body in NO_JSON:
        answer = await anybody.post(path, content=body, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid-argument"), body[:40]
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", PATHS[:-1])
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
async def test_strange_values_let_nobody_in(anybody: httpx.AsyncClient, path: str, kind: str) -> None:
    for body in STRANGE if kind == "application/json" else FORMS:
        answer = await anybody.post(path, content=body, headers={"content-type": kind})
        assert 400 <= answer.status_code < 500, (body[:40], answer.text)
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
async def test_ten_megabytes_are_refused(anybody: httpx.AsyncClient, path: str, kind: str) -> None:
    answer = await anybody.post(path, content=b"x" * 10_000_000, headers={"content-type": kind})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"])
async def test_other_kinds_are_refused(anybody: httpx.AsyncClient, path: str, kind: str) -> None:
    answer = await anybody.post(path, content=b'{"email": "a@b"}', headers={"content-type": kind})
    assert answer.status_code == 400


async def test_strange_links_are_no_links(anybody: httpx.AsyncClient) -> None:
    for token in ("", "%00", "%ff", "%ED%A0%80", "x" * 10_000, "'%20OR%201=1"):
        assert (await anybody.get(f"/welcome?token={token}")).status_code == 410
