"""Whether the Neo4j that somebody named will do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph_crm.errors import DatabaseTooOld, DatabaseUnreachable, SettingsError
from graph_crm.graph.connection import sync_driver
from graph_crm.graph.failures import translate

if TYPE_CHECKING:
    from graph_crm.graph.connection import Connection

OLDEST = (5, 26)
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def check_server(connection: Connection) -> str:
    """Return the server's version, or raise the one DatabaseError that says what to do.

    A server that answers with none of the protocol versions that the driver speaks is one from before
    Neo4j 4.4, and is called too old as well.
    """
    _check_uri(connection.uri)
    try:
        with (
            sync_driver(connection, any_version=True) as driver,
            # In a plain session nothing is tried again: who waits for an error wants it now.
            driver.session(database=connection.database) as session,  # pyright: ignore[reportUnknownMemberType]
        ):
            agent = session.run("RETURN 1").consume().server.agent
    except (Neo4jError, DriverError, ValueError) as error:
        if _spoke_no_common_protocol(error):
            raise DatabaseTooOld(uri=connection.uri, version="< 4.4") from error
        if isinstance(error, ConfigurationError | ValueError):
            raise SettingsError(name="NEO4J_URI", value=connection.uri, reason=str(error)) from error
        raise translate(error, connection) from error
    except OSError as error:
        raise DatabaseUnreachable(uri=connection.uri) from error
    version = agent.removeprefix("Neo4j/")
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST:
        raise DatabaseTooOld(uri=connection.uri, version=version)
    return version


def _check_uri(uri: str) -> None:
    """Refuse what the driver would read in its own way: no host as localhost, port 99999 as another one."""
    if reason := _bad_uri(uri):
        # Somebody may have put the password into the address; it is shown nowhere.
        shown = re.sub(r"//.*@", "//***@", uri)
        raise SettingsError(name="NEO4J_URI", value=shown, reason=reason)


def _bad_uri(uri: str) -> str:
    try:
        parts = urlsplit(uri)
        usable_port = parts.port != 0
    except ValueError as error:
        return "the address is not one" if "@" in uri else str(error)
    return _bad_part(parts) if usable_port else "port 0 is none"


def _bad_part(parts: SplitResult) -> str:
    if parts.scheme not in SCHEMES:
        return f"it must begin with one of {', '.join(f'{scheme}://' for scheme in SCHEMES)}"
    if not parts.hostname:
        return "it names no host, as bolt://localhost:7687 does"
    if parts.username is not None or parts.password is not None:
        return "user and password go into NEO4J_USER and NEO4J_PASSWORD"
    if parts.path.strip("/"):
        return "the database goes into NEO4J_DATABASE"
    return ""


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
        or "does not support communication with this driver" in str(link)
        for link in chain
    )
