"""Every query file against the real server: the columns it says, and no plan that grows with the whole graph."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest
from neo4j import READ_ACCESS

from graph_crm.graph.gateway import open_graph
from graph_crm.graph.named_query import all_query_names, named
from graph_crm.imports.service import ImportService
from graph_crm.resources import DEMO
from tests.conftest import CLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neo4j import Driver

    from graph_crm.graph.connection import Connection

# These run for the system itself, so nobody's permission is asked.
FOR_THE_SYSTEM = ("imports/", "overview/", "journal/", "vocabulary/", "erasure/", "records/", "accounts/")
UNIQUE = {
    "NodeUniqueIndexSeek",
    "NodeUniqueIndexSeek(Locking)",
    "NodeByElementIdSeek",
    "NodeByIdSeek",
    "MultiNodeIndexSeek",
    "Argument",
}
# Operators that keep at most one row per row of what is below them.
PASSING = {"Filter", "Projection", "Limit", "CacheProperties", "Eager", "Distinct", "EmptyResult", "Optional"}


def explained(driver: Driver, name: str) -> tuple[dict[str, Any], list[str]]:
    """The plan and the columns of a query, without running it."""
    query = named(name)
    # With null for every parameter the planner knows as little of them as before a first run.
    params: dict[str, Any] = dict.fromkeys(query.params)
    with driver.session(default_access_mode=READ_ACCESS) as session:
        result = session.run(f"EXPLAIN {query.text}", params)  # pyright: ignore[reportArgumentType]
        keys = list(result.keys())
        plan = result.consume().plan
    assert plan is not None
    return plan, keys


def operators(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", []):
        yield from operators(child)


def kind(operator: dict[str, Any]) -> str:
    return operator["operatorType"].split("@")[0]


def finds_one(operator: dict[str, Any]) -> bool:
    """Whether a branch of the plan gives at most one row for each row that it begins with."""
    if kind(operator) in UNIQUE:
        return True
    if kind(operator) == "CartesianProduct":
        return all(finds_one(child) for child in operator.get("children", []))
    # What comes out of UNWIND or WITH before is the driving row of a MATCH.
    return kind(operator) in PASSING and all(finds_one(child) for child in operator.get("children", []))


@pytest.fixture(scope="module")
def filled_driver(connection: Connection, driver: Driver) -> Driver:
    """The demo company is in the graph: of an empty one Neo4j plans to scan everything, for that is nothing."""

    async def fill() -> None:
        async with open_graph(connection, query_timeout=30) as graph:
            await ImportService(graph).import_folder(DEMO, "demo", silent)

    with driver.session() as session:
        session.run(CLEAN).consume()
    asyncio.run(fill())
    return driver


def silent(file: str, done: int, total: int) -> None:
    """Nobody watches the import."""


@pytest.mark.parametrize("name", all_query_names())
def test_a_query_file(filled_driver: Driver, name: str) -> None:
    query = named(name)
    plan, keys = explained(filled_driver, name)
    assert tuple(keys) == query.columns

    found = list(operators(plan))
    kinds = [kind(operator) for operator in found]
    assert not any("AllNodesScan" in one for one in kinds), kinds
    assert not any("AllRelationshipsScan" in one for one in kinds), [
        (one, operator["args"].get("Details")) for one, operator in zip(kinds, found, strict=True)
    ]
    for operator in found:
        if kind(operator) == "CartesianProduct":
            assert all(finds_one(side) for side in operator.get("children", [])), (
                f"{[kind(one) for one in operators(operator)]}"
            )
        if "VarLength" in kind(operator) or "Repeat" in kind(operator) or "ShortestPath" in kind(operator):
            details = str(operator["args"].get("Details", ""))
            assert not re.search(r"\*(\d*\.\.)?[\])]|\*\d+\.\.[\])]|\{\d*, ?(\*|∞)?\}|\)[+*]", details), (
                details
            )


@pytest.mark.parametrize("name", all_query_names())
def test_no_path_without_end(name: str) -> None:
    text = re.sub(r"//[^\n]*", "", named(name).text)
    for length in re.findall(r"\[[^\]]*\*([^\]{]*)", text):
        assert re.fullmatch(r"\s*(\d+|\d*\.\.\d+)\s*", length), length
    for quantifier in re.findall(r"(?:->|\)|-)(\{\d*,\d*\}|[+*](?=\())", text):
        assert re.fullmatch(r"\{\d*,\d+\}", quantifier), quantifier


@pytest.mark.parametrize("name", all_query_names())
def test_who_looks_is_asked_in_the_query_itself(name: str) -> None:
    query = named(name)
    if query.access == "read" and not name.startswith(FOR_THE_SYSTEM):
        # A query for many viewers at once takes them as a list.
        assert query.params & {"viewer", "viewers"}
        # Named in a condition, not only handed through.
        assert re.search(r"\$viewers?\b", re.sub(r"//[^\n]*", "", query.text))


@pytest.mark.parametrize("name", all_query_names())
def test_what_only_reads_writes_nothing(driver: Driver, name: str) -> None:
    query = named(name)
    plan, _ = explained(driver, name)
    writes = re.compile("Create|Merge|Delete|SetProp|SetNode|SetRel|SetLabel|Remove|Foreach", re.IGNORECASE)
    kinds = {kind(operator) for operator in operators(plan)}
    assert bool({one for one in kinds if writes.search(one)}) == (query.access == "write"), kinds
