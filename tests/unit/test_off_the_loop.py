"""Of the analyses two run at once, each in a thread; the others wait for a thread, and the loop for none of them."""

from __future__ import annotations

import asyncio
import threading

from graph_crm.api import insights
from graph_crm.api.insights import AT_ONCE, off_the_loop


async def test_two_run_at_once_and_the_third_waits_while_the_loop_goes_on() -> None:
    loop, began = asyncio.get_running_loop(), asyncio.Queue[int]()
    go_on = threading.Event()

    def analysis() -> int:
        loop.call_soon_threadsafe(began.put_nowait, threading.get_ident())
        assert go_on.wait(60)
        return threading.get_ident()

    asked = [asyncio.create_task(off_the_loop(analysis)) for _ in range(AT_ONCE + 1)]
    try:
        # That the loop hears of these while they run is that it is not held up.
        first = {await began.get() for _ in range(AT_ONCE)}
        waiting = insights._at_once.get().statistics()
        assert (waiting.borrowed_tokens, waiting.tasks_waiting) == (AT_ONCE, 1)
        assert began.empty()
        assert not any(task.done() for task in asked)
    finally:
        go_on.set()
    threads = set(await asyncio.gather(*asked))
    assert len(first) == AT_ONCE
    assert first <= threads
    assert threading.get_ident() not in threads
    assert insights._at_once.get().statistics().borrowed_tokens == 0
