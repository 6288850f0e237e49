"""Changing maps in GraphQL: a batch of changes, and taking a batch back."""

from __future__ import annotations

from typing import Annotated

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.enums import MapKind
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.map_change_inputs import MapChangeInput, to_change
from graph_crm.api.maps import ContactMap
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.journal.model import Recorded
from graph_crm.map_changes.model import BaseRevision, MapBatch


@strawberry.input(description="Which map, and which revisions of it you looked at.")
class MapBaseInput:
    kind: MapKind = strawberry.field(description="Whether it is a customer's or an opportunity's.")
    uid: strawberry.ID = strawberry.field(description="Of the customer or opportunity.")
    map_revision: int = strawberry.field(description="The map's revision.")
    organisation_revision: int = strawberry.field(description="The revision of its customer's organisation.")


@strawberry.type(description="All changes were made.")
class MapChangesApplied:
    written: Written = strawberry.field(description="What was written.")
    kind: strawberry.Private[MapKind]
    uid: strawberry.Private[str]

    @strawberry.field(description="The whole map as it is now; costs a reading of the map.")
    async def contact_map(self, info: Info) -> ContactMap:
        view = await info.context.services.maps.contact_map(info.context.viewer, self.kind.value, self.uid)
        return ContactMap.of(view)


ApplyMapChangesResult = Annotated[
    MapChangesApplied | AnyProblem,
    strawberry.union("ApplyMapChangesResult", description="The changes were made, or why they were not."),
]


@strawberry.type(description="A batch was taken back.")
class Undone:
    written: Written = strawberry.field(
        description="What was written; undo its batch to have the changes again."
    )


UndoResult = Annotated[
    Undone | AnyProblem,
    strawberry.union("UndoResult", description="The batch was taken back, or why it was not."),
]


@strawberry.type
class MapMutations:
    @strawberry.mutation(
        description="Change a map: all changes in their order, in one transaction, or none. On an older revision they "
        "are merged with what others changed since, unless both changed the same thing."
    )
    async def apply_map_changes(
        self,
        info: Info,
        map: Annotated[MapBaseInput, strawberry.argument(description="The map as you know it.")],
        changes: Annotated[list[MapChangeInput], strawberry.argument(description="1 to 500 changes.")],
        mutation_id: MutationId = None,
    ) -> ApplyMapChangesResult:
        async def apply() -> MapChangesApplied:
            batch = MapBatch(
                kind=map.kind.value,
                uid=map.uid,
                base=BaseRevision(map_revision=map.map_revision, org_revision=map.organisation_revision),
                changes=tuple(to_change(one) for one in changes),
                mutation_id=mutation_id,
            )
            recorded = await info.context.services.map_changes.apply(info.context.viewer, batch)
            return MapChangesApplied(written=Written.of(recorded), kind=map.kind, uid=map.uid)

        return await answered(apply())

    @strawberry.mutation(
        description="Take a batch back by a new one. What others changed since in the same things stands in the way; "
        "undoing the undo makes the changes again."
    )
    async def undo(
        self,
        info: Info,
        batch: Annotated[strawberry.ID, strawberry.argument(description="The batch.")],
        mutation_id: MutationId = None,
    ) -> UndoResult:
        async def undo() -> Undone:
            recorded: Recorded = await info.context.services.undo.undo(
                info.context.viewer, batch, mutation_id
            )
            return Undone(written=Written.of(recorded))

        return await answered(undo())
