"""Every query and every mutation with arguments made up of the schema: whatever is asked, nothing of ours fails.

hypothesis-graphql makes the documents: what is selected, and the arguments. Uids, codes and revisions are mostly real
ones, so that what is asked is done. GRAPH_FUZZ_EXAMPLES says how many documents each operation is asked with.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import graphql
import pytest
import pytest_asyncio
from graphql import language as ast
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import from_schema

from graph_crm.api.schema import make_schema
from tests.access.served_company import HARMLESS_CODES, served_company

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from neo4j import Driver

    from graph_crm.graph.gateway import Graph
    from tests.access.served_company import ServedCompany

EXAMPLES = int(os.environ.get("GRAPH_FUZZ_EXAMPLES", "4"))
SCHEMA: graphql.GraphQLSchema = make_schema()._schema
assert SCHEMA.query_type
assert SCHEMA.mutation_type
OPERATIONS = [*SCHEMA.query_type.fields, *SCHEMA.mutation_type.fields]

# A few of each kind, so that two of them often fit together.
FOUND = """
MATCH (n) WHERE n.uid IS NOT NULL AND n.uid <> 'whoever asks' AND NOT n:ApiToken AND NOT n:AuditEntry AND NOT n:StakeholderState
WITH labels(n)[0] AS label, n.uid AS uid ORDER BY n.uid CONTAINS 'foreign', uid
RETURN label, collect(uid)[..4] AS uids ORDER BY label
"""
BATCHES = "MATCH (b:Batch) RETURN count(b) AS count"
CODES = "MATCH (n) WHERE n.code IS NOT NULL RETURN DISTINCT n.code AS code ORDER BY code"


class Material:
    """What arguments are made of, once the company is there."""

    uids: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def text_node(value: str) -> ast.StringValueNode:
    return ast.StringValueNode(value=value)


def real(values: str) -> st.SearchStrategy[str]:
    """One of the values that the company has by the time that it is asked for."""
    return st.integers(0, 10**6).map(lambda n: (found := getattr(Material, values))[n % len(found)])


def mostly(
    usual: st.SearchStrategy[str], *rest: st.SearchStrategy[str]
) -> st.SearchStrategy[ast.StringValueNode]:
    """Four times out of five the usual."""
    of_five = st.sampled_from([usual, usual, usual, usual, st.one_of(rest)])
    return of_five.flatmap(lambda chosen: chosen).map(text_node)


# No text is longer than 10,000 characters; a document of several such ones is no longer than a body may be.
UNUSUAL = st.text(max_size=20) | st.uuids().map(str) | st.sampled_from(["", "王" * 201, "x" * 10_001])
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "ID": mostly(real("uids"), UNUSUAL),
    "String": mostly(real("texts"), real("uids"), UNUSUAL),
    "Int": (st.integers(0, 6) | st.integers(0, 6) | st.integers(-(2**31), 2**31 - 1)).map(
        lambda n: ast.IntValueNode(value=str(n))
    ),
    "Date": st.dates().map(lambda day: text_node(day.isoformat())),
    "DateTime": (
        st.dates(date(2025, 12, 1), date(2026, 12, 31)).map(
            lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC)
        )
        | st.datetimes(timezones=st.none() | st.integers(-14, 14).map(lambda h: timezone(timedelta(hours=h))))
    ).map(lambda moment: text_node(moment.isoformat())),
    "Decimal": (
        st.decimals(allow_nan=True, allow_infinity=True) | st.decimals(min_value=0, max_value=10**9, places=2)
    ).map(lambda n: text_node(str(n))),
}


class Fitting(graphql.Visitor):
    """What hypothesis-graphql does not know: an object of a @oneOf type has one member, and no mutation id serves twice."""

    def __init__(self, types: graphql.TypeInfo) -> None:
        super().__init__()
        self.types = types

    def enter_object_value(self, node: ast.ObjectValueNode, *_: Any) -> ast.ObjectValueNode | None:
        kind = graphql.get_named_type(self.types.get_input_type())
        members = [field for field in node.fields if not isinstance(field.value, ast.NullValueNode)]
        if not getattr(kind, "is_one_of", False) or not members:
            return None
        return ast.ObjectValueNode(fields=tuple(members[:1]))

    def enter_argument(self, node: ast.ArgumentNode, *_: Any) -> Any:
        is_known = getattr(node.value, "value", None) in {*Material.texts, *Material.uids}
        return graphql.REMOVE if node.name.value == "mutationId" and is_known else None


def printed(document: ast.DocumentNode) -> str:
    types = graphql.TypeInfo(SCHEMA)
    return graphql.print_ast(graphql.visit(document, graphql.TypeInfoVisitor(types, Fitting(types))))


# Where everything may be null, objects of a @oneOf type often have nothing else.
DOCUMENTS = {
    operation: st.one_of(
        [
            from_schema(
                SCHEMA, fields=[operation], custom_scalars=SCALARS, print_ast=printed, allow_null=with_null
            )
            for with_null in (True, False)
        ]
    )
    for operation in OPERATIONS
}


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def company(open_test_graph: Graph, driver: Driver) -> AsyncIterator[ServedCompany]:
    async with served_company(open_test_graph, driver) as made:
        Material.uids = tuple(uid for row in made.run(FOUND) for uid in row["uids"])
        Material.texts = (*(row["code"] for row in made.run(CODES)), "us", "mk", "mk-own-customer", "me@us")
        yield made


@pytest.fixture(scope="module")
def answers() -> Iterator[Counter[str]]:
    """What became of all documents together."""
    counted: Counter[str] = Counter()
    began = time.monotonic()
    yield counted
    seconds = time.monotonic() - began
    print(f"\n{len(OPERATIONS)} operations, {EXAMPLES} examples each, {seconds:.0f} s: {dict(counted)}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One operation on the company as at first. ``wrong``: the documents that failed, and how."""

    company: ServedCompany
    wrong: list[str]


@pytest.fixture
def asked(company: ServedCompany, answers: Counter[str]) -> Iterator[Asked]:
    company.anew()
    before = company.run(BATCHES)[0]["count"]
    made = Asked(company, [])
    yield made
    answers["written"] += max(0, company.run(BATCHES)[0]["count"] - before)
    # Here, and not where it was asked: hypothesis would look for a shorter document, and hypothesis-graphql makes
    # another one of the same choices.
    assert not made.wrong, made.wrong[0]


@pytest.mark.parametrize("operation", OPERATIONS)
@settings(
    max_examples=EXAMPLES,
    derandomize="GRAPH_FUZZ_EXAMPLES" not in os.environ,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(data=st.data())
async def test_whatever_is_asked_nothing_of_ours_fails(
    asked: Asked, answers: Counter[str], operation: str, data: st.DataObject
) -> None:
    document = data.draw(DOCUMENTS[operation])
    try:
        answer = await asked.company.post(document)
    except Exception as error:
        asked.wrong.append(f"{error!r}: {document}")
        return
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    answers.update(codes or {"data"})
    if codes - HARMLESS_CODES:
        asked.wrong.append(f"{answer}: {document}")
