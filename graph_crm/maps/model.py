"""A contact map as it is shown, two moments of it compared, who could be in it, and how stances came to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph_crm.analysis.contact_map import ContactMap, MapKind, Party
    from graph_crm.analysis.map_diff import MapDiff
    from graph_crm.analysis.suggestions import Suggestion
    from graph_crm.contacts.model import Contact

StancesOf = Literal["stakeholder", "contact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """``contacts`` are the map's people by the contact's uid, read with it in the one query."""

    contact_map: ContactMap
    contacts: Mapping[str, Contact]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedMap:
    """One map at two moments, and what changed in between."""

    before: MapView
    after: MapView
    diff: MapDiff


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedContact:
    """A contact whom a map may lack, and why."""

    contact: Contact
    suggestion: Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRecord:
    """One row of the history of a stance. A row that was corrected or went on as another has ``superseded_at``."""

    uid: str
    stakeholder_uid: str
    map_kind: MapKind
    map_uid: str
    map_name: str
    party: Party
    value: int
    confidence: float | None
    evidence: str | None
    assessed_by: str | None
    assessed_by_name: str | None
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime | None
    superseded_at: datetime | None
