"""All deals that a viewer may see, in one streamed pass with flat memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import anyio.to_thread

from graph_crm.analysis.calibration import ClosedDeal as Estimated
from graph_crm.analysis.calibration import calibrate
from graph_crm.analysis.deal_patterns import MINIMUM, ClosedDeal, closed_deal, deal_patterns
from graph_crm.analysis.win_probability import win_probability
from graph_crm.errors import NotAllowed
from graph_crm.portfolio import queries
from graph_crm.portfolio.model import (
    MAX_DEALS,
    PASS_SECONDS,
    DealFilter,
    Patterns,
    Portfolio,
    PortfolioOrder,
    Selection,
)
from graph_crm.portfolio.rows import make_read_deal, make_words
from graph_crm.portfolio.summing import Summing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.analysis.calibration import Calibration
    from graph_crm.analysis.contact_map import Status
    from graph_crm.graph.gateway import Graph
    from graph_crm.portfolio.model import Bound, ReadDeal

# More would only slow each other down, and everybody else.
PASSES_AT_ONCE = 2
# Is told how many deals are done, of how many.
Progress = Callable[[int, int], None]


def nobody_watches(done: int, total: int) -> None:
    """Progress that goes nowhere."""


class PortfolioService:
    """Looks at many deals together."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._turns = asyncio.Semaphore(PASSES_AT_ONCE)

    async def portfolio(
        self,
        viewer: Viewer,
        wanted: DealFilter | None = None,
        *,
        statuses: Sequence[Status] = ("open",),
        order: PortfolioOrder = PortfolioOrder.LIGHT,
        first: int = 20,
        seconds: float = PASS_SECONDS,
        progress: Progress = nobody_watches,
    ) -> Portfolio:
        """Light, support and findings of every deal, counted, and the first of them in an order.

        ``first`` is 1..100; ``seconds``: when they are over, what was looked at until then is the answer.
        """
        summing = Summing(order, first)
        selection = Selection(
            wanted=wanted or DealFilter(), statuses=tuple(statuses), at_closing=False, now=datetime.now(UTC)
        )
        one_pass = _Pass(self._graph, viewer, selection, seconds, progress)
        async with self._turns:
            await one_pass.run(summing.add)
        return summing.portfolio(one_pass.total, one_pass.limited)

    async def patterns(
        self,
        viewer: Viewer,
        wanted: DealFilter | None = None,
        *,
        minimum: int = MINIMUM,
        seconds: float = PASS_SECONDS,
        progress: Progress = nobody_watches,
    ) -> Patterns:
        """What won and lost deals looked like on the map of the moment when it was put in that they were closed."""
        closed: list[ClosedDeal] = []

        def add(deals: Sequence[ReadDeal]) -> None:
            closed.extend(closed_deal(deal.contact_map) for deal in deals if deal.kept)

        selection = Selection(
            wanted=wanted or DealFilter(), statuses=("won", "lost"), at_closing=True, now=datetime.now(UTC)
        )
        one_pass = _Pass(self._graph, viewer, selection, seconds, progress)
        async with self._turns:
            await one_pass.run(add)
        return Patterns(
            patterns=await anyio.to_thread.run_sync(lambda: deal_patterns(closed, minimum=minimum)),
            roles=one_pass.roles,
            left_out=one_pass.done - len(closed),
            total=min(one_pass.total, MAX_DEALS),
            limited=one_pass.limited,
        )

    async def calibrate(
        self, viewer: Viewer, *, seconds: float = PASS_SECONDS, progress: Progress = nobody_watches
    ) -> Calibration:
        """Work out how our estimates came true in all closed deals, and keep it for the votes of open ones.

        Raises NotAllowed: only administrators and planners, for it concerns everybody's estimates.
        """
        if not (viewer.changes_all or viewer.role == "planner"):
            raise NotAllowed
        closed: list[Estimated] = []

        def add(deals: Sequence[ReadDeal]) -> None:
            for deal in deals:
                vote = win_probability(deal.contact_map) if deal.kept else None
                if vote and vote.probability is not None and vote.known_share > 0:
                    won = deal.contact_map.deal is not None and deal.contact_map.deal.status == "won"
                    closed.append(Estimated(chance=vote.probability, won=won))

        selection = Selection(
            wanted=DealFilter(), statuses=("won", "lost"), at_closing=True, now=datetime.now(UTC)
        )
        one_pass = _Pass(self._graph, viewer, selection, seconds, progress)
        async with self._turns:
            await one_pass.run(add)
        found = await anyio.to_thread.run_sync(lambda: calibrate(closed))
        await queries.write_calibration(self._graph, viewer, found)
        return found

    async def calibrations(self, viewer: Viewer, uids: Sequence[str]) -> list[Calibration | None]:
        """What was worked out last, in the order of the uids; None where nobody has."""
        found = await queries.read_calibrations(self._graph, viewer, uids)
        return [found.get(uid) for uid in uids]


class _Pass:
    """One reading of all deals of a selection: ten are read, and worked on in a thread, then the next ten."""

    def __init__(
        self, graph: Graph, viewer: Viewer, selection: Selection, seconds: float, progress: Progress
    ) -> None:
        self._graph, self._viewer, self._selection = graph, viewer, selection
        self._seconds, self._progress = seconds, progress
        self.done = self.total = 0
        self.limited: Bound | None = None

    async def run(self, work: Callable[[Sequence[ReadDeal]], None]) -> None:
        """Give ``work`` every deal, some at a time, never two calls at once."""
        self._words = make_words(
            await queries.read_words(self._graph, self._viewer), sees_sensitive=self._viewer.sees_sensitive
        )
        self.roles = tuple(self._words.roles.values())
        stream = queries.stream_deals(self._graph, self._viewer, self._selection, self._seconds)
        ends = time.monotonic() + self._seconds
        async with aclosing(stream):
            async for row in stream:
                self.total = row["total"]
                deals = row["deals"][: MAX_DEALS - self.done]
                # Neo4j goes on meanwhile, until the connection is full.
                await anyio.to_thread.run_sync(self._worker(work, deals))
                self.done += len(deals)
                self._progress(self.done, min(self.total, MAX_DEALS))
                self.limited = self._bound(ends)
                if self.limited:
                    break

    def _bound(self, ends: float) -> Bound | None:
        if self.done == self.total:
            return None
        if self.done == MAX_DEALS:
            return "size"
        return "time" if time.monotonic() > ends else None

    def _worker(
        self, work: Callable[[Sequence[ReadDeal]], None], rows: Sequence[Mapping[str, Any]]
    ) -> Callable[[], None]:
        return lambda: work([self._made(row) for row in rows])

    def _made(self, row: Mapping[str, Any]) -> ReadDeal:
        return make_read_deal(row, self._words, self._selection.now, at_closing=self._selection.at_closing)
