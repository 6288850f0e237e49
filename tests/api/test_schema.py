"""The schema is the one in the repository, keeps its promises, and whoever reads it in GraphiQL learns what each part means."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
    find_breaking_changes,
    is_specified_scalar_type,
)

from graph_crm.api.nodes import LOADERS
from graph_crm.api.schema import make_schema

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "schema" / "schema.graphql"
SDL = make_schema().as_str()
SCHEMA = build_schema(SDL)
OURS = [
    type_
    for name, type_ in sorted(SCHEMA.type_map.items())
    if not name.startswith("__") and not is_specified_scalar_type(type_)
]
FIELDS = [
    (f"{type_.name}.{name}", field)
    for type_ in OURS
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
    for name, field in type_.fields.items()
]
# An enum's values and an input's fields: they have descriptions and no arguments.
ENTRIES = [
    (f"{type_.name}.{name}", entry.description)
    for type_ in OURS
    if isinstance(type_, GraphQLEnumType | GraphQLInputObjectType)
    for name, entry in (type_.values if isinstance(type_, GraphQLEnumType) else type_.fields).items()
]
CONNECTIONS = [type_.name for type_ in OURS if type_.name.endswith("Connection")]


def signature(type_: str) -> dict[str, str]:
    """The fields of an object or interface and their types."""
    found = SCHEMA.type_map[type_]
    assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType)
    return {name: str(field.type) for name, field in found.fields.items()}


def test_the_committed_schema_is_fresh() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == SDL + "\n", "run .venv/bin/python scripts/export-schema"


@pytest.mark.parametrize("type_", OURS, ids=lambda type_: type_.name)
def test_every_type_is_described(type_: GraphQLNamedType) -> None:
    assert type_.description


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[name for name, _ in FIELDS])
def test_every_field_and_argument_is_described(name: str, field: GraphQLField) -> None:
    assert field.description, name
    assert [argument for argument, value in field.args.items() if not value.description] == []


@pytest.mark.parametrize(("name", "description"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_every_enum_value_and_input_field_is_described(name: str, description: str | None) -> None:
    assert description, name


def test_page_info_is_relay_s() -> None:
    assert signature("PageInfo") == {
        "hasNextPage": "Boolean!",
        "hasPreviousPage": "Boolean!",
        "startCursor": "String",
        "endCursor": "String",
    }


@pytest.mark.parametrize("name", CONNECTIONS)
def test_a_connection_is_relay_s(name: str) -> None:
    row = name.removesuffix("Connection")
    assert signature(name) == {"edges": f"[{row}Edge!]!", "pageInfo": "PageInfo!"}
    assert signature(f"{row}Edge") == {"cursor": "String!", "node": f"{row}!"}


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name, field in FIELDS if "Connection" in str(field.type)]
)
def test_a_field_that_is_a_connection_takes_its_arguments(name: str, field: GraphQLField) -> None:
    arguments = {argument: str(value.type) for argument, value in field.args.items()}
    assert (arguments["first"], arguments["after"]) == ("Int!", "String"), name
    assert str(field.type).endswith("Connection!")


def test_node_is_relay_s() -> None:
    assert signature("Node") == {"id": "ID!"}
    assert SCHEMA.query_type is not None
    node, nodes = (SCHEMA.query_type.fields[name] for name in ("node", "nodes"))
    assert (str(node.type), {name: str(one.type) for name, one in node.args.items()}) == (
        "Node",
        {"id": "ID!"},
    )
    assert (str(nodes.type), {name: str(one.type) for name, one in nodes.args.items()}) == (
        "[Node]!",
        {"ids": "[ID!]!"},
    )


def test_what_is_a_node_can_be_loaded_and_the_reverse() -> None:
    interface = SCHEMA.type_map["Node"]
    assert isinstance(interface, GraphQLInterfaceType)
    assert {type_.name for type_ in SCHEMA.get_possible_types(interface)} == set(LOADERS)
    for name in LOADERS:
        assert signature(name)["uid"] == "ID!"


def breaking(old: str, new: str) -> list[str]:
    """What of the old schema a client can no longer rely on in the new one: its name, else what happened to it."""
    changes = [change.description for change in find_breaking_changes(build_schema(old), build_schema(new))]
    names = [re.search(r"[A-Z]\w*\.\w+", change) for change in changes]
    return [name[0] if name else change for name, change in zip(names, changes, strict=True)]


def test_a_breaking_change_is_seen() -> None:
    old = "type Query { a: Int b: Int }"
    assert breaking(old, old) == []
    assert breaking(old, 'type Query { a: Int b: Int @deprecated(reason: "a") c: Int }') == []
    assert breaking(old, "type Query { a: Int }") == ["Query.b"]


def test_what_a_commit_takes_away_is_named_in_the_changelog() -> None:
    shown = subprocess.run(
        ["git", "show", "HEAD:schema/schema.graphql"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    if shown.returncode:
        pytest.skip("this is no checkout")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unnamed = [one for one in breaking(shown.stdout, SDL) if one not in changelog]
    assert unnamed == [], "deprecate it first; a removal is named in the CHANGELOG, as Type.field"
