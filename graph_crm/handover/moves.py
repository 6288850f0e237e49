"""A contact changes employer: what we thought of the person stays in the old maps, and nothing is copied to new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import InvalidArgument
from graph_crm.handover import queries
from graph_crm.map_changes.model import EndJob, SetJob
from graph_crm.map_changes.people import end_job, set_job
from graph_crm.map_changes.scope import Scope
from graph_crm.vocabulary.check import read_roles

if TYPE_CHECKING:
    from datetime import datetime

    from graph_crm.handover.model import MoveContact
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing


async def move_contact(writing: Writing, move: MoveContact) -> None:
    """End the job and its reporting lines here, begin the job there as the main one."""
    draft, old, new = writing.draft, move.from_customer, move.to_customer
    if old == new:
        raise InvalidArgument(argument="to", value=new, expected=f"≠ {old}")
    reports = await writing.run(
        queries.REPORTS, contact=move.contact, customer=old, viewer=writing.viewer.as_param()
    )
    people = {move.contact, *(row["uid"] for row in reports), *([move.successor] if move.successor else [])}
    await writing.load({old, new, *people})
    if move.seniority is not None:
        await read_roles(writing, [("seniority", move.seniority)])
    for customer in (old, new):
        draft.node(customer, "Customer")
    scope = Scope(draft=draft, kind="customer", owner=old, customer=old, assessor=None, roles={})
    since = scope.moment(move.since)
    end_job(scope, EndJob(contact=move.contact, customer=old, until=since))
    _hand_over_reports(draft, move, since)
    job = SetJob(
        contact=move.contact,
        customer=new,
        title=move.title,
        department=move.department,
        seniority=move.seniority,
        main_job=True,
        since=since,
    )
    set_job(scope, job)
    draft.touch_map(new)


def _hand_over_reports(draft: Draft, move: MoveContact, since: datetime | None) -> None:
    """Nobody reports there any longer to the person who left: to the successor, or to nobody."""
    successor = move.successor
    if successor is not None:
        draft.node(successor, "Contact")
        if successor == move.contact or draft.current("WORKS_AT", successor, move.from_customer) is None:
            raise InvalidArgument(argument="successor", value=successor, expected=move.from_customer)
    for line in list(draft.edges("REPORTS_TO", end=move.contact)):
        if line.properties["customer_uid"] != move.from_customer:
            continue
        fixed = {name: line.properties[name] for name in ("customer_uid", "kind")}
        draft.end("REPORTS_TO", line.start, line.end, fixed=fixed, until=since)
        if successor is not None and line.start != successor:
            draft.put("REPORTS_TO", line.start, successor, line.fields, fixed=fixed, since=since)
