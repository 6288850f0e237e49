"""Which node and which edges a row means, as plain data.

``records_of`` is a pure function of the row, so the row as last imported gives what the import left in the
graph, and the row as it stands in the file what it should become; ``merge`` compares the two with the graph.
Field names are the file's column names, for they are what a report shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from graph_crm.analysis.contact_map import STATE_FIELDS
from graph_crm.imports.rows import (
    ActivityRow,
    AllianceRow,
    CompetitorRow,
    ConflictRow,
    ContactRow,
    CoverageRow,
    CustomerRow,
    InfluenceRow,
    MapRow,
    OpportunityRow,
    ReportingLineRow,
    StakeholderRow,
    StanceRow,
    SubsidiaryRow,
    TieRow,
    UserRow,
    stakeholder_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.imports.rows import Row

Label = Literal[
    "User",
    "Party",
    "Customer",
    "Contact",
    "Opportunity",
    "Stakeholder",
    "StakeholderState",
    "Activity",
    "Role",
]
# The names under which an edge's far end and its first day are compared, beside its fields.
END, SINCE = "<end>", "since"


@dataclass(frozen=True, slots=True)
class Ref:
    """A node that a row names: its label, its id in the other system, and, for reports, the column that says so."""

    label: Label
    key: str
    column: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRecord:
    """The node that a row is about; ``refs`` are properties that hold another node's uid."""

    label: Label
    fields: dict[str, Any]
    refs: dict[str, Ref | None] = field(default_factory=dict[str, "Ref | None"])


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRecord:
    """An edge that a row means.

    ``anchor`` is the end to look from (None: the row's own node), ``other`` the far end (None: a new
    StakeholderState), ``outgoing`` whether the edge leaves the anchor. ``single``: at most one such edge at the
    anchor, so another far end replaces it. ``fixed`` and ``refs`` (properties that hold another node's uid) tell
    it from its neighbours and never change; ``fields`` may change.
    """

    type: str
    anchor: Ref | None
    other: Ref | None
    outgoing: bool = True
    single: bool = False
    history: bool = False
    since: date | None = None
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    fixed: dict[str, Any] = field(default_factory=dict[str, Any])
    refs: dict[str, Ref | None] = field(default_factory=dict[str, "Ref | None"])

    @property
    def slot(self) -> tuple[object, ...]:
        """What makes it the same edge in the last import and in this one."""
        other = None if self.single or self.other is None else (self.other.label, self.other.key)
        refs = tuple((name, ref.key if ref else None) for name, ref in self.refs.items())
        return (self.type, self.anchor, other, tuple(self.fixed.items()), refs)

    @property
    def parts(self) -> dict[str, Any]:
        """What may differ: the fields, the far end where one edge has one place, the first day if it is given."""
        parts = dict(self.fields)
        if self.single and self.other is not None:
            parts[END] = (self.other.label, self.other.key)
        if self.since is not None:
            parts[SINCE] = self.since
        return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that one row means. ``touches_map`` and ``touches_org`` are whose revision a change raises."""

    node: NodeRecord | None = None
    edges: tuple[EdgeRecord, ...] = ()
    touches_map: Ref | None = None
    touches_org: Ref | None = None

    def references(self) -> list[Ref]:
        """Every node that must be there already; the map itself before its parts."""
        ends = [ref for edge in self.edges for ref in (edge.anchor, edge.other, *edge.refs.values())]
        named = self.node.refs.values() if self.node is not None else ()
        return [ref for ref in (self.touches_map, self.touches_org, *ends, *named) if ref is not None]


def records_of(row: Row) -> Records:
    """What the row means."""
    return _MAKERS[type(row)](row)


def _user(row: UserRow) -> Records:
    return Records(node=NodeRecord(label="User", fields=row.model_dump(exclude={"id"})))


def _competitor(row: CompetitorRow) -> Records:
    return Records(node=NodeRecord(label="Party", fields={"name": row.name, "kind": "competitor"}))


def _customer(row: CustomerRow) -> Records:
    fields = row.model_dump(exclude={"id", "sales_owner", "service_owner"})
    owners = (("sales", "sales_owner", row.sales_owner), ("service", "service_owner", row.service_owner))
    return Records(
        node=NodeRecord(label="Customer", fields=fields),
        edges=tuple(
            EdgeRecord(
                type="OWNS",
                anchor=None,
                other=Ref("User", user, column),
                outgoing=False,
                single=True,
                history=True,
                fixed={"kind": kind},
            )
            for kind, column, user in owners
            if user is not None
        ),
    )


def _subsidiary(row: SubsidiaryRow) -> Records:
    child, parent = Ref("Customer", row.customer, "customer"), Ref("Customer", row.part_of, "part_of")
    return Records(edges=(EdgeRecord(type="PART_OF", anchor=child, other=parent, single=True),))


def _contact(row: ContactRow) -> Records:
    job_fields = {"title", "department", "seniority"}
    fields = row.model_dump(exclude={"id", "customer"} | job_fields)
    job = EdgeRecord(
        type="WORKS_AT",
        anchor=None,
        other=Ref("Customer", row.customer or "", "customer"),
        single=True,
        history=True,
        fields=row.model_dump(include=job_fields),
        fixed={"main_job": True},
    )
    return Records(
        node=NodeRecord(label="Contact", fields=fields), edges=(job,) if row.customer is not None else ()
    )


def _reporting_line(row: ReportingLineRow) -> Records:
    customer = Ref("Customer", row.customer or "", "customer")
    line = EdgeRecord(
        type="REPORTS_TO",
        anchor=Ref("Contact", row.contact, "contact"),
        other=Ref("Contact", row.manager, "manager"),
        single=row.kind == "solid",
        history=True,
        fixed={"kind": row.kind},
        refs={"customer_uid": customer},
    )
    return Records(edges=(line,), touches_org=customer)


def _opportunity(row: OpportunityRow) -> Records:
    fields = row.model_dump(exclude={"id", "customer", "owner", "competitors", "winner", "amount"})
    edges = [
        EdgeRecord(type="FOR", anchor=None, other=Ref("Customer", row.customer, "customer"), single=True)
    ]
    if row.owner is not None:
        owner = Ref("User", row.owner, "owner")
        edges.append(
            EdgeRecord(type="OWNS", anchor=None, other=owner, outgoing=False, single=True, history=True)
        )
    edges += [
        EdgeRecord(type="COMPETES_IN", anchor=None, other=Ref("Party", party, "competitors"), outgoing=False)
        for party in row.competitors
    ]
    node = NodeRecord(
        label="Opportunity",
        fields={**fields, "amount": row.minor_units},
        refs={"winner": None if row.winner is None else Ref("Party", row.winner, "winner")},
    )
    return Records(node=node, edges=tuple(edges))


def _stakeholder(row: StakeholderRow) -> Records:
    map_ref = _map(row)
    state = row.model_dump(include=set(STATE_FIELDS))
    edges = [
        EdgeRecord(type="IS", anchor=None, other=Ref("Contact", row.contact, "contact"), single=True),
        EdgeRecord(type="IN_MAP", anchor=None, other=map_ref, single=True, history=True),
        EdgeRecord(type="STATE", anchor=None, other=None, single=True, history=True, fields=state),
    ]
    edges += [
        EdgeRecord(type="PLAYS", anchor=None, other=Ref("Role", role, "roles"), history=True)
        for role in row.roles
    ]
    return Records(
        node=NodeRecord(label="Stakeholder", fields=row.model_dump(include={"x", "y", "external"})),
        edges=tuple(edges),
        touches_map=map_ref,
    )


def _stance(row: StanceRow) -> Records:
    assessor = None if row.assessed_by is None else Ref("User", row.assessed_by, "assessed_by")
    stance = EdgeRecord(
        type="STANCE",
        anchor=_stakeholder_ref(row, row.contact, "contact"),
        other=Ref("Party", row.party, "party"),
        history=True,
        since=row.since,
        fields=row.model_dump(include={"value", "confidence", "evidence"}),
        refs={"assessed_by": assessor},
    )
    return Records(edges=(stance,), touches_map=_map(row))


def _coverage(row: CoverageRow) -> Records:
    covers = EdgeRecord(
        type="COVERS",
        anchor=_stakeholder_ref(row, row.contact, "contact"),
        other=Ref("User", row.user, "user"),
        outgoing=False,
        history=True,
        since=row.since,
        fields={"level": row.level},
    )
    return Records(edges=(covers,), touches_map=_map(row))


def _influence(row: InfluenceRow) -> Records:
    influences = EdgeRecord(
        type="INFLUENCES",
        anchor=_stakeholder_ref(row, row.influencer, "influencer"),
        other=_stakeholder_ref(row, row.influenced, "influenced"),
        history=True,
        fields={"strength": row.strength, "sign": 1 if row.sign == "+" else -1, "note": row.note},
    )
    return Records(edges=(influences,), touches_map=_map(row))


def _tie(row: TieRow) -> Records:
    # Stored from the lesser id to the greater: a tie has no direction, and this one finds it again.
    columns = ("first", "second") if row.ends[0] == row.first else ("second", "first")
    tie = EdgeRecord(
        type="ALLIED_WITH" if isinstance(row, AllianceRow) else "CONFLICTS_WITH",
        anchor=_stakeholder_ref(row, row.ends[0], columns[0]),
        other=_stakeholder_ref(row, row.ends[1], columns[1]),
        history=True,
        fields={"note": row.note},
    )
    return Records(edges=(tie,), touches_map=_map(row))


def _activity(row: ActivityRow) -> Records:
    fields = row.model_dump(exclude={"id", "user", "contacts", "opportunity", "customer"})
    edges = [
        EdgeRecord(type="DID", anchor=None, other=Ref("User", row.user, "user"), outgoing=False, single=True)
    ]
    edges += [
        EdgeRecord(type="WITH", anchor=None, other=Ref("Contact", one, "contacts")) for one in row.contacts
    ]
    if row.opportunity is not None:
        subject = Ref("Opportunity", row.opportunity, "opportunity")
        edges.append(EdgeRecord(type="ABOUT", anchor=None, other=subject, single=True))
    elif row.customer is not None:
        subject = Ref("Customer", row.customer, "customer")
        edges.append(EdgeRecord(type="ABOUT", anchor=None, other=subject, single=True))
    return Records(node=NodeRecord(label="Activity", fields=fields), edges=tuple(edges))


def _map(row: MapRow) -> Ref:
    if row.opportunity is not None:
        return Ref("Opportunity", row.opportunity, "opportunity")
    return Ref("Customer", row.customer or "", "customer")


def _stakeholder_ref(row: MapRow, contact: str, column: str) -> Ref:
    return Ref("Stakeholder", stakeholder_key(row, contact), column)


_MAKERS: dict[type[Row], Callable[[Any], Records]] = {
    UserRow: _user,
    CompetitorRow: _competitor,
    CustomerRow: _customer,
    SubsidiaryRow: _subsidiary,
    ContactRow: _contact,
    ReportingLineRow: _reporting_line,
    OpportunityRow: _opportunity,
    StakeholderRow: _stakeholder,
    StanceRow: _stance,
    CoverageRow: _coverage,
    InfluenceRow: _influence,
    AllianceRow: _tie,
    ConflictRow: _tie,
    ActivityRow: _activity,
}
