"""How long from the command to the first answer, warm, and how long --help takes."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from platformdirs import user_data_path

RUNS = 3
UP_LIMIT, HELP_LIMIT = 15.0, 0.5
GRAPH_CRM = str(Path(sys.executable).parent / "graph-crm")
QUERY = {"query": "{ customers(first: 1) { edges { node { name } } } }"}
ANN = {"email": "ann@example.com", "password": "correct horse battery"}


def first_answer(data_dir: Path) -> float:
    """Start, ask until there is an answer, stop; seconds until the answer."""
    began = time.perf_counter()
    environment = os.environ | {"GRAPH_CRM_DATA_DIR": str(data_dir), "GRAPH_CRM_NEO4J_PORT": "0"}
    with subprocess.Popen(
        [GRAPH_CRM, "up", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as service:
        assert service.stdout is not None
        # The first start says who may be the administrator, the next ones know.
        said = list(itertools.takewhile(lambda line: "Ctrl-C" not in line, service.stdout))
        address = next(line for line in said if "http://" in line).split()[-1]
        link = next((line.strip().partition("token=")[2] for line in said if "token=" in line), None)
        path, given = ("sign-in", ANN) if link is None else ("welcome", {"token": link, "name": "Ann", **ANN})
        came = httpx.post(f"{address}{path}", json=given, timeout=60)
        cookie = {"Cookie": came.headers["Set-Cookie"].partition(";")[0]}
        answer = httpx.post(f"{address}graphql", json=QUERY, headers=cookie, timeout=60)
        seconds = time.perf_counter() - began
        assert answer.json()["data"]["customers"]["edges"]
        service.send_signal(signal.SIGINT)
    return seconds


def help_text() -> float:
    began = time.perf_counter()
    subprocess.run([GRAPH_CRM, "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        engine = user_data_path("graph-crm") / "engine"
        engine.mkdir(parents=True, exist_ok=True)
        (data_dir / "engine").symlink_to(engine)
        print(f"first start ever, demo loaded: {first_answer(data_dir):.1f} s")
        warm = sorted(first_answer(data_dir) for _ in range(RUNS))
        print(f"warm start to first answer: {warm[0]:.1f} .. {warm[-1]:.1f} s, limit {UP_LIMIT} s")
    helps = sorted(help_text() for _ in range(5))
    print(f"--help: {helps[0]:.2f} .. {helps[-1]:.2f} s, limit {HELP_LIMIT} s")


if __name__ == "__main__":
    main()
