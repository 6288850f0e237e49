"""The wheel carries all that the commands need, without a checkout beside it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from graph_crm.graph.named_query import all_query_names

ROOT = Path(__file__).parents[2]
LOOK = """
from graph_crm import resources
from graph_crm.graph.named_query import all_query_names, named
from neo4j_python_migrations import loader
print(resources.PACKAGE)
print(len([named(name) for name in all_query_names()]), len(loader.load(resources.SCHEMA)))
print(*sorted(path.name for path in resources.DEMO.glob("*.csv")))
print((resources.STATIC / "graphiql" / "index.html").is_file())
"""


def test_a_wheel_is_whole_by_itself(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True)
    [wheel] = tmp_path.glob("graph_crm-*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    look = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=tmp_path,
        env={"PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
    )
    package, counts, demo, graphiql = look.stdout.decode().splitlines()
    assert Path(package) == site / "graph_crm"
    migrations = len(list((ROOT / "schema").rglob("*.cypher")))
    assert counts == f"{len(all_query_names())} {migrations}"
    assert demo.split() == sorted(path.name for path in (ROOT / "examples" / "demo").glob("*.csv"))
    assert graphiql == "True"
