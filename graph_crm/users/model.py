"""One of our people as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from graph_crm.access.model import PermissionRole


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who sells, plans or manages; ``active`` is false for someone who left;
    ``role`` is None for someone who has none yet, and only looks."""

    uid: str
    name: str
    email: str | None
    role: PermissionRole | None
    active: bool
