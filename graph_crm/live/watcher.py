"""One watcher per process asks the database for all open maps together, and wakes those whose map changed.

It follows revisions, never times: a transaction raises the revision of each map that it changes while it holds
that node's lock, so one that commits late still makes a revision that nobody has seen.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from contextvars import Context
from functools import reduce
from typing import TYPE_CHECKING

import structlog

from graph_crm.errors import TooManyMapsWatched
from graph_crm.live.model import Revisions
from graph_crm.live.queries import read_news
from graph_crm.live.subscriber import Subscriber

if TYPE_CHECKING:
    from collections.abc import Generator

    from graph_crm.graph.gateway import Graph
    from graph_crm.live.model import WatchedMap

log = structlog.get_logger()

SECONDS_BETWEEN_LOOKS = 0.25
MAX_WATCHED = 2000


class Watcher:
    """Looks while somebody is subscribed, and ends by itself when nobody is."""

    def __init__(self, graph: Graph, max_watched: int) -> None:
        self._graph = graph
        self._max_watched = max_watched
        self._subscribers: dict[WatchedMap, set[Subscriber]] = {}
        self._task: asyncio.Task[None] | None = None
        self._failing = False

    @contextmanager
    def subscribed(self, watched: WatchedMap, since: Revisions) -> Generator[Subscriber]:
        """A subscriber for as long as the block runs. Raises TooManyMapsWatched."""
        if watched not in self._subscribers and len(self._subscribers) >= self._max_watched:
            raise TooManyMapsWatched(limit=self._max_watched)
        subscriber = Subscriber(since)
        self._subscribers.setdefault(watched, set()).add(subscriber)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(
                # It outlives the request that began it, and is none of its work.
                self._look_while_watched(),
                context=Context(),
            )
        try:
            yield subscriber
        finally:
            others = self._subscribers[watched]
            others.remove(subscriber)
            if not others:
                del self._subscribers[watched]

    async def _look_while_watched(self) -> None:
        while self._subscribers:
            try:
                await self._look()
                self._failing = False
            except Exception:
                # Whatever it is, the next look may succeed, and until then nobody loses a subscription.
                if not self._failing:
                    log.exception("live_look_failed")
                self._failing = True
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def _look(self) -> None:
        since = {
            watched: reduce(Revisions.shared, (one.told for one in subscribers))
            for watched, subscribers in self._subscribers.items()
        }
        for watched, news in await read_news(self._graph, since):
            for subscriber in self._subscribers.get(watched, ()):
                subscriber.tell(news, since[watched])
