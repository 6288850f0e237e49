"""Open whichever Neo4j the settings name, migrated, for as long as a command runs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph_crm.commands.terminal import EngineProgress
from graph_crm.graph.connection import Connection
from graph_crm.graph.local.server import open_local_neo4j
from graph_crm.graph.migrations import migrate
from graph_crm.graph.server_check import check_server

if TYPE_CHECKING:
    from collections.abc import Generator

    from graph_crm.settings import Settings


@contextmanager
def opened_database(settings: Settings) -> Generator[Connection]:
    """The server at NEO4J_URI, or the local one, which is started when it does not run yet."""
    if settings.neo4j_uri is not None:
        connection = Connection(
            settings.neo4j_uri,
            settings.neo4j_user,
            settings.neo4j_password.get_secret_value(),
            settings.neo4j_database,
        )
        check_server(connection)
        yield connection
        return
    progress = EngineProgress()
    try:
        with open_local_neo4j(settings, progress) as server:
            progress.stop()
            yield Connection(server.uri, server.user, server.password)
    finally:
        progress.stop()


@contextmanager
def migrated_database(settings: Settings) -> Generator[Connection]:
    """The same with its schema up to date."""
    with opened_database(settings) as connection:
        migrate(connection)
        yield connection
