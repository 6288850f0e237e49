"""Contact maps and what the analyses say about them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph_crm.contacts.service import make_contact
from graph_crm.errors import NotFound
from graph_crm.maps.assemble import assemble
from graph_crm.maps.model import MapView
from graph_crm.maps.queries import read_contact_map

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.graph.gateway import Graph


class MapService:
    """Reads contact maps."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def contact_map(self, viewer: Viewer, kind: MapKind, uid: str) -> MapView:
        """The whole map in one query to Neo4j. Raises NotFound."""
        row = await read_contact_map(self._graph, viewer, kind, uid)
        if row is None:
            raise NotFound(kind=kind, uid=uid)
        contacts = (make_contact(part) for part in row["stakeholders"])
        return MapView(
            contact_map=assemble(row, kind, datetime.now(UTC)),
            contacts={contact.uid: contact for contact in contacts},
        )
