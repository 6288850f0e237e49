"""Who changed the same thing: a batch on an older revision against the batches that came in between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from graph_crm.errors import EditConflict
from graph_crm.journal import queries
from graph_crm.journal.model import Collision, from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_crm.graph.gateway import Row, Transaction
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.model import Base, Entry, Thing

# What says what we think of people; cypher/journal/audit.cypher withholds the same.
DELICATE = frozenset(
    {"Contact", "Stakeholder", "STATE", "STANCE", "INFLUENCES", "ALLIED_WITH", "CONFLICTS_WITH"}
)


def withheld(conflict: EditConflict) -> EditConflict:
    """The same conflict for somebody who may not see what we think of people: that others changed it, not what."""
    collisions = cast("tuple[Collision, ...]", conflict.collisions)
    return EditConflict(
        tuple(replace(one, before=None, theirs=None) if one.kind in DELICATE else one for one in collisions)
    )


async def find_collisions(
    transaction: Transaction, draft: Draft, base: Base, entries: Sequence[Entry]
) -> tuple[Collision, ...]:
    """What both sides changed. Two who made the same of a thing do not collide: then no entry is left of it."""
    mine: dict[str, Entry] = {}
    for entry in entries:
        for key in entry.keys:
            if key.startswith("gone:"):  # whoever takes a person out meets all that was done about the person
                mine[key.replace("gone:", "touch:")] = entry
            elif not key.startswith("touch:"):
                mine[key] = entry
    found = await read_conflicts(transaction, draft, base, mine)
    return tuple(make_collision(draft, row, mine[row["key"]]) for row in found)


async def find_removals(
    transaction: Transaction, draft: Draft, base: Base, uids: Iterable[str]
) -> tuple[Collision, ...]:
    """Which of these people others took out of the map in between."""
    found = await read_conflicts(transaction, draft, base, [f"gone:{uid}" for uid in uids])
    return tuple(make_collision(draft, row, None) for row in found)


async def read_conflicts(
    transaction: Transaction, draft: Draft, base: Base, keys: Iterable[str]
) -> list[Row]:
    """The newest entry of each key that came after the base."""
    owners = {
        draft.nodes[base.owner].element_id: {"map_revision": base.map_revision, "org_revision": None},
    }
    customer = draft.nodes[base.customer].element_id
    owners.setdefault(customer, {"map_revision": None, "org_revision": None})["org_revision"] = (
        base.org_revision
    )
    bases = [{"owner": owner, **revisions} for owner, revisions in owners.items()]
    return await transaction.run(queries.CONFLICTS, bases=bases, keys=list(keys))


def make_collision(draft: Draft, row: Row, entry: Entry | None) -> Collision:
    """What both sides made of a thing; ``entry`` None: the other side took the person out."""
    before, theirs = from_json(row["before"]), from_json(row["after"])
    mine = entry.after if entry is not None else None
    field = row["key"].partition("#")[2]
    if field and field != "place":
        before, theirs, mine = (_only(thing, field) for thing in (before, theirs, mine))
    nodes = entry.nodes if entry is not None else (row["key"].partition(":")[2],)
    return Collision(
        key=row["key"],
        kind=entry.kind if entry is not None else "IN_MAP",
        people=draft.people(nodes),
        before=before,
        theirs=theirs,
        mine=mine,
        batch=row["uid"],
        made_by=row["made_by"],
        made_by_name=row["made_by_name"],
        made_at=row["made_at"],
    )


def _only(thing: Thing | None, field: str) -> Thing | None:
    return None if thing is None else {field: thing.get(field)}
