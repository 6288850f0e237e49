"""What the viewer may do, so that a page offers no more: fields of customers, deals and people."""

from __future__ import annotations

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.node_interface import HasUid
from graph_crm.nodes.model import Rights


async def rights(info: Info, uid: str) -> Rights:
    """What the viewer may do with this; the fields of a level share one reading."""
    return await info.context.load(info.context.services.nodes.rights, uid)


@strawberry.type
class Changeable:
    @strawberry.field(description="Whether you may change it now, and what is in its map where it has one.")
    async def may_change(self, info: Info, root: strawberry.Parent[HasUid]) -> bool:
        return (await rights(info, root.uid)).may_change


@strawberry.type
class Shareable(Changeable):
    @strawberry.field(description="Whether you may say now whose it is, and share it.")
    async def may_hand_on(self, info: Info, root: strawberry.Parent[HasUid]) -> bool:
        return (await rights(info, root.uid)).may_hand_on
