"""The named queries about nodes of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named
from graph_crm.nodes.model import Rights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph

LABELS = named("nodes/labels")
RIGHTS = named("nodes/rights")


async def read_labels(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> dict[str, str]:
    """The label of each uid that is there."""
    rows = await graph.read(LABELS, uids=list(uids), viewer=viewer.as_param())
    return {row["uid"]: row["label"] for row in rows}


async def read_rights(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> dict[str, Rights]:
    """What the viewer may do with each customer, deal or person that is there for them."""
    rows = await graph.read(RIGHTS, uids=list(uids), viewer=viewer.as_param())
    return {row.pop("uid"): Rights(**row) for row in rows}
