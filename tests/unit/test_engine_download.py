"""Downloads against a real server on this machine that can misbehave."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from urllib3.util import Retry

from graph_crm.errors import EngineDirectoryUnusable, EngineDownloadFailed, EngineFileCorrupt
from graph_crm.graph.local import Step, fetch, silent
from graph_crm.graph.local.download import ensure_engine, is_complete, jars_present
from graph_crm.graph.local.lock import EngineLock, Jar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES = 16
SIZE = 300_000


class Repository(ThreadingHTTPServer):
    """Serves ``contents`` by path, and does to them what a test asks for."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.contents: dict[str, bytes] = {}
        self.cut_once: set[str] = set()
        self.always_cut = False
        self.ignore_range = False
        self.refuse_range = False
        self.missing: set[str] = set()
        self.hold: threading.Barrier | None = None
        self.stall = threading.Event()
        self.stall.set()
        self.ranges: list[str] = []
        self.requests: list[str] = []
        self.active = 0
        self.most_active = 0
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/maven/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is part of the tests."""


class Handler(BaseHTTPRequestHandler):
    server: Repository  # pyright: ignore[reportIncompatibleVariableOverride]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server, path = self.server, self.path.removeprefix("/maven/")
        with server.lock:
            server.requests.append(path)
            server.active += 1
            server.most_active = max(server.most_active, server.active)
        try:
            if server.hold is not None:
                with suppress(threading.BrokenBarrierError):
                    server.hold.wait(10)
            self.answer(server, path)
        finally:
            with server.lock:
                server.active -= 1

    def answer(self, server: Repository, path: str) -> None:
        if path in server.missing or path not in server.contents:
            self.send_error(404)
            return
        body, start = server.contents[path], 0
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked:
            server.ranges.append(asked[0])
            if server.refuse_range:
                self.send_response(416)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if not server.ignore_range:
                start = int(asked[1])
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        if path in server.cut_once or server.always_cut:
            server.cut_once.discard(path)
            if not server.always_cut:
                self.wfile.write(body[start : start + (len(body) - start) // 2])
            self.close_connection = True
            return
        half = start + (len(body) - start) // 2
        self.wfile.write(body[start:half])
        self.wfile.flush()
        server.stall.wait(30)
        self.wfile.write(body[half:])

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def repository() -> Iterator[Repository]:
    with Repository() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.stall.set()
        server.shutdown()
        thread.join()


def jar(name: str, content: bytes) -> Jar:
    return Jar("org.example", name, "1.0", "", hashlib.sha256(content).hexdigest(), len(content))


@pytest.fixture
def lock(repository: Repository) -> EngineLock:
    jars: list[Jar] = []
    for number in range(FILES):
        content = bytes([number]) * SIZE
        jars.append(jar(f"file{number}", content))
        repository.contents[jars[-1].path] = content
    return EngineLock("1.0", "Main", tuple(jars))


def test_every_file_comes_and_is_the_class_path_in_order(
    repository: Repository, lock: EngineLock, tmp_path: Path
) -> None:
    paths = ensure_engine(tmp_path, repository.url, silent, lock)
    assert [path.name for path in paths] == [jar.file for jar in lock.jars]
    assert [path.read_bytes() for path in paths] == [repository.contents[jar.path] for jar in lock.jars]
    assert not list(tmp_path.rglob("*.part"))


def test_twelve_at_once(repository: Repository, lock: EngineLock, tmp_path: Path) -> None:
    repository.hold = threading.Barrier(12, action=lambda: setattr(repository, "hold", None))
    ensure_engine(tmp_path, repository.url, silent, lock)
    assert repository.most_active == 12


def test_a_warm_start_asks_nobody(repository: Repository, lock: EngineLock, tmp_path: Path) -> None:
    ensure_engine(tmp_path, repository.url, silent, lock)
    repository.requests.clear()
    steps: list[Step] = []
    ensure_engine(tmp_path, repository.url, steps.append, lock)
    assert (repository.requests, steps) == ([], [])


def test_a_file_that_was_cut_is_continued(repository: Repository, lock: EngineLock, tmp_path: Path) -> None:
    repository.cut_once = {jar.path for jar in lock.jars[:3]}
    ensure_engine(tmp_path, repository.url, silent, lock)
    assert len(repository.ranges) == 3
    assert "bytes=0-" not in repository.ranges


@pytest.mark.parametrize("manner", ["ignore_range", "refuse_range"])
def test_a_server_that_knows_no_ranges_begins_anew(
    repository: Repository, lock: EngineLock, tmp_path: Path, manner: str
) -> None:
    setattr(repository, manner, True)
    folder = tmp_path / lock.version
    folder.mkdir()
    (folder / f"{lock.jars[0].file}.part").write_bytes(repository.contents[lock.jars[0].path][:1000])
    ensure_engine(tmp_path, repository.url, silent, lock)
    assert repository.ranges == ["bytes=1000-"]
    assert is_complete(folder, lock)


def test_a_part_file_is_continued_by_the_next_run(
    repository: Repository, lock: EngineLock, tmp_path: Path
) -> None:
    folder = tmp_path / lock.version
    folder.mkdir()
    (folder / f"{lock.jars[0].file}.part").write_bytes(repository.contents[lock.jars[0].path][:1000])
    ensure_engine(tmp_path, repository.url, silent, lock)
    assert repository.ranges == ["bytes=1000-"]


def other_first_byte(body: bytes) -> bytes:
    return b"x" + body[1:]


def one_byte_more(body: bytes) -> bytes:
    return body + b"x"


@pytest.mark.parametrize("change", [other_first_byte, one_byte_more])
def test_a_file_that_is_not_the_locked_one_is_thrown_away(
    repository: Repository, lock: EngineLock, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    wrong = lock.jars[5]
    right = repository.contents[wrong.path]
    repository.contents[wrong.path] = change(right)
    with pytest.raises(EngineFileCorrupt) as caught:
        ensure_engine(tmp_path, repository.url, silent, lock)
    assert caught.value.params["file"] == wrong.file
    assert caught.value.params["expected"] == wrong.sha256
    folder = tmp_path / lock.version
    assert not (folder / wrong.file).exists()
    assert not (folder / f"{wrong.file}.part").exists()
    repository.contents[wrong.path] = right
    ensure_engine(tmp_path, repository.url, silent, lock)


def test_a_missing_file_is_named_and_the_others_are_kept(
    repository: Repository, lock: EngineLock, tmp_path: Path
) -> None:
    missing = lock.jars[-1]
    repository.missing = {missing.path}
    with pytest.raises(EngineDownloadFailed) as caught:
        ensure_engine(tmp_path, repository.url, silent, lock)
    params = caught.value.params
    assert params["file"] == missing.file
    assert "404" in str(params["reason"])
    assert params["total"] == FILES
    assert params["have"] == jars_present(tmp_path / lock.version, lock)
    assert not is_complete(tmp_path / lock.version, lock)


def test_no_server_is_a_download_that_failed(lock: EngineLock, tmp_path: Path) -> None:
    with pytest.raises(EngineDownloadFailed) as caught:
        # Port 9 (discard) has no listener on 127.0.0.1.
        ensure_engine(tmp_path, "http://127.0.0.1:9/", silent, lock)
    assert caught.value.params["have"] == 0
    assert "refused" in str(caught.value.params["reason"])


def test_a_damaged_file_is_found_once_the_stamp_is_gone(
    repository: Repository, lock: EngineLock, tmp_path: Path
) -> None:
    paths = ensure_engine(tmp_path, repository.url, silent, lock)
    paths[2].write_bytes(b"y" * SIZE)
    (tmp_path / lock.version / "verified").unlink()
    repository.requests.clear()
    ensure_engine(tmp_path, repository.url, silent, lock)
    assert repository.requests == [lock.jars[2].path]


def test_a_file_of_another_size_is_found_at_once(
    repository: Repository, lock: EngineLock, tmp_path: Path
) -> None:
    paths = ensure_engine(tmp_path, repository.url, silent, lock)
    paths[2].write_bytes(b"short")
    ensure_engine(tmp_path, repository.url, silent, lock)
    assert paths[2].stat().st_size == SIZE


def test_a_line_that_stands_still_is_reported(
    repository: Repository, lock: EngineLock, tmp_path: Path
) -> None:
    repository.stall.clear()
    steps: list[Step] = []

    def report(step: Step) -> None:
        steps.append(step)
        if len(steps) == 6:
            repository.stall.set()

    ensure_engine(tmp_path, repository.url, report, lock)
    assert len(steps) >= 6
    last = steps[-1]
    assert (last.done, last.total) == (lock.size, lock.size)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert last.sentence("en") == "Fetching Neo4j 1.0: 16 of 16 files"


def test_a_file_that_is_always_cut_is_given_up(
    repository: Repository, lock: EngineLock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "RETRY", Retry(total=1))
    repository.always_cut = True
    with pytest.raises(EngineDownloadFailed) as caught:
        ensure_engine(tmp_path, repository.url, silent, lock)
    assert caught.value.params["have"] == 0


def test_a_folder_that_cannot_be_made(lock: EngineLock, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineDirectoryUnusable):
        ensure_engine(tmp_path / "file" / "engine", "http://127.0.0.1:9/", silent, lock)


def download(directory: Path, url: str, lock: EngineLock) -> None:
    ensure_engine(directory, url, silent, lock)


def test_two_processes_fetch_each_file_once(repository: Repository, lock: EngineLock, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=download, args=(tmp_path, repository.url, lock)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    assert len(repository.requests) == FILES
    assert is_complete(tmp_path / lock.version, lock)


INTERRUPTED = """
import sys
from pathlib import Path
from graph_crm.graph.local.download import ensure_engine
from graph_crm.graph.local.lock import read_lock
def report(step):
    if step.done > 0:
        print("going", flush=True)
ensure_engine(Path(sys.argv[1]), sys.argv[2], report, read_lock(Path(sys.argv[3])))
"""


def write_lock(path: Path, lock: EngineLock) -> None:
    entries = [
        f'[[dependencies]]\ngroupId = "{jar.group}"\nartifactId = "{jar.artifact}"\n'
        f'version = "{jar.version}"\nsha256 = "{jar.sha256}"\nsize = {jar.size}\n'
        for jar in lock.jars
    ]
    path.write_text("".join(entries) + f'[entrypoints]\nserver = "{lock.main}"\n')


def test_ctrl_c_ends_promptly_and_keeps_what_came(
    repository: Repository, lock: EngineLock, tmp_path: Path
) -> None:
    repository.stall.clear()
    write_lock(tmp_path / "lock.toml", lock)
    arguments = [str(tmp_path), repository.url, str(tmp_path / "lock.toml")]
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "going\n"
        psutil.Process(process.pid).send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=5)
    assert "KeyboardInterrupt" in errors
    assert any(part.stat().st_size for part in tmp_path.rglob("*.part"))
    repository.stall.set()
    repository.ranges.clear()
    ensure_engine(tmp_path, repository.url, silent, lock)
    assert repository.ranges
