"""Fetch one jar: resume what is there, check its hash, and only then give it its name."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from typing import TYPE_CHECKING, BinaryIO

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, MaxRetryError, ProtocolError
from urllib3.util import Retry

from graph_crm.errors import EngineFileCorrupt

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.graph.local.lock import Jar

CHUNK = 64 * 1024
TIMEOUT = (5, 20)  # seconds to connect, and between two packets
RETRY = Retry(
    total=5, connect=2, backoff_factor=0.3, backoff_max=5, status_forcelist=(429, 500, 502, 503, 504)
)


class FetchStopped(Exception):  # it is no error
    """Another file failed or the user gave up: leave the part file as it is."""


class Line:
    """The line to one repository, shared by all threads, and the bytes that came over it.

    ``stop`` also wakes the threads that wait for a packet, so that Ctrl-C never waits for a
    slow server.
    """

    def __init__(self, repository: str, connections: int) -> None:
        self.repository = repository.rstrip("/")
        self.session = requests.Session()
        adapter = HTTPAdapter(pool_maxsize=connections, max_retries=RETRY)
        self.session.mount("http://", adapter)
        self.session.mount("https://", adapter)
        # A jar is compressed already, and Range counts the bytes of the file itself.
        self.session.headers["Accept-Encoding"] = "identity"
        self.stopped = threading.Event()
        self._lock = threading.Lock()
        self._received = 0
        self._open: set[requests.Response] = set()

    @property
    def received(self) -> int:
        """Bytes of all files so far, those of earlier runs included."""
        return self._received

    def count(self, size: int) -> None:
        """Note that ``size`` bytes more (or fewer) are there."""
        with self._lock:
            self._received += size

    def get(self, jar: Jar, start: int) -> requests.Response:
        """Ask for ``jar`` from byte ``start`` on."""
        headers = {"Range": f"bytes={start}-"} if start else {}
        response = self.session.get(
            f"{self.repository}/{jar.path}", headers=headers, stream=True, timeout=TIMEOUT
        )
        with self._lock:
            self._open.add(response)
        if self.stopped.is_set():
            self.close(response)
            raise FetchStopped
        return response

    def close(self, response: requests.Response) -> None:
        """Done with ``response``."""
        with self._lock:
            self._open.discard(response)
        response.close()

    def stop(self) -> None:
        """End every transfer at once."""
        self.stopped.set()
        with self._lock:
            for response in self._open:
                # Not reading just now, or finished in this moment: nothing to wake.
                with contextlib.suppress(ValueError, RuntimeError, OSError):
                    response.raw.shutdown()


def sha256(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(jar: Jar, folder: Path, line: Line) -> None:
    """Put ``jar`` into ``folder``.

    Raises EngineFileCorrupt (nothing is kept then), or what requests and urllib3 raise (the
    ``.part`` file is kept, and the next call goes on from its end).
    """
    part = folder / f"{jar.file}.part"
    with part.open("ab") as file:
        line.count(file.tell())
        _complete(jar, file, line)
    actual = sha256(part)
    if actual != jar.sha256:
        part.unlink()
        raise EngineFileCorrupt(file=jar.file, expected=jar.sha256, actual=actual)
    part.replace(folder / jar.file)


def _complete(jar: Jar, file: BinaryIO, line: Line) -> None:
    """Add to ``file`` until it has the size of ``jar``, over as many connections as it takes.

    urllib3 retries until a body begins; when one breaks off, its Retry says whether and when to
    ask for the rest. Whatever arrived counts as progress and starts the count anew.
    """
    retry = RETRY
    while (have := file.tell()) < jar.size:
        try:
            _append(jar, file, line)
            if file.tell() < jar.size:  # ended early without a word
                raise ProtocolError(f"{file.tell()} of {jar.size} bytes")
        except (HTTPError, requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            if line.stopped.is_set():
                raise FetchStopped from None
            if isinstance(error, requests.ConnectionError) and _was_retried(error):
                raise
            retry = (RETRY if file.tell() > have else retry).increment(
                "GET", f"/{jar.path}", error=ProtocolError(str(error))
            )
            line.stopped.wait(retry.get_backoff_time())


def _was_retried(error: requests.ConnectionError) -> bool:
    """Whether urllib3 gave up before a body began."""
    return bool(error.args) and isinstance(error.args[0], MaxRetryError)


def _append(jar: Jar, file: BinaryIO, line: Line) -> None:
    """Add what one answer brings to ``file``."""
    response = line.get(jar, file.tell())
    try:
        begins = f"bytes {file.tell()}-"
        resumes = response.status_code == 206 and response.headers.get("Content-Range", "").startswith(begins)
        if response.status_code == 416 or not resumes:
            # The server begins at the first byte, or knows no such range: so do we.
            line.count(-file.tell())
            file.truncate(0)
            file.seek(0)
        if response.status_code == 416:
            return
        response.raise_for_status()
        for chunk in response.iter_content(CHUNK):
            if line.stopped.is_set():
                raise FetchStopped
            file.write(chunk)
            line.count(len(chunk))
            if file.tell() > jar.size:  # not our file; the hash will say so
                return
    finally:
        line.close(response)
