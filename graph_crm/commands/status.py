"""``graph-crm status``: what runs, where its files are, how much the graph holds. Starts nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rich.table import Table

from graph_crm.commands.terminal import console, errors_end_it, say
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.graph.local.status import local_status, running_server
from graph_crm.graph.server_check import check_server
from graph_crm.imports.service import ImportService
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph_crm.imports.model import Overview
    from graph_crm.settings import Settings

MIB = 1024 * 1024


def status(*, data_dir: Path | None) -> None:
    """Print a table of facts."""
    with errors_end_it():
        settings = read_settings(data_dir=data_dir)
        table = Table(show_header=False, box=None)
        table.add_column(style="bold")
        table.add_column(overflow="fold")
        for name, value in _facts(settings):
            table.add_row(say(f"cli-status-{name}"), value)
        console.print(table)


def _facts(settings: Settings) -> Iterator[tuple[str, str]]:
    connection = _connection(settings)
    if settings.neo4j_uri is None:
        local = local_status(settings)
        yield "data-dir", str(local.data_dir)
        yield "log", str(local.log)
        yield "files", f"{local.jars} / {local.jars_total}"
        yield (
            "server",
            say("cli-status-running" if local.running else "cli-status-stopped", version=local.version),
        )
        if local.running:
            yield "process", f"{local.pid} · bolt://127.0.0.1:{local.port}"
            yield "memory", f"{(local.memory or 0) // MIB} MiB"
            yield "uptime", say("cli-status-seconds", seconds=str(round(local.uptime or 0)))
    if connection is None:
        return
    version = check_server(connection)
    if settings.neo4j_uri is not None:
        yield "server", f"{connection.uri} · {version}"
    overview = asyncio.run(_overview(connection, settings.query_timeout))
    for name in ("customers", "contacts", "opportunities", "stakeholders"):
        yield name, str(getattr(overview, name))


def _connection(settings: Settings) -> Connection | None:
    if settings.neo4j_uri is None:
        running = running_server(settings)
        return Connection(running.uri, running.user, running.password) if running is not None else None
    password = settings.neo4j_password.get_secret_value()
    return Connection(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database)


async def _overview(connection: Connection, query_timeout: float) -> Overview:
    async with open_graph(connection, query_timeout) as graph:
        return await ImportService(graph).overview("")
