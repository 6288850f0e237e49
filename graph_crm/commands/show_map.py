"""``graph-crm map``: a contact map in the terminal, as the tree of its reporting lines with the findings."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NoReturn

import typer
from rich.console import Group
from rich.markup import escape
from rich.tree import Tree

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.analysis.coverage_gaps import find_coverage_gaps
from graph_crm.analysis.decision_makers import rank_decision_makers
from graph_crm.analysis.outline import outline
from graph_crm.app import opened_services
from graph_crm.commands.database import migrated_database
from graph_crm.commands.terminal import FAILED, console, errors, errors_end_it, language, say, writing
from graph_crm.errors import NotFound
from graph_crm.maps import sentences
from graph_crm.maps.svg import draw_map
from graph_crm.paging import PageRequest
from graph_crm.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from graph_crm.analysis.contact_map import ContactMap, Stakeholder
    from graph_crm.api.context import Services
    from graph_crm.maps.model import MapView

Kind = Literal["opportunity", "customer"]

CANDIDATES = 10
DECISION_MAKERS_SHOWN = 5
SEVERITY_STYLE = {"critical": "bold red", "warning": "yellow", "info": "blue"}
STANCE_SIGN = {2: "++", 1: "+", 0: "○", -1: "–", -2: "––"}


def show_map(wanted: str | None, *, svg: Path | None, data_dir: Path | None) -> None:
    """Print the map of the deal or customer that ``wanted`` names, or draw it into a file."""
    with errors_end_it():
        settings = read_settings(data_dir=data_dir)

        async def run() -> MapView | list[str]:
            async with opened_services(connection, settings.query_timeout) as services:
                found = await find_map(services, wanted)
                if svg is not None and not isinstance(found, list):
                    shown = found.contact_map
                    await services.people.note(
                        LOCAL_ADMINISTRATOR, "exported", f"svg {shown.kind} {shown.uid}"
                    )
                return found

        with migrated_database(settings) as connection:
            found = asyncio.run(run())
        if isinstance(found, list):
            ask_again(wanted, found)
        contact_map = found.contact_map
        if svg is not None:
            _write(svg, draw_map(contact_map, language))
        else:
            console.print(describe(contact_map))


def _write(path: Path, drawing: str) -> None:
    with writing(path):
        path.write_text(drawing, encoding="utf-8")
    console.print(say("cli-drawn", path=str(path)), markup=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class _Candidate:
    kind: Kind
    uid: str
    name: str


async def find_map(services: Services, wanted: str | None) -> MapView | list[str]:
    """The one map that is meant, or what can be meant, a line each."""
    kinds: tuple[Kind, ...] = ("opportunity", "customer")
    for kind in kinds if wanted is not None else ():
        try:
            return await services.maps.contact_map(LOCAL_ADMINISTRATOR, kind, wanted or "")
        except NotFound:
            continue
    request = PageRequest(CANDIDATES)
    deals = await services.opportunities.page(LOCAL_ADMINISTRATOR, request, search=wanted)
    customers = await services.customers.page(LOCAL_ADMINISTRATOR, request, search=wanted)
    found = [_Candidate("opportunity", deal.uid, deal.name) for deal in deals.items]
    found += [_Candidate("customer", customer.uid, customer.name) for customer in customers.items]
    exact = [candidate for candidate in found if candidate.name == wanted]
    if len(found) == 1 or len(exact) == 1:
        meant = (exact or found)[0]
        return await services.maps.contact_map(LOCAL_ADMINISTRATOR, meant.kind, meant.uid)
    return [f"{one.uid}  {say(f'map-{one.kind}')}  {one.name}" for one in found]


def ask_again(wanted: str | None, found: list[str]) -> NoReturn:
    """End with what can be meant, or that nothing has such a name."""
    if wanted is not None and not found:
        errors.print(say("cli-map-none", wanted=wanted), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(FAILED)
    console.print(say("cli-map-choose" if found else "cli-map-empty"))
    for line in found:
        console.print(line, markup=False, soft_wrap=True)
    raise typer.Exit(FAILED if wanted is not None else 0)


def describe(contact_map: ContactMap) -> Group:
    """The map as text: tree, deciders, findings."""
    title = contact_map.name
    if contact_map.kind == "opportunity":
        title = f"{title} · {contact_map.customer_name}"
    tree = Tree(f"[bold]{escape(title)}[/]")
    branches: dict[str | None, Tree] = {None: tree}
    for uid, manager in outline(contact_map):
        branches[uid] = branches[manager].add(_card(contact_map, contact_map.by_uid[uid]))
    return Group(tree, "", *_deciders(contact_map), "", *_findings(contact_map))


def _card(contact_map: ContactMap, person: Stakeholder) -> str:
    name = f"[bold]{escape(sentences.stakeholder_name(person, language))}[/]"
    title = f" {escape(person.title)}" if person.title else ""
    roles = ", ".join(role.name_zh if language == "zh" else role.name_en for role in person.roles)
    power = _word("power", person.power) if person.power else ""
    covers = ", ".join(f"{escape(one.user_name)} ({_word('coverage', one.level)})" for one in person.coverage)
    uncovered = f"[red]{say('coverage-none')}[/]"
    parts = [escape(roles), power, _stances(contact_map, person), covers or uncovered]
    return f"{name}{title}\n[dim]{' · '.join(part for part in parts if part)}[/]"


def _word(vocabulary: str, code: str) -> str:
    return say(f"{vocabulary}-{code.replace('_', '-')}")


def _stances(contact_map: ContactMap, person: Stakeholder) -> str:
    shown: list[str] = []
    for party in contact_map.parties:
        stance = person.stance_towards(party.uid)
        if stance is not None or party.kind == "us":
            sign = STANCE_SIGN[stance.value] if stance is not None else "?"
            shown.append(f"{escape(sentences.party_name(party, language))} {sign}")
    return " ".join(shown)


def _deciders(contact_map: ContactMap) -> list[str]:
    lines = [f"[bold]{say('map-decision-makers')}[/]"]
    for who in rank_decision_makers(contact_map)[:DECISION_MAKERS_SHOWN]:
        name = escape(sentences.stakeholder_name(contact_map.by_uid[who.stakeholder], language))
        reasons = " ".join(sentences.reason_sentence(r, contact_map, language) for r in who.reasons)
        score = escape(sentences.score_sentence(who, language))
        lines.append(f"{who.rank}. [bold]{name}[/] {score}\n   [dim]{escape(reasons)}[/]")
    return lines


def _findings(contact_map: ContactMap) -> list[str]:
    lines = [f"[bold]{say('map-findings')}[/]"]
    for finding in find_coverage_gaps(contact_map):
        word = say(f"severity-{finding.severity}")
        said = escape(sentences.sentence(finding, contact_map, language))
        lines.append(f"[{SEVERITY_STYLE[finding.severity]}]{word}[/] {said}")
    return lines
