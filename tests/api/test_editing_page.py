"""The tour of docs/editing.md, taken on the demo company in its order."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest_asyncio
from graphql import parse, validate

from graph_crm.api.schema import make_schema
from graph_crm.imports.service import ImportService
from graph_crm.resources import DEMO

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

PAGE = Path(__file__).parents[2] / "docs" / "editing.md"
BLOCKS = {
    re.search(r"(query|mutation|subscription) (\w+)", block)[2]: block  # pyright: ignore[reportOptionalSubscript]
    for block in re.findall(r"```graphql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
}


@pytest_asyncio.fixture(loop_scope="session")
async def demo(graph: Graph, cypher: Callable[..., list[dict[str, Any]]]) -> str:
    await ImportService(graph).import_folder(DEMO, "demo", lambda file, done, total: None)
    return cypher(
        "MATCH (deal:Opportunity) WHERE deal.name CONTAINS 'MES for Base 3' RETURN deal.uid AS uid"
    )[0]["uid"]


async def test_the_tour(ask: Ask, demo: str) -> None:
    async def look() -> dict[str, Any]:
        return (await ask(BLOCKS["Look"], deal=demo))["opportunity"]["contactMap"]

    seen, then = await look(), datetime.now(UTC).isoformat()
    assert seen["suggestions"]
    [us] = [party["uid"] for party in seen["parties"] if party["kind"] == "US"]
    revisions = {"map": seen["mapRevision"], "organisation": seen["organisationRevision"]}
    who = seen["stakeholders"][0]
    change = {"deal": demo, **revisions, "who": who["uid"], "us": us, "id": "first"}
    written = (await ask(BLOCKS["Change"], **change))["applyMapChanges"]
    assert written["__typename"] == "MapChangesApplied"
    assert (await look())["mapRevision"] == revisions["map"] + 1
    diff = (await ask(BLOCKS["LookBack"], deal=demo, then=then))["contactMapDiff"]
    assert [who["contact"]["name"] in move["sentence"] for move in diff["stances"]] == [True]
    undone = (await ask(BLOCKS["TakeBack"], batch=written["written"]["batch"]))["undo"]
    assert undone["__typename"] == "Undone"
    assert (await ask(BLOCKS["LookBack"], deal=demo, then=then))["contactMapDiff"]["stances"] == []


def test_every_example_is_of_this_schema() -> None:
    schema = make_schema()._schema  # pyright: ignore[reportPrivateUsage]
    assert len(BLOCKS) == 5
    for block in BLOCKS.values():
        assert validate(schema, parse(block)) == []
