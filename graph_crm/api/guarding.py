"""What stands before every operation: the points of the viewer, the guard, then validation, remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graphql import ASTValidationRule, DocumentNode, GraphQLError, GraphQLSchema, validate
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from graph_crm.api.guard import check
from graph_crm.errors import QueryTooCostly, RateLimited

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph_crm.api.rates import Points

CACHED_DOCUMENTS = 500
# Each "did you mean" compares a wrong name with every right one.
MAX_MISTAKES = 10


class GuardedValidation(SchemaExtension):
    """In the place of strawberry's ValidationCache, which would put validation before the guard."""

    def __init__(self, points: Points) -> None:
        super().__init__()
        self._points = points

    async def on_validate(self) -> AsyncIterator[None]:
        # Errors are handed over, not raised: over a WebSocket an exception here ends the operation without a word.
        self.execution_context.pre_execution_errors = await self._mistakes()
        yield

    async def _mistakes(self) -> list[GraphQLError]:
        context = self.execution_context
        document, schema = context.graphql_document, context.schema._schema  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        assert document is not None
        try:
            cost = check(schema, document, context.operation_name, context.variables or {})  # pyright: ignore[reportUnknownArgumentType]
            await self._points.spend(context.context.viewer, cost)
        except (QueryTooCostly, RateLimited) as error:
            return [GraphQLError(str(error), original_error=error)]
        return list(validated(schema, document, context.validation_rules))  # pyright: ignore[reportUnknownArgumentType]


@lru_cache(maxsize=CACHED_DOCUMENTS)
def validated(
    schema: GraphQLSchema, document: DocumentNode, rules: tuple[type[ASTValidationRule], ...]
) -> tuple[GraphQLError, ...]:
    """The mistakes of a document, as clients are told of them; the last one may say that there are more."""
    all_rules = (*rules, MaybeNullValidationRule, OneOfInputValidationRule)
    found = validate(schema, document, all_rules, max_errors=MAX_MISTAKES)
    for error in found:
        error.extensions = {"code": "GRAPHQL_VALIDATION_FAILED"}
    return tuple(found)
