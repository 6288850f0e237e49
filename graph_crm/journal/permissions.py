"""What it takes more for than being allowed to change a thing, whatever the mutation, a merge or an undo.

Whose something is, is said by whoever owns it: who was only given it could otherwise give it to themselves for good.
The words that all maps are made of are for administrators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import NotAllowed
from graph_crm.journal import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Transaction
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.model import Entry

VOCABULARY = frozenset({"Role", "Party", "VocabularyEntry"})
SAY_WHOSE = frozenset({"OWNS", "COLLABORATES"})
BELONG = frozenset({"Customer", "Opportunity"})


async def check_permissions(
    transaction: Transaction, viewer: Viewer, draft: Draft, entries: Sequence[Entry]
) -> None:
    """Raises NotAllowed where a batch changes whose something is that was there before and is not the viewer's own,
    or a word of a vocabulary without being allowed everything."""
    if not viewer.changes_all and any(entry.kind in VOCABULARY for entry in entries):
        raise NotAllowed
    uids = {uid for entry in entries if entry.kind in SAY_WHOSE for uid in entry.nodes}
    theirs = [
        uid
        for uid in sorted(uids)
        if draft.nodes[uid].label in BELONG and draft.nodes[uid].original is not None
    ]
    if theirs and await transaction.run(queries.GIVEN, uids=theirs, viewer=viewer.as_param()):
        raise NotAllowed
