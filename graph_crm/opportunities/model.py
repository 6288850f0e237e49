"""An opportunity as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from graph_crm.analysis.contact_map import Status
from graph_crm.customers.model import Customer


class OpportunityOrder(Enum):
    """Orders of the opportunity list."""

    NAME = "name"
    RECENTLY_UPDATED = "update"
    CLOSING_FIRST = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """A deal. ``amount`` is in minor units of ``currency``; ``winner`` is a party's uid.

    ``closed_on`` is the day of the decision, ``closed_at`` the moment when it was put in.
    """

    uid: str
    name: str
    customer: Customer
    business_type: str | None
    stage: str | None
    status: Status
    amount: int | None
    currency: str | None
    expected_close_on: date | None
    closed_on: date | None
    closed_at: datetime | None
    close_reason: str | None
    winner: str | None
    decision_rule: str | None
    decision_quota: int | None
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityFilter:
    """Which opportunities to list; None does not restrict."""

    status: Status | None = None
    stage: str | None = None
    customer_uid: str | None = None
    owner_uid: str | None = None
