"""Turn Krackhardt's high-tech managers into the import format: one customer, one customer map.

    python examples/krackhardt.py SOURCE_FOLDER TARGET_FOLDER

SOURCE_FOLDER holds people.csv (id, level, department), reportto.csv and advice.csv (source, target: the source
reports to, or asks advice of, the target). Who is asked influences who asks. Friendship is left out.

Source: D. Krackhardt, "Cognitive social structures", Social Networks 9 (1987), 104-134.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

CUSTOMER = "krackhardt"
TITLES = {"1": "CEO", "2": "Vice president", "3": "Supervisor"}

Row = dict[str, str]


def read(folder: Path, name: str, *columns: str) -> list[Row]:
    """The rows of one source file, only the columns asked for."""
    path = folder / name
    if not path.is_file():
        sys.exit(f"{path} does not exist: give the folder that holds people.csv, reportto.csv and advice.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            sys.exit(
                f"{path} has no column {', '.join(missing)}; it has {', '.join(reader.fieldnames or ())}"
            )
        return [{column: row[column] for column in columns} for row in reader]


def contact(person: Row) -> Row:
    """One person as a row of contacts.csv."""
    code, level, department = person["id"], person["level"], person["department"]
    if level not in TITLES:
        sys.exit(f"{code} in people.csv has the level {level!r}; expected one of {', '.join(TITLES)}")
    title, unit = TITLES[level], "Head office" if department == "0" else f"Department {department}"
    return {"id": code, "name": code, "customer": CUSTOMER, "title": title, "department": unit}


def convert(source: Path) -> dict[str, list[Row]]:
    """Every file of the import format that the source can fill."""
    people = read(source, "people.csv", "id", "level", "department")
    lines = read(source, "reportto.csv", "source", "target")
    advice = read(source, "advice.csv", "source", "target")
    return {
        "customers.csv": [{"id": CUSTOMER, "name": "Krackhardt's high-tech company"}],
        "contacts.csv": [contact(person) for person in people],
        "reporting_lines.csv": [{"contact": line["source"], "manager": line["target"]} for line in lines],
        "stakeholders.csv": [{"customer": CUSTOMER, "contact": person["id"]} for person in people],
        "influences.csv": [
            {"customer": CUSTOMER, "influencer": ask["target"], "influenced": ask["source"], "strength": "1"}
            for ask in advice
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Turn Krackhardt's managers into the import format.")
    parser.add_argument("source", type=Path, help="folder with people.csv, reportto.csv and advice.csv")
    parser.add_argument("target", type=Path, help="folder to write to; made if absent")
    arguments = parser.parse_args()
    files = convert(arguments.source)
    empty = [name for name, rows in files.items() if not rows]
    if empty:
        sys.exit(f"{', '.join(empty)} would be empty: a file in {arguments.source} has a header but no rows")
    arguments.target.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        with (arguments.target / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        print(f"{name}: {len(rows)}")


if __name__ == "__main__":
    main()
