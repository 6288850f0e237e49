"""What a batch reads before it decides: the nodes that its rows name, their last import, the current edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from graph_crm.imports import queries
from graph_crm.imports.records import Records, Ref, records_of
from graph_crm.journal.edges import EDGE_KINDS
from graph_crm.journal.model import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph_crm.graph.named_query import NamedQuery
    from graph_crm.imports.records import EdgeRecord
    from graph_crm.imports.rows import Row

NodeId = tuple[str, str]
T = TypeVar("T")
BATCH_ROWS = 500


def in_chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, as many at a time as one query takes."""
    return (values[start : start + BATCH_ROWS] for start in range(0, len(values), BATCH_ROWS))


class Run(Protocol):
    """Runs one named query, in a transaction that is open or in one of its own."""

    async def __call__(self, query: NamedQuery, /, **params: object) -> list[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class FoundNode:
    """A node that is in the graph. ``properties`` are read of a row's own node only."""

    uid: str
    element_id: str
    properties: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class FoundEdge:
    """A version of an edge as it stands, with its far end by the id that the other system knows."""

    version: Version
    other_id: str
    other_uid: str
    other_label: str
    other_key: str
    state: dict[str, Any] | None

    @property
    def properties(self) -> dict[str, Any]:
        return self.version.properties


@dataclass(slots=True)
class Work:
    """One row on its way through a batch."""

    line: int
    row: Row
    records: Records
    last_row: Row | None = None
    last: Records | None = None

    def keep_columns(self, absent: Iterable[str]) -> None:
        """A column that the file does not have says nothing: what the last import said goes on."""
        if self.last_row is not None and (kept := {name: getattr(self.last_row, name) for name in absent}):
            self.row = self.row.model_copy(update=kept)
            self.records = records_of(self.row)

    @property
    def own(self) -> NodeId | None:
        """The row's own node, where it has one."""
        return (self.records.node.label, self.row.key) if self.records.node is not None else None


class Nodes:
    """The nodes that a batch knows, by label and id."""

    def __init__(self) -> None:
        self._found: dict[NodeId, FoundNode] = {}
        self._keys: dict[str, str] = {}

    def add(self, label: str, key: str, node: FoundNode) -> None:
        self._found[label, key] = node
        self._keys[node.uid] = key

    def key(self, uid: str) -> str:
        """How the other system calls a node, or its uid where the batch does not know."""
        return self._keys.get(uid, uid)

    def get(self, ref: Ref) -> FoundNode | None:
        return self._found.get((ref.label, ref.key))

    def all(self) -> Iterator[tuple[str, FoundNode]]:
        """Every node with its label."""
        return ((label, node) for (label, _), node in self._found.items())

    def own(self, work: Work) -> FoundNode | None:
        return self._found.get(work.own) if work.own is not None else None

    def anchor(self, work: Work, edge: EdgeRecord) -> FoundNode | None:
        """The end that an edge is looked up from."""
        return self.own(work) if edge.anchor is None else self.get(edge.anchor)

    def uid(self, ref: Ref | None) -> str | None:
        node = self.get(ref) if ref is not None else None
        return node.uid if node is not None else None


async def read_last(run: Run, source: str, works: Sequence[Work]) -> None:
    """Put into every work what its row meant when it was imported last."""
    last = await last_rows(run, source, [work.row for work in works])
    for work in works:
        if (row := last.get(work.row.key)) is not None:
            work.last_row, work.last = row, records_of(row)


async def last_rows(run: Run, source: str, rows: Sequence[Row]) -> dict[str, Row]:
    """The rows of one file as they were imported last, by key."""
    row_type = type(rows[0])
    keys = [row.key for row in rows]
    found = await run(queries.LAST_ROWS, source=source, file=row_type.file, keys=keys)
    return {row["key"]: row_type.model_validate_json(row["values"]) for row in found}


async def read_nodes(run: Run, source: str, works: Iterable[Work]) -> Nodes:
    """The nodes that the rows name, of this source and of the vocabulary."""
    wanted: dict[NodeId, bool] = {}
    for work in works:
        last = work.last.references() if work.last is not None else []
        for ref in (*work.records.references(), *last):
            wanted.setdefault((ref.label, ref.key), False)
        if work.own is not None:
            wanted[work.own] = True
    nodes = Nodes()
    for found in await run(queries.VOCABULARY):
        nodes.add(found["label"], found["key"], FoundNode(found["uid"], found["element_id"]))
    refs = [{"label": label, "key": key, "own": own} for (label, key), own in wanted.items()]
    for found in await run(queries.RESOLVE, source=source, refs=refs):
        node = FoundNode(found["uid"], found["element_id"], found["properties"] or {})
        nodes.add(found["label"], found["key"], node)
    return nodes


Slot = tuple[int, tuple[object, ...]]


async def read_edges(
    run: Run, source: str, works: Sequence[Work], nodes: Nodes
) -> tuple[dict[Slot, FoundEdge], list[FoundEdge]]:
    """The current edge in every place that a row speaks of now or spoke of last, by (line, slot).

    And every version there that we hold for true: a row may say what was true before the current one.
    """
    places: list[Slot] = []
    slots: list[dict[str, Any]] = []
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
                    "outgoing": None if EDGE_KINDS[edge.type].undirected else edge.outgoing,
                    "other": other.element_id if other is not None else None,
                    "identity": {**edge.fixed, **{name: nodes.uid(ref) for name, ref in edge.refs.items()}},
                }
            )
    current: dict[Slot, FoundEdge] = {}
    held: list[FoundEdge] = []
    for row in await run(queries.CURRENT_EDGES, source=source, slots=slots) if slots else []:
        place: int = row["slot"]
        found = FoundEdge(
            version=Version(
                type=slots[place]["type"],
                start=row["start"],
                end=row["end"],
                properties=row["properties"],
                element_id=row["element_id"],
            ),
            other_id=row["other_id"],
            other_uid=row["other_uid"],
            other_label=row["other_label"],
            other_key=row["other_key"],
            state=row["state"],
        )
        held.append(found)
        if found.version.current:
            current[places[place]] = found
    return current, held


def edges_by_slot(work: Work) -> dict[tuple[object, ...], EdgeRecord]:
    """All edges of the row, those of its last import too; the file's word where both speak."""
    last = {edge.slot: edge for edge in work.last.edges} if work.last is not None else {}
    return last | {edge.slot: edge for edge in work.records.edges}
