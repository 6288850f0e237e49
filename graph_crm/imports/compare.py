"""Compare one row with its last import and with the graph, and note what to write."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from graph_crm.imports.lookup import edges_by_slot
from graph_crm.imports.merge import merge
from graph_crm.imports.model import KeptEdit, Rejection
from graph_crm.imports.records import END, SINCE
from graph_crm.imports.rows import OpportunityRow

if TYPE_CHECKING:
    from graph_crm.imports.changes import Changes
    from graph_crm.imports.lookup import FoundEdge, Nodes, Slot, Work
    from graph_crm.imports.records import EdgeRecord, NodeRecord


@dataclass(slots=True)
class Outcome:
    """What became of the rows of one batch."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejections: list[Rejection] = field(default_factory=list[Rejection])
    kept: list[KeptEdit] = field(default_factory=list[KeptEdit])


@dataclass(slots=True)
class Comparison:
    """One row on its way to ``outcome`` and ``changes``."""

    work: Work
    nodes: Nodes
    current: dict[Slot, FoundEdge]
    changes: Changes
    outcome: Outcome
    created: bool = False
    changed: bool = False

    def run(self) -> None:
        work = self.work
        self._compare_node()
        new_slots = {edge.slot for edge in work.records.edges}
        last = {edge.slot: edge for edge in work.last.edges} if work.last is not None else {}
        for slot, edge in edges_by_slot(work).items():
            if slot in new_slots:
                self._compare_edge(edge, last.get(slot))
            else:
                self._take_away(edge)
        self._count()
        self._remember()

    def _compare_node(self) -> None:
        record = self.work.records.node
        if record is None:
            return
        wanted = self._properties(record)
        found = self.nodes.own(self.work)
        if found is None:
            self.changes.create_node(self.work, wanted)
            self.created = True
            self._change()
            return
        last_record = self.work.last.node if self.work.last is not None else None
        last = self._properties(last_record) if last_record is not None else None
        merged = merge(last, wanted, found.properties)
        self._keep(merged.kept)
        if merged.changes:
            self.changes.update_node(found, merged.changes)
            self._change()

    def _properties(self, record: NodeRecord) -> dict[str, Any]:
        """What the record means as properties of its node."""
        return record.fields | {name: self.nodes.uid(ref) for name, ref in record.refs.items()}

    def _compare_edge(self, edge: EdgeRecord, last: EdgeRecord | None) -> None:
        found = self.current.get((self.work.line, edge.slot))
        if found is None:
            if last is None:
                self.changes.create_edge(self.work, edge, edge.fields, edge.since)
                self.created = self.created or self.work.last is None
                self._change()
            else:  # taken away here since the last import
                self._keep_edge(edge, shown="")
            return
        merged = merge(last.parts if last is not None else None, edge.parts, _parts(edge, found, last))
        self._keep(merged.kept, edge)
        if not merged.changes:
            return
        fields = {name: merged.values.get(name) for name in edge.fields}
        since = merged.values.get(SINCE)
        # A first day that was corrected and nothing else: what stood there before was never true.
        self.changes.close_edge(found, since, was_true=merged.changes.keys() != {SINCE})
        self.changes.create_edge(self.work, edge, fields, since, found if END in merged.kept else None)
        self._change()

    def _take_away(self, edge: EdgeRecord) -> None:
        """The file no longer says this edge of the row. Edited since, it stays."""
        found = self.current.get((self.work.line, edge.slot))
        if found is None:
            return
        merged = merge(None, edge.parts, _parts(edge, found, edge))
        if merged.kept or merged.changes:
            self._keep_edge(edge, shown=found.other_key)
            return
        self.changes.close_edge(found)
        self._change()

    def _change(self) -> None:
        self.changed = True
        self.changes.touch(self.work)

    def _keep(self, kept: dict[str, tuple[Any, Any]], edge: EdgeRecord | None = None) -> None:
        for name, (wanted, now) in kept.items():
            if name == END and edge is not None and edge.other is not None:
                self._report(edge.other.column, wanted[1], now[1])
            else:
                self._report(name, self._shown(name, wanted), self._shown(name, now))

    def _shown(self, name: str, value: object) -> str:
        """A value as the file writes it."""
        node, row = self.work.records.node, self.work.row
        if value is None:
            return ""
        if isinstance(value, list | tuple):
            return ";".join(str(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        if node is not None and name in node.refs:
            return self.nodes.key(str(value))
        if name == "amount" and isinstance(row, OpportunityRow) and isinstance(value, int):
            return f"{Decimal(value).scaleb(-row.precision):f}"
        return str(value)

    def _keep_edge(self, edge: EdgeRecord, shown: str) -> None:
        column, key = (edge.other.column, edge.other.key) if edge.other is not None else ("", "")
        self._report(column, "" if shown else key, shown)

    def _report(self, column: str, value: str, kept: str) -> None:
        file, line = self.work.row.file, self.work.line
        self.outcome.kept.append(KeptEdit(file=file, line=line, column=column, value=value, kept=kept))

    def _count(self) -> None:
        if self.created:
            self.outcome.created += 1
        elif self.changed:
            self.outcome.updated += 1
        else:
            self.outcome.unchanged += 1

    def _remember(self) -> None:
        if self.work.last != self.work.records:
            values = self.work.row.model_dump_json(exclude_defaults=True)
            self.changes.remembered.append({"key": self.work.row.key, "values": values})


def _parts(edge: EdgeRecord, found: FoundEdge, last: EdgeRecord | None) -> dict[str, Any]:
    """The graph's side of ``EdgeRecord.parts``."""
    properties = found.state if found.state is not None else found.properties
    parts = {name: properties.get(name) for name in edge.fields}
    if edge.single and edge.other is not None:
        parts[END] = (found.other_label, found.other_key)
    # Where the last import gave no first day, the one in the graph is only when that import was.
    if edge.since is not None and (last is None or last.since is not None):
        parts[SINCE] = found.properties["valid_from"].date()
    return parts
