"""Apply a batch of changes to a map."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import OWNER_LABEL
from graph_crm.errors import EditConflict, InvalidArgument, NotFound, NotInThisMap
from graph_crm.journal.collisions import find_removals
from graph_crm.journal.model import Base, Intent
from graph_crm.map_changes import apply
from graph_crm.map_changes.model import MAX_CHANGES
from graph_crm.map_changes.scope import Scope, check_uid
from graph_crm.vocabulary.check import read_roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.access.model import Viewer
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal, Writing
    from graph_crm.map_changes.model import MapBatch, MapChange


class MapChangeService:
    """Writes contact maps."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def apply(self, viewer: Viewer, batch: MapBatch, name: str = "applyMapChanges") -> Recorded:
        """All changes in their order, in one transaction, or none.

        Raises NotFound, InvalidArgument, EditConflict, MutationIdReused, NotUnique and the kinds of RuleBroken.
        """
        _check_size(batch.changes)
        _check_uids(batch.changes)
        organisational = any(isinstance(change, apply.ORGANISATIONAL) for change in batch.changes)
        intent = Intent(
            name=name,
            mutation_id=batch.mutation_id,
            request=[batch.kind, batch.uid, asdict(batch.base), [_told(change) for change in batch.changes]],
            locks=(batch.uid, *sorted(apply.locked_uids(batch.changes))),
            lock_customer=organisational,
        )

        async def work(writing: Writing) -> None:
            await apply_changes(writing, batch)

        return await self._journal.write(viewer, intent, work)


async def apply_changes(writing: Writing, batch: MapBatch) -> None:
    """Make the changes in the draft of a batch that has begun."""
    values = apply.vocabulary_values(batch.changes)
    spoken = bool(values) or apply.plays_roles(batch.changes)
    named = {batch.uid, *apply.named_uids(batch.changes)}
    await writing.load(named, apply.earliest(batch.changes), words=spoken)
    draft = writing.draft
    owner = draft.node(batch.uid, OWNER_LABEL[batch.kind])
    buyer = draft.current("FOR", batch.uid)
    customer = buyer.end if buyer is not None else owner.uid
    writing.base = Base(
        owner=owner.uid,
        map_revision=batch.base.map_revision,
        customer=customer,
        org_revision=batch.base.org_revision,
    )
    roles = await read_roles(writing, values) if spoken else {}
    scope = Scope(
        draft=draft,
        kind=batch.kind,
        owner=owner.uid,
        customer=customer,
        assessor=writing.viewer.user_uid,
        roles=roles,
    )
    try:
        for change in batch.changes:
            apply.apply(scope, change)
    except (NotFound, NotInThisMap):
        # Whoever works on an older picture may name somebody whom others took out since: that is a conflict.
        if removed := await writing.collisions(find_removals, apply.named_uids(batch.changes)):
            raise EditConflict(removed) from None
        raise


def _check_size(changes: tuple[MapChange, ...]) -> None:
    if not 1 <= len(changes) <= MAX_CHANGES:
        raise InvalidArgument(argument="changes", value=len(changes), expected=f"1..{MAX_CHANGES}")


def _check_uids(changes: Iterable[MapChange]) -> None:
    for change in changes:
        check_uid(getattr(change, "uid", None))


def _told(change: MapChange) -> list[object]:
    return [type(change).__name__, asdict(change)]
