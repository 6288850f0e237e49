"""Single sign-on: the whole way with a provider of somebody else's, and every way that it can go wrong with one of ours."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr
from starlette.responses import JSONResponse, PlainTextResponse

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.accounts.people import PeopleService
from graph_crm.accounts.provider import ASK_AGAIN, KEEP, MAX_BODY, PAUSE, Provider
from graph_crm.api import authentication
from graph_crm.api.single_sign_on import COOKIE
from graph_crm.app import make_app
from graph_crm.errors import ProviderUnavailable, TokenRefused
from graph_crm.settings import OidcClient
from tests.issuer import Issuer, new_key, redirecting

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator

    from starlette.responses import Response

    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

ME = {"query": "{ me { role user { name } } }"}
OURS = "https://127.0.0.1:8000"
# What a browser sends with a link that is followed from another site.
FOLLOWED = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@asynccontextmanager
async def browser_of(graph: Graph, client: OidcClient, **options: Any) -> AsyncGenerator[httpx.AsyncClient]:
    """A browser that keeps cookies; over https: it sends ours nowhere else."""
    transport = httpx.ASGITransport(app=make_app(graph, oidc=client, **options))
    async with httpx.AsyncClient(transport=transport, base_url=OURS) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def issuer() -> AsyncIterator[Issuer]:
    async with Issuer().serving() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def browser(graph: Graph, issuer: Issuer) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(graph, issuer.client()) as made:
        yield made


@pytest.fixture
def ann(cypher: Cypher) -> str:
    """One of us whom an import brought, without a role."""
    cypher("CREATE (:User {uid: 'ann', name: 'Ann', email: 'ANN@example.com', active: true})")
    return "ann"


async def begin(browser: httpx.AsyncClient, wanted: str = "/") -> str:
    """To the provider."""
    answer = await browser.get("/sign-in/oidc", params={"next": wanted})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


async def come_back(browser: httpx.AsyncClient, given: dict[str, str]) -> httpx.Response:
    return await browser.get("/sign-in/oidc/callback", params=given, headers=FOLLOWED)


async def sign_in(browser: httpx.AsyncClient, issuer: Issuer) -> httpx.Response:
    return await come_back(browser, issuer.authorize(await begin(browser)))


def events(cypher: Cypher) -> list[tuple[str, str | None, str | None]]:
    """What was written down, in order."""
    found = cypher(
        "MATCH (e:AccessEvent) RETURN e.kind AS kind, e.detail AS detail, e.subject AS who ORDER BY e.at"
    )
    return [(one["kind"], one["detail"], one["who"]) for one in found]


def refused(answer: httpx.Response, status: int, sentence: str) -> None:
    """Nobody came in, the page says why, and the flow is over."""
    assert answer.status_code == status, answer.text
    assert sentence in answer.text
    cookies = answer.headers.get_list("Set-Cookie")
    assert not any(one.startswith(f"{authentication.COOKIE}=") for one in cookies)
    assert any(one.startswith(f'{COOKIE}=""') and "Max-Age=0" in one for one in cookies)


# With a provider of somebody else's


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """oidc-provider-mock, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"],
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                httpx.get(address)
                break
            except httpx.TransportError:
                assert process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.05)  # it tells nobody when it listens
        yield address
    finally:
        process.terminate()
        process.wait()


