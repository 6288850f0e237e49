"""The one query that asks after all watched maps."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import OWNER_LABEL
from graph_crm.graph.named_query import named
from graph_crm.live.model import MAX_CHANGES, Change, News, Revisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_crm.access.model import Viewer
    from graph_crm.accounts.model import Proof
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.live.model import Ending, WatchedMap

NEWS = named("live/news")


async def read_news(
    graph: Graph, watched: Mapping[WatchedMap, Revisions]
) -> list[tuple[WatchedMap, News | Ending]]:
    """The maps that are beyond these revisions, or that their viewer doesn't see (any more)."""
    maps = list(watched)
    viewers: dict[tuple[Viewer, Proof | None], list[dict[str, object]]] = {}
    for number, one in enumerate(maps):
        viewers.setdefault((one.viewer, one.proof), []).append(
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
        viewers=[
            viewer.as_param() | {"role": viewer.role, "proof": _param(proof), "watched": its}
            for (viewer, proof), its in viewers.items()
        ],
        now=datetime.now(UTC),
        limit=MAX_CHANGES,
    )
    return [(maps[row["number"]], _news(row)) for row in rows]


def _param(proof: Proof | None) -> dict[str, object] | None:
    if proof is None:
        return None
    return {"kind": proof.kind, "digest": proof.digest, "until": proof.until}


def _news(row: Row) -> News | Ending:
    if not row["signed_in"]:
        return "signed_out"
    if not row["visible"]:
        return "gone"
    return News(
        revisions=Revisions(map=row["map_revision"], organisation=row["organisation_revision"]),
        changes=tuple(Change(**change) for change in reversed(row["changes"])),
    )
