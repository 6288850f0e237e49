"""The part of the graph that a batch touches, as it is and as it shall be.

Changes are made here, in order and in memory; what is written, and what the journal says, is the difference between
the beginning and the end. An edge that keeps history is never altered: what we held for true is superseded, what was
true until a day is held on to up to that day, and a new version begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from uuid_utils import uuid7

from graph_crm.errors import NotFound
from graph_crm.journal.edges import EDGE_KINDS, slot_of
from graph_crm.journal.model import Person, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

# What says nothing of its own about a node.
BOOKKEEPING = frozenset(
    {"uid", "created_at", "updated_at", "version", "changed_at", "map_revision", "org_revision"}
)
# What tells a version from another that says the same: when it was written down, by whom, and what it repeats.
RECORD = frozenset({"uid", "recorded_at", "recorded_by", "origin"})
# Nodes of these labels are what an edge says, not whom it is about.
VOCABULARY = frozenset({"Role", "Party", "User", "VocabularyEntry", "StakeholderState"})


def new_uid() -> str:
    """A UUIDv7 (RFC 9562) as text: unique, and sorted by the time of its making."""
    return str(uuid7())


@dataclass(slots=True)
class Node:
    """A node as it was read (``original``; None of a new one) and as it shall be."""

    uid: str
    label: str
    element_id: str | None
    properties: dict[str, Any]
    original: dict[str, Any] | None

    @property
    def deleted(self) -> bool:
        """Whether it was deleted and can be brought back."""
        return self.properties.get("deleted_at") is not None


@dataclass(slots=True)
class Slot:
    """All versions in one slot that we hold for true: as read, and as they shall be."""

    original: tuple[Version, ...] = ()
    versions: list[Version] = field(default_factory=list[Version])

    @property
    def current(self) -> Version | None:
        return next((version for version in self.versions if version.current), None)


class Draft:
    """Nodes and edges by uid and slot; ``now`` is the moment of the batch, ``actor`` who makes it."""

    def __init__(self, now: datetime, actor: str) -> None:
        self.now = now
        self.actor = actor
        self.nodes: dict[str, Node] = {}
        self.slots: dict[str, Slot] = {}
        self.maps: set[str] = set()
        self.organisations: set[str] = set()
        # The nodes that were asked for, or made here.
        self._asked: set[str] = set()
        # The contacts behind stakeholders whose edges were not read.
        self._people: dict[str, str] = {}
        # The slots that end at each node.
        self._around: dict[str, dict[str, None]] = {}
        # Of each contact, the maps that the person is in: (stakeholder, map).
        self.parts: dict[str, set[tuple[str, str]]] = {}

    # --- what was read

    def read_node(
        self, uid: str, label: str, element_id: str, properties: Mapping[str, Any], *, asked: bool = False
    ) -> None:
        """Take a node as the graph has it; ``asked``: by its uid, so whoever writes may see it."""
        if asked:
            self._asked.add(uid)
        if uid not in self.nodes:
            self.nodes[uid] = Node(uid, label, element_id, dict(properties), dict(properties))

    def read_edge(self, version: Version) -> None:
        """Take a version of an edge as the graph has it; one that was read before stays as it is."""
        slot = self._slot_for(version)
        if all(known.element_id != version.element_id for known in slot.original):
            slot.original += (version,)
            slot.versions.append(version)

    def read_part(self, contact: str, stakeholder: str, owner: str) -> None:
        """Take it that a contact is a stakeholder in a map."""
        self.parts.setdefault(contact, set()).add((stakeholder, owner))

    def read_person(self, stakeholder: str, contact: str) -> None:
        """Take it that a contact is behind a stakeholder, where the edge itself was not read."""
        self._people[stakeholder] = contact

    def node(self, uid: str, *labels: str) -> Node:
        """A node that is there and to be seen, of one of these labels. Raises NotFound.

        What came along as another's neighbour only may be nothing for whoever writes.
        """
        node = self.nodes.get(uid)
        if node is None or uid not in self._asked or node.deleted or (labels and node.label not in labels):
            raise NotFound(kind=labels[0].lower() if labels else "node", uid=uid)
        return node

    def current(
        self, edge_type: str, start: str, end: str = "", fixed: Mapping[str, Any] | None = None
    ) -> Version | None:
        """The version that holds now in the slot of such an edge."""
        slot = self.slots.get(slot_of(edge_type, start, end, fixed or {}))
        return slot.current if slot is not None else None

    def versions(self, edge_type: str, start: str, end: str = "") -> tuple[Version, ...]:
        """All that we hold for true of a slot: what is over and what holds now."""
        slot = self.slots.get(slot_of(edge_type, start, end, {}))
        return tuple(slot.versions) if slot is not None else ()

    def around(self, uid: str, *edge_types: str) -> list[Version]:
        """All that we hold for true of the edges of these types at a node, as far as they were read."""
        slots = [self.slots[name] for name in self._around.get(uid, ())]
        return [version for slot in slots for version in slot.versions if version.type in edge_types]

    def edges(self, edge_type: str, *, start: str | None = None, end: str | None = None) -> Iterator[Version]:
        """The current edges of a type, as far as they were read, that leave one node or end at another."""
        anchor = start or end or ""
        for name in list(self._around.get(anchor, ())):
            version = self.slots[name].current
            if (
                version is not None
                and version.type == edge_type
                and start in (None, version.start)
                and end in (None, version.end)
            ):
                yield version

    def contact_uids(self, uid: str) -> tuple[str, ...]:
        """The person behind a stakeholder, or the contact itself; nobody behind other nodes."""
        node = self.nodes.get(uid)
        if node is None:
            return ()
        if node.label == "Contact":
            return (uid,)
        if node.label != "Stakeholder":
            return ()
        person = self.current("IS", uid)
        if person is not None:
            return (person.end,)
        return (self._people[uid],) if uid in self._people else ()

    def people(self, uids: Iterable[str]) -> tuple[Person, ...]:
        """The contacts behind these nodes, each once."""
        found = dict.fromkeys(person for uid in uids for person in self.contact_uids(uid))
        return tuple(Person(uid=uid, name=self.nodes[uid].properties.get("name") or "") for uid in found)

    def map_of(self, stakeholder: str) -> str | None:
        """The map that somebody is in now; None for those who were taken out."""
        place = self.current("IN_MAP", stakeholder)
        return place.end if place is not None and not self.nodes[stakeholder].deleted else None

    # --- changes

    def create_node(self, label: str, properties: Mapping[str, Any], uid: str | None = None) -> str:
        """Make a node and return its uid."""
        uid = uid or new_uid()
        made = {
            **{name: value for name, value in properties.items() if value is not None},
            "uid": uid,
            "created_at": self.now,
            "updated_at": self.now,
            "version": 1,
        }
        self.nodes[uid] = Node(uid, label, None, made, None)
        self._asked.add(uid)
        return uid

    def update_node(self, uid: str, changes: Mapping[str, Any]) -> None:
        """Set properties; None takes one away."""
        node = self.nodes[uid]
        for name, value in changes.items():
            if value is None:
                node.properties.pop(name, None)
            else:
                node.properties[name] = value

    def delete_node(self, uid: str) -> None:
        """Delete softly: the node stays and can be brought back."""
        self.update_node(uid, {"deleted_at": self.now})

    def put(
        self,
        edge_type: str,
        start: str,
        end: str,
        fields: Mapping[str, Any] | None = None,
        *,
        fixed: Mapping[str, Any] | None = None,
        since: datetime | None = None,
    ) -> None:
        """Let an edge stand in its slot from now on, or from an earlier moment; the same again changes nothing."""
        fixed = fixed or {}
        kind = EDGE_KINDS[edge_type]
        if kind.undirected and end < start:
            start, end = end, start
        wanted = {name: value for name, value in (fields or {}).items() if value is not None}
        slot = self.slots.get(slot_of(edge_type, start, end, fixed)) or Slot()
        version = slot.current
        same = (
            version is not None and version.fields == wanted and (version.start, version.end) == (start, end)
        )
        if same and (since is None or not kind.history or version.properties["valid_from"] == since):  # pyright: ignore[reportOptionalMemberAccess]
            return
        moment = since or self.now
        properties = {**wanted, **{name: value for name, value in fixed.items() if value is not None}}
        if kind.history:
            properties |= self._times(moment)
        new = Version(type=edge_type, start=start, end=end, properties=properties)
        slot = self._slot_for(new)
        self._cut(slot, moment)
        slot.versions.append(self._uncut(slot, new) or new)

    def end(
        self,
        edge_type: str,
        start: str,
        end: str = "",
        *,
        fixed: Mapping[str, Any] | None = None,
        until: datetime | None = None,
    ) -> bool:
        """Let nothing stand in a slot any more; whether something did."""
        slot = self.slots.get(slot_of(edge_type, start, end, fixed or {}))
        if slot is None or slot.current is None:
            return False
        self._cut(slot, until or self.now)
        return True

    def take_back(self, slot_name: str, added: Iterable[str], removed: Iterable[Version]) -> bool:
        """Hold again for true what a batch superseded, and no longer what it added; False if that moved on."""
        slot = self.slots.get(slot_name) or Slot()
        gone = set(added)
        if not gone <= {version.origin for version in slot.versions}:
            return False
        kept = [version for version in slot.versions if version.origin not in gone]
        back: list[Version] = []
        for version in removed:
            again = {**version.properties, **self._record(), "origin": version.origin}
            again.pop("superseded_at", None)
            back.append(replace(version, properties=again, element_id=None))
        if any(one.overlaps(other) for one in back for other in kept):
            return False
        slot.versions = kept
        for version in back:
            self._slot_for(version).versions.append(version)
        return True

    def replace_plain(self, slot_name: str, versions: Iterable[Version]) -> None:
        """Let other edges without history stand in a slot."""
        if slot_name in self.slots:
            self.slots[slot_name].versions.clear()
        for version in versions:
            self._slot_for(version).versions.append(replace(version, element_id=None))

    def add_version(self, version: Version, **changes: Any) -> None:
        """Put a copy of a version, with its own times, where ``changes`` say: ``start``, ``end`` or properties."""
        ends = {name: changes.pop(name) for name in ("start", "end") if name in changes}
        moved = {**version.properties, **changes}
        if EDGE_KINDS[version.type].history:
            moved |= self._record()
        copy = replace(version, properties=moved, element_id=None, **ends)
        self._slot_for(copy).versions.append(copy)

    def drop_version(self, version: Version) -> None:
        """No longer hold a version for true."""
        self.slots[version.slot].versions.remove(version)

    def cut_version(self, version: Version, moment: datetime) -> None:
        """Hold a version for true up to a moment only.

        What is left says something else than before, so it is not the same under another name: it has no origin.
        """
        self.drop_version(version)
        if version.properties["valid_from"] < moment:
            until_then = {**_without_record(version), **self._record(), "valid_to": moment}
            self.slots[version.slot].versions.append(replace(version, properties=until_then, element_id=None))

    def touch_map(self, uid: str) -> None:
        """The map of this customer or opportunity changes."""
        self.maps.add(uid)

    def touch_organisation(self, uid: str) -> None:
        """The organisation of this customer changes."""
        self.organisations.add(uid)

    def touch_contact(self, uid: str) -> None:
        """A person changes: with them the maps that they are in and the companies where they work."""
        for _, owner in self.parts.get(uid, ()):
            self.touch_map(owner)
        for job in self.edges("WORKS_AT", start=uid):
            self.touch_organisation(job.end)

    def _slot_for(self, version: Version) -> Slot:
        name = version.slot
        for uid in (version.start, version.end):
            self._around.setdefault(uid, {})[name] = None
        return self.slots.setdefault(name, Slot())

    def _cut(self, slot: Slot, moment: datetime) -> None:
        """End at ``moment`` whatever holds then or later; what began later was never true."""
        for version in list(slot.versions):
            if not EDGE_KINDS[version.type].history:
                slot.versions.remove(version)
                continue
            until = version.properties.get("valid_to")
            if until is not None and until <= moment:
                continue
            self.cut_version(version, moment)

    def _uncut(self, slot: Slot, new: Version) -> Version | None:
        """The version as read that this batch only just ended, where ``new`` says the same: nothing changed then."""
        read = next(
            (one for one in slot.original if one.current and self._says(one) == self._says(new)), None
        )
        if read is None or not EDGE_KINDS[new.type].history:
            return read
        if new.properties["valid_from"] != self.now:
            return None
        cut = {**_without_record(read), "valid_to": self.now}
        copy = next((one for one in slot.versions if _without_record(one) == cut), None)
        if copy is None:
            return None
        slot.versions.remove(copy)
        return read

    def _says(self, version: Version) -> tuple[object, ...]:
        """What an edge says and between whom; a judgement lies in the node that it leads to."""
        if version.type != "STATE":
            return version.start, version.end, version.fields
        state = self.nodes[version.end].properties
        return version.start, {name: state[name] for name in state if name not in BOOKKEEPING}

    def _times(self, since: datetime) -> dict[str, Any]:
        return {**self._record(), "valid_from": since}

    def _record(self) -> dict[str, Any]:
        return {"uid": new_uid(), "recorded_at": self.now, "recorded_by": self.actor}


def _without_record(version: Version) -> dict[str, Any]:
    """A version's properties without what tells it from others that say the same."""
    return {name: value for name, value in version.properties.items() if name not in RECORD}
