"""``graph-crm team …``: who is in which team, from the machine itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.accounts.people import PeopleService
from graph_crm.accounts.teams import TeamService
from graph_crm.commands.terminal import console, say
from graph_crm.commands.users import find_person, on_graph
from graph_crm.errors import NotFound
from graph_crm.paging import MAX_PAGE, PageRequest

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.accounts.model import Team
    from graph_crm.graph.gateway import Graph


def list_teams(*, data_dir: Path | None) -> None:
    """A table of our teams."""

    async def work(graph: Graph) -> None:
        teams = TeamService(graph)
        found = await all_teams(teams)
        names = {team.uid: team.name for team in found}
        members = await teams.members(LOCAL_ADMINISTRATOR, list(names))
        table = Table(box=None)
        for heading in ("name", "within", "members", "uid"):
            table.add_column(say(f"cli-team-{heading}"), overflow="fold")
        for team, those in zip(found, members, strict=True):
            table.add_row(team.name, names.get(team.within or "", ""), str(len(those)), team.uid)
        console.print(table)

    on_graph(data_dir, work)


def save(*, name: str, within: str | None, data_dir: Path | None) -> None:
    """Make a team, or put one that is there within another."""

    async def work(graph: Graph) -> None:
        teams = TeamService(graph)
        found = await all_teams(teams)
        known = next((team.uid for team in found if team.name == name.strip()), None)
        above = named_team(found, within).uid if within is not None else None
        made = await teams.save(LOCAL_ADMINISTRATOR, known, name, above)
        console.print(say("cli-team-saved", name=made.name, uid=made.uid), markup=False)

    on_graph(data_dir, work)


def delete(*, name: str, data_dir: Path | None) -> None:
    """End a team."""

    async def work(graph: Graph) -> None:
        teams = TeamService(graph)
        team = named_team(await all_teams(teams), name)
        await teams.delete(LOCAL_ADMINISTRATOR, team.uid)
        console.print(say("cli-team-deleted", name=team.name), markup=False)

    on_graph(data_dir, work)


def put(*, email: str, name: str | None, data_dir: Path | None) -> None:
    """Put one of us into a team, or into none."""

    async def work(graph: Graph) -> None:
        teams = TeamService(graph)
        person = await find_person(PeopleService(graph), email)
        team = named_team(await all_teams(teams), name) if name is not None else None
        await teams.put(LOCAL_ADMINISTRATOR, person.uid, team.uid if team else None)
        console.print(f"{person.name}: {team.name if team else '-'}", markup=False)

    on_graph(data_dir, work)


async def all_teams(teams: TeamService) -> list[Team]:
    """Every team of ours."""
    found: list[Team] = []
    after = None
    while True:
        page = await teams.page(LOCAL_ADMINISTRATOR, PageRequest(MAX_PAGE, after))
        found.extend(page.items)
        if not page.has_next:
            return found
        after = page.cursors[-1]


def named_team(found: list[Team], wanted: str) -> Team:
    """The team of this name or uid. Raises NotFound."""
    for team in found:
        if wanted.strip() in {team.name, team.uid}:
            return team
    raise NotFound(kind="team", uid=wanted)
