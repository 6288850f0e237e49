"""How much each viewer may ask for in a minute, in points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from graph_crm.errors import RateLimited
from graph_crm.metrics import count_cost

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer

POINTS_PER_MINUTE = 300_000
# Reading a document costs this much for every so many characters, before anybody knows what is in it.
CHARACTERS_PER_POINT = 10


class Points:
    """What every viewer has left of this minute. Counted in this process: a second one gives as much again.

    A window that slides by counters takes the same memory whatever is asked for; over the border of two minutes it
    assumes that the earlier one was used evenly.
    """

    def __init__(self, per_minute: int = POINTS_PER_MINUTE) -> None:
        self._each = RateLimitItemPerMinute(per_minute)
        self._storage = MemoryStorage()
        self._limiter = SlidingWindowCounterRateLimiter(self._storage)

    async def spend_reading(self, viewer: Viewer, document: object) -> None:
        """Pay for parsing. Raises RateLimited."""
        characters = len(document) if isinstance(document, str) else 0
        await self.spend(viewer, 1 + characters // CHARACTERS_PER_POINT)

    async def spend(self, viewer: Viewer, points: int) -> None:
        """Take points from a viewer. Raises RateLimited, and takes none, when there are not so many left."""
        key = viewer.user_uid or "local"
        accepted = await self._limiter.hit(self._each, key, cost=points)
        count_cost(points, "accepted" if accepted else "refused")
        if not accepted:
            raise RateLimited(seconds=await self._seconds_until(key, points))

    async def _seconds_until(self, key: str, points: int) -> int:
        """When so many will be there again, if nothing is asked in between."""
        window, item = self._each.get_expiry(), self._each.key_for(key)
        before, _, now, ends = await self._storage.get_sliding_window(item, window)
        left_of_window = ends - window
        room = max(0, self._each.amount - points)
        if now <= room and before:
            # What the minute before counts for goes down to nothing until the window ends.
            wait = left_of_window - (room - now) * window / before
        else:
            wait = left_of_window + window * (1 - room / now) if now else left_of_window
        return min(max(1, math.ceil(wait)), 2 * window)
