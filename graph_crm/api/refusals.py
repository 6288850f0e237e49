"""Puts on record who asked for what their role or token does not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strawberry.extensions import SchemaExtension

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graphql import GraphQLError

MAX_NAMED = 10


class Refusals(SchemaExtension):
    """Stands before ErrorMessages, so that it sees the errors as clients do."""

    async def on_operation(self) -> AsyncIterator[None]:
        self._refused: dict[str, None] = {}
        yield
        self._collect(self.execution_context.result)
        if self._refused:
            context = self.execution_context.context
            await context.services.people.note(
                context.viewer, "refused", ", ".join(list(self._refused)[:MAX_NAMED])
            )

    async def on_stream_result(self, result: object) -> AsyncIterator[None]:
        yield
        self._collect(result)

    def _collect(self, result: object) -> None:
        errors: list[GraphQLError] = getattr(result, "errors", None) or []
        for error in errors:
            if error.path and (error.extensions or {}).get("code") == "FORBIDDEN":
                self._refused[str(error.path[0])] = None
