"""The one query behind a portfolio, streamed; and the words that its maps are made of."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from graph_crm.analysis.calibration import Calibration
from graph_crm.graph.named_query import named
from graph_crm.portfolio.model import MAX_DEALS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row, Transaction
    from graph_crm.portfolio.model import Selection

DEALS = named("portfolio/deals")
WORDS = named("portfolio/words")
CALIBRATIONS = named("portfolio/calibrations")
SAVE_CALIBRATION = named("portfolio/save_calibration")
# There is one so far: of the chance to win a vote.
OF_VOTES = "votes"
# Of ten deals each: Neo4j goes on while we think, and the connection holds it back where we are slower.
ROWS_AT_ONCE = 50
# Neo4j ends what we did not: the pass itself stops before.
GRACE_SECONDS = 30.0


def stream_deals(graph: Graph, viewer: Viewer, selection: Selection, seconds: float) -> AsyncGenerator[Row]:
    """Rows of ten deals; one deal more than a pass takes tells that there are more."""
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


async def write_calibration(graph: Graph, viewer: Viewer, found: Calibration) -> None:
    """Keep how estimates of votes came true, in the place of what was known before."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(SAVE_CALIBRATION, uid=OF_VOTES, found=asdict(found), viewer=viewer.as_param())

    await graph.write(work, name="save_calibration")


async def read_calibrations(graph: Graph, viewer: Viewer, uids: Sequence[str]) -> dict[str, Calibration]:
    """What is kept, by its uid."""
    rows = await graph.read(CALIBRATIONS, uids=list(uids), viewer=viewer.as_param())
    names = [field.name for field in fields(Calibration)]
    kept = [row["calibration"] for row in rows]
    return {one["uid"]: Calibration(**{name: one.get(name) for name in names}) for one in kept}
