"""What is counted and measured, for Prometheus. docs/operations.md lists it, and a test holds that page to it.

A label's values come from closed lists of ours (names of query files, templates of routes, fields of the
schema), never from a request: otherwise whoever asks could fill the memory.
"""

from __future__ import annotations

from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

Access = Literal["read", "write"]

SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

REQUESTS = Histogram(
    "graph_crm_http_request_seconds",
    "Seconds that an HTTP request took, until its last byte.",
    ["method", "route", "status"],
    buckets=SECONDS,
    registry=REGISTRY,
)
OPERATIONS = Counter(
    "graph_crm_graphql_operations",
    "GraphQL operations. field: the one root field, or many, or none when it was refused before.",
    ["type", "field", "outcome"],
    registry=REGISTRY,
)
COST_POINTS = Counter(
    "graph_crm_graphql_cost_points",
    "Points that GraphQL operations cost, or would have cost whoever had too few left.",
    ["outcome"],
    registry=REGISTRY,
)
QUERIES = Histogram(
    "graph_crm_neo4j_query_seconds",
    "Seconds that a query took until its last row was here.",
    ["query", "outcome"],
    buckets=SECONDS,
    registry=REGISTRY,
)
TRANSACTIONS = Counter(
    "graph_crm_neo4j_transactions",
    "Units of work, however often they were tried.",
    ["access", "outcome"],
    registry=REGISTRY,
)
RETRIES = Counter(
    "graph_crm_neo4j_retries",
    "How often a unit of work was tried again, after a deadlock or a lost connection.",
    ["access"],
    registry=REGISTRY,
)
CONNECTIONS = Gauge(
    "graph_crm_neo4j_connections",
    "Connections to Neo4j that the pool holds, by whether a transaction has them.",
    ["state"],
    registry=REGISTRY,
)
SUBSCRIPTIONS = Gauge(
    "graph_crm_live_subscriptions", "Subscriptions to live maps that are open now.", registry=REGISTRY
)


def count_cost(points: int, outcome: Literal["accepted", "refused"]) -> None:
    """Count the points of one operation."""
    COST_POINTS.labels(outcome).inc(points)


@contextmanager
def timed_query(name: str, outcome_of: Callable[[BaseException], str]) -> Generator[None]:
    """Measure one query; ``outcome_of`` gives one of a few words for what it ended with."""
    began = perf_counter()
    outcome = "ok"
    try:
        yield
    except BaseException as error:
        outcome = outcome_of(error)
        raise
    finally:
        QUERIES.labels(name, outcome).observe(perf_counter() - began)


@contextmanager
def counted_transaction(
    access: Access, outcome_of: Callable[[BaseException], str]
) -> Generator[Callable[[], None]]:
    """Count one unit of work; the block calls what it gets each time that it tries."""
    tries = 0

    def tried() -> None:
        nonlocal tries
        tries += 1
        if tries > 1:
            RETRIES.labels(access).inc()

    outcome = "ok"
    try:
        yield tried
    except BaseException as error:
        outcome = outcome_of(error)
        raise
    finally:
        TRANSACTIONS.labels(access, outcome).inc()
