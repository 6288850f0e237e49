"""Activities, what derives from them, and what one of us has to do, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from graph_crm.customers.model import Customer
from graph_crm.opportunities.model import Opportunity

ActivityKind = Literal["visit", "call", "mail", "meeting", "demo"]
ActivityStatus = Literal["planned", "done"]
EvidenceKind = Literal["stance", "role", "coverage"]
AgendaKind = Literal["planned", "follow_up", "decision_step"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something that one of us did with a customer, or is about to do.

    ``user_uid`` is who did it; of a planned one, who shall do it: the assignee is the user at ``DID``, as an import
    has it, so that doing it changes nothing but its status. None: nobody of us was named. ``subject_uid`` is what it
    is about, an opportunity or a customer; only imported ones may lack it. ``next_at`` is when the next step is due.
    """

    uid: str
    kind: ActivityKind
    status: ActivityStatus
    occurred_at: datetime
    summary: str | None
    outcome: str | None
    next_at: datetime | None
    user_uid: str | None
    subject_uid: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """Which activities to list; None does not restrict."""

    status: ActivityStatus | None = None
    kind: ActivityKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoints:
    """What derives from the activities with a contact, or about a deal: done ones, and the next that is to come."""

    last_contact_at: datetime | None = None
    activity_count: int = 0
    next_activity_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A judgement of a stakeholder that an activity is evidence for, as it was when it was named so.

    ``uid`` is the first name of the version of the edge, and stays. ``holds``: we still judge so.
    """

    uid: str
    kind: EvidenceKind
    stakeholder_uid: str
    contact_uid: str
    party_uid: str | None
    value: int | None
    role: str | None
    user_uid: str | None
    level: str | None
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """Something that one of us has to do by ``due_at``.

    ``activity`` is the planned one, or the done one whose next step nothing followed; ``step_uid`` and ``step_name``
    are a decision step's. ``people`` are the names of the contacts.
    """

    kind: AgendaKind
    due_at: datetime
    overdue: bool
    activity: Activity | None
    step_uid: str | None
    step_name: str | None
    people: tuple[str, ...]
    opportunity: Opportunity | None
    customer: Customer | None
