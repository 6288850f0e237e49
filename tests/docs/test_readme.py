"""The README is true: its query gives its answer, its commands and files exist."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from graph_crm.__main__ import app
from graph_crm.resources import DEMO

if TYPE_CHECKING:
    import click
    import httpx

    from graph_crm.imports.service import ImportService

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "demo" / "README.md"]


def silent(file: str, done: int, total: int) -> None:
    """Nobody watches the import."""


def block(language: str) -> str:
    """The one code block of that language in the README."""
    [found] = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return found


async def test_the_first_query_gives_the_answer_that_stands_there(
    imports: ImportService, client: httpx.AsyncClient
) -> None:
    await imports.import_folder(DEMO, "demo", silent)
    answer = await client.post("/graphql", json={"query": block("graphql")})
    assert answer.json() == json.loads(block("json"))


def test_every_command_of_the_table_exists() -> None:
    named = set(re.findall(r"`graph-crm (\w+)", README))
    group: click.Group = get_command(app)  # pyright: ignore[reportAssignmentType]
    assert named == set(group.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_every_script_that_is_named_can_be_run() -> None:
    for name in set(re.findall(r"\./(scripts/\w+)", README)):
        assert (ROOT / name).stat().st_mode & 0o111, name
