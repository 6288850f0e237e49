"""kill -9 of the import, of Neo4j, or of both: the same import run again ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from neo4j import GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import DriverError, Neo4jError

from graph_crm.graph.connection import Connection
from graph_crm.graph.local.server import open_local_neo4j
from graph_crm.settings import read_settings
from tests.conftest import CLEAN
from tests.graph_dump import canonical_dump, full_dump

ROOT = Path(__file__).parents[2]
PEOPLE = 600
DEADLINE = 200


def write_folder(folder: Path) -> None:
    """Several batches of each: people, reporting lines, stakeholders, stances, influences, activities."""
    people = range(PEOPLE)
    files = {
        "users.csv": ["id,name", *(f"u{n},User {n}" for n in range(20))],
        "customers.csv": ["id,name,sales_owner", "hx,华星,u1", "hxg,Group,u2"],
        "subsidiaries.csv": ["customer,part_of", "hx,hxg"],
        "contacts.csv": [
            "id,name,customer,title,birthday",
            *(f"p{n},Person {n},hx,T{n % 7},1970-01-{n % 28 + 1:02}" for n in people),
        ],
        "reporting_lines.csv": ["contact,manager", *(f"p{n},p{n // 5}" for n in people if n)],
        "opportunities.csv": ["id,name,customer,owner", *(f"o{n},Deal {n},hx,u{n}" for n in range(4))],
        "stakeholders.csv": [
            "opportunity,contact,roles,power",
            *(f"o{n % 4},p{n},user;influencer,outside" for n in people),
        ],
        "stances.csv": [
            "opportunity,contact,party,value,since",
            *(f"o{n % 4},p{n},us,{n % 5 - 2},2026-02-0{n % 9 + 1}" for n in people),
        ],
        "influences.csv": [
            "opportunity,influencer,influenced,strength",
            *(f"o{n % 4},p{n},p{(n + 4) % PEOPLE},{n % 3 + 1}" for n in people),
        ],
        "activities.csv": [
            "id,kind,occurred_at,user,contacts,opportunity",
            *(f"a{n},call,2026-03-01T0{n % 10}:00,u{n % 20},p{n},o{n % 4}" for n in people),
        ],
    }
    folder.mkdir()
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


class Installation:
    """A data folder of its own and the real command line on it."""

    def __init__(self, data_dir: Path, folder: Path) -> None:
        self.data_dir = data_dir
        self.folder = folder
        self.environment = {
            **os.environ,
            "GRAPH_CRM_DATA_DIR": str(data_dir),
            "GRAPH_CRM_NEO4J_PORT": "0",
            "GRAPH_CRM_LANGUAGE": "en",
        }

    def start_import(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "graph_crm", "import", str(self.folder), "--source", "erp"]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def state(self) -> dict[str, Any]:
        return json.loads((self.data_dir / "server.json").read_text(encoding="utf-8"))

    def connection(self) -> Connection:
        password = (self.data_dir / "neo4j" / "password").read_text(encoding="utf-8")
        return Connection(f"bolt://127.0.0.1:{self.state()['port']}", "neo4j", password.strip())

    def run(self, text: str) -> list[dict[str, Any]]:
        at = self.connection()
        with (
            GraphDatabase.driver(
                at.uri,
                auth=(at.user, at.password),
                notifications_min_severity=NotificationMinimumSeverity.OFF,
            ) as driver,
            driver.session() as session,
        ):
            return [record.data() for record in session.run(text)]  # pyright: ignore[reportArgumentType]

    def wait_for_rows(self, process: subprocess.Popen[str], wanted: int) -> None:
        """Return as soon as so many rows of the import are in the graph, while it still runs."""
        deadline = time.monotonic() + DEADLINE
        while time.monotonic() < deadline:
            assert process.poll() is None, "the import ended before it could be killed"
            with suppress(Neo4jError, DriverError, OSError, ValueError):
                [row] = self.run("MATCH (r:ImportedRow) RETURN count(r) AS n")
                if row["n"] >= wanted:
                    return
            threading.Event().wait(0.1)  # looking costs the importing process its time
        raise TimeoutError(wanted)

    def kill_neo4j(self) -> None:
        server = psutil.Process(self.state()["pid"])
        server.kill()
        psutil.wait_procs([server], timeout=DEADLINE)


@pytest.fixture
def installation(tmp_path: Path, shared_engine: Path) -> Installation:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    (data_dir / "engine").symlink_to(shared_engine)
    write_folder(tmp_path / "folder")
    return Installation(data_dir, tmp_path / "folder")


@pytest.mark.timeout(600)  # it starts Neo4j several times, and waits for imports
def test_kill_9(installation: Installation) -> None:
    settings = read_settings(data_dir=installation.data_dir, neo4j_port=0)
    with open_local_neo4j(settings):
        process = installation.start_import()
        output, errors = process.communicate(timeout=DEADLINE)
        assert process.returncode == 0, output + errors
        undisturbed = canonical_dump(installation.run)
        total = installation.run("MATCH (r:ImportedRow) RETURN count(r) AS n")[0]["n"]
        assert total > 6 * PEOPLE - 10
        installation.run(CLEAN)

        # The importing process, at two moments of one import; Neo4j goes on.
        for share in (0.1, 0.4):
            process = installation.start_import()
            installation.wait_for_rows(process, int(total * share))
            process.kill()
            process.communicate()
            left = installation.run("MATCH (r:ImportedRow) RETURN count(r) AS n")[0]["n"]
            assert left < total
            [row] = installation.run("MATCH (s:ImportSource) RETURN s.completed_at AS at")
            assert row["at"] is None

        # Neo4j, while the same import goes on: one sentence, no traceback.
        process = installation.start_import()
        installation.wait_for_rows(process, int(total * 0.55))
        installation.kill_neo4j()
        output, errors = process.communicate(timeout=DEADLINE)
        assert process.returncode == 1, output + errors
        assert "Traceback" not in errors
        assert "bolt://127.0.0.1" in errors

    # Both.
    process = installation.start_import()
    installation.wait_for_rows(process, int(total * 0.7))
    process.kill()
    installation.kill_neo4j()
    process.communicate()

    # The next start recovers Neo4j; the same import runs to its end.
    with open_local_neo4j(settings):
        process = installation.start_import()
        output, errors = process.communicate(timeout=DEADLINE)
        assert process.returncode == 0, output + errors
        assert canonical_dump(installation.run) == undisturbed

        before = full_dump(installation.run)
        process = installation.start_import()
        process.communicate(timeout=DEADLINE)
        assert process.returncode == 0
        after = full_dump(installation.run)
        # Every start takes the lock of the migrations anew; the import itself changed nothing.
        assert without_lock(after) == without_lock(before)


def without_lock(dump: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in dump if "MigrationLock" not in row.get("labels", ())]
