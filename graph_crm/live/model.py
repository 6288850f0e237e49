"""What is watched, and what is told of it, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from graph_crm.access.model import Viewer
    from graph_crm.accounts.model import Proof
    from graph_crm.analysis.contact_map import MapKind

# Why nothing more is told: the map is deleted or no longer this viewer's, or they are not signed in as who they were.
Ending = Literal["gone", "signed_out"]
# How many changes one piece of news names; older ones are left out.
MAX_CHANGES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """What a map depends on: its own revision, and that of the customer's reporting lines."""

    map: int
    organisation: int

    def covers(self, other: Revisions) -> bool:
        """Whether whoever knows these knows the others too."""
        return self.map >= other.map and self.organisation >= other.organisation

    def joined(self, other: Revisions) -> Revisions:
        """The newer of each."""
        return Revisions(
            map=max(self.map, other.map), organisation=max(self.organisation, other.organisation)
        )

    def shared(self, other: Revisions) -> Revisions:
        """The older of each."""
        return Revisions(
            map=min(self.map, other.map), organisation=min(self.organisation, other.organisation)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedMap:
    """One map as one viewer sees it. ``proof``: what must go on being good; None at the machine itself."""

    kind: MapKind
    uid: str
    viewer: Viewer
    proof: Proof | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A batch of edits that was made together, and the revisions that it made."""

    uid: str
    name: str | None
    made_by: str | None
    made_by_name: str | None
    made_at: datetime | None
    mutation_id: str | None
    map_revision: int | None
    organisation_revision: int | None

    def is_beyond(self, revisions: Revisions) -> bool:
        """Whether somebody at these revisions has not heard of it."""
        return (self.map_revision or 0) > revisions.map or (
            self.organisation_revision or 0
        ) > revisions.organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Where a map stands now, and the changes that led there, the newest last."""

    revisions: Revisions
    changes: tuple[Change, ...]
