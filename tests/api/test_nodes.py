"""Relay's node: anything by its id, and nothing that the viewer may not see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import Viewer
from graph_crm.api.context import Context
from graph_crm.api.nodes import LOADERS, load_node
from graph_crm.app import make_services
from graph_crm.graph.named_query import named
from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

FILES = {
    "users": "id,name\nann,Ann\nben,Ben",
    "customers": "id,name,sales_owner\nacme,Acme,ann",
    "contacts": "id,name,customer\npat,Pat,acme",
    "opportunities": "id,name,customer\ndeal,Deal,acme",
}
TYPES = {"Acme": "Customer", "Pat": "Contact", "Deal": "Opportunity", "Ann": "User"}


def uids(cypher: Cypher) -> dict[str, str]:
    rows = cypher("MATCH (n:Customer|Contact|Opportunity|User) RETURN n.name AS name, n.uid AS uid")
    return {row["name"]: row["uid"] for row in rows}


async def test_anything_is_found_by_its_id(ask: Ask, load: Load, cypher: Cypher) -> None:
    await load(**FILES)
    uid = uids(cypher)
    for name, type_ in TYPES.items():
        data = await ask(
            f"query($id: ID!) {{ node(id: $id) {{ __typename id ... on {type_} {{ uid name }} }} }}",
            id=uid[name],
        )
        assert data["node"] == {"__typename": type_, "id": uid[name], "uid": uid[name], "name": name}


async def test_many_come_in_the_order_of_their_ids(
    ask: Ask, load: Load, cypher: Cypher, graph: Graph
) -> None:
    await load(**FILES)
    uid = uids(cypher)
    ids = [uid["Deal"], "nothing", uid["Ann"], uid["Acme"], uid["Deal"], uid["Ben"]]
    before = graph.queries_run
    data = await ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
    assert data["nodes"] == [None if one == "nothing" else {"id": one} for one in ids]
    # What each is, and one query for each kind.
    assert graph.queries_run - before == WHO_ASKS + 1 + 3
    assert (await ask("{ nodes(ids: []) { id } }"))["nodes"] == []


async def test_a_list_of_ids_has_a_limit(client: httpx.AsyncClient, graph: Graph) -> None:
    before = graph.queries_run
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    for number, refused in ((100, False), (101, True)):
        variables = {"ids": [str(one) for one in range(number)]}
        answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
        assert ("errors" in answer) is refused
        if refused:
            assert answer["errors"][0]["extensions"] == {"code": "INVALID_ARGUMENT"}
    assert graph.queries_run - before == 2 * WHO_ASKS + 1


@pytest.mark.parametrize("name", list(TYPES))
async def test_what_is_deleted_is_found_no_more(ask: Ask, load: Load, cypher: Cypher, name: str) -> None:
    await load(**FILES)
    cypher("MATCH (n {name: $name}) WHERE n.uid IS NOT NULL SET n.deleted_at = datetime()", name=name)
    data = await ask("query($id: ID!) { node(id: $id) { id } }", id=uids(cypher)[name])
    assert data["node"] is None


async def test_a_viewer_finds_what_that_viewer_may_see(graph: Graph, load: Load, cypher: Cypher) -> None:
    await load(**FILES)
    uid = uids(cypher)
    services = make_services(graph)
    for viewer, seen in (
        (Viewer("rep", uid["Ann"]), set(TYPES)),
        (Viewer("rep", uid["Ben"]), {"Ann"}),
        (Viewer("rep"), set[str]()),
    ):
        context = Context(services=services, viewer=viewer)
        assert {name for name in TYPES if await load_node(context, uid[name])} == seen


async def test_what_is_no_node_of_the_schema_is_null(ask: Ask, cypher: Cypher) -> None:
    cypher("CREATE (:StakeholderState {uid: 'state'}), (:ImportSource {uid: 'source', name: 'x'})")
    data = await ask('{ nodes(ids: ["state", "source"]) { id } }')
    assert data["nodes"] == [None, None]


def test_the_query_knows_the_label_of_every_loader() -> None:
    match = re.search(r"\(node:([\w|]+) ", named("nodes/labels").text)
    assert match is not None
    assert set(LOADERS) <= set(match[1].split("|"))
