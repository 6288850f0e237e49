"""Rows that build a hierarchy, reporting lines and companies that belong to each other: no circle may be left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from graph_crm.imports import queries
from graph_crm.imports.circles import closing_rows
from graph_crm.imports.lookup import in_chunks, last_rows
from graph_crm.imports.model import Rejection
from graph_crm.imports.rows import ReportingLineRow, Row, SubsidiaryRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.graph.named_query import NamedQuery
    from graph_crm.imports.lookup import Run
    from graph_crm.text import Value

Parsed = tuple[int, Row]
NAMES_SHOWN = 8


async def with_employers(
    run: Run, source: str, rows: Sequence[Parsed]
) -> tuple[list[Parsed], list[Rejection]]:
    """Fill in the customer of reporting lines that name none: the one that the contact works at."""
    lines = [(line, row) for line, row in rows if isinstance(row, ReportingLineRow)]
    open_ones = sorted({row.contact for _, row in lines if row.customer is None})
    found = await _read_chunks(run, queries.EMPLOYERS, "contacts", open_ones, source)
    employer = {row["contact"]: row["customer"] for row in found}
    placed: list[Parsed] = []
    rejections: list[Rejection] = []
    for line, row in lines:
        customer = row.customer or employer.get(row.contact)
        if customer is not None:
            placed.append((line, row.model_copy(update={"customer": customer})))
        elif row.contact in employer:
            rejections.append(_rejected(line, row, "contact", "no-employer"))
        else:
            rejections.append(_rejected(line, row, "contact", "unknown-reference", label="Contact"))
    return placed, rejections


async def reject_circles(
    run: Run, source: str, rows: Sequence[Parsed]
) -> tuple[list[Parsed], list[Rejection]]:
    """Leave out the rows that would close a circle in what the graph will hold, kept edits included."""
    links = [link for line, row in rows if (link := _link(line, row)) is not None]
    current = await _current(run, source, links)
    taken = await _taken(run, source, links, current)
    closing: dict[int, list[str]] = {}
    for hierarchy, group in groupby(sorted(taken, key=_place), key=lambda link: link.hierarchy):
        wanted = ((link.line, link.child, link.parent) for link in group)
        closing |= closing_rows(current[hierarchy], wanted)
    rejections = [
        _rejected(line, row, _link_column(row), "circle", circle=_circle(closing[line]))
        for line, row in rows
        if line in closing
    ]
    return [(line, row) for line, row in rows if line not in closing], rejections


@dataclass(frozen=True, slots=True)
class _Link:
    """One row as a step upward. ``hierarchy``: the customer whose reporting lines these are; companies have one."""

    hierarchy: str
    line: int
    child: str
    parent: str
    row: Row


def _place(link: _Link) -> tuple[str, int]:
    return link.hierarchy, link.line


def _link(line: int, row: Row) -> _Link | None:
    match row:
        case SubsidiaryRow():
            return _Link("", line, row.customer, row.part_of, row)
        case ReportingLineRow() if row.kind == "solid":
            return _Link(row.customer or "", line, row.contact, row.manager, row)
        case _:
            return None


def _link_column(row: Row) -> str:
    return "part_of" if isinstance(row, SubsidiaryRow) else "manager"


async def _current(run: Run, source: str, links: Sequence[_Link]) -> dict[str, dict[str, str]]:
    """Child to parent as it stands, by hierarchy."""
    hierarchies = sorted({link.hierarchy for link in links})
    current: dict[str, dict[str, str]] = {hierarchy: {} for hierarchy in hierarchies}
    if links and isinstance(links[0].row, SubsidiaryRow):
        found = await run(queries.SUBSIDIARIES, source=source)
    else:
        found = await _read_chunks(run, queries.SOLID_LINES, "customers", hierarchies, source)
    for row in found:
        current[row.get("customer", "")][row["child"]] = row["parent"]
    return current


async def _taken(
    run: Run, source: str, links: Sequence[_Link], current: Mapping[str, Mapping[str, str]]
) -> list[_Link]:
    """The links that the import will write: not those in whose place an edit is kept (see ``merge``)."""
    taken: list[_Link] = []
    for chunk in in_chunks(links):
        last = await last_rows(run, source, [link.row for link in chunk])
        for link in chunk:
            before = _link(0, last[link.row.key]) if link.row.key in last else None
            if current[link.hierarchy].get(link.child) == (before.parent if before is not None else None):
                taken.append(link)
    return taken


def _circle(names: Sequence[str]) -> str:
    shown = [*names[: NAMES_SHOWN - 1], "…", names[-1]] if len(names) > NAMES_SHOWN else names
    return " → ".join(shown)


def _rejected(line: int, row: Row, column: str, reason: str, **params: Value) -> Rejection:
    value = str(getattr(row, column))
    return Rejection(file=row.file, line=line, column=column, value=value, reason=reason, params=params)


async def _read_chunks(
    run: Run, query: NamedQuery, param: str, values: Sequence[str], source: str
) -> list[dict[str, str]]:
    return [
        row for chunk in in_chunks(values) for row in await run(query, source=source, **{param: list(chunk)})
    ]
