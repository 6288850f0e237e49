"""The command line, ``graph-crm``. It only reads arguments; each command imports what it needs when it runs."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from graph_crm import __version__
from graph_crm.text import Language, environment_language, text

_language: Language = environment_language()


def _(message: str) -> str:
    return text(message, _language)


app = typer.Typer(
    help=_("cli-about"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help=_("cli-option-data-dir"), show_default=False)
]
Port = Annotated[
    int | None, typer.Option("--port", min=0, max=65535, help=_("cli-option-port"), show_default=False)
]


def _amount(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        raise typer.BadParameter(written) from None


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help=_("cli-option-version"), callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Commands stand below; this only carries the options of all."""


@app.command("up", help=_("cli-up"))
def up(
    data_dir: DataDir = None,
    port: Port = None,
    no_demo: Annotated[bool, typer.Option("--no-demo", help=_("cli-option-no-demo"))] = False,
) -> None:
    """Everything from an empty folder to a page."""
    from graph_crm.commands.up import up as run

    run(data_dir=data_dir, port=port, demo=not no_demo)


@app.command("serve", help=_("cli-serve"))
def serve(data_dir: DataDir = None, port: Port = None) -> None:
    """The service on the graph as it is."""
    from graph_crm.commands.up import up as run

    run(data_dir=data_dir, port=port, demo=False)


@app.command("migrate", help=_("cli-migrate"))
def migrate(data_dir: DataDir = None) -> None:
    """The schema."""
    from graph_crm.commands.migrate import migrate as run

    run(data_dir=data_dir)


