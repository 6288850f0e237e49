"""What of an error reaches a client: a code from one closed list, and a sentence; what nobody foresaw is masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import structlog
from graphql import FieldNode, GraphQLError, GraphQLSyntaxError
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import SchemaExtension
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from uuid_utils import uuid7

from graph_crm.errors import (
    DatabaseError,
    GraphCrmError,
    InvalidArgument,
    QueryTimedOut,
    QueryTooCostly,
    RateLimited,
)
from graph_crm.text import text

log = structlog.get_logger()

# The whole list; docs/limits.md says what each means.
Code = Literal[
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "BAD_REQUEST",
    "INVALID_ARGUMENT",
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "NOT_FOUND",
    "TOO_MANY",
    "QUERY_TOO_COSTLY",
    "RATE_LIMITED",
    "TIMED_OUT",
    "DATABASE_UNAVAILABLE",
    "PROVIDER_UNAVAILABLE",
    "INTERNAL",
]

# Our errors that a client can do something about, by their codes. All others are masked.
EXPECTED: Mapping[str, Code] = {
    "invalid-argument": "INVALID_ARGUMENT",
    "text-missing": "INVALID_ARGUMENT",
    "text-too-long": "INVALID_ARGUMENT",
    "amount-unknown": "INVALID_ARGUMENT",
    "currency-unknown": "INVALID_ARGUMENT",
    "too-many-decimals": "INVALID_ARGUMENT",
    "not-signed-in": "UNAUTHENTICATED",
    "not-allowed": "FORBIDDEN",
    "not-found": "NOT_FOUND",
    "too-many-maps-watched": "TOO_MANY",
    "query-too-costly": "QUERY_TOO_COSTLY",
    "rate-limited": "RATE_LIMITED",
    "provider-unavailable": "PROVIDER_UNAVAILABLE",
}
# What Strawberry itself finds wrong with a request.
OF_THE_REQUEST = (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError)


class ErrorMessages(SchemaExtension):
    """Rewrites the errors of a result; what it masks, the log has under the id that the client gets."""

    def on_operation(self) -> Iterator[None]:
        yield
        _rewrite(self.execution_context.result)

    def on_stream_result(self, result: object) -> Iterator[None]:
        # What goes over a WebSocket is sent before the operation ends.
        _rewrite(result)
        yield


def _rewrite(result: object) -> None:
    errors: list[GraphQLError] | None = getattr(result, "errors", None)
    if errors:
        result.errors = [shown(error) for error in errors]  # pyright: ignore[reportAttributeAccessIssue]


def shown(error: GraphQLError) -> GraphQLError:
    """What a client sees of an error. One that has a code already was made for clients."""
    original = error.original_error
    if "code" in (error.extensions or {}):
        return error
    if isinstance(original, GraphCrmError) and original.code in EXPECTED:
        return _expected(error, original)
    if isinstance(original, RecursionError) and error.path is None:
        return coded(error, text("api-too-deep", "en"), "GRAPHQL_PARSE_FAILED")
    code = _of_graphql(error)
    return coded(error, error.message, code) if code else _masked(error, original)


def _of_graphql(error: GraphQLError) -> Code | None:
    """The code of what GraphQL itself finds wrong with a request; None when it is not the request that is wrong."""
    if isinstance(error, GraphQLSyntaxError):
        return "GRAPHQL_PARSE_FAILED"
    if isinstance(error.original_error, OF_THE_REQUEST):
        return "BAD_REQUEST"
    return "INVALID_ARGUMENT" if _is_of_a_value(error) else None


def coded(error: GraphQLError, message: str, code: Code, **details: object) -> GraphQLError:
    """The same error, at the same place, with this message and code, and none of what caused it."""
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={"code": code, **details},
    )


def _expected(error: GraphQLError, original: GraphCrmError) -> GraphQLError:
    message = original.sentence("en")
    details: dict[str, object] = {}
    if isinstance(original, InvalidArgument):
        message = text("api-invalid-argument", "en", original.params)
    elif isinstance(original, QueryTooCostly):
        details = dict(original.params)
    elif isinstance(original, RateLimited):
        details = {"retryAfter": original.params["seconds"]}
    return coded(error, message, EXPECTED[original.code], **details)


def _is_of_a_value(error: GraphQLError) -> bool:
    """Whether a variable or an argument has a value that its type does not take.

    GraphQL itself says so before the execution, or at the argument. At a field it says that *our* value does not
    fit the schema, with that value in the message.
    """
    if not isinstance(error.original_error, GraphQLError | None):
        return False
    if error.path is None:
        return True
    return bool(error.nodes) and not isinstance(error.nodes[0], FieldNode)


def _masked(error: GraphQLError, original: Exception | None) -> GraphQLError:
    error_id = str(uuid7())
    log.error("graphql_error", error_id=error_id, path=error.path, exc_info=original or error)
    if isinstance(original, QueryTimedOut):
        return coded(error, text("api-timed-out", "en", {"id": error_id}), "TIMED_OUT", id=error_id)
    if isinstance(original, DatabaseError):
        message = text("api-database-unavailable", "en", {"id": error_id})
        return coded(error, message, "DATABASE_UNAVAILABLE", id=error_id)
    return coded(error, text("api-internal", "en", {"id": error_id}), "INTERNAL", id=error_id)
