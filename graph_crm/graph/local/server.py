"""Open the local Neo4j: adopt the one that runs, or start one; the last user stops it.

Several processes may share a data folder. Each notes itself while it uses the server; a process
that was killed is recognised as gone. A server whose users all died goes on running, and the next
start adopts it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil
from filelock import FileLock, Timeout

from graph_crm.errors import EngineDirectoryUnusable, EnginePortTaken, EngineStartFailed
from graph_crm.graph.local.archive import ClassArchive, build_if_missing, class_archive
from graph_crm.graph.local.config import server_command, write_config
from graph_crm.graph.local.download import ensure_engine
from graph_crm.graph.local.java import find_java
from graph_crm.graph.local.layout import Layout
from graph_crm.graph.local.lock import read_lock
from graph_crm.graph.local.password import USER, ensure_password
from graph_crm.graph.local.port import choose_port
from graph_crm.graph.local.process import (
    bolt_answers,
    bolt_uri,
    find_servers,
    is_server,
    kill,
    spawn,
    stop,
    wait_answer,
    wait_ready,
)
from graph_crm.graph.local.progress import Report, Step, silent
from graph_crm.graph.local.state import (
    ServerState,
    clear_state,
    is_alive,
    join,
    leave,
    live_clients,
    live_process,
    read_state,
    write_state,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from graph_crm.settings import Settings

PORT_TRIES = 3
ADOPT_SECONDS = 20
TICK = 0.25


@dataclass(frozen=True)
class LocalServer:
    """A Neo4j that answers. ``adopted``: it ran already."""

    uri: str
    user: str
    password: str = field(repr=False)
    pid: int
    port: int
    log: Path
    adopted: bool

    def healthy(self) -> bool:
        """Whether its process lives and Bolt answers. Blocks up to some seconds."""
        try:
            alive = is_alive(psutil.Process(self.pid))
        except psutil.Error:
            return False
        return alive and bolt_answers(self.port, self.password)


@contextmanager
def open_local_neo4j(settings: Settings, report: Report = silent) -> Generator[LocalServer]:
    """The local Neo4j of ``settings.data_dir``, for as long as the ``with`` block runs.

    Blocks until Bolt answers, so call it before an event loop runs. Raises the EngineErrors.
    """
    layout = Layout(settings.data_dir.resolve())
    layout.create()
    java = find_java(settings.java)
    jars = ensure_engine(layout.engine, settings.maven_repository, report)
    with _alone(layout, report):
        archive = class_archive(java, jars, layout.classes)
        server = _adopt(layout, settings, report) or _start(archive, layout, settings, report)
        client = join(layout)
    build = None if server.adopted else build_if_missing(archive)
    try:
        yield server
    finally:
        if build is not None:
            build.end()
        with _alone(layout, report):
            leave(client)
            if not live_clients(layout):
                _stop(layout, report)


@contextmanager
def _alone(layout: Layout, report: Report) -> Generator[None]:
    """Wait, and say so, while another process starts or stops the server."""
    alone = FileLock(layout.lock)
    while True:
        try:
            alone.acquire(timeout=TICK)
            break
        except Timeout:
            report(Step("engine-waiting-for-process"))
    try:
        yield
    finally:
        alone.release()


def _adopt(layout: Layout, settings: Settings, report: Report) -> LocalServer | None:
    """The server that runs already; one that is no use is ended."""
    state = read_state(layout)
    process = state and live_process(state.pid, state.created)
    if state is None or process is None or not is_server(process, layout):
        for stray in find_servers(layout):
            report(Step("engine-stopping"))
            stop(stray)
        return None
    if state.version != read_lock().version and not live_clients(layout):
        _stop(layout, report)
        return None
    report(Step("engine-adopting", {"port": str(state.port)}))
    password = ensure_password(layout)
    if not wait_answer(process, state.port, password, min(ADOPT_SECONDS, settings.neo4j_start_timeout)):
        report(Step("engine-replacing"))
        kill(process)
        return None
    return LocalServer(bolt_uri(state.port), USER, password, state.pid, state.port, layout.log, adopted=True)


def _start(archive: ClassArchive, layout: Layout, settings: Settings, report: Report) -> LocalServer:
    """Start a server. A port that is lost between choosing and binding is replaced by another."""
    lock = read_lock()
    # A server that was stopped in order took its note away.
    step = Step(
        "engine-recovering" if layout.state.exists() else "engine-starting", {"version": lock.version}
    )
    command = server_command(archive, lock.main, layout, settings)
    wanted = settings.neo4j_port
    for tries_left in reversed(range(PORT_TRIES)):
        port = choose_port(wanted, report)
        try:
            password = ensure_password(layout)
            write_config(layout, settings, port)
            running = spawn(command, layout)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EngineDirectoryUnusable(path=str(layout.home), reason=reason) from error
        try:
            pid = running.process.pid
            write_state(layout, ServerState(pid, running.process.create_time(), port, lock.version))
            wait_ready(
                running,
                port,
                password,
                timeout=settings.neo4j_start_timeout,
                step=step,
                report=report,
                layout=layout,
            )
        except EngineStartFailed as error:
            kill(running.process)
            if "already in use" not in str(error.params["reason"]):
                raise
            if wanted:
                raise EnginePortTaken(port=str(port)) from error
            if not tries_left:
                raise
            wanted = 0
        except BaseException:
            stop(running.process)
            clear_state(layout)
            raise
        else:
            return LocalServer(bolt_uri(port), USER, password, pid, port, layout.log, adopted=False)
    raise AssertionError


def _stop(layout: Layout, report: Report) -> None:
    state = read_state(layout)
    process = state and live_process(state.pid, state.created)
    if process is not None and is_server(process, layout):
        report(Step("engine-stopping"))
        stop(process)
        clear_state(layout)
