"""The values that files bring freely: what a vocabulary lacks is added to it, so that it can be chosen here too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.imports import queries
from graph_crm.imports.rows import ContactRow, OpportunityRow, StakeholderRow
from graph_crm.journal.draft import new_uid

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from graph_crm.graph.gateway import Transaction
    from graph_crm.imports.rows import Row

# The column is called like its vocabulary.
FREE: dict[type[Row], str] = {ContactRow: "seniority", OpportunityRow: "stage", StakeholderRow: "orientation"}


async def add_values(transaction: Transaction, rows: Iterable[Row], now: datetime) -> None:
    """Add what the vocabularies lack of these rows' values, named as it is called; one query, none without a value."""
    found = {
        (column, value)
        for row in rows
        if (column := FREE.get(type(row))) is not None and (value := getattr(row, column))
    }
    if found:
        values = [{"vocabulary": name, "code": code, "uid": new_uid()} for name, code in sorted(found)]
        await transaction.run(queries.ADD_VOCABULARY, values=values, now=now)
