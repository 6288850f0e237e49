"""``graph-crm user …`` and ``graph-crm audit``: accounts and their record, from the machine itself.

Whoever can run it holds the data folder or the database's password, so it asks for no other proof.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from rich.table import Table

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.accounts.model import EVENT_KINDS
from graph_crm.accounts.people import PeopleService
from graph_crm.commands.database import migrated_database
from graph_crm.commands.terminal import console, errors, errors_end_it, say
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.graph.gateway import open_graph
from graph_crm.paging import MAX_PAGE, PageRequest
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from graph_crm.accounts.model import Issued, Person
    from graph_crm.graph.gateway import Graph

T = TypeVar("T")


def list_users(*, data_dir: Path | None) -> None:
    """A table of our people."""

    async def work(graph: Graph) -> None:
        people = PeopleService(graph)
        table = Table(box=None)
        for heading in ("name", "email", "role", "state", "uid"):
            table.add_column(say(f"cli-user-{heading}"), overflow="fold")
        for one in await people.people(LOCAL_ADMINISTRATOR):
            state = "cli-user-shut-out"
            if one.active:
                state = "cli-user-signs-in" if one.signs_in else "cli-user-not-yet"
            table.add_row(one.name, one.email or "", one.role or "", say(state), one.uid)
        console.print(table)

    on_graph(data_dir, work)


def invite(*, name: str, email: str, role: Any, data_dir: Path | None) -> None:
    """A link for somebody who is to come in."""

    async def work(graph: Graph) -> None:
        people = PeopleService(graph)
        _show(*await people.invite(LOCAL_ADMINISTRATOR, name, email, role))

    on_graph(data_dir, work)


def reset(*, email: str, data_dir: Path | None) -> None:
    """A link to set a new password."""

    async def work(graph: Graph) -> None:
        people = PeopleService(graph)
        found = await find_person(people, email)
        _show(*await people.reset_link(LOCAL_ADMINISTRATOR, found.uid))

    on_graph(data_dir, work)


def change(*, email: str, role: Any = None, active: bool | None = None, data_dir: Path | None) -> None:
    """Another role, or whether somebody may come in."""

    async def work(graph: Graph) -> None:
        people = PeopleService(graph)
        found = await find_person(people, email)
        now = await people.change(LOCAL_ADMINISTRATOR, found.uid, role=role, active=active)
        state = say("cli-user-active" if now.active else "cli-user-shut-out")
        console.print(f"{now.name}: {now.role or ''}, {state}", markup=False)

    on_graph(data_dir, work)


def make_service_token(*, name: str, write: bool, days: int, data_dir: Path | None) -> None:
    """A token of a service."""

    async def work(graph: Graph) -> None:
        people = PeopleService(graph)
        scopes: set[Any] = {"read", "write"} if write else {"read"}
        uid, issued = await people.make_token(LOCAL_ADMINISTRATOR, name, scopes, days, service=True)
        console.print(say("cli-token-made", uid=uid, day=issued.expires_at.date().isoformat()))
        # Alone on its line and not wrapped: it is to be copied.
        typer.echo(issued.secret)

    on_graph(data_dir, work)


def audit(*, kind: Any, first: int, data_dir: Path | None) -> None:
    """What was done with accounts, newest first."""

    async def work(graph: Graph) -> None:
        people = PeopleService(graph)
        if kind is not None and kind not in EVENT_KINDS:
            raise InvalidArgument(argument="--kind", value=kind[:40], expected=", ".join(EVENT_KINDS))
        shown, after = 0, None
        while shown < first:
            request = PageRequest(min(MAX_PAGE, first - shown), after)
            page = await people.events(LOCAL_ADMINISTRATOR, request, kind=kind)
            for event in page.items:
                who = event.made_by_name or event.made_by or "-"
                about = event.subject_name or event.subject or "-"
                rest = " ".join(part for part in (event.detail, event.address) if part)
                at = event.at.isoformat(timespec="seconds")
                console.print(f"{at}  {event.kind}  {who} → {about}  {rest}", markup=False, soft_wrap=True)
            shown += len(page.items)
            if not page.has_next:
                break
            after = page.cursors[-1]
        if not shown:
            errors.print(say("cli-audit-empty"))

    on_graph(data_dir, work)


def on_graph(data_dir: Path | None, work: Callable[[Graph], Awaitable[None]]) -> None:
    """Do something with the graph, and end with one sentence where it can't be done."""

    async def opened(connection: Any, seconds: float) -> None:
        async with open_graph(connection, seconds) as graph:
            await work(graph)

    with errors_end_it():
        settings = read_settings(data_dir=data_dir)
        with migrated_database(settings) as connection:
            asyncio.run(opened(connection, settings.query_timeout))


async def find_person(people: PeopleService, email: str) -> Person:
    """One of us by mail address or uid. Raises NotFound."""
    wanted = email.strip().lower()
    for one in await people.people(LOCAL_ADMINISTRATOR):
        if wanted in {one.uid, (one.email or "").lower()}:
            return one
    raise NotFound(kind="user", uid=email)


def _show(person: Person, link: Issued) -> None:
    # Only where it was set is it known how others reach this service.
    public_url = read_settings().public_url
    sentence = "cli-whole-link-made" if public_url else "cli-link-made"
    console.print(say(sentence, name=person.name, day=link.expires_at.date().isoformat()))
    typer.echo(f"{public_url or ''}/welcome?token={link.secret}")
