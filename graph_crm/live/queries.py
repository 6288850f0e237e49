"""The one query that asks after all watched maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import OWNER_LABEL
from graph_crm.graph.named_query import named
from graph_crm.live.model import MAX_CHANGES, Change, News, Revisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.live.model import WatchedMap

NEWS = named("live/news")


async def read_news(
    graph: Graph, watched: Mapping[WatchedMap, Revisions]
) -> list[tuple[WatchedMap, News | None]]:
    """The maps that are beyond these revisions; None for one that its viewer doesn't see (any more)."""
    maps = list(watched)
    viewers: dict[Viewer, list[dict[str, object]]] = {}
    for number, one in enumerate(maps):
        viewers.setdefault(one.viewer, []).append(
            {
                "number": number,
                "uid": one.uid,
                "kind": OWNER_LABEL[one.kind],
                "map_revision": watched[one].map,
                "organisation_revision": watched[one].organisation,
            }
        )
    rows = await graph.read(
        NEWS,
        viewers=[viewer.as_param() | {"watched": its} for viewer, its in viewers.items()],
        limit=MAX_CHANGES,
    )
    return [(maps[row["number"]], _news(row) if row["visible"] else None) for row in rows]


def _news(row: Row) -> News:
    return News(
        revisions=Revisions(map=row["map_revision"], organisation=row["organisation_revision"]),
        changes=tuple(Change(**change) for change in reversed(row["changes"])),
    )
