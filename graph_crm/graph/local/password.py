"""The password of the local server: made here on the first start, never a default one."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from graph_crm.errors import EngineDirectoryUnusable

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.graph.local.layout import Layout

USER = "neo4j"
ITERATIONS = 1024


def ensure_password(layout: Layout) -> str:
    """Return the password; before the first start, make one and hand it to Neo4j.

    Raises EngineDirectoryUnusable when there is a graph but its password was deleted: Neo4j would
    ignore a new one.
    """
    try:
        return layout.password_file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if (layout.home / "data" / "databases").exists():
            path, reason = str(layout.password_file), str(error.strerror)
            raise EngineDirectoryUnusable(path=path, reason=reason) from None
    password = secrets.token_urlsafe(24)
    _write_initial(layout.home / "data" / "dbms" / "auth.ini", password)
    _write_private(layout.password_file, password)
    return password


def _write_initial(path: Path, password: str) -> None:
    """Write what ``neo4j-admin dbms set-initial-password`` writes.

    That program is a second Java: 1.3 s at best, with the password on its command line where every
    process of the machine can read it. Neo4j takes the line over at its first start.
    """
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ITERATIONS - 1):
        digest = hashlib.sha256(digest).digest()
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_private(path, f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{ITERATIONS}:")


def _write_private(path: Path, content: str) -> None:
    """Write for the owner alone; the mode comes first, so that nobody reads it in between."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(content, encoding="utf-8")
