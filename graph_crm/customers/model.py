"""A customer as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal

CustomerKind = Literal["customer", "partner", "consultant", "group"]


class CustomerOrder(Enum):
    """Orders of the customer list."""

    NAME = "name"
    RECENTLY_UPDATED = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A company."""

    uid: str
    name: str
    kind: CustomerKind
    tax_id: str | None
    industry: str | None
    region: str | None
    lead_source: str | None
    lifecycle: str | None
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFilter:
    """Which customers to list; None does not restrict."""

    kind: CustomerKind | None = None
    industry: str | None = None
