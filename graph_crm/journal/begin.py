"""The beginning of every write: take the locks, and the moment that nothing written before comes after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from graph_crm.journal import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.graph.gateway import Row, Transaction

TICK = timedelta(microseconds=1)


async def begin(transaction: Transaction, locks: Sequence[str]) -> datetime:
    """Hold these nodes until the end of the transaction; returns its moment."""
    begun = await transaction.run(queries.BEGIN, locks=list(locks), with_customers=False, key=None)
    return moment_of(begun[0])


def moment_of(begun: Row) -> datetime:
    """Now, and in any case after the last batch that held one of the locks: clocks of several servers differ."""
    moments: list[datetime] = [node["changed_at"] + TICK for node in begun["nodes"] if node["changed_at"]]
    return max([begun["now"].astimezone(UTC), *moments])
