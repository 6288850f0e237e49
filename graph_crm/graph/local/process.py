"""The server's process: start it, wait until it answers, stop it."""

from __future__ import annotations

import contextlib
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from graph_crm.errors import EngineStartFailed
from graph_crm.graph.local.config import home_argument
from graph_crm.graph.local.password import USER
from graph_crm.graph.local.port import answers
from graph_crm.graph.local.progress import Report, Step
from graph_crm.graph.local.state import is_alive
from graph_crm.settings import LOOPBACK

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.graph.local.layout import Layout

STOP_SECONDS = 60
POLL = 0.05
ANSWER_SECONDS = 5
CAUSE = "Caused by: "

_children: dict[int, subprocess.Popen[bytes]] = {}
"""Servers that this process started: only a parent can take the exit of a child."""


@dataclass(frozen=True)
class Running:
    """A server's process and where in its log this start begins."""

    process: psutil.Process
    log_start: int


def spawn(command: list[str], layout: Layout) -> Running:
    """Start the server in a session of its own, so that Ctrl-C in our terminal does not reach it."""
    log_start = layout.log.stat().st_size if layout.log.exists() else 0
    with layout.console.open("wb") as console:
        child = subprocess.Popen(  # noqa: S603  # our own command
            command,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=console,
            cwd=layout.home,
            start_new_session=True,
        )
    _children[child.pid] = child
    return Running(psutil.Process(child.pid), log_start)


def find_servers(layout: Layout) -> list[psutil.Process]:
    """The servers of this data folder that run without a note of it."""
    argument = home_argument(layout)
    found: list[psutil.Process] = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if "java" in process.name() and argument in process.cmdline():
                found.append(process)
    return found


def is_server(process: psutil.Process, layout: Layout) -> bool:
    """Whether ``process`` is the Neo4j of this data folder."""
    try:
        return home_argument(layout) in process.cmdline()
    except psutil.Error:
        return False


def bolt_answers(port: int, password: str) -> bool:
    """Whether Bolt answers there and takes our password."""
    if not answers(port):  # spares the driver's noise while there is nothing
        return False
    from neo4j import GraphDatabase  # noqa: PLC0415  # loaded while Java starts
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

    with GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
        bolt_uri(port),
        auth=(USER, password),
        connection_timeout=ANSWER_SECONDS,
        connection_acquisition_timeout=ANSWER_SECONDS,
        telemetry_disabled=True,
    ) as driver:
        try:
            driver.verify_connectivity()  # pyright: ignore[reportUnknownMemberType]
        except (DriverError, Neo4jError, OSError):
            return False
    return True


def bolt_uri(port: int) -> str:
    """The address for a driver."""
    return f"bolt://{LOOPBACK}:{port}"


def wait_ready(
    running: Running,
    port: int,
    password: str,
    *,
    timeout: float,
    step: Step,
    report: Report,
    layout: Layout,
) -> None:
    """Return once Bolt answers. Raises EngineStartFailed when the process ends or time is up."""
    began = time.monotonic()
    told = -1
    while not bolt_answers(port, password):
        seconds = time.monotonic() - began
        if not is_alive(running.process):
            raise EngineStartFailed(**failure(layout, running.log_start))
        if seconds > timeout:
            reason, log = f"> {timeout:g} s", str(layout.log)
            raise EngineStartFailed(reason=reason, log=log)
        if int(seconds) > told:
            told = int(seconds)
            report(Step(step.message, {**step.params, "seconds": told}))
        time.sleep(POLL)


def wait_answer(process: psutil.Process, port: int, password: str, timeout: float) -> bool:
    """Whether Bolt answers in time; a process that ended never will."""
    end = time.monotonic() + timeout
    while not bolt_answers(port, password):
        if not is_alive(process) or time.monotonic() > end:
            return False
        time.sleep(POLL)
    return True


def failure(layout: Layout, log_start: int) -> dict[str, str]:
    """Why the server ended, in its own words: ``reason`` and the ``log`` that says more."""
    log = _text(layout.log, log_start)
    errors = [line.split(" ERROR ", 1)[1] for line in log if " ERROR " in line]
    if errors:
        # A stack trace follows, and its last cause is the root.
        causes = [line.removeprefix(CAUSE) for line in log if line.startswith(CAUSE)]
        return {"reason": (causes or errors)[-1].strip(), "log": str(layout.log)}
    console = _text(layout.console, 0)
    if console:
        return {"reason": ": ".join(console[:2]), "log": str(layout.console)}
    return {"reason": log[-1] if log else "exit", "log": str(layout.log)}


def stop(process: psutil.Process) -> None:
    """End it in order, and by force if that takes too long."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        if not _ended(process, STOP_SECONDS):
            kill(process)


def kill(process: psutil.Process) -> None:
    """End it by force; Neo4j recovers at its next start."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.kill()
        _ended(process, STOP_SECONDS)


def _ended(process: psutil.Process, seconds: float) -> bool:
    child = _children.get(process.pid)
    try:
        if child is None:
            process.wait(seconds)
        else:
            child.wait(seconds)
            del _children[process.pid]
    except (psutil.TimeoutExpired, subprocess.TimeoutExpired):
        return False
    return True


def _text(path: Path, start: int) -> list[str]:
    try:
        content = path.read_bytes()
    except OSError:
        return []
    return [line for line in content[start:].decode("utf-8", "replace").splitlines() if line.strip()]
