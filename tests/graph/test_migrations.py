"""Migrations on the real server: once, in order, forward only, whoever else starts at the same time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from neo4j.exceptions import ConstraintError

from graph_crm.errors import DatabaseUnreachable, SchemaChanged
from graph_crm.graph.connection import Connection
from graph_crm.graph.migrations import migrate
from graph_crm.resources import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Cypher = Callable[..., list[dict[str, Any]]]

VERSIONS = sorted(path.name.split("__")[0].removeprefix("V") for path in SCHEMA.glob("V*.cypher"))
NODES = ["Customer", "Contact", "Opportunity", "Role", "Stakeholder", "StakeholderState", "Party",
         "DecisionStep", "User", "Team", "Activity"]  # fmt: skip
# The edges that keep history, see the design of the graph.
HISTORY = ["WORKS_AT", "REPORTS_TO", "IN_MAP", "STATE", "PLAYS", "STANCE", "INFLUENCES", "ALLIED_WITH",
           "CONFLICTS_WITH", "DECIDES_AT", "COVERS", "OWNS"]  # fmt: skip
PROCESS = """
import json, sys
from graph_crm.graph.connection import Connection
from graph_crm.graph.migrations import migrate
print("ready", flush=True)
sys.stdin.readline()
print(json.dumps(migrate(Connection(*sys.argv[1:]))))
"""


@pytest.fixture
def empty_database(cypher: Cypher, connection: Connection) -> Iterator[None]:
    """The test server as on its first day; migrated again afterwards."""
    _forget(cypher)
    yield
    _forget(cypher)
    migrate(connection)


def _forget(cypher: Cypher) -> None:
    for row in cypher("SHOW CONSTRAINTS YIELD name"):
        cypher(f"DROP CONSTRAINT {row['name']}")
    for row in cypher("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        cypher(f"DROP INDEX {row['name']}")
    cypher("MATCH (n) DETACH DELETE n")


def schema_of(cypher: Cypher) -> set[tuple[str, ...]]:
    """Constraints and indexes as text: name, kind, label or type, properties."""
    indexes = cypher(
        "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, state, owningConstraint "
        "WHERE type <> 'LOOKUP' RETURN *"
    )
    assert {row["state"] for row in indexes} <= {"ONLINE"}
    found = {
        (row["name"], row["type"], *row["labelsOrTypes"], *row["properties"])
        for row in indexes
        if row["owningConstraint"] is None
    }
    constraints = cypher("SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties")
    return found | {
        (row["name"], row["type"], *row["labelsOrTypes"], *row["properties"]) for row in constraints
    }


@pytest.mark.usefixtures("empty_database")
def test_six_processes_at_once(connection: Connection, cypher: Cypher) -> None:
    arguments = [connection.uri, connection.user, connection.password]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    outputs = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0] * 6, [errors for _, errors in outputs]
    applied = [json.loads(output) for output, _ in outputs]
    assert sorted(applied) == [[]] * 5 + [VERSIONS], "one of them did it, the others waited"

    recorded = cypher(
        "MATCH (m:__Neo4jMigration) WHERE m.version <> 'BASELINE' RETURN m.version AS v ORDER BY v"
    )
    assert [row["v"] for row in recorded] == VERSIONS
    assert cypher("MATCH (r:Role) RETURN count(r) AS n") == [{"n": 14}]
    assert migrate(connection) == []


def test_a_second_run_does_nothing(connection: Connection, cypher: Cypher) -> None:
    cypher("MATCH (r:Role {code: 'coach'}) SET r.weight = 0.7")
    before = schema_of(cypher)
    assert migrate(connection) == []
    assert schema_of(cypher) == before
    assert cypher("MATCH (r:Role {code: 'coach'}) RETURN r.weight AS w") == [{"w": 0.7}]
    cypher("MATCH (r:Role {code: 'coach'}) SET r.weight = 0.2")


@pytest.mark.usefixtures("empty_database")
def test_a_killed_migration_goes_on(connection: Connection, cypher: Cypher, tmp_path: Path) -> None:
    # As a kill between a step and its record leaves it: applied, not recorded.
    for path in sorted(SCHEMA.glob("V0001*")):
        statements = re.sub(r"//.*", "", path.read_text(encoding="utf-8")).split(";")
        for statement in filter(str.strip, statements[:7]):
            cypher(statement)
    assert migrate(connection) == VERSIONS
    assert len(cypher("SHOW CONSTRAINTS")) >= len(NODES) + len(HISTORY)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(SCHEMA, tmp_path / "schema")


def test_a_changed_file_is_refused(connection: Connection, cypher: Cypher, copied: Path) -> None:
    file = next(copied.glob("V0002*"))
    file.write_text(
        file.read_text(encoding="utf-8") + "\nCREATE INDEX other IF NOT EXISTS FOR (n:X) ON (n.y);\n"
    )
    with pytest.raises(SchemaChanged) as caught:
        migrate(connection, copied)
    assert caught.value.params["version"] == "0002"
    assert "0002" in str(caught.value)
    assert cypher("SHOW INDEXES YIELD name WHERE name = 'other' RETURN name") == []


def test_a_missing_file_is_refused(connection: Connection, copied: Path) -> None:
    next(copied.glob("V0003*")).unlink()
    with pytest.raises(SchemaChanged) as caught:
        migrate(connection, copied)
    assert caught.value.params["version"] == "0003"


def test_a_new_file_is_applied_and_the_lock_is_free_after_a_failure(
    connection: Connection, cypher: Cypher, copied: Path
) -> None:
    version = f"{int(VERSIONS[-1]) + 1:04}"
    new = copied / f"V{version}__more.cypher"
    new.write_text("THIS IS NO CYPHER;\n")
    with pytest.raises(Exception, match="THIS"):
        migrate(connection, copied)
    new.write_text("CREATE INDEX one_more IF NOT EXISTS FOR (n:OneMore) ON (n.x);\n")
    try:
        assert migrate(connection, copied) == [version]
        with pytest.raises(SchemaChanged):
            migrate(connection)  # forward only: the graph is newer than these files
    finally:
        cypher("DROP INDEX one_more IF EXISTS")
        cypher("MATCH (m:__Neo4jMigration {version: $version}) DETACH DELETE m", version=version)
    assert migrate(connection) == []


def test_no_server() -> None:
    with pytest.raises(DatabaseUnreachable):
        migrate(Connection("bolt://127.0.0.1:1", "neo4j", "secret"))


def test_everything_of_the_design_is_unique(cypher: Cypher) -> None:
    schema = schema_of(cypher)
    unique = {row[2:] for row in schema if row[1] in {"UNIQUENESS", "NODE_PROPERTY_UNIQUENESS"}}
    assert {(label, "uid") for label in NODES} <= unique
    assert ("ExternalId", "label", "source", "external_id") in unique
    assert ("ImportedRow", "file", "source", "key") in unique
    assert {
        ("Role", "code"),
        ("Party", "code"),
        ("ImportSource", "name"),
        ("MigrationLock", "name"),
    } <= unique
    edges = {row[2:] for row in schema if "RELATIONSHIP" in row[1]}
    assert {(kind, "uid") for kind in HISTORY} <= edges
    declared = set(
        re.findall(r"(?:CONSTRAINT|INDEX) (\w+)", "".join(p.read_text("utf-8") for p in SCHEMA.glob("V*")))
    )
    assert declared <= {row[0] for row in schema}


@pytest.mark.parametrize("label", NODES)
def test_a_second_node_is_refused(cypher: Cypher, label: str) -> None:
    cypher(f"CREATE (:{label} {{uid: 'one'}})")
    with pytest.raises(ConstraintError):
        cypher(f"CREATE (:{label} {{uid: 'one'}})")
    cypher(
        f"MATCH (n:{label} {{uid: 'one'}}) DELETE n"
    )  # roles and parties are not cleaned away between tests


@pytest.mark.parametrize("kind", HISTORY)
def test_a_second_version_of_an_edge_is_refused(cypher: Cypher, kind: str) -> None:
    cypher(f"CREATE (:Contact {{uid: 'a'}})-[:{kind} {{uid: 'one'}}]->(:Contact {{uid: 'b'}})")
    with pytest.raises(ConstraintError):
        cypher(f"MATCH (a:Contact {{uid: 'a'}}) CREATE (a)-[:{kind} {{uid: 'one'}}]->(a)")


def test_a_second_meaning_of_an_external_id_is_refused(cypher: Cypher) -> None:
    create = "CREATE (:ExternalId {label: $label, source: $source, external_id: '1'})"
    cypher(create, label="Contact", source="erp")
    cypher(create, label="Customer", source="erp")
    cypher(create, label="Contact", source="crm")
    with pytest.raises(ConstraintError):
        cypher(create, label="Contact", source="erp")
