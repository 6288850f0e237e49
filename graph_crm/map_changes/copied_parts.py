"""What of a stakeholder is copied into another map, as changes of that map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph_crm.journal.draft import new_uid
from graph_crm.journal.state import state_of
from graph_crm.map_changes.model import (
    AddStakeholder,
    AssignRole,
    SetCoverage,
    SetInfluence,
    SetStance,
    SetTie,
    UpdateStakeholder,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph_crm.journal.draft import Draft
    from graph_crm.journal.model import Person
    from graph_crm.map_changes.model import MapChange, TieKind

Parts = Literal["roles", "state", "stances", "influences", "ties", "coverage", "positions"]
# Places on the canvas are copied on request only: the other map may be drawn otherwise.
COPIED: frozenset[Parts] = frozenset({"roles", "state", "stances", "influences", "ties", "coverage"})
TIES: dict[str, TieKind] = {"ALLIED_WITH": "alliance", "CONFLICTS_WITH": "conflict"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What was not copied with a person, because it can't be given any more: a retired value, somebody who left."""

    person: Person
    what: Literal["role", "orientation", "stance", "coverage"]
    value: str


class _Copying:
    """The way from one map to another: who becomes whom, and what stays behind."""

    def __init__(self, draft: Draft, people: Mapping[str, str], owner: str) -> None:
        self.draft = draft
        self.left_out: list[LeftOut] = []
        here = {
            contact: part
            for contact in people.values()
            for part, place in draft.parts.get(contact, ())
            if place == owner
        }
        # Whoever is in the map already stays as they are; others get a part of their own.
        self.new = {old: new_uid() for old, contact in people.items() if contact not in here}
        self.becomes = {old: self.new.get(old) or here[contact] for old, contact in people.items()}
        self.contact_of = people

    def leave_out(
        self, old: str, what: Literal["role", "orientation", "stance", "coverage"], value: str
    ) -> None:
        [person] = self.draft.people([old])
        self.left_out.append(LeftOut(person=person, what=what, value=value))

    def in_use(self, uid: str) -> bool:
        """Whether a role, a party or one of us can be chosen still."""
        node = self.draft.nodes.get(uid)
        if node is None or node.deleted or node.properties.get("retired_at") is not None:
            return False
        return node.properties.get("active") is not False

    def people(self, include: frozenset[Parts]) -> Iterator[MapChange]:
        for old, new in self.new.items():
            own = self.draft.nodes[old].properties
            placed = "positions" in include
            yield AddStakeholder(
                uid=new,
                contact=self.contact_of[old],
                external=bool(own.get("external")),
                x=own.get("x") if placed else None,
                y=own.get("y") if placed else None,
            )

    def roles(self) -> Iterator[MapChange]:
        for old, new in self.new.items():
            for played in self.draft.edges("PLAYS", start=old):
                code = self.draft.nodes[played.end].properties["code"]
                if self.in_use(played.end):
                    yield AssignRole(stakeholder=new, role=code)
                else:
                    self.leave_out(old, "role", code)

    def state(self) -> Iterator[MapChange]:
        orientations = {
            node.properties["code"]
            for node in self.draft.nodes.values()
            if node.label == "VocabularyEntry"
            and node.properties["vocabulary"] == "orientation"
            and self.in_use(node.uid)
        }
        for old, new in self.new.items():
            judged = state_of(self.draft, old)
            if (orientation := judged.get("orientation")) is not None and orientation not in orientations:
                self.leave_out(old, "orientation", judged.pop("orientation"))
            if judged:
                yield UpdateStakeholder(stakeholder=new, **judged)

    def stances(self) -> Iterator[MapChange]:
        for old, new in self.new.items():
            # A stance that nobody signed becomes the copier's; their own, which comes later, counts before it.
            for stance in sorted(
                self.draft.edges("STANCE", start=old), key=lambda one: one.properties.get("assessed_by") or ""
            ):
                assessor = stance.properties.get("assessed_by")
                known = assessor is None or (
                    assessor in self.draft.nodes and not self.draft.nodes[assessor].deleted
                )
                if not self.in_use(stance.end) or not known:
                    self.leave_out(old, "stance", self.draft.nodes[stance.end].properties["name"])
                    continue
                yield SetStance(
                    stakeholder=new,
                    party=stance.end,
                    value=stance.fields["value"],
                    confidence=stance.fields.get("confidence"),
                    evidence=stance.fields.get("evidence"),
                    assessed_by=assessor,
                )

    def coverage(self) -> Iterator[MapChange]:
        for old, new in self.new.items():
            for covers in self.draft.edges("COVERS", end=old):
                if self.in_use(covers.start):
                    yield SetCoverage(stakeholder=new, user=covers.start, level=covers.fields["level"])
                else:
                    self.leave_out(old, "coverage", self.draft.nodes[covers.start].properties["name"])

    def influences(self) -> Iterator[MapChange]:
        for old in self.becomes:
            for edge in self.draft.edges("INFLUENCES", start=old):
                if self._both_here(edge.start, edge.end):
                    yield SetInfluence(
                        influencer=self.becomes[edge.start], influenced=self.becomes[edge.end], **edge.fields
                    )

    def ties(self) -> Iterator[MapChange]:
        for old in self.becomes:
            for edge_type, kind in TIES.items():
                for edge in self.draft.edges(edge_type, start=old):
                    if self._both_here(edge.start, edge.end):
                        first, second = self.becomes[edge.start], self.becomes[edge.end]
                        yield SetTie(kind=kind, first=first, second=second, note=edge.fields.get("note"))

    def _both_here(self, first: str, second: str) -> bool:
        """Between two who were in the map already nothing is copied: what the map says of them stands."""
        return {first, second} <= self.becomes.keys() and bool({first, second} & self.new.keys())


def copied_changes(
    draft: Draft, people: Mapping[str, str], owner: str, include: frozenset[Parts]
) -> tuple[tuple[MapChange, ...], list[LeftOut]]:
    """The changes that copy these stakeholders (to their contacts) into a map, and what can't be copied."""
    copying = _Copying(draft, people, owner)
    parts = {
        "roles": copying.roles,
        "state": copying.state,
        "stances": copying.stances,
        "coverage": copying.coverage,
        "influences": copying.influences,
        "ties": copying.ties,
    }
    changes = list(copying.people(include))
    for name, changes_of in parts.items():
        if name in include:
            changes += changes_of()
    return tuple(changes), copying.left_out
