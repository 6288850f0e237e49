"""The lists: pages that lose and repeat nothing, filters, finding by name, one query each."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

ORDERS = [
    ("customers", "NAME"),
    ("customers", "RECENTLY_UPDATED"),
    ("contacts", "NAME"),
    ("contacts", "RECENTLY_UPDATED"),
    ("opportunities", "NAME"),
    ("opportunities", "RECENTLY_UPDATED"),
    ("opportunities", "CLOSING_FIRST"),
]
LABEL = {"customers": "Customer", "contacts": "Contact", "opportunities": "Opportunity"}

# Seven of each; three share a name, two a time, and deals end on the same day, later, or nobody knows when.
PLANT = """
UNWIND range(1, 7) AS number
WITH number, CASE WHEN number IN [2, 4, 6] THEN '王 Same' ELSE '王 Row ' + number END AS name,
  datetime('2026-01-01T00:00:00Z') + duration({hours: number / 2}) AS at
CREATE (customer:Customer {uid: 'customer-' + number, name: name, kind: 'customer', created_at: at, updated_at: at}),
  (:Contact {uid: 'contact-' + number, name: name, known: true, created_at: at, updated_at: at}),
  (:Opportunity {uid: 'opportunity-' + number, name: name, created_at: at, updated_at: at,
    status: ['open', 'won', 'lost'][number % 3],
    expected_close_on: CASE WHEN number % 2 = 0 THEN date('2026-06-01') WHEN number < 5 THEN date('2026-07-0' + number) END
  })-[:FOR]->(customer)
"""
# Rows that stand first and last in every order.
ADD_BETWEEN = """
UNWIND [['王', 'a', '2027-01-01T00:00:00Z'], ['王 zzzzzzzzzzz', 'z', '2025-01-01T00:00:00Z']] AS row
CREATE (customer:Customer {uid: 'new-customer-' + row[1] + $turn, name: row[0], kind: 'customer',
    created_at: datetime(row[2]), updated_at: datetime(row[2])}),
  (:Contact {uid: 'new-contact-' + row[1] + $turn, name: row[0], known: true,
    created_at: datetime(row[2]), updated_at: datetime(row[2])}),
  (:Opportunity {uid: 'new-opportunity-' + row[1] + $turn, name: row[0], status: 'open',
    created_at: datetime(row[2]), updated_at: datetime(row[2])})-[:FOR]->(customer)
