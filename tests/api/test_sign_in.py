"""Coming in: the first link, passwords, sessions, tokens, and what is written down of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio

from graph_crm.accounts.service import AccountService
from graph_crm.api.authentication import COOKIE
from graph_crm.app import make_app
from tests.signed_in import plant_token

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

PASSWORD = "correct horse battery"
ME = {"query": "{ me { role mayWrite scopes user { name } } }"}


@pytest_asyncio.fixture(loop_scope="session")
async def browser(graph: Graph) -> AsyncIterator[httpx.AsyncClient]:
    """A client that keeps cookies, and has none yet. Over https: a client sends our cookie nowhere else."""
    transport = httpx.ASGITransport(app=make_app(graph))
    async with httpx.AsyncClient(transport=transport, base_url="https://127.0.0.1:8000") as made:
        yield made


async def come_in(browser: httpx.AsyncClient, graph: Graph, **given: str) -> httpx.Response:
    """The first administrator, by the link of the first start."""
    link = await AccountService(graph).setup_link()
    assert link is not None
    form = {"token": link.secret, "name": "Ann", "email": "Ann@example.com", "password": PASSWORD, **given}
    return await browser.post("/welcome", data=form)


async def ask(browser: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    answer = await browser.post("/graphql", json={"query": query, "variables": variables})
    assert answer.status_code == 200, answer.text
    assert "errors" not in answer.json(), answer.text
    return answer.json()["data"]


@pytest.mark.parametrize("body", ["{", "not json", '{"query": "{ me { role } }"}'])
@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer gcrm_nobody"}, {"Cookie": f"{COOKIE}=gcrm_nobody"}]
)
async def test_nobody_is_answered_before_it_is_known_who_asks(
    browser: httpx.AsyncClient, body: str, headers: dict[str, str]
) -> None:
    sent = {"Content-Type": "application/json", **headers}
    answer = await browser.post("/graphql", content=body, headers=sent)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED"}


async def test_a_browser_is_shown_where_to_sign_in(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/customers/x", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in?next=/customers/x")
    page = await browser.get(answer.headers["Location"], headers={"Accept-Language": "zh"})
    assert 'name="next" value="/customers/x"' in page.text
    assert "登录" in page.text


async def test_the_first_link_makes_the_administrator_once(browser: httpx.AsyncClient, graph: Graph) -> None:
    link = await AccountService(graph).setup_link()
    assert link is not None
    page = await browser.get("/welcome", params={"token": link.secret})
    assert page.status_code == 200
    assert link.secret in page.text
    weak = await browser.post(
        "/welcome",
        data={"token": link.secret, "name": "Ann", "email": "ann@example.com", "password": "short"},
    )
    assert weak.status_code == 400
    answer = await browser.post(
        "/welcome",
        data={"token": link.secret, "name": "Ann", "email": "ann@example.com", "password": PASSWORD},
    )
    assert answer.status_code == 303, answer.text
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=gcrm_")
    assert all(part in cookie for part in ("Path=/", "HttpOnly", "Secure", "SameSite=lax"))
    assert "Domain" not in cookie
    me = (await ask(browser, ME["query"]))["me"]
    assert me == {
        "role": "ADMINISTRATOR",
        "mayWrite": True,
        "scopes": ["READ", "WRITE"],
        "user": {"name": "Ann"},
    }
    assert await AccountService(graph).setup_link() is None
    again = await browser.post("/welcome", data={"token": link.secret, "password": PASSWORD})
    assert again.status_code == 410


async def test_whoever_an_import_brought_becomes_the_administrator(
    browser: httpx.AsyncClient, graph: Graph, cypher: Cypher
) -> None:
    cypher("CREATE (:User {uid: 'u1', name: 'Ann', email: 'ANN@example.com', role: 'rep', active: true})")
    assert (await come_in(browser, graph)).status_code == 303
    assert cypher("MATCH (u:User) WHERE u.role <> 'service' RETURN u.uid AS uid, u.role AS role") == [
        {"uid": "u1", "role": "administrator"}
    ]


async def test_a_password_and_a_session(browser: httpx.AsyncClient, graph: Graph) -> None:
    await come_in(browser, graph)
    assert (await browser.post("/sign-out", json={})).status_code == 204
    assert (await browser.post("/graphql", json=ME)).status_code == 401
    given = {"email": "ANN@example.com ", "password": PASSWORD, "next": "//evil.example/"}
    answer = await browser.post("/sign-in", data=given)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert (await browser.post("/graphql", json=ME)).status_code == 200
    other = await browser.post("/password", json={"old": "no", "new": "another horse entirely"})
    assert other.status_code == 401
    changed = await browser.post("/password", json={"old": PASSWORD, "new": "another horse entirely"})
    assert changed.status_code == 204
    # The session that changed it goes on.
    assert (await browser.post("/graphql", json=ME)).status_code == 200


async def test_who_guesses_learns_nothing_and_must_wait(browser: httpx.AsyncClient, graph: Graph) -> None:
    await come_in(browser, graph)
    browser.cookies.clear()
    known = await browser.post("/sign-in", json={"email": "ann@example.com", "password": "x" * 20})
    nobody = await browser.post("/sign-in", json={"email": "bob@example.com", "password": "x" * 20})
    assert (known.status_code, known.json()) == (nobody.status_code, nobody.json())
    assert known.status_code == 401
    answers = [
        await browser.post("/sign-in", json={"email": "ann@example.com", "password": "x" * 20})
        for _ in range(4)
    ]
    assert answers[-1].status_code == 429
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 900
    right = await browser.post("/sign-in", json={"email": "ann@example.com", "password": PASSWORD})
    assert right.status_code == 429


async def test_nobody_is_invited_who_can_sign_in(browser: httpx.AsyncClient, graph: Graph) -> None:
    await come_in(browser, graph)
    invite = """mutation($name: String!, $email: String!) { inviteUser(name: $name, email: $email, role: VIEWER) {
      __typename ... on LinkMade { userUid path } ... on AddressTaken { message zh: message(language: ZH) } } }"""

    async def invited(name: str, email: str) -> dict[str, Any]:
        return (await ask(browser, invite, name=name, email=email))["inviteUser"]

    refused = await invited("Dup", "ANN@example.com")
    assert refused["__typename"] == "AddressTaken"
    assert "ANN@example.com belongs to Ann, who can sign in already" in refused["message"]
    assert "ANN@example.com 属于 Ann" in refused["zh"]
    assert (await ask(browser, ME["query"]))["me"]["role"] == "ADMINISTRATOR"
    kinds = "{ accessEvents(first: 5, kind: USER_INVITED) { edges { node { kind } } } }"
    assert (await ask(browser, kinds))["accessEvents"]["edges"] == []
    # Who did not come in yet, and who was shut out, gets another link.
    first, second = await invited("Bob", "bob@example.com"), await invited("Bob", "bob@example.com")
    assert first["userUid"] == second["userUid"]
    async with httpx.AsyncClient(
        transport=browser._transport,  # pyright: ignore[reportPrivateUsage]
        base_url="https://127.0.0.1:8000",
    ) as bob:
        given = {"token": second["path"].partition("=")[2], "password": PASSWORD}
        assert (await bob.post("/welcome", data=given)).status_code == 303
    assert (await invited("Bob", "bob@example.com"))["__typename"] == "AddressTaken"
    shut_out = "mutation($u: ID!) { setUserActive(userUid: $u, active: false) { __typename } }"
    await ask(browser, shut_out, u=first["userUid"])
    assert (await invited("Bob", "bob@example.com"))["userUid"] == first["userUid"]


async def test_others_are_let_in_and_shut_out(browser: httpx.AsyncClient, graph: Graph) -> None:
    await come_in(browser, graph)
    invite = """mutation { inviteUser(name: "Bob", email: "bob@example.com", role: REP) {
      ... on LinkMade { userUid path } ... on Problem { message } } }"""
    link = (await ask(browser, invite))["inviteUser"]
    async with httpx.AsyncClient(
        transport=browser._transport,  # pyright: ignore[reportPrivateUsage]
        base_url="https://127.0.0.1:8000",
    ) as bob:
        token = link["path"].partition("=")[2]
        assert (await bob.get(link["path"])).status_code == 200
        assert (await bob.post("/welcome", data={"token": token, "password": PASSWORD})).status_code == 303
        assert (await ask(bob, ME["query"]))["me"]["role"] == "REP"
        made = await ask(
            bob, 'mutation { makeToken(name: "mine", scopes: [READ]) { ... on TokenMade { secret uid } } }'
        )
        bearer = {"Authorization": f"Bearer {made['makeToken']['secret']}"}
        assert (await bob.post("/graphql", json=ME, headers=bearer)).json()["data"]["me"]["scopes"] == [
            "READ"
        ]
        refused = await bob.post("/graphql", json={"query": invite})
        assert refused.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        change = "mutation($u: ID!) { setUserActive(userUid: $u, active: false) { __typename ... on Problem { message } } }"
        await ask(browser, change, u=link["userUid"])
        assert (await bob.post("/graphql", json=ME)).status_code == 401
        assert (await bob.post("/graphql", json=ME, headers=bearer)).status_code == 401
        given = {"email": "bob@example.com", "password": PASSWORD}
        assert (await bob.post("/sign-in", json=given)).status_code == 401
    kinds = [
        edge["node"]["kind"]
        for edge in (await ask(browser, "{ accessEvents(first: 20) { edges { node { kind } } } }"))[
            "accessEvents"
        ]["edges"]
    ]
    assert kinds == [
        "SIGN_IN_REFUSED",
        "USER_DEACTIVATED",
        "REFUSED",
        "TOKEN_MADE",
        "SIGNED_IN",
        "PASSWORD_SET",
        "USER_INVITED",
        "SIGNED_IN",
        "ADMINISTRATOR_MADE",
    ]


async def test_the_last_administrator_stays(browser: httpx.AsyncClient, graph: Graph, cypher: Cypher) -> None:
    await come_in(browser, graph)
    [ann] = cypher("MATCH (:Account)-->(u:User) RETURN u.uid AS uid")
    change = "mutation($u: ID!) { setUserRole(userUid: $u, role: REP) { __typename } }"
    assert await ask(browser, change, u=ann["uid"]) == {"setUserRole": {"__typename": "LastAdministrator"}}
    assert (await ask(browser, ME["query"]))["me"]["role"] == "ADMINISTRATOR"


async def test_no_secret_is_kept_as_it_is(browser: httpx.AsyncClient, graph: Graph, cypher: Cypher) -> None:
    await come_in(browser, graph)
    made = await ask(
        browser, 'mutation { makeToken(name: "t", scopes: [READ]) { ... on TokenMade { secret } } }'
    )
    session = browser.cookies[COOKIE]
    await browser.post("/sign-in", json={"email": "ann@example.com", "password": "a wrong password"})
    kept = str(cypher("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"))
    for secret in (PASSWORD, "a wrong password", session, made["makeToken"]["secret"]):
        assert secret not in kept
    assert cypher("MATCH (u:User) WHERE any(k IN keys(u) WHERE k CONTAINS 'hash') RETURN u") == []
    assert "$argon2id$" in kept


async def test_what_is_over_is_over(browser: httpx.AsyncClient, graph: Graph, cypher: Cypher) -> None:
    header = plant_token(cypher, "ann", "rep", ("read",))
    assert (await browser.post("/graphql", json=ME, headers=header)).status_code == 200
    cypher("MATCH (t:ApiToken)-->({uid: 'ann'}) SET t.expires_at = datetime() - duration('PT1S')")
    assert (await browser.post("/graphql", json=ME, headers=header)).status_code == 401
    await come_in(browser, graph)
    cypher("MATCH (s:Session) SET s.expires_at = datetime() - duration('PT1S')")
    assert (await browser.post("/graphql", json=ME)).status_code == 401
    link = await AccountService(graph).setup_link()
    assert link is None
