"""The queries behind contact maps: one for a map, one for who could be in it, one per way to a stance's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import MAX_STAKEHOLDERS, OWNER_LABEL
from graph_crm.graph.named_query import named
from graph_crm.graph.times import with_moments
from graph_crm.maps.moment import PRESENT

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.maps.model import StancesOf
    from graph_crm.maps.moment import Moment

CONTACT_MAP = named("maps/contact_map")
SUGGESTIONS = named("maps/suggestions")
WARM_PATHS = named("maps/warm_paths")
STANCES_OF = {
    "stakeholder": named("maps/stances_of_stakeholder"),
    "contact": named("maps/stances_of_contact"),
}
MAX_CANDIDATES = 1000
MAX_WARM_PATHS = 500
# The query returns a row per part of the map that there is; these are the parts of which there may be none.
PARTS = (
    "vocabulary",
    "parties",
    "stakeholders",
    "managers",
    "dotted_lines",
    "edges",
    "partners",
    "decision_steps",
    "deal_parts",
)


async def read_contact_map(
    graph: Graph, viewer: Viewer, kind: MapKind, uid: str, moment: Moment = PRESENT
) -> Row | None:
    """The raw map in one query; None when there is none that this viewer may see."""
    rows = await graph.read(
        CONTACT_MAP,
        uid=uid,
        kind=OWNER_LABEL[kind],
        viewer=viewer.as_param(),
        limit=MAX_STAKEHOLDERS,
        as_of=moment.as_of,
        known_at=moment.known_at,
    )
    if not rows:
        return None
    none: Row = {name: [] for name in PARTS}
    parts = none | {row["part"]: row["rows"] for row in rows}
    [whole] = parts.pop("map")
    for part in (*parts["stakeholders"], *parts["deal_parts"]):
        part["stances"] = [with_moments(stance, "valid_from") for stance in part["stances"]]
    for part in parts["stakeholders"]:
        part["contact"] = with_moments(part["contact"], "created_at", "updated_at", "erased_at")
        part["jobs"] = [with_moments(job, "valid_from", "valid_to") for job in part["jobs"]]
        part["activities"] = [with_moments(activity, "occurred_at") for activity in part["activities"]]
    return whole | parts


async def read_candidates(graph: Graph, viewer: Viewer, kind: MapKind, uid: str) -> list[Row]:
    """Who works at the map's customer and is not in the map; none of a map that this viewer may not see."""
    return await graph.read(
        SUGGESTIONS, uid=uid, kind=OWNER_LABEL[kind], viewer=viewer.as_param(), limit=MAX_CANDIDATES
    )


async def read_warm_paths(graph: Graph, viewer: Viewer, contact_uid: str) -> list[Row]:
    """Who of us knows a contact or somebody near them, of a contact that this viewer may see."""
    return await graph.read(WARM_PATHS, contact=contact_uid, viewer=viewer.as_param(), limit=MAX_WARM_PATHS)


async def read_stances(
    graph: Graph,
    viewer: Viewer,
    of: StancesOf,
    uid: str,
    party_uid: str | None,
    corrected: bool,
    page: dict[str, object],
) -> list[Row]:
    """A page of the stances of one stakeholder, or of one contact in all maps that this viewer may see."""
    return await graph.read(
        STANCES_OF[of], uid=uid, party_uid=party_uid, corrected=corrected, viewer=viewer.as_param(), **page
    )
