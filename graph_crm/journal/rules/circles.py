"""Nobody reports to themselves, however long the way around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import ReportingCircle
from graph_crm.graph.named_query import named
from graph_crm.journal.rules.touched import begun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.journal.draft import Draft
    from graph_crm.journal.rules.touched import Run

SOLID_LINES = named("journal/solid_lines")


async def check_circles(run: Run, draft: Draft) -> None:
    """Raises ReportingCircle with everybody who stands in it."""
    new = [edge for edge in begun(draft, "REPORTS_TO") if edge.properties["kind"] == "solid"]
    for customer in sorted({edge.properties["customer_uid"] for edge in new}):
        names: dict[str, str] = {}
        manager_of: dict[str, str] = {}
        for row in await run(SOLID_LINES, customer_uid=customer):
            manager_of[row["report"]] = row["manager"]
            names[row["report"]], names[row["manager"]] = row["report_name"], row["manager_name"]
        _overlay(manager_of, draft, customer)
        for edge in new:
            if circle := _circle(manager_of, edge.start):
                known = dict(draft.people(circle))
                raise ReportingCircle(tuple((uid, known.get(uid, names.get(uid, ""))) for uid in circle))


def _overlay(manager_of: dict[str, str], draft: Draft, customer: str) -> None:
    """Put the lines as the draft wants them over those that are in the graph."""
    for name, slot in draft.slots.items():
        kind, report, *rest = name.split("|")
        if kind != "REPORTS_TO" or rest != [customer, "solid"]:
            continue
        if slot.current is None:
            manager_of.pop(report, None)
        else:
            manager_of[report] = slot.current.end


def _circle(manager_of: Mapping[str, str], start: str) -> list[str]:
    """Those on the way up from somebody who come back to him; empty if the way ends."""
    way = [start]
    above = manager_of.get(start)
    while above is not None and above not in way:
        way.append(above)
        above = manager_of.get(above)
    return way[way.index(above) :] if above is not None else []
