"""The one query behind a portfolio, streamed; and the words that its maps are made of."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from graph_crm.graph.named_query import named
from graph_crm.portfolio.model import MAX_DEALS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.portfolio.model import Selection

DEALS = named("portfolio/deals")
WORDS = named("portfolio/words")
# More than one chunk of analyses, so that Neo4j goes on while we think; the connection holds it back where we are slower.
ROWS_AT_ONCE = 500
# Neo4j ends what we did not: the pass itself stops before.
GRACE_SECONDS = 30.0


def stream_deals(graph: Graph, viewer: Viewer, selection: Selection, seconds: float) -> AsyncGenerator[Row]:
    """A row per deal; one more than a pass takes tells that there are more."""
    return graph.stream(
        DEALS,
        seconds=seconds + GRACE_SECONDS,
        at_once=ROWS_AT_ONCE,
        viewer=viewer.as_param(),
        statuses=list(selection.statuses),
        at_closing=selection.at_closing,
        now=selection.now,
        limit=MAX_DEALS + 1,
        **asdict(selection.wanted),
    )


async def read_words(graph: Graph, viewer: Viewer) -> Row:
    """Our own side, and all roles, deleted ones too."""
    [row] = await graph.read(WORDS, viewer=viewer.as_param())
    return row
