"""Who of us answers for a customer or a deal, and whom we talk to first: fields of both."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.enums import described
from graph_crm.api.node_interface import HasUid
from graph_crm.handover.model import Responsible

if TYPE_CHECKING:
    from graph_crm.api.contacts import Contact
    from graph_crm.api.teams import Team
    from graph_crm.api.users import User

# A contact leads to its customers, and a customer to its main contact.
CONTACTS = strawberry.lazy("graph_crm.api.contacts")
USERS = strawberry.lazy("graph_crm.api.users")
TEAMS = strawberry.lazy("graph_crm.api.teams")


async def responsible(info: Info, uid: str) -> Responsible:
    """Who answers for this; the fields of a level share one reading."""
    return await info.context.load(info.context.services.handover.responsible, uid)


async def user_named(info: Info, uid: str | None) -> User | None:
    """One of us by uid."""
    from graph_crm.api.users import User  # noqa: PLC0415

    found = await info.context.load(info.context.services.users.by_uids, uid) if uid else None
    return User.of(found) if found else None


@described("What somebody may do with what is shared with them.", READ="See it.", WRITE="Work on it.")
class Access(Enum):
    READ = "read"
    WRITE = "write"


@strawberry.type(description="That somebody else has it, too.")
class Share:
    access: Access = strawberry.field(description="What they may do with it.")
    until: datetime | None = strawberry.field(description="When it ends; null: never.")
    user_uid: strawberry.Private[str | None]
    team_uid: strawberry.Private[str | None]

    @strawberry.field(description="Who of us; null when it is a team.")
    async def user(self, info: Info) -> Annotated[User, USERS] | None:
        return await user_named(info, self.user_uid)

    @strawberry.field(description="Which team, with the teams within it; null when it is one of us.")
    async def team(self, info: Info) -> Annotated[Team, TEAMS] | None:
        from graph_crm.api.teams import Team  # noqa: PLC0415

        teams = info.context.services.teams
        found = await info.context.load(teams.by_uids, self.team_uid) if self.team_uid else None
        return Team.of(found) if found is not None else None


@strawberry.type
class WithShares:
    @strawberry.field(description="With whom it is shared now, by name.")
    async def shared_with(self, info: Info, root: strawberry.Parent[HasUid]) -> list[Share]:
        shares = (await responsible(info, root.uid)).shares
        return [
            Share(access=Access(one.access), until=one.until, user_uid=one.user, team_uid=one.team)
            for one in shares
        ]


@strawberry.type
class WithOwners(WithShares):
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
class WithOwner(WithShares):
    @strawberry.field(description="Who of us owns the deal; null when nobody does.")
    async def owner(self, info: Info, root: strawberry.Parent[HasUid]) -> Annotated[User, USERS] | None:
        return await user_named(info, (await responsible(info, root.uid)).owner)
