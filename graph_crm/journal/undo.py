"""Take a batch back by a new one: every thing becomes what it was before, unless somebody moved it on since.

What the batch recorded was then a mistake: the versions that it added were never true, and those that it ended hold
again, since when they held. How we knew it in between stays in the history.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph_crm.errors import AlreadyUndone, EditConflict, Erased, NotFound
from graph_crm.journal import queries
from graph_crm.journal.collisions import make_collision
from graph_crm.journal.edges import EDGE_KINDS, slot_of
from graph_crm.journal.entries import slot_value
from graph_crm.journal.model import Intent
from graph_crm.journal.state import put_state, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_crm.access.model import Viewer
    from graph_crm.graph.gateway import Graph, Row
    from graph_crm.journal.draft import Draft
    from graph_crm.journal.model import Entry, Recorded
    from graph_crm.journal.service import Journal, Writing


THE_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


class UndoService:
    """Undoes batches. Undoing an undo does the batch again."""

    def __init__(self, graph: Graph, journal: Journal) -> None:
        self._graph = graph
        self._journal = journal

    async def undo(self, viewer: Viewer, uid: str, mutation_id: str | None = None) -> Recorded:
        """Raises NotFound, AlreadyUndone, Erased, EditConflict and the kinds of RuleBroken."""
        found = await self._graph.read(queries.BATCH, uid=uid, viewer=viewer.as_param())
        if not found:
            raise NotFound(kind="batch", uid=uid)
        locks = (uid, *found[0]["batch"]["locks"])
        intent = Intent(name="undo", mutation_id=mutation_id, request=uid, locks=locks, lock_customer=True)

        async def work(writing: Writing) -> None:
            await _undo(writing, uid)

        return await self._journal.write(viewer, intent, work)


async def _undo(writing: Writing, uid: str) -> None:
    found = (await writing.run(queries.BATCH, uid=uid, viewer=writing.viewer.as_param()))[0]
    if found["undone_by"] is not None:
        raise AlreadyUndone(uid=uid)
    if found["erased"]:
        raise Erased(uid=uid)
    draft = writing.draft
    entries = [queries.make_entry(kept) for kept in found["entries"]]
    named = {node for entry in entries for node in entry.nodes}
    # What the batch ended is over since then.
    await writing.load(named, THE_BEGINNING)
    await writing.load_external_ids(
        entry.slot.split("|")[1] for entry in entries if entry.kind == "IDENTIFIES"
    )
    # The rules look at the persons behind the stakeholders, and at their jobs.
    await writing.load({person for node in named for person in draft.contact_uids(node)} - named)
    if missing := sorted(node for node in named if node not in draft.nodes):
        raise NotFound(kind="node", uid=missing[0])
    made = {entry.slot for entry in entries if entry.before is None and entry.slot in draft.nodes}
    blocked = {key for entry in reversed(entries) for key in _take_back(draft, entry, made)}
    touched = {f"touch:{uid}" for uid in made} | _leaving(draft, named)
    await _check_moved_on(writing, found, entries, blocked, touched)
    for owner in found["changed"]:
        if owner["raised_map"]:
            draft.touch_map(owner["uid"])
        if owner["raised_organisation"]:
            draft.touch_organisation(owner["uid"])
    await writing.load({owner["uid"] for owner in found["changed"]})
    writing.undoes = uid


def _leaving(draft: Draft, named: Iterable[str]) -> set[str]:
    """The keys of who leaves a map by this, and whom others took out since: nothing is undone behind their back."""
    keys: set[str] = set()
    for uid in named:
        slot = draft.slots.get(slot_of("IN_MAP", uid, "", {}))
        if draft.nodes[uid].label == "Stakeholder" and slot is not None and slot.current is None:
            was_in = any(version.current for version in slot.original)
            keys.add(f"touch:{uid}" if was_in else f"gone:{uid}")
    return keys


def _take_back(draft: Draft, entry: Entry, made: set[str]) -> list[str]:
    """Take one entry back; the keys of what somebody moved on since. ``made`` are the nodes that the batch made."""
    if entry.slot in draft.nodes:
        return _take_back_node(draft, entry)
    if EDGE_KINDS[entry.kind].history:
        if draft.take_back(entry.slot, entry.added, entry.removed):
            return []
        return _take_back_fields(draft, entry) if entry.kind == "STATE" else [entry.slot]
    # An edge without history goes and comes back with its node: the past, which shows the node, needs it.
    return [] if made & set(entry.nodes) else _take_back_plain(draft, entry)


def _take_back_plain(draft: Draft, entry: Entry) -> list[str]:
    slot = draft.slots.get(entry.slot)
    if (slot_value(draft, slot.current) if slot is not None else None) != entry.after:
        return [entry.slot]
    draft.replace_plain(entry.slot, entry.removed)
    return []


def _take_back_node(draft: Draft, entry: Entry) -> list[str]:
    node = draft.nodes[entry.slot]
    after = entry.after or {}
    if entry.before is None:
        draft.delete_node(entry.slot)
        return []
    moved = [
        name
        for name in entry.before
        if _told(name, node.properties.get(name)) != _told(name, after.get(name))
    ]
    if not moved:
        # Deleted again, it is deleted from now on: in between it was there.
        again = {"deleted_at": draft.now} if entry.before.get("deleted_at") is not None else {}
        draft.update_node(entry.slot, {**entry.before, **again})
    return [key for key in entry.keys if "#" in key] if moved else []


def _told(name: str, value: object) -> object:
    """What a property says: of a deletion that it is one, for an undo may have said so again later."""
    return value is not None if name == "deleted_at" else value


def _take_back_fields(draft: Draft, entry: Entry) -> list[str]:
    """A judgement that moved on in other fields: only these go back, from now on."""
    now, before, after = state_of(draft, entry.slot.split("|")[1]), entry.before or {}, entry.after or {}
    fields = [name for name in {**before, **after} if name != "since"]
    moved = [f"{entry.slot}#{name}" for name in fields if now.get(name) != after.get(name)]
    if not moved:
        put_state(draft, entry.slot.split("|")[1], {name: before.get(name) for name in fields})
    return moved


async def _check_moved_on(
    writing: Writing, found: Row, entries: list[Entry], blocked: set[str], touched: set[str]
) -> None:
    """Raise EditConflict if something is no longer what the batch made of it, or somebody touched what it made."""
    keys = blocked | touched
    if not keys:
        return
    draft = writing.draft
    by_key: dict[str, Entry] = {key: entry for entry in entries for key in entry.keys}
    concerned = {
        person for entry in entries for node in entry.nodes for person in (node, *draft.contact_uids(node))
    }
    params: dict[str, Any] = {
        "nodes": [draft.nodes[uid].element_id for uid in sorted(concerned)],
        "keys": sorted(keys),
        "batch_uid": found["batch"]["uid"],
    }
    rows = await writing.run(queries.LATER, **params)
    if rows or blocked:
        raise EditConflict(tuple(make_collision(draft, row, by_key.get(row["key"])) for row in rows))
