"""Our people: everyone signed in may see colleagues, and nobody else may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.app import make_services
from graph_crm.paging import PageRequest
from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

FILES = {
    "users": """
        id,name,email,role,active
        a,Ann Lee,ann@example.com,manager,yes
        b,王小明,wang@example.com,rep,yes
        c,Cat,,viewer,no
        d,Ann Lee,other@example.com,rep,yes
    """
}


async def test_a_user_is_what_the_file_says(ask: Ask, load: Load, graph: Graph) -> None:
    await load(**FILES)
    before = graph.queries_run
    data = await ask("{ users { edges { node { name email role active } } } }")
    assert graph.queries_run - before == WHO_ASKS + 1
    assert [
        list(edge["node"].values()) for edge in data["users"]["edges"] if edge["node"]["name"] != "Ann Lee"
    ] == [
        ["Cat", None, "VIEWER", False],
        ["王小明", "wang@example.com", "REP", True],
    ]
    assert len(data["users"]["edges"]) == 4


@pytest.mark.parametrize("first", [1, 2, 3])
async def test_pages_hold_everyone_once(ask: Ask, load: Load, first: int) -> None:
    await load(**FILES)
    found: list[str] = []
    after = None
    for _ in range(5):
        data = await ask(
            """query($first: Int!, $after: String) { users(first: $first, after: $after) {
                edges { node { id email } } pageInfo { hasNextPage endCursor } } }""",
            first=first,
            after=after,
        )
        found += [edge["node"]["id"] for edge in data["users"]["edges"]]
        after = data["users"]["pageInfo"]["endCursor"]
        if not data["users"]["pageInfo"]["hasNextPage"]:
            break
    assert len(found) == len(set(found)) == 4


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("ann", ["Ann Lee", "Ann Lee"]),
        ("  LEE ", ["Ann Lee", "Ann Lee"]),
        ("ａｎｎ@", ["Ann Lee"]),
        ("小", ["王小明"]),
        ("明小", []),
        ("example.com", ["Ann Lee", "Ann Lee", "王小明"]),
        ("", []),
        ("' OR true //", []),
    ],
)
async def test_finding_a_colleague(ask: Ask, load: Load, search: str, expected: list[str]) -> None:
    await load(**FILES)
    data = await ask("query($s: String) { users(search: $s) { edges { node { name } } } }", s=search)
    assert [edge["node"]["name"] for edge in data["users"]["edges"]] == expected


async def test_who_was_deleted_is_gone(ask: Ask, load: Load, cypher: Cypher) -> None:
    await load(**FILES)
    [row] = cypher("MATCH (n:User {name: 'Cat'}) SET n.deleted_at = datetime() RETURN n.uid AS uid")
    data = await ask(
        "query($id: ID!) { users { edges { node { name } } } node(id: $id) { id } }", id=row["uid"]
    )
    assert "Cat" not in [edge["node"]["name"] for edge in data["users"]["edges"]]
    assert data["node"] is None


async def test_only_who_is_one_of_us_sees_our_people(graph: Graph, load: Load, cypher: Cypher) -> None:
    await load(**FILES)
    users = make_services(graph).users
    [row] = cypher("MATCH (n:User {name: 'Cat'}) RETURN n.uid AS uid")
    for viewer, seen in ((LOCAL_ADMINISTRATOR, 4), (Viewer("viewer", row["uid"]), 4), (Viewer("viewer"), 0)):
        assert len((await users.page(viewer, PageRequest())).items) == seen
        [found] = await users.by_uids(viewer, [row["uid"]])
        assert (found is not None) is (seen > 0)
