"""Import a batch of rows of one file in one transaction: all that can be taken, and why the rest can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.imports import queries
from graph_crm.imports.changes import Changes
from graph_crm.imports.compare import Comparison, Outcome
from graph_crm.imports.erased import without_erased
from graph_crm.imports.lookup import Work, read_edges, read_last, read_nodes
from graph_crm.imports.model import Rejection
from graph_crm.imports.records import records_of
from graph_crm.imports.references import with_known_references
from graph_crm.imports.rows import StakeholderRow
from graph_crm.imports.vocabulary import add_values
from graph_crm.journal.begin import begin

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from graph_crm.graph.gateway import Transaction
    from graph_crm.imports.lookup import Nodes
    from graph_crm.imports.rows import Row

Parsed = tuple[int, "Row"]


async def import_batch(
    transaction: Transaction, source: str, rows: Sequence[Parsed], absent: Collection[str]
) -> Outcome:
    """Bring the graph to what the rows say. Changes nothing outside the transaction, so it may run again.

    ``absent`` are the columns that the file does not have.
    """
    outcome = Outcome()
    await transaction.run(queries.LOCK_SOURCE, source=source)
    works = [Work(line, row, records_of(row)) for line, row in rows]
    await read_last(transaction.run, source, works)
    for work in works:
        work.keep_columns(absent)
    works, erased = await without_erased(transaction.run, source, works)
    outcome.rejections += erased
    nodes = await read_nodes(transaction.run, source, works)
    now = await _lock(transaction, works, nodes)
    # What the rows are compared with is read again now that nobody else may write it.
    nodes = await read_nodes(transaction.run, source, works)
    works, unknown = with_known_references(works, nodes)
    outcome.rejections += unknown
    works = await _with_affiliation(transaction, works, nodes, outcome)
    if not works:
        return outcome
    current, held = await read_edges(transaction.run, source, works, nodes)
    await add_values(transaction, (work.row for work in works), now)
    changes = Changes(source, works[0].row.file, now, nodes)
    changes.read_edges(held)
    for work in works:
        Comparison(work, nodes, current, changes, outcome).run()
    await changes.write(transaction)
    return outcome


async def _lock(transaction: Transaction, works: Sequence[Work], nodes: Nodes) -> datetime:
    """Hold what the rows may change until the end; returns the moment of the batch."""
    held = {
        uid
        for work in works
        for ref in (work.records.touches_map, work.records.touches_org)
        if (uid := nodes.uid(ref)) is not None
    }
    held |= {own.uid for work in works if (own := nodes.own(work)) is not None}
    return await begin(transaction, sorted(held))


async def _with_affiliation(
    transaction: Transaction, works: list[Work], nodes: Nodes, outcome: Outcome
) -> list[Work]:
    """Leave out stakeholders who never worked at the customer of their map and are not marked external."""
    pairs: list[dict[str, object]] = []
    for index, work in enumerate(works):
        if isinstance(work.row, StakeholderRow) and not work.row.external:
            contact, owner = (
                nodes.get(edge.other)
                for edge in work.records.edges
                if edge.type in {"IS", "IN_MAP"} and edge.other is not None
            )
            assert contact is not None
            assert owner is not None
            pairs.append({"index": index, "contact": contact.element_id, "owner": owner.element_id})
    found = await transaction.run(queries.AFFILIATIONS, pairs=pairs) if pairs else []
    strangers: set[int] = {row["index"] for row in found if not row["affiliated"]}
    for index in sorted(strangers):
        work = works[index]
        assert isinstance(work.row, StakeholderRow)
        outcome.rejections.append(
            Rejection(
                file=work.row.file,
                line=work.line,
                column="contact",
                value=work.row.contact,
                reason="not-affiliated",
            )
        )
    return [work for index, work in enumerate(works) if index not in strangers]
