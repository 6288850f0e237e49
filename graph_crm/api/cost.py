"""What a field of the schema costs, in points, and how many rows it is reckoned to have.

A point is about the time in which one value is put into an answer. An estimate before anything is read, so lists
without ``first`` count with a length that is ordinary for them, not with their true one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graphql import (
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    VariableNode,
)

from graph_crm.paging import MAX_PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import FieldNode, GraphQLArgument, GraphQLField, GraphQLNamedType, ValueNode

FIELD = 1
# Asks the database something.
ROOT_FIELD = 10
# Reads a whole map, or thinks about one: tens of milliseconds.
WHOLE_MAP = 50
# Thinks about every deal there is: up to ten seconds.
ALL_DEALS = 200 * WHOLE_MAP
MUTATION = 50
# Whose every field that begins an analysis costs as much as a whole map.
ANALYSED = ("ContactMap", "Insights")
ANALYSES: Mapping[str, int] = {
    "decisionMakers": WHOLE_MAP,
    "findings": WHOLE_MAP,
    "championTests": WHOLE_MAP,
    "support": WHOLE_MAP,
    "light": WHOLE_MAP,
    "vote": WHOLE_MAP,
    "pivotalPeople": WHOLE_MAP,
    "cheapestCoalition": WHOLE_MAP,
    "powerPositions": WHOLE_MAP,
    "introductions": WHOLE_MAP,
    "weakPoints": WHOLE_MAP,
    "competitorViews": WHOLE_MAP,
    "opinionDrift": WHOLE_MAP,
    # Tries some forty people one by one.
    "nextActions": 4 * WHOLE_MAP,
}
PRICES: Mapping[str, int] = {
    "Customer.contactMap": WHOLE_MAP,
    "Opportunity.contactMap": WHOLE_MAP,
    "Opportunity.closingMap": WHOLE_MAP,
    "Query.contactMapDiff": 2 * WHOLE_MAP,
    "ContactMap.suggestions": WHOLE_MAP,
    "ContactMap.svg": WHOLE_MAP,
    "ContactMap.warmPaths": WHOLE_MAP,
    "Query.portfolio": ALL_DEALS,
    "Query.dealPatterns": ALL_DEALS,
    # Every analysis that compares, before and after.
    "ContactMap.whatIf": 2 * WHOLE_MAP,
    "ContactMap.battlePlan": 4 * WHOLE_MAP,
    **{f"{kind}.{name}": points for kind in ANALYSED for name, points in ANALYSES.items()},
}
# Their own ``first`` has counted the rows of their lists already.
COUNTED = frozenset({"Portfolio"})
# Lists that have no ``first``: those of a whole map, and what hangs on one of its rows.
MAP_ROWS = 50
FEW_ROWS = 5
# The schema's own description is ready data. Measured is the processor time of the introspection that tools send, 27,000
# values: 4.9 µs each to put together, where a value of a big map takes 5.7; 12 µs over HTTP, where one of a small map,
# read from the database, takes 27. Reckoned by the average lengths of its lists it comes to 140,000 values, five times
# as many as there are. So the first comparison asks for 0.17 and the second for 0.09; this is between them.
DESCRIPTION_FIELD = 0.12


def price(parent: GraphQLNamedType | None, name: str, schema: GraphQLSchema) -> float:
    """Points of one such field, without what is below it."""
    if parent is None:
        return FIELD
    if parent.name.startswith("__"):
        return DESCRIPTION_FIELD
    if parent is schema.mutation_type:
        return MUTATION
    usual = ROOT_FIELD if parent in (schema.query_type, schema.subscription_type) else FIELD
    return PRICES.get(f"{parent.name}.{name}", usual)


def length(
    parent: GraphQLNamedType | None,
    field: GraphQLField,
    node: FieldNode,
    variables: Mapping[str, Any],
    schema: GraphQLSchema,
) -> float:
    """How often what is below this field is reckoned to come."""
    given = {argument.name.value: argument.value for argument in node.arguments or ()}
    if "first" in field.args:
        return _rows(field.args["first"], given.get("first"), variables)
    if not _is_list(field.type) or _is_page(parent):  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        return 1
    if parent is not None and parent.name.startswith("__"):
        return _described(schema).get(node.name.value, 1)
    for name, argument in field.args.items():
        if _is_list(argument.type):  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
            return _items(given.get(name), variables)
    return MAP_ROWS if parent is not None and parent.name.startswith("ContactMap") else FEW_ROWS


def _is_list(kind: object) -> bool:
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)  # pyright: ignore[reportUnknownMemberType]


def _rows(argument: GraphQLArgument, value: ValueNode | None, variables: Mapping[str, Any]) -> int:
    """``first`` as it was given; what is no number from 1 to 100 is refused later, and counts as 100 until then."""
    rows: object = argument.default_value
    if isinstance(value, IntValueNode):
        rows = int(value.value) if len(value.value) <= 3 else MAX_PAGE
    elif isinstance(value, VariableNode):
        rows = variables.get(value.name.value, MAX_PAGE)
    return rows if isinstance(rows, int) and 1 <= rows <= MAX_PAGE else MAX_PAGE


def _items(value: ValueNode | None, variables: Mapping[str, Any]) -> int:
    items: object = value.values if isinstance(value, ListValueNode) else None
    if isinstance(value, VariableNode):
        items = variables.get(value.name.value)
    return max(1, len(items)) if isinstance(items, list | tuple) else 1  # pyright: ignore[reportUnknownArgumentType]


def _is_page(parent: GraphQLNamedType | None) -> bool:
    """Whether these are the rows of a page, which its ``first`` has counted already."""
    return isinstance(parent, GraphQLObjectType) and ("pageInfo" in parent.fields or parent.name in COUNTED)


@lru_cache(maxsize=8)
def _described(schema: GraphQLSchema) -> dict[str, float]:
    """How long the lists of the schema's own description are, on average."""
    types = schema.type_map.values()
    objects = [one for one in types if isinstance(one, GraphQLObjectType | GraphQLInterfaceType)]
    fields = [field for one in objects for field in one.fields.values()]
    each = len(fields) / len(types)
    return {
        "types": len(types),
        "directives": len(schema.directives),
        "fields": each,
        "inputFields": each,
        "enumValues": each,
        "args": max(1, sum(len(field.args) for field in fields) / len(fields)),
    }
