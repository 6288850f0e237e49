"""The managed local Neo4j: real Java, real Neo4j, real signals.

A start costs some seconds, so the tests here go through one data folder's life in order.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import psutil
import pytest
from neo4j import GraphDatabase
from platformdirs import user_data_path

from graph_crm.errors import (
    EngineDirectoryUnusable,
    EnginePortTaken,
    EngineStartFailed,
    JavaUnavailable,
)
from graph_crm.graph.local import LocalServer, Report, Step, local_status, open_local_neo4j, server, silent
from graph_crm.graph.local.archive import class_archive
from graph_crm.graph.local.config import server_config
from graph_crm.graph.local.download import ensure_engine
from graph_crm.graph.local.java import find_java
from graph_crm.graph.local.lock import read_lock
from graph_crm.graph.local.port import USUAL
from graph_crm.graph.local.state import is_alive
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

ENGINE = Path(os.environ.get("GRAPH_CRM_TEST_ENGINE") or user_data_path("graph-crm") / "engine")

OTHER_PROCESS = """
import json, sys
from pathlib import Path
from graph_crm.graph.local import open_local_neo4j
from graph_crm.graph.local.state import is_alive
from graph_crm.settings import read_settings
steps = []
with open_local_neo4j(read_settings(data_dir=Path(sys.argv[1]), neo4j_port=0), lambda step: steps.append(step.message)) as server:
    print(json.dumps({"pid": server.pid, "port": server.port, "adopted": server.adopted, "steps": steps}), flush=True)
    sys.stdin.read()
"""


def new_data_dir(folder: Path) -> Path:
    """A data folder that shares the jars of this machine."""
    ENGINE.mkdir(parents=True, exist_ok=True)
    folder.mkdir()
    (folder / "engine").symlink_to(ENGINE)
    return folder


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder that the tests of this file share; nothing runs in it afterwards."""
    folder = new_data_dir(tmp_path_factory.mktemp("local") / "data")
    yield folder
    pid = local_status(read_settings(data_dir=folder)).pid
    if pid is not None:
        psutil.Process(pid).kill()


