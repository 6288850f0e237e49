"""Whether the database can be worked with now: it answers, and its schema has all that this version needs."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import TYPE_CHECKING, Literal

from neo4j_python_migrations import loader

from graph_crm.graph.named_query import named
from graph_crm.resources import SCHEMA

if TYPE_CHECKING:
    from graph_crm.graph.gateway import Graph

Readiness = Literal["ready", "database does not answer", "schema is not up to date"]

APPLIED = named("overview/migrations")
# Whoever asks (a load balancer) asks again; it must not wait as long as a query may take.
ANSWER_SECONDS = 3.0


async def readiness(graph: Graph) -> Readiness:
    """Ask the database once, and take no answer in ``ANSWER_SECONDS`` for none."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            rows = await graph.ask_once(APPLIED)
    except TimeoutError:
        rows = None
    if rows is None:
        return "database does not answer"
    # A newer version of ours may have added to the schema: that does no harm.
    return "ready" if needed_versions() <= set(rows[0]["versions"]) else "schema is not up to date"


@cache
def needed_versions() -> frozenset[str]:
    """The versions of the files in ``schema/``."""
    return frozenset(migration.version for migration in loader.load(SCHEMA))
