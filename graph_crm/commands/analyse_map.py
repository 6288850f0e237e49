"""``graph-crm analyse map`` and ``graph-crm analyse plan``: what the analyses say of one map, and a deal's battle plan."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rich.markup import escape

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.app import opened_services
from graph_crm.commands.database import migrated_database
from graph_crm.commands.show_map import ask_again, find_map
from graph_crm.commands.terminal import console, errors_end_it, language, say, writing
from graph_crm.maps.battle_plan import make_battle_plan, make_report, write_battle_plan
from graph_crm.maps.svg import draw_map
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.maps.insight_sections import Section

SEPARATOR = " · "


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
            console.print(say("cli-drawn", path=str(path)), markup=False, soft_wrap=True)


def _read(wanted: str | None, data_dir: Path | None, *, record: str | None) -> ContactMap:
    settings = read_settings(data_dir=data_dir)

    async def run() -> ContactMap | list[str]:
        async with opened_services(connection, settings.query_timeout) as services:
            found = await find_map(services, wanted)
            if isinstance(found, list):
                return found
            shown = found.contact_map
            if record is not None:
                what = f"{record} {shown.kind} {shown.uid}"
                await services.people.note(LOCAL_ADMINISTRATOR, "exported", what)
            return shown

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
