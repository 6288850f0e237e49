"""The converter of Krackhardt's managers. Expected counts and edges: the published data set."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SCRIPT = REPOSITORY / "examples" / "krackhardt.py"
SOURCE = REPOSITORY.parent / "shared" / "data" / "krackhardt"

needs_data = pytest.mark.skipif(not SOURCE.is_dir(), reason="Krackhardt's data is not beside the checkout")


def run(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), str(source), str(target)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_data
def test_the_whole_company_is_converted(tmp_path: Path) -> None:
    result = run(SOURCE, tmp_path / "out")

    assert result.returncode == 0, result.stderr
    counts = {path.name: len(rows(path)) for path in (tmp_path / "out").iterdir()}
    assert counts == {
        "customers.csv": 1,
        "contacts.csv": 21,
        "reporting_lines.csv": 20,
        "stakeholders.csv": 21,
        "influences.csv": 190,
    }


@needs_data
def test_titles_and_departments_come_from_the_level_and_the_number(tmp_path: Path) -> None:
    run(SOURCE, tmp_path)

    contacts = {row["id"]: (row["title"], row["department"]) for row in rows(tmp_path / "contacts.csv")}
    assert contacts["A07"] == ("CEO", "Head office")
    assert contacts["A21"] == ("Vice president", "Department 1")
    assert contacts["A01"] == ("Supervisor", "Department 4")
    assert sum(title == "Vice president" for title, _ in contacts.values()) == 4


@needs_data
def test_who_is_asked_influences_who_asks(tmp_path: Path) -> None:
    """A01 asks A02; A02 never asks A01. A01 reports to A02."""
    run(SOURCE, tmp_path)

    influences = {(row["influencer"], row["influenced"]) for row in rows(tmp_path / "influences.csv")}
    lines = {(row["contact"], row["manager"]) for row in rows(tmp_path / "reporting_lines.csv")}
    assert ("A02", "A01") in influences
    assert ("A01", "A02") not in influences
    assert ("A01", "A02") in lines
    assert "A07" not in {contact for contact, _ in lines}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", tmp_path / "out")

    assert result.returncode == 1
    assert str(tmp_path / "nowhere") in result.stderr
    assert not (tmp_path / "out").exists()


@needs_data
def test_a_missing_file_is_named(tmp_path: Path) -> None:
    source = Path(shutil.copytree(SOURCE, tmp_path / "in"))
    (source / "advice.csv").unlink()

    result = run(source, tmp_path / "out")

    assert result.returncode == 1
    assert "advice.csv does not exist" in result.stderr


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,age\nA01,33\n", encoding="utf-8")

    result = run(tmp_path, tmp_path / "out")

    assert result.returncode == 1
    assert "people.csv has no column level, department; it has id, age" in result.stderr


def test_an_unknown_level_is_named(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,level,department\nA01,9,4\n", encoding="utf-8")
    for name in ("reportto.csv", "advice.csv"):
        (tmp_path / name).write_text("source,target\n", encoding="utf-8")

    result = run(tmp_path, tmp_path / "out")

    assert result.returncode == 1
    assert "A01 in people.csv has the level '9'; expected one of 1, 2, 3" in result.stderr


def test_files_without_rows_are_refused(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,level,department\nA01,1,0\n", encoding="utf-8")
    for name in ("reportto.csv", "advice.csv"):
        (tmp_path / name).write_text("source,target\n", encoding="utf-8")

    result = run(tmp_path, tmp_path / "out")

    assert result.returncode == 1
    assert "reporting_lines.csv, influences.csv would be empty" in result.stderr
    assert not (tmp_path / "out").exists()
