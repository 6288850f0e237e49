"""What of an error reaches a client: ours with a code, GraphQL's own as they are, all others masked with an id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import structlog
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import SchemaExtension
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from uuid_utils import uuid7

from graph_crm.errors import DatabaseError, InvalidArgument, NotFound, QueryTimedOut, TooManyMapsWatched
from graph_crm.text import text

log = structlog.get_logger()

Code = Literal["INVALID_ARGUMENT", "NOT_FOUND", "TOO_MANY", "TIMED_OUT", "DATABASE_UNAVAILABLE", "INTERNAL"]


# What GraphQL and Strawberry themselves find wrong with a request.
OF_THE_REQUEST = (GraphQLError, MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError)


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
        result.errors = [_shown(error) for error in errors]  # pyright: ignore[reportAttributeAccessIssue]


def _shown(error: GraphQLError) -> GraphQLError:
    original = error.original_error
    if original is None or isinstance(original, OF_THE_REQUEST):
        return error
    if isinstance(original, InvalidArgument):
        return _replaced(error, text("api-invalid-argument", "en", original.params), "INVALID_ARGUMENT")
    if isinstance(original, NotFound | TooManyMapsWatched):
        code = "NOT_FOUND" if isinstance(original, NotFound) else "TOO_MANY"
        return _replaced(error, original.sentence("en"), code)
    error_id = str(uuid7())
    log.error("graphql_error", error_id=error_id, path=error.path, exc_info=original)
    if isinstance(original, QueryTimedOut):
        return _replaced(error, text("api-timed-out", "en", {"id": error_id}), "TIMED_OUT", error_id)
    if isinstance(original, DatabaseError):
        message = text("api-database-unavailable", "en", {"id": error_id})
        return _replaced(error, message, "DATABASE_UNAVAILABLE", error_id)
    return _replaced(error, text("api-internal", "en", {"id": error_id}), "INTERNAL", error_id)


def _replaced(error: GraphQLError, message: str, code: Code, error_id: str | None = None) -> GraphQLError:
    extensions: dict[str, object] = {"code": code}
    if error_id is not None:
        extensions["id"] = error_id
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )
