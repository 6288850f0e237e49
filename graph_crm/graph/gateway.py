"""The way to Neo4j: run a named query in a managed transaction, with a timeout, and get plain Python back.

Every query goes through here, so here stand the timeouts, and what is measured and traced.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Literal, LiteralString, TypeVar, cast

from neo4j import (
    READ_ACCESS,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    NotificationMinimumSeverity,
    Query,
    unit_of_work,
)
from neo4j.exceptions import (
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.time import Date, DateTime

from graph_crm.graph.connection import CONNECT_SECONDS, RETRY_SECONDS
from graph_crm.graph.failures import outcome_of, translate
from graph_crm.metrics import counted_transaction, timed_query
from graph_crm.tracing import span

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from neo4j import AsyncDriver, AsyncSession, Record

    from graph_crm.graph.connection import Connection
    from graph_crm.graph.named_query import NamedQuery

Row = dict[str, Any]
T = TypeVar("T")

POOL_SIZE = 50
WAIT_FOR_CONNECTION_SECONDS = 30.0
IDLE_SECONDS_BEFORE_CHECK = 60.0
SPAN_OF_NEO4J = {"db.system.name": "neo4j"}


class Transaction:
    """One unit of work: every query in it is done, or none."""

    def __init__(self, transaction: AsyncManagedTransaction, graph: Graph) -> None:
        self._transaction = transaction
        self._graph = graph

    async def run(self, query: NamedQuery, /, **params: object) -> list[Row]:
        """Run one query and return all its rows; parameters must be exactly the declared ones."""
        _check_params(query, params)
        self._graph.queries_run += 1
        with span("client", query.name, SPAN_OF_NEO4J), timed_query(query.name, outcome_of):
            # The text is a checked file of ours, never put together: the cast says what the loader ensures.
            result = await self._transaction.run(cast("LiteralString", query.text), params)
            return [_row(record) async for record in result]


class Graph:
    """A Neo4j database. ``queries_run`` counts the queries sent since it was opened."""

    def __init__(self, driver: AsyncDriver, connection: Connection, query_timeout: float) -> None:
        self._driver = driver
        self._connection = connection
        self._query_timeout = query_timeout
        self.queries_run = 0

    async def read(self, query: NamedQuery, /, **params: object) -> list[Row]:
        """Run one reading query. Raises DatabaseError or one of its kinds."""
        return await self._unit(
            "read", query.name, self._query_timeout, lambda transaction: transaction.run(query, **params)
        )

    async def stream(
        self, query: NamedQuery, /, *, seconds: float, at_once: int, **params: object
    ) -> AsyncGenerator[Row]:
        """The rows of a reading query one by one, while Neo4j finds the next: for more rows than memory should hold.

        They are asked for ``at_once`` at a time, and the query has ``seconds`` until the last is here. What is in
        lists is handed on as it came, for looking into all of it takes long: the query puts no times there. It is
        not tried again when a connection is lost, for rows were given away by then. Who may stop before the end
        closes it (``contextlib.aclosing``).
        """
        _check_params(query, params)
        self.queries_run += 1
        text = Query(cast("LiteralString", query.text), timeout=seconds)
        async with self._translated(query.name, seconds), self._session(fetch=at_once) as session:
            with (
                counted_transaction("read", outcome_of) as tried,
                span("client", query.name, SPAN_OF_NEO4J),
                timed_query(query.name, outcome_of),
            ):
                tried()
                async for record in await session.run(text, params):
                    yield {
                        name: value if isinstance(value, list) else _native(value)
                        for name, value in zip(query.columns, record.values(), strict=True)
                    }
                    # What is here already comes without waiting for anything: others have their turn.
                    await asyncio.sleep(0)

    async def write(
        self, work: Callable[[Transaction], Awaitable[T]], *, name: str, timeout: float | None = None
    ) -> T:
        """Do ``work`` in one transaction; it may run more than once, so it must not change anything outside.

        ``name`` says in errors what was being done; ``timeout`` is in seconds.
        """
        return await self._unit("write", name, timeout or self._query_timeout, work)

    async def ask_once(self, query: NamedQuery) -> list[Row] | None:
        """The answer of now, to a query without parameters; None when the database gives none.

        Nothing is tried again; the driver may wait for a connection, so who asks sets the time.
        """
        try:
            async with self._session() as session:
                result = await session.run(cast("LiteralString", query.text))
                return [_row(record) async for record in result]
        except (Neo4jError, DriverError, OSError):
            return None

    def connections(self) -> tuple[int, int]:
        """How many connections to Neo4j transactions have now, and how many wait for one."""
        # The driver counts them and has no public word for it.
        pool: Any = self._driver._pool  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType, reportAttributeAccessIssue]
        every = [connection.in_use for held in list(pool.connections.values()) for connection in list(held)]
        return sum(every), len(every) - sum(every)

    async def _unit(
        self,
        access: Literal["read", "write"],
        name: str,
        seconds: float,
        work: Callable[[Transaction], Awaitable[T]],
    ) -> T:
        async with self._translated(name, seconds), self._session() as session:
            with counted_transaction(access, outcome_of) as tried:

                @unit_of_work(timeout=seconds)
                async def unit(transaction: AsyncManagedTransaction) -> T:
                    tried()
                    return await work(Transaction(transaction, self))

                if access == "read":
                    return await session.execute_read(unit)
                return await session.execute_write(unit)

    def _session(self, fetch: int | None = None) -> AsyncSession:
        """``fetch``: only to read, so many rows at a time."""
        only = {} if fetch is None else {"fetch_size": fetch, "default_access_mode": READ_ACCESS}
        return self._driver.session(database=self._connection.database, **only)  # pyright: ignore[reportUnknownMemberType]

    @asynccontextmanager
    async def _translated(self, name: str, seconds: float) -> AsyncGenerator[None]:
        try:
            yield
        except (Neo4jError, ServiceUnavailable, SessionExpired) as error:
            raise translate(error, self._connection, name, seconds) from error


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


def _row(record: Record) -> Row:
    # Record.data() would look into every value once more, for nodes, which no query of ours returns.
    return {name: _native(value) for name, value in zip(record.keys(), record.values(), strict=True)}


def _native(value: Any) -> Any:
    """The same value with Neo4j's times as Python's own."""
    if isinstance(value, dict):
        return {key: _native(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_native(item) for item in cast("list[Any]", value)]
    if isinstance(value, DateTime | Date):
        return value.to_native()
    return value
