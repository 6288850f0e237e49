"""Refuses a document that would cost too much, before it is validated: validation itself can be made to take long.

One pass reads every fragment once, wherever it is spread, and keeps what it weighs; so a fragment that doubles
itself 60 times is 60 steps here. What a fragment holds counts as often as it is spread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    get_named_type,
    is_composite_type,
)

from graph_crm.api.cost import length, price
from graph_crm.api.repeats import count_repeats
from graph_crm.errors import QueryTooCostly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import DirectiveNode, DocumentNode, GraphQLNamedType, SelectionSetNode

Measure = Literal["cost", "depth", "fields", "aliases", "directives", "fragments", "repeats", "nesting"]

# What one document may have. The standard introspection query is 13 deep; README.md's is 9.
LIMITS: Mapping[Measure, int] = {
    "cost": 30_000,
    "depth": 20,
    "fields": 2_000,
    "aliases": 100,
    "directives": 50,
    "fragments": 100,
    "repeats": 1_000,
    "nesting": 100,
}


@dataclass(frozen=True, slots=True)
class Weight:
    """Of a selection: points, levels of fields, and fields when every fragment is written out."""

    cost: float = 0
    depth: int = 0
    fields: int = 0

    def beside(self, other: Weight) -> Weight:
        """Both selections in one."""
        cost = min(self.cost + other.cost, MOST)
        return Weight(cost, max(self.depth, other.depth), self.fields + other.fields)


NOTHING = Weight()
# What any reader of JSON takes for the same number; a fragment bomb costs more than fits anywhere.
MOST = 2**53 - 1


def check(
    schema: GraphQLSchema, document: DocumentNode, operation: str | None, variables: Mapping[str, Any]
) -> int:
    """The cost of this operation, in points. Raises QueryTooCostly when the document is over a limit.

    Every operation of the document is held to the limits, for every one is validated.
    """
    return _Reading(schema, document, variables).check(operation)


class _Reading:
    """One pass over one document."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._schema = schema
        self._variables = variables
        definitions = document.definitions
        self._operations = [one for one in definitions if isinstance(one, OperationDefinitionNode)]
        named = [one for one in definitions if isinstance(one, FragmentDefinitionNode)]
        self._fragments = {one.name.value: one for one in named}
        self._read: dict[str, Weight] = {}
        self._aliases = self._directives = 0
        _hold("fragments", len(named))

    def check(self, wanted: str | None) -> int:
        cost, total = 0, NOTHING
        for operation in self._operations:
            weight = self._operation(operation)
            _hold("depth", weight.depth)
            _hold("cost", round(weight.cost))
            total = total.beside(weight)
            if wanted is None or (operation.name and operation.name.value == wanted):
                cost = round(weight.cost)
        spread_nowhere = [name for name in self._fragments if name not in self._read]
        for name in spread_nowhere:
            total = total.beside(self._fragment(name, 0))
        _hold("fields", total.fields)
        _hold("aliases", self._aliases)
        _hold("directives", self._directives)
        roots = [*self._operations, *(self._fragments[name] for name in spread_nowhere)]
        places = [root.selection_set for root in roots]
        _hold("repeats", count_repeats(places, self._fragments, total.fields))
        return cost

    def _operation(self, operation: OperationDefinitionNode) -> Weight:
        self._count(operation.directives)
        for variable in operation.variable_definitions or ():
            self._count(variable.directives)
        return self._selections(operation.selection_set, self._schema.get_root_type(operation.operation), 0)

    def _selections(self, node: SelectionSetNode, parent: GraphQLNamedType | None, nesting: int) -> Weight:
        _hold("nesting", nesting)
        weight = NOTHING
        for selection in node.selections:
            self._count(selection.directives)
            if isinstance(selection, FieldNode):
                weight = weight.beside(self._field(selection, parent, nesting))
            elif isinstance(selection, FragmentSpreadNode):
                weight = weight.beside(self._fragment(selection.name.value, nesting))
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                inner = self._schema.get_type(condition.name.value) if condition else parent
                weight = weight.beside(self._selections(selection.selection_set, inner, nesting + 1))
        return weight

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None, nesting: int) -> Weight:
        self._aliases += node.alias is not None
        own = price(parent, node.name.value, self._schema)
        if node.selection_set is None:
            return Weight(own, 1, 1)
        field = self._schema.get_field(parent, node.name.value) if is_composite_type(parent) else None  # pyright: ignore[reportArgumentType]
        # What the schema does not have, validation will refuse; it counts like anything else until then.
        rows = length(parent, field, node, self._variables, self._schema) if field else 1
        inner = get_named_type(field.type) if field else None  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        below = self._selections(node.selection_set, inner, nesting + 1)
        return Weight(min(own + rows * below.cost, MOST), 1 + below.depth, 1 + below.fields)

    def _fragment(self, name: str, nesting: int) -> Weight:
        if name not in self._read:
            # One that spreads itself finds this while it is read; validation will refuse it.
            self._read[name] = NOTHING
            fragment = self._fragments.get(name)
            if fragment is not None:
                self._count(fragment.directives)
                condition = self._schema.get_type(fragment.type_condition.name.value)
                self._read[name] = self._selections(fragment.selection_set, condition, nesting + 1)
        return self._read[name]

    def _count(self, directives: tuple[DirectiveNode, ...] | None) -> None:
        self._directives += len(directives or ())


def _hold(measure: Measure, value: int) -> None:
    if value > LIMITS[measure]:
        raise QueryTooCostly(measure=measure, value=min(value, MOST), limit=LIMITS[measure])
