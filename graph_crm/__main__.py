"""The command line, ``graph-crm``. It only reads arguments; each command imports what it needs when it runs."""

from __future__ import annotations

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


def main() -> None:
    """The entry point of the ``graph-crm`` program."""
    app()


if __name__ == "__main__":
    main()
