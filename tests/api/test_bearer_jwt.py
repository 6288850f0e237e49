"""Bearer tokens of the provider of single sign-on: for whom they are good, what for, and that others are nobody's."""

from __future__ import annotations

import hashlib
import socket
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from joserfc.jwk import OctKey
from pydantic import SecretStr
from starlette.responses import PlainTextResponse
from websockets.asyncio.client import connect

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.accounts.people import PeopleService
from graph_crm.accounts.provider import Provider
from graph_crm.accounts.service import AccountService
from graph_crm.app import make_app
from graph_crm.settings import OidcClient
from tests.issuer import CLIENT, Issuer, new_key
from tests.live_socket import PROTOCOL
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

ME = {"query": "{ me { role mayWrite scopes user { name } } }"}
WRITE = {"query": 'mutation { createCustomer(input: {name: "X"}) { __typename } }'}
MAKE_TOKEN = {"query": 'mutation { makeToken(name: "t", scopes: [READ]) { __typename } }'}


@pytest_asyncio.fixture(loop_scope="session")
async def issuer() -> AsyncIterator[Issuer]:
    async with Issuer().serving() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def program(graph: Graph, issuer: Issuer) -> AsyncIterator[httpx.AsyncClient]:
    """A program that asks GraphQL, and keeps no cookies."""
    transport = httpx.ASGITransport(app=make_app(graph, oidc=issuer.client()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as made:
        yield made


@pytest.fixture
def ann(cypher: Cypher, issuer: Issuer) -> str:
    """One of us who signed in by the provider before."""
    cypher(
        """CREATE (:User {uid: 'ann', name: 'Ann', email: 'ann@example.com', role: 'rep', active: true})
        <-[:SIGNS_IN]-(:Identity {issuer: $issuer, subject: 'ann@provider'})""",
        issuer=issuer.address,
    )
    return "ann"


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_it_reads_and_writes_when_its_scope_says_so(
    program: httpx.AsyncClient, issuer: Issuer, cypher: Cypher, ann: str
) -> None:
    reads = bearing(issuer.access_token(scope="openid email"))
    me = (await program.post("/graphql", json=ME, headers=reads)).json()["data"]["me"]
    assert me == {"role": "REP", "mayWrite": False, "scopes": ["READ"], "user": {"name": "Ann"}}
    refused = await program.post("/graphql", json=WRITE, headers=reads)
    assert cypher("MATCH (c:Customer) RETURN c") == [], refused.text

    writes = bearing(issuer.access_token(scope="openid write"))
    me = (await program.post("/graphql", json=ME, headers=writes)).json()["data"]["me"]
    assert (me["mayWrite"], sorted(me["scopes"])) == (True, ["READ", "WRITE"])
    made = await program.post("/graphql", json=WRITE, headers=writes)
    assert len(cypher("MATCH (c:Customer) RETURN c")) == 1, made.text


async def test_nothing_that_is_good_for_longer_comes_of_it(
    program: httpx.AsyncClient, issuer: Issuer, cypher: Cypher, ann: str
) -> None:
    header = bearing(issuer.access_token(scope="write"))
    answer = await program.post("/graphql", json=MAKE_TOKEN, headers=header)
    assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert cypher("MATCH (t:ApiToken)-->({uid: 'ann'}) RETURN t") == []


async def test_what_it_may_is_its_user_s(
    program: httpx.AsyncClient, issuer: Issuer, graph: Graph, cypher: Cypher, ann: str
) -> None:
    header = bearing(issuer.access_token(scope="write"))
    cypher("MATCH (u:User {uid: 'ann'}) REMOVE u.role")
    me = (await program.post("/graphql", json=ME, headers=header)).json()["data"]["me"]
    assert (me["role"], me["mayWrite"]) == ("VIEWER", False)
    await PeopleService(graph).change(LOCAL_ADMINISTRATOR, ann, active=False)
    assert (await program.post("/graphql", json=ME, headers=header)).status_code == 401


async def test_nobody_is_let_in_by_an_address_in_a_token(
    program: httpx.AsyncClient, issuer: Issuer, cypher: Cypher
) -> None:
    """The first time is a person's in a browser: there an address is confirmed."""
    cypher("CREATE (:User {uid: 'ann', name: 'Ann', email: 'ann@example.com', role: 'rep'})")
    token = issuer.access_token(email="ann@example.com", email_verified=True)
    assert (await program.post("/graphql", json=ME, headers=bearing(token))).status_code == 401


@pytest.mark.parametrize("body", ["{", '{"query": "{ me { role } }"}'])
async def test_those_that_are_no_good_are_all_answered_alike(
    program: httpx.AsyncClient, issuer: Issuer, ann: str, body: str
) -> None:
    # joserfc takes no PEM for a shared secret, so without its frame; the unit test forges by hand.
    public = OctKey.import_key(issuer.keys[0].as_pem(private=False).replace(b"-----", b""), {"kid": "one"})
    header, payload, signature = issuer.access_token().split(".")
    bad = [
        f"{header}.{payload}.",
        f"{header}.{payload}.{signature[::-1]}",
        "eyJhbGciOiJub25lIn0." + payload + ".",
        issuer.sign({"aud": issuer.client().audience}, public, alg="HS256", kid="one", typ="at+jwt"),
        issuer.access_token(new_key("one")),
        issuer.access_token(new_key("unknown")),
        issuer.access_token(aud="https://other.example/api"),
        issuer.access_token(iss="https://evil.example"),
        issuer.access_token(exp=1_000_000_000),
        issuer.access_token(exp=None),
        issuer.access_token(nbf=4_000_000_000),
        issuer.access_token(sub="somebody else"),
        issuer.access_token(sub=None),
        issuer.sign({"aud": CLIENT, "nonce": "n"}, typ="JWT"),
        "a.b.c",
        "x" * 20_000 + ".y.z",
    ]
    sent = {"Content-Type": "application/json"}
    answers = [
        await program.post("/graphql", content=body, headers={**sent, **bearing(token)})
        for token in ["gcrm_nobody", *bad]
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert {answer.text for answer in answers} == {answers[0].text}
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {"Bearer"}


async def test_where_there_is_no_provider_it_is_nobody_s(
    client: httpx.AsyncClient, issuer: Issuer, ann: str
) -> None:
    answer = await client.post("/graphql", json=ME, headers=bearing(issuer.access_token()))
    assert answer.status_code == 401


async def test_a_cookie_is_no_place_for_it(program: httpx.AsyncClient, issuer: Issuer, ann: str) -> None:
    cookie = {"Cookie": f"__Host-graph_crm={issuer.access_token()}"}
    assert (await program.post("/graphql", json=ME, headers=cookie)).status_code == 401


async def test_who_it_is_can_be_asked_again(graph: Graph, issuer: Issuer, cypher: Cypher, ann: str) -> None:
    accounts = AccountService(graph, Provider(issuer.client()))
    token = issuer.access_token(scope="write")
    who = await accounts.who(token, "token")
    assert who is not None
    assert (who.proof.kind, who.viewer.user_uid, who.name) == ("jwt", "ann", "Ann")
    assert who.proof.digest == hashlib.sha256(token.encode()).hexdigest()
    assert await accounts.who(token, who.proof.kind) == who
    cypher("MATCH (i:Identity) DETACH DELETE i")
    assert await accounts.who(token, who.proof.kind) is None


async def test_it_is_taken_for_a_web_socket(graph: Graph, issuer: Issuer, ann: str) -> None:
    async with (
        serving(make_app(graph, oidc=issuer.client())) as address,
        connect(
            f"{address.replace('http', 'ws')}/graphql",
            subprotocols=[PROTOCOL],
            additional_headers=bearing(issuer.access_token()),
        ) as socket_of_ours,
    ):
        assert socket_of_ours.subprotocol == PROTOCOL


async def test_while_the_provider_does_not_answer_it_is_not_known(
    graph: Graph, issuer: Issuer, ann: str
) -> None:
    """503, so that no program throws a good token away; at once the second time; a session and our tokens go on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
        client = OidcClient(issuer=nobody, client_id="c", client_secret=SecretStr(""), audience="a")
        transport = httpx.ASGITransport(app=make_app(graph, oidc=client))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as program:
            for _ in range(2):
                answer = await program.post("/graphql", json=ME, headers=bearing(issuer.access_token()))
                assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
                code = answer.json()["errors"][0]["extensions"]["code"]
                assert code == "PROVIDER_UNAVAILABLE"
            page = await program.get("/", headers=bearing("a.b.c"))
            assert page.status_code == 503
            assert "Single sign-on does not answer" in page.text
            assert (
                await program.post("/graphql", json=ME, headers=bearing("gcrm_nobody"))
            ).status_code == 401


async def test_once_it_told_its_keys_it_may_be_away(
    program: httpx.AsyncClient, issuer: Issuer, ann: str
) -> None:
    good = bearing(issuer.access_token())
    assert (await program.post("/graphql", json=ME, headers=good)).status_code == 200
    issuer.answers = {"/jwks": PlainTextResponse("no", 500)}
    assert (await program.post("/graphql", json=ME, headers=good)).status_code == 200
    stranger = bearing(issuer.access_token(new_key("unknown")))
    assert (await program.post("/graphql", json=ME, headers=stranger)).status_code == 401
