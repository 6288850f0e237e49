"""Contacts who change employer, and who of us answers for what."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.handover import queries
from graph_crm.handover.model import HELD_KINDS, MAX_HELD, SHOWN, HeldOfKind, Responsible, Share
from graph_crm.handover.moves import move_contact
from graph_crm.handover.owners import set_main_contact, set_owner, share, unshare
from graph_crm.handover.transfer import make_held, transfer
from graph_crm.journal.model import Intent

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph
    from graph_crm.handover.model import Held, HeldKind, MoveContact, SetOwner, Transfer
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal


class HandoverService:
    """Hands over. All that writes raises NotFound, InvalidArgument and MutationIdReused; moves also RuleBroken's kinds."""

    def __init__(self, graph: Graph, journal: Journal) -> None:
        self._graph = graph
        self._journal = journal

    async def move_contact(
        self, viewer: Viewer, move: MoveContact, mutation_id: str | None = None
    ) -> Recorded:
        """A contact changes employer."""
        locks = (move.contact, move.from_customer, move.to_customer)
        intent = Intent(name="moveContact", mutation_id=mutation_id, request=asdict(move), locks=locks)
        return await self._journal.write(viewer, intent, lambda writing: move_contact(writing, move))

    async def set_owner(self, viewer: Viewer, change: SetOwner, mutation_id: str | None = None) -> Recorded:
        """One of us owns a customer or an opportunity, or nobody does."""
        locks = (change.node,)
        intent = Intent(name="setOwner", mutation_id=mutation_id, request=asdict(change), locks=locks)
        return await self._journal.write(viewer, intent, lambda writing: set_owner(writing, change))

    async def set_main_contact(
        self, viewer: Viewer, customer: str, contact: str | None, mutation_id: str | None = None
    ) -> Recorded:
        """Whom we talk to first at a customer."""
        request = [customer, contact]
        intent = Intent(name="setMainContact", mutation_id=mutation_id, request=request, locks=(customer,))
        return await self._journal.write(
            viewer, intent, lambda writing: set_main_contact(writing, customer, contact)
        )

    async def share(
        self, viewer: Viewer, node: str, with_whom: Share, mutation_id: str | None = None
    ) -> Recorded:
        """One of us, or a team, works on a customer or an opportunity with its owner, or sees it."""
        request = [node, asdict(with_whom)]
        intent = Intent(name="share", mutation_id=mutation_id, request=request, locks=(node,))
        return await self._journal.write(viewer, intent, lambda writing: share(writing, node, with_whom))

    async def unshare(
        self, viewer: Viewer, node: str, with_whom: Share, mutation_id: str | None = None
    ) -> Recorded:
        """Whoever it was shared with has it no longer."""
        request = [node, with_whom.user, with_whom.team]
        intent = Intent(name="unshare", mutation_id=mutation_id, request=request, locks=(node,))
        return await self._journal.write(viewer, intent, lambda writing: unshare(writing, node, with_whom))

    async def held(
        self, viewer: Viewer, user: str, kinds: Collection[HeldKind] = HELD_KINDS
    ) -> tuple[HeldOfKind, ...]:
        """What one of us has that would be handed over."""
        held = await self._held(viewer, user, kinds)
        return tuple(_of_kind(kind, held) for kind in HELD_KINDS if kind in kinds)

    async def transfer(self, viewer: Viewer, wanted: Transfer, mutation_id: str | None = None) -> Recorded:
        """What one of us has goes to others, in one batch."""
        request = [wanted.from_user, wanted.to_user, sorted(wanted.assignments.items()), sorted(wanted.kinds)]

        async def look() -> Intent:
            held = await self._held(viewer, wanted.from_user, wanted.kinds)
            uids = {uid for one in held for uid in (one.uid, one.map) if uid is not None}
            locks = tuple(sorted(uids | {wanted.from_user}))
            return Intent(name="transferOwnership", mutation_id=mutation_id, request=request, locks=locks)

        return await self._journal.write_found(viewer, look, lambda writing: transfer(writing, wanted))

    async def responsible(self, viewer: Viewer, uids: Sequence[str]) -> list[Responsible]:
        """For each customer or opportunity who answers for it; nobody where the viewer may not see it."""
        rows = await self._graph.read(queries.RESPONSIBLE, uids=list(uids), viewer=viewer.as_param())
        found: dict[str, Responsible] = {}
        for row in rows:
            owners = {one["kind"]: one["user"] for one in row["owners"]}
            found[row["parent"]] = Responsible(
                owner=owners.get("owner"),
                sales_owner=owners.get("sales"),
                service_owner=owners.get("service"),
                shares=tuple(Share(**one) for one in row["shares"]),
                main_contact=row["main_contact"],
            )
        return [found.get(uid, Responsible()) for uid in uids]

    async def _held(self, viewer: Viewer, user: str, kinds: Collection[HeldKind]) -> list[Held]:
        asked: dict[str, object] = {"user": user, "kinds": sorted(kinds), "most": MAX_HELD + 1}
        return make_held(await self._graph.read(queries.HELD, **asked, viewer=viewer.as_param()))


def _of_kind(kind: HeldKind, held: list[Held]) -> HeldOfKind:
    those = [one for one in held if one.kind == kind]
    return HeldOfKind(kind=kind, count=len(those), first=tuple(those[:SHOWN]))
