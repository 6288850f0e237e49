"""The schema is the one in the repository, and whoever reads it in GraphiQL learns what each part means."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphql import GraphQLEnumType, GraphQLField, GraphQLObjectType, build_schema

from graph_crm.api.schema import make_schema

COMMITTED = Path(__file__).parents[2] / "schema" / "schema.graphql"
SDL = make_schema().as_str()
OURS = [
    type_
    for name, type_ in sorted(build_schema(SDL).type_map.items())
    if not name.startswith("__") and isinstance(type_, GraphQLObjectType | GraphQLEnumType)
]
FIELDS = [
    (f"{type_.name}.{name}", field)
    for type_ in OURS
    if isinstance(type_, GraphQLObjectType)
    for name, field in type_.fields.items()
]


def test_the_committed_schema_is_fresh() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == SDL + "\n", "run .venv/bin/python scripts/export-schema"


@pytest.mark.parametrize("type_", OURS, ids=lambda type_: type_.name)
def test_every_type_is_described(type_: GraphQLObjectType | GraphQLEnumType) -> None:
    assert type_.description


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[name for name, _ in FIELDS])
def test_every_field_and_argument_is_described(name: str, field: GraphQLField) -> None:
    assert field.description, name
    assert [argument for argument, value in field.args.items() if not value.description] == []


def test_the_schema_holds_no_mutation_yet() -> None:
    assert build_schema(SDL).mutation_type is None
    assert build_schema(SDL).subscription_type is None
