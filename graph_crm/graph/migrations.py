"""Bring the graph's schema up to date: the numbered files of ``schema/``, forward only.

The library neo4j-python-migrations reads the files, compares their checksums with what the graph says was
applied (nodes ``__Neo4jMigration``), and applies what is missing. It does not expect two processes at once, so
each run first takes the write lock of one node and holds it to the end. When a process is killed in between,
its transaction ends and the lock is free. Every file is idempotent, so a step that was applied and not yet
recorded is applied again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from neo4j.exceptions import DriverError, Neo4jError
from neo4j_python_migrations.executor import Executor

from graph_crm.errors import SchemaChanged
from graph_crm.graph.connection import sync_driver
from graph_crm.graph.failures import translate
from graph_crm.resources import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from neo4j import Driver

    from graph_crm.graph.connection import Connection

LOCK_CONSTRAINT = (
    "CREATE CONSTRAINT migration_lock_name IF NOT EXISTS FOR (lock:MigrationLock) REQUIRE lock.name IS UNIQUE"
)
TAKE_LOCK = "MERGE (lock:MigrationLock {name: 'schema'}) SET lock.taken_at = datetime()"
AWAIT_INDEXES = "CALL db.awaitIndexes(300)"
LOCK_SECONDS = 600.0


def migrate(connection: Connection, folder: Path = SCHEMA) -> list[str]:
    """Apply what is missing and return the versions applied now, oldest first.

    Raises SchemaChanged when the graph was migrated by files that we do not have or that differ from ours, and
    DatabaseError when the database can't be reached.
    """
    applied: list[str] = []
    try:
        with sync_driver(connection) as driver:
            _migrate_locked(driver, connection, folder, applied)
    except (Neo4jError, DriverError) as error:
        raise translate(error, connection, "migrate") from error
    return applied


def _migrate_locked(driver: Driver, connection: Connection, folder: Path, applied: list[str]) -> None:
    database = connection.database
    # Fails at once; the queries below would be tried again for a while.
    driver.verify_connectivity()  # pyright: ignore[reportUnknownMemberType]
    driver.execute_query(LOCK_CONSTRAINT, database_=database)
    with (
        driver.session(database=database) as session,  # pyright: ignore[reportUnknownMemberType]
        session.begin_transaction(timeout=LOCK_SECONDS) as lock,
    ):
        lock.run(TAKE_LOCK).consume()
        executor = Executor(driver, folder, database=database)
        for invalid in executor.analyze().invalid_versions:
            raise SchemaChanged(version=invalid.version, status=invalid.status.name)
        executor.migrate(on_apply=lambda migration: applied.append(migration.version))
        lock.commit()
    driver.execute_query(AWAIT_INDEXES, database_=database)
