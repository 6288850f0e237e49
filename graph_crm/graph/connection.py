"""Which Neo4j to talk to."""

from __future__ import annotations

from dataclasses import dataclass, field

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a Neo4j is and how to sign in; the password does not print."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"


def sync_driver(connection: Connection, *, any_version: bool = False) -> Driver:
    """A driver for what is done before there is an event loop: the check of the server, the migrations.

    ``any_version``: ask for nothing that an old server does not know, so that it can say how old it is.
    """
    return GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        connection.uri,
        auth=(connection.user, connection.password),
        connection_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        notifications_min_severity=None if any_version else NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )
