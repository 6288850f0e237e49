"""``graph-crm up`` in its own data folder: from nothing to an answer, and every way to end it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import psutil
import pytest

from graph_crm.graph.local.layout import Layout
from graph_crm.graph.local.state import is_alive

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

ROOT = Path(__file__).parents[2]
ANN = {"email": "ann@example.com", "password": "correct horse battery"}
LINK = re.compile(r"/welcome\?token=(\S+)")
READY = re.compile(r"open (http://127\.0\.0\.1:\d+)/")


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory, shared_engine: Path) -> Iterator[Path]:
    """The data folder whose life the tests of this file follow in order."""
    folder = tmp_path_factory.mktemp("up")
    (folder / "engine").symlink_to(shared_engine)
    yield folder
    if (database := server_of(folder)) is not None:
        database.kill()


def server_of(data_dir: Path) -> psutil.Process | None:
    """The Neo4j of this data folder, while it runs."""
    try:
        pid = json.loads(Layout(data_dir).state.read_text())["pid"]
        process = psutil.Process(pid)
    except (OSError, psutil.Error):
        return None
    return process if is_alive(process) else None


@contextmanager
def service(data_dir: Path) -> Generator[tuple[subprocess.Popen[str], str, str]]:
    """The running service, its address, and what it said until it was ready."""
    with subprocess.Popen(
        [sys.executable, "-m", "graph_crm", "up", "--data-dir", str(data_dir), "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "GRAPH_CRM_NEO4J_PORT": "0", "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        said = ""
        try:
            for line in process.stdout:
                said += line
                if "Ctrl-C" in line:
                    break
            address = READY.search(said)
            assert address is not None, said
            yield process, address[1], said
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(60)


def come_in(address: str, said: str) -> dict[str, str]:
    """The headers of the first administrator, who took the link from what the service said."""
    link = LINK.search(said)
    assert link is not None, said
    return session(
        httpx.post(f"{address}/welcome", json={"token": link[1], "name": "Ann", **ANN}, timeout=60)
    )


def sign_in(address: str) -> dict[str, str]:
    """The headers of the administrator that the first start made."""
    return session(httpx.post(f"{address}/sign-in", json=ANN, timeout=60))


def session(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 204, answer.text
    return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}


def ask(address: str, query: str, headers: dict[str, str]) -> dict[str, Any]:
    response = httpx.post(f"{address}/graphql", json={"query": query}, headers=headers, timeout=30)
    return response.json()["data"]


def ended(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str]:
    process.send_signal(number)
    said, _ = process.communicate(timeout=60)
    return process.returncode, said


def test_the_first_start_loads_the_demo_and_ctrl_c_stops_both(data_dir: Path) -> None:
    with service(data_dir) as (process, address, said):
        assert "loading the demo company" in said
        headers = come_in(address, said)
        query = "{ opportunities { edges { node { contactMap { stakeholders { uid } } } } } }"
        found = ask(address, query, headers)
        maps = [edge["node"]["contactMap"]["stakeholders"] for edge in found["opportunities"]["edges"]]
        assert len(maps) == 12
        assert all(maps)
        assert '<div id="page">' in httpx.get(address, headers=headers, timeout=30).text
        # A second one at the same port gives up before it starts anything.
        port = address.rsplit(":", 1)[1]
        other = subprocess.run(
            [sys.executable, "-m", "graph_crm", "up", "--data-dir", str(data_dir / "other"), "--port", port],
            cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        assert (other.returncode, (data_dir / "other").exists()) == (1, False)
        assert f"Port {port}" in other.stderr
        database = server_of(data_dir)
        assert database is not None
        code, rest = ended(process, signal.SIGINT)
    assert code == 130
    assert "Traceback" not in rest
    assert not is_alive(database)


def test_the_second_start_takes_what_is_there_and_sigterm_stops_both(data_dir: Path) -> None:
    began = time.monotonic()
    with service(data_dir) as (process, address, said):
        assert LINK.search(said) is None
        found = ask(address, "{ customers { edges { node { name } } } }", sign_in(address))
        took = time.monotonic() - began
        assert "demo" not in said
        assert len(found["customers"]["edges"]) == 7
        database = server_of(data_dir)
        assert database is not None
        code, rest = ended(process, signal.SIGTERM)
    assert code == 143
    assert "Traceback" not in rest
    assert not is_alive(database)
    # 15 s are the aim on an idle machine; tests share theirs.
    assert took < 60


def test_after_a_kill_the_next_start_adopts_the_database(data_dir: Path) -> None:
    with service(data_dir) as (process, _, _):
        process.kill()
        process.wait(10)
    database = server_of(data_dir)
    assert database is not None
    with service(data_dir) as (process, address, said):
        assert "demo" not in said
        adopted = server_of(data_dir)
        assert adopted is not None
        assert adopted.pid == database.pid
        assert ask(address, "{ __typename }", sign_in(address)) == {"__typename": "Query"}
        assert ended(process, signal.SIGTERM)[0] == 143
    assert not is_alive(database)
