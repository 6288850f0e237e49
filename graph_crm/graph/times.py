"""Times that a query returns as microseconds since 1970: the driver takes 40 times longer to make one of Neo4j's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_crm.graph.gateway import Row

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(microseconds: int) -> datetime:
    """The moment so many microseconds after the first of 1970, in UTC."""
    return EPOCH + timedelta(microseconds=microseconds)


def with_moments(row: Row, *names: str) -> Row:
    """The row with the moments of these; what is null stays so."""
    return row | {name: None if row[name] is None else moment_of(row[name]) for name in names}
