"""What went wrong with Neo4j: the driver's errors as ours, and as one of a few words for what is counted."""

from __future__ import annotations

import asyncio
from ssl import SSLCertVerificationError
from typing import TYPE_CHECKING, cast

from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph_crm.errors import (
    CommitUnclear,
    DatabaseNameUnknown,
    DatabaseNotTrusted,
    DatabaseRefusedPassword,
    DatabaseUnreachable,
    GraphCrmError,
    NotUnique,
    QueryTimedOut,
)

if TYPE_CHECKING:
    from graph_crm.graph.connection import Connection


def outcome_of(error: BaseException) -> str:
    """One of a few words for how a query or a unit of work ended badly, for what is counted."""
    if isinstance(error, asyncio.CancelledError | GeneratorExit):
        return "cancelled"
    if isinstance(error, GraphCrmError):
        return "rolled_back"
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return "unreachable"
    if isinstance(error, Neo4jError):
        return _outcome_of_answer(error)
    return "failed"


def _outcome_of_answer(error: Neo4jError) -> str:
    if _timed_out(error):
        return "timed_out"
    if isinstance(error, ConstraintError):
        return "not_unique"
    return "retried" if error.is_retryable() else "failed"


def _timed_out(error: Neo4jError) -> bool:
    return "TransactionTimedOut" in error.code or "LockAcquisitionTimeout" in error.code


def translate(
    error: Exception, connection: Connection, name: str = "", seconds: float = 0
) -> GraphCrmError | Exception:
    """Our error for the driver's, or the driver's own where we have nothing better to say."""
    if isinstance(error, IncompleteCommit):
        return CommitUnclear(uri=connection.uri)
    if isinstance(error, ServiceUnavailable | SessionExpired):
        if reason := _distrust(error):
            return DatabaseNotTrusted(uri=connection.uri, reason=reason)
        return DatabaseUnreachable(uri=connection.uri)
    if isinstance(error, Neo4jError):
        return _translate_answer(error, connection, name, seconds)
    return error


def _distrust(error: Exception) -> str:
    """Why the certificate was refused; nothing when something else was wrong."""
    seen: set[BaseException | None] = {None}
    waiting: list[BaseException | None] = [error]
    while waiting:
        link = waiting.pop()
        if isinstance(link, SSLCertVerificationError):
            return link.verify_message.rstrip(".")
        if link is not None and link not in seen:
            seen.add(link)
            waiting += [link.__cause__, link.__context__]
            # By neo4j:// several servers may have been asked.
            if isinstance(link, BaseExceptionGroup):
                waiting += cast("BaseExceptionGroup[BaseException]", link).exceptions
    return ""


def _translate_answer(
    error: Neo4jError, connection: Connection, name: str, seconds: float
) -> GraphCrmError | Exception:
    if isinstance(error, ConstraintError):
        return NotUnique()
    if _timed_out(error):
        return QueryTimedOut(query=name, seconds=str(seconds))
    # Too many wrong passwords, for one, are an answer of this kind too.
    if isinstance(error, AuthError) or error.code.startswith("Neo.ClientError.Security."):
        return DatabaseRefusedPassword(uri=connection.uri, user=connection.user)
    if "DatabaseNotFound" in error.code:
        return DatabaseNameUnknown(uri=connection.uri, database=connection.database)
    return error
