"""The real service, given secrets in every way that there is, shows none of them: not in its log, not on its output."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.connection import Connection

    Cypher = Callable[..., list[dict[str, Any]]]

ROOT = Path(__file__).parents[2]


def test_no_secret_in_the_log_or_on_the_output(
    connection: Connection, cypher: Cypher, tmp_path: Path
) -> None:
    marked = f"marked{secrets.token_hex(8)}"
    token_file = tmp_path / "metrics-token"
    token_file.write_text(f"gcrm_{marked}\n", encoding="utf-8")
    cypher("CREATE USER marked IF NOT EXISTS SET PASSWORD $password CHANGE NOT REQUIRED", password=marked)
    environment = {
        **os.environ,
        "NEO4J_URI": connection.uri,
        "NEO4J_USER": "marked",
        "NEO4J_PASSWORD": marked,
        "GRAPH_CRM_METRICS_TOKEN_FILE": str(token_file),
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "graph_crm", "up", "--no-demo", "--port", "0"],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = ""
        try:
            for line in process.stdout:
                said += line
                if "Ctrl-C" in line:
                    break
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
            assert found is not None, process.stderr.read() if process.stderr else ""
            answers = told(found[0].rstrip("/"), marked)
            with socket.create_connection(("127.0.0.1", int(found[1]))) as broken:
                broken.sendall(f"NO HTTP gcrm_{marked}\r\n\r\n".encode())
                broken.recv(4096)
        finally:
            process.send_signal(signal.SIGTERM)
            rest, logged = process.communicate(timeout=60)
            cypher("DROP USER marked IF EXISTS")
    assert marked not in said + rest
    assert marked not in logged
    lines = [json.loads(line) for line in logged.splitlines() if line.startswith("{")]
    assert len([line for line in lines if line["event"] == "request"]) == answers
    # Whatever is no line of the log is said to a person, in a sentence.
    assert "Traceback" not in logged


def told(address: str, marked: str) -> int:
    """Send the secret in every place of a request that may hold one; how many requests that were."""
    bearer = {"Authorization": f"Bearer gcrm_{marked}"}
    cookie = {"Cookie": f"__Host-graph_crm={marked}"}
    with httpx.Client(base_url=address, timeout=30) as client:
        answers = [
            client.get("/metrics", headers=bearer),
            client.get("/metrics", headers={"Authorization": f"Basic {marked}"}),
            client.post("/graphql", json={"query": "{ __typename }"}, headers=bearer),
            client.post("/graphql", json={"query": "{ __typename }"}, headers=cookie),
            client.post("/graphql", json={"query": marked, "variables": {"password": marked}}),
            client.post("/sign-in", json={"email": "a@b.example", "password": marked}),
            client.post("/sign-in", data={"email": "a@b.example", "password": marked}),
            client.get(f"/welcome?token=gcrm_{marked}"),
            client.get(f"/customers/gcrm_{marked}?token={marked}"),
            client.get(f"/no/gcrm_{marked}"),
            client.get("/livez", headers={"X-Request-ID": f"gcrm_{marked}"}),
        ]
    assert answers[0].status_code == 200
    assert all(answer.status_code < 500 for answer in answers)
    return len(answers)