async def test_the_whole_way_with_a_provider_that_runs(
    graph: Graph, cypher: Cypher, ann: str, mock: str
) -> None:
    client = OidcClient(issuer=mock, client_id="crm", client_secret=SecretStr("s"), audience="crm")
    async with browser_of(graph, client) as browser, httpx.AsyncClient() as elsewhere:
        page = await browser.get("/sign-in", params={"next": "/customers/x?a=ä.b"})
        link = re.search(r'href="(/sign-in/oidc[^"]*)"', page.text)
        assert link is not None
        assert "Sign in with single sign-on" in page.text
        answer = await browser.get(link[1].replace("&amp;", "&"))
        assert answer.status_code == 303
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith(f"{COOKIE}=")
        for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=600"):
            assert part in cookie
        assert "Domain" not in cookie

        claims = {"email": "Ann@Example.com", "email_verified": True}
        assert (await elsewhere.put(f"{mock}/users/ann-there", json=claims)).status_code == 204
        back = await elsewhere.post(answer.headers["Location"], data={"sub": "ann-there"})
        assert back.status_code == 302, back.text
        there = urlsplit(back.headers["Location"])
        assert f"{there.scheme}://{there.netloc}{there.path}" == f"{OURS}/sign-in/oidc/callback"

        done = await browser.get(back.headers["Location"], headers=FOLLOWED)
        assert (done.status_code, done.headers["Location"]) == (303, "/customers/x?a=%C3%A4.b")
        assert COOKIE not in browser.cookies
        assert authentication.COOKIE in browser.cookies
        me = (await browser.post("/graphql", json=ME)).json()["data"]["me"]
        # Who has no role yet looks only, as everywhere.
        assert me == {"role": "VIEWER", "user": {"name": "Ann"}}
        assert events(cypher) == [("signed_in", "oidc", ann)]

        # The code and the flow were good once.
        refused(await browser.get(back.headers["Location"]), 400, "Begin again")
    kept = str(cypher("MATCH (n) RETURN properties(n) AS properties"))
    assert all(secret not in kept for secret in parse_qs(there.query)["code"])


async def test_who_says_no_at_the_provider(graph: Graph, cypher: Cypher, mock: str) -> None:
    client = OidcClient(issuer=mock, client_id="crm", client_secret=SecretStr(""), audience="crm")
    async with browser_of(graph, client) as browser, httpx.AsyncClient() as elsewhere:
        back = await elsewhere.post(await begin(browser), data={"action": "deny"})
        state = browser.cookies[COOKIE].split(".")[0]
        assert "error=access_denied" in back.headers["Location"]
        answer = await come_back(browser, {"error": "access_denied", "state": state})
        refused(answer, 400, "was not finished")
    assert events(cypher) == [("sign_in_refused", "oidc: denied", None)]


# With one of ours, that does what it should not


async def test_a_good_one_signs_in_again_by_what_the_provider_calls_them(
    browser: httpx.AsyncClient, issuer: Issuer, cypher: Cypher, ann: str
) -> None:
    assert (await sign_in(browser, issuer)).status_code == 303
    # Another address, or none, by now: whom it means does not change.
    cypher("MATCH (u:User {uid: 'ann'}) SET u.email = 'ann@other.example', u.role = 'rep'")
    issuer.says = {"email": None}
    assert (await sign_in(browser, issuer)).status_code == 303
    assert (await browser.post("/graphql", json=ME)).json()["data"]["me"]["role"] == "REP"
    assert cypher(
        "MATCH (i:Identity)-[:SIGNS_IN]->(u:User) RETURN i.issuer AS i, i.subject AS s, u.uid AS u"
    ) == [{"i": issuer.address, "s": "ann@provider", "u": ann}]
    assert [kind for kind, _, _ in events(cypher)] == ["signed_in", "signed_in"]


@pytest.mark.parametrize(
    "given",
    [
        {"state": "other"},
        {"state": ""},
        {"state": "ü"},
        {"iss": "https://evil.example"},
        {"code": ""},
        {"code": "other"},
        {"code": "x" * 10_000},
    ],
)
async def test_what_comes_back_and_is_not_what_was_sent(
    browser: httpx.AsyncClient, issuer: Issuer, cypher: Cypher, ann: str, given: dict[str, str]
) -> None:
    good = issuer.authorize(await begin(browser))
    refused(await come_back(browser, {**good, **given}), 400, "Begin again")
    assert [kind for kind, _, _ in events(cypher)] == ["sign_in_refused"]
    # The flow is over, so the right one comes too late.
    refused(await come_back(browser, good), 400, "Begin again")


async def test_a_flow_belongs_to_one_browser(
    graph: Graph, issuer: Issuer, browser: httpx.AsyncClient, ann: str
) -> None:
    """Somebody who sends our user a link with a code of their own signs nobody in (RFC 6749, 10.12)."""
    async with browser_of(graph, issuer.client()) as other:
        given = issuer.authorize(await begin(other))
        refused(await come_back(browser, given), 400, "Begin again")
        await begin(browser)
        refused(await come_back(browser, given), 400, "Begin again")
        # With another verifier and another nonce the code is no good, either: PKCE.
        mixed = issuer.authorize(await begin(other))
        await begin(browser)
        state = browser.cookies[COOKIE].split(".")[0]
        refused(await come_back(browser, {**mixed, "state": state}), 400, "Begin again")


