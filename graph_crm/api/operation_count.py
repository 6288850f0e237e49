"""Counts GraphQL operations, over HTTP and WebSockets, by what the schema calls them and how they ended."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import FieldNode, OperationDefinitionNode, get_operation_ast
from strawberry.extensions import SchemaExtension
from strawberry.types.execution import PreExecutionError

from graph_crm.metrics import OPERATIONS


class OperationCount(SchemaExtension):
    """Stands before ErrorMessages, so that it sees the errors as clients do."""

    def on_operation(self) -> Iterator[None]:
        self._streamed: object = None
        yield
        result = self._streamed or self.execution_context.result
        outcome = _outcome(result)
        operation = self._operation()
        kind = operation.operation.value if operation else "unknown"
        # What was refused may name fields that there are none of.
        field = "none" if operation is None or outcome == "refused" else _root_field(operation)
        OPERATIONS.labels(kind, field, outcome).inc()

    def on_stream_result(self, result: object) -> Iterator[None]:
        yield
        self._streamed = result

    def _operation(self) -> OperationDefinitionNode | None:
        document = self.execution_context.graphql_document
        return get_operation_ast(document, self.execution_context.operation_name) if document else None


def _outcome(result: object) -> str:
    """``refused`` before it began, ``failed`` by what the log has under an id, ``error`` by what a client can mend."""
    if result is None or isinstance(result, PreExecutionError):
        return "refused"
    errors = getattr(result, "errors", None) or ()
    if any("id" in (error.extensions or {}) for error in errors):
        return "failed"
    return "error" if errors else "ok"


def _root_field(operation: OperationDefinitionNode) -> str:
    match operation.selection_set.selections:
        case [FieldNode(name=name)]:
            return name.value
        case _:
            return "many"
