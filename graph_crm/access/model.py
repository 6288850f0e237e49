"""The viewer: on whose behalf a query runs. Every query takes one; the query itself decides what it shows.

The roles, and what each may see and change, are in docs/permissions.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from graph_crm.errors import SettingsError

PermissionRole = Literal["administrator", "manager", "rep", "planner", "viewer", "service"]
Scope = Literal["read", "write"]

ALL_SCOPES: frozenset[Scope] = frozenset({"read", "write"})
SEES_ALL: frozenset[PermissionRole] = frozenset({"administrator", "planner", "service"})
CHANGES_ALL: frozenset[PermissionRole] = frozenset({"administrator", "service"})
WRITES: frozenset[PermissionRole] = frozenset({"administrator", "manager", "rep", "service"})


def read_roles(setting: str, text: str) -> frozenset[PermissionRole]:
    """The roles that a setting names, separated by commas. Raises SettingsError."""
    known: dict[str, PermissionRole] = {role: role for role in get_args(PermissionRole)}
    names = [name for part in text.split(",") if (name := part.strip())]
    for name in names:
        if name not in known:
            raise SettingsError(name=setting, value=name, reason=", ".join(known))
    return frozenset(known[name] for name in names)


@dataclass(frozen=True, slots=True)
class Viewer:
    """One of us, or a program of ours. ``user_uid`` is None for the administrator at the machine itself, who is no
    node. ``holders`` are the uids by which things are theirs, their team's for one, beside their own
    (``cypher/access/holders_of``). ``scopes``: a token may be for reading only. ``sees_sensitive``: what we think of people, and what we rest
    it on, is shown."""

    role: PermissionRole
    user_uid: str | None = None
    scopes: frozenset[Scope] = ALL_SCOPES
    sees_sensitive: bool = True
    holders: frozenset[str] = frozenset()

    @property
    def may_write(self) -> bool:
        """Whether there is anything at all that they may change."""
        return self.role in WRITES and "write" in self.scopes

    @property
    def changes_all(self) -> bool:
        """Whether they may change everything, the vocabularies included."""
        return self.role in CHANGES_ALL and self.may_write

    def as_param(self) -> dict[str, object]:
        """The ``$viewer`` of the query files, which ``cypher/access`` reads."""
        return {
            "user_uid": self.user_uid,
            "holders": sorted({*self.holders, *filter(None, [self.user_uid])}),
            "sees_all": self.role in SEES_ALL,
            "changes_all": self.changes_all,
            "manages": self.role == "manager" and self.user_uid is not None,
            "may_write": self.may_write,
            "sees_sensitive": self.sees_sensitive,
        }


# Of the command line: whoever can run it holds the data folder, or the database's password.
LOCAL_ADMINISTRATOR = Viewer("administrator")