@pytest.mark.parametrize("cookie", ["", "a.b.c", "...", "a.b.c.d.e", "a..c.d"])
async def test_a_cookie_that_is_none_of_ours(browser: httpx.AsyncClient, cookie: str) -> None:
    given = {"state": "a", "code": "c"}
    answer = await browser.get(
        "/sign-in/oidc/callback", params=given, headers={"Cookie": f"{COOKIE}={cookie}"}
    )
    refused(answer, 400, "Begin again")


@pytest.mark.parametrize(
    ("says", "header", "reason"),
    [
        ({"nonce": "other"}, {}, "nonce"),
        ({"nonce": None}, {}, "nonce"),
        ({"aud": "other"}, {}, "aud"),
        ({"iss": "https://evil.example"}, {}, "iss"),
        ({"exp": 1_000_000_000}, {}, "exp"),
        ({"nbf": 4_000_000_000}, {}, "nbf"),
        ({}, {"kid": "unknown"}, "kid"),
        ({}, {"typ": "at+jwt"}, "typ"),
    ],
)
async def test_an_id_token_that_is_no_good(
    browser: httpx.AsyncClient,
    issuer: Issuer,
    cypher: Cypher,
    ann: str,
    says: dict[str, Any],
    header: dict[str, Any],
    reason: str,
) -> None:
    issuer.says, issuer.header = says, header
    refused(await sign_in(browser, issuer), 400, "Begin again")
    assert events(cypher) == [("sign_in_refused", f"oidc: token {reason}", None)]


@pytest.mark.parametrize("says", [{"email_verified": value} for value in (False, "true", None)])
async def test_an_address_that_the_provider_did_not_confirm(
    browser: httpx.AsyncClient, issuer: Issuer, cypher: Cypher, ann: str, says: dict[str, Any]
) -> None:
    issuer.says = says
    refused(await sign_in(browser, issuer), 403, "Ask an administrator to invite you")
    assert events(cypher) == [("sign_in_refused", "oidc: unverified", None)]
    assert cypher("MATCH (i:Identity) RETURN i") == []


async def test_somebody_whom_nobody_invited(
    browser: httpx.AsyncClient, issuer: Issuer, graph: Graph, cypher: Cypher
) -> None:
    given = issuer.authorize(await begin(browser))
    answer = await browser.get(
        "/sign-in/oidc/callback", params=given, headers={**FOLLOWED, "Accept-Language": "zh"}
    )
    refused(answer, 403, "请联系管理员")
    assert events(cypher) == [("sign_in_refused", "oidc: unknown", None)]
    assert cypher("MATCH (u:User) WHERE u.role <> 'service' RETURN u") == []
    # Then somebody does, and the invitation need not be opened.
    await PeopleService(graph).invite(LOCAL_ADMINISTRATOR, "Ann", "ann@example.com", "manager")
    assert (await sign_in(browser, issuer)).status_code == 303
    assert (await browser.post("/graphql", json=ME)).json()["data"]["me"]["role"] == "MANAGER"


async def test_two_of_us_with_one_address_are_told_apart_by_nobody(
    browser: httpx.AsyncClient, issuer: Issuer, cypher: Cypher, ann: str
) -> None:
    cypher("CREATE (:User {uid: 'ann2', name: 'Ann 2', email: 'ann@example.com'})")
    refused(await sign_in(browser, issuer), 403, "Ask an administrator")


async def test_an_address_that_is_somebody_else_s_by_now(
    browser: httpx.AsyncClient, issuer: Issuer, graph: Graph, cypher: Cypher, ann: str
) -> None:
    """The provider gave it to another person: they are not let in as the first, until an administrator lets go."""
    assert (await sign_in(browser, issuer)).status_code == 303
    issuer.says = {"sub": "another ann"}
    refused(await sign_in(browser, issuer), 403, "Ask an administrator")
    people = PeopleService(graph)
    await people.change(LOCAL_ADMINISTRATOR, ann, active=False)
    await people.change(LOCAL_ADMINISTRATOR, ann, active=True)
    assert (await sign_in(browser, issuer)).status_code == 303


