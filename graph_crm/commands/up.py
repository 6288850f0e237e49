"""``graph-crm up`` and ``graph-crm serve``: everything from an empty folder to a page in the browser."""

from __future__ import annotations

import asyncio
import importlib
import socket
import threading
from typing import TYPE_CHECKING

from graph_crm.access.model import read_roles
from graph_crm.commands.database import migrated_database
from graph_crm.commands.import_folder import import_with_progress
from graph_crm.commands.terminal import console, errors_end_it, say
from graph_crm.errors import PortTaken
from graph_crm.logs import set_up_logs
from graph_crm.resources import DEMO
from graph_crm.settings import read_settings
from graph_crm.tracing import traced

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.access.model import PermissionRole
    from graph_crm.accounts.model import Issued
    from graph_crm.graph.connection import Connection
    from graph_crm.settings import Settings

DEMO_SOURCE = "demo"
ALL_ADDRESSES = "0.0.0.0"  # noqa: S104 - only inside the container, see Settings.container
SHUTDOWN_SECONDS = 5


def up(*, data_dir: Path | None, port: int | None, demo: bool) -> None:
    """Start the database, bring the schema up to date, load the demo company into an empty graph, and serve."""
    with errors_end_it():
        set_up_logs()
        settings = read_settings(data_dir=data_dir, port=port)
        hidden = read_roles("GRAPH_CRM_HIDE_SENSITIVE_FROM", settings.hide_sensitive_from)
        listener = listen(ALL_ADDRESSES if settings.container else settings.host, settings.port)
        # The web application takes a second to import; the database takes longer to start. Side by side.
        threading.Thread(target=importlib.import_module, args=("graph_crm.app",), daemon=True).start()
        with listener, traced(), migrated_database(settings) as connection:
            asyncio.run(_serve(settings, connection, listener, hide_sensitive_from=hidden, demo=demo))


def listen(host: str, port: int) -> socket.socket:
    """Take the port first: a minute's start would be in vain without it. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only where the protocol is named does asyncio turn Nagle's algorithm off, which holds the end of an answer back
    # for the 40 ms that the other side waits before it says that the beginning has come (RFC 896, RFC 1122 4.2.3.2).
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # Two may bind one port while none of them listens. Whoever calls before we are ready waits.
        listener.listen()
    except OSError:
        listener.close()
        raise PortTaken(host=host, port=str(port)) from None
    return listener


async def _serve(
    settings: Settings,
    connection: Connection,
    listener: socket.socket,
    *,
    hide_sensitive_from: frozenset[PermissionRole],
    demo: bool,
) -> None:
    import uvicorn

    from graph_crm.accounts.service import AccountService
    from graph_crm.app import MAX_BODY, make_app, open_graph
    from graph_crm.imports.service import ImportService

    async with open_graph(connection, settings.query_timeout) as graph:
        if demo:
            imports = ImportService(graph)
            overview = await imports.overview(DEMO_SOURCE)
            if overview.is_empty or overview.unfinished:
                console.print(say("cli-loading-demo"))
                await import_with_progress(imports, DEMO, DEMO_SOURCE)
        config = uvicorn.Config(
            make_app(
                graph,
                points_per_minute=settings.points_per_minute,
                hide_sensitive_from=hide_sensitive_from,
                metrics_token=settings.metrics_token.get_secret_value() or None,
                public_url=settings.public_url,
                oidc=settings.oidc,
            ),
            # Through our log; a request has its line there already.
            log_config=None,
            access_log=False,
            lifespan="off",
            ws_max_size=MAX_BODY,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
        server = uvicorn.Server(config)
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))
        # uvicorn tells nobody when it listens.
        while not (server.started or serving.done()):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        if server.started:
            # Where nobody can sign in yet, whoever reads this output may: it is a person at this machine.
            _announce(settings, listener, await AccountService(graph).setup_link())
        await serving


def _announce(settings: Settings, listener: socket.socket, setup: Issued | None) -> None:
    port = listener.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"{settings.public_url or f'http://{host}:{port}'}/"
    console.print(say("cli-serving", address=address), soft_wrap=True)
    if setup is not None:
        console.print(say("cli-setup-link"))
        console.print(f"{address}welcome?token={setup.secret}", soft_wrap=True, markup=False)
    console.print(say("cli-how-to-stop"))
