"""What is handed over, and to whom, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

OwnerKind = Literal["sales", "service"]
Access = Literal["read", "write"]
HeldKind = Literal["customer", "opportunity", "coverage", "activity"]
HELD_KINDS: tuple[HeldKind, ...] = ("customer", "opportunity", "coverage", "activity")
MAX_HELD = 5_000
SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveContact:
    """A contact leaves one company for another. ``successor`` is whom those report to who reported to the contact."""

    contact: str
    from_customer: str
    to_customer: str
    title: str | None = None
    department: str | None = None
    seniority: str | None = None
    since: datetime | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOwner:
    """Who of us answers for a customer or an opportunity; ``user`` None: nobody. ``kind`` is for customers only."""

    node: str
    user: str | None
    kind: OwnerKind | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """What one of us has goes to another. ``assignments`` are exceptions: who gets a node, and all that belongs to it."""

    from_user: str
    to_user: str
    assignments: Mapping[str, str] = field(default_factory=dict[str, str])
    kinds: frozenset[HeldKind] = frozenset(HELD_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One thing that a user has. ``belongs`` are the uids of itself, its map or subject, and their customer."""

    kind: HeldKind
    uid: str
    name: str
    map: str | None
    map_name: str | None
    belongs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOfKind:
    """All of one kind: how many, and the first by name."""

    kind: HeldKind
    count: int
    first: tuple[Held, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """With whom a customer or an opportunity is shared: with ``user`` or with everybody in ``team``. ``until`` None: for good."""

    user: str | None = None
    team: str | None = None
    access: Access = "write"
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """Who of us answers for a customer or an opportunity (``owner``: of an opportunity), and whom we talk to first."""

    owner: str | None = None
    sales_owner: str | None = None
    service_owner: str | None = None
    shares: tuple[Share, ...] = ()
    main_contact: str | None = None
