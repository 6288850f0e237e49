"""Write neo4j.conf and the command that starts the server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from graph_crm.settings import LOOPBACK, Settings

if TYPE_CHECKING:
    from graph_crm.graph.local.archive import ClassArchive
    from graph_crm.graph.local.layout import Layout

TRANSACTION_SECONDS = 120
"""Longer than one batch of an import takes; a query that nobody waits for any more ends by itself."""


def server_config(settings: Settings, port: int) -> dict[str, str]:
    """All settings of the local server; every other one keeps Neo4j's default."""
    return {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"{LOOPBACK}:{port}",
        "server.bolt.advertised_address": f"{LOOPBACK}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.config.strict_validation.enabled": "true",
        "server.memory.heap.initial_size": settings.neo4j_heap,
        "server.memory.heap.max_size": settings.neo4j_heap,
        "server.memory.pagecache.size": settings.neo4j_page_cache,
        "db.transaction.timeout": f"{TRANSACTION_SECONDS}s",
        "dbms.usage_report.enabled": "false",
        # LOAD CSV could read any file of this machine, or call any address from it.
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        # Neo4j waits 10 s for new connections to a server that is going down: ours has no other
        # clients then, and stops in half a second instead.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        "internal.server.bolt.thread_pool_shutdown_wait_time": "2s",
        "internal.server.bolt.connection_shutdown_wait_time": "2s",
    }


def write_config(layout: Layout, settings: Settings, port: int) -> None:
    """Write neo4j.conf anew: it is ours, and changes made by hand do not last."""
    lines = [f"{name}={value}\n" for name, value in server_config(settings, port).items()]
    (layout.conf / "neo4j.conf").write_text("".join(lines), encoding="utf-8")


def server_command(archive: ClassArchive, main: str, layout: Layout, settings: Settings) -> list[str]:
    """The command line of the server."""
    return [
        str(archive.java),
        *archive.options(),
        f"-Xms{settings.neo4j_heap}",
        f"-Xmx{settings.neo4j_heap}",
        # One small heap on few cores: serial collection starts sooner and holds less memory.
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-OmitStackTraceInFastThrow",
        # Neo4j's page cache needs these; without them it takes a slower way and warns.
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "-Dfile.encoding=UTF-8",
        "-Dlog4j2.disable.jmx=true",
        "-cp",
        os.pathsep.join(map(str, archive.jars)),
        main,
        home_argument(layout),
        f"--config-dir={layout.conf}",
    ]


def home_argument(layout: Layout) -> str:
    """The argument by which a server of this data folder is known among all processes."""
    return f"--home-dir={layout.home}"
