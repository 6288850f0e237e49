"""What one batch will write, gathered row by row; then written in a few queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from uuid_utils import uuid7

from graph_crm.imports import queries
from graph_crm.imports.lookup import FoundNode
from graph_crm.imports.rows import at_midnight

if TYPE_CHECKING:
    from datetime import date, datetime

    from graph_crm.graph.gateway import Transaction
    from graph_crm.imports.lookup import FoundEdge, Nodes, Work
    from graph_crm.imports.records import EdgeRecord


def new_uid() -> str:
    """A UUIDv7 (RFC 9562) as text: unique, and sorted by the time of its making."""
    return str(uuid7())


@dataclass(frozen=True, slots=True)
class NewEdge:
    """An edge to write. ``kept_end`` is the edge whose far end stays although the file names another."""

    work: Work
    edge: EdgeRecord
    fields: dict[str, Any]
    valid_from: datetime
    kept_end: FoundEdge | None


@dataclass(slots=True)
class Changes:
    """The writes of one batch. Edges name their ends by work and record until the nodes are there."""

    source: str
    file: str
    now: datetime
    new_nodes: list[tuple[Work, dict[str, Any]]] = field(default_factory=list[tuple["Work", dict[str, Any]]])
    node_updates: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    closed: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    deleted: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    new_edges: list[NewEdge] = field(default_factory=list["NewEdge"])
    remembered: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    maps: set[str] = field(default_factory=set[str])
    organisations: set[str] = field(default_factory=set[str])

    @property
    def recorded_by(self) -> str:
        """Who a history says it was."""
        return f"import:{self.source}"

    def create_node(self, work: Work, properties: dict[str, Any]) -> None:
        self.new_nodes.append((work, properties))

    def update_node(self, node: FoundNode, changes: dict[str, Any]) -> None:
        self.node_updates.append({"element_id": node.element_id, "changes": changes})

    def create_edge(
        self,
        work: Work,
        edge: EdgeRecord,
        fields: dict[str, Any],
        since: date | None,
        kept_end: FoundEdge | None = None,
    ) -> None:
        self.new_edges.append(NewEdge(work, edge, fields, self._moment(since), kept_end))

    def close_edge(
        self, edge: EdgeRecord, current: FoundEdge, until: date | None = None, *, was_true: bool = True
    ) -> None:
        """End an edge: what keeps history is superseded, and a copy says until when it was true, if it was."""
        found = {"anchor": current.anchor_id, "type": edge.type, "element_id": current.element_id}
        if not edge.history:
            self.deleted.append(found)
            return
        end = self._moment(until)
        # What was true from a later day on than this one was never true: then there is nothing to copy.
        was_true = was_true and current.properties["valid_from"] < end
        self.closed.append(
            {
                **found,
                "copy_uid": new_uid() if was_true else None,
                "until": end,
                "recorded_by": self.recorded_by,
            }
        )

    async def write(self, transaction: Transaction, nodes: Nodes) -> None:
        """Write everything. Nodes first, for edges need their ends."""
        await self._write_nodes(transaction, nodes)
        if self.closed:
            await transaction.run(queries.CLOSE_EDGES, edges=self.closed, now=self.now)
        if self.deleted:
            await transaction.run(queries.DELETE_EDGES, edges=self.deleted)
        if self.new_edges:
            states = await self._write_states(transaction)
            edges = [self._edge(nodes, new, states.get(i)) for i, new in enumerate(self.new_edges)]
            await transaction.run(queries.CREATE_EDGES, edges=edges)
        if self.maps or self.organisations:
            await transaction.run(
                queries.RAISE_REVISIONS, maps=sorted(self.maps), organisations=sorted(self.organisations)
            )
        if self.remembered:
            await transaction.run(
                queries.REMEMBER_ROWS, source=self.source, file=self.file, rows=self.remembered
            )

    async def _write_nodes(self, transaction: Transaction, nodes: Nodes) -> None:
        if self.node_updates:
            await transaction.run(queries.UPDATE_NODES, nodes=self.node_updates, now=self.now)
        if not self.new_nodes:
            return
        rows: list[dict[str, object]] = []
        for place, (work, properties) in enumerate(self.new_nodes):
            assert work.own is not None
            label, key = work.own
            keys = [{"source": self.source, "external_id": key}]
            rows.append(
                {"index": place, "label": label, "keys": keys, "properties": self._with_record_of(properties)}
            )
        for made in await transaction.run(queries.CREATE_NODES, nodes=rows):
            index: int = made["index"]
            own = self.new_nodes[index][0].own
            assert own is not None
            nodes.add(*own, FoundNode(made["uid"], made["element_id"]))

    async def _write_states(self, transaction: Transaction) -> dict[int, str]:
        """Make the StakeholderState of every new STATE edge; element ids by the edge's index."""
        rows: list[dict[str, object]] = [
            {
                "index": index,
                "label": "StakeholderState",
                "keys": [],
                "properties": self._with_record_of(new.fields),
            }
            for index, new in enumerate(self.new_edges)
            if new.edge.type == "STATE"
        ]
        made = await transaction.run(queries.CREATE_NODES, nodes=rows) if rows else []
        return {row["index"]: row["element_id"] for row in made}

    def _edge(self, nodes: Nodes, new: NewEdge, state: str | None) -> dict[str, object]:
        edge = new.edge
        anchor = nodes.anchor(new.work, edge)
        assert anchor is not None
        far = state or (new.kept_end.other_id if new.kept_end is not None else None)
        if far is None:
            assert edge.other is not None
            other = nodes.get(edge.other)
            assert other is not None
            far = other.element_id
        start, end = (anchor.element_id, far) if edge.outgoing else (far, anchor.element_id)
        own = {} if edge.type == "STATE" else new.fields
        properties = {**own, **edge.fixed, **{name: nodes.uid(ref) for name, ref in edge.refs.items()}}
        if edge.history:
            properties |= {
                "uid": new_uid(),
                "valid_from": new.valid_from,
                "recorded_at": self.now,
                "recorded_by": self.recorded_by,
            }
        return {"type": edge.type, "start": start, "end": end, "properties": properties}

    def _moment(self, day: date | None) -> datetime:
        return at_midnight(day) if day is not None else self.now

    def _with_record_of(self, properties: dict[str, Any]) -> dict[str, Any]:
        return {
            **properties,
            "uid": new_uid(),
            "version": 1,
            "created_at": self.now,
            "updated_at": self.now,
        }
