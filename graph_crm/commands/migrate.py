"""``graph-crm migrate``: bring the graph's schema up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.commands.database import opened_database
from graph_crm.commands.terminal import console, errors_end_it, say
from graph_crm.graph.migrations import migrate as apply_migrations
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


def migrate(*, data_dir: Path | None) -> None:
    """Apply the migrations that are missing and say which."""
    with errors_end_it(), opened_database(read_settings(data_dir=data_dir)) as connection:
        applied = apply_migrations(connection)
        if applied:
            console.print(say("cli-migrated", versions=", ".join(applied)))
        else:
            console.print(say("cli-nothing-to-migrate"))
