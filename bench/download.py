"""How long the files of Neo4j take into an empty folder."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from graph_crm.graph.local.download import ensure_engine
from graph_crm.graph.local.progress import silent

LIMIT = 20.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        jars = ensure_engine(Path(folder) / "engine", None, silent)
        seconds = time.perf_counter() - began
        size = sum(jar.stat().st_size for jar in jars) / 1e6
    print(f"{len(jars)} files, {size:.0f} MB: {seconds:.1f} s, limit {LIMIT} s")


if __name__ == "__main__":
    main()
