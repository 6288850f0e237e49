"""The journal in GraphQL: who changed what, from what to what. It is read only."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

import strawberry
from strawberry.scalars import JSON

from graph_crm.api.connection import After, Connection, First, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.enums import InLanguage, Language, MapKind
from graph_crm.api.journal import ChangeAction
from graph_crm.api.plain import plain
from graph_crm.api.problems import PersonNamed
from graph_crm.journal import audit
from graph_crm.journal.audit_sentences import audit_sentence
from graph_crm.paging import DEFAULT_PAGE


@strawberry.input(description="One map.")
class AuditMapInput:
    kind: MapKind = strawberry.field(description="Whether it is a customer's or an opportunity's.")
    uid: strawberry.ID = strawberry.field(description="Of the customer or opportunity.")


@strawberry.input(one_of=True, name="AuditScope", description="What is asked about: exactly one of these.")
class AuditScopeInput:
    map: AuditMapInput | None = strawberry.field(
        description="What changed in a map, with its people and its customer's organisation.",
        default=strawberry.UNSET,
    )
    contact: strawberry.ID | None = strawberry.field(
        description="What was changed about a person, in every map.", default=strawberry.UNSET
    )
    user: strawberry.ID | None = strawberry.field(
        description="What one of us changed.", default=strawberry.UNSET
    )
    node: strawberry.ID | None = strawberry.field(
        description="What was changed about anything: a customer, a stakeholder, a role …",
        default=strawberry.UNSET,
    )

    def scope(self) -> audit.AuditScope:
        """The one that was given."""
        if self.map:
            return audit.AuditScope(kind="map", uid=self.map.uid, label=self.map.kind.value.title())
        if self.contact:
            return audit.AuditScope(kind="node", uid=self.contact, label="Contact")
        if self.user:
            return audit.AuditScope(kind="user", uid=self.user)
        return audit.AuditScope(kind="node", uid=self.node or "")


@strawberry.type(description="What was changed together, by one request.")
class AuditBatch:
    uid: strawberry.ID = strawberry.field(description="Names the batch, to undo it.")
    name: str = strawberry.field(description="The mutation that made it.")
    made_at: datetime = strawberry.field(description="When.")
    made_by: str = strawberry.field(description="Who: a user's uid.")
    made_by_name: str | None = strawberry.field(
        description="Who, by name; null of the machine's administrator."
    )
    mutation_id: str | None = strawberry.field(description="The client's own id of the request.")
    undone_by: strawberry.ID | None = strawberry.field(description="The batch that took this one back.")
    undoes: strawberry.ID | None = strawberry.field(description="The batch that this one took back.")


@strawberry.type(description="One thing that was changed. Entries are never altered.")
class AuditEntry:
    uid: strawberry.ID = strawberry.field(description="Of the entry.")
    batch: AuditBatch = strawberry.field(description="What it was changed with, by whom and when.")
    kind: str = strawberry.field(description="What it is: a node's label or an edge's type.")
    action: ChangeAction = strawberry.field(description="Whether it is there since, changed, or is gone.")
    people: list[PersonNamed] = strawberry.field(description="The contacts whom it concerns.")
    before: JSON | None = strawberry.field(
        description="What changed, as it was; null: it was not there, or was erased."
    )
    after: JSON | None = strawberry.field(
        description="What changed, as it is since; null: it is gone, or was erased."
    )
    erased: bool = strawberry.field(
        description="Whether what it said was erased to protect a person's privacy."
    )
    record: strawberry.Private[audit.AuditRecord]

    @strawberry.field(description="Who did what to whom, from what to what.")
    def sentence(self, language: InLanguage = Language.EN) -> str:
        return audit_sentence(self.record, language.value)

    @classmethod
    def of(cls, record: audit.AuditRecord) -> Self:
        return cls(
            uid=strawberry.ID(record.uid),
            batch=AuditBatch(
                uid=strawberry.ID(record.batch),
                name=record.batch_name,
                made_at=record.made_at,
                made_by=record.made_by,
                made_by_name=record.made_by_name,
                mutation_id=record.mutation_id,
                undone_by=strawberry.ID(record.undone_by) if record.undone_by else None,
                undoes=strawberry.ID(record.undoes) if record.undoes else None,
            ),
            kind=record.kind,
            action=ChangeAction(record.action),
            people=[PersonNamed(uid=strawberry.ID(one.uid), name=one.name) for one in record.people],
            before=plain(record.before),
            after=plain(record.after),
            erased=record.erased,
            record=record,
        )


@strawberry.type
class AuditQueries:
    @strawberry.field(
        description="What was changed, the newest first: in a map, about a person or anything else, or by one of us. "
        "Nothing of what you may not see."
    )
    async def audit(
        self,
        info: Info,
        scope: Annotated[AuditScopeInput, strawberry.argument(description="What is asked about.")],
        first: First = DEFAULT_PAGE,
        after: After = None,
    ) -> Connection[AuditEntry]:
        request = page_request(first, after)
        page = await info.context.services.audit.page(info.context.viewer, scope.scope(), request)
        return connection(page, request, AuditEntry.of)
