"""``graph-crm analyse …``: what the analyses say of many deals together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from rich.markup import escape
from rich.table import Table

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.accounts.people import PeopleService
from graph_crm.accounts.teams import TeamService
from graph_crm.analysis.contact_map import Status
from graph_crm.commands.show_map import SEVERITY_STYLE
from graph_crm.commands.teams import all_teams, named_team
from graph_crm.commands.terminal import bar_of, console, language, say
from graph_crm.commands.users import find_person, on_graph
from graph_crm.errors import InvalidArgument
from graph_crm.maps.sentences import sentence
from graph_crm.maps.support_sentences import support_sentence
from graph_crm.portfolio import sentences
from graph_crm.portfolio.choosing import choose_deals
from graph_crm.portfolio.model import PortfolioOrder
from graph_crm.portfolio.service import PortfolioService

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from graph_crm.graph.gateway import Graph
    from graph_crm.portfolio.model import DealFilter, ExaminedDeal, GroupCount, GroupKind, Portfolio

ALL = "all"
STATUSES: tuple[Status, ...] = get_args(Status)
ORDERS = tuple(order.value for order in PortfolioOrder)
COLOUR_STYLE = {"red": "red", "amber": "yellow", "green": "green"}
FINDINGS_SHOWN = 3
GROUPS_SHOWN = 10


def portfolio(*, status: str, order: str, first: int, data_dir: Path | None, chosen: dict[str, Any]) -> None:
    """How the deals stand, and the first of them."""

    async def work(graph: Graph) -> None:
        statuses: tuple[Status, ...] = tuple(one for one in STATUSES if status in (one, ALL))
        if not statuses:
            raise InvalidArgument(
                argument="--status", value=status[:40], expected=", ".join((*STATUSES, ALL))
            )
        if order not in ORDERS:
            raise InvalidArgument(argument="--order", value=order[:40], expected=", ".join(ORDERS))
        with bar_of(say("cli-analyse-deals")) as progress:
            found = await PortfolioService(graph).portfolio(
                LOCAL_ADMINISTRATOR,
                await _chosen(graph, **chosen),
                statuses=statuses,
                order=PortfolioOrder(order),
                first=first,
                progress=progress,
            )
        _show(found)

    on_graph(data_dir, work)


def calibration(*, data_dir: Path | None) -> None:
    """How our estimates came true; kept for the votes of open deals."""

    async def work(graph: Graph) -> None:
        with bar_of(say("cli-analyse-deals")) as progress:
            found = await PortfolioService(graph).calibrate(LOCAL_ADMINISTRATOR, progress=progress)
        console.print(sentences.calibration_sentence(found, language), markup=False, soft_wrap=True)

    on_graph(data_dir, work)


def patterns(*, minimum: int, data_dir: Path | None, chosen: dict[str, Any]) -> None:
    """What won and lost deals looked like."""

    async def work(graph: Graph) -> None:
        with bar_of(say("cli-analyse-deals")) as progress:
            found = await PortfolioService(graph).patterns(
                LOCAL_ADMINISTRATOR, await _chosen(graph, **chosen), minimum=minimum, progress=progress
            )
        lines = [
            *sentences.patterns_sentences(found, language),
            *(sentences.pattern_sentence(one, found.roles, language) for one in found.patterns.patterns),
            *(sentences.measure_sentence(one, language) for one in found.patterns.measures),
        ]
        for line in lines:
            console.print(line, markup=False, soft_wrap=True)

    on_graph(data_dir, work)


async def _chosen(
    graph: Graph,
    owner: str | None,
    team: str | None,
    stage: str | None,
    currency: str | None,
    amount_from: Decimal | None,
    amount_to: Decimal | None,
) -> DealFilter:
    return choose_deals(
        owner=(await find_person(PeopleService(graph), owner)).uid if owner is not None else None,
        team=named_team(await all_teams(TeamService(graph)), team).uid if team is not None else None,
        stage=stage,
        currency=currency,
        amount_from=amount_from,
        amount_to=amount_to,
    )


def _show(found: Portfolio) -> None:
    for line in sentences.summary_sentences(found, language):
        console.print(line, markup=False, soft_wrap=True)
    for counted in found.findings:
        word = f"[{SEVERITY_STYLE[counted.severity]}]{say(f'severity-{counted.severity}')}[/]"
        said = sentences.finding_sentence(counted, found.deals, language)
        console.print(f"{word} {escape(said)}", soft_wrap=True)
    groups: tuple[tuple[GroupKind, tuple[GroupCount, ...]], ...] = (
        ("team", found.by_team),
        ("owner", found.by_owner),
        ("stage", found.by_stage),
    )
    for kind, counted in groups:
        if any(one.group for one in counted):
            console.print(f"\n[bold]{say(f'cli-analyse-by-{kind}')}[/]")
            for one in counted[:GROUPS_SHOWN]:
                console.print(sentences.group_sentence(one, kind, language), markup=False, soft_wrap=True)
    if found.shown:
        console.print()
        console.print(_deals(found.shown))


def _deals(shown: tuple[ExaminedDeal, ...]) -> Table:
    table = Table(box=None)
    for heading in ("deal", "light", "support", "findings"):
        table.add_column(say(f"cli-analyse-{heading}"), overflow="fold")
    for deal in shown:
        contact_map, colour = deal.read.contact_map, deal.light.colour
        found = [sentence(one, contact_map, language) for one in deal.findings[:FINDINGS_SHOWN]]
        if rest := len(deal.findings) - len(found):
            found.append(say("cli-analyse-more", count=rest))
        table.add_row(
            f"[bold]{escape(contact_map.name)}[/]\n{escape(contact_map.customer_name)}",
            f"[{COLOUR_STYLE[colour]}]{say(f'light-{colour}')}[/]",
            escape(support_sentence(deal.support, language)),
            escape("\n".join(found)),
        )
    return table
