"""Import a batch of rows of one file in one transaction: all that can be taken, and why the rest can't."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_crm.imports import queries
from graph_crm.imports.changes import Changes
from graph_crm.imports.lookup import Work, edges_by_slot, read_edges, read_last, read_nodes
from graph_crm.imports.merge import merge
from graph_crm.imports.model import KeptEdit, Rejection
from graph_crm.imports.records import records_of
from graph_crm.imports.rows import StakeholderRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from graph_crm.graph.gateway import Transaction
    from graph_crm.imports.lookup import FoundEdge, Nodes, Slot
    from graph_crm.imports.records import EdgeRecord, Ref
    from graph_crm.imports.rows import Row

Parsed = tuple[int, "Row"]


@dataclass(slots=True)
class Outcome:
    """What became of the rows of one batch."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejections: list[Rejection] = field(default_factory=list[Rejection])
    kept: list[KeptEdit] = field(default_factory=list[KeptEdit])


async def import_batch(
    transaction: Transaction, source: str, rows: Sequence[Parsed], now: datetime
) -> Outcome:
    """Bring the graph to what the rows say. Changes nothing outside the transaction, so it may run again."""
    outcome = Outcome()
    await transaction.run(queries.LOCK_SOURCE, source=source)
    works = [Work(line, row, records_of(row)) for line, row in rows]
    await read_last(transaction, source, works)
    nodes = await read_nodes(transaction, source, works)
    works = _with_known_references(works, nodes, outcome)
    works = await _with_affiliation(transaction, works, nodes, outcome)
    if not works:
        return outcome
    current = await read_edges(transaction, source, works, nodes)
    changes = Changes(source, works[0].row.file, now)
    for work in works:
        _Comparison(work, nodes, current, changes, outcome).run()
    await changes.write(transaction, nodes)
    return outcome


def _with_known_references(works: list[Work], nodes: Nodes, outcome: Outcome) -> list[Work]:
    known: list[Work] = []
    for work in works:
        missing = next((ref for ref in work.records.references() if nodes.get(ref) is None), None)
        if missing is None:
            known.append(work)
        else:
            outcome.rejections.append(_unknown(work, missing))
    return known


def _unknown(work: Work, ref: Ref) -> Rejection:
    reason = {"Stakeholder": "not-in-map", "Role": "unknown-role"}.get(ref.label, "unknown-reference")
    value = getattr(work.row, ref.column) if ref.label == "Stakeholder" else ref.key
    params = {"label": ref.label} if reason == "unknown-reference" else {}
    return Rejection(
        file=work.row.file, line=work.line, column=ref.column, value=str(value), reason=reason, params=params
    )


async def _with_affiliation(
    transaction: Transaction, works: list[Work], nodes: Nodes, outcome: Outcome
) -> list[Work]:
    """Leave out stakeholders who never worked at the customer of their map and are not marked external."""
    pairs: list[dict[str, object]] = []
    for index, work in enumerate(works):
        if isinstance(work.row, StakeholderRow) and not work.row.external:
            contact, owner = (
                nodes.get(edge.other)
                for edge in work.records.edges
                if edge.type in {"IS", "IN_MAP"} and edge.other is not None
            )
            assert contact is not None
            assert owner is not None
            pairs.append({"index": index, "contact": contact.element_id, "owner": owner.element_id})
    found = await transaction.run(queries.AFFILIATIONS, pairs=pairs) if pairs else []
    strangers: set[int] = {row["index"] for row in found if not row["affiliated"]}
    for index in sorted(strangers):
        work = works[index]
        assert isinstance(work.row, StakeholderRow)
        outcome.rejections.append(
            Rejection(
                file=work.row.file,
                line=work.line,
                column="contact",
                value=work.row.contact,
                reason="not-affiliated",
            )
        )
    return [work for index, work in enumerate(works) if index not in strangers]


@dataclass(slots=True)
class _Comparison:
    """Compares one row with its last import and with the graph, and notes what to write."""

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
        wanted = {**record.fields, **{name: self.nodes.uid(ref) for name, ref in record.refs.items()}}
        found = self.nodes.own(self.work)
        if found is None:
            self.changes.create_node(self.work, wanted)
            self.created = self.changed = True
            return
        last_record = self.work.last.node if self.work.last is not None else None
        last = None
        if last_record is not None:
            refs = {name: self.nodes.uid(ref) for name, ref in last_record.refs.items()}
            last = {**last_record.fields, **refs}
        merged = merge(last, wanted, found.properties)
        self._keep(merged.kept)
        if merged.changes:
            self.changes.update_node(found, merged.changes)
            self.changed = True

    def _compare_edge(self, edge: EdgeRecord, last: EdgeRecord | None) -> None:
        found = self.current.get((self.work.line, edge.slot))
        if found is None:
            if last is None:
                self.changes.create_edge(self.work, edge, edge.fields)
                self.created = self.created or self.work.last is None
                self._change()
            else:  # taken away here since the last import
                self._keep_edge(edge, shown="")
            return
        merged = merge(last.parts if last is not None else None, edge.parts, _parts(edge, found))
        self._keep(merged.kept)
        if not merged.changes:
            return
        kept_end = found if edge.other is not None and edge.other.column in merged.kept else None
        fields = {name: merged.values.get(name) for name in edge.fields}
        self.changes.close_edge(edge, found)
        self.changes.create_edge(self.work, edge, fields, kept_end)
        self._change()

    def _take_away(self, edge: EdgeRecord) -> None:
        """The file no longer says this edge of the row. Edited since, it stays."""
        found = self.current.get((self.work.line, edge.slot))
        if found is None:
            return
        if merge(None, edge.parts, _parts(edge, found)).kept:
            self._keep_edge(edge, shown=found.other_key)
            return
        self.changes.close_edge(edge, found)
        self._change()

    def _change(self) -> None:
        self.changed = True
        records = self.work.records
        if records.touches_map is not None:
            self.changes.maps.add(self._element_id(records.touches_map))
        if records.touches_org is not None:
            self.changes.organisations.add(self._element_id(records.touches_org))

    def _element_id(self, ref: Ref) -> str:
        node = self.nodes.get(ref)
        assert node is not None
        return node.element_id

    def _keep(self, kept: dict[str, tuple[Any, Any]]) -> None:
        for column, (wanted, now) in kept.items():
            self.outcome.kept.append(
                KeptEdit(
                    file=self.work.row.file,
                    line=self.work.line,
                    column=column,
                    value=_shown(wanted),
                    kept=_shown(now),
                )
            )

    def _keep_edge(self, edge: EdgeRecord, shown: str) -> None:
        column = edge.other.column if edge.other is not None else ""
        key = edge.other.key if edge.other is not None else ""
        self._keep({column: (key if not shown else "", shown)})

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


def _parts(edge: EdgeRecord, found: FoundEdge) -> dict[str, Any]:
    """The graph's side of ``EdgeRecord.parts``."""
    if found.state is not None:
        return {name: found.state.get(name) for name in edge.fields}
    fields = {name: found.properties.get(name) for name in edge.fields}
    if edge.single and edge.other is not None:
        return {edge.other.column: found.other_key, **fields}
    return fields


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ";".join(str(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return str(value)
