"""Rows about people who were erased on request: which remembered rows name them, and which may not come again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph_crm.imports.model import Rejection
from graph_crm.imports.rows import (
    ROW_TYPES,
    ActivityRow,
    AllianceRow,
    ConflictRow,
    ContactRow,
    CoverageRow,
    InfluenceRow,
    ReportingLineRow,
    StakeholderRow,
    StanceRow,
)
from graph_crm.journal.erased import email_trace, find_erased, id_trace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graph_crm.imports.lookup import Run, Work
    from graph_crm.imports.rows import Row
    from graph_crm.journal.erased import Trace

# The columns of each file that name contacts.
NAMING: dict[type[Row], tuple[str, ...]] = {
    ContactRow: ("id",),
    ReportingLineRow: ("contact", "manager"),
    StakeholderRow: ("contact",),
    StanceRow: ("contact",),
    CoverageRow: ("contact",),
    InfluenceRow: ("influencer", "influenced"),
    AllianceRow: ("first", "second"),
    ConflictRow: ("first", "second"),
    ActivityRow: ("contacts",),
}
FILES = tuple(row_type.file for row_type in ROW_TYPES if row_type in NAMING)
_TYPE_OF = {row_type.file: row_type for row_type in NAMING}


def as_remembered(contact_id: str) -> str:
    """How a remembered row holds an id, among others that may be equal by chance."""
    return json.dumps(contact_id, ensure_ascii=False)


def names_one_of(file: str, values: str, contact_ids: Collection[str]) -> bool:
    """Whether a remembered row of this file names one of these contacts."""
    row_type = _TYPE_OF[file]
    row = row_type.model_validate_json(values)
    for column in NAMING[row_type]:
        value = getattr(row, column)
        if not set(value if isinstance(value, tuple) else (value,)).isdisjoint(contact_ids):  # pyright: ignore[reportUnknownArgumentType]
            return True
    return False


def emails_in(file: str, values: str) -> tuple[str, ...]:
    """The addresses in a remembered row."""
    return ContactRow.model_validate_json(values).emails if file == ContactRow.file else ()


async def without_erased(run: Run, source: str, works: Sequence[Work]) -> tuple[list[Work], list[Rejection]]:
    """Leave out contacts who were erased, and activities from which their traces were taken."""
    traces = {work.line: dict(_traces(source, work.row)) for work in works}
    erased = await find_erased(run, {trace for found in traces.values() for trace in found})
    good: list[Work] = []
    rejections: list[Rejection] = []
    for work in works:
        found = next((told for trace, told in traces[work.line].items() if trace in erased), None)
        if found is None:
            good.append(work)
        else:
            column, value = found
            rejections.append(
                Rejection(file=work.row.file, line=work.line, column=column, value=value, reason="erased")
            )
    return good, rejections


def _traces(source: str, row: Row) -> Iterator[tuple[Trace, tuple[str, str]]]:
    """What of a row may belong to an erased person, with the column and the value that say so."""
    if isinstance(row, ContactRow):
        yield id_trace("Contact", source, row.id), ("id", row.id)
        for email in row.emails:
            yield email_trace(email), ("emails", email)
    elif isinstance(row, ActivityRow):
        yield id_trace("Activity", source, row.id), ("id", row.id)
