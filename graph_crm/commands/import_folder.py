"""``graph-crm import``: CSV files into the graph, and a report of what became of every row."""

from __future__ import annotations

import asyncio
import csv
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from graph_crm.commands.database import migrated_database
from graph_crm.commands.terminal import (
    ROWS_REJECTED,
    console,
    errors_end_it,
    import_progress,
    language,
    say,
    writing,
)
from graph_crm.errors import ImportFolderError
from graph_crm.graph.gateway import open_graph
from graph_crm.imports.sentences import reason_sentence
from graph_crm.imports.service import ImportService
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.imports.model import ImportReport

SHOWN = 50


def import_folder(
    folder: Path, *, source: str | None, report_file: Path | None, data_dir: Path | None
) -> None:
    """Import a folder. Exit code 3 when rows were rejected, so that a script notices."""
    with errors_end_it():
        settings = read_settings(data_dir=data_dir)
        if not folder.is_dir():
            raise ImportFolderError(path=str(folder))

        name = source or folder.resolve().name

        async def run() -> ImportReport:
            async with open_graph(connection, settings.query_timeout) as graph:
                return await import_with_progress(ImportService(graph), folder, name)

        with migrated_database(settings) as connection:
            report = asyncio.run(run())
        show_report(report)
        if report_file is not None:
            with writing(report_file):
                write_report(report, report_file)
            console.print(say("cli-report-written", path=str(report_file)), markup=False, soft_wrap=True)
        if report.rejected:
            raise typer.Exit(ROWS_REJECTED)


async def import_with_progress(imports: ImportService, folder: Path, source: str) -> ImportReport:
    """Import with a progress bar per file."""
    with import_progress() as progress:
        return await imports.import_folder(folder, source, progress)


def show_report(report: ImportReport) -> None:
    """Counts per file, then every rejected row and kept edit, the first 50 of each."""
    table = Table(title=Text(say("import-title", source=report.source)), title_justify="left")
    table.add_column(say("import-file"))
    for heading in ("created", "updated", "unchanged", "rejected"):
        table.add_column(say(f"import-{heading}"), justify="right")
    for counts in report.files:
        numbers = (counts.created, counts.updated, counts.unchanged, counts.rejected)
        table.add_row(counts.file, *(str(number) for number in numbers))
    console.print(table)
    for rejection in report.rejections[:SHOWN]:
        console.print(
            say(
                "import-rejection",
                file=rejection.file,
                line=str(rejection.line),
                column=rejection.column or "-",
                value=rejection.value,
                reason=reason_sentence(rejection, language),
            ),
            style="red",
            markup=False,
            soft_wrap=True,
        )
    for edit in report.kept[:SHOWN]:
        params = {"file": edit.file, "line": str(edit.line), "column": edit.column}
        console.print(
            say("import-kept", **params, value=edit.value or "-", kept=edit.kept or "-"),
            markup=False,
            soft_wrap=True,
        )
    hidden = max(0, report.rejected - SHOWN) + max(0, len(report.kept) - SHOWN)
    if hidden:
        console.print(say("import-more", count=hidden))
    for file in report.ignored_files:
        console.print(say("import-ignored-file", file=file), style="yellow", markup=False)
    for file, column in report.ignored_columns:
        console.print(say("import-ignored-column", file=file, column=column), style="yellow", markup=False)


def write_report(report: ImportReport, path: Path) -> None:
    """All rejected rows and kept edits as CSV, UTF-8 with BOM so that Excel reads it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "line", "column", "value", "what", "reason"])
        for row in report.rejections:
            reason = reason_sentence(row, language)
            writer.writerow([row.file, row.line, row.column, row.value, "rejected", reason])
        for edit in report.kept:
            writer.writerow([edit.file, edit.line, edit.column, edit.value, "kept", edit.kept])
