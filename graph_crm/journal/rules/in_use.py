"""What something has, or had once, is retired and not deleted: the history would have a hole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import ValueInUse
from graph_crm.graph.named_query import named

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.rules.touched import Run

USES = named("journal/uses")
DELETABLE = frozenset({"Role", "Party", "VocabularyEntry"})
MOST_COUNTED = 1_000


async def check_unused(run: Run, draft: Draft) -> None:
    """Raises ValueInUse; also when an undo would take away what was added and is in use by now."""
    deleted = [
        node.uid
        for node in draft.nodes.values()
        if node.label in DELETABLE
        and node.deleted
        and node.original is not None
        and node.original.get("deleted_at") is None
    ]
    for row in await run(USES, uids=deleted, most=MOST_COUNTED) if deleted else []:
        if row["count"]:
            raise ValueInUse(value=row["name"], count=row["count"])