async def test_somebody_who_may_not_come_in_any_more(
    browser: httpx.AsyncClient, issuer: Issuer, graph: Graph, cypher: Cypher, ann: str
) -> None:
    await sign_in(browser, issuer)
    await PeopleService(graph).change(LOCAL_ADMINISTRATOR, ann, active=False)
    assert (await browser.post("/graphql", json=ME)).status_code == 401
    refused(await sign_in(browser, issuer), 403, "Ask an administrator")
    assert events(cypher)[-1] == ("sign_in_refused", "oidc: inactive", ann)


async def test_an_administrator_by_single_sign_on_is_one(
    browser: httpx.AsyncClient, issuer: Issuer, graph: Graph, cypher: Cypher, ann: str
) -> None:
    """No link of the first start is printed, and the last one stays."""
    cypher("MATCH (u:User {uid: 'ann'}) SET u.role = 'administrator'")
    await sign_in(browser, issuer)
    change = 'mutation { setUserRole(userUid: "ann", role: REP) { __typename } }'
    answer = await browser.post("/graphql", json={"query": change})
    assert answer.json()["data"] == {"setUserRole": {"__typename": "LastAdministrator"}}


async def test_who_fails_too_often_must_wait(
    browser: httpx.AsyncClient, issuer: Issuer, cypher: Cypher
) -> None:
    for _ in range(5):
        assert (await come_back(browser, {"state": "x", "code": "y"})).status_code == 400
    answer = await come_back(browser, issuer.authorize(await begin(browser)))
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert len(events(cypher)) == 5


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example/", "/\\evil.example", "x"])
async def test_after_it_nobody_is_sent_to_another_site(
    browser: httpx.AsyncClient, issuer: Issuer, ann: str, wanted: str
) -> None:
    answer = await come_back(browser, issuer.authorize(await begin(browser, wanted)))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


async def test_a_long_way_is_left_out_of_the_cookie(
    browser: httpx.AsyncClient, issuer: Issuer, ann: str
) -> None:
    answer = await come_back(browser, issuer.authorize(await begin(browser, "/" + "ä" * 1000)))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


async def test_the_provider_sends_back_to_the_public_address(graph: Graph, issuer: Issuer, ann: str) -> None:
    async with browser_of(graph, issuer.client(), public_url="https://crm.example.com") as browser:
        url = await begin(browser)
        asked = parse_qs(urlsplit(url).query)
        assert asked["redirect_uri"] == ["https://crm.example.com/sign-in/oidc/callback"]
        assert (await come_back(browser, issuer.authorize(url))).status_code == 303


async def test_without_single_sign_on_there_is_none(graph: Graph) -> None:
    transport = httpx.ASGITransport(app=make_app(graph))
    async with httpx.AsyncClient(transport=transport, base_url=OURS) as browser:
        assert "oidc" not in (await browser.get("/sign-in")).text
        assert (await browser.get("/sign-in/oidc")).status_code == 404
        failed = await browser.post("/sign-in", data={"email": "a@b.c", "password": "x"})
        assert "oidc" not in failed.text


