"""A contact map as it is shown: the map that the analyses read, and the people in it as contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.contacts.model import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """``contacts`` are the map's people by the contact's uid, read with it in the one query."""

    contact_map: ContactMap
    contacts: Mapping[str, Contact]
