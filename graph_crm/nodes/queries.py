"""The named query about nodes of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph

LABELS = named("nodes/labels")


async def read_labels(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> dict[str, str]:
    """The label of each uid that is there."""
    rows = await graph.read(LABELS, uids=list(uids), viewer=viewer.as_param())
    return {row["uid"]: row["label"] for row in rows}
