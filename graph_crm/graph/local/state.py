"""Which server runs in a data folder and which of our processes use it, kept in files.

A file may outlive its process, so each names the process by its number and its birth, and a
process that is gone does not count.
"""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.graph.local.layout import Layout

SAME_BIRTH = 2.0
"""Seconds. The birth is counted from the machine's boot, which a clock correction moves a little."""


@dataclass(frozen=True)
class ServerState:
    """A server that was started; ``version`` is Neo4j's."""

    pid: int
    created: float
    port: int
    version: str


def read_state(layout: Layout) -> ServerState | None:
    """The server that was started last and not stopped since."""
    try:
        return ServerState(**json.loads(layout.state.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_state(layout: Layout, state: ServerState) -> None:
    """Note that ``state`` runs."""
    _write(layout.state, json.dumps(asdict(state)))


def clear_state(layout: Layout) -> None:
    """Note that none runs."""
    layout.state.unlink(missing_ok=True)


def live_process(pid: int, created: float) -> psutil.Process | None:
    """The process of that number and birth, unless it has ended."""
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        if abs(process.create_time() - created) < SAME_BIRTH and is_alive(process):
            return process
    return None


def is_alive(process: psutil.Process) -> bool:
    """Whether it still runs; a zombie does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def join(layout: Layout) -> Path:
    """Note that this process uses the server; ``leave`` takes the returned file."""
    client = layout.clients / f"{uuid.uuid4().hex}.json"
    created = psutil.Process().create_time()
    _write(client, json.dumps({"pid": os.getpid(), "created": created}))
    return client


def leave(client: Path) -> None:
    """Note that it does not any more."""
    client.unlink(missing_ok=True)


def live_clients(layout: Layout) -> int:
    """How many use the server; the notes of those that were killed are thrown away."""
    return sum(_is_live(client) for client in layout.clients.glob("*.json"))


def _is_live(client: Path) -> bool:
    try:
        entry = json.loads(client.read_text(encoding="utf-8"))
        if live_process(entry["pid"], entry["created"]) is not None:
            return True
    except (OSError, ValueError, KeyError, TypeError):
        pass
    client.unlink(missing_ok=True)
    return False


def _write(path: Path, content: str) -> None:
    """Replace as a whole: a reader never sees half a file."""
    new = path.with_suffix(".new")
    new.write_text(content, encoding="utf-8")
    new.replace(path)
