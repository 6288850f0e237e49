"""What an activity is evidence for: a stance, a role or a coverage, named by its edge.

A version of an edge is superseded, never altered, so what was true when the activity was named as evidence stays in the
graph under its uid. What an undo says again carries that first uid as its ``origin``. So the first uid is kept, and
whoever reads looks for the version that has it as uid or origin; the evidence holds while one of those is current.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.engagement.changes import CoverageEvidence, StanceEvidence
from graph_crm.errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.engagement.changes import EvidenceFor
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.model import Version

MAX_EVIDENCE = 50


def add_evidence(draft: Draft, activity: str, wanted: Iterable[EvidenceFor], assessor: str | None) -> None:
    """Name what is judged now. Raises InvalidArgument where nothing is judged so."""
    for one in wanted:
        draft.node(one.stakeholder, "Stakeholder")
        edge = _current(draft, one, assessor)
        if edge is None:
            raise InvalidArgument(
                argument="evidence",
                value=one.stakeholder,
                expected="a stance, role or coverage that holds now",
            )
        draft.put("EVIDENCE_OF", activity, one.stakeholder, fixed={"edge_uid": edge.origin})
    if sum(1 for _ in draft.edges("EVIDENCE_OF", start=activity)) > MAX_EVIDENCE:
        raise InvalidArgument(argument="evidence", value=f"> {MAX_EVIDENCE}", expected=f"≤ {MAX_EVIDENCE}")


def remove_evidence(draft: Draft, activity: str, uids: Iterable[str]) -> None:
    """Let an activity no longer be evidence. Raises InvalidArgument for a uid of none of its pieces."""
    pieces = {edge.properties["edge_uid"]: edge for edge in draft.edges("EVIDENCE_OF", start=activity)}
    for uid in dict.fromkeys(uids):
        if uid not in pieces:
            raise InvalidArgument(argument="removeEvidence", value=uid[:80], expected="evidence { uid }")
        draft.end("EVIDENCE_OF", activity, pieces[uid].end, fixed={"edge_uid": uid})


def _current(draft: Draft, one: EvidenceFor, assessor: str | None) -> Version | None:
    if isinstance(one, StanceEvidence):
        fixed = {"assessed_by": one.assessed_by or assessor}
        return draft.current("STANCE", one.stakeholder, one.party, fixed)
    if isinstance(one, CoverageEvidence):
        return draft.current("COVERS", one.user, one.stakeholder)
    played = draft.edges("PLAYS", start=one.stakeholder)
    return next((edge for edge in played if draft.nodes[edge.end].properties["code"] == one.role), None)
