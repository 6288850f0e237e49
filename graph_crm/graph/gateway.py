"""The way to Neo4j: run a named query in a managed transaction, with a timeout, and get plain Python back.

Every query goes through here, so here stand the timeouts, the count of queries, and the translation of the
driver's errors into ours.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, LiteralString, TypeVar, cast

from neo4j import AsyncGraphDatabase, AsyncManagedTransaction, NotificationMinimumSeverity, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.time import Date, DateTime

from graph_crm.errors import (
    CommitUnclear,
    DatabaseNameUnknown,
    DatabaseRefusedPassword,
    DatabaseUnreachable,
    GraphCrmError,
    NotUnique,
    QueryTimedOut,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from neo4j import AsyncDriver, AsyncSession

    from graph_crm.graph.connection import Connection
    from graph_crm.graph.named_query import NamedQuery

Row = dict[str, Any]
T = TypeVar("T")

POOL_SIZE = 50
CONNECT_SECONDS = 5.0
WAIT_FOR_CONNECTION_SECONDS = 30.0
RETRY_SECONDS = 15.0
IDLE_SECONDS_BEFORE_CHECK = 60.0


class Transaction:
    """One unit of work: every query in it is done, or none."""

    def __init__(self, transaction: AsyncManagedTransaction, graph: Graph) -> None:
        self._transaction = transaction
        self._graph = graph

    async def run(self, query: NamedQuery, /, **params: object) -> list[Row]:
        """Run one query and return all its rows; parameters must be exactly the declared ones."""
        _check_params(query, params)
        self._graph.queries_run += 1
        # The text is a checked file of ours, never put together: the cast says what the loader ensures.
        result = await self._transaction.run(cast("LiteralString", query.text), params)
        return [_native(record.data()) async for record in result]


class Graph:
    """A Neo4j database. ``queries_run`` counts the queries sent since it was opened."""

    def __init__(self, driver: AsyncDriver, connection: Connection, query_timeout: float) -> None:
        self._driver = driver
        self._connection = connection
        self._query_timeout = query_timeout
        self.queries_run = 0

    async def read(self, query: NamedQuery, /, **params: object) -> list[Row]:
        """Run one reading query. Raises DatabaseError or one of its kinds."""

        @unit_of_work(timeout=self._query_timeout)
        async def work(transaction: AsyncManagedTransaction) -> list[Row]:
            return await Transaction(transaction, self).run(query, **params)

        async with self._translated(query.name, self._query_timeout), self._session() as session:
            return await session.execute_read(work)

    async def write(
        self, work: Callable[[Transaction], Awaitable[T]], *, name: str, timeout: float | None = None
    ) -> T:
        """Do ``work`` in one transaction; it may run more than once, so it must not change anything outside.

        ``name`` says in errors what was being done; ``timeout`` is in seconds.
        """

        seconds = timeout or self._query_timeout

        @unit_of_work(timeout=seconds)
        async def unit(transaction: AsyncManagedTransaction) -> T:
            return await work(Transaction(transaction, self))

        async with self._translated(name, seconds), self._session() as session:
            return await session.execute_write(unit)

    async def answers(self) -> bool:
        """Whether the database answers a trivial query now."""
        try:
            # In a plain session nothing is tried again: who asks wants to know about now.
            async with self._session() as session:
                await (await session.run("RETURN 1")).consume()
        except (Neo4jError, ServiceUnavailable, SessionExpired, OSError):
            return False
        return True

    def _session(self) -> AsyncSession:
        return self._driver.session(database=self._connection.database)  # pyright: ignore[reportUnknownMemberType]

    @asynccontextmanager
    async def _translated(self, name: str, seconds: float) -> AsyncGenerator[None]:
        try:
            yield
        except (Neo4jError, ServiceUnavailable, SessionExpired) as error:
            raise translate(error, self._connection, name, seconds) from error


def translate(
    error: Exception, connection: Connection, name: str = "", seconds: float = 0
) -> GraphCrmError | Exception:
    """Our error for the driver's, or the driver's own where we have nothing better to say."""
    if isinstance(error, IncompleteCommit):
        return CommitUnclear(uri=connection.uri)
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return DatabaseUnreachable(uri=connection.uri)
    if isinstance(error, Neo4jError):
        return _translate_answer(error, connection, name, seconds)
    return error


def _translate_answer(
    error: Neo4jError, connection: Connection, name: str, seconds: float
) -> GraphCrmError | Exception:
    if isinstance(error, ConstraintError):
        return NotUnique()
    if "TransactionTimedOut" in error.code or "LockAcquisitionTimeout" in error.code:
        return QueryTimedOut(query=name, seconds=str(seconds))
    # Too many wrong passwords, for one, are an answer of this kind too.
    if isinstance(error, AuthError) or error.code.startswith("Neo.ClientError.Security."):
        return DatabaseRefusedPassword(uri=connection.uri, user=connection.user)
    if "DatabaseNotFound" in error.code:
        return DatabaseNameUnknown(uri=connection.uri, database=connection.database)
    return error


@asynccontextmanager
async def open_graph(connection: Connection, query_timeout: float) -> AsyncGenerator[Graph]:
    """Open the database for this process's event loop; nothing is sent before the first query."""
    driver = AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        connection.uri,
        auth=(connection.user, connection.password),
        max_connection_pool_size=POOL_SIZE,
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=WAIT_FOR_CONNECTION_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        liveness_check_timeout=IDLE_SECONDS_BEFORE_CHECK,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )
    async with driver:
        yield Graph(driver, connection, query_timeout)


def _check_params(query: NamedQuery, params: dict[str, Any]) -> None:
    if params.keys() != query.params:
        raise TypeError(f"{query.name} takes {sorted(query.params)}, got {sorted(params)}")


def _native(value: Any) -> Any:
    """The same value with Neo4j's times as Python's own."""
    if isinstance(value, dict):
        return {key: _native(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_native(item) for item in cast("list[Any]", value)]
    if isinstance(value, DateTime | Date):
        return value.to_native()
    return value
