"""Which kind of thing a uid names; uids are unique over all labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.nodes import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph


class NodeService:
    """Tells what uids are, and nothing else of them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def labels(self, viewer: Viewer, uids: Sequence[str]) -> list[str | None]:
        """In the order of the uids; None where there is nothing. Whoever reads the node asks who may see it."""
        found = await queries.read_labels(self._graph, viewer, uids)
        return [found.get(uid) for uid in uids]
