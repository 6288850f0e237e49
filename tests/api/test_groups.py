"""Companies that belong together: what each is part of, and what is part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.signed_in import WHO_ASKS, plant_token

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

# A group of three plants, one of which has a workshop; Ann owns the first plant and the workshop, Bob the group and a plant.
PLANT = """
UNWIND ['Group', 'North', 'East', 'South', 'Workshop', 'Alone'] AS name
CREATE (:Customer {uid: toLower(name), name: name, kind: 'customer', map_revision: 0, org_revision: 0,
  created_at: datetime(), updated_at: datetime()})
WITH count(*) AS made
UNWIND [['north', 'group'], ['east', 'group'], ['south', 'group'], ['workshop', 'east']] AS row
MATCH (part:Customer {uid: row[0]}), (above:Customer {uid: row[1]})
CREATE (part)-[:PART_OF]->(above)
WITH count(*) AS made
UNWIND [['ann', 'north'], ['ann', 'workshop'], ['bob', 'group'], ['bob', 'south']] AS row
MATCH (company:Customer {uid: row[1]})
MERGE (user:User {uid: row[0]})
ON CREATE SET user.name = row[0], user.role = 'rep', user.active = true
CREATE (user)-[:OWNS {uid: randomUUID(), kind: 'sales', valid_from: datetime(), recorded_at: datetime()}]->(company)
"""
ABOVE = "query ($uid: ID!) { customer(uid: $uid) { partOf { name partOf { name } } } }"
BELOW = """query ($uid: ID!, $first: Int!, $after: String) { customer(uid: $uid) { parts(first: $first, after: $after) {
  edges { node { name } } pageInfo { hasNextPage endCursor } } } }"""
SET = """mutation ($customer: ID!, $partOf: ID) { setGroup(customer: $customer, partOf: $partOf) {
  __typename ... on CustomerWritten { customer { partOf { name } } } } }"""


@pytest.fixture
def group(cypher: Cypher) -> None:
    cypher(PLANT)


async def asked(
    client: httpx.AsyncClient, headers: dict[str, str], query: str, **variables: object
) -> dict[str, Any]:
    answer = (
        await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    ).json()
    assert "errors" not in answer, answer
    return answer["data"]["customer"]


@pytest.mark.usefixtures("group")
async def test_a_company_says_what_it_is_part_of(ask: Ask) -> None:
    told = await ask(ABOVE, uid="workshop")
    assert told["customer"] == {"partOf": {"name": "East", "partOf": {"name": "Group"}}}
    assert (await ask(ABOVE, uid="alone"))["customer"] == {"partOf": None}


@pytest.mark.usefixtures("group")
async def test_a_group_lists_its_companies_page_by_page(ask: Ask) -> None:
    names: list[str] = []
    after = None
    while True:
        page = (await ask(BELOW, uid="group", first=1, after=after))["customer"]["parts"]
        names += [edge["node"]["name"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert names == ["East", "North", "South"]
    assert (await ask(BELOW, uid="alone", first=5))["customer"]["parts"]["edges"] == []


@pytest.mark.usefixtures("group")
async def test_what_a_viewer_may_not_see_is_in_no_group(client: httpx.AsyncClient, cypher: Cypher) -> None:
    ann, bob = (plant_token(cypher, who, "rep") for who in ("ann", "bob"))
    # Hers are parts of companies that are not hers: as if they were parts of none.
    for uid in ("north", "workshop"):
        assert (await asked(client, ann, ABOVE, uid=uid))["partOf"] is None
    page = await asked(client, bob, BELOW, uid="group", first=5)
    assert [edge["node"]["name"] for edge in page["parts"]["edges"]] == ["South"]
    assert (await asked(client, bob, ABOVE, uid="south"))["partOf"] == {"name": "Group", "partOf": None}


@pytest.mark.usefixtures("group")
async def test_deleted_companies_are_in_no_group(ask: Ask, cypher: Cypher) -> None:
    cypher("MATCH (c:Customer) WHERE c.uid IN ['east', 'south'] SET c.deleted_at = datetime()")
    assert (await ask(ABOVE, uid="workshop"))["customer"]["partOf"] is None
    page = (await ask(BELOW, uid="group", first=5))["customer"]["parts"]
    assert [edge["node"]["name"] for edge in page["edges"]] == ["North"]


@pytest.mark.usefixtures("group")
async def test_what_was_set_is_what_is_read(ask: Ask) -> None:
    told = (await ask(SET, customer="alone", partOf="north"))["setGroup"]
    assert told == {"__typename": "CustomerWritten", "customer": {"partOf": {"name": "North"}}}
    # A company can't be part of its own part.
    assert (await ask(SET, customer="group", partOf="alone"))["setGroup"] == {"__typename": "GroupCircle"}
    assert (await ask(SET, customer="alone", partOf=None))["setGroup"]["customer"] == {"partOf": None}
    assert (await ask(BELOW, uid="north", first=5))["customer"]["parts"]["edges"] == []


@pytest.mark.usefixtures("group")
async def test_a_level_of_groups_is_one_query(ask: Ask, graph: Graph) -> None:
    before = graph.queries_run
    await ask(
        "{ customers(first: 100) { edges { node { partOf { partOf { name } } parts(first: 3) { edges { node { name } } } } } } }"
    )
    # The list, the two levels above, and the one below.
    assert graph.queries_run - before == WHO_ASKS + 4
