"""A Neo4j that won't do: each reason is one sentence, and the password is in none."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_crm.errors import (
    DatabaseNameUnknown,
    DatabaseRefusedPassword,
    DatabaseTooOld,
    DatabaseUnreachable,
    GraphCrmError,
    SettingsError,
)
from graph_crm.graph.connection import Connection
from graph_crm.graph.server_check import check_server
from graph_crm.text import LANGUAGES
from tests.fake_old_neo4j import BOLT_4_4, NO_COMMON_VERSION, fake_old_neo4j

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SECRET = "hunter2-not-to-be-seen"
MALFORMED = [
    "127.0.0.1:7687",
    "http://127.0.0.1:7687",
    "bolt://",
    "bolt://127.0.0.1:port",
    "bolt://127.0.0.1:99999",
    "bolt:/127.0.0.1",
    f"bolt://neo4j:{SECRET}@127.0.0.1:7687",
    "bolt://127.0.0.1:7687?a=b",
    "neo4j://[::1",
    "",
]


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port where nobody listens and nobody will: it is bound."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def refused(connection: Connection) -> GraphCrmError:
    with pytest.raises(GraphCrmError) as caught:
        check_server(connection)
    for language in LANGUAGES:
        sentence = caught.value.sentence(language)
        assert "\n" not in sentence
        assert connection.password not in sentence
        assert SECRET not in sentence
    return caught.value


def test_a_server_that_will_do(connection: Connection) -> None:
    assert check_server(connection) == "5.26.30"
    assert connection.password not in repr(connection)


def test_wrong_password(connection: Connection) -> None:
    error = refused(Connection(connection.uri, connection.user, SECRET))
    assert isinstance(error, DatabaseRefusedPassword)
    assert error.params == {"uri": connection.uri, "user": "neo4j"}


def test_wrong_user(connection: Connection) -> None:
    assert isinstance(refused(Connection(connection.uri, "nobody", SECRET)), DatabaseRefusedPassword)


def test_nobody_listens(closed_port: int) -> None:
    for scheme in ("bolt", "neo4j"):
        error = refused(Connection(f"{scheme}://127.0.0.1:{closed_port}", "neo4j", SECRET))
        assert isinstance(error, DatabaseUnreachable)
        assert str(closed_port) in str(error)


def test_no_such_host() -> None:
    assert isinstance(
        refused(Connection("bolt://nowhere.invalid:7687", "neo4j", SECRET)), DatabaseUnreachable
    )


def test_unknown_database(connection: Connection) -> None:
    error = refused(Connection(connection.uri, connection.user, connection.password, "nowhere"))
    assert isinstance(error, DatabaseNameUnknown)
    assert error.params["database"] == "nowhere"


def test_an_older_server() -> None:
    with fake_old_neo4j() as port:
        error = refused(Connection(f"bolt://127.0.0.1:{port}", "neo4j", SECRET))
    assert isinstance(error, DatabaseTooOld)
    assert error.params["version"] == "4.4.40"


def test_a_server_that_speaks_no_version_that_we_do() -> None:
    with fake_old_neo4j(NO_COMMON_VERSION) as port:
        error = refused(Connection(f"bolt://127.0.0.1:{port}", "neo4j", SECRET))
    assert isinstance(error, DatabaseTooOld)


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x00\x00\x09\x0b"])
def test_a_program_that_is_no_neo4j(answer: bytes) -> None:
    with fake_old_neo4j(answer) as port:
        refused(Connection(f"bolt://127.0.0.1:{port}", "neo4j", SECRET))


@pytest.mark.parametrize("uri", MALFORMED)
def test_a_malformed_address(uri: str) -> None:
    error = refused(Connection(uri, "neo4j", SECRET))
    assert isinstance(error, SettingsError), type(error)
    assert error.params["name"] == "NEO4J_URI"


def command(uri: str, password: str, database: str = "neo4j") -> tuple[int, str]:
    environment = {
        **os.environ,
        "NEO4J_URI": uri,
        "NEO4J_PASSWORD": password,
        "NEO4J_DATABASE": database,
        "GRAPH_CRM_LANGUAGE": "en",
    }
    ended = subprocess.run(
        [sys.executable, "-m", "graph_crm", "migrate"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == ""
    return ended.returncode, ended.stderr


def test_the_command_line_says_it_in_one_line(connection: Connection, closed_port: int) -> None:
    unreachable = f"bolt://127.0.0.1:{closed_port}"
    cases = {
        "password": command(connection.uri, SECRET),
        "database": command(connection.uri, connection.password, "nowhere"),
        "unreachable": command(unreachable, SECRET),
        "malformed": command(f"bolt://neo4j:{SECRET}@127.0.0.1:7687", SECRET),
    }
    for version in (BOLT_4_4, NO_COMMON_VERSION):
        with fake_old_neo4j(version) as port:
            cases[f"old {version}"] = command(f"bolt://127.0.0.1:{port}", SECRET)
    for name, (code, errors) in cases.items():
        assert (name, code) == (name, 1), errors
        assert len(errors.strip().splitlines()) == 1, errors
        assert SECRET not in errors
        assert connection.password not in errors
