"""What an erasure removed, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_crm.journal.model import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """How many things lost what they held of the person.

    ``contacts`` are the person and whoever was merged into them, ``judgements`` versions of states with goals or
    notes, ``stances`` versions with evidence, ``ties`` versions of influence, alliance and conflict with a note,
    ``entries`` those of the journal, ``rows`` what imports remembered, ``external_ids`` names in other systems.
    """

    contacts: int = 0
    titles: int = 0
    judgements: int = 0
    stances: int = 0
    ties: int = 0
    activities: int = 0
    entries: int = 0
    rows: int = 0
    external_ids: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """A person who was erased, and what was put down of it."""

    uid: str
    recorded: Recorded
    removed: Removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """All nodes that stand for one person, by uid, and how other systems call them: (label, source, id)."""

    contacts: tuple[str, ...]
    emails: frozenset[str]
    stakeholders: tuple[str, ...]
    activities: tuple[str, ...]
    owners: tuple[str, ...]
    external_ids: tuple[tuple[str, str, str], ...]
    merged_into: str | None

    @property
    def uids(self) -> list[str]:
        """Every node that holds something of the person."""
        return [*self.contacts, *self.stakeholders, *self.activities]

    def ids(self, label: str) -> set[tuple[str, str]]:
        """(source, id) by which other systems call the person, or what happened with them."""
        return {(source, key) for found, source, key in self.external_ids if found == label}
