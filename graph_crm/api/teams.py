"""Our teams in GraphQL."""

from __future__ import annotations

from asyncio import gather
from typing import Annotated, Self

import strawberry

from graph_crm.accounts import model
from graph_crm.api.accounts import Name
from graph_crm.api.connection import After, Connection, First, Uid, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.api.responsible import user_named
from graph_crm.api.users import User
from graph_crm.paging import DEFAULT_PAGE


@strawberry.type(description="Some of us, led by the managers among them.")
class Team:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="What it is called.")
    within_uid: strawberry.ID | None = strawberry.field(description="The team that it is a part of.")

    @classmethod
    def of(cls, team: model.Team) -> Self:
        within = strawberry.ID(team.within) if team.within is not None else None
        return cls(uid=strawberry.ID(team.uid), name=team.name, within_uid=within)

    @strawberry.field(description="Who is in it, by name; 1,000 at most.")
    async def members(self, info: Info) -> list[User]:
        uids = await info.context.load(info.context.services.teams.members, self.uid)
        found = await gather(*(user_named(info, uid) for uid in uids))
        return [user for user in found if user is not None]


@strawberry.type(description="A team is as it was to be.")
class TeamSaved:
    team: Team = strawberry.field(description="The team.")


@strawberry.type(description="There is no such team any more.")
class TeamDeleted:
    uid: strawberry.ID = strawberry.field(description="Which.")


@strawberry.type(description="One of us is in another team.")
class TeamJoined:
    uid: strawberry.ID = strawberry.field(description="Who.")
    team_uid: strawberry.ID | None = strawberry.field(description="The team; null: none.")


SaveTeamResult = Annotated[
    TeamSaved | AnyProblem, strawberry.union("SaveTeamResult", description="The team, or why not.")
]
DeleteTeamResult = Annotated[
    TeamDeleted | AnyProblem, strawberry.union("DeleteTeamResult", description="It is gone, or why not.")
]
JoinTeamResult = Annotated[
    TeamJoined | AnyProblem, strawberry.union("JoinTeamResult", description="It is done, or why not.")
]


@strawberry.type
class TeamQueries:
    @strawberry.field(description="Our teams by name.")
    async def teams(self, info: Info, first: First = DEFAULT_PAGE, after: After = None) -> Connection[Team]:
        request = page_request(first, after)
        page = await info.context.services.teams.page(info.context.viewer, request)
        return connection(page, request, Team.of)


@strawberry.type
class TeamMutations:
    @strawberry.mutation(description="Make a team, or change it. For administrators.")
    async def save_team(
        self,
        info: Info,
        name: Name,
        uid: Annotated[
            strawberry.ID | None, strawberry.argument(description="Which; a new one, if not given.")
        ] = None,
        within: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The team that it is a part of; none, if not given."),
        ] = None,
    ) -> SaveTeamResult:
        teams, viewer = info.context.services.teams, info.context.viewer

        async def save() -> TeamSaved:
            return TeamSaved(team=Team.of(await teams.save(viewer, uid, name, within)))

        return await answered(save())

    @strawberry.mutation(
        description="End a team: nobody is in it any more, and what was shared with it is not. For administrators."
    )
    async def delete_team(self, info: Info, uid: Uid) -> DeleteTeamResult:
        teams, viewer = info.context.services.teams, info.context.viewer

        async def delete() -> TeamDeleted:
            await teams.delete(viewer, uid)
            return TeamDeleted(uid=uid)

        return await answered(delete())

    @strawberry.mutation(description="Put one of us into a team, and out of any other. For administrators.")
    async def set_user_team(
        self,
        info: Info,
        user_uid: Uid,
        team: Annotated[
            strawberry.ID | None, strawberry.argument(description="Which; none, if not given.")
        ] = None,
    ) -> JoinTeamResult:
        teams, viewer = info.context.services.teams, info.context.viewer

        async def put() -> TeamJoined:
            await teams.put(viewer, user_uid, team)
            return TeamJoined(uid=user_uid, team_uid=team)

        return await answered(put())
