"""Which Neo4j to talk to, and whether it will do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph_crm.errors import DatabaseTooOld, DatabaseUnreachable, SettingsError
from graph_crm.graph.gateway import CONNECT_SECONDS, translate

OLDEST = (5, 26)


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a Neo4j is and how to sign in; the password does not print."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"


def sync_driver(connection: Connection) -> Driver:
    """A driver for what is done before there is an event loop: the check of the server, the migrations."""
    return GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        connection.uri,
        auth=(connection.user, connection.password),
        connection_timeout=CONNECT_SECONDS,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )


def check_server(connection: Connection) -> str:
    """Return the server's version, or raise the one DatabaseError that says what to do.

    A server that answers with none of the protocol versions that the driver speaks is one from before
    Neo4j 4.4, and is called too old as well.
    """
    try:
        with sync_driver(connection) as driver:
            agent = driver.execute_query("RETURN 1", database_=connection.database).summary.server.agent
    except (ConfigurationError, ValueError) as error:
        raise SettingsError(name="NEO4J_URI", value=connection.uri, reason=str(error)) from error
    except (Neo4jError, DriverError) as error:
        if _spoke_no_common_protocol(error):
            raise DatabaseTooOld(uri=connection.uri, version="< 4.4") from error
        raise translate(error, connection) from error
    except OSError as error:
        raise DatabaseUnreachable(uri=connection.uri) from error
    version = agent.removeprefix("Neo4j/")
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST:
        raise DatabaseTooOld(uri=connection.uri, version=version)
    return version


def _spoke_no_common_protocol(error: Exception) -> bool:
    """The driver says so only in words, as a plain ServiceUnavailable or a handshake error below it."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and len(chain) < 10:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return any(
        (not isinstance(link, ServiceUnavailable) and "handshake" in type(link).__name__.lower())
        or "could not negotiate" in str(link).lower()
        for link in chain
    )