@app.command("import", help=_("cli-import"))
def import_folder(
    folder: Annotated[Path, typer.Argument(help=_("cli-argument-folder"), show_default=False)],
    source: Annotated[
        str | None, typer.Option("--source", help=_("cli-option-source"), show_default=False)
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", help=_("cli-option-report"), show_default=False)
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """CSV files."""
    from graph_crm.commands.import_folder import import_folder as run

    run(folder, source=source, report_file=report, data_dir=data_dir)


@app.command("map", help=_("cli-map"))
def show_map(
    wanted: Annotated[
        str | None, typer.Argument(help=_("cli-argument-map"), metavar="[MAP]", show_default=False)
    ] = None,
    svg: Annotated[Path | None, typer.Option("--svg", help=_("cli-option-svg"), show_default=False)] = None,
    data_dir: DataDir = None,
) -> None:
    """A contact map."""
    from graph_crm.commands.show_map import show_map as run

    run(wanted, svg=svg, data_dir=data_dir)


@app.command("status", help=_("cli-status"))
def status(data_dir: DataDir = None) -> None:
    """What runs."""
    from graph_crm.commands.status import status as run

    run(data_dir=data_dir)


users = typer.Typer(help=_("cli-user"), no_args_is_help=True)
app.add_typer(users, name="user")

Email = Annotated[str, typer.Argument(help=_("cli-argument-email"), show_default=False)]
Role = Annotated[str, typer.Option("--role", help=_("cli-option-role"))]


@users.command("list", help=_("cli-user-list"))
def list_users(data_dir: DataDir = None) -> None:
    """Our people."""
    from graph_crm.commands import users as run

    run.list_users(data_dir=data_dir)


@users.command("invite", help=_("cli-user-invite"))
def invite_user(
    name: Annotated[str, typer.Argument(help=_("cli-argument-name"), show_default=False)],
    email: Email,
    role: Role = "rep",
    data_dir: DataDir = None,
) -> None:
    """A link to come in."""
    from graph_crm.commands import users as run

    run.invite(name=name, email=email, role=role, data_dir=data_dir)


@users.command("reset", help=_("cli-user-reset"))
def reset_password(email: Email, data_dir: DataDir = None) -> None:
    """A link to set a new password."""
    from graph_crm.commands import users as run

    run.reset(email=email, data_dir=data_dir)


@users.command("role", help=_("cli-user-set-role"))
def set_role(
    email: Email,
    role: Annotated[str, typer.Argument(help=_("cli-option-role"), show_default=False)],
    data_dir: DataDir = None,
) -> None:
    """Another role."""
    from graph_crm.commands import users as run

    run.change(email=email, role=role, data_dir=data_dir)


@users.command("deactivate", help=_("cli-user-deactivate"))
def deactivate(email: Email, data_dir: DataDir = None) -> None:
    """Shut somebody out."""
    from graph_crm.commands import users as run

    run.change(email=email, active=False, data_dir=data_dir)


@users.command("activate", help=_("cli-user-activate"))
def activate(email: Email, data_dir: DataDir = None) -> None:
    """Let somebody in again."""
    from graph_crm.commands import users as run

    run.change(email=email, active=True, data_dir=data_dir)


@users.command("team", help=_("cli-user-team"))
def set_team(
    email: Email,
    team: Annotated[str | None, typer.Argument(help=_("cli-argument-team"), show_default=False)] = None,
    data_dir: DataDir = None,
) -> None:
    from graph_crm.commands.teams import put

    put(email=email, name=team, data_dir=data_dir)


@users.command("token", help=_("cli-user-token"))
def service_token(
    name: Annotated[str, typer.Argument(help=_("cli-argument-service"), show_default=False)],
    write: Annotated[bool, typer.Option("--write", help=_("cli-option-write"))] = False,
    days: Annotated[int, typer.Option("--days", help=_("cli-option-days"))] = 90,
    data_dir: DataDir = None,
) -> None:
    """A token of a service."""
    from graph_crm.commands import users as run

    run.make_service_token(name=name, write=write, days=days, data_dir=data_dir)


teams = typer.Typer(help=_("cli-team"), no_args_is_help=True)
app.add_typer(teams, name="team")
TeamName = Annotated[str, typer.Argument(help=_("cli-argument-team"))]


@teams.command("list", help=_("cli-team-list"))
def list_teams(data_dir: DataDir = None) -> None:
    from graph_crm.commands.teams import list_teams as run

    run(data_dir=data_dir)


@teams.command("save", help=_("cli-team-save"))
def save_team(
    name: TeamName,
    within: Annotated[
        str | None, typer.Option("--within", help=_("cli-option-within"), show_default=False)
    ] = None,
    data_dir: DataDir = None,
) -> None:
    from graph_crm.commands.teams import save

    save(name=name, within=within, data_dir=data_dir)


@teams.command("delete", help=_("cli-team-delete"))
def delete_team(name: TeamName, data_dir: DataDir = None) -> None:
    from graph_crm.commands.teams import delete

    delete(name=name, data_dir=data_dir)


@app.command("audit", help=_("cli-audit"))
def audit(
    kind: Annotated[str | None, typer.Option("--kind", help=_("cli-option-kind"), show_default=False)] = None,
    first: Annotated[int, typer.Option("--first", min=1, max=10_000, help=_("cli-option-first"))] = 100,
    data_dir: DataDir = None,
) -> None:
    """What was done with accounts."""
    from graph_crm.commands import users as run

    run.audit(kind=kind, first=first, data_dir=data_dir)


analyses = typer.Typer(help=_("cli-analyse"), no_args_is_help=True)
app.add_typer(analyses, name="analyse")
DealOwner = Annotated[
    str | None, typer.Option("--owner", help=_("cli-option-deal-owner"), show_default=False)
]
DealTeam = Annotated[str | None, typer.Option("--team", help=_("cli-option-deal-team"), show_default=False)]
DealStage = Annotated[
    str | None, typer.Option("--stage", help=_("cli-option-deal-stage"), show_default=False)
]
Currency = Annotated[
    str | None, typer.Option("--currency", help=_("cli-option-deal-currency"), show_default=False)
]
MinAmount = Annotated[
    Decimal | None,
    typer.Option(
        "--min-amount", help=_("cli-option-min-amount"), parser=_amount, metavar="N", show_default=False
    ),
]
MaxAmount = Annotated[
    Decimal | None,
    typer.Option(
        "--max-amount", help=_("cli-option-max-amount"), parser=_amount, metavar="N", show_default=False
    ),
]


@analyses.command("portfolio", help=_("cli-analyse-portfolio"))
def analyse_portfolio(
    owner: DealOwner = None,
    team: DealTeam = None,
    stage: DealStage = None,
    status: Annotated[str, typer.Option("--status", help=_("cli-option-deal-status"))] = "open",
    currency: Currency = None,
    min_amount: MinAmount = None,
    max_amount: MaxAmount = None,
    order: Annotated[str, typer.Option("--order", help=_("cli-option-deal-order"))] = "light",
    first: Annotated[int, typer.Option("--first", min=1, max=100, help=_("cli-option-first"))] = 20,
    data_dir: DataDir = None,
) -> None:
    """How all deals stand."""
    from graph_crm.commands import analyse as run

    chosen = {"owner": owner, "team": team, "stage": stage, "currency": currency}
    chosen |= {"amount_from": min_amount, "amount_to": max_amount}
    run.portfolio(status=status, order=order, first=first, data_dir=data_dir, chosen=chosen)


@analyses.command("map", help=_("cli-analyse-map"))
def analyse_map(
    wanted: Annotated[
        str | None, typer.Argument(help=_("cli-argument-map"), metavar="[MAP]", show_default=False)
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Everything that the analyses say of one map."""
    from graph_crm.commands.analyse_map import analyse_map as run

    run(wanted, data_dir=data_dir)


MapName = Annotated[str, typer.Argument(help=_("cli-argument-map"), metavar="MAP", show_default=False)]


@analyses.command("way", help=_("cli-analyse-way"))
def analyse_way(
    wanted: MapName,
    person: Annotated[str, typer.Argument(help=_("cli-argument-person"), show_default=False)],
    data_dir: DataDir = None,
) -> None:
    """How we get to somebody."""
    from graph_crm.commands.analyse_map import way as run

    run(wanted, person=person, data_dir=data_dir)


@analyses.command("what-if", help=_("cli-analyse-what-if"))
def analyse_what_if(
    wanted: MapName,
    won: Annotated[list[str] | None, typer.Option("--won", help=_("cli-option-won"))] = None,
    lost: Annotated[list[str] | None, typer.Option("--lost", help=_("cli-option-lost"))] = None,
    leaves: Annotated[list[str] | None, typer.Option("--leaves", help=_("cli-option-leaves"))] = None,
    colleague: Annotated[
        list[str] | None, typer.Option("--colleague-leaves", help=_("cli-option-colleague-leaves"))
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """What would be different."""
    from graph_crm.commands.analyse_map import try_changes as run

    run(
        wanted,
        won=won or [],
        lost=lost or [],
        leaves=leaves or [],
        colleagues=colleague or [],
        data_dir=data_dir,
    )


@analyses.command("plan", help=_("cli-analyse-plan"))
def analyse_plan(
    wanted: MapName,
    folder: Annotated[Path, typer.Argument(help=_("cli-argument-plan-folder"), show_default=False)],
    data_dir: DataDir = None,
) -> None:
    """The battle plan of a deal."""
    from graph_crm.commands.analyse_map import plan as run

    run(wanted, folder=folder, data_dir=data_dir)


@analyses.command("calibration", help=_("cli-analyse-calibration"))
def analyse_calibration(data_dir: DataDir = None) -> None:
    """Whether estimates came true."""
    from graph_crm.commands import analyse as run

    run.calibration(data_dir=data_dir)


@analyses.command("patterns", help=_("cli-analyse-patterns"))
def analyse_patterns(
    owner: DealOwner = None,
    team: DealTeam = None,
    stage: DealStage = None,
    currency: Currency = None,
    min_amount: MinAmount = None,
    max_amount: MaxAmount = None,
    minimum: Annotated[int, typer.Option("--minimum", min=1, max=1000, help=_("cli-option-minimum"))] = 5,
    data_dir: DataDir = None,
) -> None:
    """What won and lost deals looked like."""
    from graph_crm.commands import analyse as run

    chosen = {"owner": owner, "team": team, "stage": stage, "currency": currency}
    chosen |= {"amount_from": min_amount, "amount_to": max_amount}
    run.patterns(minimum=minimum, data_dir=data_dir, chosen=chosen)


def main() -> None:
    """The entry point of the ``graph-crm`` program."""
    app()


if __name__ == "__main__":
    main()
