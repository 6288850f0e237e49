"""However rows are nested, a level is one query, and each parent gets its own page."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.api.batches import Batches
from graph_crm.api.context import Context
from graph_crm.api.schema import make_schema
from graph_crm.app import make_services
from graph_crm.errors import InvalidArgument
from graph_crm.opportunities.model import OpportunityOrder
from graph_crm.paging import Page, PageRequest
from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

# Each row of customers says how many people and deals it has; each person is in the maps of the next deals. A customer is
# part of itself, which nobody can write: so there is one more above and below at every level.
PLANT = """
UNWIND $customers AS row
CREATE (c:Customer {uid: row.uid, name: row.uid, kind: 'customer', created_at: datetime(), updated_at: datetime()})
CREATE (c)-[:PART_OF]->(c)
WITH c, row
CALL (c, row) {
  UNWIND range(1, row.deals) AS number
  CREATE (c)<-[:FOR]-(:Opportunity {uid: row.uid + '-deal-' + number, name: 'Deal ' + number % 4,
    status: ['open', 'won', 'lost'][number % 3], created_at: datetime(),
    expected_close_on: CASE WHEN number % 2 = 0 THEN date('2026-06-01') + duration({days: number % 5}) END,
    updated_at: datetime('2026-01-01T00:00:00Z') + duration({hours: number / 3})})
}
CALL (c, row) {
  UNWIND range(1, row.people) AS number
  CREATE (c)<-[:WORKS_AT {uid: randomUUID(), main_job: true, valid_from: datetime(), recorded_at: datetime()}]-
    (:Contact {uid: row.uid + '-person-' + number, name: 'Person ' + number % 4, known: true, created_at: datetime(),
     updated_at: datetime('2026-01-01T00:00:00Z') + duration({hours: number / 3})})
}
"""
PUT_IN_MAPS = """
UNWIND $parts AS part
MATCH (person:Contact {uid: part.person}), (deal:Opportunity {uid: part.deal})
CREATE (person)<-[:IS]-(:Stakeholder {uid: randomUUID()})-[:IN_MAP {uid: randomUUID(), valid_from: datetime(),
  recorded_at: datetime()}]->(deal)
"""
# Somebody of us meets every person about every deal of theirs, and about every deal the first person of its customer.
MEET = """
CREATE (user:User {uid: 'rep', name: 'Rep', role: 'rep', active: true})
WITH user
UNWIND $meetings AS meeting
MATCH (person:Contact {uid: meeting.person}), (deal:Opportunity {uid: meeting.deal})
CREATE (user)-[:DID]->(activity:Activity {uid: randomUUID(), kind: 'call', status: 'done', created_at: datetime(),
    updated_at: datetime(), occurred_at: datetime('2026-01-01T00:00:00Z')})-[:ABOUT]->(deal),
  (activity)-[:WITH]->(person)
