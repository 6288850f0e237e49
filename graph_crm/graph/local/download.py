"""Bring the jars of the local Neo4j here: twelve at once, resumable, each one checked."""

from __future__ import annotations

from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING

import requests
from filelock import FileLock, Timeout
from urllib3.exceptions import HTTPError, MaxRetryError

from graph_crm.errors import EngineDirectoryUnusable, EngineDownloadFailed
from graph_crm.graph.local.fetch import FetchStopped, Line, fetch, sha256
from graph_crm.graph.local.lock import EngineLock, Jar, read_lock
from graph_crm.graph.local.progress import Report, Step

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

AT_ONCE = 12
TICK = 0.25  # seconds between two reports


def ensure_engine(
    directory: Path, repository: str | None, report: Report, lock: EngineLock | None = None
) -> list[Path]:
    """Return the class path of the locked Neo4j below ``directory``; fetch what is missing.

    Several processes may call this at once: one fetches, the others wait for it. Ctrl-C ends it
    promptly, and the next call goes on where this one stopped.

    Raises EngineDownloadFailed, EngineFileCorrupt, EngineDirectoryUnusable.
    """
    lock = lock or read_lock()
    folder = directory / lock.version
    paths = class_path(folder, lock)
    if is_complete(folder, lock):
        return paths
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(directory / f"{lock.version}.lock", report):
            if not is_complete(folder, lock):
                _fetch_missing(folder, repository, report, lock)
                _stamp(folder).write_text(lock.digest, encoding="utf-8")
    except OSError as error:
        raise EngineDirectoryUnusable(path=str(folder), reason=error.strerror or str(error)) from error
    return paths


def class_path(folder: Path, lock: EngineLock) -> list[Path]:
    """Where the jars are, or will be."""
    return [folder / jar.file for jar in lock.jars]


def jars_present(folder: Path, lock: EngineLock) -> int:
    """How many jars are there in their full size."""
    return sum(_has_size(folder / jar.file, jar.size) for jar in lock.jars)


def is_complete(folder: Path, lock: EngineLock) -> bool:
    """Whether every jar of exactly this lock was verified and still is there.

    Hashing 140 MB at each start would cost a second; sizes cost a millisecond.
    """
    try:
        verified = _stamp(folder).read_text(encoding="utf-8")
    except OSError:
        return False
    return verified == lock.digest and jars_present(folder, lock) == len(lock.jars)


def _stamp(folder: Path) -> Path:
    return folder / "verified"


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


@contextmanager
def _alone(path: Path, report: Report) -> Generator[None]:
    """Wait, and say so, until no other process downloads."""
    alone = FileLock(path)
    while True:
        try:
            alone.acquire(timeout=TICK)
            break
        except Timeout:
            report(Step("engine-waiting-for-download"))
    try:
        yield
    finally:
        alone.release()


def _fetch_missing(folder: Path, repository: str | None, report: Report, lock: EngineLock) -> None:
    missing = _verify(folder, report, lock)
    if not missing:
        return
    line = Line(repository or _maven_central(), AT_ONCE)
    line.count(lock.size - sum(jar.size for jar in missing))
    with line.session, ThreadPoolExecutor(AT_ONCE) as pool:
        futures = {pool.submit(fetch, jar, folder, line): jar for jar in missing}
        try:
            _watch(futures, line, report, lock)
        finally:
            line.stop()
            pool.shutdown(wait=True, cancel_futures=True)
    failed = [future for future in futures if not future.cancelled() and future.exception()]
    _raise_first(failed, futures, jars_present(folder, lock), len(lock.jars))


def _watch(futures: dict[Future[None], Jar], line: Line, report: Report, lock: EngineLock) -> None:
    """Report until all are done or one failed.

    Time, not bytes, sets the pace: a line that stands still shows as such.
    """
    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, TICK, FIRST_EXCEPTION)
        finished = len(lock.jars) - len(waiting)
        report(
            Step(
                "engine-downloading",
                {"version": lock.version, "files": finished, "total": len(lock.jars)},
                done=min(line.received, lock.size),
                total=lock.size,
            )
        )
        if any(future.exception() for future in done):
            return


def _raise_first(failed: list[Future[None]], jars: dict[Future[None], Jar], have: int, total: int) -> None:
    """Raise what went wrong first; that others were stopped because of it is no news."""
    for future in failed:
        error = future.exception()
        if isinstance(error, requests.RequestException | HTTPError):
            raise EngineDownloadFailed(
                file=jars[future].file, reason=_reason(error), have=have, total=total
            ) from error
        if error is not None and not isinstance(error, FetchStopped):
            raise error


def _reason(error: BaseException) -> str:
    """The innermost cause: requests wraps urllib3, which wraps the one that says something."""
    inner = error.args[0] if error.args and isinstance(error.args[0], MaxRetryError) else error
    return str(inner.reason if isinstance(inner, MaxRetryError) and inner.reason else inner)


def _verify(folder: Path, report: Report, lock: EngineLock) -> list[Jar]:
    """The jars that are missing or damaged; damaged ones are thrown away."""
    missing: list[Jar] = []
    done = 0
    for jar in lock.jars:
        path = folder / jar.file
        if _has_size(path, jar.size) and sha256(path) == jar.sha256:
            done += jar.size
            report(Step("engine-verifying", {"version": lock.version}, done=done, total=lock.size))
        else:
            path.unlink(missing_ok=True)
            missing.append(jar)
    return missing


def _maven_central() -> str:
    # Only the first start needs it, and jgo costs 0.2 s to import.
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415

    return MAVEN_CENTRAL_URL
