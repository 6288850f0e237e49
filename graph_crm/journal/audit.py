"""Reading the journal: who changed what, from what to what, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from graph_crm.graph.named_query import named
from graph_crm.journal.model import Action, Person, Thing, from_json
from graph_crm.paging import Order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph
    from graph_crm.paging import Page, PageRequest

AUDIT = named("journal/audit")
BY_MADE = Order("made", "9999-12-31T23:59:59Z", "~", by_time=True)

ScopeKind = Literal["map", "node", "user"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditScope:
    """What is asked about: a map or a node (``label`` says which kind it must be), or one of us, by uid."""

    kind: ScopeKind
    uid: str
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A node that an entry speaks of; a stakeholder by the name of the person."""

    uid: str
    label: str
    name: str | None = None
    name_en: str | None = None
    name_zh: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """One entry with its batch. ``erased``: what it said of a person was erased on request, and is None.
    ``withheld``: the viewer may not see what it says of a person; it is None."""

    uid: str
    slot: str
    kind: str
    action: Action
    before: Thing | None
    after: Thing | None
    erased: bool
    withheld: bool
    people: tuple[Person, ...]
    names: Mapping[str, Named]
    batch: str
    batch_name: str
    made_at: datetime
    made_by: str
    made_by_name: str | None
    mutation_id: str | None
    undone_by: str | None
    undoes: str | None


class AuditService:
    """Reads the journal."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def page(self, viewer: Viewer, scope: AuditScope, request: PageRequest) -> Page[AuditRecord]:
        """A page, the newest first, in one query; nothing of what this viewer may not see."""
        rows = await self._graph.read(
            AUDIT,
            scope=scope.kind,
            uid=scope.uid,
            label=scope.label,
            viewer=viewer.as_param(),
            **request.params(BY_MADE),
        )
        return request.page(rows, BY_MADE, _record, "entry")


def _record(row: Mapping[str, Any]) -> AuditRecord:
    entry, batch = row["entry"], row["batch"]
    erased = bool(entry["erased"])
    return AuditRecord(
        uid=entry["uid"],
        slot=entry["slot"],
        kind=entry["kind"],
        action=entry["action"],
        before=None if erased else from_json(entry["before"]),
        after=None if erased else from_json(entry["after"]),
        erased=erased,
        withheld=entry["withheld"],
        people=tuple(Person(uid=person["uid"], name=person["name"] or "") for person in row["people"]),
        names={node["uid"]: Named(**node) for node in row["names"]},
        batch=batch["uid"],
        batch_name=batch["name"],
        made_at=batch["made_at"],
        made_by=batch["made_by"],
        made_by_name=batch["made_by_name"],
        mutation_id=batch["mutation_id"],
        undone_by=batch["undone_by"],
        undoes=batch["undoes"],
    )
