"""What can be done to activities. ``KEEP`` leaves a property as it is, None takes it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from graph_crm.engagement.model import ActivityKind, ActivityStatus
from graph_crm.map_changes.model import KEEP, Keep


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceEvidence:
    """How a stakeholder stands towards a party, as one of us judges it; the viewer, where nobody is named."""

    stakeholder: str
    party: str
    assessed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEvidence:
    """That a stakeholder plays a role."""

    stakeholder: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageEvidence:
    """That one of us is in touch with a stakeholder."""

    stakeholder: str
    user: str


EvidenceFor = StanceEvidence | RoleEvidence | CoverageEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateActivity:
    """Something done or planned. ``subject`` is an opportunity or a customer, ``user`` the viewer if not named."""

    kind: ActivityKind
    status: ActivityStatus
    occurred_at: datetime
    subject: str
    contacts: tuple[str, ...] = ()
    user: str | None = None
    summary: str | None = None
    outcome: str | None = None
    next_at: datetime | None = None
    evidence: tuple[EvidenceFor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateActivity:
    """What was, or shall be, otherwise. ``remove_evidence`` are uids of pieces of evidence."""

    activity: str
    kind: ActivityKind | Keep = KEEP
    occurred_at: datetime | Keep = KEEP
    subject: str | Keep = KEEP
    contacts: tuple[str, ...] | Keep = KEEP
    user: str | Keep | None = KEEP
    summary: str | Keep | None = KEEP
    outcome: str | Keep | None = KEEP
    next_at: datetime | Keep | None = KEEP
    add_evidence: tuple[EvidenceFor, ...] = ()
    remove_evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteActivity:
    """A planned activity was done. ``occurred_at`` None: when it was planned, or now if that is to come.

    ``next_at`` plans another with the same people about the same, of the same kind if ``next_kind`` is None.
    """

    activity: str
    occurred_at: datetime | None = None
    summary: str | Keep | None = KEEP
    outcome: str | Keep | None = KEEP
    next_at: datetime | None = None
    next_kind: ActivityKind | None = None
    next_summary: str | None = None
    evidence: tuple[EvidenceFor, ...] = ()