"""


async def names(ask: Ask, kind: str, search: str) -> list[str]:
    data = await ask(
        f"query($s: String) {{ {kind}(search: $s) {{ edges {{ node {{ name }} }} }} }}", s=search
    )
    return [edge["node"]["name"] for edge in data[kind]["edges"]]


async def page(ask: Ask, kind: str, arguments: str, first: int, after: str | None) -> dict[str, Any]:
    data = await ask(
        f"""query($first: Int!, $after: String) {{ {kind}(first: $first, after: $after, {arguments}) {{
            edges {{ cursor node {{ uid }} }}
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}""",
        first=first,
        after=after,
    )
    return data[kind]


async def walk(
    ask: Ask, kind: str, arguments: str, first: int, between: Callable[[int], object] = lambda turn: None
) -> list[str]:
    """The uids of all pages, one after another."""
    found: list[str] = []
    after = None
    for turn in range(30):
        answer = await page(ask, kind, arguments, first, after)
        info, cursors = answer["pageInfo"], [edge["cursor"] for edge in answer["edges"]]
        assert info["hasPreviousPage"] is (after is not None)
        assert [info["startCursor"], info["endCursor"]] == [cursors[0], cursors[-1]]
        found += [edge["node"]["uid"] for edge in answer["edges"]]
        if not info["hasNextPage"]:
            return found
        assert len(cursors) == first
        after = info["endCursor"]
        between(turn)
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize(("kind", "order"), ORDERS)
async def test_pages_of_any_size_hold_everything_once_in_one_order(
    ask: Ask, cypher: Cypher, kind: str, order: str
) -> None:
    cypher(PLANT)
    whole = await walk(ask, kind, f"order: {order}", 100)
    assert sorted(whole) == [f"{LABEL[kind].lower()}-{number}" for number in range(1, 8)]
    for first in (1, 2, 3):
        assert await walk(ask, kind, f"order: {order}", first) == whole


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [*((kind, f"order: {order}") for kind, order in ORDERS), *((kind, 'search: "王"') for kind in LABEL)],
)
async def test_rows_that_come_in_between_move_no_other(
    ask: Ask, cypher: Cypher, kind: str, arguments: str
) -> None:
    cypher(PLANT)
    before = await walk(ask, kind, arguments, 100)
    assert len(before) == 7
    walked = await walk(ask, kind, arguments, 2, lambda turn: turn < 3 and cypher(ADD_BETWEEN, turn=turn))
    assert len(walked) == len(set(walked))
    assert [uid for uid in walked if not uid.startswith("new")] == before


async def test_deals_come_by_when_they_close_the_open_ones_first(ask: Ask, cypher: Cypher) -> None:
    cypher(PLANT)
    found = await walk(ask, "opportunities", "order: CLOSING_FIRST", 100)
    numbers = [int(uid[-1]) for uid in found]
    # 3 and 6 are open: the 6th on 1 June, the 3rd on 3 July. Of the others 2 and 4 in June, 1 in July, 5 and 7 one day.
    assert numbers == [6, 3, 2, 4, 1, 5, 7]


COMPANY = {
    "users": "id,name,role\nann,Ann,rep\nben,Ben,rep",
    "customers": "id,name,kind,industry\na,Acme,customer,steel\nb,Bolt,partner,steel\nc,Cog,customer,",
    "contacts": "id,name,known,customer\np,Pat,yes,a\nq,Quinn,yes,a\ns,,no,a\nr,Ray,yes,b",
    "opportunities": """
        id,name,customer,stage,status,owner
        x,Deal X,a,proposal,open,ann
        y,Deal Y,a,proposal,won,ben
        z,Deal Z,b,discovery,open,ben
    """,
}


@pytest.mark.parametrize(
    ("kind", "arguments", "expected"),
    [
        ("customers", "kind: PARTNER", ["Bolt"]),
        ("customers", 'industry: "steel"', ["Acme", "Bolt"]),
        ("customers", 'kind: CUSTOMER, industry: "steel"', ["Acme"]),
        ("contacts", "known: false", [""]),
        ("contacts", "known: true", ["Pat", "Quinn", "Ray"]),
        ("contacts", 'customerUid: "$a"', ["", "Pat", "Quinn"]),
        ("contacts", 'customerUid: "$a", known: true', ["Pat", "Quinn"]),
        ("contacts", 'customerUid: "$a", search: "q"', ["Quinn"]),
        ("contacts", 'customerUid: "$b", search: "q"', []),
        ("opportunities", "status: OPEN", ["Deal X", "Deal Z"]),
        ("opportunities", 'stage: "proposal"', ["Deal X", "Deal Y"]),
        ("opportunities", 'customerUid: "$a"', ["Deal X", "Deal Y"]),
        ("opportunities", 'ownerUid: "$ben"', ["Deal Y", "Deal Z"]),
        ("opportunities", 'ownerUid: "$ben", status: OPEN', ["Deal Z"]),
        ("opportunities", 'ownerUid: "$ben", search: "deal", order: CLOSING_FIRST', ["Deal Y", "Deal Z"]),
        ("opportunities", "status: OPEN, order: CLOSING_FIRST", ["Deal X", "Deal Z"]),
        ("opportunities", "status: OPEN, order: RECENTLY_UPDATED", ["Deal Z", "Deal X"]),
    ],
)
async def test_filters(
    ask: Ask, load: Load, cypher: Cypher, kind: str, arguments: str, expected: list[str]
) -> None:
    await load(**COMPANY)
    uids = {
        row["name"]: row["uid"]
        for row in cypher("MATCH (n) WHERE n.uid IS NOT NULL RETURN n.name AS name, n.uid AS uid")
    }
    for short, name in (("$ann", "Ann"), ("$ben", "Ben"), ("$a", "Acme"), ("$b", "Bolt")):
        arguments = arguments.replace(short, uids[name])
    data = await ask(f"{{ {kind}({arguments}) {{ edges {{ node {{ name }} }} }} }}")
    found = [edge["node"]["name"] for edge in data[kind]["edges"]]
    assert (sorted(found) if "RECENTLY" in arguments else found) == sorted(expected)


FINDABLE = [
    "王小明",
    "李小王",
    "Chen Wei",
    "Wei Chen",
    "Li Chenguang",
    "Miles O'Brien",
    "Node.js Guild",
    "ＣＮＣ中心",
    "Zoë Ångström",
]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("王", ["王小明", "李小王"]),
        ("小明", ["王小明"]),
        ("明小", []),
        ("王小明", ["王小明"]),
        ("chen", ["Chen Wei", "Wei Chen", "Li Chenguang"]),
        ("CHEN wei", ["Chen Wei", "Wei Chen"]),
        ("ｃｈｅｎ　ｗｅｉ", ["Chen Wei", "Wei Chen"]),
        ("hen", []),
        ("O'Brien", ["Miles O'Brien"]),
        ("o'b", ["Miles O'Brien"]),
        ("Node.js", ["Node.js Guild"]),
        ("Zoë", ["Zoë Ångström"]),
        ("中心", ["ＣＮＣ中心"]),
        ("", []),
        ("   ", []),
    ],
)
async def test_finding_by_name(ask: Ask, cypher: Cypher, search: str, expected: list[str]) -> None:
    cypher(
        """UNWIND $names AS name CREATE (:Contact {uid: randomUUID(), name: name, known: true,
        created_at: datetime(), updated_at: datetime()})""",
        names=FINDABLE,
    )
    assert await names(ask, "contacts", search) == expected


@pytest.mark.parametrize("kind", list(LABEL))
@pytest.mark.parametrize(
    "search",
    ["name:* OR *:*", '"', "\\", "*", "~", "?", "((", "))", "[a TO", "{* TO *}", "a AND", "NOT", "&& ||",
     "+-", "^4", "/.*/", "a~9999", "$query", "') RETURN 1 //", "\u0000", "🙂", "x" * 5000],
)  # fmt: skip
async def test_what_is_typed_is_never_a_query(ask: Ask, cypher: Cypher, kind: str, search: str) -> None:
    cypher(PLANT)
    assert await names(ask, kind, search) == []


@pytest.mark.parametrize("kind", list(LABEL))
async def test_what_is_deleted_is_in_no_list(ask: Ask, cypher: Cypher, kind: str) -> None:
    cypher(PLANT)
    cypher("MATCH (n) WHERE n.uid ENDS WITH '-3' SET n.deleted_at = datetime()")
    for arguments in ("order: NAME", "order: RECENTLY_UPDATED", 'search: "王"'):
        found = await walk(ask, kind, arguments, 100)
        assert sorted(uid[-1] for uid in found) == list("124567")
    one = await ask(f'{{ {LABEL[kind].lower()}(uid: "{LABEL[kind].lower()}-3") {{ uid }} }}')
    assert one == {LABEL[kind].lower(): None}


async def test_the_people_of_a_deleted_customer_are_not_listed_by_it(
    ask: Ask, load: Load, cypher: Cypher
) -> None:
    await load(**COMPANY)
    [row] = cypher("MATCH (n:Customer {name: 'Acme'}) SET n.deleted_at = datetime() RETURN n.uid AS uid")
    for search in ("", ', search: "pat"'):
        data = await ask(f'{{ contacts(customerUid: "{row["uid"]}"{search}) {{ edges {{ cursor }} }} }}')
        assert data["contacts"]["edges"] == []


def cursor(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


BAD_CURSORS = [
    "x",
    "",
    "💥",
    cursor("update", "2026-01-01T00:00:00Z", "u"),
    cursor("name", "a"),
    cursor("name", 1, "u"),
    cursor("name", None, "u"),
    cursor("name", "\ud800", "u"),
    base64.urlsafe_b64encode(b"[" * 20_000).decode(),
    base64.urlsafe_b64encode(b'{"a":1,"b":2,"c":3}').decode(),
]


@pytest.mark.parametrize("after", BAD_CURSORS)
async def test_a_cursor_that_is_not_of_this_order_is_refused(client: httpx.AsyncClient, after: str) -> None:
    await refused(client, "customers(after: $after)", after, "after", "endCursor")


@pytest.mark.parametrize("key", ["junk", "2026-13-01T00:00:00Z", "2026-01-01 00:00:00Z", "", "2026-01-01"])
async def test_a_time_that_is_none_is_refused(client: httpx.AsyncClient, key: str) -> None:
    after = cursor("update", key, "u")
    await refused(client, "customers(after: $after, order: RECENTLY_UPDATED)", after, "after", "endCursor")


@pytest.mark.parametrize("first", [0, -1, 101, 2**31 - 1])
async def test_a_page_has_1_to_100_rows(client: httpx.AsyncClient, first: int) -> None:
    for kind in LABEL:
        await refused(client, f"{kind}(first: {first}, after: $after)", None, "first", "1-100")


async def test_one_customer_s_contacts_come_by_name_only(client: httpx.AsyncClient) -> None:
    field = 'contacts(customerUid: "x", order: RECENTLY_UPDATED, after: $after)'
    await refused(client, field, None, "order", "NAME")


async def refused(
    client: httpx.AsyncClient, field: str, after: str | None, argument: str, expected: str
) -> None:
    query = f"query($after: String) {{ {field} {{ edges {{ cursor }} }} }}"
    response = await client.post("/graphql", json={"query": query, "variables": {"after": after}})
    [error] = response.json()["errors"]
    assert error["extensions"] == {"code": "INVALID_ARGUMENT"}
    assert error["message"].startswith(argument)
    assert expected in error["message"]


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        ("{ customers { edges { node { uid name kind } } pageInfo { endCursor } } }", 1),
        ("{ contacts { edges { node { name jobs { customerName title } } } } }", 1),
        ('{ contacts(search: "王") { edges { node { name jobs { customerName } } } } }', 1),
        ("{ opportunities { edges { node { name customer { uid name industry } amount { text } } } } }", 1),
        ("{ customers { edges { cursor } } opportunities { edges { cursor } } }", 2),
    ],
)
async def test_a_page_is_one_query(ask: Ask, cypher: Cypher, graph: Graph, query: str, queries: int) -> None:
    cypher(PLANT)
    before = graph.queries_run
    await ask(query)
    assert graph.queries_run - before == WHO_ASKS + queries


async def test_a_customer_leads_to_its_people_and_deals(ask: Ask, load: Load) -> None:
    await load(**COMPANY)
    data = await ask(
        """{ customers(search: "acme") { edges { node {
            contacts(first: 2) { edges { node { name } } pageInfo { hasNextPage } }
            found: contacts(search: "pat") { edges { node { name } } }
            opportunities(order: CLOSING_FIRST) { edges { node { name customer { name } } } } } } } }"""
    )
    [customer] = [edge["node"] for edge in data["customers"]["edges"]]
    assert [edge["node"]["name"] for edge in customer["contacts"]["edges"]] == ["", "Pat"]
    assert customer["contacts"]["pageInfo"]["hasNextPage"] is True
    assert [edge["node"]["name"] for edge in customer["found"]["edges"]] == ["Pat"]
    assert [edge["node"]["name"] for edge in customer["opportunities"]["edges"]] == ["Deal X", "Deal Y"]
