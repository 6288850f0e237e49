"""Which kind of thing a uid names, and what a viewer may do with it; uids are unique over all labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.nodes import queries
from graph_crm.nodes.model import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph
    from graph_crm.nodes.model import Rights


class NodeService:
    """Tells what uids are, and what may be done with them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def labels(self, viewer: Viewer, uids: Sequence[str]) -> list[str | None]:
        """In the order of the uids; None where there is nothing. Whoever reads the node asks who may see it."""
        found = await queries.read_labels(self._graph, viewer, uids)
        return [found.get(uid) for uid in uids]

    async def rights(self, viewer: Viewer, uids: Sequence[str]) -> list[Rights]:
        """In the order of the uids; none where there is no customer, deal or person that the viewer may see."""
        found = await queries.read_rights(self._graph, viewer, uids)
        return [found.get(uid, NONE) for uid in uids]
