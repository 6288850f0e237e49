"""Keep the server's classes in a Java class archive: two fifths less work at every later start.

The first start on a machine writes down which classes it loads. As soon as it answers, a second
Java of the lowest priority makes the archive from that; if the server is closed before it is
done, the next start tries again. Java itself refuses an archive that does not fit, and then
starts without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_LINE = 4000
"""Java writes longer lines into its class list than it can read (4,096)."""


@dataclass(frozen=True)
class ClassArchive:
    """Where the archive of one Java and one class path is, and the list that it is made from."""

    file: Path
    classes: Path
    java: Path
    jars: tuple[Path, ...]

    def options(self) -> list[str]:
        """What to tell the server's Java: use the archive, or else write the list for it."""
        if self.file.exists():
            return [f"-XX:SharedArchiveFile={self.file}"]
        return [f"-XX:DumpLoadedClassList={self.classes}"]


def class_archive(java: Path, jars: list[Path], classes: Path) -> ClassArchive:
    """The archive that belongs to exactly this Java and these jars; it lives beside them."""
    changed = java.stat().st_mtime_ns
    key = "\n".join([str(java.resolve()), str(changed), *map(str, jars)])
    name = f"classes-{hashlib.sha256(key.encode()).hexdigest()[:12]}.jsa"
    return ClassArchive(jars[0].parent / name, classes, java, tuple(jars))


class Build:
    """The making of an archive, while the server is in use."""

    def __init__(self, archive: ClassArchive) -> None:
        self._archive = archive
        self._new = archive.file.with_suffix(f".{os.getpid()}.new")
        wanted = archive.classes.with_suffix(".wanted")
        _copy_list(archive.classes, wanted)
        self._process = subprocess.Popen(  # noqa: S603  # our own command
            [
                str(archive.java),
                "-Xshare:dump",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                f"-XX:SharedClassListFile={wanted}",
                f"-XX:SharedArchiveFile={self._new}",
                "-cp",
                os.pathsep.join(map(str, archive.jars)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if os.name == "posix":
            with contextlib.suppress(psutil.Error):
                psutil.Process(self._process.pid).nice(19)
        self._thread = threading.Thread(target=self._finish, daemon=True)
        self._thread.start()

    def _finish(self) -> None:
        # Only a whole archive gets its name: Java does not check the inside of one.
        if self._process.wait() == 0 and self._new.exists():
            self._new.replace(self._archive.file)
        self._new.unlink(missing_ok=True)

    def end(self) -> None:
        """Stop it if it is not done."""
        self._process.kill()
        self._thread.join()


def build_if_missing(archive: ClassArchive) -> Build | None:
    """Begin to make ``archive`` unless it is there; an archive that can't be made is no error."""
    if archive.file.exists() or not archive.classes.exists():
        return None
    try:
        return Build(archive)
    except OSError:
        return None


def _copy_list(classes: Path, wanted: Path) -> None:
    """Copy what the running server has written so far, without a half line at its end."""
    lines = classes.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]
    wanted.write_text("".join(f"{line}\n" for line in lines if len(line) < LONGEST_LINE), encoding="utf-8")
