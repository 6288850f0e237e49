"""The one query behind a contact map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import MAX_STAKEHOLDERS
from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.graph.gateway import Graph, Row

CONTACT_MAP = named("maps/contact_map")
# The query streams a row per part of the map; these are the parts of which there are many.
PARTS = ("vocabulary", "parties", "stakeholders", "managers", "dotted_lines", "edges")
LABEL: dict[MapKind, str] = {"customer": "Customer", "opportunity": "Opportunity"}


async def read_contact_map(graph: Graph, viewer: Viewer, kind: MapKind, uid: str) -> Row | None:
    """The raw map in one query; None when there is none that this viewer may see."""
    rows = await graph.read(
        CONTACT_MAP, uid=uid, kind=LABEL[kind], viewer=viewer.as_param(), limit=MAX_STAKEHOLDERS
    )
    if not rows:
        return None
    parts: Row = {name: [] for name in PARTS}
    for row in rows:
        if row["part"] == "map":
            parts |= row["row"]
        else:
            parts[row["part"]].append(row["row"])
    return parts
