"""Anything by its id. A new kind of node is one function here and one line in ``LOADERS``."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Awaitable, Callable
from typing import Annotated

import strawberry

from graph_crm.api.activities import load_activity
from graph_crm.api.connection import Uid
from graph_crm.api.contacts import Contact
from graph_crm.api.context import Context, Info
from graph_crm.api.customers import Customer, Opportunity
from graph_crm.api.node_interface import Node
from graph_crm.api.users import User
from graph_crm.errors import InvalidArgument

MAX_NODES = 100


async def load_customer(context: Context, uid: str) -> Customer | None:
    found = await context.load(context.services.customers.by_uids, uid)
    return Customer.of(found) if found else None


async def load_contact(context: Context, uid: str) -> Contact | None:
    found = await context.load(context.services.contacts.by_uids, uid)
    return Contact.of(found) if found else None


async def load_opportunity(context: Context, uid: str) -> Opportunity | None:
    found = await context.load(context.services.opportunities.by_uids, uid)
    return Opportunity.of(found) if found else None


async def load_user(context: Context, uid: str) -> User | None:
    found = await context.load(context.services.users.by_uids, uid)
    return User.of(found) if found else None


# By the label in the graph; cypher/nodes/labels.cypher knows the labels.
LOADERS: dict[str, Callable[[Context, str], Awaitable[Node | None]]] = {
    "Customer": load_customer,
    "Contact": load_contact,
    "Opportunity": load_opportunity,
    "User": load_user,
    "Activity": load_activity,
}


async def load_node(context: Context, uid: str) -> Node | None:
    """None when there is nothing of this uid that the viewer may see."""
    label = await context.load(context.services.nodes.labels, uid)
    load = LOADERS.get(label or "")
    return await load(context, uid) if load else None


@strawberry.type
class NodeQueries:
    @strawberry.field(description="Anything by its id; null when there is none that you may see.")
    async def node(self, info: Info, id: Uid) -> Node | None:
        return await load_node(info.context, id)

    @strawberry.field(
        description="Many by their ids, in the same order; null where there is none that you may see."
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="The uids, 100 at most.")],
    ) -> list[Node | None]:
        if len(ids) > MAX_NODES:
            raise InvalidArgument(argument="ids", value=len(ids), expected=f"0-{MAX_NODES}")
        return list(await gather(*(load_node(info.context, uid) for uid in ids)))
