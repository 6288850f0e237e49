"""The managers of Krackhardt's company, through the converter, the importer and the map."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.analysis.influence import influence_by_person
from graph_crm.maps.service import MapService

if TYPE_CHECKING:
    from graph_crm.graph.gateway import Graph
    from graph_crm.imports.service import ImportService

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "krackhardt"


def silent(file: str, done: int, total: int) -> None:
    """Nobody watches the import."""


@pytest.fixture
def converted(tmp_path: Path) -> Path:
    """Krackhardt's files in the import format."""
    subprocess.run([sys.executable, ROOT / "examples" / "krackhardt.py", DATA, tmp_path], check=True)
    return tmp_path


@pytest.mark.skipif(not DATA.is_dir(), reason="the data is not beside the checkout")
async def test_the_map_has_the_published_numbers(
    graph: Graph, imports: ImportService, converted: Path
) -> None:
    report = await imports.import_folder(converted, "krackhardt", silent)
    assert report.rejections == ()

    [customer] = await graph_customers(graph)
    view = await MapService(graph).contact_map(LOCAL_ADMINISTRATOR, "customer", customer)
    read = view.contact_map
    name = {part.uid: part.name for part in read.stakeholders}
    # Krackhardt 1987: 20 reporting lines, 190 times one of the 21 asks another for advice.
    assert len(read.reporting_lines) == 20
    assert len(read.influences) == 190
    reports = {line.report for line in read.reporting_lines}
    assert [name[uid] for uid in name if uid not in reports] == ["A07"]

    people = influence_by_person(read)
    asked = sorted(((len(one.influences), name[uid]) for uid, one in people.items()), reverse=True)
    assert asked[0] == (18, "A02")
    # networkx and igraph agree on these, see tests/unit/test_decision_makers.py.
    ranked = sorted(((one.pagerank, name[uid]) for uid, one in people.items()), reverse=True)
    assert [(who, round(value, 4)) for value, who in ranked[:3]] == [
        ("A21", 0.1638),
        ("A07", 0.1040),
        ("A02", 0.0939),
    ]


async def test_a_graph_that_networkx_ships_comes_back_as_it_went_in(
    graph: Graph, imports: ImportService, tmp_path: Path
) -> None:
    """Zachary's karate club (1977), here because Krackhardt's files may not lie beside the checkout."""
    club = nx.karate_club_graph()
    edges = [(f"m{first}", f"m{second}") for first, second in club.edges]
    members = [f"m{number}" for number in club.nodes]
    write(tmp_path / "customers.csv", ["id", "name"], [["club", "Karate club"]])
    write(tmp_path / "contacts.csv", ["id", "name", "customer"], [[one, one, "club"] for one in members])
    write(tmp_path / "stakeholders.csv", ["customer", "contact"], [["club", one] for one in members])
    influences = [["club", first, second] for first, second in edges]
    write(tmp_path / "influences.csv", ["customer", "influencer", "influenced"], influences)
    report = await imports.import_folder(tmp_path, "club", silent)
    assert report.rejections == ()

    [customer] = await graph_customers(graph)
    read = (await MapService(graph).contact_map(LOCAL_ADMINISTRATOR, "customer", customer)).contact_map
    name = {part.uid: part.name for part in read.stakeholders}
    assert len(name) == 34
    assert sorted((name[edge.source], name[edge.target]) for edge in read.influences) == sorted(edges)
    expected = nx.pagerank(nx.DiGraph([(second, first) for first, second in edges]), alpha=0.85, tol=1e-12)
    found = {name[uid]: one.pagerank for uid, one in influence_by_person(read).items()}
    assert found == pytest.approx(expected, abs=1e-8)


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    """A file of the import format."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


async def graph_customers(graph: Graph) -> list[str]:
    from graph_crm.customers.service import CustomerService
    from graph_crm.paging import PageRequest

    page = await CustomerService(graph).page(LOCAL_ADMINISTRATOR, PageRequest())
    return [customer.uid for customer in page.items]
