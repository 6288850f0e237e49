"""Two stakeholders of the same map become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import NotFound
from graph_crm.journal import queries as journal_queries
from graph_crm.journal.state import put_state, state_of
from graph_crm.journal.undo import THE_BEGINNING
from graph_crm.merging import queries
from graph_crm.merging.moving import give_way, move_edges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.journal.draft import Draft
    from graph_crm.journal.service import Writing

TIES = ("INFLUENCES", "ALLIED_WITH", "CONFLICTS_WITH", "DECIDES_AT")
UNITED = ("IN_MAP", "PLAYS", "STANCE", "COVERS", *TIES, "EVIDENCE_OF", "IDENTIFIES")


async def load_stakeholders(writing: Writing, uids: Iterable[str]) -> None:
    """Read stakeholders whole, with all that is over. Raises NotFound where one is not to be seen: who can't see all can't merge."""
    wanted = set(uids)
    await writing.load(wanted, THE_BEGINNING)
    for uid in sorted(wanted):
        node = writing.draft.nodes.get(uid)
        if node is None or not (node.deleted or writing.draft.versions("IN_MAP", uid)):
            raise NotFound(kind="stakeholder", uid=uid)


async def load_for_joining(writing: Writing, pairs: Iterable[tuple[str, str]]) -> None:
    """Read what leads to those who are to be joined, and whom their ties lead to: the rules look at them."""
    draft, gone = writing.draft, [merge for _, merge in pairs]
    if not gone:
        return
    rows = await writing.run(queries.STAKEHOLDER_EDGES, uids=gone, viewer=writing.viewer.as_param())
    journal_queries.take(draft, rows)
    ties = [tie for uid in gone for tie in draft.around(uid, *TIES)]
    await writing.load({end for tie in ties for end in (tie.start, tie.end)})


def join(draft: Draft, keep: str, merge: str) -> None:
    """Let the kept stakeholder be both, and the other be gone."""
    missing = {
        name: value for name, value in state_of(draft, merge).items() if name not in state_of(draft, keep)
    }
    for newer in draft.edges("STANCE", start=merge):
        fixed = {"assessed_by": newer.properties.get("assessed_by")}
        give_way(draft, draft.current("STANCE", keep, newer.end, fixed), newer)
    judged = draft.current("STATE", keep) is not None
    move_edges(draft, merge, keep, "STATE", *UNITED)
    if judged and missing:
        put_state(draft, keep, missing)
    kept, other = draft.nodes[keep].properties, draft.nodes[merge].properties
    if kept.get("x") is None and other.get("x") is not None:
        draft.update_node(keep, {"x": other["x"], "y": other["y"]})
    if kept.get("external") and not other.get("external"):
        draft.update_node(keep, {"external": False})
    draft.put("MERGED_INTO", merge, keep)
    draft.delete_node(merge)
