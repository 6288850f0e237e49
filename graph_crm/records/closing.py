"""A deal is decided. What its map was at that moment can be asked for ever after, for ``closed_at`` keeps the moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from graph_crm.errors import InvalidArgument, TextMissing
from graph_crm.map_changes.scope import MAX_TEXT, check_text
from graph_crm.records.stored import read_record

if TYPE_CHECKING:
    from graph_crm.journal.service import Writing
    from graph_crm.records.model import CloseOpportunity

WINNERS = {"won": ("us",), "lost": ("competitor", "status_quo")}
# In the farthest east the day begins so long before it does in UTC.
EARLIEST_MIDNIGHT = timedelta(hours=14)


async def close_opportunity(writing: Writing, change: CloseOpportunity) -> None:
    """Say who won and why. Raises NotFound, InvalidArgument."""
    draft = writing.draft
    await writing.load({change.winner})
    node = await read_record(writing, change.uid, "Opportunity")
    status = node.properties.get("status")
    if status != "open":
        raise InvalidArgument(argument="closeOpportunity", value=str(status), expected="reopenOpportunity")
    winner = draft.node(change.winner, "Party").properties
    if winner["kind"] not in WINNERS[change.status]:
        expected = ", ".join(WINNERS[change.status])
        raise InvalidArgument(argument="winner", value=winner["name"], expected=expected)
    reason = change.reason.strip()
    if not reason:
        raise TextMissing(argument="reason", value="", expected=f"1-{MAX_TEXT}")
    check_text("reason", reason)
    last = (draft.now + EARLIEST_MIDNIGHT).date()
    closed_on = change.closed_on or draft.now.date()
    if closed_on > last:
        raise InvalidArgument(argument="closedOn", value=closed_on.isoformat(), expected=f"≤ {last}")
    draft.update_node(
        change.uid,
        {
            "status": change.status,
            "close_reason": reason,
            "winner": change.winner,
            "closed_on": closed_on,
            "closed_at": draft.now,
        },
    )
    draft.touch_map(change.uid)


async def reopen_opportunity(writing: Writing, uid: str) -> None:
    """The deal is open again; how it was closed stays in the journal. Raises NotFound, InvalidArgument."""
    node = await read_record(writing, uid, "Opportunity")
    if node.properties.get("status") == "open":
        raise InvalidArgument(argument="reopenOpportunity", value="open", expected="closeOpportunity")
    closing = dict.fromkeys(("close_reason", "winner", "closed_on", "closed_at"))
    writing.draft.update_node(uid, {"status": "open", **closing})
    writing.draft.touch_map(uid)
