"""A query is a file of ours: the type checker refuses any text that is put together, wherever it would be run."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from graph_crm.resources import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
from neo4j import AsyncManagedTransaction, Session
from graph_crm.graph.gateway import Graph, Transaction
from graph_crm.graph.named_query import named

async def run(graph: Graph, unit: Transaction, driver: AsyncManagedTransaction, session: Session, name: str) -> None:
"""
GOOD = [
    'await graph.read(named("customers/by_uids"))',
    'await unit.run(named("customers/by_uids"))',
    'session.run("RETURN $name", name=name)',
]
BAD = [
    'await graph.read("MATCH (n) RETURN n")',
    'await unit.run(f"MATCH (n:{name}) RETURN n")',
    'await driver.run("MATCH (n {name: \'" + name + "\'}) RETURN n")',
    'session.run(f"MATCH (n:{name}) RETURN n")',
    'session.run("MATCH (n:%s) RETURN n" % name)',
    'session.run(" ".join(["RETURN", name]))',
]


def test_pyright_refuses_a_query_that_is_no_literal(tmp_path: Path) -> None:
    lines = HEAD.splitlines() + [f"    {line}" for line in (*GOOD, *BAD)]
    (tmp_path / "queries.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(CHECKOUT)], "reportUnknownMemberType": False}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    checked = subprocess.run(
        [
            sys.executable,
            "-m",
            "pyright",
            "--pythonpath",
            sys.executable,
            "--outputjson",
            "-p",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        timeout=240,
    )
    found = json.loads(checked.stdout)["generalDiagnostics"]
    refused = {one["range"]["start"]["line"] for one in found if one["rule"] == "reportArgumentType"}
    refused |= {one["range"]["start"]["line"] for one in found if one["rule"] == "reportCallIssue"}
    first_bad = len(HEAD.splitlines()) + len(GOOD)
    assert refused == set(range(first_bad, len(lines))), found