async def test_a_foreign_host_is_sent_nowhere(browser: httpx.AsyncClient, issuer: Issuer) -> None:
    answer = await browser.get("/sign-in/oidc", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert issuer.asked == []


# When it does not answer, or not as it should


async def test_a_provider_that_is_not_there(graph: Graph, cypher: Cypher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
        client = OidcClient(issuer=nobody, client_id="crm", client_secret=SecretStr(""), audience="crm")
        async with browser_of(graph, client) as browser:
            answer = await browser.get("/sign-in/oidc")
            assert answer.status_code == 503
            assert "Single sign-on does not answer" in answer.text
            assert 'name="password"' in answer.text
            chinese = await browser.get("/sign-in/oidc", headers={"Accept-Language": "zh"})
            assert "单点登录暂时没有应答" in chinese.text


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/.well-known/openid-configuration", PlainTextResponse("no", 500)),
        ("/.well-known/openid-configuration", PlainTextResponse("not json")),
        ("/.well-known/openid-configuration", PlainTextResponse("[" * 100_000)),
        ("/.well-known/openid-configuration", JSONResponse([])),
        ("/.well-known/openid-configuration", JSONResponse({"issuer": "https://evil.example"})),
        ("/.well-known/openid-configuration", PlainTextResponse(" " * (MAX_BODY + 1) + "{}")),
        ("/.well-known/openid-configuration", redirecting()),
        ("/jwks", PlainTextResponse("{}", headers={"Content-Encoding": "gzip"})),
        ("/jwks", JSONResponse({"keys": "none"})),
        ("/jwks", redirecting()),
    ],
)
async def test_a_provider_that_tells_nonsense(
    browser: httpx.AsyncClient, issuer: Issuer, path: str, answer: Response
) -> None:
    issuer.answers = {path: answer}
    assert (await browser.get("/sign-in/oidc")).status_code == 503


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize(
    "value", [None, 1, "http://id.example.com/", "javascript:alert(1)", "//x", "http://[", ""]
)
async def test_a_provider_that_names_no_safe_address(
    browser: httpx.AsyncClient, issuer: Issuer, name: str, value: Any
) -> None:
    issuer.about = {name: value}
    assert (await browser.get("/sign-in/oidc")).status_code == 503


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (PlainTextResponse("no", 500), 503),
        (PlainTextResponse("no"), 503),
        (JSONResponse([]), 503),
        (PlainTextResponse(" " * (MAX_BODY + 1) + "{}"), 503),
        (redirecting(), 503),
        (JSONResponse({"error": "invalid_client"}, 401), 400),
        (JSONResponse({}), 400),
        (JSONResponse({"id_token": 1, "access_token": "x"}), 400),
        (JSONResponse({"id_token": "x.y.z", "expires_in": "soon"}), 503),
    ],
)
async def test_a_provider_that_answers_nonsense_for_a_code(
    browser: httpx.AsyncClient, issuer: Issuer, cypher: Cypher, ann: str, answer: Response, status: int
) -> None:
    issuer.answers = {"/token": answer}
    refused(await sign_in(browser, issuer), status, "again")
    assert [kind for kind, _, _ in events(cypher)] == ["sign_in_refused"]


async def test_a_provider_that_never_ends_its_answer(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_crm.accounts.provider.PATIENCE", 0.3)

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        try:
            while True:
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.05)
        except ConnectionError:
            writer.close()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    client = OidcClient(issuer=address, client_id="crm", client_secret=SecretStr(""), audience="crm")
    async with server, browser_of(graph, client) as browser:
        began = time.monotonic()
        assert (await browser.get("/sign-in/oidc")).status_code == 503
        assert time.monotonic() - began < 5


async def test_new_keys_are_asked_for_once_a_minute(issuer: Issuer) -> None:
    now = 1000.0
    provider = Provider(issuer.client(), clock=lambda: now)
    first = issuer.access_token()
    await provider.access(first)
    issuer.keys = [new_key("two")]
    second = issuer.access_token()
    for _ in range(3):
        with pytest.raises(TokenRefused, match="kid"):
            await provider.access(second)
    assert issuer.asked.count("/jwks") == 1
    now += ASK_AGAIN
    await provider.access(second)
    for _ in range(3):
        with pytest.raises(TokenRefused, match="kid"):
            await provider.access(first)
    assert issuer.asked.count("/jwks") == 2
    # While it does not answer, what it told before is good still.
    now += ASK_AGAIN
    issuer.answers = {"/jwks": PlainTextResponse("no", 500)}
    with pytest.raises(TokenRefused, match="kid"):
        await provider.access(first)
    await provider.access(second)


async def test_what_a_provider_told_is_good_for_an_hour(issuer: Issuer) -> None:
    now = 1000.0
    provider = Provider(issuer.client(), clock=lambda: now)
    token = issuer.access_token()
    await provider.access(token)
    now += KEEP - 1
    await provider.access(token)
    assert issuer.asked.count("/jwks") == 1
    now += 1
    issuer.answers = {"/jwks": PlainTextResponse("no", 500)}
    # A key that it took back is not good for ever; and it is not asked at every request.
    for _ in range(3):
        with pytest.raises(ProviderUnavailable):
            await provider.access(token)
    assert issuer.asked.count("/jwks") == 2
    issuer.answers = {}
    now += PAUSE
    await provider.access(token)


async def test_many_at_once_ask_it_once(issuer: Issuer) -> None:
    provider = Provider(issuer.client())
    await asyncio.gather(*(provider.access(issuer.access_token()) for _ in range(20)))
    assert issuer.asked == ["/.well-known/openid-configuration", "/jwks"]
