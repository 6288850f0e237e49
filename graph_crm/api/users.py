"""Our people in GraphQL."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Self

import strawberry

from graph_crm.api.connection import After, Connection, First, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.enums import described
from graph_crm.api.node_interface import Node
from graph_crm.paging import DEFAULT_PAGE
from graph_crm.users import model


@described(
    "What one of us may do.",
    ADMINISTRATOR="Sees and does everything.",
    MANAGER="Leads others who sell.",
    REP="Sells.",
    PLANNER="Compares all customers and deals.",
    VIEWER="Looks, and changes nothing.",
    SERVICE="A program with a token of its own.",
)
class PermissionRole(Enum):
    ADMINISTRATOR = "administrator"
    MANAGER = "manager"
    REP = "rep"
    PLANNER = "planner"
    VIEWER = "viewer"
    SERVICE = "service"


@strawberry.type(description="One of our people.")
class User(Node):
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="The person's name.")
    email: str | None = strawberry.field(description="The address at work.")
    role: PermissionRole = strawberry.field(description="What the person may do here.")
    active: bool = strawberry.field(description="False for someone who left.")

    @classmethod
    def of(cls, user: model.User) -> Self:
        return cls(
            uid=strawberry.ID(user.uid),
            name=user.name,
            email=user.email,
            role=PermissionRole(user.role or "viewer"),
            active=user.active,
        )


@strawberry.type
class UserQueries:
    @strawberry.field(description="Our people by name.")
    async def users(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        search: Annotated[
            str | None, strawberry.argument(description="Only those whose name or address holds this.")
        ] = None,
    ) -> Connection[User]:
        request = page_request(first, after)
        page = await info.context.services.users.page(info.context.viewer, request, search)
        return connection(page, request, User.of)