@contextmanager
def other_process(data_dir: Path) -> Generator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """Another process of ours that uses the server until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())


def run(server: LocalServer, query: LiteralString) -> list[Any]:
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        return [record[0] for record in driver.execute_query(query).records]


@pytest.fixture
def usual_port_taken() -> Iterator[None]:
    """Somebody has 7687, whether that was so before or not."""
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.1", USUAL))
            other.listen()
        except OSError:
            pass
        yield


def test_the_class_archive_is_made_once_and_used(tmp_path: Path) -> None:
    # Jars of its own, as on a machine where no server ever ran.
    folder = tmp_path / "engine" / read_lock().version
    folder.mkdir(parents=True)
    for path in [*ensure_engine(ENGINE.resolve(), None, silent), ENGINE / folder.name / "verified"]:
        (folder / path.name).symlink_to(path)
    settings = read_settings(data_dir=tmp_path, neo4j_port=0)
    jars = ensure_engine(tmp_path / "engine", None, silent)
    archive = class_archive(find_java(None), jars, tmp_path / "neo4j" / "classes.lst")
    with open_local_neo4j(settings):
        for _ in range(900):
            if archive.file.exists():
                break
            threading.Event().wait(0.1)
        assert archive.file.exists()
    with open_local_neo4j(settings) as server:
        used = {mapped.path for mapped in psutil.Process(server.pid).memory_maps()}
        assert str(archive.file) in used
    assert not list(folder.glob("*.new"))


@pytest.mark.usefixtures("usual_port_taken")
def test_start_share_and_die(data_dir: Path) -> None:
    settings = read_settings(data_dir=data_dir)
    steps: list[Step] = []
    with open_local_neo4j(settings, steps.append) as server:
        assert not server.adopted
        assert server.healthy()
        assert {"engine-port-other", "engine-starting"} <= {step.message for step in steps}
        assert all(step.sentence("en") and step.sentence("zh") for step in steps)
        assert server.port != USUAL

        password = data_dir / "neo4j" / "password"
        assert stat.S_IMODE(password.stat().st_mode) == 0o600
        assert password.read_text() == server.password
        assert server.password not in repr(server)
        assert server.password not in " ".join(psutil.Process(server.pid).cmdline())

        listening = {
            connection.laddr
            for connection in psutil.Process(server.pid).net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }
        assert {address.port for address in listening} == {server.port}
        assert all("127.0.0.1" in address.ip for address in listening)

        status = local_status(settings)
        assert (status.pid, status.port, status.running) == (server.pid, server.port, True)
        assert status.memory is not None and status.memory > 100e6
        assert (status.jars, status.version) == (status.jars_total, "5.26.30")

        shown = run(server, "SHOW SETTINGS YIELD name, value RETURN name + '=' + value")
        expected = server_config(settings, server.port)
        assert f"dbms.usage_report.enabled={expected['dbms.usage_report.enabled']}" in shown
        assert "db.transaction.timeout=2m" in shown
        assert "WARN" not in server.log.read_text()

        with other_process(data_dir) as (_, answer):
            assert (answer["adopted"], answer["pid"]) == (True, server.pid)
        assert server.healthy(), "we still use it"

        run(server, "CREATE (:Kept {n: 1})")
        killed = psutil.Process(server.pid)
        killed.kill()
        killed.wait()
        assert not server.healthy()
    assert not local_status(settings).running
    assert (data_dir / "server.json").exists(), "the next start knows that it has to recover"


def test_recover_then_survive_the_parent_then_stop(data_dir: Path) -> None:
    settings = read_settings(data_dir=data_dir, neo4j_port=0)
    with other_process(data_dir) as (parent, answer):
        assert "engine-recovering" in answer["steps"]
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    orphan = psutil.Process(answer["pid"])
    with open_local_neo4j(settings) as server:
        assert (server.adopted, server.pid, server.port) == (True, orphan.pid, answer["port"])
        assert run(server, "MATCH (k:Kept) RETURN k.n") == [1], "committed data outlived kill -9"
    assert not psutil.pid_exists(orphan.pid) or orphan.status() == psutil.STATUS_ZOMBIE
    assert not local_status(settings).running
    assert not (data_dir / "server.json").exists()
    assert not list((data_dir / "clients").iterdir())


def test_a_server_that_hangs_is_replaced(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "ADOPT_SECONDS", 1)
    with other_process(data_dir) as (parent, answer):
        parent.kill()
        parent.wait()
    hung = psutil.Process(answer["pid"])
    hung.suspend()
    steps: list[Step] = []
    with open_local_neo4j(read_settings(data_dir=data_dir, neo4j_port=0), steps.append) as replacement:
        assert replacement.pid != hung.pid
        assert "engine-replacing" in {step.message for step in steps}
        assert run(replacement, "MATCH (k:Kept) RETURN k.n") == [1]


def test_a_server_without_a_note_and_a_port_lost_in_between(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with other_process(data_dir) as (parent, answer):
        parent.kill()
        parent.wait()
    stray = psutil.Process(answer["pid"])
    (data_dir / "server.json").unlink()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ports = iter([other.getsockname()[1]])
        real = server.choose_port

        def choose_late(wanted: int | None, report: Report) -> int:
            return next(ports, None) or real(wanted, report)

        monkeypatch.setattr(server, "choose_port", choose_late)
        with open_local_neo4j(read_settings(data_dir=data_dir)) as started:
            assert started.port != other.getsockname()[1]
            assert not is_alive(stray)
            assert run(started, "MATCH (k:Kept) RETURN k.n") == [1]


def test_a_graph_whose_password_is_gone(data_dir: Path) -> None:
    password = data_dir / "neo4j" / "password"
    away = password.rename(data_dir / "away")
    with (
        pytest.raises(EngineDirectoryUnusable) as caught,
        open_local_neo4j(read_settings(data_dir=data_dir, neo4j_port=0)),
    ):
        pass
    away.rename(password)
    assert caught.value.params["path"] == str(password)


def test_a_note_of_another_process_is_not_believed(data_dir: Path) -> None:
    me = psutil.Process()
    note = {"pid": me.pid, "created": me.create_time(), "port": 1, "version": "5.26.30"}
    (data_dir / "server.json").write_text(json.dumps(note))
    (data_dir / "neo4j" / "data" / "databases" / "system" / "neostore").write_bytes(b"x" * 5000)
    with (
        pytest.raises(EngineStartFailed) as caught,
        open_local_neo4j(read_settings(data_dir=data_dir, neo4j_port=0)),
    ):
        pass
    assert caught.value.params["log"] == str(data_dir / "neo4j" / "logs" / "neo4j.log")
    assert "metadata store" in str(caught.value.params["reason"])
    assert not local_status(read_settings(data_dir=data_dir)).running


def test_java_says_why_it_did_not_begin(tmp_path: Path) -> None:
    folder = new_data_dir(tmp_path / "data")
    with (
        pytest.raises(EngineStartFailed) as caught,
        open_local_neo4j(read_settings(data_dir=folder, neo4j_port=0, neo4j_heap="1m")),
    ):
        pass
    assert "heap" in str(caught.value.params["reason"])
    assert str(caught.value.params["log"]).endswith("console.log")


def test_a_port_that_was_asked_for_is_not_replaced(tmp_path: Path) -> None:
    folder = new_data_dir(tmp_path / "data")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with (
            pytest.raises(EnginePortTaken) as caught,
            open_local_neo4j(read_settings(data_dir=folder, neo4j_port=port)),
        ):
            pass
    assert caught.value.params == {"port": str(port)}


def test_no_java_at_the_path_that_was_given(tmp_path: Path) -> None:
    folder = new_data_dir(tmp_path / "data")
    with (
        pytest.raises(JavaUnavailable) as caught,
        open_local_neo4j(read_settings(data_dir=folder, java=tmp_path / "java")),
    ):
        pass
    assert str(tmp_path / "java") in str(caught.value)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with (
        pytest.raises(EngineDirectoryUnusable) as caught,
        open_local_neo4j(read_settings(data_dir=tmp_path / "data")),
    ):
        pass
    assert caught.value.params["path"] == str(tmp_path / "data")


def test_status_of_nothing_makes_nothing(tmp_path: Path) -> None:
    status = local_status(read_settings(data_dir=tmp_path / "none"))
    assert (status.running, status.pid, status.jars) == (False, None, 0)
    assert not (tmp_path / "none").exists()
