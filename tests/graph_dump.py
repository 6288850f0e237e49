"""A whole graph as plain values, to compare two of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from neo4j.time import DateTime

if TYPE_CHECKING:
    from collections.abc import Callable

NODES = "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id"
EDGES = """
MATCH (a)-[e]->(b)
RETURN elementId(e) AS id, elementId(a) AS a, type(e) AS type, elementId(b) AS b, properties(e) AS properties ORDER BY id
"""
# When it was written; the days that rows themselves name stay.
TIMES = {"created_at", "updated_at", "recorded_at", "superseded_at", "completed_at", "taken_at"}
OURS = {"MigrationLock", "__Neo4jMigration"}


def full_dump(run: Callable[..., list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Every node and edge with all that it holds, ids of the database included."""
    return [*run(NODES), *run(EDGES)]


def canonical_dump(run: Callable[..., list[dict[str, Any]]]) -> list[str]:
    """Every node and edge but for uids and times: a node goes by the ids that other systems give it."""
    nodes, edges = run(NODES), run(EDGES)
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
        if not OURS & {*by_id[edge["a"]]["labels"], *by_id[edge["b"]]["labels"]}
    ]
    return sorted(lines)
