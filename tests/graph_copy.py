"""A small graph, kept in memory and put back as it was: quicker than making it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.graph_dump import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Callable

    Cypher = Callable[..., list[dict[str, Any]]]

# What the migrations remember of themselves.
_STAYS = {"MigrationLock", "__Neo4jMigration"}
_EMPTY = "MATCH (n) WHERE NOT n:MigrationLock AND NOT n:`__Neo4jMigration` DETACH DELETE n"
_MAKE_NODES = """
UNWIND $nodes AS node
CREATE (made:$(node.labels)) SET made = node.properties
RETURN node.id AS id, elementId(made) AS made
"""
_MAKE_EDGES = """
UNWIND $edges AS edge
MATCH (a) WHERE elementId(a) = edge.a
MATCH (b) WHERE elementId(b) = edge.b
CREATE (a)-[made:$(edge.type)]->(b) SET made = edge.properties
"""


@dataclass(frozen=True, slots=True)
class GraphCopy:
    """The nodes and edges of a graph at one moment."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]

    @classmethod
    def of(cls, run: Cypher) -> GraphCopy:
        nodes = [node for node in run(NODES) if not _STAYS & set(node["labels"])]
        kept = {node["id"] for node in nodes}
        return cls(nodes, [edge for edge in run(EDGES) if edge["a"] in kept])

    def put_back(self, run: Cypher) -> None:
        """Make the graph this one again; only the ids of the database itself are others."""
        run(_EMPTY)
        made = {row["id"]: row["made"] for row in run(_MAKE_NODES, nodes=self.nodes)}
        run(_MAKE_EDGES, edges=[edge | {"a": made[edge["a"]], "b": made[edge["b"]]} for edge in self.edges])
