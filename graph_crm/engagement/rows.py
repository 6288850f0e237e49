"""What the rows of the queries about activities are."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graph_crm.customers.service import make_customer
from graph_crm.engagement.model import Activity, AgendaItem, Evidence
from graph_crm.opportunities.service import make_opportunity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.engagement.model import EvidenceKind

EVIDENCE_KINDS: dict[str, EvidenceKind] = {"STANCE": "stance", "PLAYS": "role", "COVERS": "coverage"}


def make_activity(row: Mapping[str, Any]) -> Activity:
    """An activity of a row that holds its properties, whose it is and what it is about."""
    properties: Any = {**row["activity"], "user_uid": row["user_uid"], "subject_uid": row["subject_uid"]}
    return Activity(**{field.name: properties.get(field.name) for field in fields(Activity)})


def make_evidence(row: Mapping[str, Any]) -> Evidence:
    """A piece of evidence; the user of a stance is who judged so, of a coverage who is in touch."""
    evidence = row["evidence"]
    edge = evidence["edge"]
    kind = EVIDENCE_KINDS[edge["kind"]]
    return Evidence(
        uid=evidence["uid"],
        kind=kind,
        stakeholder_uid=evidence["stakeholder_uid"],
        contact_uid=evidence["contact_uid"],
        party_uid=edge["other_uid"] if kind == "stance" else None,
        value=edge["value"],
        role=edge["role"] if kind == "role" else None,
        user_uid=edge["other_uid"] if kind == "coverage" else edge["assessed_by"],
        level=edge["level"],
        holds=evidence["holds"],
    )


def make_agenda_item(row: Mapping[str, Any]) -> AgendaItem:
    """Something to do, with all that a line about it says."""
    item = row["item"]
    return AgendaItem(
        kind=item["kind"],
        due_at=item["due_at"],
        overdue=item["overdue"],
        activity=make_activity(row) if row["activity"] is not None else None,
        step_uid=item["uid"] if item["kind"] == "decision_step" else None,
        step_name=item["step_name"],
        people=tuple(item["people"]),
        opportunity=make_opportunity(row) if row["opportunity"] is not None else None,
        customer=make_customer(row["customer"]) if row["customer"] is not None else None,
    )
