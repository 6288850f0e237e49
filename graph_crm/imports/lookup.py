"""What a batch reads before it decides: the nodes that its rows name, their last import, the current edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_crm.imports import queries
from graph_crm.imports.records import Records, Ref, records_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_crm.graph.gateway import Transaction
    from graph_crm.imports.records import EdgeRecord
    from graph_crm.imports.rows import Row

NodeId = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FoundNode:
    """A node that is in the graph. ``properties`` are read of a row's own node only."""

    uid: str
    element_id: str
    properties: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class FoundEdge:
    """An edge as it stands now, with its far end by the id that the other system knows."""

    element_id: str
    properties: dict[str, Any]
    other_id: str
    other_key: str
    state: dict[str, Any] | None


@dataclass(slots=True)
class Work:
    """One row on its way through a batch."""

    line: int
    row: Row
    records: Records
    last: Records | None = None

    @property
    def own(self) -> NodeId | None:
        """The row's own node, where it has one."""
        return (self.records.node.label, self.row.key) if self.records.node is not None else None


class Nodes:
    """The nodes that a batch knows, by label and id."""

    def __init__(self) -> None:
        self._found: dict[NodeId, FoundNode] = {}

    def add(self, label: str, key: str, node: FoundNode) -> None:
        self._found[label, key] = node

    def get(self, ref: Ref) -> FoundNode | None:
        return self._found.get((ref.label, ref.key))

    def own(self, work: Work) -> FoundNode | None:
        return self._found.get(work.own) if work.own is not None else None

    def anchor(self, work: Work, edge: EdgeRecord) -> FoundNode | None:
        """The end that an edge is looked up from."""
        return self.own(work) if edge.anchor is None else self.get(edge.anchor)

    def uid(self, ref: Ref | None) -> str | None:
        node = self.get(ref) if ref is not None else None
        return node.uid if node is not None else None


async def read_last(transaction: Transaction, source: str, works: Sequence[Work]) -> None:
    """Put into every work what its row meant when it was imported last."""
    by_key = {work.row.key: work for work in works}
    file = works[0].row.file
    for found in await transaction.run(queries.LAST_ROWS, source=source, file=file, keys=list(by_key)):
        work = by_key[found["key"]]
        work.last = records_of(type(work.row).model_validate_json(found["values"]))


async def read_nodes(transaction: Transaction, source: str, works: Iterable[Work]) -> Nodes:
    """The nodes that the rows name, of this source and of the vocabulary."""
    nodes = Nodes()
    for found in await transaction.run(queries.VOCABULARY):
        nodes.add(found["label"], found["key"], FoundNode(found["uid"], found["element_id"]))
    wanted: dict[NodeId, bool] = {}
    for work in works:
        last = work.last.references() if work.last is not None else []
        for ref in (*work.records.references(), *last):
            wanted.setdefault((ref.label, ref.key), False)
        if work.own is not None:
            wanted[work.own] = True
    refs = [{"label": label, "key": key, "own": own} for (label, key), own in wanted.items()]
    for found in await transaction.run(queries.RESOLVE, source=source, refs=refs):
        node = FoundNode(found["uid"], found["element_id"], found["properties"] or {})
        nodes.add(found["label"], found["key"], node)
    return nodes


Slot = tuple[int, tuple[object, ...]]


async def read_edges(
    transaction: Transaction, source: str, works: Sequence[Work], nodes: Nodes
) -> dict[Slot, FoundEdge]:
    """The current edge in every place that a row speaks of now or spoke of last, by (line, slot)."""
    places: list[Slot] = []
    slots: list[dict[str, object]] = []
    for work in works:
        for edge in edges_by_slot(work).values():
            anchor = nodes.anchor(work, edge)
            other = nodes.get(edge.other) if edge.other is not None and not edge.single else None
            if anchor is None or (other is None and not edge.single):
                continue
            places.append((work.line, edge.slot))
            slots.append(
                {
                    "index": len(slots),
                    "anchor": anchor.element_id,
                    "type": edge.type,
                    "outgoing": edge.outgoing,
                    "other": other.element_id if other is not None else None,
                    "identity": {**edge.fixed, **{name: nodes.uid(ref) for name, ref in edge.refs.items()}},
                }
            )
    found = await transaction.run(queries.CURRENT_EDGES, source=source, slots=slots) if slots else []
    return {
        places[row["slot"]]: FoundEdge(
            row["element_id"], row["properties"], row["other_id"], row["other_key"], row["state"]
        )
        for row in found
    }


def edges_by_slot(work: Work) -> dict[tuple[object, ...], EdgeRecord]:
    """All edges of the row, those of its last import too; the file's word where both speak."""
    last = {edge.slot: edge for edge in work.last.edges} if work.last is not None else {}
    return last | {edge.slot: edge for edge in work.records.edges}
