"""GraphQL over HTTP, as the audit of the npm package graphql-http checks it, on a real server."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
import uvicorn

from graph_crm.app import make_app
from tests.node import npm
from tests.signed_in import SIGNED_IN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph_crm.graph.gateway import Graph

AUDIT = Path(__file__).parents[1] / "audit"
INSTALL = ("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def server_url(open_test_graph: Graph) -> AsyncIterator[str]:
    """The address of our application on uvicorn."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(make_app(open_test_graph), log_config=None))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/graphql"
        server.should_exit = True
        await serving


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def said(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What each check of the audit said."""
    folder = tmp_path_factory.mktemp("audit")
    shutil.copytree(AUDIT, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    await asyncio.to_thread(npm, *INSTALL, folder=folder)
    await asyncio.to_thread(
        npm, "run", "audit", "--", server_url, "said.json", *SIGNED_IN.values(), folder=folder
    )
    return json.loads((folder / "said.json").read_text(encoding="utf-8"))


async def test_every_check_passes(said: list[dict[str, Any]]) -> None:
    assert [one for one in said if one["status"] != "ok"] == []


async def test_every_check_ran(said: list[dict[str, Any]]) -> None:
    levels = [one["name"].split()[0] for one in said]
    assert {level: levels.count(level) for level in set(levels)} == {"MUST": 13, "SHOULD": 23, "MAY": 25}


def test_the_lock_file_fits_package_json_and_names_no_registry() -> None:
    package = json.loads((AUDIT / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((AUDIT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert locked[""]["devDependencies"] == package["devDependencies"]
    installed = {path: entry for path, entry in locked.items() if path}
    assert [
        path for path, entry in installed.items() if "resolved" in entry or "integrity" not in entry
    ] == []
    assert "omit-lockfile-registry-resolved=true" in (AUDIT / ".npmrc").read_text().splitlines()
