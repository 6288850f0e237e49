"""How often somebody may try to sign in: five times in 15 minutes for one account, and as often from one address."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from graph_crm.accounts.service import sign_in_name
from graph_crm.errors import TooManyTries

TRIES = RateLimitItemPerMinute(5, 15)


class SignInTries:
    """Counts in this process: with several of them behind one address each counts on its own."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def spend(self, account: str | None, address: str | None) -> None:
        """Use up one try of an account and of an address. Raises TooManyTries."""
        for key in _keys(account, address):
            if not await self._limiter.hit(TRIES, *key):
                window = await self._limiter.get_window_stats(TRIES, *key)
                raise TooManyTries(seconds=max(1, math.ceil(window.reset_time - time.time())))

    async def forget(self, account: str | None, address: str | None) -> None:
        """Whoever came in has all tries again."""
        for key in _keys(account, address):
            await self._limiter.clear(TRIES, *key)


def _keys(account: str | None, address: str | None) -> list[tuple[str, str]]:
    named = [("account", sign_in_name(account))] if account else []
    return [*named, ("address", address or "")]
