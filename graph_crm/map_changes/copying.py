"""Begin a map with people of another map of the same customer, and with what we think of them.

What is copied is judged anew, from now on: a stance keeps its value, confidence, evidence and assessor, and holds
since the copy was made, for it is about another deal. Nothing ties the two maps together afterwards.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from graph_crm.analysis.contact_map import OWNER_LABEL
from graph_crm.errors import DifferentCustomer, InvalidArgument, NotFound
from graph_crm.graph.named_query import named
from graph_crm.journal.model import Intent, Person
from graph_crm.map_changes.copied_parts import COPIED, LeftOut, Parts, copied_changes
from graph_crm.map_changes.model import MapBatch
from graph_crm.map_changes.service import apply_changes
from graph_crm.vocabulary.check import read_roles

if TYPE_CHECKING:
    from graph_crm.access.model import Viewer
    from graph_crm.analysis.contact_map import MapKind
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.journal.draft import Draft, Node
    from graph_crm.journal.model import Recorded
    from graph_crm.journal.service import Journal, Writing
    from graph_crm.map_changes.model import BaseRevision

MEMBERS = named("map_changes/members")
MOST_COPIED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Whom to copy from which map into which. ``stakeholders`` None: everybody; ``include``: which parts of them."""

    source_kind: MapKind
    source_uid: str
    kind: MapKind
    uid: str
    base: BaseRevision
    stakeholders: tuple[str, ...] | None = None
    include: frozenset[Parts] = COPIED
    mutation_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What was copied: the new stakeholders, who was in the map already, and what could not be given any more.

    When the request was done by an earlier one, ``left_out`` is not told again.
    """

    recorded: Recorded
    stakeholders: tuple[str, ...]
    skipped: tuple[Person, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(slots=True)
class _Told:
    """What the last run of the work left out."""

    left_out: list[LeftOut] = field(default_factory=list[LeftOut])


class CopyService:
    """Copies people from map to map."""

    def __init__(self, graph: Graph, journal: Journal) -> None:
        self._graph = graph
        self._journal = journal

    async def copy(self, viewer: Viewer, copy: Copy) -> Copied:
        """Copy as one batch, which can be undone.

        Raises NotFound, DifferentCustomer, InvalidArgument, EditConflict and the kinds of RuleBroken.
        """
        if (copy.source_kind, copy.source_uid) == (copy.kind, copy.uid):
            raise InvalidArgument(argument="from", value=copy.source_uid, expected="another map")
        members = await self._members(viewer, copy)
        intent = Intent(
            name="copyStakeholders",
            mutation_id=copy.mutation_id,
            request=asdict(copy) | {"include": sorted(copy.include)},
            locks=(copy.uid, *sorted(row["contact"] for row in members)),
        )
        told = _Told()

        async def work(writing: Writing) -> None:
            told.left_out = await _copy(writing, copy, members)

        recorded = await self._journal.write(viewer, intent, work)
        persons = {
            entry.after["end"]: entry for entry in recorded.entries if entry.kind == "IS" and entry.after
        }
        return Copied(
            recorded=recorded,
            stakeholders=tuple(entry.slot.split("|")[1] for entry in persons.values()),
            skipped=tuple(
                Person(uid=row["contact"], name=row["name"] or "")
                for row in members
                if row["contact"] not in persons
            ),
            left_out=tuple(told.left_out),
        )

    async def _members(self, viewer: Viewer, copy: Copy) -> list[Row]:
        members = await self._graph.read(
            MEMBERS,
            uid=copy.source_uid,
            kind=OWNER_LABEL[copy.source_kind],
            stakeholders=list(copy.stakeholders) if copy.stakeholders is not None else None,
            viewer=viewer.as_param(),
            limit=MOST_COPIED + 1,
        )
        if len(members) > MOST_COPIED:
            raise InvalidArgument(
                argument="stakeholders", value=f"> {MOST_COPIED}", expected=f"≤ {MOST_COPIED}"
            )
        found = {row["stakeholder"] for row in members}
        for uid in copy.stakeholders or ():
            if uid not in found:
                raise NotFound(kind="stakeholder", uid=uid[:80])
        return members


async def _copy(writing: Writing, copy: Copy, members: list[Row]) -> list[LeftOut]:
    draft = writing.draft
    await writing.load({copy.source_uid, copy.uid})
    source = _customer(draft, copy.source_kind, copy.source_uid)
    target = _customer(draft, copy.kind, copy.uid)
    if source.uid != target.uid:
        raise DifferentCustomer(source=source.properties["name"], target=target.properties["name"])
    await writing.load({row[end] for row in members for end in ("stakeholder", "contact")})
    await read_roles(writing)
    stances = (stance for row in members for stance in draft.edges("STANCE", start=row["stakeholder"]))
    await writing.load(
        {who for stance in stances if (who := stance.properties.get("assessed_by")) is not None}
    )
    # Who left the map, or was merged with another, since they were read is not copied.
    people = {
        row["stakeholder"]: row["contact"]
        for row in members
        if draft.map_of(row["stakeholder"]) == copy.source_uid
        and draft.contact_uids(row["stakeholder"]) == (row["contact"],)
    }
    changes, left_out = copied_changes(draft, people, copy.uid, copy.include)
    batch = MapBatch(kind=copy.kind, uid=copy.uid, base=copy.base, changes=changes)
    await apply_changes(writing, batch)
    return left_out


def _customer(draft: Draft, kind: MapKind, uid: str) -> Node:
    """Whose map it is, or whose deal. Raises NotFound."""
    draft.node(uid, OWNER_LABEL[kind])
    buyer = draft.current("FOR", uid)
    # Whoever sees a deal knows whose it is, also where they may not see the customer itself.
    return draft.nodes[buyer.end if buyer is not None else uid]
