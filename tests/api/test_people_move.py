"""People move, over HTTP: merging, changing employer, handing over, and who answers for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.graph.test_handover import ANN, LINES
from tests.graph.test_merging import COMPANY, DOUBLE
from tests.graph_dump import held_dump
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

PREVIEW = """
query($keep: ID!, $merge: ID!) {
  contactMergePreview(keep: $keep, merge: $merge) {
    filled { name value } differing { name kept dropped } stakeholders { mapUid mapName stakeholder joinedWith }
    jobs reportingLines activities externalIds mainContacts opportunities
    obstacles { __typename message zh: message(language: ZH) ... on RuleProblem { people { name } } }
  }
}
"""
MERGE = """
mutation($keep: ID!, $merge: ID!, $id: String) {
  mergeContacts(keep: $keep, merge: $merge, mutationId: $id) {
    __typename
    ... on ContactWritten { uid written { batch replayed changes { kind } revisions { uid map } } contact { name emails } }
    ... on Problem { message zh: message(language: ZH) }
  }
}
"""
UNDO = """
mutation($batch: ID!) { undo(batch: $batch) { __typename ... on Problem { message } } }
"""
CUSTOMERS = """
mutation($keep: ID!, $merge: ID!) {
  mergeCustomers(keep: $keep, merge: $merge) {
    __typename
    ... on CustomerWritten { written { batch } customer { name salesOwner { name } opportunities { edges { node { name } } } } }
    ... on Problem { message zh: message(language: ZH) }
  }
}
"""
CUSTOMER_PREVIEW = """
query($keep: ID!, $merge: ID!) {
  customerMergePreview(keep: $keep, merge: $merge) {
    filled { name value } stakeholders { stakeholder joinedWith } jobs opportunities companies colleagues activities
    obstacles { __typename message zh: message(language: ZH) }
  }
}
"""
MOVE = """
mutation($input: MoveContactInput!) {
  moveContact(input: $input) {
    __typename
    ... on ContactWritten { written { batch } contact { jobs { customerUid title mainJob validTo } } }
    ... on Problem { message }
    ... on InvalidInput { argument }
  }
}
"""
HAND_OVER = """
mutation($from: ID!, $to: ID!, $assignments: [AssignmentInput!], $include: TransferIncludeInput) {
  transferOwnership(from: $from, to: $to, assignments: $assignments, include: $include) {
    __typename
    ... on OwnershipTransferred { written { batch } handedOver { kind count } }
    ... on Problem { message }
    ... on InvalidInput { argument }
  }
}
"""
HELD = """
query($from: ID!, $include: TransferIncludeInput) {
  transferOwnershipPreview(from: $from, include: $include) { kind count first { uid name belongsTo } }
}
"""
ANSWERS = """
{
  customers { edges { node {
    uid salesOwner { name } serviceOwner { name } mainContact { name } sharedWith { access until user { name } team { name } }
    opportunities { edges { node { uid owner { name } sharedWith { access until user { name } team { name } } } } }
  } } }
}
"""
OWN = """
mutation($node: ID!, $user: ID, $kind: OwnerKind) {
  setOwner(node: $node, user: $user, kind: $kind) {
    __typename
    ... on ResponsibilityChanged { node { id ... on Customer { salesOwner { name } } ... on Opportunity { owner { name } } } }
    ... on Problem { message }
    ... on InvalidInput { argument value expected }
  }
}
"""
WORK_ON = """
mutation($node: ID!, $user: ID!) {
  share(node: $node, user: $user) { __typename ... on ResponsibilityChanged { uid written { batch } } }
}
"""
LEAVE = """
mutation($node: ID!, $user: ID!) {
  unshare(node: $node, user: $user) { __typename ... on ResponsibilityChanged { uid written { batch } } }
}
"""
TALK_TO = """
mutation($customer: ID!, $contact: ID) {
  setMainContact(customer: $customer, contact: $contact) {
    __typename
    ... on CustomerWritten { customer { mainContact { name } } }
    ... on NodeNotFound { kind }
  }
}
"""


def shared(user: str) -> dict[str, Any]:
    return {"access": "WRITE", "until": None, "user": {"name": user}, "team": None}


@pytest.fixture(autouse=True)
def planted(cypher: Cypher) -> None:
    plant(cypher)
    cypher("MATCH (user:User) SET user.active = true")


async def test_contacts_are_merged_and_two_again(ask: Ask, cypher: Cypher) -> None:
    cypher(DOUBLE)
    preview = (await ask(PREVIEW, keep="wang", merge="double"))["contactMergePreview"]
    assert {"name": "personality", "value": "driver"} in preview["filled"]
    assert {"name": "name", "kept": "Wang", "dropped": "Wang W"} in preview["differing"]
    assert {"mapUid": "deal", "mapName": "Deal", "stakeholder": "sd", "joinedWith": "sw"} in preview[
        "stakeholders"
    ]
    counts = ("jobs", "reportingLines", "activities", "externalIds", "mainContacts", "opportunities")
    assert [preview[name] for name in counts] == [2, 3, 2, 1, 1, 0]
    assert preview["obstacles"] == []
    before = held_dump(cypher)
    done = (await ask(MERGE, keep="wang", merge="double", id="m"))["mergeContacts"]
    assert done["contact"] == {"name": "Wang", "emails": ["wang@acme.example", "w@home.example"]}
    assert (await ask('{ node(id: "double") { id } contact(uid: "double") { name } }')) == {
        "node": None,
        "contact": None,
    }
    again = (await ask(MERGE, keep="wang", merge="double", id="m"))["mergeContacts"]
    assert again["written"]["replayed"]
    undone = (await ask(UNDO, batch=done["written"]["batch"]))["undo"]
    assert undone == {"__typename": "Undone"}
    assert held_dump(cypher) == before


async def test_what_stands_in_the_way_is_said(ask: Ask, cypher: Cypher, client: httpx.AsyncClient) -> None:
    cypher(LINES)
    preview = (await ask(PREVIEW, keep="li", merge="boss"))["contactMergePreview"]
    [obstacle] = preview["obstacles"]
    assert obstacle["__typename"] == "ReportingCircle"
    assert "Wang" in obstacle["message"]
    assert "Wang" in obstacle["zh"]
    refused = (await ask(MERGE, keep="li", merge="boss"))["mergeContacts"]
    assert refused["__typename"] == "ReportingCircle"
    refused = (await ask(MERGE, keep="li", merge="li"))["mergeContacts"]
    assert refused["__typename"] == "InvalidInput"
    refused = (await ask(MERGE, keep="li", merge="acme"))["mergeContacts"]
    assert refused["__typename"] == "NodeNotFound"
    body = {"query": PREVIEW, "variables": {"keep": "li", "merge": "nobody"}}
    [error] = (await client.post("/graphql", json=body)).json()["errors"]
    assert error["extensions"]["code"] == "NOT_FOUND"


async def test_customers_are_merged(ask: Ask, cypher: Cypher) -> None:
    cypher(COMPANY)
    preview = (await ask(CUSTOMER_PREVIEW, keep="acme", merge="double"))["customerMergePreview"]
    assert preview["filled"] == [{"name": "region", "value": "north"}]
    assert {"stakeholder": "dw", "joinedWith": "aw"} in preview["stakeholders"]
    assert [preview[name] for name in ("jobs", "opportunities", "companies", "activities")] == [2, 2, 2, 1]
    before = held_dump(cypher)
    done = (await ask(CUSTOMERS, keep="acme", merge="double"))["mergeCustomers"]
    assert done["customer"]["salesOwner"] == {"name": "Ann"}
    assert [edge["node"]["name"] for edge in done["customer"]["opportunities"]["edges"]] == [
        "Deal",
        "Second",
        "Third",
    ]
    assert (await ask(UNDO, batch=done["written"]["batch"]))["undo"] == {"__typename": "Undone"}
    assert held_dump(cypher) == before


async def test_a_circle_of_companies_is_said(ask: Ask, cypher: Cypher) -> None:
    cypher("MATCH (a:Customer {uid: 'other'}), (b:Customer {uid: 'acme'}) CREATE (a)-[:PART_OF]->(b)")
    refused = (await ask(CUSTOMERS, keep="other", merge="group"))["mergeCustomers"]
    assert refused["__typename"] == "CompanyCircle"
    assert "Acme Group" in refused["message"]
    assert "Acme Group" in refused["zh"]
    preview = (await ask(CUSTOMER_PREVIEW, keep="other", merge="group"))["customerMergePreview"]
    assert [one["__typename"] for one in preview["obstacles"]] == ["CompanyCircle"]


async def test_a_contact_changes_employer(ask: Ask, cypher: Cypher) -> None:
    cypher(LINES)
    done = (await ask(MOVE, input={"contact": "wang", "from": "acme", "to": "other", "title": "CIO"}))[
        "moveContact"
    ]
    new, old = done["contact"]["jobs"]
    assert new == {"customerUid": "other", "title": "CIO", "mainJob": True, "validTo": None}
    assert old["customerUid"] == "acme"
    assert old["validTo"] is not None
    refused = (await ask(MOVE, input={"contact": "wang", "from": "acme", "to": "other"}))["moveContact"]
    assert refused["__typename"] == "InvalidInput"


async def test_one_of_us_hands_over(ask: Ask, cypher: Cypher) -> None:
    cypher(ANN)
    held = (await ask(HELD, **{"from": "ann"}))["transferOwnershipPreview"]
    assert [(one["kind"], one["count"]) for one in held] == [
        ("CUSTOMER", 2),
        ("OPPORTUNITY", 2),
        ("COVERAGE", 3),
        ("ACTIVITY", 1),
    ]
    assert held[3]["first"] == [{"uid": "plan", "name": "Lunch", "belongsTo": "Deal"}]
    some = await ask(HELD, **{"from": "ann", "include": {"customers": False, "coverage": False}})
    assert [one["kind"] for one in some["transferOwnershipPreview"]] == ["OPPORTUNITY", "ACTIVITY"]
    before = held_dump(cypher)
    exceptions = [{"node": "second", "to": "cai"}]
    done = (await ask(HAND_OVER, **{"from": "ann", "to": "bob", "assignments": exceptions}))[
        "transferOwnership"
    ]
    # Of each kind as many as were said to be there.
    assert done["handedOver"] == [{"kind": one["kind"], "count": one["count"]} for one in held]
    left = (await ask(HELD, **{"from": "ann"}))["transferOwnershipPreview"]
    assert [one["count"] for one in left] == [0, 0, 0, 0]
    assert (await ask(UNDO, batch=done["written"]["batch"]))["undo"] == {"__typename": "Undone"}
    assert held_dump(cypher) == before
    refused = (await ask(HAND_OVER, **{"from": "ann", "to": "gone"}))["transferOwnership"]
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "user")


async def test_who_answers_is_one_query_a_level(ask: Ask, cypher: Cypher, graph: Graph) -> None:
    cypher(ANN)
    owned = (await ask(OWN, node="other", user="bob", kind="SALES"))["setOwner"]
    assert owned["node"] == {"id": "other", "salesOwner": {"name": "Bob"}}
    owned = (await ask(OWN, node="second", user="cai"))["setOwner"]
    assert owned["node"]["owner"] == {"name": "Cai"}
    wrong = (await ask(OWN, node="other", user="bob"))["setOwner"]
    assert (wrong["__typename"], wrong["argument"]) == ("InvalidInput", "kind")
    assert (await ask(TALK_TO, customer="acme", contact="boss"))["setMainContact"]["customer"] == {
        "mainContact": {"name": "Boss"}
    }
    assert (await ask(TALK_TO, customer="acme", contact="nobody"))["setMainContact"]["kind"] == "contact"
    assert (await ask(WORK_ON, node="acme", user="bob"))["share"]["uid"] == "acme"
    assert (await ask(WORK_ON, node="deal", user="cai"))["share"]["uid"] == "deal"
    queries = graph.queries_run
    shown = {edge["node"]["uid"]: edge["node"] for edge in (await ask(ANSWERS))["customers"]["edges"]}
    # The customers; who answers for them, those users, the main contacts; the deals, who answers for them, those users.
    assert graph.queries_run - queries <= 8
    acme = shown["acme"]
    assert (acme["salesOwner"], acme["serviceOwner"]) == ({"name": "Ann"}, {"name": "Ann"})
    assert (acme["mainContact"], acme["sharedWith"]) == ({"name": "Boss"}, [shared("Bob")])
    deals = {edge["node"]["uid"]: edge["node"] for edge in acme["opportunities"]["edges"]}
    assert (deals["deal"]["owner"], deals["deal"]["sharedWith"]) == ({"name": "Ann"}, [shared("Cai")])
    assert shown["group"]["salesOwner"] is None
    await ask(LEAVE, node="acme", user="bob")
    shown = {edge["node"]["uid"]: edge["node"] for edge in (await ask(ANSWERS))["customers"]["edges"]}
    assert shown["acme"]["sharedWith"] == []
