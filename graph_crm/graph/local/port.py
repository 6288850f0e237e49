"""Choose the Bolt port."""

from __future__ import annotations

import socket

from graph_crm.errors import EnginePortTaken
from graph_crm.graph.local.progress import Report, Step
from graph_crm.settings import LOOPBACK

USUAL = 7687


def choose_port(wanted: int | None, report: Report) -> int:
    """``wanted`` if it is free, 0 for any; None for the usual one, or any if that is taken.

    Raises EnginePortTaken when a port was asked for by number and another program has it.
    """
    if wanted == 0:
        return free_port()
    port = USUAL if wanted is None else wanted
    if is_free(port):
        return port
    if wanted is not None:
        raise EnginePortTaken(port=str(port))
    other = free_port()
    report(Step("engine-port-other", {"taken": str(port), "port": str(other)}))
    return other


def answers(port: int) -> bool:
    """Whether something listens there."""
    try:
        socket.create_connection((LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True


def is_free(port: int) -> bool:
    """Whether Neo4j could listen there."""
    with socket.socket() as probe:
        # As Java does: a port that was closed a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return not answers(port)


def free_port() -> int:
    """A port that nobody had a moment ago."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]
