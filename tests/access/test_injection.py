"""A text is a text: whatever stands in it, no query, no message and no other row is made of it.

The schema itself says where a client may put a text (tests/access/holes.py); each of these places is given every text of
a list of attacks on Cypher, Lucene, GraphQL, Fluent, paths and formats. Queries leave the graph as it is. A mutation that
takes such a text does what it does with a harmless one, and the text stands there letter by letter.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import graphql
import pytest
import pytest_asyncio
from graphql import parse, value_from_ast_untyped

from graph_crm.api.schema import make_schema
from tests.access.holes import TEXTS, Hole, fill, holes_of, merged, ways
from tests.access.served_company import HARMLESS_CODES, WRITTEN, served_company
from tests.access.test_matrix import MUTATIONS, NOT_OF_ROWS, QUERIES, named, with_uids
from tests.graph_dump import EDGES, NODES, full_dump

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from neo4j import Driver

    from graph_crm.graph.gateway import Graph
    from tests.access.served_company import ServedCompany

PAYLOADS = (
    "it's \"x\" and `y`", r"\u0060\u0027 \'b\\", "x' OR 1=1 //", 'x" OR "1"="1', "x}) DETACH DELETE n //",
    "x'}) WITH 1 AS a MATCH (n) DETACH DELETE n //", "`) DELETE n //", "$viewer", "uid DESC; DROP INDEX customer_names",
    "name__contains", "@may_see(n) /* x */ // y", "mk *:*", "mk~", "/.*mk.*/", "mk AND OR NOT", "name:mk",
    '"mk', "mk)] [mk TO mz]", "mk^9 && || ! -mk +mk", "{{1337*7331}}", "${1337*7331} { $uid } { -brand }",
    "{0.__class__.__init__} %s %n %(uid)s", "}{ __schema { types", "../../../etc/x", "file:///etc/x",
    "<img src=x onerror=alert(1)>", "a\u202eb\u2066c\u200fd", "a\x00b", "x" * 10_001,
)  # fmt: skip
# What only the inside of ours says.
INSIDE = re.compile(
    r"Traceback|File \"|site-packages|graph_crm[/.]|\.py\b|\.cypher\b|\bMATCH\b|\bRETURN\b|\bWHERE\b|\bNeo\.|[Nn]eo4j|elementId"
    r"|[Ll]ucene|ParseException|<class |9801547|\bNone\b|object at 0x"
)
SCHEMA: graphql.GraphQLSchema = make_schema()._schema
assert SCHEMA.query_type
assert SCHEMA.mutation_type
# Who is let in and who may what: here they say what they do with harmless texts.
ACCOUNTS = {
    "inviteUser": 'name: "New", email: "new@us", role: REP',
    "makeResetLink": 'userUid: "mate"',
    "makeToken": 'name: "new", scopes: [READ]',
    "saveTeam": 'name: "New"',
    "deleteTeam": 'uid: "south"',
    "setUserTeam": 'userUid: "mate", team: "south"',
    "revokeToken": 'uid: "none"',
    "setUserActive": 'userUid: "mate", active: false',
    "setUserRole": 'userUid: "mate", role: VIEWER',
}


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def company(open_test_graph: Graph, driver: Driver) -> AsyncIterator[ServedCompany]:
    async with served_company(open_test_graph, driver) as made:
        yield made


def base_of(field: str, arguments: str) -> dict[str, Any]:
    """The values of arguments that are written as GraphQL."""
    if not arguments:
        return {}
    definition: Any = parse(f"{{ {field}({arguments}) }}").definitions[0]
    [found] = definition.selection_set.selections
    return {one.name.value: value_from_ast_untyped(one.value) for one in found.arguments}


def document(
    kind: str, name: str, field: graphql.GraphQLField, values: list[dict[str, Any]], way: list[str]
) -> tuple[str, dict[str, Any]]:
    """One document that asks a field once with each of these values, and its variables."""
    inside = "" if graphql.is_leaf_type(graphql.get_named_type(field.type)) else WRITTEN
    if kind == "query" and inside:
        inside = "{ __typename }"
    variables = {f"{argument}{i}": value for i, one in enumerate(values) for argument, value in one.items()}
    declared = ", ".join(
        f"${argument}{i}: {field.args[argument].type}" for i, one in enumerate(values) for argument in one
    )
    asked: list[str] = []
    for i, one in enumerate(values):
        arguments = ", ".join(f"{argument}: ${argument}{i}" for argument in one)
        asked.append(f"a{i}: {name}{f'({arguments})' if arguments else ''} {inside}")
    opened = " ".join(f"{{ {step}" for step in way)
    return (
        f"{kind}{f'({declared})' if declared else ''} {opened} {{ {' '.join(asked)} }} {'}' * len(way)}",
        variables,
    )


def check(answer: dict[str, Any]) -> None:
    """Nothing failed, and nothing of the inside is told; what was typed may come back."""
    errors = answer.get("errors", [])
    assert {error["extensions"]["code"] for error in errors} <= HARMLESS_CODES, answer
    told = [error["message"] for error in errors]
    told += [one["message"] for one in (answer.get("data") or {}).values() if one and "message" in one]
    for message in told:
        assert not INSIDE.search(without_payloads(message)), message
    assert "9801547" not in json.dumps(answer)


def without_payloads(message: str) -> str:
    """What a message says of its own; a value in it may be shortened, or quoted by GraphQL."""
    for text in PAYLOADS:
        for typed in (text, json.dumps(text, ensure_ascii=False)[1:-1], text[:80]):
            message = message.replace(typed, "")
    return message


def of_own(table: Any) -> str:
    """The arguments of the matrix, of what is mine."""
    return with_uids(table if isinstance(table, str) else table("own")[0])


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of queries with holes, and the selections that lead to it."""

    way: list[str]
    field: graphql.GraphQLField
    base: dict[str, Any]
    holes: list[Hole]


