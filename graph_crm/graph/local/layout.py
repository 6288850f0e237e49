"""Where the parts of the local server live below the data folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_crm.errors import EngineDirectoryUnusable

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The data folder of one installation."""

    root: Path

    @property
    def engine(self) -> Path:
        """Jars, one folder per version of Neo4j; resolved, so that installations may share one."""
        return (self.root / "engine").resolve()

    @property
    def home(self) -> Path:
        """Neo4j's own folder: data, logs and conf."""
        return self.root / "neo4j"

    @property
    def conf(self) -> Path:
        """The folder of neo4j.conf."""
        return self.home / "conf"

    @property
    def log(self) -> Path:
        """What Neo4j tells its user."""
        return self.home / "logs" / "neo4j.log"

    @property
    def console(self) -> Path:
        """What Java itself prints: empty, unless Neo4j could not even begin."""
        return self.home / "logs" / "console.log"

    @property
    def classes(self) -> Path:
        """Which classes the server loaded, until there is an archive of them."""
        return self.home / "classes.lst"

    @property
    def password_file(self) -> Path:
        """The password of the user neo4j, readable by the owner alone."""
        return self.home / "password"

    @property
    def state(self) -> Path:
        """Which server runs."""
        return self.root / "server.json"

    @property
    def clients(self) -> Path:
        """Who uses it: one file per process."""
        return self.root / "clients"

    @property
    def lock(self) -> Path:
        """Held while a server is started, adopted or stopped."""
        return self.root / "server.lock"

    def create(self) -> None:
        """Make the folders. Raises EngineDirectoryUnusable."""
        try:
            for folder in (self.root, self.home):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.engine, self.conf, self.log.parent, self.clients):
                folder.mkdir(parents=True, exist_ok=True)
            for file in (self.lock, self.console):
                file.touch()  # the folders may be there and belong to somebody else
        except OSError as error:
            path = error.filename or self.root
            raise EngineDirectoryUnusable(path=str(path), reason=error.strerror or str(error)) from error
