"""Our teams: who is in which, and which is within another. A manager sees what the own team has, and the teams within."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from uuid_utils import uuid7

from graph_crm import paging
from graph_crm.accounts import queries
from graph_crm.accounts.events import make_event
from graph_crm.accounts.model import Team
from graph_crm.accounts.people import administrators_only
from graph_crm.accounts.service import check_name, write_one
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.journal.service import actor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph
    from graph_crm.paging import Page, PageRequest

# Of what is within what: as deep as cypher/access/held.cypher follows.
DEEPEST = 8
MAX_MEMBERS = 1000


class TeamService:
    """Reads teams, and for administrators changes them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def page(self, viewer: Viewer, request: PageRequest) -> Page[Team]:
        """A page by name."""
        params = request.params(paging.BY_NAME)
        rows = await self._graph.read(queries.TEAMS, viewer=viewer.as_param(), **params)
        return request.page(rows, paging.BY_NAME, _make, "team")

    async def by_uids(self, viewer: Viewer, uids: Sequence[str]) -> list[Team | None]:
        """In the order of the uids; None where there is none."""
        rows = await self._graph.read(queries.TEAMS_BY_UIDS, uids=list(uids), viewer=viewer.as_param())
        return paging.in_order(uids, [_make(row) for row in rows], lambda team: team.uid)

    async def members(self, viewer: Viewer, uids: Sequence[str]) -> list[tuple[str, ...]]:
        """For each team the uids of those in it, by name, at most a thousand."""
        rows = await self._graph.read(
            queries.MEMBERS, uids=list(uids), viewer=viewer.as_param(), limit=MAX_MEMBERS
        )
        found = {row["team"]: tuple(row["members"]) for row in rows}
        return [found.get(uid, ()) for uid in uids]

    async def save(self, viewer: Viewer, uid: str | None, name: str, within: str | None) -> Team:
        """Make a team (``uid`` None) or change it. Raises NotAllowed, NotFound, and InvalidArgument for a team that would
        be within itself, within none that is there, or more than eight deep."""
        administrators_only(viewer)
        name, now = check_name(name), datetime.now(UTC)
        team = Team(uid=uid or str(uuid7()), name=name, within=within)
        rows = await write_one(
            self._graph,
            queries.SAVE_TEAM,
            uid=team.uid,
            new=uid is None,
            name=name,
            within=within,
            deepest=DEEPEST,
            now=now,
            event=make_event("team_saved", now, made_by=actor(viewer), detail=name),
        )
        if not rows:
            raise NotFound(kind="team", uid=team.uid)
        if not rows[0]["done"]:
            raise InvalidArgument(
                argument="within", value=within or "null", expected=f"≠ {name}; ≤ {DEEPEST}"
            )
        return team

    async def delete(self, viewer: Viewer, uid: str) -> None:
        """End a team, and what was shared with it. Raises NotAllowed, NotFound."""
        administrators_only(viewer)
        now = datetime.now(UTC)
        event = make_event("team_deleted", now, made_by=actor(viewer), detail=uid)
        if not await write_one(self._graph, queries.DELETE_TEAM, uid=uid, now=now, event=event):
            raise NotFound(kind="team", uid=uid)

    async def put(self, viewer: Viewer, user_uid: str, team: str | None) -> None:
        """Put one of us into a team and out of any other, or (None) into none. Raises NotAllowed, NotFound."""
        administrators_only(viewer)
        event = make_event(
            "team_joined", datetime.now(UTC), made_by=actor(viewer), subject=user_uid, detail=team
        )
        rows = await write_one(self._graph, queries.SET_TEAM, user_uid=user_uid, team=team, event=event)
        if not rows:
            raise NotFound(kind="user", uid=user_uid)
        if not rows[0]["done"]:
            raise NotFound(kind="team", uid=team or "")


def _make(row: Mapping[str, Any]) -> Team:
    return Team(**row["team"])
