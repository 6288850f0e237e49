"""Following a map: what changed in it, as soon as it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import NotFound, NotSignedIn
from graph_crm.live.model import WatchedMap
from graph_crm.live.subscriber import Ended
from graph_crm.live.watcher import MAX_WATCHED, Watcher

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph_crm.access.model import Viewer
    from graph_crm.accounts.model import Proof
    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.graph.gateway import Graph
    from graph_crm.live.model import News, Revisions


class LiveService:
    """Tells of changes in maps, of this process and of any other on the same database."""

    def __init__(self, graph: Graph, max_watched: int = MAX_WATCHED) -> None:
        self._watcher = Watcher(graph, max_watched)

    async def follow(
        self, viewer: Viewer, kind: MapKind, uid: str, since: Revisions, proof: Proof | None = None
    ) -> AsyncGenerator[News, None]:
        """News of a map that is beyond ``since``, now and whenever it changes.

        Raises NotFound as soon as this viewer can't see the map, NotSignedIn as soon as ``proof`` is good for nothing
        or the viewer has another role, and TooManyMapsWatched.
        """
        watched = WatchedMap(kind=kind, uid=uid, viewer=viewer, proof=proof)
        with self._watcher.subscribed(watched, since) as subscriber:
            while True:
                try:
                    news = await subscriber.next()
                except Ended as ended:
                    if ended.why == "signed_out":
                        raise NotSignedIn from None
                    raise NotFound(kind=kind, uid=uid) from None
                yield news
