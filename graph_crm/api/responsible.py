"""Who of us answers for a customer or a deal, and whom we talk to first: fields of both."""

from __future__ import annotations

from asyncio import gather
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.node_interface import HasUid
from graph_crm.handover.model import Responsible

if TYPE_CHECKING:
    from graph_crm.api.contacts import Contact
    from graph_crm.api.users import User

# A contact leads to its customers, and a customer to its main contact.
CONTACTS = strawberry.lazy("graph_crm.api.contacts")
USERS = strawberry.lazy("graph_crm.api.users")


async def responsible(info: Info, uid: str) -> Responsible:
    """Who answers for this; the fields of a level share one reading."""
    return await info.context.load(info.context.services.handover.responsible, uid)


async def user_named(info: Info, uid: str | None) -> User | None:
    """One of us by uid."""
    from graph_crm.api.users import User  # noqa: PLC0415

    found = await info.context.load(info.context.services.users.by_uids, uid) if uid else None
    return User.of(found) if found else None


@strawberry.type
class WithCollaborators:
    @strawberry.field(description="Who of us works on it with the owner, by name.")
    async def collaborators(
        self, info: Info, root: strawberry.Parent[HasUid]
    ) -> list[Annotated[User, USERS]]:
        uids = (await responsible(info, root.uid)).collaborators
        found = await gather(*(user_named(info, uid) for uid in uids))
        return [user for user in found if user is not None]


@strawberry.type
class WithOwners(WithCollaborators):
    @strawberry.field(description="Who of us sells to the customer; null when nobody does.")
    async def sales_owner(self, info: Info, root: strawberry.Parent[HasUid]) -> Annotated[User, USERS] | None:
        return await user_named(info, (await responsible(info, root.uid)).sales_owner)

    @strawberry.field(description="Who of us looks after the customer once it bought; null when nobody does.")
    async def service_owner(
        self, info: Info, root: strawberry.Parent[HasUid]
    ) -> Annotated[User, USERS] | None:
        return await user_named(info, (await responsible(info, root.uid)).service_owner)

    @strawberry.field(description="Whom we talk to first; null when nobody was named.")
    async def main_contact(
        self, info: Info, root: strawberry.Parent[HasUid]
    ) -> Annotated[Contact, CONTACTS] | None:
        from graph_crm.api.contacts import Contact  # noqa: PLC0415

        uid = (await responsible(info, root.uid)).main_contact
        found = await info.context.load(info.context.services.contacts.by_uids, uid) if uid else None
        return Contact.of(found) if found else None


@strawberry.type
class WithOwner(WithCollaborators):
    @strawberry.field(description="Who of us owns the deal; null when nobody does.")
    async def owner(self, info: Info, root: strawberry.Parent[HasUid]) -> Annotated[User, USERS] | None:
        return await user_named(info, (await responsible(info, root.uid)).owner)
