"""Teams, sharing with an end, what is hidden by role, and what is put on record of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from graph_crm.app import make_app
from tests.signed_in import plant_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

ROWS = """
MATCH (ann:User {uid: 'ann'})
CREATE (ann)-[:OWNS {kind: 'sales', uid: 'o1', valid_from: datetime(), recorded_at: datetime(), recorded_by: 'test'}]->
  (acme:Customer {uid: 'acme', name: 'Acme', kind: 'customer', version: 1, map_revision: 0, org_revision: 0,
    created_at: datetime(), updated_at: datetime()}),
  (:Opportunity {uid: 'deal', name: 'Deal', status: 'open', version: 1, map_revision: 0, created_at: datetime(),
    updated_at: datetime()})-[:FOR]->(acme),
  (:Contact {uid: 'boss', name: 'Boss', known: true, personality: 'choleric', note: 'late', version: 1,
    created_at: datetime(), updated_at: datetime()})
  -[:WORKS_AT {uid: 'j1', main_job: true, valid_from: datetime(), recorded_at: datetime(), recorded_by: 'test'}]->(acme)
"""
SAVE = """mutation($uid: ID, $name: String!, $within: ID) { saveTeam(uid: $uid, name: $name, within: $within) {
  __typename ... on TeamSaved { team { uid name withinUid } } ... on InvalidInput { argument } ... on Problem { message } } }"""
PUT = "mutation($u: ID!, $t: ID) { setUserTeam(userUid: $u, team: $t) { __typename } }"
SHARE = """mutation($node: ID!, $user: ID, $team: ID, $access: Access! = WRITE, $until: DateTime) {
  share(node: $node, user: $user, team: $team, access: $access, until: $until) {
    __typename ... on InvalidInput { argument } } }"""
UNSHARE = "mutation($node: ID!, $user: ID, $team: ID) { unshare(node: $node, user: $user, team: $team) { __typename } }"
SEEN = '{ customers { edges { node { uid } } } opportunity(uid: "deal") { uid } }'
RENAME = 'mutation { updateOpportunity(input: {uid: "deal", name: "New"}) { __typename } }'
WITH_WHOM = """{ customer(uid: "acme") { sharedWith { access until user { name } team { name members { name } } } } }"""
MAY = """{ customers { edges { node { mayChange mayHandOn } } } opportunity(uid: "deal") { mayChange mayHandOn }
  contact(uid: "boss") { mayChange } }"""
CHANGES = """mutation { customer: updateCustomer(input: {uid: "acme", name: "New"}) { __typename }
  deal: updateOpportunity(input: {uid: "deal", name: "New"}) { __typename }
  contact: updateContact(input: {uid: "boss", name: "New"}) { __typename } }"""
NOTHING = {"mayChange": False, "mayHandOn": False}
EVENTS = "{ accessEvents(first: 50) { edges { node { kind madeBy detail } } } }"


class Company:
    """Asks as each of us."""

    def __init__(self, client: httpx.AsyncClient, headers: dict[str, dict[str, str]]) -> None:
        self.client, self.headers = client, headers

    async def answer(self, who: str, query: str, **variables: Any) -> dict[str, Any]:
        sent = {"query": query, "variables": variables}
        return (await self.client.post("/graphql", json=sent, headers=self.headers[who])).json()

    async def ask(self, who: str, query: str, **variables: Any) -> dict[str, Any]:
        answer = await self.answer(who, query, **variables)
        assert "errors" not in answer, answer
        return answer["data"]

    async def code(self, who: str, query: str, **variables: Any) -> str:
        [error] = (await self.answer(who, query, **variables))["errors"]
        return error["extensions"]["code"]

    async def seen(self, who: str) -> tuple[bool, bool]:
        """Whether they see the customer, and its deal."""
        data = await self.ask(who, SEEN)
        return bool(data["customers"]["edges"]), data["opportunity"] is not None


@pytest.fixture
async def company(client: httpx.AsyncClient, cypher: Cypher) -> Company:
    roles = {"root": "administrator", "mia": "manager", "ann": "rep", "bob": "rep", "eve": "viewer"}
    made = Company(client, {uid: plant_token(cypher, uid, role) for uid, role in roles.items()})
    cypher(ROWS)
    return made


async def test_a_manager_sees_what_the_teams_within_the_own_one_have(company: Company) -> None:
    north = (await company.ask("root", SAVE, name="North"))["saveTeam"]["team"]["uid"]
    corner = (await company.ask("root", SAVE, name=" Corner ", within=north))["saveTeam"]["team"]
    assert (corner["name"], corner["withinUid"]) == ("Corner", north)
    assert await company.seen("mia") == (False, False)
    for user, team in (("mia", north), ("ann", corner["uid"]), ("bob", corner["uid"])):
        assert (await company.ask("root", PUT, u=user, t=team))["setUserTeam"]["__typename"] == "TeamJoined"
    assert await company.seen("mia") == (True, True)
    # A rep does not see what a colleague of the same team owns.
    assert await company.seen("bob") == (False, False)
    teams = await company.ask("bob", "{ teams { edges { node { name members { name } } } } }")
    assert [edge["node"] for edge in teams["teams"]["edges"]] == [
        {"name": "Corner", "members": [{"name": "ann"}, {"name": "bob"}]},
        {"name": "North", "members": [{"name": "mia"}]},
    ]
    await company.ask("root", PUT, u="ann")
    assert await company.seen("mia") == (False, False)


async def test_teams_make_no_circle_and_are_not_too_deep(company: Company) -> None:
    uids: list[str] = []
    for number in range(9):
        within = uids[-1] if uids else None
        uids.append(
            (await company.ask("root", SAVE, name=f"T{number}", within=within))["saveTeam"]["team"]["uid"]
        )
    for given in (
        {"name": "too deep", "within": uids[-1]},
        {"uid": uids[0], "name": "circle", "within": uids[3]},
        {"uid": uids[0], "name": "itself", "within": uids[0]},
        {"name": "lost", "within": "nowhere"},
    ):
        refused = (await company.ask("root", SAVE, **given))["saveTeam"]
        assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "within"), given
    assert (await company.ask("root", SAVE, uid="nobody", name="x"))["saveTeam"][
        "__typename"
    ] == "NodeNotFound"
    teams = await company.ask("root", "{ teams { edges { node { name withinUid } } } }")
    assert [edge["node"]["name"] for edge in teams["teams"]["edges"]] == [f"T{number}" for number in range(9)]
    moved = (await company.ask("root", SAVE, uid=uids[8], name="T8", within=uids[0]))["saveTeam"]
    assert moved["team"]["withinUid"] == uids[0]


@pytest.mark.parametrize(("node", "seen"), [("acme", (True, True)), ("deal", (False, True))])
async def test_what_is_shared_is_seen_until_it_is_not(
    company: Company, cypher: Cypher, node: str, seen: tuple[bool, bool]
) -> None:
    assert (await company.ask("ann", SHARE, node=node, user="bob", access="READ"))["share"][
        "__typename"
    ] == "ResponsibilityChanged"
    assert await company.seen("bob") == seen
    assert (await company.ask("bob", RENAME))["updateOpportunity"]["__typename"] == "NodeNotFound"
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    await company.ask("ann", SHARE, node=node, user="bob", access="WRITE", until=until)
    assert (await company.ask("bob", RENAME))["updateOpportunity"]["__typename"] == "OpportunityWritten"
    cypher("MATCH ()-[share:COLLABORATES]->() SET share.until = datetime() - duration('PT1S')")
    assert await company.seen("bob") == (False, False)
    await company.ask("ann", SHARE, node=node, user="bob")
    assert await company.seen("bob") == seen
    await company.ask("ann", UNSHARE, node=node, user="bob")
    assert await company.seen("bob") == (False, False)


@pytest.mark.parametrize(
    ("node", "access", "who"),
    [
        *((node, access, "bob") for node in ("acme", "deal") for access in ("READ", "WRITE")),
        ("acme", "WRITE", "eve"),
        ("acme", "READ", "mia"),
        ("acme", "READ", "ann"),
        ("acme", "READ", "root"),
    ],
)
async def test_what_somebody_may_do_is_what_they_can_do(
    company: Company, node: str, access: str, who: str
) -> None:
    await company.ask("root", SHARE, node=node, user=who, access=access)
    may = await company.ask(who, MAY)
    said = {
        "customer": next((edge["node"] for edge in may["customers"]["edges"]), NOTHING),
        "deal": may["opportunity"],
        "contact": may["contact"] or NOTHING,
    }
    answer = await company.answer(who, CHANGES)
    for kind, rights in said.items():
        changed = (answer["data"] or {}).get(kind, {}).get("__typename", "")
        assert rights["mayChange"] == changed.endswith("Written"), (kind, answer)
    # With themselves, as it is already, would hand nothing on.
    other = "mia" if who == "bob" else "bob"
    for kind, uid in (("customer", "acme"), ("deal", "deal")):
        shared = await company.answer(who, SHARE, node=uid, user=other, access="WRITE")
        done = (shared["data"] or {}).get("share", {}).get("__typename", "") == "ResponsibilityChanged"
        assert said[kind]["mayHandOn"] == done, (kind, shared)


async def test_what_many_may_do_is_asked_at_once(company: Company, graph: Graph) -> None:
    before = graph.queries_run
    await company.ask("ann", "{ customers { edges { node { mayChange mayHandOn } } } }")
    # Who asks, the customers, and what may be done with them.
    assert graph.queries_run - before == 3


async def test_what_is_shared_with_a_team_is_for_all_in_it_and_within_it(company: Company) -> None:
    north = (await company.ask("root", SAVE, name="North"))["saveTeam"]["team"]["uid"]
    corner = (await company.ask("root", SAVE, name="Corner", within=north))["saveTeam"]["team"]["uid"]
    await company.ask("root", PUT, u="bob", t=corner)
    await company.ask("ann", SHARE, node="acme", team=north, access="READ")
    assert await company.seen("bob") == (True, True)
    assert await company.seen("eve") == (False, False)
    assert (await company.ask("ann", WITH_WHOM))["customer"]["sharedWith"] == [
        {"access": "READ", "until": None, "user": None, "team": {"name": "North", "members": []}}
    ]
    delete = "mutation($uid: ID!) { deleteTeam(uid: $uid) { __typename } }"
    assert (await company.ask("root", delete, uid=north))["deleteTeam"]["__typename"] == "TeamDeleted"
    assert await company.seen("bob") == (False, False)
    assert (await company.ask("ann", WITH_WHOM))["customer"]["sharedWith"] == []
    assert (await company.ask("ann", SHARE, node="acme", team=north))["share"]["__typename"] == "NodeNotFound"


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({}, "team"),
        ({"user": "bob", "team": "north"}, "team"),
        ({"user": "bob", "until": "2020-01-01T00:00:00Z"}, "until"),
    ],
)
async def test_what_can_t_be_shared_so_is_said(
    company: Company, given: dict[str, str], argument: str
) -> None:
    refused = (await company.ask("ann", SHARE, node="acme", **given))["share"]
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", argument)


async def test_who_was_only_given_it_gives_it_to_nobody(company: Company) -> None:
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    await company.ask("ann", SHARE, node="acme", user="bob", until=until)
    batch = 'mutation { setOwner(node: "acme", user: "ann", kind: SERVICE) { ... on ResponsibilityChanged { written { batch } } } }'
    written = (await company.ask("ann", batch))["setOwner"]["written"]["batch"]
    for query, given in (
        (SHARE, {"node": "acme", "user": "bob"}),
        (SHARE, {"node": "deal", "user": "eve"}),
        (UNSHARE, {"node": "acme", "user": "bob"}),
        (
            'mutation { ...m } fragment m on Mutation { mine: setOwner(node: "acme", user: "bob", kind: SALES) { __typename } }',
            {},
        ),
        ("mutation($b: ID!) { undo(batch: $b) { __typename } }", {"b": written}),
    ):
        assert await company.code("bob", query, **given) == "FORBIDDEN", query
    # Who refused whom is on record; so is the picture that somebody took.
    await company.ask("bob", '{ customer(uid: "acme") { contactMap { svg } } }')
    events = [edge["node"] for edge in (await company.ask("root", EVENTS))["accessEvents"]["edges"]]
    assert events[0] == {"kind": "EXPORTED", "madeBy": "bob", "detail": "svg customer acme"}
    refused = [event["detail"] for event in events if event["kind"] == "REFUSED"]
    assert refused == ["undo", "setOwner", "unshare", "share", "share"]
    assert {event["madeBy"] for event in events} == {"bob"}


async def test_only_administrators_make_teams_and_words(company: Company) -> None:
    for who in ("mia", "ann", "eve"):
        for query, given in (
            (SAVE, {"name": "Mine"}),
            (PUT, {"u": who, "t": None}),
            ('mutation { saveRole(role: {code: "new", nameEn: "New", weight: 1}) { __typename } }', {}),
        ):
            assert await company.code(who, query, **given) == "FORBIDDEN", (who, query)


async def test_what_we_think_of_people_can_be_hidden_from_a_role(
    company: Company, cypher: Cypher, graph: Graph
) -> None:
    people = '{ contact(uid: "boss") { name personality note } }'
    shown = {"name": "Boss", "personality": "choleric", "note": "late"}
    transport = httpx.ASGITransport(app=make_app(graph, hide_sensitive_from=frozenset({"rep"})))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        strict = Company(client, company.headers)
        assert (await company.ask("ann", people))["contact"] == shown
        assert (await strict.ask("ann", people))["contact"] == {
            "name": "Boss",
            "personality": None,
            "note": None,
        }
        assert (await strict.ask("root", people))["contact"] == shown
