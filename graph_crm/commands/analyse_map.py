"""``graph-crm analyse map | way | what-if | plan``: what the analyses say of one map, and a deal's battle plan."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from rich.markup import escape

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.analysis.introductions import MOST_WAYS, introductions
from graph_crm.analysis.outlook import differences, outlook
from graph_crm.analysis.what_if import ColleagueLeaves, PersonLeaves, StanceChanges, what_if
from graph_crm.app import opened_services
from graph_crm.commands.database import migrated_database
from graph_crm.commands.show_map import ask_again, find_map
from graph_crm.commands.terminal import console, errors_end_it, language, say, writing
from graph_crm.errors import InvalidArgument
from graph_crm.maps.action_sentences import difference_sentence
from graph_crm.maps.battle_plan import make_battle_plan, make_report, write_battle_plan
from graph_crm.maps.introduction_sentences import outcome_sentence, step_sentence, way_sentence
from graph_crm.maps.sentences import stakeholder_name
from graph_crm.maps.svg import draw_map
from graph_crm.maps.warm_path_sentences import warm_path_sentence
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.analysis.warm_paths import WarmPath
    from graph_crm.analysis.what_if import Change
    from graph_crm.api.context import Services
    from graph_crm.maps.insight_sections import Section

T = TypeVar("T")
SEPARATOR = " · "
# What it is to be won over, and to be lost.
SUPPORTER, OPPONENT = 1, -2
WARM_PATHS_SHOWN = 10
MOST_NAMED = 20


def analyse_map(wanted: str | None, *, data_dir: Path | None) -> None:
    """Print everything that the analyses say of the map that ``wanted`` names."""
    with errors_end_it():
        contact_map = _read(wanted, data_dir, record=None)
        console.print(f"[bold]{escape(_title(contact_map))}[/]")
        for section in make_report(contact_map, language):
            _print(section)


def plan(wanted: str | None, *, folder: Path, data_dir: Path | None) -> None:
    """Write the battle plan of the deal that ``wanted`` names: plan.html, plan.md and map.svg."""
    with errors_end_it():
        contact_map = _read(wanted, data_dir, record="plan")
        made = make_battle_plan(contact_map, language)
        files = {
            "plan.html": write_battle_plan(made, "html"),
            "plan.md": write_battle_plan(made, "markdown"),
            "map.svg": draw_map(contact_map, language),
        }
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        for name, written in files.items():
            path = folder / name
            with writing(path):
                path.write_text(written, encoding="utf-8")
            console.print(say("cli-written", path=str(path)), markup=False, soft_wrap=True)


def way(wanted: str, *, person: str, data_dir: Path | None) -> None:
    """Print the ways from us to a stakeholder: by the map, and by who knows them from elsewhere."""
    with errors_end_it():

        async def warm(services: Services, shown: ContactMap) -> tuple[WarmPath, ...]:
            known = shown.by_uid[_person(shown, person)].contact_uid
            return await services.maps.warm_paths(LOCAL_ADMINISTRATOR, known)

        shown, paths = _ask(wanted, data_dir, warm)
        uid = _person(shown, person)
        found = introductions(shown, uid, first=MOST_WAYS)
        console.print(outcome_sentence(found, shown, language), markup=False, soft_wrap=True)
        for number, one in enumerate(found.ways, start=1):
            said = f"{number}. {way_sentence(one, shown, language)}"
            console.print(said, markup=False, soft_wrap=True)
            for step in one.steps:
                console.print(f"   [dim]{escape(step_sentence(step, shown, language))}[/]", soft_wrap=True)
        name = stakeholder_name(shown.by_uid[uid], language)
        for path in paths[:WARM_PATHS_SHOWN]:
            console.print(f"- {warm_path_sentence(path, name, language)}", markup=False, soft_wrap=True)


def try_changes(
    wanted: str,
    *,
    won: list[str],
    lost: list[str],
    leaves: list[str],
    colleagues: list[str],
    data_dir: Path | None,
) -> None:
    """Print what would be different if people were won over or lost, or left, there or of ours. Nothing is written."""
    with errors_end_it():
        shown = _read(wanted, data_dir, record=None)
        changes: list[Change] = [
            *(StanceChanges(stakeholder=_person(shown, name), value=SUPPORTER) for name in won),
            *(StanceChanges(stakeholder=_person(shown, name), value=OPPONENT) for name in lost),
            *(PersonLeaves(stakeholder=_person(shown, name)) for name in leaves),
            *(ColleagueLeaves(user=_colleague(shown, name)) for name in colleagues),
        ]
        after = what_if(shown, changes)
        moved = differences(outlook(shown), outlook(after))
        for one in moved:
            console.print(f"- {difference_sentence(one, after, language)}", markup=False, soft_wrap=True)
        if not moved:
            console.print(say("difference-none"), markup=False)


def _person(contact_map: ContactMap, wanted: str) -> str:
    people = {one.uid: stakeholder_name(one, language) for one in contact_map.stakeholders}
    return _one_of(people, wanted)


def _colleague(contact_map: ContactMap, wanted: str) -> str:
    ours = {one.user_uid: one.user_name for who in contact_map.stakeholders for one in who.coverage}
    return _one_of(ours, wanted)


def _one_of(names: Mapping[str, str], wanted: str) -> str:
    """The uid of the one that is meant, by uid, by name, or by a part of it. Raises InvalidArgument."""
    if wanted in names:
        return wanted
    exact = [uid for uid, name in names.items() if name == wanted]
    near = [uid for uid, name in names.items() if wanted.casefold() in name.casefold()]
    for found in (exact, near):
        if len(found) == 1:
            return found[0]
    meant = [names[uid] for uid in exact or near] or sorted(names.values())
    raise InvalidArgument(argument="NAME", value=wanted[:80], expected=", ".join(meant[:MOST_NAMED]))


def _read(wanted: str | None, data_dir: Path | None, *, record: str | None) -> ContactMap:
    async def note(services: Services, shown: ContactMap) -> None:
        if record is not None:
            what = f"{record} {shown.kind} {shown.uid}"
            await services.people.note(LOCAL_ADMINISTRATOR, "exported", what)

    return _ask(wanted, data_dir, note)[0]


def _ask(
    wanted: str | None, data_dir: Path | None, also: Callable[[Services, ContactMap], Awaitable[T]]
) -> tuple[ContactMap, T]:
    """The one map that is meant, and what ``also`` finds; or it ends with what can be meant."""
    settings = read_settings(data_dir=data_dir)

    async def run() -> tuple[ContactMap, T] | list[str]:
        async with opened_services(connection, settings.query_timeout) as services:
            found = await find_map(services, wanted)
            if isinstance(found, list):
                return found
            return found.contact_map, await also(services, found.contact_map)

    with migrated_database(settings) as connection:
        found = asyncio.run(run())
    if isinstance(found, list):
        ask_again(wanted, found)
    return found


def _title(contact_map: ContactMap) -> str:
    if contact_map.kind == "customer":
        return contact_map.name
    return f"{contact_map.name}{SEPARATOR}{contact_map.customer_name}"


def _print(section: Section) -> None:
    console.print(f"\n[bold]{escape(section.heading)}[/]")
    if section.lead:
        console.print(section.lead, markup=False, soft_wrap=True)
    for number, point in enumerate(section.points, start=1):
        mark = f"{number}." if section.numbered else "-"
        console.print(f"{mark} {point.text}", markup=False, soft_wrap=True)
        for line in point.below:
            console.print(f"   [dim]{escape(line)}[/]", soft_wrap=True)
