"""What a write is, what it changed, and what stood in its way, as plain data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from graph_crm.journal.edges import own_fields, slot_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Thing = dict[str, Any]
Action = Literal["added", "changed", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The revisions that a client's picture of a map rests on; ``owner`` and ``customer`` are uids."""

    owner: str
    map_revision: int
    customer: str
    org_revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What somebody is about to do.

    ``name`` names the mutation. ``mutation_id`` is the client's own: with the same one the same thing is done once,
    and ``request`` (the arguments, to be put as JSON) tells whether it is the same thing. ``locks`` are uids of
    nodes that nobody else may write meanwhile; ``lock_customer``: nor the customers of the deals among them.
    """

    name: str
    mutation_id: str | None = None
    request: object = None
    locks: tuple[str, ...] = ()
    lock_customer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an edge. ``element_id`` is None until it is written; plain edges have a single one."""

    type: str
    start: str
    end: str
    properties: dict[str, Any]
    element_id: str | None = None

    @property
    def slot(self) -> str:
        return slot_of(self.type, self.start, self.end, self.properties)

    @property
    def current(self) -> bool:
        return self.properties.get("valid_to") is None

    @property
    def origin(self) -> str:
        """What the version was called when it was first said: an undo says it again under another uid."""
        return self.properties.get("origin") or self.properties.get("uid", "")

    @property
    def span(self) -> tuple[datetime, datetime | None]:
        """When it held; None: it holds still. Of edges that keep history."""
        return self.properties["valid_from"], self.properties.get("valid_to")

    def overlaps(self, other: Version) -> bool:
        """Whether both held at some moment. Of edges that keep history."""
        (begin, end), (begins, ends) = self.span, other.span
        return (ends is None or begin < ends) and (end is None or begins < end)

    @property
    def fields(self) -> dict[str, Any]:
        """What the edge says, without its times."""
        return own_fields(self.type, self.properties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a batch changed: a node's properties, or what stands in a slot.

    ``slot`` is a node's uid or an edge's slot, ``kind`` the label or the edge's type. ``before`` and ``after`` are
    None where there was nothing or is nothing. ``keys`` are the smallest things that two people can both change:
    the slot, or single fields of it. ``added`` are uids of versions, ``removed`` whole ones, for undo puts them back;
    ``nodes`` are all that it is about.
    """

    uid: str
    position: int
    slot: str
    kind: str
    before: Thing | None
    after: Thing | None
    keys: tuple[str, ...]
    added: tuple[str, ...] = ()
    removed: tuple[Version, ...] = ()
    nodes: tuple[str, ...] = ()

    @property
    def action(self) -> Action:
        """Whether it is there since, changed, or is gone."""
        if self.before is None:
            return "added"
        gone = self.after is None or self.after.get("deleted_at") is not None
        return "ended" if gone else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Two people changed the same thing: what it was, what the other made of it, and what this one wanted."""

    key: str
    kind: str
    people: tuple[Person, ...]
    before: Thing | None
    theirs: Thing | None
    mine: Thing | None
    batch: str
    made_by: str
    made_by_name: str | None
    made_at: datetime


class Person(NamedTuple):
    """A contact, to be named in an answer or an error."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How often a map, and the organisation that it shows, changed so far."""

    map_revision: int
    org_revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A batch that was put down. ``batch`` is None when nothing had to change; ``replayed``: it was there already."""

    batch: str | None
    made_at: datetime
    revisions: Mapping[str, Revision] = field(default_factory=dict[str, Revision])
    entries: tuple[Entry, ...] = ()
    replayed: bool = False


def to_json(thing: Mapping[str, Any] | None) -> str | None:
    """Properties as they are kept in an entry; times keep their type."""
    if thing is None:
        return None
    return json.dumps(thing, ensure_ascii=False, default=_tagged, sort_keys=True)


def from_json(kept: str | None) -> Thing | None:
    """What ``to_json`` kept."""
    return cast("Thing", json.loads(kept, object_hook=_untagged)) if kept is not None else None


def _tagged(value: object) -> object:
    if isinstance(value, datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    raise TypeError(f"an entry can't hold {value!r}")


def _untagged(read: dict[str, Any]) -> Any:
    if "$datetime" in read:
        return datetime.fromisoformat(read["$datetime"])
    if "$date" in read:
        return date.fromisoformat(read["$date"])
    return read
