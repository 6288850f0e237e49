"""A whole graph as plain values, to compare two of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from neo4j.time import DateTime

from tests.signed_in import SERVICE

if TYPE_CHECKING:
    from collections.abc import Callable

NODES = "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id"
EDGES = """
MATCH (a)-[e]->(b)
RETURN elementId(e) AS id, elementId(a) AS a, type(e) AS type, elementId(b) AS b, properties(e) AS properties ORDER BY id
"""
# When it was written; the days that rows themselves name stay.
TIMES = {"created_at", "updated_at", "recorded_at", "superseded_at", "completed_at", "taken_at", "changed_at"}
OURS = {"MigrationLock", "__Neo4jMigration", "Batch", "AuditEntry", "ApiToken"}


def full_dump(run: Callable[..., list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Every node and edge with all that it holds, ids of the database included."""
    return [*run(NODES), *run(EDGES)]


def canonical_dump(run: Callable[..., list[dict[str, Any]]]) -> list[str]:
    """Every node and edge but for uids and times: a node goes by the ids that other systems give it."""
    nodes, edges = [node for node in run(NODES) if node["properties"].get("uid") != SERVICE], run(EDGES)
    by_id = {node["id"]: node for node in nodes}
    names: dict[str, str] = {}
    for node in nodes:
        properties = node["properties"]
        if "code" in properties:
            names[node["id"]] = properties["code"]
    for edge in edges:
        if edge["type"] == "IDENTIFIES":
            key = by_id[edge["a"]]["properties"]
            names[edge["b"]] = f"{key['label']} {key['source']} {key['external_id']}"
    uids = {
        str(node["properties"]["uid"]): names.get(node["id"], "<uid>")
        for node in nodes
        if "uid" in node["properties"]
    }

    def plain(properties: dict[str, Any]) -> dict[str, Any]:
        shown: dict[str, Any] = {}
        written = properties.get("recorded_at")
        for name, value in sorted(properties.items()):
            if (
                name in TIMES
                or (name == "valid_from" and value == written)
                or (name == "valid_to" and isinstance(value, DateTime) and value.nanosecond)
            ):
                shown[name] = "<time>"
            elif isinstance(value, str):
                shown[name] = "<uid>" if name == "uid" else uids.get(value, value)
            else:
                shown[name] = str(value) if not isinstance(value, list | int | float | bool) else value
        return shown

    def text(node_id: str) -> str:
        node = by_id[node_id]
        content = json.dumps(plain(node["properties"]), ensure_ascii=False)
        return f"{sorted(node['labels'])} {names.get(node_id, '')} {content}"

    lines = [text(node["id"]) for node in nodes if not OURS & set(node["labels"])]
    lines += [
        f"{text(edge['a'])} -{edge['type']} {json.dumps(plain(edge['properties']), ensure_ascii=False)}-> {text(edge['b'])}"
        for edge in edges
        if edge["b"] in by_id and not OURS & {*by_id[edge["a"]]["labels"], *by_id[edge["b"]]["labels"]}
    ]
    return sorted(lines)


# What every write changes, whatever it says.
RECORD = TIMES | {"uid", "origin", "recorded_by", "version", "changed_at", "map_revision", "org_revision"}
WRITTEN = {"Batch", "AuditEntry", "StakeholderState"}


def held_dump(run: Callable[..., list[dict[str, Any]]]) -> list[str]:
    """All that we hold for true: nodes, edges and versions of edges by the names that they were given first."""
    by_id = {node["id"]: node for node in run(NODES) if not (OURS | WRITTEN) & set(node["labels"])}
    states = {node["id"]: node for node in run(NODES) if "StakeholderState" in node["labels"]}

    def shown(properties: dict[str, Any]) -> dict[str, str]:
        # Whoever is deleted again is so from then on.
        return {
            name: "<time>" if name == "deleted_at" else str(value)
            for name, value in sorted(properties.items())
            if name not in RECORD
        }

    def name(node: dict[str, Any]) -> str:
        return str(node["properties"].get("uid") or node["properties"].get("external_id") or node["id"])

    lines = [f"{node['labels']} {name(node)} {shown(node['properties'])}" for node in by_id.values()]
    for edge in run(EDGES):
        properties = edge["properties"]
        ends = [(by_id | states).get(edge[side]) for side in ("a", "b")]
        if properties.get("superseded_at") is None and ends[0] is not None and ends[1] is not None:
            first = properties.get("origin") or properties.get("uid", "")
            lines.append(f"{name(ends[0])} -{edge['type']} {first} {shown(properties)}-> {name(ends[1])}")
    return sorted(lines)
