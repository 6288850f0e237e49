"""What is to be written of a customer, a contact or an opportunity.

``KEEP`` leaves a property as it is, None takes it away. ``version`` is the one that the client looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from graph_crm.customers.model import CustomerKind
from graph_crm.map_changes.model import KEEP, Keep

if TYPE_CHECKING:
    from graph_crm.journal.model import Recorded

Outcome = Literal["won", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A record that was written: which one, and what was put down."""

    uid: str
    recorded: Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateCustomer:
    """A new company."""

    name: str
    uid: str | None = None
    kind: CustomerKind = "customer"
    tax_id: str | None = None
    industry: str | None = None
    region: str | None = None
    lead_source: str | None = None
    lifecycle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateCustomer:
    """What we know about a company."""

    uid: str
    version: int | None = None
    name: str | Keep = KEEP
    kind: CustomerKind | Keep = KEEP
    tax_id: str | Keep | None = KEEP
    industry: str | Keep | None = KEEP
    region: str | Keep | None = KEEP
    lead_source: str | Keep | None = KEEP
    lifecycle: str | Keep | None = KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount of money in whole units of a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateOpportunity:
    """A new deal. ``owner`` None: whoever puts it in."""

    customer: str
    name: str
    uid: str | None = None
    business_type: str | None = None
    stage: str | None = None
    amount: Amount | None = None
    expected_close_on: date | None = None
    decision_rule: str | None = None
    decision_quota: int | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateOpportunity:
    """What we know about a deal."""

    uid: str
    version: int | None = None
    name: str | Keep = KEEP
    business_type: str | Keep | None = KEEP
    stage: str | Keep | None = KEEP
    amount: Amount | Keep | None = KEEP
    expected_close_on: date | Keep | None = KEEP
    decision_rule: str | Keep | None = KEEP
    decision_quota: int | Keep | None = KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOpportunity:
    """A deal is decided. ``closed_on`` None: today."""

    uid: str
    status: Outcome
    reason: str
    winner: str
    closed_on: date | None = None
