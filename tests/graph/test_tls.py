"""Neo4j behind TLS (bolt+s, neo4j+s): a certificate that is right, and each way in which one is wrong.

The TLS of the tests ends in a small relay in front of the real Neo4j of the tests.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import ssl
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import trustme

from graph_crm.errors import DatabaseNotTrusted, DatabaseUnreachable
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import open_graph
from graph_crm.graph.named_query import named
from graph_crm.graph.readiness import readiness
from graph_crm.graph.server_check import check_server
from graph_crm.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).parents[2]


@contextmanager
def tls_in_front_of(connection: Connection, certificate: trustme.LeafCert) -> Generator[int]:
    """The port of a relay with this certificate, in a thread: the driver of the check blocks."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    started: Queue[tuple[int, asyncio.AbstractEventLoop, asyncio.Event]] = Queue()
    thread = threading.Thread(target=lambda: asyncio.run(_relaying(connection, context, started)))
    thread.start()
    port, loop, enough = started.get(timeout=10)
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(enough.set)
        thread.join(10)


async def _relaying(connection: Connection, context: ssl.SSLContext, started: Queue[Any]) -> None:
    behind = urlsplit(connection.uri)

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while part := await reader.read(65536):
                writer.write(part)
                await writer.drain()
        writer.close()

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        its_reader, its_writer = await asyncio.open_connection(behind.hostname, behind.port)
        try:
            await asyncio.gather(pass_on(reader, its_writer), pass_on(its_reader, writer))
        finally:
            # A client that went without a word would keep its end open.
            writer.transport.abort()
            its_writer.transport.abort()

    loop, enough = asyncio.get_running_loop(), asyncio.Event()
    # A client that does not trust us ends the handshake: that is what is tested.
    loop.set_exception_handler(lambda loop, context: None)
    server = await asyncio.start_server(relay, "127.0.0.1", 0, ssl=context)
    started.put((server.sockets[0].getsockname()[1], loop, enough))
    await enough.wait()
    server.close()


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that this machine trusts, as an operator makes it trust the company's."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


def over_tls(connection: Connection, port: int, scheme: str = "bolt+s") -> Connection:
    return Connection(f"{scheme}://127.0.0.1:{port}", connection.user, connection.password)


async def test_a_certificate_of_a_trusted_authority(connection: Connection, authority: trustme.CA) -> None:
    with tls_in_front_of(connection, authority.issue_cert("127.0.0.1")) as port:
        secured = over_tls(connection, port)
        assert check_server(secured) == check_server(connection)
        async with open_graph(secured, 5) as graph:
            assert await readiness(graph) == "ready"


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
async def test_a_certificate_that_nobody_vouches_for(connection: Connection, scheme: str) -> None:
    with tls_in_front_of(connection, trustme.CA().issue_cert("127.0.0.1")) as port:
        secured = over_tls(connection, port, scheme)
        with pytest.raises(DatabaseNotTrusted) as caught:
            check_server(secured)
        for language in LANGUAGES:
            sentence = caught.value.sentence(language)
            assert "\n" not in sentence
            assert secured.uri in sentence
            assert "SSL_CERT_FILE" in sentence
            assert connection.password not in sentence
        async with open_graph(secured, 5) as graph:
            assert await readiness(graph) == "database does not answer"


def test_a_certificate_of_another_name(connection: Connection, authority: trustme.CA) -> None:
    with (
        tls_in_front_of(connection, authority.issue_cert("neo4j.example")) as port,
        pytest.raises(DatabaseNotTrusted, match="127.0.0.1"),
    ):
        check_server(over_tls(connection, port))


async def test_a_certificate_that_changes_while_we_run(connection: Connection, authority: trustme.CA) -> None:
    with tls_in_front_of(connection, trustme.CA().issue_cert("127.0.0.1")) as port:
        async with open_graph(over_tls(connection, port), 5) as graph:
            with pytest.raises(DatabaseNotTrusted):
                await graph.read(named("overview/migrations"))


def test_a_self_signed_certificate_is_taken_where_that_is_asked_for(connection: Connection) -> None:
    with tls_in_front_of(connection, trustme.CA().issue_cert("127.0.0.1")) as port:
        assert check_server(over_tls(connection, port, "bolt+ssc")) == check_server(connection)


def test_a_server_without_tls(connection: Connection) -> None:
    port = urlsplit(connection.uri).port
    assert port is not None
    with pytest.raises(DatabaseUnreachable):
        check_server(over_tls(connection, port))


def test_the_command_line_says_it_in_one_sentence(connection: Connection) -> None:
    with tls_in_front_of(connection, trustme.CA().issue_cert("127.0.0.1")) as port:
        environment = {
            **os.environ,
            "NEO4J_URI": f"bolt+s://127.0.0.1:{port}",
            "NEO4J_PASSWORD": connection.password,
            "GRAPH_CRM_LANGUAGE": "en",
        }
        done = subprocess.run(
            [sys.executable, "-m", "graph_crm", "migrate"],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "can't be trusted" in done.stderr
    assert connection.password not in done.stderr
