"""Import a folder: file after file, batch after batch, each batch in one transaction.

Whatever ends an import early (a kill, a lost database) leaves whole batches; the same import run again takes
up the rest and finds the others unchanged.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from graph_crm.errors import ImportFolderError
from graph_crm.imports import queries
from graph_crm.imports.batch import Outcome, import_batch
from graph_crm.imports.check import check_rows, reject_doubles
from graph_crm.imports.circles import closing_rows
from graph_crm.imports.model import MAX_LISTED, FileCounts, ImportReport, KeptEdit, Overview, Rejection
from graph_crm.imports.rows import ROW_TYPES, ReportingLineRow, SubsidiaryRow
from graph_crm.imports.table import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from graph_crm.graph.gateway import Graph
    from graph_crm.graph.named_query import NamedQuery
    from graph_crm.imports.batch import Parsed
    from graph_crm.imports.rows import Row
    from graph_crm.imports.table import Table

BATCH_ROWS = 500
BATCH_SECONDS = 120.0
FILES = tuple(row_type.file for row_type in ROW_TYPES)


class Progress(Protocol):
    """Told after every batch how many of a file's rows are done."""

    def __call__(self, file: str, done: int, total: int, /) -> None: ...


class ImportService:
    """Imports folders of CSV files (docs/import-format.md)."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def import_folder(self, folder: Path, source: str, progress: Progress) -> ImportReport:
        """Import what the folder holds, as rows of ``source``. Raises ImportFolderError when it holds nothing."""
        tables = {path.name: read_table(path) for path in _files(folder)}
        ignored_files = _ignored_files(folder)
        counts: list[FileCounts] = []
        rejections: list[Rejection] = []
        kept: list[KeptEdit] = []
        for row_type in ROW_TYPES:
            if row_type.file not in tables:
                continue
            table = tables[row_type.file]
            outcome = await self._import_table(table, row_type, source, progress)
            counts.append(
                FileCounts(
                    file=table.file,
                    created=outcome.created,
                    updated=outcome.updated,
                    unchanged=outcome.unchanged,
                    rejected=len(outcome.rejections),
                )
            )
            rejections += sorted(outcome.rejections, key=lambda rejection: rejection.line)
            kept += sorted(outcome.kept, key=lambda edit: edit.line)
        await self._graph.write(
            lambda transaction: transaction.run(queries.FINISH_SOURCE, source=source, now=datetime.now(UTC)),
            name="finish import",
        )
        return ImportReport(
            source=source,
            files=tuple(counts),
            rejections=tuple(rejections[:MAX_LISTED]),
            kept=tuple(kept[:MAX_LISTED]),
            ignored_files=ignored_files,
            ignored_columns=tuple(_ignored_columns(tables)),
        )

    async def overview(self, source: str) -> Overview:
        """How much the graph holds, and whether an import of ``source`` was cut short."""
        return Overview(**(await self._graph.read(queries.COUNTS, source=source))[0])

    async def _import_table(
        self, table: Table, row_type: type[Row], source: str, progress: Progress
    ) -> Outcome:
        rows, rejections = check_rows(table, row_type)
        if row_type is ReportingLineRow:
            rows, unplaced = await self._with_employers(rows, source)
            rejections += unplaced
        rows, doubles = reject_doubles(table.file, rows)
        rows, circular = await self._without_circles(rows, row_type, source)
        total = Outcome(rejections=[*rejections, *doubles, *circular])
        done = 0
        progress(table.file, done, len(rows))
        for batch in _batches(rows):
            outcome = await self._graph.write(
                lambda transaction, batch=batch: import_batch(transaction, source, batch, datetime.now(UTC)),
                name=f"import {table.file}",
                timeout=BATCH_SECONDS,
            )
            _add(total, outcome)
            done += len(batch)
            progress(table.file, done, len(rows))
        return total

    async def _with_employers(self, rows: list[Parsed], source: str) -> tuple[list[Parsed], list[Rejection]]:
        """Fill in the customer of a reporting line: the one that the contact works at."""
        lines = [(line, row) for line, row in rows if isinstance(row, ReportingLineRow)]
        open_ones = sorted({row.contact for _, row in lines if row.customer is None})
        found = await self._read_chunks(queries.EMPLOYERS, "contacts", open_ones, source)
        employer = {row["contact"]: row["customer"] for row in found}
        placed: list[Parsed] = []
        rejections: list[Rejection] = []
        for line, row in lines:
            customer = row.customer or employer.get(row.contact)
            if customer is None:
                rejections.append(
                    Rejection(
                        file=row.file, line=line, column="contact", value=row.contact, reason="no-employer"
                    )
                )
            else:
                placed.append((line, row.model_copy(update={"customer": customer})))
        return placed, rejections

    async def _without_circles(
        self, rows: list[Parsed], row_type: type[Row], source: str
    ) -> tuple[list[Parsed], list[Rejection]]:
        closing: dict[int, list[str]] = {}
        if row_type is SubsidiaryRow:
            current = {
                row["child"]: row["parent"]
                for row in await self._graph.read(queries.SUBSIDIARIES, source=source)
            }
            closing = closing_rows(
                current,
                ((line, row.customer, row.part_of) for line, row in rows if isinstance(row, SubsidiaryRow)),
            )
        elif row_type is ReportingLineRow:
            closing = await self._circular_lines(rows, source)
        column = "part_of" if row_type is SubsidiaryRow else "manager"
        rejections = [
            Rejection(
                file=row.file,
                line=line,
                column=column,
                value=getattr(row, column),
                reason="circle",
                params={"circle": " → ".join(closing[line])},
            )
            for line, row in rows
            if line in closing
        ]
        return [(line, row) for line, row in rows if line not in closing], rejections

    async def _circular_lines(self, rows: list[Parsed], source: str) -> dict[int, list[str]]:
        solid = [
            (row.customer or "", line, row)
            for line, row in rows
            if isinstance(row, ReportingLineRow) and row.kind == "solid"
        ]
        customers = sorted({customer for customer, _, _ in solid})
        current: dict[str, dict[str, str]] = {customer: {} for customer in customers}
        for row in await self._read_chunks(queries.SOLID_LINES, "customers", customers, source):
            current[row["customer"]][row["child"]] = row["parent"]
        closing: dict[int, list[str]] = {}
        for customer, lines in groupby(
            sorted(solid, key=lambda entry: entry[:2]), key=lambda entry: entry[0]
        ):
            closing |= closing_rows(
                current[customer], ((line, row.contact, row.manager) for _, line, row in lines)
            )
        return closing

    async def _read_chunks(
        self, query: NamedQuery, param: str, values: Sequence[str], source: str
    ) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        for start in range(0, len(values), BATCH_ROWS):
            chunk = list(values[start : start + BATCH_ROWS])
            found += await self._graph.read(query, source=source, **{param: chunk})
        return found


def _files(folder: Path) -> list[Path]:
    files = [folder / name for name in FILES if (folder / name).is_file()]
    if not files:
        raise ImportFolderError(path=str(folder))
    return files


def _ignored_files(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in folder.glob("*.csv") if path.name not in FILES))


def _ignored_columns(tables: dict[str, Table]) -> Iterator[tuple[str, str]]:
    for row_type in ROW_TYPES:
        if table := tables.get(row_type.file):
            known = row_type.model_fields
            yield from ((table.file, column) for column in table.columns if column not in known)


def _batches(rows: list[Parsed]) -> Iterable[list[Parsed]]:
    """Batches of 500; all reporting lines of one customer in one, so that no half of a change is ever seen."""
    if rows and isinstance(rows[0][1], ReportingLineRow):
        ordered = sorted(rows, key=lambda entry: (getattr(entry[1], "customer", ""), entry[0]))
        groups = [
            list(group) for _, group in groupby(ordered, key=lambda entry: getattr(entry[1], "customer", ""))
        ]
    else:
        groups = [[row] for row in rows]
    batch: list[Parsed] = []
    for group in groups:
        if batch and len(batch) + len(group) > BATCH_ROWS:
            yield batch
            batch = []
        batch = batch + group
    if batch:
        yield batch


def _add(total: Outcome, part: Outcome) -> None:
    total.created += part.created
    total.updated += part.updated
    total.unchanged += part.unchanged
    total.rejections += part.rejections
    total.kept += part.kept
