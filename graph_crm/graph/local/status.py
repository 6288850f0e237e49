"""What there is of the local server, told without starting or changing anything."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

from graph_crm.graph.local.download import jars_present
from graph_crm.graph.local.layout import Layout
from graph_crm.graph.local.lock import read_lock
from graph_crm.graph.local.password import USER, ensure_password
from graph_crm.graph.local.state import live_process, read_state

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.settings import Settings


@dataclass(frozen=True)
class LocalStatus:
    """``pid``, ``port``, ``uptime`` (seconds) and ``memory`` (resident bytes) are None when it does not run.

    ``version`` is the running server's, else the one that would be started.
    """

    pid: int | None
    port: int | None
    uptime: float | None
    memory: int | None
    version: str
    data_dir: Path
    log: Path
    jars: int
    jars_total: int

    @property
    def running(self) -> bool:
        """Whether its process lives."""
        return self.pid is not None


def local_status(settings: Settings) -> LocalStatus:
    """Look at the data folder and its server."""
    layout = Layout(settings.data_dir.resolve())
    lock = read_lock()
    state = read_state(layout)
    process = state and live_process(state.pid, state.created)
    uptime = memory = None
    if process is not None:
        try:
            uptime, memory = time.time() - process.create_time(), process.memory_info().rss
        except psutil.Error:
            process = None
    runs = state if process is not None else None
    return LocalStatus(
        pid=runs and runs.pid,
        port=runs and runs.port,
        uptime=uptime,
        memory=memory,
        version=runs.version if runs else lock.version,
        data_dir=layout.root,
        log=layout.log,
        jars=jars_present(layout.engine / lock.version, lock),
        jars_total=len(lock.jars),
    )


@dataclass(frozen=True)
class RunningServer:
    """How to reach the local server while it runs."""

    uri: str
    user: str
    password: str = field(repr=False)


def running_server(settings: Settings) -> RunningServer | None:
    """The local server, when it runs; starts nothing."""
    layout = Layout(settings.data_dir.absolute())
    state = read_state(layout)
    if state is None or live_process(state.pid, state.created) is None:
        return None
    return RunningServer(f"bolt://127.0.0.1:{state.port}", USER, ensure_password(layout))
