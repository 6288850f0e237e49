"""A server that is too old for us, written by hand: enough of Bolt to greet and to be found wanting.

Bolt: https://neo4j.com/docs/bolt/current/bolt/ (handshake, chunks, messages) on PackStream.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

MAGIC_AND_PROPOSALS = 20
BOLT_4_4 = b"\x00\x00\x04\x04"
NO_COMMON_VERSION = b"\x00\x00\x00\x00"
SUCCESS = b"\xb1\x70"
GOODBYE = 0x02


def _string(text: str) -> bytes:
    raw = text.encode()
    assert len(raw) < 256
    return (bytes([0x80 + len(raw)]) if len(raw) < 16 else bytes([0xD0, len(raw)])) + raw


def _map(**items: str | list[str]) -> bytes:
    parts = [bytes([0xA0 + len(items)])]
    for key, value in items.items():
        parts.append(_string(key))
        if isinstance(value, str):
            parts.append(_string(value))
        else:
            parts += [bytes([0x90 + len(value)]), *(_string(one) for one in value)]
    return b"".join(parts)


def _chunk(message: bytes) -> bytes:
    return len(message).to_bytes(2) + message + b"\x00\x00"


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def _message(connection: socket.socket) -> bytes:
    data = b""
    while size := int.from_bytes(_exactly(connection, 2)):
        data += _exactly(connection, size)
    return data


def _answer(message: bytes) -> bytes:
    match message[1]:
        case 0x01:  # HELLO
            return SUCCESS + _map(server="Neo4j/4.4.40", connection_id="bolt-1")
        case 0x10:  # RUN
            return SUCCESS + _map(fields=["1"])
        case 0x3F:  # PULL
            return SUCCESS + _map(type="r", db="neo4j")
        case _:
            return SUCCESS + _map()


def _serve(connection: socket.socket, version: bytes) -> None:
    with connection, suppress(OSError, EOFError):
        _exactly(connection, MAGIC_AND_PROPOSALS)
        connection.sendall(version)
        if version == NO_COMMON_VERSION:
            return
        while message := _message(connection):
            if message[1] == GOODBYE:
                return
            connection.sendall(_chunk(_answer(message)))


@contextmanager
def fake_old_neo4j(version: bytes = BOLT_4_4) -> Generator[int]:
    """Listen on loopback as Neo4j 4.4, or as a server that shares no version with us; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=_serve, args=(connection, version), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
