"""The lock file: which jars make the local Neo4j, how large each is and what it hashes to.

``scripts/lock-engine`` writes it; nothing else decides which version runs.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOCK = Path(__file__).parent / "engine.lock.toml"


@dataclass(frozen=True)
class Jar:
    """One file of the class path."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def file(self) -> str:
        """Its name in a repository, and here."""
        classifier = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{classifier}.jar"

    @property
    def path(self) -> str:
        """Where a Maven repository keeps it, below its root."""
        return f"{self.group.replace('.', '/')}/{self.artifact}/{self.version}/{self.file}"


@dataclass(frozen=True)
class EngineLock:
    """One version of Neo4j: the class to run, and its jars in class path order."""

    version: str
    main: str
    jars: tuple[Jar, ...]

    @property
    def size(self) -> int:
        """Bytes of all jars."""
        return sum(jar.size for jar in self.jars)

    @property
    def digest(self) -> str:
        """Changes when any jar does."""
        lines = "\n".join(f"{jar.sha256} {jar.file}" for jar in self.jars)
        return hashlib.sha256(lines.encode()).hexdigest()


@cache
def read_lock(path: Path = LOCK) -> EngineLock:
    """Read the lock file; its first jar is Neo4j itself and gives the version."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    jars = tuple(
        Jar(
            group=entry["groupId"],
            artifact=entry["artifactId"],
            version=entry["version"],
            classifier=entry.get("classifier", ""),
            sha256=entry["sha256"],
            size=entry["size"],
        )
        for entry in content["dependencies"]
    )
    return EngineLock(jars[0].version, content["entrypoints"]["server"], jars)
