"""Every place of a schema where a client may put a text: found by walking the arguments of its fields."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Stands in a value where the text goes.
HOLE = object()
HARMLESS: dict[str, Any] = {
    "String": "harmless",
    "ID": "harmless",
    "Int": 1,
    "Float": 1.0,
    "Boolean": False,
    "Date": "2026-01-01",
    "DateTime": "2026-01-01T00:00:00Z",
    "Decimal": "1",
}
TEXTS = {"String", "ID", "Date", "DateTime", "Decimal", "JSON"}


@dataclass(frozen=True, slots=True)
class Hole:
    """One place for a text. ``name``: the argument or input field; ``values``: all arguments, one holding HOLE."""

    name: str
    scalar: str
    values: dict[str, Any]

    def filled(self, text: str) -> dict[str, Any]:
        return {name: fill(value, text) for name, value in self.values.items()}


def fill(value: Any, text: str) -> Any:
    """The value with a text in its hole."""
    if value is HOLE:
        return text
    if isinstance(value, dict):
        return {name: fill(one, text) for name, one in value.items()}
    return [fill(one, text) for one in value] if isinstance(value, list) else value


def merged(holes: list[Hole]) -> dict[str, Any]:
    """All arguments with all of these holes at once."""
    whole: Any = holes[0].values
    for hole in holes[1:]:
        whole = _both(whole, hole.values)
    return whole


def _both(one: Any, other: Any) -> Any:
    if one is HOLE or other is HOLE:
        return HOLE
    if isinstance(one, dict) and isinstance(other, dict):
        return {
            name: _both(one[name], other[name]) if name in one and name in other else {**one, **other}[name]
            for name in {**one, **other}
        }
    if isinstance(one, list) and isinstance(other, list) and one and other:
        return [_both(one[0], other[0]), *one[1:]]
    return one or other


def holes_of(field: GraphQLField, name: str, base: Mapping[str, Any]) -> Iterator[Hole]:
    """The holes of a field's arguments; the others have the values of ``base``, or of no consequence."""
    whole = {
        argument: base[argument] if argument in base else harmless(one.type)
        for argument, one in field.args.items()
        if argument in base or is_required_argument(one)
    }
    for argument, one in field.args.items():
        for found, scalar, value in _in_value(one.type, whole.get(argument), f"{name}({argument})"):
            yield Hole(found, scalar, {**whole, argument: value})


def _in_value(kind: Any, base: Any, name: str) -> Iterator[tuple[str, str, Any]]:
    kind = get_nullable_type(kind)
    if isinstance(kind, GraphQLList):
        rest = base[1:] if isinstance(base, list) else []
        first = base[0] if isinstance(base, list) and base else None
        for found, scalar, value in _in_value(kind.of_type, first, name):
            yield found, scalar, [value, *rest]
    elif isinstance(kind, GraphQLInputObjectType):
        yield from _in_object(kind, base)
    elif kind.name in TEXTS:
        yield name, kind.name, HOLE


def _in_object(kind: GraphQLInputObjectType, base: Any) -> Iterator[tuple[str, str, Any]]:
    if kind.is_one_of:
        whole, members = {}, list(base or kind.fields)
    else:
        whole, members = {**harmless(kind), **(base or {})}, list(kind.fields)
    for member in members:
        given = (base or whole).get(member)
        for found, scalar, value in _in_value(kind.fields[member].type, given, f"{kind.name}.{member}"):
            yield found, scalar, {**whole, member: value}


def harmless(kind: Any) -> Any:
    """Some value of a type, as short as may be."""
    kind = get_nullable_type(kind)
    if isinstance(kind, GraphQLList):
        return [harmless(kind.of_type)]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        fields = kind.fields.items()
        chosen = (
            [next(iter(fields))]
            if kind.is_one_of
            else [pair for pair in fields if is_required_input_field(pair[1])]
        )
        return {name: harmless(field.type) for name, field in chosen}
    return HARMLESS[kind.name]


def ways(schema: GraphQLSchema, roots: Mapping[str, str]) -> dict[str, list[str]]:
    """How to come to each type of object: the selections to open one after the other, from a root field with arguments."""
    assert schema.query_type
    found: dict[str, list[str]] = {}
    waiting = deque((field.type, [roots[name]]) for name, field in schema.query_type.fields.items())
    while waiting:
        of, way = waiting.popleft()
        kind = get_named_type(of)
        if is_leaf_type(kind):
            continue
        if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
            waiting.extend((one, [*way, f"... on {one.name}"]) for one in schema.get_possible_types(kind))
            continue
        assert isinstance(kind, GraphQLObjectType)
        if kind.name in found:
            continue
        found[kind.name] = way
        waiting.extend(
            (field.type, [*way, name])
            for name, field in kind.fields.items()
            if not any(is_required_argument(argument) for argument in field.args.values())
        )
    return found
