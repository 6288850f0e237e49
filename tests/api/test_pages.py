"""The page's addresses over HTTP: who gets it, its policy, its files; and what the server draws itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.api.pages import APP_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    Cypher = Callable[..., list[dict[str, Any]]]

pytestmark = pytest.mark.skipif(not APP_PAGE.is_file(), reason="installed without the page")
ADDRESSES = [
    "/",
    "/agenda",
    "/portfolio",
    "/settings",
    "/customers",
    "/customers/any",
    "/customers/any/map",
    "/opportunities/any",
    "/opportunities/any/map",
    "/contacts/any",
]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_the_page_comes_under_each_of_its_addresses(
    client: httpx.AsyncClient, cypher: Cypher, address: str
) -> None:
    response = await client.get(address)
    assert response.status_code == 200
    assert '<div id="page">' in response.text


@pytest.mark.parametrize("address", ADDRESSES)
async def test_who_is_not_signed_in_is_shown_where_to(
    client: httpx.AsyncClient, cypher: Cypher, address: str
) -> None:
    response = await client.get(address, headers={"authorization": "", "accept": "text/html"})
    assert response.status_code == 303
    assert response.headers["location"].startswith("/sign-in?next=/")


async def test_the_policy_allows_our_own_files_only(client: httpx.AsyncClient, cypher: Cypher) -> None:
    response = await client.get("/")
    policy = dict(part.split(" ", 1) for part in response.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert "unsafe" not in response.headers["content-security-policy"]
    assert response.headers["cache-control"] == "no-store"


async def test_the_files_of_the_page_are_served(client: httpx.AsyncClient, cypher: Cypher) -> None:
    html = (await client.get("/")).text
    [script] = re.findall(r'<script[^>]* src="([^"]+)"', html)
    response = await client.get(script)
    assert response.status_code == 200
    assert "javascript" in response.headers["content-type"]


async def test_a_browser_asks_once_for_a_file_whose_name_says_what_is_in_it(
    client: httpx.AsyncClient, cypher: Cypher
) -> None:
    [script] = re.findall(r'<script[^>]* src="([^"]+)"', (await client.get("/")).text)
    assert "immutable" in (await client.get(script)).headers["cache-control"]
    missing = await client.get("/static/assets/older.js")
    assert missing.status_code == 404
    assert "cache-control" not in missing.headers


async def test_other_addresses_are_not_there(client: httpx.AsyncClient, cypher: Cypher) -> None:
    for address in ("/other", "/customers/a/b/c", "/static/../pages.py", "/assets/%2e%2e/pages.py"):
        assert (await client.get(address)).status_code == 404


@pytest.mark.parametrize("address", ["/other", "/opportunities", "/customers/a/b", "/static/none.js"])
async def test_a_browser_gets_the_page_where_nothing_is(
    client: httpx.AsyncClient, cypher: Cypher, address: str
) -> None:
    html = {"accept": "text/html,*/*"}
    response = await client.get(address, headers=html)
    assert response.status_code == 404
    assert '<div id="page">' in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    stranger = await client.get(address, headers={**html, "authorization": ""})
    assert stranger.status_code == 303


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("fr,zh;q=0.8,en;q=0.5", "zh-Hans"),
        ("fr-FR,fr;q=0.9", "en"),
        ("zh;q=0,en;q=0.1", "en"),
        ("zh;q=x,,;;", "en"),
    ],
)
async def test_what_the_server_draws_is_in_the_browser_s_language(
    client: httpx.AsyncClient, cypher: Cypher, accept: str, language: str
) -> None:
    response = await client.get("/sign-in", headers={"accept-language": accept})
    assert f'<html lang="{language}">' in response.text
    assert "Accept-Language" in response.headers["vary"]
    asked = await client.get("/sign-in?lang=en", headers={"accept-language": accept})
    assert '<html lang="en">' in asked.text


async def test_the_styles_of_the_forms_are_served(client: httpx.AsyncClient, cypher: Cypher) -> None:
    response = await client.get("/assets/page.css")
    assert (response.status_code, response.headers["content-type"].split(";")[0]) == (200, "text/css")
