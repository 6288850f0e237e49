"""Puts on record who asked for what their role or token does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, get_operation_ast
from strawberry.extensions import SchemaExtension

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from graphql import DocumentNode, GraphQLError, SelectionSetNode

MAX_NAMED = 10


class Refusals(SchemaExtension):
    """Stands before ErrorMessages, so that it sees the errors as clients do."""

    async def on_operation(self) -> AsyncIterator[None]:
        self._refused: set[str] = set()
        yield
        self._collect(self.execution_context.result)
        asked = self.execution_context
        if self._refused and asked.graphql_document is not None:
            names = root_fields(asked.graphql_document, asked.operation_name)
            refused = sorted({names[key] for key in self._refused if key in names})[:MAX_NAMED]
            await asked.context.services.people.note(asked.context.viewer, "refused", ", ".join(refused))

    async def on_stream_result(self, result: object) -> AsyncIterator[None]:
        yield
        self._collect(result)

    def _collect(self, result: object) -> None:
        errors: list[GraphQLError] = getattr(result, "errors", None) or []
        for error in errors:
            if error.path and (error.extensions or {}).get("code") == "FORBIDDEN":
                self._refused.add(str(error.path[0]))


def root_fields(document: DocumentNode, operation_name: str | None) -> dict[str, str]:
    """The fields of an operation's root, as the schema calls them, by what the client calls them."""
    operation = get_operation_ast(document, operation_name)
    fragments = {
        one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)
    }

    def walked(selections: SelectionSetNode) -> Iterator[FieldNode]:
        for one in selections.selections:
            if isinstance(one, FieldNode):
                yield one
            elif isinstance(one, FragmentSpreadNode):
                yield from walked(fragments[one.name.value].selection_set)
            else:
                yield from walked(one.selection_set)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]

    if operation is None:
        return {}
    return {(one.alias or one.name).value: one.name.value for one in walked(operation.selection_set)}
