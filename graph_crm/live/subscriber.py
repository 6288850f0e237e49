"""One open map: what it was told, and what waits for it. However slow it is, one piece of news waits at most."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from graph_crm.live.model import MAX_CHANGES, News

if TYPE_CHECKING:
    from graph_crm.live.model import Revisions


class Gone(Exception):
    """The map is deleted, or no longer this viewer's to see."""


class Subscriber:
    """``told`` is where the subscriber is once it has taken what waits for it."""

    def __init__(self, since: Revisions) -> None:
        self.told = since
        self._waiting: News | None = None
        self._gone = False
        self._woken = asyncio.Event()

    def tell(self, news: News | None, since: Revisions) -> None:
        """Leave what is new since ``since`` for the subscriber; None ends it."""
        if news is None:
            self._gone = True
            self._woken.set()
        # Who came with an older revision while the database was asked is told in the next round, completely.
        elif self.told.covers(since) and not self.told.covers(news.revisions):
            before = self._waiting.changes if self._waiting else ()
            new = tuple(change for change in news.changes if change.is_beyond(self.told))
            self.told = self.told.joined(news.revisions)
            self._waiting = News(revisions=self.told, changes=(*before, *new)[-MAX_CHANGES:])
            self._woken.set()

    async def next(self) -> News:
        """Wait for news. Raises Gone."""
        await self._woken.wait()
        self._woken.clear()
        if self._gone or self._waiting is None:
            raise Gone
        news, self._waiting = self._waiting, None
        return news
