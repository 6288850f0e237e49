"""What one batch changes, gathered row by row in a draft, and put down in the journal as every other write is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.imports import queries
from graph_crm.imports.lookup import FoundNode
from graph_crm.imports.rows import ActivityRow, ContactRow, OpportunityRow, at_midnight
from graph_crm.journal.draft import Draft
from graph_crm.journal.entries import entries_of
from graph_crm.journal.put_down import put_down

if TYPE_CHECKING:
    from datetime import date, datetime

    from graph_crm.graph.gateway import Transaction
    from graph_crm.imports.lookup import FoundEdge, Nodes, Work
    from graph_crm.imports.records import EdgeRecord


class Changes:
    """The writes of one batch."""

    def __init__(self, source: str, file: str, now: datetime, nodes: Nodes) -> None:
        self.source = source
        self.file = file
        self.nodes = nodes
        self.draft = Draft(now, f"import:{source}")
        self.remembered: list[dict[str, str]] = []
        self._made: list[tuple[str, str, str]] = []
        # Whose maps and companies show them otherwise from now on.
        self._people: set[str] = set()
        for label, node in nodes.all():
            self.draft.read_node(node.uid, label, node.element_id, node.properties)

    def read_edges(self, edges: list[FoundEdge]) -> None:
        """Take the edges that the rows speak of as they stand."""
        for edge in edges:
            self.draft.read_node(edge.other_uid, edge.other_label, edge.other_id, edge.state or {})
            self.draft.read_edge(edge.version)

    def create_node(self, work: Work, properties: dict[str, Any]) -> None:
        """Make the row's own node."""
        assert work.own is not None
        label, key = work.own
        uid = self.draft.create_node(label, properties)
        self._made.append((label, key, uid))
        self.nodes.add(label, key, FoundNode(uid, ""))

    def update_node(self, node: FoundNode, changes: dict[str, Any]) -> None:
        """Change the row's own node."""
        self.draft.update_node(node.uid, changes)

    def create_edge(
        self,
        work: Work,
        edge: EdgeRecord,
        fields: dict[str, Any],
        since: date | None,
        kept_end: FoundEdge | None = None,
    ) -> None:
        """Let an edge stand; ``kept_end`` is the one whose far end stays although the file names another."""
        anchor = self.nodes.anchor(work, edge)
        assert anchor is not None
        moment = at_midnight(since) if since is not None else None
        if edge.type == "STATE":
            # Also where nothing is judged: that the row said so is what the next import compares with.
            state = self.draft.create_node("StakeholderState", fields)
            self.draft.put("STATE", anchor.uid, state, since=moment)
            return
        far = kept_end.other_uid if kept_end is not None else self.nodes.uid(edge.other)
        assert far is not None
        start, end = (anchor.uid, far) if edge.outgoing else (far, anchor.uid)
        fixed = {**edge.fixed, **{name: self.nodes.uid(ref) for name, ref in edge.refs.items()}}
        self.draft.put(edge.type, start, end, {**fields, **fixed}, fixed=fixed, since=moment)

    def close_edge(self, current: FoundEdge, until: date | None = None, *, was_true: bool = True) -> None:
        """End an edge: from now on, from a day on, or as if it had never been true."""
        version = current.version
        if not was_true:
            self.draft.drop_version(version)
            return
        moment = at_midnight(until) if until is not None else None
        self.draft.end(version.type, version.start, version.end, fixed=version.properties, until=moment)

    def touch(self, work: Work) -> None:
        """The row changed something that maps show."""
        records, row, own = work.records, work.row, self.nodes.own(work)
        if (owner := self.nodes.uid(records.touches_map)) is not None:
            self.draft.touch_map(owner)
        if (customer := self.nodes.uid(records.touches_org)) is not None:
            self.draft.touch_organisation(customer)
        if isinstance(row, OpportunityRow) and own is not None:
            self.draft.touch_map(own.uid)
        if isinstance(row, ContactRow) and own is not None:
            self._people.add(own.uid)
        if isinstance(row, ActivityRow):
            contacts = (edge.other for edge in records.edges if edge.type == "WITH")
            self._people |= {uid for ref in contacts if (uid := self.nodes.uid(ref)) is not None}

    async def write(self, transaction: Transaction) -> None:
        """Write everything."""
        await self._read_who_is_shown(transaction)
        if entries := entries_of(self.draft):
            locks = sorted(self.draft.maps | self.draft.organisations)
            held = self.draft.maps
            await put_down(transaction, self.draft, entries, name="import", locks=locks, held=held)
        if self._made:
            names = [{"label": label, "key": key, "uid": uid} for label, key, uid in self._made]
            await transaction.run(queries.NAME_NODES, source=self.source, names=names)
        if self.remembered:
            await transaction.run(
                queries.REMEMBER_ROWS, source=self.source, file=self.file, rows=self.remembered
            )

    async def _read_who_is_shown(self, transaction: Transaction) -> None:
        """Whom the entries are about, and which maps show the people that changed."""
        new = {uid for _, _, uid in self._made}
        stakeholders = {
            uid for uid, node in self.draft.nodes.items() if node.label == "Stakeholder" and uid not in new
        }
        if not stakeholders and not self._people:
            return
        people = sorted(self._people - new)
        for row in await transaction.run(
            queries.SHOWN_IN, contacts=people, stakeholders=sorted(stakeholders)
        ):
            self.draft.read_node(**row["contact"])
            contact = row["contact"]["uid"]
            if row["owner"] is None:
                self.draft.read_person(row["stakeholder"], contact)
                continue
            self.draft.read_node(**row["owner"])
            if row["employer"]:
                self.draft.touch_organisation(row["owner"]["uid"])
            else:
                self.draft.touch_map(row["owner"]["uid"])