"""
# What leads from a row to others: its text, the kind of row at the end, and how many queries a level of it costs.
ACTIVITIES = ("activities(first: MANY) { edges { node { uid BELOW } } }", "activity", 1)
WAYS: dict[str, list[tuple[str, str, int]]] = {
    "customer": [
        ACTIVITIES,
        ("contacts(first: MANY) { edges { node { uid BELOW } } }", "contact", 1),
        (
            "opportunities(first: MANY, order: RECENTLY_UPDATED) { edges { node { uid BELOW } } }",
            "opportunity",
            1,
        ),
        ('contacts(first: MANY, search: "person") { edges { node { uid BELOW } } }', "contact", 1),
        ("partOf { uid BELOW }", "customer", 1),
        ("parts(first: MANY) { edges { node { uid BELOW } } }", "customer", 1),
    ],
    "contact": [
        ACTIVITIES,
        ("lastContactAt activityCount nextActivityAt", "nothing", 1),
        (
            "opportunities(first: MANY, order: CLOSING_FIRST) { edges { node { uid BELOW } } }",
            "opportunity",
            1,
        ),
        ("jobs { title customer { uid BELOW } }", "customer", 1),
    ],
    "opportunity": [
        ACTIVITIES,
        ("lastContactAt activityCount nextActivityAt", "nothing", 1),
        ("customer { uid BELOW }", "customer", 0),
    ],
    "activity": [
        ("contacts { uid BELOW }", "contact", 1),
        ("subject { ... on Opportunity { uid BELOW } }", "opportunity", 1),
        ("user { uid }", "nothing", 1),
        ("evidence { uid }", "nothing", 1),
    ],
    "nothing": [],
}
ROOTS = {"customers": "customer", "contacts": "contact", "opportunities": "opportunity"}
ORDERS = [order.name for order in OpportunityOrder]


def plant(cypher: Cypher, chance: random.Random) -> list[str]:
    """Up to ten customers with up to ten people and deals each, every person in up to ten maps."""
    customers = [
        (f"c{number}", chance.randint(1, 10), chance.randint(1, 10))
        for number in range(chance.randint(1, 10))
    ]
    cypher(
        PLANT, customers=[{"uid": uid, "people": people, "deals": deals} for uid, people, deals in customers]
    )
    deals = [f"{uid}-deal-{n + 1}" for uid, _, number in customers for n in range(number)]
    people = [f"{uid}-person-{n + 1}" for uid, number, _ in customers for n in range(number)]
    parts = [
        {"person": person, "deal": deal}
        for person in people
        for deal in chance.sample(deals, chance.randint(1, min(10, len(deals))))
    ]
    cypher(PUT_IN_MAPS, parts=parts)
    first = [{"person": f"{deal.split('-')[0]}-person-1", "deal": deal} for deal in deals]
    cypher(MEET, meetings=parts + first)
    return [uid for uid, _, _ in customers]


def nested(kind: str, levels: int, branches: int, chance: random.Random) -> tuple[str, int]:
    """The fields below a row of this kind, so many levels deep, and what they may cost."""
    if levels == 0:
        return "", 0
    fields: list[str] = []
    cost = 0
    for number, (field, leads_to, queries) in enumerate(
        chance.sample(WAYS[kind], min(branches, len(WAYS[kind])))
    ):
        below, more = nested(leads_to, levels - 1, branches, chance)
        filled = field.replace("MANY", str(chance.randint(1, 3))).replace("BELOW", below)
        fields.append(f"b{number}: {filled}")
        cost += queries + more
    return " ".join(fields), cost


@pytest.mark.parametrize("branches", [1, 2])
@pytest.mark.parametrize("seed", range(10))
async def test_a_level_is_one_query(ask: Ask, cypher: Cypher, graph: Graph, seed: int, branches: int) -> None:
    chance = random.Random(seed)
    plant(cypher, chance)
    for root, kind in ROOTS.items():
        below, cost = nested(kind, chance.randint(1, 3), branches, chance)
        before = graph.queries_run
        await ask(f"{{ {root}(first: {chance.randint(1, 4)}) {{ edges {{ node {{ uid {below} }} }} }} }}")
        if branches == 1:
            assert graph.queries_run - before == WHO_ASKS + 1 + cost
        else:
            assert graph.queries_run - before <= WHO_ASKS + 1 + cost


async def test_one_of_many_and_many_of_one_meet_in_one_query(ask: Ask, cypher: Cypher, graph: Graph) -> None:
    # GraphQL waits for a list of one in another way than for a longer list; rows of both must meet all the same.
    cypher(PLANT, customers=[{"uid": f"c{n}", "people": n, "deals": 1} for n in (1, 2, 4)])
    before = graph.queries_run
    data = await ask(
        """{ customers(first: 3) { edges { node { contacts(first: 4) { edges { node { jobs { customer {
            contacts(first: 4) { edges { node { jobs { customer { opportunities(first: 1) { edges { cursor } } } } } } } } } } } } } } } }"""
    )
    assert len(data["customers"]["edges"]) == 3
    assert graph.queries_run - before == WHO_ASKS + 6


async def test_one_by_its_uid_is_one_query_however_many(ask: Ask, cypher: Cypher, graph: Graph) -> None:
    plant(cypher, random.Random(1))
    for kind, uid in (("customer", "c0"), ("contact", "c0-person-1"), ("opportunity", "c0-deal-1")):
        before = graph.queries_run
        data = await ask(f'{{ a: {kind}(uid: "{uid}") {{ uid }} b: {kind}(uid: "x") {{ uid }} }}')
        assert data == {"a": {"uid": uid}, "b": None}
        assert graph.queries_run - before == WHO_ASKS + 1


async def test_two_requests_share_nothing(ask: Ask, cypher: Cypher, graph: Graph) -> None:
    plant(cypher, random.Random(1))
    before = graph.queries_run
    await asyncio.gather(*(ask('{ customer(uid: "c0") { uid } }') for _ in range(3)))
    assert graph.queries_run - before == 3 * (WHO_ASKS + 1)


async def test_two_operations_of_one_connection_share_no_batch(cypher: Cypher, graph: Graph) -> None:
    plant(cypher, random.Random(1))
    schema, context = make_schema(), Context(services=make_services(graph), viewer=LOCAL_ADMINISTRATOR)
    before = graph.queries_run
    query = '{ a: customer(uid: "c0") { uid } b: customer(uid: "x") { uid } }'
    results = await asyncio.gather(*(schema.execute(query, context_value=context) for _ in range(3)))
    assert [result.data for result in results] == [{"a": {"uid": "c0"}, "b": None}] * 3
    assert graph.queries_run - before == 3


def page_of(parent: str, field: str) -> str:
    return (
        f"{parent} {{ {field} {{ edges {{ cursor node {{ uid }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
    )


async def test_each_customer_s_page_is_what_the_list_says_of_it(ask: Ask, cypher: Cypher) -> None:
    uids = plant(cypher, random.Random(3))
    assert len(uids) > 1
    lists = [f"opportunities(first: 3, order: {order})" for order in ORDERS]
    lists += ["contacts(first: 3)", 'contacts(first: 3, search: "person")']
    for field in lists:
        data = await ask(f"{{ customers {{ edges {{ {page_of('node', field)} node {{ uid }} }} }} }}")
        name = field.split("(")[0]
        for edge in data["customers"]["edges"]:
            alone = field.replace("(", f'(customerUid: "{edge["node"]["uid"]}", ')
            expected = await ask(page_of("", alone))
            assert edge["node"][name] == expected[name]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    ("parent", "uid"), [("customer", "c0"), ("contact", "c0-person-1")], ids=["customer", "contact"]
)
async def test_the_pages_of_one_parent_hold_everything_once(
    ask: Ask, cypher: Cypher, order: str, parent: str, uid: str
) -> None:
    cypher(PLANT, customers=[{"uid": "c0", "people": 1, "deals": 10}])
    deals = [f"c0-deal-{number}" for number in range(1, 11)]
    cypher(PUT_IN_MAPS, parts=[{"person": "c0-person-1", "deal": deal} for deal in deals])
    expected = await walk(ask, f'opportunities(order: {order}, customerUid: "c0", first: 100', None)
    assert sorted(expected) == sorted(deals)
    for first in (1, 3, 7):
        found = await walk(ask, f"opportunities(order: {order}, first: {first}", f'{parent}(uid: "{uid}")')
        assert found == expected


async def test_found_people_come_in_pages_too(ask: Ask, cypher: Cypher) -> None:
    cypher(PLANT, customers=[{"uid": "c0", "people": 9, "deals": 1}, {"uid": "c1", "people": 9, "deals": 1}])
    for first in (1, 2, 5):
        found = await walk(ask, f'contacts(search: "person", first: {first}', 'customer(uid: "c1")')
        assert len(found) == 9
        assert set(found) == {f"c1-person-{number}" for number in range(1, 10)}


async def walk(ask: Ask, field: str, parent: str | None) -> list[str]:
    """The uids of all pages, one after another; ``field`` is left open for the cursor."""
    name = field.split("(")[0]
    found: list[str] = []
    after: str | None = None
    for _ in range(20):
        whole = page_of("", f"{field}, after: $after)").strip().removeprefix("{").removesuffix("}")
        text = f"{parent} {{ {whole} }}" if parent else whole
        data = await ask(f"query($after: String) {{ {text} }}", after=after)
        page = next(iter(data.values()))[name] if parent else data[name]
        found += [edge["node"]["uid"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]
    raise AssertionError("the pages do not end")


async def test_a_bad_cursor_below_says_so_and_the_rest_is_there(
    client: httpx.AsyncClient, cypher: Cypher
) -> None:
    cypher(PLANT, customers=[{"uid": "c0", "people": 1, "deals": 1}])
    query = '{ customer(uid: "c0") { name } other: customer(uid: "c0") { contacts(after: "x") { edges { cursor } } } }'
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert answer["data"] == {"customer": {"name": "c0"}, "other": None}
    [error] = answer["errors"]
    assert error["extensions"] == {"code": "INVALID_ARGUMENT"}
    assert error["path"] == ["other", "contacts"]


async def test_who_is_no_longer_in_the_map_has_that_deal_no_longer(ask: Ask, cypher: Cypher) -> None:
    cypher(PLANT, customers=[{"uid": "c0", "people": 1, "deals": 4}])
    deals = [f"c0-deal-{number}" for number in range(1, 5)]
    cypher(PUT_IN_MAPS, parts=[{"person": "c0-person-1", "deal": deal} for deal in deals])
    cypher("MATCH ()-[e:IN_MAP]->({uid: 'c0-deal-1'}) SET e.valid_to = datetime()")
    cypher("MATCH ()-[e:IN_MAP]->({uid: 'c0-deal-2'}) SET e.superseded_at = datetime()")
    cypher("MATCH (n {uid: 'c0-deal-3'}) SET n.deleted_at = datetime()")
    data = await ask('{ contact(uid: "c0-person-1") { opportunities { edges { node { uid } } } } }')
    assert data["contact"]["opportunities"]["edges"] == [{"node": {"uid": "c0-deal-4"}}]
    cypher("MATCH (s:Stakeholder) SET s.deleted_at = datetime()")
    data = await ask('{ contact(uid: "c0-person-1") { opportunities { edges { node { uid } } } } }')
    assert data["contact"]["opportunities"]["edges"] == []


FILES = {
    "users": "id,name\nann,Ann\nben,Ben",
    "customers": "id,name,sales_owner\nacme,Acme,ann\nbolt,Bolt,ben",
    "contacts": "id,name,customer\neve,Eve,acme\nray,Ray,bolt",
    "opportunities": "id,name,customer\nx,Deal of Acme,acme\ny,Deal of Bolt,bolt",
    "stakeholders": "opportunity,contact,external\nx,eve,no\ny,eve,yes\ny,ray,no",
}


async def test_below_a_row_a_viewer_sees_no_more_than_above(graph: Graph, load: Load, cypher: Cypher) -> None:
    await load(**FILES)
    cypher(
        """MATCH (eve:Contact {name: 'Eve'})-[job:WORKS_AT]->(), (bolt:Customer {name: 'Bolt'})
        CREATE (eve)-[:WORKS_AT {uid: randomUUID(), main_job: false, valid_from: job.valid_from}]->(bolt)"""
    )
    rows = cypher("MATCH (n) WHERE n.uid IS NOT NULL RETURN n.name AS name, n.uid AS uid")
    uid: dict[str, str] = {row["name"]: row["uid"] for row in rows}
    services = make_services(graph)
    request = PageRequest()
    for viewer, visible in (
        (LOCAL_ADMINISTRATOR, {"Acme", "Bolt"}),
        (Viewer("rep", uid["Ann"]), {"Acme"}),
        (Viewer("rep", uid["Ben"]), {"Bolt"}),
        (Viewer("rep", "nobody"), set[str]()),
    ):
        companies = [uid["Acme"], uid["Bolt"]]
        deals = {f"Deal of {name}" for name in visible}
        [of_eve] = await services.opportunities.of_contacts(viewer, [uid["Eve"]], request)
        assert {deal.name for deal in of_eve.items} == deals
        of_companies = await services.opportunities.of_customers(viewer, companies, request)
        assert {deal.name for page in of_companies for deal in page.items} == deals
        found = await services.customers.by_uids(viewer, companies)
        assert {one.name for one in found if one} == visible
        for search in (None, "e", "r"):
            people = await services.contacts.of_customers(viewer, companies, request, search=search)
            expected = {"Eve"} if visible else set[str]()
            expected |= {"Ray"} if "Bolt" in visible else set()
            if search:
                expected = {name for name in expected if name.lower().startswith(search)}
            assert {one.name for page in people for one in page.items} == expected


async def test_a_batch_asks_alike_together_and_fails_alike() -> None:
    asked: list[tuple[list[str], int]] = []

    async def read(viewer: Viewer, uids: Sequence[str], number: int) -> list[Page[str]]:
        asked.append((list(uids), number))
        if number == 3:
            raise InvalidArgument(argument="number", value=3, expected="1-2")
        return [Page((uid,), (), has_next=False) for uid in uids]

    batches = Batches()

    def load(uid: str, number: int) -> Awaitable[Page[str]]:
        return batches.load(LOCAL_ADMINISTRATOR, read, uid, number)

    first = await asyncio.gather(load("a", 1), load("b", 1), load("a", 1), load("a", 2))
    assert [page.items for page in first] == [("a",), ("b",), ("a",), ("a",)]
    assert asked == [(["a", "b"], 1), (["a"], 2)]
    # What was read is read again: in the meantime something may have changed it.
    await load("a", 1)
    assert asked[2:] == [(["a"], 1)]
    failed = await asyncio.gather(load("a", 3), load("b", 3), load("b", 2), return_exceptions=True)
    assert [type(one) for one in failed] == [InvalidArgument, InvalidArgument, Page]


async def test_who_is_cancelled_takes_nobody_along() -> None:
    asked: list[list[str]] = []

    async def read(viewer: Viewer, uids: Sequence[str]) -> list[str]:
        asked.append(list(uids))
        await asyncio.sleep(0.01)
        return list(uids)

    batches = Batches()
    waiting = [asyncio.create_task(batches.load(LOCAL_ADMINISTRATOR, read, uid)) for uid in "aabb"]
    await asyncio.sleep(0)
    waiting[0].cancel()
    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(found[0]), *found[1:]] == [asyncio.CancelledError, "a", "b", "b"]
    assert asked == [["a", "b"]]
