"""One of our people as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from graph_crm.access.model import PermissionRole


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who sells, plans or manages; ``active`` is false for someone who left."""

    uid: str
    name: str
    email: str | None
    role: PermissionRole
    active: bool