def asked() -> dict[str, Asked]:
    """Every field of queries into which a text can be put, wherever it is."""
    arguments = {name: of_own(QUERIES[name]) for name in QUERIES}
    roots = {name: f"{name}({given})" if given else name for name, given in arguments.items()}
    found: dict[str, Asked] = {}
    for kind, way in {"Query": [], **ways(SCHEMA, roots)}.items():
        for name, field in object_type(kind).fields.items():
            base = base_of(name, arguments[name]) if kind == "Query" else {}
            if holes := list(holes_of(field, name, base)):
                found[f"{kind}.{name}"] = Asked(way, field, base, holes)
    return found


def object_type(kind: str) -> graphql.GraphQLObjectType:
    found = SCHEMA.type_map[kind]
    assert isinstance(found, graphql.GraphQLObjectType)
    return found


ASKED = asked()


@pytest.mark.parametrize("place", ASKED)
async def test_no_text_in_a_query_does_anything(company: ServedCompany, place: str) -> None:
    one, name = ASKED[place], place.partition(".")[2]
    # Alone at first: or all the others would wait each for a plan of the same queries.
    await company.post(*document("query", name, one.field, [one.base], one.way))
    before = full_dump(company.run)
    for hole in one.holes:
        values = [hole.filled(text) for text in PAYLOADS]
        check(await company.post(*document("query", name, one.field, values, one.way)))
    assert full_dump(company.run) == before


NAMES = {
    "customers": "CREATE (:Customer {uid: randomUUID(), name: $name, kind: 'customer', version: 1, created_at: datetime(), updated_at: datetime()})",
    "contacts": "CREATE (:Contact {uid: randomUUID(), name: $name, known: true, version: 1, emails: [], phones: [], created_at: datetime(), updated_at: datetime()})",
}


@pytest.mark.parametrize("name", NAMES)
async def test_a_search_finds_the_words_and_knows_no_operators(company: ServedCompany, name: str) -> None:
    company.anew()
    for text in ("mk alone", "mz", "may", "and or not", *PAYLOADS[:-2]):
        company.run(NAMES[name], name=text)
    company.run("CALL db.awaitIndexes()")
    found = 0
    for text in PAYLOADS[:-1]:
        query = f"query($t: String!) {{ {name}(search: $t, first: 100) {{ edges {{ node {{ name }} }} }} }}"
        edges = (await company.post(query, {"t": text}))["data"][name]["edges"]
        found += len(edges)
        words = [word.lower() for word in re.findall(r"[^\W_]+", text)]
        for edge in edges:
            assert all(word in edge["node"]["name"].lower() for word in words), (text, edge)
    assert found >= len(PAYLOADS) / 2
    company.anew()


# Mutations


@dataclass(frozen=True, slots=True)
class Attack:
    """The arguments of a mutation with every hole that takes any text, or with one that does not."""

    name: str
    values: dict[str, Any]
    texts: tuple[str, ...]

    def filled(self, text: str) -> dict[str, Any]:
        return {name: fill(value, text) for name, value in self.values.items()}


