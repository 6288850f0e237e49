"""The viewer: on whose behalf a query runs. Every query takes one; the query itself decides what it shows.

The roles, and what each may see and change, are in docs/permissions.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PermissionRole = Literal["administrator", "manager", "rep", "planner", "viewer", "service"]
Scope = Literal["read", "write"]

ALL_SCOPES: frozenset[Scope] = frozenset({"read", "write"})
SEES_ALL: frozenset[PermissionRole] = frozenset({"administrator", "planner", "service"})
CHANGES_ALL: frozenset[PermissionRole] = frozenset({"administrator", "service"})
WRITES: frozenset[PermissionRole] = frozenset({"administrator", "manager", "rep", "service"})


@dataclass(frozen=True, slots=True)
class Viewer:
    """One of us, or a program of ours. ``user_uid`` is None for the administrator at the machine itself, who is no
    node. ``scopes``: a token may be for reading only. ``sees_sensitive``: what we think of people, and what we rest
    it on, is shown."""

    role: PermissionRole
    user_uid: str | None = None
    scopes: frozenset[Scope] = ALL_SCOPES
    sees_sensitive: bool = True

    @property
    def may_write(self) -> bool:
        """Whether there is anything at all that they may change."""
        return self.role in WRITES and "write" in self.scopes

    def as_param(self) -> dict[str, object]:
        """The ``$viewer`` of the query files, which ``cypher/access`` reads."""
        return {
            "user_uid": self.user_uid,
            "sees_all": self.role in SEES_ALL,
            "changes_all": self.role in CHANGES_ALL and self.may_write,
            "manages": self.role == "manager",
            "may_write": self.may_write,
            "sees_sensitive": self.sees_sensitive,
        }


# Until there is sign-in: whoever reaches 127.0.0.1 sits at the machine.
LOCAL_ADMINISTRATOR = Viewer("administrator")
