"""What every part of one drawing needs: the map, its layout, the language and the ids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph_crm.maps.sentences import party_name
from graph_crm.maps.svg_ground import Ground
from graph_crm.text import text

if TYPE_CHECKING:
    from graph_crm.analysis.contact_map import ContactMap, Party, Role, Stakeholder
    from graph_crm.analysis.layout import Layout
    from graph_crm.text import Language, Value


@dataclass(frozen=True)
class Sheet:
    """One drawing of one map in one language."""

    contact_map: ContactMap
    layout: Layout
    language: Language

    @cached_property
    def prefix(self) -> str:
        """The beginning of every id; a hash, for the uid may hold what an id may not."""
        key = f"{self.contact_map.uid} {self.language}".encode(errors="replace")
        return "map-" + hashlib.sha256(key).hexdigest()[:10]

    @cached_property
    def others(self) -> tuple[Party, ...]:
        """The parties besides us, in the order of the map."""
        return tuple(party for party in self.contact_map.parties if party.kind != "us")

    @cached_property
    def ground(self) -> Ground:
        """Where the cards lie."""
        return Ground(self.layout.points.values())

    @property
    def numbers_parties(self) -> bool:
        """Whether the other parties are too many for their names to stand on every card."""
        return len(self.others) > 2

    @cached_property
    def _said(self) -> dict[str, str]:
        return {}

    def say(self, message_id: str, **params: Value) -> str:
        """A sentence of the catalogue; the code of a vocabulary may stand in its id as it is."""
        if params:
            return text(message_id, self.language, params)
        if message_id not in self._said:
            self._said[message_id] = text(message_id.replace("_", "-"), self.language)
        return self._said[message_id]

    def role(self, role: Role) -> str:
        """The name of a role."""
        return role.name_zh if self.language == "zh" else role.name_en

    def party(self, party: Party) -> str:
        """The name of a side."""
        return party_name(party, self.language)

    def name(self, stakeholder: Stakeholder) -> str:
        """The name of a person or a seat; never empty."""
        return stakeholder.name.strip() or self.say("unnamed-person")
