"""What writes leave behind, in GraphQL: the answer of a mutation, and the entries of the journal."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated, Self

import strawberry
from strawberry.scalars import JSON

from graph_crm.api.enums import described
from graph_crm.api.plain import plain
from graph_crm.journal import model

MutationId = Annotated[
    str | None,
    strawberry.argument(
        description="Made by the client, new for every change: the same request with the same id is done once."
    ),
]


@described(
    "What became of a thing.",
    ADDED="It is there since.",
    CHANGED="It is otherwise since.",
    ENDED="It is gone since.",
)
class ChangeAction(Enum):
    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"


@strawberry.type(description="One thing that a batch changed, from what to what.")
class ChangedPart:
    uid: strawberry.ID = strawberry.field(description="Of the entry in the journal.")
    kind: str = strawberry.field(description="What it is: a node's label or an edge's type.")
    action: ChangeAction = strawberry.field(description="Whether it is there since, changed, or is gone.")
    key: str = strawberry.field(
        description="Names the thing: the same thing has the same key in every batch."
    )
    nodes: list[strawberry.ID] = strawberry.field(
        description="The uids of the nodes that it is or lies between."
    )
    before: JSON | None = strawberry.field(description="What changed, as it was; null: it was not there.")
    after: JSON | None = strawberry.field(description="What changed, as it is since; null: it is gone.")

    @classmethod
    def of(cls, entry: model.Entry) -> Self:
        return cls(
            uid=strawberry.ID(entry.uid),
            kind=entry.kind,
            action=ChangeAction(entry.action),
            key=entry.slot,
            nodes=[strawberry.ID(uid) for uid in entry.nodes],
            before=plain(entry.before),
            after=plain(entry.after),
        )


@strawberry.type(description="How often a map, and the organisation that it shows, changed so far.")
class Revision:
    uid: strawberry.ID = strawberry.field(description="The customer or opportunity whose it is.")
    map: int = strawberry.field(description="Rises with every change of the map.")
    organisation: int = strawberry.field(
        description="Rises with every change of a customer's organisation; 0 of an opportunity."
    )


@strawberry.type(description="A change that was written.")
class Written:
    batch: strawberry.ID | None = strawberry.field(
        description="Names it, to undo it; null when everything was so already."
    )
    made_at: datetime = strawberry.field(description="When.")
    replayed: bool = strawberry.field(
        description="Whether an earlier request with this mutation id had done it."
    )
    revisions: list[Revision] = strawberry.field(description="The revisions of every map that it touched.")
    changes: list[ChangedPart] = strawberry.field(description="What changed, 5,000 parts at most.")

    @classmethod
    def of(cls, recorded: model.Recorded) -> Self:
        return cls(
            batch=strawberry.ID(recorded.batch) if recorded.batch else None,
            made_at=recorded.made_at,
            replayed=recorded.replayed,
            revisions=[
                Revision(
                    uid=strawberry.ID(uid), map=revision.map_revision, organisation=revision.org_revision
                )
                for uid, revision in recorded.revisions.items()
            ],
            changes=[ChangedPart.of(entry) for entry in recorded.entries],
        )
