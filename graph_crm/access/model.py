"""The viewer: on whose behalf a query runs. Every query takes one; the query itself decides what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PermissionRole = Literal["administrator", "manager", "rep", "planner", "viewer"]
SEES_ALL: frozenset[PermissionRole] = frozenset({"administrator", "planner"})


@dataclass(frozen=True, slots=True)
class Viewer:
    """One of us. ``user_uid`` is None for the administrator at the machine itself, who is no node."""

    role: PermissionRole
    user_uid: str | None = None

    def as_param(self) -> dict[str, object]:
        """The ``$viewer`` of the query files: who it is, and whether everything is theirs to see."""
        return {"user_uid": self.user_uid, "sees_all": self.role in SEES_ALL}


# Until there is sign-in: whoever reaches 127.0.0.1 sits at the machine.
LOCAL_ADMINISTRATOR = Viewer("administrator")
