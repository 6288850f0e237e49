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
from graph_crm.imports.batch import import_batch
from graph_crm.imports.check import check_rows, reject_doubles
from graph_crm.imports.compare import Outcome
from graph_crm.imports.hierarchy import reject_circles, with_employers
from graph_crm.imports.lookup import BATCH_ROWS
from graph_crm.imports.model import MAX_LISTED, FileCounts, ImportReport, KeptEdit, Overview, Rejection
from graph_crm.imports.references import reject_unknown
from graph_crm.imports.rows import ROW_TYPES, ReportingLineRow
from graph_crm.imports.table import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph_crm.graph.gateway import Graph
    from graph_crm.imports.batch import Parsed
    from graph_crm.imports.rows import Row
    from graph_crm.imports.table import Table

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
        run = self._graph.read
        if row_type is ReportingLineRow:
            rows, unplaced = await with_employers(run, source, rows)
            rejections += unplaced
        rows, unknown = await reject_unknown(run, source, rows)
        rows, doubles = reject_doubles(rows)
        rows, circular = await reject_circles(run, source, rows)
        absent = row_type.model_fields.keys() - set(table.columns)
        total = Outcome(rejections=[*rejections, *unknown, *doubles, *circular])
        done = 0
        progress(table.file, done, len(rows))
        for batch in _batches(rows):
            outcome = await self._graph.write(
                lambda transaction, batch=batch: import_batch(transaction, source, batch, absent),
                name=f"import {table.file}",
                timeout=BATCH_SECONDS,
            )
            _add(total, outcome)
            done += len(batch)
            progress(table.file, done, len(rows))
        return total


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
