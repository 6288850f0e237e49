"""Which rows name something that is not there, and the rejections that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.imports.lookup import Work, in_chunks, read_nodes
from graph_crm.imports.model import Rejection
from graph_crm.imports.records import records_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.imports.lookup import Nodes, Run
    from graph_crm.imports.records import Ref
    from graph_crm.imports.rows import Row


async def reject_unknown(
    run: Run, source: str, rows: Sequence[tuple[int, Row]]
) -> tuple[list[tuple[int, Row]], list[Rejection]]:
    """Leave out rows that name what is not there, before a duplicate or a circle is laid at another's door."""
    good: list[tuple[int, Row]] = []
    rejections: list[Rejection] = []
    for chunk in in_chunks(rows):
        works = [Work(line, row, records_of(row)) for line, row in chunk]
        known, unknown = with_known_references(works, await read_nodes(run, source, works))
        good += [(work.line, work.row) for work in known]
        rejections += unknown
    return good, rejections


def with_known_references(works: Sequence[Work], nodes: Nodes) -> tuple[list[Work], list[Rejection]]:
    """The rows whose every reference is among ``nodes``, and why the others can't be taken."""
    known: list[Work] = []
    rejections: list[Rejection] = []
    for work in works:
        missing = next((ref for ref in work.records.references() if nodes.get(ref) is None), None)
        if missing is None:
            known.append(work)
        else:
            rejections.append(_unknown(work, missing))
    return known, rejections


def _unknown(work: Work, ref: Ref) -> Rejection:
    reason = {"Stakeholder": "not-in-map", "Role": "unknown-role"}.get(ref.label, "unknown-reference")
    value = getattr(work.row, ref.column) if ref.label == "Stakeholder" else ref.key
    params = {"label": ref.label} if reason == "unknown-reference" else {}
    return Rejection(
        file=work.row.file, line=work.line, column=ref.column, value=str(value), reason=reason, params=params
    )
