"""Both ends of an edge are in the same map, and are two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_crm.errors import NotInThisMap, SamePerson
from graph_crm.journal.rules.touched import begun

if TYPE_CHECKING:
    from graph_crm.journal.draft import Draft

BETWEEN_STAKEHOLDERS = ("INFLUENCES", "ALLIED_WITH", "CONFLICTS_WITH")
FROM_STAKEHOLDER = ("STATE", "PLAYS", "STANCE", "DECIDES_AT")


def check_same_map(draft: Draft) -> None:
    """Raises NotInThisMap, SamePerson."""
    for edge in begun(draft, *BETWEEN_STAKEHOLDERS, "REPORTS_TO"):
        if edge.start == edge.end:
            raise SamePerson(draft.people([edge.start]))
    for edge in begun(draft, *BETWEEN_STAKEHOLDERS):
        maps = [draft.map_of(uid) for uid in (edge.start, edge.end)]
        if maps[0] is None or maps[0] != maps[1]:
            raise NotInThisMap(draft.people([edge.start if maps[0] is None else edge.end]))
    for edge in begun(draft, *FROM_STAKEHOLDER, "COVERS"):
        stakeholder = edge.end if edge.type == "COVERS" else edge.start
        owner = draft.map_of(stakeholder)
        step_of = draft.current("OF", edge.end) if edge.type == "DECIDES_AT" else None
        if owner is None or (step_of is not None and step_of.end != owner):
            raise NotInThisMap(draft.people([stakeholder]))
