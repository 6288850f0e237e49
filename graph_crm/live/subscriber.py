"""One open map: what it was told, and what waits for it. However slow it is, one piece of news waits at most."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from graph_crm.live.model import MAX_CHANGES, News

if TYPE_CHECKING:
    from graph_crm.live.model import Ending, Revisions


class Ended(Exception):
    """There will be no more news. ``why`` says for what reason."""

    def __init__(self, why: Ending) -> None:
        super().__init__(why)
        self.why: Ending = why


class Subscriber:
    """``told`` is where the subscriber is once it has taken what waits for it."""

    def __init__(self, since: Revisions) -> None:
        self.told = since
        self._waiting: News | None = None
        self._ending: Ending | None = None
        self._woken = asyncio.Event()

    def tell(self, news: News | Ending, since: Revisions) -> None:
        """Leave what is new since ``since`` for the subscriber, or end it."""
        if not isinstance(news, News):
            self._ending = news
            self._woken.set()
        # Who came with an older revision while the database was asked is told in the next round, completely.
        elif self.told.covers(since) and not self.told.covers(news.revisions):
            before = self._waiting.changes if self._waiting else ()
            new = tuple(change for change in news.changes if change.is_beyond(self.told))
            self.told = self.told.joined(news.revisions)
            self._waiting = News(revisions=self.told, changes=(*before, *new)[-MAX_CHANGES:])
            self._woken.set()

    async def next(self) -> News:
        """Wait for news. Raises Ended."""
        await self._woken.wait()
        self._woken.clear()
        if self._ending is not None:
            raise Ended(self._ending)
        news, self._waiting = self._waiting, None
        assert news is not None
        return news