def bases(company: ServedCompany, mutation: str) -> list[dict[str, Any]]:
    """The arguments with which the matrix asks a mutation, of what is mine."""
    table = MUTATIONS[mutation]("own") if mutation in MUTATIONS else [(NOT_OF_ROWS | ACCOUNTS)[mutation]]
    texts = [with_uids(named(company, text)) for text in table]  # pyright: ignore[reportArgumentType]
    return [base_of(mutation, text) for text in texts]


def turn(mutation: str, found: list[Attack], parts: int) -> tuple[str, ...]:
    """One part of the texts in so many, another one each time."""
    return PAYLOADS[(len(mutation) + len(found)) % parts :: parts]


async def attacks(company: ServedCompany, mutation: str) -> list[Attack]:
    """Every hole of a mutation once; those where a harmless text is taken all at once.

    Every mutation writes by the same queries of the journal, and a uid or a code that is refused is refused alike
    whatever stands in it: each attack has a part of the texts, and the next one the next part.
    """
    found: list[Attack] = []
    field = object_type("Mutation").fields[mutation]
    seen: set[str] = set()
    for base in bases(company, mutation):
        holes = [hole for hole in holes_of(field, mutation, base) if hole.name not in seen]
        seen |= {hole.name for hole in holes}
        texts = [hole for hole in holes if hole.scalar == "String"]
        tried = [hole.filled(f"harmless {i}") for i, hole in enumerate(texts)]
        company.anew()
        taken = await accepted(company, mutation, tried) if tried else []
        free = [texts[i] for i in taken]
        if free:
            found.append(Attack("all texts", merged(free), turn(mutation, found, 3)))
        for hole in holes:
            if hole not in free:
                found.append(Attack(hole.name, hole.values, turn(mutation, found, 8)))
    return found


async def accepted(company: ServedCompany, mutation: str, values: list[dict[str, Any]]) -> list[int]:
    """Which of these, done one after the other, were done; the others were refused in a way that may be told."""
    field = object_type("Mutation").fields[mutation]
    answer = await company.post(*document("mutation", mutation, field, values, []))
    check(answer)
    data: dict[str, Any] = answer.get("data") or {}
    return [i for i in range(len(values)) if (data.get(f"a{i}") or {"message": ""}).get("message") is None]


def shape(company: ServedCompany) -> Counter[tuple[str, ...]]:
    """What is there, but for the values: how many nodes and edges of each kind, with which properties."""
    nodes = [(*sorted(node["labels"]), *sorted(node["properties"])) for node in company.run(NODES)]
    return Counter(nodes + [(edge["type"], *sorted(edge["properties"])) for edge in company.run(EDGES)])


def stands(text: str, dump: list[dict[str, Any]]) -> bool:
    """Whether a text stands somewhere letter by letter, as a value or in what the journal keeps as JSON."""
    quoted = json.dumps(text, ensure_ascii=False)[1:-1]
    inside_json = json.dumps(quoted, ensure_ascii=False)[1:-1]
    held = json.dumps([row["properties"] for row in dump], default=str, ensure_ascii=False)
    return quoted in held or inside_json in held


@pytest.mark.parametrize("mutation", object_type("Mutation").fields)
async def test_a_text_in_a_mutation_is_written_as_it_is_or_refused(
    company: ServedCompany, mutation: str
) -> None:
    before: list[dict[str, Any]] = []
    for attack in await attacks(company, mutation):
        if not before:
            company.anew()
            before = full_dump(company.run)
        done = await accepted(company, mutation, [attack.filled(text) for text in attack.texts])
        after = full_dump(company.run)
        if after == before or mutation == "makeToken":
            # Who asks with a token makes no other; that they tried is on record.
            continue
        assert done, attack
        # The second time there may have been nothing left to do.
        assert any(stands(attack.texts[i], after) for i in done), attack
        with_payloads = shape(company)
        company.anew()
        harmless = [attack.filled(f"harmless {i}") for i in range(len(done))]
        assert await accepted(company, mutation, harmless) == list(range(len(done)))
        assert shape(company) == with_payloads, attack.name
        before = []


def test_every_place_for_a_text_is_tried() -> None:
    """The walk over the schema leaves out no argument and no input field that is a text."""
    walked: set[str] = set()
    for field in object_type("Mutation").fields.values():
        walked |= {hole.name for hole in holes_of(field, "", {})}
    fields = {
        f"{kind.name}.{name}"
        for kind in SCHEMA.type_map.values()
        if isinstance(kind, graphql.GraphQLInputObjectType)
        for name, field in kind.fields.items()
        if graphql.get_named_type(field.type).name in TEXTS
    }
    for one in ASKED.values():
        walked |= {hole.name for hole in one.holes}
    assert fields <= walked
