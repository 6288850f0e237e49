"""The compose file is valid, publishes on loopback alone, and runs what the tests run."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_crm.graph.local.lock import read_lock

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def compose_command() -> list[str] | None:
    plugin = shutil.which("docker")
    if plugin and subprocess.run([plugin, "compose", "version"], capture_output=True).returncode == 0:
        return [plugin, "compose"]
    alone = shutil.which("docker-compose")
    return [alone] if alone else None


@pytest.mark.skipif(compose_command() is None, reason="docker compose is not on this machine")
def test_compose_takes_the_file() -> None:
    command = compose_command()
    assert command is not None
    subprocess.run([*command, "config", "--quiet"], cwd=ROOT, check=True)


def test_only_loopback_is_published() -> None:
    published = [port for service in COMPOSE["services"].values() for port in service.get("ports", [])]
    assert published == ["127.0.0.1:8000:8000"]


def test_the_containers_run_the_neo4j_that_the_tests_run() -> None:
    image = COMPOSE["services"]["neo4j"]["image"]
    minor = ".".join(read_lock().version.split(".")[:2])
    assert image == f"neo4j:{minor}-community"


def test_the_image_installs_the_locked_packages_and_runs_our_command() -> None:
    assert "--require-hashes --requirement /tmp/requirements.lock" in DOCKERFILE
    assert 'CMD ["graph-crm", "serve"]' in DOCKERFILE
    for source in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE):
        for name in source.split():
            assert (ROOT / name).exists(), name
