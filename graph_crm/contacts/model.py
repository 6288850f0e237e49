"""A contact as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class ContactOrder(Enum):
    """Orders of the contact list."""

    NAME = "name"
    RECENTLY_UPDATED = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Where a contact works or worked; ``valid_to`` is None while the job lasts."""

    customer_uid: str
    customer_name: str
    title: str | None
    department: str | None
    seniority: str | None
    main_job: bool
    valid_from: datetime
    valid_to: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person, or a seat without a name yet (``known`` is false). ``erased_at``: the data was erased on request."""

    uid: str
    name: str
    known: bool
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    personality: str | None
    birthday: date | None
    note: str | None
    jobs: tuple[Job, ...]
    erased_at: datetime | None
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFilter:
    """Which contacts to list; None does not restrict. Of a customer, those who work there now."""

    customer_uid: str | None = None
    known: bool | None = None
