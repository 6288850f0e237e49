"""Changes about persons: who they are, where they work, to whom they report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_crm.errors import InvalidArgument
from graph_crm.map_changes.model import Keep
from graph_crm.map_changes.scope import MAX_NAME, check_text

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft
    from graph_crm.map_changes.model import (
        AddContact,
        EndJob,
        RemoveReportingLine,
        SetJob,
        SetReportingLine,
        UpdateContact,
    )
    from graph_crm.map_changes.scope import Scope

CONTACT_FIELDS = ("name", "known", "emails", "phones", "personality", "birthday", "note")
JOB_FIELDS = ("title", "department", "seniority")
MAX_WAYS = 20


def add_contact(scope: Scope, change: AddContact) -> None:
    """Make a person or a seat, with the job."""
    draft = scope.draft
    fields = _checked({name: getattr(change, name) for name in CONTACT_FIELDS})
    _check_named(change.name, change.known)
    uid = draft.create_node("Contact", fields, change.uid)
    customer = _company(scope, change.customer)
    job = {name: getattr(change, name) for name in JOB_FIELDS} | {"main_job": True}
    _check_texts(job)
    draft.put("WORKS_AT", uid, customer, job, since=scope.moment(change.since))
    draft.touch_organisation(customer)


def update_contact(scope: Scope, change: UpdateContact) -> None:
    """Change what we know about a person."""
    change_contact(scope.draft, change)
    scope.touch()


def change_contact(draft: Draft, change: UpdateContact) -> None:
    """Change what we know about a person, in whichever maps they are."""
    node = draft.node(change.contact, "Contact")
    given = {name: getattr(change, name) for name in CONTACT_FIELDS if getattr(change, name) is not Keep.KEEP}
    draft.update_node(change.contact, _checked(given))
    _check_named(node.properties.get("name") or "", node.properties.get("known") is not False)
    # An empty name is a seat's; the property stays, for lists sort by it.
    node.properties.setdefault("name", "")
    draft.touch_contact(change.contact)


def set_job(scope: Scope, change: SetJob) -> None:
    """Let a person work somewhere, or change what they do there."""
    draft, customer = scope.draft, _company(scope, change.customer)
    draft.node(change.contact, "Contact")
    current = draft.current("WORKS_AT", change.contact, customer)
    others = [job for job in draft.edges("WORKS_AT", start=change.contact) if job.end != customer]
    job: dict[str, Any] = current.fields if current is not None else {"main_job": not others}
    for name in (*JOB_FIELDS, "main_job"):
        if (value := getattr(change, name)) is not Keep.KEEP:
            job[name] = value
    _check_texts(job)
    draft.put("WORKS_AT", change.contact, customer, job, since=scope.moment(change.since))
    if job["main_job"]:
        for other in others:
            if other.fields.get("main_job"):
                draft.put("WORKS_AT", change.contact, other.end, other.fields | {"main_job": False})
    draft.touch_contact(change.contact)
    scope.touch()


def end_job(scope: Scope, change: EndJob) -> None:
    """Let a person no longer work somewhere; the lines there end with the job."""
    draft, customer = scope.draft, _company(scope, change.customer)
    draft.node(change.contact, "Contact")
    until = scope.moment(change.until)
    draft.touch_contact(change.contact)
    if not draft.end("WORKS_AT", change.contact, customer, until=until):
        raise InvalidArgument(argument="endJob", value=change.contact, expected=customer)
    for line in list(draft.edges("REPORTS_TO", start=change.contact)):
        if line.properties["customer_uid"] == customer:
            draft.end("REPORTS_TO", line.start, line.end, fixed=_fixed(line.properties), until=until)
    scope.touch()


def set_reporting_line(scope: Scope, change: SetReportingLine) -> None:
    """Let a person report to another at the map's customer."""
    draft = scope.draft
    draft.node(change.report, "Contact")
    draft.node(change.manager, "Contact")
    fixed = {"customer_uid": scope.customer, "kind": change.kind}
    draft.put("REPORTS_TO", change.report, change.manager, fixed=fixed, since=scope.moment(change.since))
    draft.touch_organisation(scope.customer)


def remove_reporting_line(scope: Scope, change: RemoveReportingLine) -> None:
    """Let a person no longer report to another."""
    draft = scope.draft
    draft.node(change.report, "Contact")
    fixed = {"customer_uid": scope.customer, "kind": change.kind}
    until = scope.moment(change.until)
    draft.end("REPORTS_TO", change.report, change.manager or "", fixed=fixed, until=until)
    draft.touch_organisation(scope.customer)


def _company(scope: Scope, named: str | None) -> str:
    """The company that a change names, else the customer of the map. Raises NotFound."""
    return scope.customer if named is None else scope.draft.node(named, "Customer").uid


def _fixed(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: properties[name] for name in ("customer_uid", "kind")}


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    for name, value in fields.items():
        check_text(name, value, MAX_NAME if name == "name" else 10_000)
        if name in {"emails", "phones"}:
            if len(value or ()) > MAX_WAYS:
                raise InvalidArgument(argument=name, value=len(value), expected=f"≤ {MAX_WAYS}")
            for way in value or ():
                check_text(name, way, MAX_NAME)
            fields[name] = list(value or ()) or None
    if "name" in fields:
        fields["name"] = (fields["name"] or "").strip()
    return fields


def _check_named(name: str, known: bool) -> None:
    if known and not name.strip():
        raise InvalidArgument(argument="name", value="", expected="known: false")


def _check_texts(job: dict[str, Any]) -> None:
    for name in JOB_FIELDS:
        check_text(name, job.get(name), MAX_NAME)
